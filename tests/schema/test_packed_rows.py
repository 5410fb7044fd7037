"""Rows that are packed while they come are all there, in order, as rows and as tables."""

from __future__ import annotations

from schema.contract import Record, Values, arrow_table, contract
from schema.packed_rows import BATCH, PackedRows, tables_of


def rows(first: int, last: int) -> list[Record]:
    return [{"action_id": f"a{n}", "field": "action", "cell": f"C{n}"} for n in range(first, last)]


def values(first: int, last: int) -> list[Values]:
    names = [column.name for column in contract()["provenance"].columns]
    return [tuple(row.get(name) for name in names) for row in rows(first, last)]


def test_rows_come_back_in_the_order_added() -> None:
    packed = PackedRows("provenance")
    packed.add(values(0, BATCH - 1))
    packed.add(values(BATCH - 1, BATCH + 2))
    assert len(packed) == BATCH + 2
    assert [row["cell"] for row in packed] == [f"C{n}" for n in range(BATCH + 2)]


def test_packed_rows_are_tables_of_the_contract_as_loose_ones_are() -> None:
    packed = PackedRows("provenance")
    packed.add(values(0, BATCH + 2))
    assert [table.num_rows for table in packed.tables()] == [BATCH, 2]
    assert list(tables_of("provenance", packed)) == list(tables_of("provenance", rows(0, BATCH + 2)))
    assert list(tables_of("provenance", rows(0, 3))) == [arrow_table("provenance", rows(0, 3))]


def test_no_rows_are_no_table() -> None:
    packed = PackedRows("provenance")
    assert not packed
    assert not list(packed.tables())
