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
        self._file = path.open("w+b")
        self._words = sqlite3.connect(path.with_suffix(".words"), isolation_level=None)
        self._words.execute("PRAGMA journal_mode = OFF")
        self._words.execute("PRAGMA synchronous = OFF")
        self._words.execute("CREATE TABLE noted (name TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID")
        self._places: dict[str, array[int]] = {}

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._words.close()

    def put(self, key: str, row: Any) -> None:
        self._places.setdefault(key, array("Q")).append(self._file.seek(0, 2))
        pickle.dump(row, self._file)

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
        for place in self._places.get(key, ()):
            self._file.seek(place)
            yield pickle.load(self._file)


@dataclass(frozen=True, slots=True)
class ShelvedRows:
    """The rows of one key in the order in which they were put there, read anew each time they are gone through."""

    shelf: Shelf
    key: str

    def __iter__(self) -> Iterator[Any]:
        return self.shelf.read(self.key)
