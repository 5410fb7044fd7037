"""Rows put aside in a file until all are known, so that lists of them need no memory."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class Shelf:
    """Rows under keys, kept in the file `path`, which nobody else writes: eight bytes of memory a row."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._places: dict[str, array[int]] = {}

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, key: str, row: Any) -> None:
        self._places.setdefault(key, array("Q")).append(self._file.seek(0, 2))
        pickle.dump(row, self._file)

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
