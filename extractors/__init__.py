"""What a table is: one module a format, each giving a `Document` of headings, paragraphs and tables in reading order."""
