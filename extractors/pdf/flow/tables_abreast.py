"""Tables printed side by side so close that they were found as one: the same headings stand over both halves, or the
same labels at the left of each."""

from __future__ import annotations

from dataclasses import replace

from extractors.continuation.repeated_headings import heading_key
from extractors.model import Row, Table
from extractors.pdf.flow.printed_sheets import FEWEST_HEADINGS, around

LABEL_AND_VALUE = 2  # columns
FEWEST_LABELS_TWICE = 2


def apart(table: Table) -> list[Table]:
    """The tables from the left, each without the blank rows at its foot; any other table as it is."""
    wide = labelled_width(table) or headed_width(table)
    if not wide or any(is_across(table, c) for c in range(wide, table.width, wide)):
        return [table]
    sides = [[row[c : c + wide] for row in table.rows] for c in range(0, table.width, wide)]
    return [narrower(table, without_blank_foot(rows)) for rows in sides]


def headed_width(table: Table) -> int:
    """The columns of each half of a table whose halves have the same headings; 0 for any other."""
    middle = table.width // 2
    if not table.rows or table.width % 2 or middle < FEWEST_HEADINGS:
        return 0
    said = heading_key(table.rows[0])
    return middle if all(said) and said[:middle] == said[middle:] and len(set(said)) == middle else 0


def labelled_width(table: Table) -> int:
    """2 where a table tells labels and values several times: each row has the same words before each value, and no two
    rows have the same; 0 for any other."""
    if table.width < 2 * LABEL_AND_VALUE or table.width % LABEL_AND_VALUE or len(table.rows) < FEWEST_LABELS_TWICE:
        return 0
    labels = set()
    for row in table.rows:  # the first mostly tells
        said = set(heading_key(row[::LABEL_AND_VALUE]))
        if len(said) > 1 or "" in said:
            return 0
        labels |= said
    return LABEL_AND_VALUE if len(labels) == len(table.rows) else 0


def is_across(table: Table, column: int) -> bool:
    """Whether a cell lies over the left edge of a column."""
    return any(row[column - 1] is row[column] for row in table.rows)


def without_blank_foot(rows: list[Row]) -> list[Row]:
    filled = [i for i, row in enumerate(rows) if any(cell.words for cell in row)]
    return rows[: filled[-1] + 1]


def narrower(table: Table, rows: list[Row]) -> Table:
    is_foot = len(rows) == len(table.rows)
    return replace(table, rows=tuple(rows), places=around(rows), open_bottom=table.open_bottom and is_foot)
