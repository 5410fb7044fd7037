"""Sheets printed with their grid lines: what stands above the table in one grid with it (titles, a key) taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.model import Cell, Line, Place, Row, Table

FEWEST_HEADINGS = 3
LONGEST_SHEET_HEADING = 8  # words


def taken_apart(table: Table) -> tuple[list[Line], list[Table]]:
    """The lines and tables of a grid, from the top down: what blank rows part from the headings below is no part of
    the table, where no row of it fills as many columns as those do. Any other table is left as it is."""
    at = headings_below_blank(table.rows)
    if not at:
        return [], [table]
    lines: list[Line] = []
    tables: list[Table] = []
    for is_part, rows in groupby(table.rows[:at], lambda row: len(filled(row)) > 1):
        if is_part:
            tables.append(narrowed(list(rows)))
        else:
            lines += [line for row in rows for cell in filled(row) for line in cell.lines]
    rest = replace(table, rows=table.rows[at:], places=around(table.rows[at:]), open_top=False)
    return lines, [*tables, rest]


def headings_below_blank(rows: Sequence[Row]) -> int:
    """The index of the row of headings that blank rows part from all above; 0 where there is none."""
    widest = 0
    for r, row in enumerate(rows[:-1]):
        if r and widest and not filled(rows[r - 1]) and is_heading(row, rows[r + 1]) and len(filled(row)) > widest:
            return r
        widest = max(widest, len(filled(row)))
        if widest >= FEWEST_HEADINGS:
            return 0
    return 0


def is_heading(row: Row, below: Row) -> bool:
    """Whether each cell of a row holds a few words and goes no deeper."""
    cells = filled(row)
    few = all(len(cell.words.split()) <= LONGEST_SHEET_HEADING for cell in cells)
    return few and len(cells) == len(set(map(id, row))) >= FEWEST_HEADINGS and not any(cell in below for cell in cells)


def filled(row: Row) -> list[Cell]:
    """The cells of a row that hold words, each once."""
    return [cell for cell in {id(cell): cell for cell in row}.values() if cell.words]


def narrowed(rows: Sequence[Row]) -> Table:
    """These rows as a table of their own, without columns that hold nothing."""
    kept = [c for c in range(len(rows[0])) if any(row[c].words or row[c].fill for row in rows)]
    own = tuple(tuple(row[c] for c in kept) for row in rows)
    return Table(own, around(own))


def around(rows: Sequence[Row]) -> tuple[Place, ...]:
    """The place on its page that all cells of these rows take."""
    places = list(places_of(rows))
    if not places:
        return ()
    return (
        Place(
            places[0].page, min(p.x0 for p in places), min(p.top for p in places), max(p.x1 for p in places),
            max(p.bottom for p in places),
        ),
    )  # fmt: skip


def places_of(rows: Sequence[Row]) -> Iterator[Place]:
    for row in rows:
        for cell in row:
            yield from cell.places
