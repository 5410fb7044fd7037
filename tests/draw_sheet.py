"""Workbooks drawn for tests: by XlsxWriter as most are, by openpyxl, and from a few words of a sheet's own XML."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from extractors.model import Document, Paragraph, Table
from extractors.sheet.reader import read_sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HEADINGS = ("Ref", "Action", "Lead", "Due date", "RAG")
PLAN = (
    HEADINGS,
    ("1", "Open a second duty desk in the north of the county", "Head of Service", "May 2031", "Green"),
    ("2", "Write to each carer about the new offer of respite", "Team Manager", "June 2031", "Amber"),
    ("3", "Read ten records a month with each practice lead", "Practice Lead", "July 2031", "Red"),
)

Draw = Callable[[Any, Any], None]  # takes the workbook and its sheet


def drawn(path: Path, draw: Draw, name: str = "Tracker", **options: Any) -> Document:
    """The document of a workbook of one sheet that `draw` writes with XlsxWriter."""
    book = xlsxwriter.Workbook(path / "plan.xlsx", options)
    draw(book, book.add_worksheet(name))
    book.close()
    return read_sheet(path / "plan.xlsx")


def write_rows(sheet: Any, rows: Sequence[Sequence[Any]], top: int = 0, left: int = 0) -> None:
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(top + r, left + c, value)


def write_xml(
    path: Path, data: str, around: str = "", styles: str = "", main: str = MAIN, office: str = OFFICE, texts: str = ""
) -> Path:
    """A workbook of one sheet whose rows are `data`, with `around` behind them; `styles` inside a styleSheet."""
    extra = {"styles": styles, "sharedStrings": texts}
    relations = "".join(
        f'<Relationship Id="{n}" Type="{office}/{n}" Target="{n}.xml"/>' for n, content in extra.items() if content
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        types = f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}"/>'
        out.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>')
        out.writestr(
            "_rels/.rels", _relations(f'<Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/>')
        )
        sheet = f'<Relationship Id="s" Type="{office}/worksheet" Target="sheet.xml"/>'
        out.writestr("xl/_rels/workbook.xml.rels", _relations(sheet + relations))
        named = '<sheets><sheet name="Tracker" sheetId="1" r:id="s"/></sheets>'
        out.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}">{named}</workbook>')
        body = f"<sheetData>{data}</sheetData>{around}"
        out.writestr("xl/sheet.xml", f'<worksheet xmlns="{main}" xmlns:r="{office}">{body}</worksheet>')
        if styles:
            out.writestr("xl/styles.xml", f'<styleSheet xmlns="{main}">{styles}</styleSheet>')
        if texts:
            out.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{texts}</sst>')
    return path


def words(table: Table) -> list[list[str]]:
    return [[cell.words for cell in row] for row in table.rows]


def prose(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Paragraph)]


def codes(document: Document) -> dict[str, str]:
    """What the document's issues are about, by code."""
    return {issue.code: issue.text for issue in document.issues}


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'
