"""Word: paragraphs, numbering, styles and tables of a .docx as they are shown."""
