"""Workbooks: what is written is what XlsxWriter writes of the same cells, whose workbooks Excel is known to open."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from pipeline.outputs.xlsx.book import write_book
from pipeline.outputs.xlsx.cells import letters
from pipeline.outputs.xlsx.look import Look
from pipeline.outputs.xlsx.sheet import Sheet, SheetColumn, SheetRow

PLAIN, DATE = Look(), Look(is_date=True, fill="FFDD00")
WORDS = (
    "Plan",
    "",
    " ahead",
    "two\nlines ",
    'a < b & "c" > d',
    "a\x00b\x1fc\r",
    "_x0041_ is text",
    "=1+1",
    "\ufffe",
    "x" * 32_766 + "😀",
)
NUMBERS = (0, 12, -0.5, 1 / 3, 1e21)
DAYS = (dt.date(2024, 2, 29), dt.date(1900, 2, 28), dt.date(1900, 3, 1))
ADDRESSES = (
    "https://council.example/plan.pdf#page=3",
    "https://council.example/a plan [1].pdf?a=1&b=2",
    "https://a.example/a%20b",
)
CELLS = [*((words, PLAIN) for words in WORDS), *((number, PLAIN) for number in NUMBERS), *((day, DATE) for day in DAYS)]


def ours(path: Path) -> Path:
    columns = [SheetColumn(12), SheetColumn(30, hidden=True), SheetColumn(30), SheetColumn(30)]
    rows = [SheetRow([(0, "Heading", PLAIN)])]
    rows += [SheetRow([(0, value, look), (3, number, PLAIN)], 28.0) for number, (value, look) in enumerate(CELLS)]
    rows += [SheetRow([(1, "file", PLAIN)], links=[(1, address)]) for address in ADDRESSES]
    write_book(path, "Plans", (PLAIN, DATE), [Sheet("Plans", columns, len(rows), rows, frozen=2)])
    return path


def theirs(path: Path) -> Path:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Plans")
        plain, date = book.add_format({"font_size": 10}), book.add_format({"num_format": "d mmm yyyy"})
        for number, width in enumerate((12, 30, 30, 30)):
            sheet.set_column(number, number, width, None, {"hidden": True} if number == 1 else {})
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(CELLS) + len(ADDRESSES), 3)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&RPage &P of &N")
        sheet.write_string(0, 0, "Heading", plain)
        for row, (value, _) in enumerate(CELLS, start=1):
            sheet.set_row(row, 28.0)
            if isinstance(value, str):
                sheet.write_string(row, 0, value, plain)
            elif isinstance(value, dt.date):
                sheet.write_datetime(row, 0, value, date)
            else:
                sheet.write_number(row, 0, value, plain)
            sheet.write_number(row, 3, row - 1, plain)
        for row, address in enumerate(ADDRESSES, start=1 + len(CELLS)):
            sheet.write_url(row, 1, address, plain, "file")
    return path


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"])
def test_a_sheet_and_its_links_are_those_of_xlsxwriter(tmp_path: Path, part: str) -> None:
    found, wanted = (
        re.sub(r' s="\d+"', "", zipfile.ZipFile(path).read(part).decode())
        for path in (ours(tmp_path / "ours.xlsx"), theirs(tmp_path / "theirs.xlsx"))
    )
    assert found.replace("%5B", "%5b").replace("%5D", "%5d") == wanted


def test_looks_and_names_are_read_by_openpyxl(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(ours(tmp_path / "plans.xlsx"))
    sheet = book["Plans"]
    dated = sheet.cell(2 + len(WORDS) + len(NUMBERS), 1)
    assert (dated.value, dated.number_format) == (dt.datetime(2024, 2, 29), "d mmm yyyy")
    assert (dated.fill.fgColor.rgb, sheet["A1"].fill.patternType, sheet["A1"].font.name) == ("FFFFDD00", None, "Arial")
    assert (sheet.freeze_panes, sheet.print_title_rows, book.properties.title) == ("C2", "$1:$1", "Plans")


def test_text_that_looks_like_markup_of_a_workbook_is_text(tmp_path: Path) -> None:
    words = "<r><t>Red</t></r>"
    rows = [SheetRow([(0, words, PLAIN)])]
    write_book(tmp_path / "plans.xlsx", "Plans", (PLAIN,), [Sheet("Plans", [SheetColumn(9)], 1, rows)])
    assert openpyxl.load_workbook(tmp_path / "plans.xlsx")["Plans"]["A1"].value == words


@pytest.mark.parametrize(
    ("column", "named"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_go_by_letters(column: int, named: str) -> None:
    assert letters(column) == named
