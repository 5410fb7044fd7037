"""Pages that are pictures, read by OCR: each made into a page of words, rules and fills that the PDF reading takes."""
