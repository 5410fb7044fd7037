"""A sheet as XML: what stands before its rows, each row, what stands after. ECMA-376, part 1, 18.3.1.99."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from urllib.parse import quote

from pipeline.outputs.xlsx.cells import Value, cell, letters
from pipeline.outputs.xlsx.look import Look

COLUMN_PADDING = 182 / 256  # of a column beside its characters: 5 pixels where a character has 7
PIXEL, USUAL_HEIGHT = 0.75, 15.0  # points; of a row that says nothing of its height
NO_URI = re.compile(r'[\x00-\x20"<>[\]^`{|}\\]|%(?![0-9a-fA-F]{2})')  # what an address of the web may not hold as it is
BEFORE = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>'
    "<sheetViews>{view}</sheetViews>"
    '<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
)
PAGE = '<sheetView showGridLines="0"{chosen} workbookViewId="0"/>'
FROZEN = (
    '<sheetView{chosen} workbookViewId="0">'
    '<pane xSplit="{frozen}" ySplit="1" topLeftCell="{corner}2" activePane="bottomRight" state="frozen"/>'
    '<selection pane="topRight" activeCell="{corner}1" sqref="{corner}1"/>'
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/><selection pane="bottomRight"/></sheetView>'
)
# Landscape A3, one page wide: no row is torn over sheets of paper.
AFTER = (
    "</sheetData>{filtered}{links}"
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="8" fitToHeight="0" orientation="landscape"/>'
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>"
)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """Characters that a line of it holds, and whether it is hidden."""

    width: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Cells from the left, each with column (from nought), value and look; points of height; and where columns lead: to
    an address, or after # to a place in the workbook."""

    cells: Iterable[tuple[int, Value, Look]]
    height: float = USUAL_HEIGHT
    links: Iterable[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Name, columns and rows, and how many these are. With `frozen` it is a table: its first row and so many columns
    stay in sight, and each column can be filtered. Without it is a page of words."""

    name: str
    columns: Sequence[SheetColumn]
    count: int
    rows: Iterable[SheetRow]
    frozen: int = 0

    @property
    def last(self) -> str:
        """The address of the cell at the bottom right."""
        return f"{letters(len(self.columns) - 1)}{self.count}"

    @property
    def filtered(self) -> str:
        """The area that can be filtered; that of a table without rows has an empty one."""
        return f"$A$1:${letters(len(self.columns) - 1)}${max(self.count, 2)}"


def sheet_xml(sheet: Sheet, styles: Mapping[Look, int], chosen: bool, targets: list[str]) -> Iterator[str]:
    """The sheet in pieces. `chosen` is the one that is open at first; to `targets` the addresses are added that links
    lead to, which the sheet calls by their places, rId1 and on."""
    links: list[str] = []
    yield _before(sheet, chosen)
    for number, row in enumerate(sheet.rows, start=1):
        for column, address in row.links:
            links.append(_link(f"{letters(column)}{number}", address, targets))
        yield _row(number, row, styles)
    filtered = f'<autoFilter ref="{sheet.filtered.replace("$", "")}"/>' if sheet.frozen else ""
    yield AFTER.format(filtered=filtered, links=f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")


def _before(sheet: Sheet, chosen: bool) -> str:
    view = (FROZEN if sheet.frozen else PAGE).format(
        chosen=' tabSelected="1"' if chosen else "", frozen=sheet.frozen, corner=letters(sheet.frozen)
    )
    return BEFORE.format(last=sheet.last, view=view, columns="".join(_columns(sheet.columns)))


def _columns(columns: Iterable[SheetColumn]) -> Iterator[str]:
    first = 1
    for column, same in groupby(columns):
        last = first + len(list(same)) - 1
        hidden = ' hidden="1"' if column.hidden else ""
        yield f'<col min="{first}" max="{last}" width="{column.width + COLUMN_PADDING}"{hidden} customWidth="1"/>'
        first = last + 1


def _row(number: int, row: SheetRow, styles: Mapping[Look, int]) -> str:
    cells = "".join([cell(f"{letters(column)}{number}", styles[look], value) for column, value, look in row.cells])
    height = round(row.height / PIXEL) * PIXEL  # as Excel keeps it
    tall = f' ht="{height:.16g}" customHeight="1"' if height != USUAL_HEIGHT else ""
    return f'<row r="{number}"{tall}>{cells}</row>'


def _link(cell_address: str, address: str, targets: list[str]) -> str:
    target, _, place = address.partition("#")
    location = f' location="{escape(place)}"' if place else ""
    if not target:
        return f'<hyperlink ref="{cell_address}"{location}/>'
    targets.append(NO_URI.sub(lambda found: quote(found[0]), target))
    return f'<hyperlink ref="{cell_address}" r:id="rId{len(targets)}"{location}/>'
