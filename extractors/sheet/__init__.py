"""Reads workbooks: every sheet as headings, notes and tables, with values and colours as Excel shows them."""
