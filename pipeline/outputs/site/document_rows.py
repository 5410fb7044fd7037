"""Rows of the tables, taken document by document in the order in which they stand, so that a site needs no room for
all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.tables import AGAIN, columns_of, table_file

Row = dict[str, Any]
ROWS_READ = 500  # rows held of a table


class RowsInOrder:
    """The rows of a table in `out`, each taken once. `key` is the column that tells whose a row is."""

    def __init__(self, out: Path, table: str, key: str) -> None:
        self._path, self._key = table_file(out, table), key
        self._rows = each_row(self._path, columns_of(table))
        self._next = next(self._rows, None)

    def take(self, keys: Collection[str]) -> list[Row]:
        """The next rows, as long as they are of one of `keys`."""
        found = []
        while self._next is not None and self._next[self._key] in keys:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found

    def end(self) -> None:
        """Raises OSError, in words for the user, where rows are left: they do not stand in the documents' order."""
        if self._next is not None:
            raise OSError(f"{self._path} has rows of {self._next[self._key]} out of their order; {AGAIN}")


def each_row(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a Parquet file, of which few are held at once."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(ROWS_READ, columns=list(columns)):
            yield from batch.to_pylist()
