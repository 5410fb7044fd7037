"""Layout grids laid over one another: where the columns of a table stand, and which cells are merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from statistics import median

from extractors.model import Cell, Row, Table

PAGE_TO_PAGE = 4.0  # points by which one rule may be off from page to page; twice a common rule's width and more
MOST_SHIFT = 60.0  # points a table moves sideways where left and right pages have a binding margin


def edges(table: Table) -> tuple[float, ...]:
    """The x of each column's left edge, and of the last one's right edge, in points; () where the format has none."""
    width = table.width
    at: list[list[float]] = [[] for _ in range(width + 1)]
    above: Row = ()
    for row in table.rows:
        column = 0
        while column < width:
            cell, left = row[column], column
            while column < width and row[column] is cell:
                column += 1
            if above and above[left] is cell:
                continue
            places = cell.places
            if not places or (place := places[-1]).page is None:
                return ()
            at[left].append(place.x0)
            at[column].append(place.x1)
        above = row
    return tuple(median(xs) for xs in at) if all(at) else ()


@lru_cache(64)  # a table's grid is laid over that of each page
def columns_over(coarse: tuple[float, ...], fine: tuple[float, ...]) -> tuple[int, ...] | None:
    """For each column of `fine` the column of `coarse` it stands in, where every edge of `coarse` is one of `fine`.

    Both are edges as `edges` gives them; `coarse` may stand somewhat to the left or right as a whole. None where the
    columns are others.
    """
    shift = fine[0] - coarse[0]
    if abs(shift) > MOST_SHIFT:
        return None
    moved = [x + shift for x in coarse]
    widths = [b - a for a, b in pairwise(fine)]
    found = []
    for x in moved:
        nearest = min(range(len(fine)), key=lambda i: abs(fine[i] - x))
        beside = min(widths[max(nearest - 1, 0) : nearest + 1])
        if abs(fine[nearest] - x) > max(PAGE_TO_PAGE, beside / 4):
            return None
        found.append(nearest)
    if found[-1] != len(widths) or sorted(set(found)) != found:
        return None
    return tuple(sum(1 for i in found[1:] if i <= column) for column in range(len(widths)))


def spread(table: Table, columns: Sequence[int]) -> Table:
    """The same table on the grid where each new column shows the old column of that number (counted from 0)."""
    if list(columns) == list(range(table.width)):
        return table
    return replace(table, rows=tuple(tuple(row[i] for i in columns) for row in table.rows))


def span(row: Row, column: int) -> int:
    """How many columns to the right the cell at this address covers, itself included."""
    end = column + 1
    while end < len(row) and row[end] is row[column]:
        end += 1
    return end - column


def columns_begun(row: Row) -> list[int]:
    """The columns in which the cells of a row begin."""
    return [c for c, cell in enumerate(row) if not c or cell is not row[c - 1]]


def is_full_width(row: Row) -> bool:
    """Whether one cell covers the whole width of a table of several columns."""
    return len(row) > 1 and row[0] is row[-1] and span(row, 0) == len(row)


def cells_with_words(row: Row) -> Iterator[Cell]:
    """The cells of a row that hold words, from left to right, each once."""
    seen: set[int] = set()
    for cell in row:
        if cell.words and id(cell) not in seen:
            seen.add(id(cell))
            yield cell


def same_merges(one: Row, other: Row) -> bool:
    """Whether the same cells are merged sideways in both rows."""
    return all((a is b) == (c is d) for a, b, c, d in zip(one, one[1:], other, other[1:], strict=False))
