"""The tables of one page: finders, each by one kind of evidence, and what stands in the cells they find."""
