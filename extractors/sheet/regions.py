"""Where the tables of a sheet stand: runs of rows and columns with no empty row or column between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from extractors.model import Cell
from extractors.sheet.grid import Grid

NARROW = 3.0  # characters: an empty column no wider only sets its neighbours apart
MOST_SHEET_COLUMNS = 400  # of one table
FEWEST_SPACED = 3  # columns, each alone between empty ones, that are those of one table
MOST_GAP = 2  # rows without words that a table may have, where lines go on through them
FILLED_ALIKE = 0.6  # share of a table's columns that a part without a heading fills
MOST_SPLITS = 30  # sheets are cut no deeper


Band: TypeAlias = tuple[int, int, str | None, bool, float]  # first and last column, fill, bold, size of letters


@dataclass(frozen=True, slots=True)
class Region:
    """A table of a sheet: the numbers of its rows with words and of its columns."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """A cell that stands alone in its row above or below a table, or by itself; `heads` where it stands right over one
    of several tables side by side, as others do over those beside it."""

    cell: Cell
    heads: bool = False


def regions(grid: Grid) -> Iterator[Region | Alone]:
    """The tables of a sheet and the words around them, from top to bottom, those side by side from left to right."""
    columns = sorted({column for cells in grid.rows.values() for column in cells})
    yield from _regions(grid, sorted(grid.rows), columns, 0)


def _regions(grid: Grid, rows: Sequence[int], columns: Sequence[int], depth: int) -> Iterator[Region | Alone]:
    runs = _under_titles(grid, list(_runs(grid, rows, columns)), columns)
    bands = {_band(grid, row, columns) for run in runs for row in _inner_bands(grid, run, columns)}
    openings = {_first_words(grid, opening, columns) for run in runs if (opening := _opening(grid, run, columns))}
    for run in runs:
        body = list(run)
        while body and len(values := row_values(grid, body[0], columns)) <= 1:
            if len(body) > 1 and _band(grid, body[0], columns) in bands:  # of a table, not over it
                break
            if _first_words(grid, body[:2], columns) in openings:  # a card's first label, beside a value left blank
                break
            yield from map(Alone, values)
            body.pop(0)
        if not body:
            continue
        parts = _column_runs(grid, body, columns)
        if len(parts) > 1 and depth < MOST_SPLITS:
            is_headed = all(_is_headed(grid, body, part) for part in parts)
            for part in parts:
                yield from (Alone(cell, True) for cell in row_values(grid, body[0], part) if is_headed)
                yield from _regions(grid, body[is_headed:], part, depth + 1)
        elif parts:
            yield Region(tuple(body), tuple(_told_apart(grid, body, parts[0])[:MOST_SHEET_COLUMNS]))


def _under_titles(grid: Grid, runs: list[list[int]], columns: Sequence[int]) -> list[list[int]]:
    """The runs of rows, a row of titles with the tables side by side below a gap that it has one over each of."""
    found: list[list[int]] = []
    for run in runs:
        above = found[-1] if found else []
        is_near = len(above) == 1 and run[0] - above[0] - 1 <= MOST_GAP
        parts = _column_runs(grid, run, columns) if is_near else []
        if len(parts) > 1 and all(len(row_values(grid, above[0], part)) == 1 for part in parts):
            above += run
        else:
            found.append(run)
    return found


def _is_headed(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether the first row of a table says one thing in words, and the row below it several."""
    title, below = (row_values(grid, row, columns) for row in (*rows, 0)[:2])
    return len(title) == 1 and not title[0].is_blank and len(below) > 1


def _inner_bands(grid: Grid, run: Sequence[int], columns: Sequence[int]) -> Iterator[int]:
    """The rows of a table that one merged cell takes up right below rows of several cells."""
    for above, row in pairwise(run):
        if _band(grid, row, columns) and len(row_values(grid, above, columns)) > 1:
            yield row


def _band(grid: Grid, row: int, columns: Sequence[int]) -> Band | None:
    """The look of a row that one merged cell takes up; None for any other. A row over a table that looks as the bands
    within tables do is one of them."""
    cells = grid.rows.get(row, {})
    held = [column for column in columns if column in cells]
    if len(held) < 2 or any(cells[column] is not cells[held[0]] for column in reversed(held)):
        return None
    cell = cells[held[0]]
    return None if cell.is_blank else (held[0], held[-1], cell.fill, cell.bold, cell.lines[0].size)


def _opening(grid: Grid, run: Sequence[int], columns: Sequence[int]) -> Sequence[int] | None:
    """The first row of a table that says several things, and the row below it; None where there are not both."""
    return next((pair for pair in pairwise(run) if len(row_values(grid, pair[0], columns)) > 1), None)


def _first_words(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> tuple[tuple[int, str] | None, ...]:
    """The column and the words of the first cell with words in each of two rows: of a card the labels it opens with."""
    cells = [grid.rows.get(row, {}) for row in rows]
    return tuple(next(((c, row[c].text) for c in columns if c in row and row[c].text), None) for row in cells)


def row_values(grid: Grid, row: int, columns: Sequence[int]) -> list[Cell]:
    """The cells of a row that say something each: with words, or with a colour that no words beside it have."""
    cells = grid.rows.get(row, {})
    found = list({id(cells[c]): cells[c] for c in columns if c in cells}.values())
    fills = {cell.fill for cell in found if not cell.is_blank}
    return [cell for cell in found if not cell.is_blank or (fills and cell.fill not in fills)]


def _has_words(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    cells = grid.rows.get(row, {})
    return any(c in cells and not cells[c].is_blank for c in columns)


def _runs(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> Iterator[list[int]]:
    """Rows with words that follow each other, or that one table holds for another reason."""
    run: list[int] = []
    worded = [row for row in rows if _has_words(grid, row, columns)]
    ends = {row: i for i, row in enumerate(worded)}
    for row in worded:
        if run and row - run[-1] > 1 and not _goes_on(grid, run, worded, ends[row], columns):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _goes_on(grid: Grid, run: Sequence[int], worded: Sequence[int], at: int, columns: Sequence[int]) -> bool:
    """Whether the rows from worded[at] on belong to the table above a gap: a table object holds both, the gap is ruled
    or painted like the table, or they fill its columns without a heading of their own."""
    above, row = run[-1], worded[at]
    if any(t.area.top <= above and row <= t.area.bottom for t in grid.parts.tables):
        return True
    held = [c for c in columns if (cell := grid.at(above, c)) and not cell.is_blank]
    if len(held) < 2 or row - above - 1 > MOST_GAP:
        return False
    if all(grid.ruled(gap, held) for gap in range(above + 1, row)):
        return True
    filled = [c for c in columns if (cell := grid.at(row, c)) and not cell.is_blank]
    is_like = set(filled) <= set(held) and len(filled) >= max(FILLED_ALIKE * len(held), 3)
    return is_like and not all(grid.rows[row][c].bold for c in filled)


def _column_runs(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """Columns that follow each other; an empty column as wide as any other parts two tables, but not such as stand
    between all columns of one."""
    worded = [row for row in rows if row in grid.rows]
    texts: set[int] = set()
    for row in worded:
        texts.update(c for c, cell in grid.rows[row].items() if c not in texts and not cell.is_blank)
    live = [c for c in columns if c in texts or _is_painted(grid, worded, c)]
    found: list[list[int]] = []
    for column in live:
        between = range(found[-1][-1] + 1, column) if found else ()
        if found and all(_is_spacing(grid, rows, gap) for gap in between):
            found[-1].append(column)
        else:
            found.append([column])
    return [live] if len(found) >= FEWEST_SPACED and all(len(one) == 1 for one in found) else found


def _is_spacing(grid: Grid, rows: Sequence[int], column: int) -> bool:
    named = any(
        t.area.left <= column <= t.area.right and t.area.top <= rows[-1] and rows[0] <= t.area.bottom
        for t in grid.parts.tables
    )
    return named or grid.parts.widths.get(column, 9.0) < NARROW


def _is_painted(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Whether a column without words shows colours that mean something: not one and the same in every row."""
    fills = [grid.rows[row][column].fill if column in grid.rows[row] else None for row in rows]
    return any(fills) and (len(rows) == 1 or len(set(fills)) > 1)


def _told_apart(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> list[int]:
    """The columns without those that show in every row the cell of the column before."""
    kept: list[int] = []
    for column in columns:
        before = kept[-1] if kept else None
        pairs = ((grid.at(row, before), grid.at(row, column)) for row in rows if before is not None)
        if before is None or not all(a is b for a, b in pairs):
            kept.append(column)
    return kept
