"""What stands in the data set for a document that could not be read."""

from __future__ import annotations

from pipeline.sources import Source
from schema.contract import Records, contract

VERSION = "0.1.0"


def unreadable(source: Source, reason: str, detail: str = "") -> Records:
    """The rows of a document that could not be read: one in documents, with its `reason` as a code and in words."""
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
