"""One Parquet file of the contract, written as its rows come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.tables import BUILD
from schema.contract import arrow_schema, under

if TYPE_CHECKING:
    import pyarrow as pa

ROW_GROUP = 2 << 20  # bytes of rows, in memory, that make a row group: what bounds the memory of a build of any size
MOST_WAITING = 32  # tables of few rows that wait; many take more room in their frames than in their rows
PARQUET = {
    "version": "2.6",
    "compression": "zstd",
    "compression_level": 3,
    "data_page_version": "1.0",
    "write_statistics": True,
    "write_page_checksum": True,  # so that `actionplans check` sees a byte that has changed
}


def write_table(name: str, folder: Path, build: str, tables: Iterable[pa.Table]) -> None:
    """Write a table of the contract from its parts, none of which need be there, into `folder`."""
    writer = TableWriter(name, folder / f"{name}.parquet")
    for table in tables:
        writer.add(table)
    writer.close(build)


class TableWriter:
    """A Parquet file of the contract that gathers rows until they make a row group; `close` names its build."""

    def __init__(self, name: str, path: Path) -> None:
        import pyarrow.parquet as pq

        self.path = path
        self._schema = arrow_schema(name)
        self._writer = pq.ParquetWriter(path, self._schema, **PARQUET)
        self._waiting: list[pa.Table] = []
        self._bytes = 0

    def __del__(self) -> None:
        """Leaves a file that was not closed to Arrow, which is silent: pyarrow prints a fault where it cannot finish
        one, as on a full disk."""
        if "_writer" in self.__dict__:
            self._writer.is_open = False

    def add(self, table: pa.Table) -> None:
        self._waiting.append(table)
        self._bytes += table.nbytes
        if self._bytes >= ROW_GROUP:
            self._flush()
        elif len(self._waiting) == MOST_WAITING:
            self._waiting = [self._together()]

    def close(self, build: str) -> None:
        self._flush()
        self._writer.add_key_value_metadata({BUILD: build})
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            table = under(self._schema, self._together())
            self._writer.write_table(table, row_group_size=max(table.num_rows, 1))
        self._waiting, self._bytes = [], 0

    def _together(self) -> pa.Table:
        import pyarrow as pa

        return pa.concat_tables(self._waiting).combine_chunks()
