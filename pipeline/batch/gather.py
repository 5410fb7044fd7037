"""What a build knows of a document's rows: the facts its summary tells, and rows for files without any of their own."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from pipeline.sources import Source


class Facts(NamedTuple):
    """What the summary tells of a document, named as in the table documents."""

    state: str
    reason: str | None
    detail: str | None
    actions: int = 0
    issues: int = 0
    unread: int = 0

    def of_copy(self, first: Source) -> Facts:
        """What it tells of a further copy of the same bytes: where the first is unreadable, so is the copy."""
        if self.state == "unreadable":
            return self
        return Facts("no_action_table", "duplicate", f"the same bytes as {first.source_file}")


def facts_of(blob: bytes) -> Facts:
    """The facts of the document whose rows `pipeline.batch.write.encode` wrote."""
    row = _document(blob)
    return Facts(*(row[name] for name in Facts._fields))


def not_read(source: Source, reason: str, detail: str) -> bytes:
    """The rows of a document that could not be read."""
    from pipeline.batch.write import encode
    from pipeline.unreadable import unreadable

    return encode(unreadable(source, reason, detail))


def as_copy(source: Source, first: Source, blob: bytes) -> bytes:
    """The rows of `source`, a further copy of `first` whose rows are `blob`: one in documents, with its own id."""
    from pipeline.batch.write import encode

    row = _document(blob)
    facts = Facts(*(row[name] for name in Facts._fields)).of_copy(first)
    own = {
        "document_id": hashlib.sha256((source.sha256 + source.source_file).encode()).hexdigest()[:16],
        "source_file": source.source_file,
        "actions": 0,
        "issues": 0,
        "unread": 0,
    }
    return encode({"documents": [row | facts._asdict() | own]})


def _document(blob: bytes) -> dict[str, Any]:
    from pipeline.batch.write import decode

    row: dict[str, Any] = decode(blob)["documents"].to_pylist()[0]
    return row
