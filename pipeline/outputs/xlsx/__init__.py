"""Workbooks as ECMA-376, part 1, has them (SpreadsheetML), written a row at a time: no sheet is held."""
