"""A row of a sheet: its cells, each in its own type and look, through XlsxWriter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from inspect import unwrap
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

RUN = "<r>"  # what begins so, XlsxWriter takes for runs of letters with looks of their own, and writes as they are
Value = str | float | dt.date
NO_LINKS: Mapping[int, str] = MappingProxyType({})


def write_row(
    sheet: Worksheet,
    row: int,
    height: float,
    cells: Iterable[tuple[int, Value, Format]],
    links: Mapping[int, str] = NO_LINKS,
) -> None:
    """Write a row below all that the sheet holds: its cells, each with column, value and look, and the addresses to
    which columns lead. Text is text whatever it begins with.

    `row` counts from nought, `height` is in points. The sheet's workbook is written with `constant_memory`.
    """
    sheet.set_row(row, height)
    write_string, write_number = _plain_writers()
    for column, value, look in cells:
        if column in links:
            sheet.write_url(row, column, links[column], look, str(value))
        elif isinstance(value, str) and value.startswith(RUN):
            sheet.write_rich_string(row, column, "<", "r", value[2:], look)  # it takes no fewer than three parts
        elif isinstance(value, str):
            write_string(sheet, row, column, value, look)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, column, value, look)
        else:
            write_number(sheet, row, column, value, look)
    _forget(sheet, row - 1)


@cache
def _plain_writers() -> tuple[Callable[..., int], Callable[..., int]]:
    """How XlsxWriter writes strings and numbers, without its look at each cell for an address in letters ("B4")."""
    from xlsxwriter.worksheet import Worksheet

    return unwrap(Worksheet.write_string), unwrap(Worksheet.write_number)


def _forget(sheet: Worksheet, row: int) -> None:
    """Let go of what XlsxWriter keeps of a row that is in the file, a quarter of a kilobyte, to place pictures by."""
    sheet.row_info.pop(row, None)
    sheet.row_sizes.pop(row, None)
