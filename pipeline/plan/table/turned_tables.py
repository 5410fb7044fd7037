"""Turned tables: a table whose headings stand down its left side, with an action in each column, as any other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractors.model import Cell, Table
from pipeline.plan.table.header_rows import header_rows
from schema.columns.known_headings import read_with_card

WHO_AND_WHEN = {"owners", "accountable", "due", "start", "owners+due"}


def upright(table: Table, card: Mapping[str, str]) -> Table:
    """The table with its columns as rows, where the cells at its left name an action and who does it, or when, and no
    row of it heads its columns; any other as it is."""
    if len(table.rows) < 2:
        return table
    if any(not _is_beside_labels(table, head, card) for head in header_rows(table, card)):
        return table
    cells = [cell for row in table.rows for cell in row]
    if len({id(cell) for cell in cells}) < len(cells):
        return table
    turned = replace(table, rows=tuple(zip(*table.rows, strict=True)), header=0, joins={})
    fields = {_field(cell, card) for cell in turned.rows[0]}
    names_action = "action" in fields and bool(fields & WHO_AND_WHEN)
    return replace(turned, header=1) if names_action and header_rows(turned, card) == (0,) else table


def _is_beside_labels(table: Table, head: int, card: Mapping[str, str]) -> bool:
    """Whether a row that looks like headings only holds what is said under labels ("Status | Complete | Delayed"):
    each row opens with a known heading, and more of them are known than in that row."""
    labels: set[str] = set()
    for row in table.rows:
        if not (field := _field(row[0], card)):  # as the first row below the headings of most tables
            return False
        labels.add(field)
    return len(labels) > len({field for cell in table.rows[head] if (field := _field(cell, card))})


def _field(cell: Cell, card: Mapping[str, str]) -> str | None:
    return read_with_card(cell.words, card).field
