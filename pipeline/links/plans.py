"""The documents of one council as the links between them want them: each with the rows that tell what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.links.wording import plain
from pipeline.tables import columns_of, each_row

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
Place = tuple[int, int, int]  # a row group, the first row within it, and how many

COLUMNS = (
    "action_id", "document_id", "action_ref", "action", "owners", "owner_text", "due_text", "due_first", "due_last",
    "rag", "status", "progress", "comments", "outcomes", "page_first",
)  # fmt: skip
FINDINGS = ("document_id", "finding_id", "text", "page")


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


WHOSE = ("authority_code", "authority")


def council(document: Row) -> str | None:
    """What two documents of one council have in common; None where nothing tells whose it is."""
    code: str | None = document["authority_code"] or document["authority"]
    return code


def plans_by_council(folder: Path) -> Iterator[Iterator[Plan]]:
    """The documents that say something, a council at a time, those of councils that have one document left out; each
    is read when it is asked for, since a council may have very many."""
    councils: dict[str | None, list[str]] = defaultdict(list)
    for document in each_row(folder, "documents", (*WHOSE, "document_id", "state", "reason")):
        if document["state"] != "unreadable" and document["reason"] != "duplicate":
            councils[council(document)].append(document["document_id"])
    for ids in councils.values():
        if len(ids) > 1:
            yield (plan for key in ids if (plan := _plan(folder, key)))


def document_of(folder: Path, document_id: str) -> Row:
    """The row of a document, by its id."""
    return rows_of_document(folder, "documents", document_id, columns_of("documents"))[0]


def _plan(folder: Path, document_id: str) -> Plan | None:
    """The document with its rows; None where it has none."""
    for table, words, columns in (("actions", "action", COLUMNS), ("findings", "text", FINDINGS)):
        if rows := rows_of_document(folder, table, document_id, columns):
            return Plan(document_of(folder, document_id), rows, [key_of(row[words]) for row in rows])
    return None


def key_of(words: str) -> str:
    """The words without spaces, which readers of two formats may see in other places."""
    return plain(words).replace(" ", "") or words


def rows_of_document(folder: Path, table: str, document_id: str, columns: Sequence[str]) -> list[Row]:
    """The rows of a document by its id, in their order, [] where it has none."""
    path = folder / f"{table}.parquet"
    changed = path.stat().st_mtime_ns
    found: list[Row] = []
    for group, first, number in _places(path, changed).get(document_id, ()):
        found += _row_group(path, changed, group, tuple(columns)).slice(first, number).to_pylist()
    return found


@lru_cache(maxsize=4)
def _places(path: Path, changed: int) -> Mapping[str, list[Place]]:
    """Where the rows of each document stand in a table; `changed` is when the file was."""
    import pyarrow.parquet as pq

    found: dict[str, list[Place]] = defaultdict(list)
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            ids = file.read_row_group(group, columns=["document_id"])["document_id"].to_pylist()
            first = 0
            for key, same in groupby(ids):
                number = len(list(same))
                found[key].append((group, first, number))
                first += number
    return found


@lru_cache(maxsize=4)
def _row_group(path: Path, changed: int, group: int, columns: Sequence[str]) -> pa.Table:
    """A row group of a table, a few of which are kept: the documents of councils mostly stand together."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        return file.read_row_group(group, columns=list(columns), use_threads=False).select(list(columns))
