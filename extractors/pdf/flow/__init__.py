"""The pages as one flow: furniture told apart, text columns, paragraphs, headings, rows printed without rules."""
