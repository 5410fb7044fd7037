"""Plain text and Markdown: headings, lists and tables told by how they are set."""
