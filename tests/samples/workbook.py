"""A sample plan as the tracker a council might keep of it: what its Word twin holds, on one sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from extractors.model import Document, Line, Paragraph, Table

BODY, LARGEST = 10, 20  # points
EPOCH = datetime(2024, 1, 1, tzinfo=UTC)  # no clock in what is drawn


def save_workbook(document: Document, path: Path, name: str = "Sheet") -> None:
    """Write a document's paragraphs and tables; merged cells are merged, fills painted, headings bold and larger."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": document.properties.get("title", ""), "created": EPOCH})
    sheet = book.add_worksheet(name)
    row = 0
    for block in document.blocks:
        row = _paragraph(book, sheet, row, block) if isinstance(block, Paragraph) else _table(book, sheet, row, block)
    book.close()


def _paragraph(book: Any, sheet: Any, row: int, paragraph: Paragraph) -> int:
    size = LARGEST - 2 * paragraph.level if paragraph.level else BODY
    look = book.add_format({"bold": bool(paragraph.level), "font_size": size})
    sheet.write_string(row, 0, _words(paragraph.lines), look)
    return row + 1


def _table(book: Any, sheet: Any, row: int, table: Table) -> int:
    for r, c, cell in table.cells():
        look = {"bold": cell.bold, "font_size": BODY, "text_wrap": True, "border": 1}
        style = book.add_format({**look, **({"bg_color": f"#{cell.fill}"} if cell.fill else {})})
        bottom = max(i for i, cells in enumerate(table.rows) if any(one is cell for one in cells))
        right = max(i for cells in table.rows for i, one in enumerate(cells) if one is cell)
        if (bottom, right) == (r, c):
            sheet.write(row + r, c, _words(cell.lines) or None, style)
        else:
            sheet.merge_range(row + r, c, row + bottom, right, _words(cell.lines), style)
    return row + len(table.rows) + 1


def _words(lines: tuple[Line, ...]) -> str:
    return "\n".join(f"{line.label} {line.text}".strip() for line in lines)
