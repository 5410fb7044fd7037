"""Rows and words put aside in files until all are known, so that lists of them need no memory."""

from __future__ import annotations

import pickle
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class Shelf:
    """Rows under keys, kept in the file `path`, which nobody else writes: eight bytes of memory a row. In a second
    file beside it, words under names: none."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._reader = path.open("rb")
        self._words = sqlite3.connect(path.with_suffix(".words"), isolation_level=None)
        self._words.execute("PRAGMA journal_mode = OFF")
        self._words.execute("PRAGMA synchronous = OFF")
        self._words.execute("CREATE TABLE noted (name TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID")
        self._words.execute("BEGIN")  # one that never ends: each word would be a transaction, and nobody else reads
        self._places: dict[str, array[int]] = {}
        self._end = 0

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._reader.close()
        self._words.close()

    def put(self, row: Any, *keys: str) -> None:
        """Put a row aside once, under each of the keys."""
        for key in keys:
            self._places.setdefault(key, array("Q")).append(self._end)
        self._end += self._file.write(pickle.dumps(row))

    def note(self, words: Iterable[tuple[str, str]]) -> None:
        """Put words aside, as (name, words)."""
        self._words.executemany("INSERT OR REPLACE INTO noted VALUES (?, ?)", words)

    def noted(self, name: str) -> str:
        """The words under a name, "" where there are none."""
        found = self._words.execute("SELECT words FROM noted WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def rows(self, key: str) -> ShelvedRows:
        return ShelvedRows(self, key)

    def read(self, key: str) -> Iterator[Any]:
        self._file.flush()
        for place in self._places.get(key, ()):
            self._reader.seek(place)
            yield pickle.load(self._reader)


@dataclass(frozen=True, slots=True)
class ShelvedRows:
    """The rows of one key in the order in which they were put there, read anew each time they are gone through."""

    shelf: Shelf
    key: str

    def __iter__(self) -> Iterator[Any]:
        return self.shelf.read(self.key)
