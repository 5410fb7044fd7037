"""Keys: small tables that say what the colours and letters of a plan mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractors.colour import colour_name
from extractors.model import Cell, Row, Table
from schema.ratings.legends import Legend, read_legend

LEGEND = 60  # cells; no key to colours has more
FEWEST_WITH_KEY = 3  # of a table with a key in a row: that, headings and an action


def legend_of_table(table: Table) -> Legend | None:
    if len(table.rows) * table.width > LEGEND:
        return None
    return read_legend([[_said(cell) for cell in _each_once(row)] for row in table.rows])


def _each_once(row: Row) -> Iterable[Cell]:
    """The cells of a row, equal ones once; by what tells them apart, since to compare all they hold takes long."""
    if len({cell.text for cell in row}) == len(row):
        return row
    return {(cell.text, cell.fill, cell.places): cell for cell in row}.values()


def _said(cell: Cell) -> tuple[str, str | None]:
    return cell.text, colour_name(cell.fill) if cell.fill else None


def keys_apart(table: Table) -> tuple[Table, ...]:
    """The table, without the keys that stand across its first or last row, which are tables of their own."""
    rows = table.rows
    if len(rows) < FEWEST_WITH_KEY:
        return (table,)
    first, last = (_key_of_row(table, row) for row in (rows[0], rows[-1]))
    if not (first or last):
        return (table,)
    over = len(first)
    joins = {row - over: reason for row, reason in table.joins.items()}
    kept = rows[over : len(rows) - len(last)]
    return (*first, replace(table, rows=kept, header=max(table.header - over, 0), joins=joins), *last)


def _key_of_row(table: Table, row: Row) -> tuple[Table, ...]:
    """The row as a table, where it is a key by itself."""
    key = Table((row,), table.places)
    return (key,) if legend_of_table(key) else ()
