"""Small data sets written for tests that read one: a document each with actions drawn from words."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.write import encode, write_tables
from schema.contract import Record, Records, contract


def document(name: str, actions: list[Record], **facts: object) -> Records:
    """The rows of a plan named `name`: its id is its name, an action's id its number after that."""
    records: Records = {table: [] for table in contract()}
    for number, action in enumerate(actions):
        records["actions"].append({"action_id": f"{name}-{number}", "document_id": name, "action": "Do it"} | action)
    records["documents"].append(
        {
            "document_id": name,
            "source_file": f"{name}.pdf",
            "sha256": name,
            "bytes": 1,
            "state": "extracted" if actions else "no_action_table",
            "actions": len(actions),
            "issues": 0,
            "unread": 0,
        }
        | facts
    )
    return records


def written(out: Path, *documents: Records) -> Path:
    """The data set of these documents, in the folder `out`. Their records are kept, which encoding empties."""
    out.mkdir()
    copies = ({name: list(rows) for name, rows in records.items()} for records in documents)
    write_tables([encode(records) for records in copies], out)
    return out
