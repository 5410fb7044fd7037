"""Rows of a sheet put whole into the XML that XlsxWriter is writing, which takes four times as long cell by cell.

The format is that of ECMA-376, part 1, 18.3.1: a row holds cells with an address, a style, and text or a number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | float | dt.date
PIXEL, USUAL_HEIGHT = 0.75, 20  # in points; in pixels, of a row that has no height of its own
DAY_NOUGHT, NO_LEAP_DAY = dt.date(1899, 12, 30), dt.date(1900, 3, 1)  # a spreadsheet counts a 29 February 1900 too
MOST_UNITS = 32_767  # of a cell, in UTF-16
# What XML, or a reader of workbooks, would not take as it stands (18.4.12: _x0009_ is a character by its number).
SPECIAL = re.compile("[&<>]|[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\\s|\\s$")
CONTROL, LITERAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]"), re.compile("_(x[0-9a-fA-F]{4}_)")


def add_row(sheet: Worksheet, row: int, height: float, cells: Sequence[tuple[int, Value, Format]]) -> None:
    """Write a row below all that the sheet holds: its cells from the left, each with column, value and look.

    `row` counts from nought, `height` is in points. The sheet's workbook is written with `constant_memory`.
    """
    sheet._write_single_row(row)  # what XlsxWriter still holds of the row above
    drawn = [
        f'<c r="{_letters(at)}{row + 1}" s="{look._get_xf_index()}"{_held(value)}</c>' for at, value, look in cells
    ]
    pixels = int(height / PIXEL + 0.5)
    tall = f' ht="{pixels * PIXEL:.16g}" customHeight="1"' if pixels != USUAL_HEIGHT else ""
    sheet.fh.write(f'<row r="{row + 1}"{tall}>{"".join(drawn)}</row>')
    sheet._check_dimensions(row, cells[-1][0] if cells else 0)  # which it also keeps


def add_link(sheet: Worksheet, row: int, column: int, address: str) -> None:
    """Make a cell of the row written last lead to an address."""
    sheet.ignore_write_string = True
    sheet.write_url(row, column, address)


@cache
def _letters(column: int) -> str:
    """The letters of a column that is counted from nought."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _held(value: Value) -> str:
    if isinstance(value, str):
        return f' t="inlineStr"><is>{_text(value)}</is>'
    if isinstance(value, dt.date):
        value = (value - DAY_NOUGHT).days - (value < NO_LEAP_DAY)
    return f"><v>{value:.16G}</v>"


def _text(words: str) -> str:
    if len(words) > MOST_UNITS // 2:
        words = words.encode("utf-16-le")[: 2 * MOST_UNITS].decode("utf-16-le", "ignore")
    if not SPECIAL.search(words):
        return f"<t>{words}</t>"
    kept = ' xml:space="preserve"' if words != words.strip() else ""
    words = CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", LITERAL.sub(r"_x005F_\1", words))
    return f"<t{kept}>{escape(words, quote=False)}</t>"
