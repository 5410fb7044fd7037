"""What a build knows of a document's rows: the facts its summary tells, and rows for files without any of their own."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from pipeline.sources import Source


class Facts(NamedTuple):
    """What the summary tells of a document, named as in the table documents; `doubts` are its issues but for those that
    only inform, `card_lines` the lines of its card that could not be used; `council_known` is whether a plan says
    whose it is."""

    state: str
    reason: str | None
    detail: str | None
    actions: int = 0
    doubts: int = 0
    unread: int = 0
    card_lines: int = 0
    council_known: bool = True
    document_type: str | None = None

    def of_copy(self, first: Source) -> Facts:
        """What it tells of a further copy of the same bytes: where the first is unreadable, so is the copy."""
        if self.state == "unreadable":
            return self._replace(doubts=0, card_lines=0)
        return Facts("no_action_table", "duplicate", f"the same bytes as {first.source_file}")

    def as_row(self) -> dict[str, Any]:
        """The columns of documents it tells."""
        return {"state": self.state, "reason": self.reason, "detail": self.detail, "actions": self.actions}


def facts_of(blob: bytes) -> Facts:
    """The facts of the document whose rows `pipeline.batch.write.encode` wrote."""
    from pipeline.batch.write import decode

    tables = decode(blob)
    row = tables["documents"].to_pylist()[0]
    issues = tables["issues"].to_pylist() if "issues" in tables else []
    doubts = sum(issue["severity"] != "info" for issue in issues)
    card_lines = sum(issue["code"] == "card_line" for issue in issues)
    return Facts(
        row["state"],
        row["reason"],
        row["detail"],
        row["actions"],
        doubts=doubts,
        unread=row.get("unread") or 0,
        card_lines=card_lines,
        council_known=row["state"] != "extracted" or row["authority"] is not None,
        document_type=row["document_type"],
    )


def not_read(source: Source, reason: str, detail: str) -> bytes:
    """The rows of a document that could not be read."""
    from pipeline.batch.write import encode
    from pipeline.unreadable import unreadable

    return encode(unreadable(source, reason, detail))


def as_copy(source: Source, first: Source, blob: bytes) -> bytes:
    """The rows of `source`, a further copy of `first` whose rows are `blob`: one in documents, with its own id."""
    from pipeline.batch.write import decode, encode

    row = decode(blob)["documents"].to_pylist()[0]
    own = {
        "document_id": hashlib.sha256((source.sha256 + source.source_file).encode()).hexdigest()[:16],
        "source_file": source.source_file,
        "actions": 0,
        "issues": 0,
        "unread": 0,
    }
    return encode({"documents": [row | facts_of(blob).of_copy(first).as_row() | own]})


def as_last_known(blob: bytes, why: str) -> bytes:
    """The rows of a document that cannot be seen now, with an issue that says so."""
    from pipeline.batch.write import decode, encode

    records = {name: table.to_pylist() for name, table in decode(blob).items()}
    row = records["documents"][0]
    row["issues"] += 1
    key = hashlib.sha256(f"{row['document_id']} not_seen".encode()).hexdigest()[:16]
    issue = {"issue_id": key, "document_id": row["document_id"], "code": "not_seen", "severity": "warning"}
    message = f"The document could not be seen at the last build ({why}); these rows are of the build before."
    records.setdefault("issues", []).append(issue | {"message": message})
    return encode(records)


def fits(blob: bytes) -> bool:
    """Whether rows kept from before have the columns that tables have now."""
    from pipeline.batch.write import decode
    from schema.contract import contract

    return all(
        name in contract() and table.schema.names == [column.name for column in contract()[name].columns]
        for name, table in decode(blob).items()
    )
