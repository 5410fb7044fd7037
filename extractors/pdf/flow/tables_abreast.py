"""Tables printed side by side so close that they were found as one: the same headings stand over both halves."""

from __future__ import annotations

from dataclasses import replace

from extractors.continuation.repeated_headings import heading_key
from extractors.model import Row, Table
from extractors.pdf.flow.printed_sheets import FEWEST_HEADINGS, around


def halves(table: Table) -> list[Table]:
    """The two tables from the left, each without the blank rows at its foot; any other table as it is."""
    middle = table.width // 2
    if not table.rows or table.width % 2 or middle < FEWEST_HEADINGS or is_across(table, middle):
        return [table]
    said = heading_key(table.rows[0])
    if not all(said) or said[:middle] != said[middle:] or len(set(said)) < middle:
        return [table]
    sides = ([row[:middle] for row in table.rows], [row[middle:] for row in table.rows])
    return [narrower(table, without_blank_foot(rows)) for rows in sides]


def is_across(table: Table, middle: int) -> bool:
    """Whether a cell lies over the middle."""
    return any(row[middle - 1] is row[middle] for row in table.rows)


def without_blank_foot(rows: list[Row]) -> list[Row]:
    filled = [i for i, row in enumerate(rows) if any(cell.words for cell in row)]
    return rows[: filled[-1] + 1]


def narrower(table: Table, rows: list[Row]) -> Table:
    is_foot = len(rows) == len(table.rows)
    return replace(table, rows=tuple(rows), places=around(rows), open_bottom=table.open_bottom and is_foot)
