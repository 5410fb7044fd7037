"""The column `documents.same_as`, filled once all documents are known: which of several drawings of a plan counts."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.table_writer import write_table
from pipeline.links.plans import Row, plans_by_council
from pipeline.links.same_plan import Group, same_plans
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
        asked += (doubt.as_row("It may be the same plan as", "same_as") for doubt in doubts)
    documents = read_rows(folder, "documents")
    same |= _copies(documents, same)
    if same:
        rows = [row | _columns(row, same) for row in documents]
        write_table("documents", folder, build, [arrow_table("documents", rows)])
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
