"""Headings that stayed behind at a page's foot, without a row of their table, which begins overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.continuation.column_spans import edges
from extractors.model import Cell, Line, Row, Table
from extractors.pdf.flow.printed_sheets import around
from extractors.pdf.flow.text_columns import Item, box

OFF_COLUMN = 4.0  # points by which a heading may begin left of its column
MOST_STEP = 1.6  # sizes of the letters from line to line of a heading
FEWEST_BEHIND = 3  # columns
MOST_UNHEADED = 1  # columns

Columns = list[list[Item]]  # of text on a page


def with_headings_behind(pages: Sequence[Columns]) -> None:
    """Move bold lines that close a page, over the columns of a table overleaf that has no headings, into that table."""
    for page, overleaf in pairwise(pages):
        if not page or not overleaf or not isinstance(table := overleaf[0][0], Table):
            continue
        foot = page[-1]
        behind = _bold_at_foot(foot)
        row = _over_columns(behind, table) if len(behind) >= FEWEST_BEHIND and not _is_headed(table) else ()
        if row:
            places = (*around((row,)), *table.places)
            overleaf[0][0] = replace(table.under(row), places=places, header=1)
            del foot[len(foot) - len(behind) :]
            if not foot:
                page.pop()


def _bold_at_foot(column: Sequence[Item]) -> list[Line]:
    """The bold lines that close a column of text, as far up as they follow close on one another."""
    found: list[Line] = []
    for item in reversed(column):
        if not isinstance(item, Line) or not item.bold:
            break
        if found and box(found[-1]).top - box(item).top > MOST_STEP * item.size:
            break
        found.append(item)
    return found[::-1]


def _is_headed(table: Table) -> bool:
    return table.header > 0 or all(cell.bold for cell in table.rows[0] if cell.words)


def _over_columns(lines: Sequence[Line], table: Table) -> Row:
    """A row of these lines in the table's columns; () where one stands in none, or columns go without."""
    xs = edges(table)
    if not xs:
        return ()
    held: list[list[Line]] = [[] for _ in range(table.width)]
    for line in lines:
        place = box(line)
        c = next((c for c, (a, b) in enumerate(pairwise(xs)) if a - OFF_COLUMN < place.x0 < b - OFF_COLUMN), None)
        if c is None or place.x1 > xs[c + 1] + OFF_COLUMN:
            return ()
        held[c].append(line)
    if sum(map(bool, held)) < max(FEWEST_BEHIND, table.width - MOST_UNHEADED):
        return ()
    return tuple(map(_cell, held))


def _cell(lines: Sequence[Line]) -> Cell:
    if not lines:
        return Cell()
    places = [box(line) for line in lines]
    place = places[0]._replace(x1=max(p.x1 for p in places), bottom=places[-1].bottom)
    return Cell(tuple(line._replace(wraps=i > 0) for i, line in enumerate(lines)), places=(place,))
