"""Rows of a table by document, read from its file as they are asked for, so that a site needs no room for all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.tables import columns_of, table_file

Row = dict[str, Any]
KEPT = 2  # parts of the file held at once: documents are asked for in the order in which their rows stand


class DocumentRows:
    """The rows of a table in `out` by document: by its document_id, or by its action_id where `documents` says of which
    document each action is."""

    def __init__(self, out: Path, table: str, documents: Mapping[str, str] | None = None) -> None:
        self._path, self._columns = table_file(out, table), columns_of(table)
        self._key = "document_id" if documents is None else "action_id"
        self._documents = documents or {}
        self._parts: dict[str, list[int]] = {}  # row groups of the file that hold rows of a document
        self._kept: dict[int, dict[str, list[Row]]] = {}
        for part, keys in enumerate(self._keys()):
            for document in dict.fromkeys(map(self._document, keys)):
                self._parts.setdefault(document, []).append(part)

    def of(self, document: str) -> list[Row]:
        """The rows of a document in their order; [] where it has none."""
        return [row for part in self._parts.get(document, ()) for row in self._read(part).get(document, ())]

    def _document(self, key: str) -> str:
        return self._documents.get(key, key)

    def _keys(self) -> list[list[str]]:
        import pyarrow.parquet as pq

        with pq.ParquetFile(self._path) as file:
            parts = (file.read_row_group(n, columns=[self._key])[self._key] for n in range(file.num_row_groups))
            return [part.unique().to_pylist() for part in parts]

    def _read(self, part: int) -> dict[str, list[Row]]:
        """The rows of a part of the file by document."""
        import pyarrow.parquet as pq

        if part not in self._kept:
            with pq.ParquetFile(self._path) as file:
                rows = file.read_row_group(part, columns=self._columns).to_pylist()
            found: dict[str, list[Row]] = {}
            for row in rows:
                found.setdefault(self._document(row[self._key]), []).append(row)
            self._kept = dict([*self._kept.items(), (part, found)][-KEPT:])
        return self._kept[part]
