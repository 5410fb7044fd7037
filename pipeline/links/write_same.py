"""The column `documents.same_as`, filled once all documents are known: which of several drawings of a plan counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.table_writer import write_table
from pipeline.links.plans import Row, plans_by_council
from pipeline.links.same_plan import Group, same_plans
from pipeline.tables import each_row

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_FILLED = 500  # of documents, at once
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
    same |= _copies(folder, same)
    if same:
        filled = folder / "filled"
        filled.mkdir()
        write_table("documents", filled, build, _filled(folder, same))
        (filled / "documents.parquet").replace(folder / "documents.parquet")
        filled.rmdir()
    return asked


def _same(group: Group) -> Same:
    counted = group.counted
    why = next((drawing.reason for drawing in group.drawings if drawing.reason), "")
    return {
        drawing.document["document_id"]: (counted.document["document_id"], drawing.reason or why)
        for drawing in group.drawings
        if drawing is not counted
    }


def _copies(folder: Path, same: Same) -> Same:
    """Further copies of the same bytes are the same as what the first is."""
    columns = ("document_id", "sha256", "reason")
    copies = {row["document_id"]: row["sha256"] for row in each_row(folder, "documents", columns) if _is_copy(row)}
    wanted = set(copies.values())
    first = {
        row["sha256"]: row["document_id"]
        for row in (each_row(folder, "documents", columns) if wanted else ())
        if row["sha256"] in wanted and not _is_copy(row)
    }
    return {
        key: (same.get(id_ := first[sha256], (id_, ""))[0], "the same bytes")
        for key, sha256 in copies.items()
        if sha256 in first
    }


def _is_copy(document: Row) -> bool:
    return bool(document["reason"] == "duplicate")


def _filled(folder: Path, same: Same) -> Iterator[pa.Table]:
    """The rows of documents, some at a time, with the two columns filled."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetFile(folder / "documents.parquet") as file:
        for part in map(pa.Table.from_batches, zip(file.iter_batches(ROWS_FILLED, use_threads=False), strict=True)):
            found = [same.get(key, (None, None)) for key in part["document_id"].to_pylist()]
            for name, values in zip(("same_as", "same_as_reason"), zip(*found, strict=True), strict=True):
                part = part.set_column(part.column_names.index(name), name, pa.array(values, pa.string()))
            yield part
