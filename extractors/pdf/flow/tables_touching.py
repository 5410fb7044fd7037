"""Tables printed right below one another and found as one: the same headings come again over columns that stand
elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.continuation.column_spans import columns_begun, is_full_width
from extractors.continuation.repeated_headings import heading_key
from extractors.model import Row, Table
from extractors.pdf.flow.printed_sheets import FEWEST_HEADINGS, around


def parted(table: Table) -> list[Table]:
    """The tables from the top, each on its own columns and with the bands over its headings; any other as it is."""
    head = next((row for row in table.rows if not is_full_width(row)), None)
    if head is None or len(begun := columns_begun(head)) == table.width or len(begun) < FEWEST_HEADINGS:
        return [table]
    said = says(head)
    if not all(said):
        return [table]
    cuts = [0]
    for r, row in enumerate(table.rows):
        if says(row) == said and columns_begun(row) != begun:
            begun = columns_begun(row)
            cuts.append(above_bands(table.rows, r))
    if any(a is b for cut in cuts[1:] for a, b in zip(table.rows[cut - 1], table.rows[cut], strict=True)):
        return [table]
    return [part(table, a, b) for a, b in pairwise([*cuts, len(table.rows)])] if len(cuts) > 1 else [table]


def says(row: Row) -> tuple[str, ...]:
    """The words of each cell of a row once, as headings are compared."""
    return heading_key(tuple(row[c] for c in columns_begun(row)))


def above_bands(rows: Sequence[Row], r: int) -> int:
    """Where the bands right above a row begin."""
    while is_full_width(rows[r - 1]):
        r -= 1
    return r


def part(table: Table, a: int, b: int) -> Table:
    """The table of the rows from `a` to before `b`, without the columns in which no cell of theirs begins."""
    rows = table.rows[a:b]
    kept = sorted({c for row in rows for c in columns_begun(row)})
    own = tuple(tuple(row[c] for c in kept) for row in rows)
    return replace(
        table,
        rows=own,
        places=around(own),
        open_top=table.open_top and not a,
        open_bottom=table.open_bottom and b == len(table.rows),
    )
