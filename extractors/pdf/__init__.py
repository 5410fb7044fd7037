"""PDF: words, rules and fills of each page by pdfium, made into tables and the lines around them."""
