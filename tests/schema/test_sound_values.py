"""The quick look at values: it sees whatever the pandera schema of a table would name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pandera.errors
import pytest

from schema.contract import Record, arrow_table, contract, frame_schema
from schema.sound_values import sound_values

SOME = {
    "text": "words",
    "integer": 1,
    "number": 0.5,
    "date": dt.date(2024, 3, 1),
    "boolean": True,
    "list": ["words"],
    "map": {},
}


def whole_row(table: str) -> Record:
    """A row with every column filled as it may be."""
    columns = contract()[table].columns
    return {
        c.name: ([*c.values[:1]] if c.type == "list" else c.values[0]) if c.values else SOME[c.type] for c in columns
    }


def harmed(table: str) -> Iterator[Record]:
    """The row with one thing wrong in turn."""
    for column in contract()[table].columns:
        if column.values:
            yield {column.name: ["lost"] if column.type == "list" else "lost"}
        if column.needed and column.type not in ("list", "map"):
            yield {column.name: None}
        if column.period and column.name.endswith("_first"):
            yield {column.name: dt.date(2024, 3, 2)}


def named(table: str, rows: list[Record]) -> set[int]:
    """The rows that pandera finds at fault."""
    try:
        frame_schema(table, whole=False).validate(arrow_table(table, rows).to_pandas(), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return {int(row) for row in errors.failure_cases["index"]}
    return set()


@pytest.mark.parametrize("table", contract())
def test_what_pandera_names_is_seen_and_nothing_else(table: str) -> None:
    good = whole_row(table)
    empty = {column.name: good[column.name] for column in contract()[table].columns if column.needed}
    rows = [good, empty, *(good | harm for harm in harmed(table))]
    parts = [arrow_table(table, [row]).to_batches()[0] for row in rows]
    assert {at for at, part in enumerate(parts) if not sound_values(table, part)} == named(table, rows)
