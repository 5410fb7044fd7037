"""What is told, in the data set and by commands, of a document that could not be read."""

from __future__ import annotations

from pipeline.sources import Source
from pipeline.version import VERSION
from schema.contract import Records, contract


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
            "unread": 0,
            "version": VERSION,
        }
    )
    return records


def crash(error: BaseException) -> str:
    """The fault of a reader in words that are the same wherever it runs: its kind and the innermost function of this
    project, but for the one that caught it, without line or folder."""
    where, trace = "the reader", error.__traceback__ and error.__traceback__.tb_next
    while trace:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.partition(".")[0] in ("schema", "extractors", "pipeline"):
            where = f"{module}.{trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next
    return f"{type(error).__name__} in {where}"
