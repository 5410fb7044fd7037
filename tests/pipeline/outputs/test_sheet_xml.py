"""Rows put whole into a sheet are what XlsxWriter writes cell by cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.outputs.sheet_format import Formats, formats_of
from pipeline.outputs.sheet_xml import Value, add_link, add_row

ADDRESS = "https://plans.example/a.pdf#page=3"
ROWS: tuple[tuple[float, tuple[Value | None, ...]], ...] = (
    (15, ("plain", 3, 2.5, dt.date(2031, 7, 1))),
    (28, ('R&D <b>"quoted"</b> it\'s', None, -1, dt.date(1900, 2, 27))),
    (41, (" before", "after ", "two\nlines\tand a tab", "\x07 bell \x0c page \r return")),
    (28, ("_x0009_ as printed", "not \ufffe a \uffff character", "=1+1", "")),
    (260, ("x" * 40_000, "\U0001f600" * 20_000, "\U0001f600 " + "y" * 32_765, 10**12)),
)


def sheet_of(path: Path, rows: object) -> bytes:
    """The workbook that a function of a sheet and its looks fills, below a header."""
    assert callable(rows)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"created": dt.datetime(2000, 1, 1)})
        sheet, formats = book.add_worksheet("Rows"), formats_of(book)
        sheet.write_string(0, 0, "header", formats.header)
        rows(sheet, formats)
        sheet.autofilter(0, 0, len(ROWS), 3)
    return path.read_bytes()


def cell_by_cell(sheet: Worksheet, formats: Formats) -> None:
    for row, (height, values) in enumerate(ROWS, start=1):
        sheet.set_row(row, height)
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(row, column, value, formats.wrapped)
            elif isinstance(value, dt.date):
                sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), formats.date)
            elif value is not None:
                sheet.write_number(row, column, value, formats.number)
    sheet.write_url(len(ROWS) + 1, 0, ADDRESS, formats.link, "a.pdf")


def whole(sheet: Worksheet, formats: Formats) -> None:
    looks = {str: formats.wrapped, dt.date: formats.date}
    for row, (height, values) in enumerate(ROWS, start=1):
        cells = [(n, v, looks.get(type(v), formats.number)) for n, v in enumerate(values) if v is not None]
        add_row(sheet, row, height, cells)
    add_row(sheet, len(ROWS) + 1, 15, [(0, "a.pdf", formats.link)])
    add_link(sheet, len(ROWS) + 1, 0, ADDRESS)


def test_a_row_put_whole_is_the_row_xlsxwriter_writes(tmp_path: Path) -> None:
    assert sheet_of(tmp_path / "whole.xlsx", whole) == sheet_of(tmp_path / "cells.xlsx", cell_by_cell)
