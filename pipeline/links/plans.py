"""The documents of one council as the links between them want them: each with the rows that tell what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.links.wording import plain
from pipeline.tables import read_rows, table_file

Row = dict[str, Any]

COLUMNS = (
    "action_id", "document_id", "action_ref", "action", "owners", "owner_text", "due_text", "due_first", "due_last",
    "rag", "status", "progress", "comments", "outcomes", "page_first",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """A document with its rows: its actions, or the findings of one that has no actions; `keys` are their words."""

    document: Row
    rows: Sequence[Row]
    keys: Sequence[str]

    @property
    def name(self) -> str:
        return str(self.document["source_file"])

    @property
    def day(self) -> date | None:
        """The last day of the date it bears."""
        day: date | None = self.document["plan_last"]
        return day


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two documents that may belong together: a person is asked. `score` and `reason` are of what speaks for it."""

    plan: Plan
    other: Plan
    score: float
    reason: str

    def as_row(self, question: str, key: str) -> Row:
        """The row of `link_doubts`; `key` is that of the card's line which says that they do."""
        return {
            "document_id": self.plan.document["document_id"],
            "other_id": self.other.document["document_id"],
            "score": self.score,
            "reason": f"{question} {self.other.name}: {self.reason}.",
            "card_line": f'{key}: "{file_name(self.other.document)}"',
        }


def file_name(document: Row) -> str:
    """The name of a document's file, without its folders."""
    return str(document["source_file"]).split("/")[-1]


def is_named(document: Row, words: str) -> bool:
    """Whether a card's words mean this document: its id, its path, or the name of its file."""
    return words in (document["document_id"], document["source_file"], file_name(document))


def council(document: Row) -> str | None:
    """What two documents of one council have in common; None where nothing tells whose it is."""
    code: str | None = document["authority_code"] or document["authority"]
    return code


def plans_by_council(folder: Path) -> Iterator[list[Plan]]:
    """The documents that say something, a council at a time, those of councils that have one document left out."""
    councils: dict[str | None, list[Row]] = defaultdict(list)
    for document in read_rows(folder, "documents"):
        if document["state"] != "unreadable" and document["reason"] != "duplicate":
            councils[council(document)].append(document)
    for documents in councils.values():
        if len(documents) > 1:
            yield list(_plans(folder, documents))


def _plans(folder: Path, documents: Sequence[Row]) -> Iterator[Plan]:
    ids = [document["document_id"] for document in documents]
    actions = rows_of_documents(folder, "actions", ids, COLUMNS)
    findings = rows_of_documents(folder, "findings", ids, ("document_id", "finding_id", "text", "page"))
    for document in documents:
        rows, words = actions[document["document_id"]], "action"
        if not rows:
            rows, words = findings[document["document_id"]], "text"
        if rows:
            yield Plan(document, rows, [key_of(row[words]) for row in rows])


def key_of(words: str) -> str:
    """The words without spaces, which readers of two formats may see in other places."""
    return plain(words).replace(" ", "") or words


def rows_of_documents(folder: Path, table: str, ids: Iterable[str], columns: Sequence[str]) -> Mapping[str, list[Row]]:
    """The rows of each document by its id, in its order, [] where it has none; `columns` has document_id."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    path, wanted = table_file(folder, table, columns), set(ids)
    parts = sorted({part for key in wanted for part in _parts(path, path.stat().st_mtime_ns).get(key, ())})
    with pq.ParquetFile(path) as file:
        there = file.read_row_groups(parts, columns=list(columns))
    rows = there.filter(pc.is_in(there["document_id"], pa.array(sorted(wanted), "string"))).to_pylist()
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document_id"]].append(row)
    return found


@lru_cache(maxsize=4)
def _parts(path: Path, changed: int) -> Mapping[str, list[int]]:
    """The row groups of a table that hold rows of a document, since reading all for each council takes the square of
    their number; `changed` is when the file was."""
    import pyarrow.parquet as pq

    found: dict[str, list[int]] = defaultdict(list)
    with pq.ParquetFile(path) as file:
        for part in range(file.num_row_groups):
            for key in file.read_row_group(part, columns=["document_id"])["document_id"].unique().to_pylist():
                found[key].append(part)
    return found
