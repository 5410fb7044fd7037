"""The column `documents.same_as`, filled once all documents are known: which of several drawings of a plan counts."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.table_writer import TableWriter
from pipeline.links.plans import Row, plans_by_council
from pipeline.links.same_plan import Doubt, Group, same_plans
from pipeline.tables import read_rows
from schema.contract import arrow_table

Same = dict[str, tuple[str, str]]  # document_id -> that of the drawing that counts, and why


def write_same(folder: Path, build: str) -> list[Row]:
    """Fill the column in `folder`; gives the rows of `link_doubts` that ask about it."""
    same: Same = {}
    asked: list[Row] = []
    for plans in plans_by_council(folder):
        groups, doubts = same_plans(plans)
        for group in groups:
            same |= _same(group)
        asked += map(_doubt, doubts)
    documents = read_rows(folder, "documents")
    same |= _copies(documents, same)
    if same:
        _write(folder, build, [row | _columns(row, same) for row in documents])
    return asked


def _same(group: Group) -> Same:
    counted = group.counted
    known = group.reasons | {group.members[0].document["document_id"]: None}
    why = next((likeness.reason for likeness in known.values() if likeness), "")
    return {
        plan.document["document_id"]: (
            counted.document["document_id"],
            found.reason if (found := known[plan.document["document_id"]]) else why,
        )
        for plan in group.members
        if plan is not counted
    }


def _copies(documents: list[Row], same: Same) -> Same:
    """Further copies of the same bytes are the same as what the first is."""
    first = {row["sha256"]: row["document_id"] for row in documents if row["reason"] != "duplicate"}
    copies = [row for row in documents if row["reason"] == "duplicate" and row["sha256"] in first]
    return {
        row["document_id"]: (same.get(id_ := first[row["sha256"]], (id_, ""))[0], "the same bytes") for row in copies
    }


def _columns(document: Row, same: Same) -> Row:
    other, why = same.get(document["document_id"], (None, None))
    return {"same_as": other, "same_as_reason": why}


def _write(folder: Path, build: str, documents: list[Row]) -> None:
    writer = TableWriter("documents", folder / "documents.parquet")
    writer.add(arrow_table("documents", documents))
    writer.close(build)


def _doubt(doubt: Doubt) -> Row:
    return {
        "document_id": doubt.plan.document["document_id"],
        "other_id": doubt.other.document["document_id"],
        "score": doubt.likeness.score,
        "reason": f"It may be the same plan as {doubt.other.name}: {doubt.likeness.reason}.",
        "card_line": f'same_as: "{doubt.other.name.split("/")[-1]}"',
    }
