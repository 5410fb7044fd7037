"""Packed rows: those of a table of very many, made into Arrow as they come, since as records they fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from schema.contract import Record, Values, arrow_table, arrow_table_of_values

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 10_000  # rows


class PackedRows:
    """The rows of one table in the order added: all but the last of them as compressed Arrow streams. They are added as
    their values alone, for names beside each would take more time than what they name."""

    def __init__(self, table: str) -> None:
        self._table = table
        self._packed: list[pa.Buffer] = []
        self._loose: list[Values] = []

    def add(self, rows: Iterable[Values]) -> None:
        self._loose += rows
        while len(self._loose) >= BATCH:
            self._packed.append(_packed(arrow_table_of_values(self._table, self._loose[:BATCH])))
            del self._loose[:BATCH]

    def __len__(self) -> int:
        return BATCH * len(self._packed) + len(self._loose)

    def __iter__(self) -> Iterator[Record]:
        for table in self.tables():
            yield from table.to_pylist()

    def tables(self) -> Iterator[pa.Table]:
        """The rows as tables of the contract, of BATCH rows but for the last."""
        import pyarrow as pa

        yield from (pa.ipc.open_stream(packed).read_all() for packed in self._packed)
        if self._loose:
            yield arrow_table_of_values(self._table, self._loose)


def tables_of(name: str, rows: list[Record] | PackedRows) -> Iterator[pa.Table]:
    """Rows of a table of the contract as Arrow, BATCH by BATCH; a list is emptied meanwhile."""
    if isinstance(rows, PackedRows):
        yield from rows.tables()
        return
    while rows:
        batch = rows[:BATCH]
        del rows[:BATCH]
        yield arrow_table(name, batch)


def _packed(table: pa.Table) -> pa.Buffer:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
    with pa.ipc.new_stream(sink, table.schema, options=options) as stream:
        stream.write_table(table)
    return sink.getvalue()
