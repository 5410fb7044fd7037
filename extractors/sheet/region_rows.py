"""The rows of a region that make its table: without sums, without numbers that wait for an action, without notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model import Cell
from extractors.sheet.grid import Grid
from extractors.sheet.regions import Region, row_values
from extractors.sheet.sheet_data import RawCell

# Functions that make one figure of many cells.
SUMS = re.compile(
    r"^=?\s*(?:_xlfn\.)?(?:SUM|SUBTOTAL|AGGREGATE|COUNT|COUNTA|COUNTIF|COUNTIFS|SUMIF|SUMIFS|AVERAGE)\(", re.I
)
TOTAL = re.compile(
    r"\W*(?:(?:grand|sub|over ?all)[ -]?)?totals?\b|\W*(?:number|sum|count|average) of\b|\W*count\b", re.I
)
NUMBER = re.compile(r"[\W_]*(?:[A-Za-z]{1,4}[\W_]*)?\d{1,4}(?:\.\d{1,3})*[a-z]?[\W_]*")
FIGURE = re.compile(r"[\W_]*\d[\d,. %]*")
MOST_HEADERS = 3
LONGEST_REFERENCE = 4  # words of a reference or of a figure's name, at most
NOTE = 5  # words of a note, at least


def table_rows(grid: Grid, region: Region) -> tuple[list[int], list[int], list[int]]:
    """The rows of the table, those that hold only sums or bare numbers, and those of notes at its end."""
    kept: list[int] = []
    aside: list[int] = []
    totals = {t.area.bottom - i for t in grid.parts.tables for i in range(t.totals) if _meets(region, t.area)}
    sums = totals | {row for row in region.rows[1:] if _is_sum(grid, row, region)}
    sums |= _broken_down(grid, region, sums)
    for at, row in enumerate(region.rows):
        waits = at and _is_numbered_only(grid, row, region)
        (aside if row in sums or waits else kept).append(row)
    notes: list[int] = []
    while len(kept) > 2 and _is_note(grid, kept, region):
        notes.insert(0, kept.pop())
    return kept, aside, notes


def header_count(grid: Grid, region: Region, rows: Sequence[int]) -> int:
    """How many rows at the top of a table are known to be its headings: a table object or filter says so, or they stay
    in sight. 0 where nothing says so."""
    last = max(
        (t.area.top + t.headers - 1 for t in grid.parts.tables if _meets(region, t.area) and t.headers), default=0
    )
    for end in (last, grid.parts.frozen):
        count = sum(row <= end for row in rows)
        if 0 < count <= MOST_HEADERS and count < len(rows):
            return count
    return 0


def _meets(region: Region, area: tuple[int, int, int, int]) -> bool:
    top, left, bottom, right = area
    return (
        region.rows[0] <= bottom
        and top <= region.rows[-1]
        and region.columns[0] <= right
        and left <= region.columns[-1]
    )


def _is_numbered_only(grid: Grid, row: int, region: Region) -> bool:
    """Whether a row has a number, and besides only what a formula or a list filled in before there was an action."""
    typed: dict[int, Cell] = {}
    for column in region.columns:
        cell = grid.at(row, column)
        if cell is not None and not cell.is_blank and not _is_given(grid, row, column):
            typed[id(cell)] = cell
            if len(typed) > 1:
                return False
    return any(map(_is_number, typed.values()))


def _is_number(cell: Cell) -> bool:
    return "\n" not in cell.text and NUMBER.fullmatch(cell.text) is not None


def _is_given(grid: Grid, row: int, column: int) -> bool:
    raw = grid.raw(row, column)
    return bool(raw.formula) or any(choice.area.holds(row, column) for choice in grid.parts.chosen)


def _is_sum(grid: Grid, row: int, region: Region) -> bool:
    """Whether a row says no more than what it adds up: figures of sums, with a word or two before them."""
    figures, others = False, dict[int, Cell]()
    for column in region.columns:
        cell = grid.at(row, column)
        if cell is None or cell.is_blank:
            continue
        if FIGURE.fullmatch(_said(cell)):
            figures = True
        else:
            others[id(cell)] = cell
            if len(others) > 1:
                return False
    return any(_adds(grid.raw(row, c)) for c in region.columns) or bool(
        figures and any(TOTAL.match(_said(cell)) for cell in others.values())
    )


def _broken_down(grid: Grid, region: Region, sums: set[int]) -> set[int]:
    """The rows below the last sum, where each of them to the table's foot is a few words and their figure."""
    below = {row for row in region.rows if sums and row > max(sums)}
    return below if all(_names_figure(grid, row, region) for row in below) else set()


def _names_figure(grid: Grid, row: int, region: Region) -> bool:
    said = [_said(cell) for cell in row_values(grid, row, region.columns) if not cell.is_blank]
    if len(said) != 2:
        return False
    name, figure = said
    return not NUMBER.fullmatch(name) and len(name.split()) <= LONGEST_REFERENCE and bool(FIGURE.fullmatch(figure))


def _adds(raw: RawCell) -> bool:
    return SUMS.match(raw.formula) is not None


def _is_note(grid: Grid, rows: Sequence[int], region: Region) -> bool:
    """Whether the last row is a note: one cell over several columns, or many words where the rows have their number."""
    *body, last = rows
    cells = row_values(grid, last, region.columns)
    if len(cells) != 1 or cells[0].is_blank:
        return False
    if sum(grid.at(last, c) is cells[0] for c in region.columns) > 1:
        return True
    first = [cell for row in body[1:] if (cell := grid.at(row, region.columns[0])) is not None]
    is_first = grid.at(last, region.columns[0]) is cells[0]
    return is_first and bool(first) and all(_words(c) <= LONGEST_REFERENCE for c in first) and _words(cells[0]) >= NOTE


def _said(cell: Cell) -> str:
    """The first line of a cell with words."""
    return cell.text.partition("\n")[0]


def _words(cell: Cell) -> int:
    return sum(len(line.text.split()) for line in cell.lines)
