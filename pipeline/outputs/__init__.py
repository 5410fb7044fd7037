"""Outputs: what people open: the site, the workbook, data packages, a searchable database, pictures of pages."""
