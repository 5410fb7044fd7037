"""Read one document the whole way: from its file to the rows of every table of the contract."""

from __future__ import annotations

from pathlib import Path

from pipeline.sources import Source, source_of
from schema.contract import Records, contract

VERSION = "0.1.0"


def read_path(path: Path) -> Records:
    """The rows one file gives, as `read_source`, for a file outside of any raw folder."""
    return read_source(source_of(path, path.parent))


def read_source(source: Source) -> Records:
    """The rows one document gives: table name -> rows. Always one row in documents; a document that cannot be read has its
    state and reason there and no other rows."""
    return unreadable(source, "unsupported")


def unreadable(source: Source, reason: str, detail: str = "") -> Records:
    """What stands in the data set for a document that could not be read."""
    records: Records = {name: [] for name in contract()}
    records["documents"].append(
        {
            "document_id": source.document_id,
            "source_file": source.source_file,
            "sha256": source.sha256,
            "bytes": source.bytes,
            "state": "unreadable",
            "reason": reason,
            "detail": detail or None,
            "actions": 0,
            "issues": 0,
            "version": VERSION,
        }
    )
    return records
