"""Headings that stayed behind at a page's foot, without a row of their table, which begins overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extractors.continuation.column_spans import edges
from extractors.continuation.row_gaps import split_at_row_gaps
from extractors.model import Cell, Line, Row, Table
from extractors.pdf.flow.printed_sheets import around
from extractors.pdf.flow.text_columns import Item, box
from extractors.pdf.flow.unruled_rest import rows_on_columns

OFF_COLUMN = 4.0  # points by which a heading may begin left of its column
MOST_STEP = 1.6  # sizes of the letters from line to line of a heading
FEWEST_BEHIND = 3  # columns
MOST_UNHEADED = 1  # columns

Columns = list[list[Item]]  # of text on a page


def with_headings_behind(pages: Sequence[Columns]) -> None:
    """Move bold lines that close a page, over the columns of a table overleaf that has no headings, into that table.

    With rows without rules below them, on the same columns, they are a table of their own, also where the table
    overleaf says them again.
    """
    for page, overleaf in pairwise(pages):
        if not page or not overleaf or not isinstance(table := overleaf[0][0], Table):
            continue
        foot = page[-1]
        behind, below = _at_foot(foot)
        row = _over_columns(behind, table) if len(behind) >= FEWEST_BEHIND else ()
        if not row or (_is_headed(table) and not (below and _says_again(row, table))):
            continue
        begun = split_at_row_gaps(rest) if below and (rest := rows_on_columns(table, below)) else None
        if below and not begun:
            continue
        del foot[len(foot) - len(behind) - len(below) :]
        if begun:
            foot.append(replace(begun.under(row), places=around((row, *begun.rows)), header=1, open_top=False))
        else:
            overleaf[0][0] = replace(table.under(row), places=(*around((row,)), *table.places), header=1)
        if not foot:
            page.pop()


def _at_foot(column: Sequence[Item]) -> tuple[list[Line], list[Line]]:
    """The bold lines that close a column of text, as far up as they follow close on one another, and those below them
    that are not bold."""
    closing: list[Line] = []
    for item in reversed(column):
        if not isinstance(item, Line):
            break
        closing.append(item)
    below = list(takewhile(lambda line: not line.bold, closing))
    found: list[Line] = []
    for line in closing[len(below) :]:
        if not line.bold or (found and box(found[-1]).top - box(line).top > MOST_STEP * line.size):
            break
        found.append(line)
    return found[::-1], below[::-1]


def _says_again(row: Row, table: Table) -> bool:
    """Whether the first row of a table has the same words."""
    return [cell.words for cell in row] == [cell.words for cell in table.rows[0]]


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
