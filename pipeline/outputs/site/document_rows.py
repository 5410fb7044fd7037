"""Rows of the tables, taken document by document in the order in which they stand, so that a site needs no room for
all."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from pipeline.tables import AGAIN, each_row

Row = dict[str, Any]


class RowsInOrder:
    """The rows of a table in `out`, each taken once. `key` is the column that tells whose a row is."""

    def __init__(self, out: Path, table: str, key: str) -> None:
        self._table, self._key = table, key
        self._rows = each_row(out, table)
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
            raise OSError(f"{self._table}.parquet has rows of {self._next[self._key]} out of their order; {AGAIN}")
