"""Records over two rows: what is to be done stands in a row of its own over who and when, beside a number merged over
both; the header is so too."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Cell, Row, Table

ROWS = 2  # of a record
FEWEST_RECORDS_OF_TWO = 3  # the header among them
FEWEST_BELOW = 2  # cells under the merged one


def with_records_in_rows(table: Table) -> Table:
    """The table with a row for each such record; any other as it is."""
    if table.width <= FEWEST_BELOW or len(table.rows) % ROWS or len(table.rows) < ROWS * FEWEST_RECORDS_OF_TWO:
        return table
    pairs = list(zip(table.rows[::ROWS], table.rows[1::ROWS], strict=True))
    if not all(_is_record(upper, lower) for upper, lower in pairs):
        return table
    rows = tuple((*upper[:2], *_each_once(lower[1:])) for upper, lower in pairs)
    if len({len(row) for row in rows}) > 1:
        return table
    joins = {index // ROWS: reason for index, reason in table.joins.items()}
    return Table(rows, table.places, table.header // ROWS, joins, caption=table.caption)


def _is_record(upper: Row, lower: Row) -> bool:
    """Whether two rows share their first cell, and the rest of the upper one is a cell over several of the lower."""
    is_over = all(cell is upper[1] for cell in upper[1:]) and upper[1] is not upper[0]
    return upper[0] is lower[0] and is_over and len(list(_each_once(lower[1:]))) >= FEWEST_BELOW


def _each_once(row: Row) -> Iterator[Cell]:
    yield from {id(cell): cell for cell in row}.values()
