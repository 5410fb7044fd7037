"""The comparison site: a page for each council, theme and document, and the pages to review them."""
