"""The data set as the site's pages want it: its documents, whose they are, and all rows of one document at a time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.outputs.site.counts import Tally
from pipeline.outputs.site.document_rows import Row, RowsInOrder
from pipeline.questions.comparisons import FEW_ACTIONS
from pipeline.questions.councils import council_of
from pipeline.tables import build_of, each_row, read_rows, table_file

LISTED = (
    "document_id",
    "source_file",
    "title",
    "authority",
    "authority_code",
    "region",
    "document_type",
    "framework",
    "plan_first",
    "plan_last",
    "licence",
    "state",
    "reason",
    "same_as",
    "actions",
)  # columns of documents for lists and counts
RECORDS = {"actions": "action_id", "findings": "finding_id", "measures": "measure_id"}  # what has rows of its own
OF_RECORDS = {"updates": "action_id", "owners": "action_id", "themes": "record_id", "provenance": "action_id"}
PLACES = "provenance"
OF_DOCUMENTS = ("documents", *RECORDS, "issues", "columns", "facts")
WHOSE = dict.fromkeys(OF_DOCUMENTS, "document_id") | OF_RECORDS  # the column of a table that tells whose a row is
SLUG = 60  # characters of a file name


@dataclass(frozen=True, slots=True)
class Authority:
    """A council with its documents and what its actions count; `slug` names its page."""

    name: str
    slug: str
    code: str | None
    region: str | None
    documents: tuple[Row, ...]
    known: bool = True  # False: the documents do not say whose they are
    tally: Tally = field(default_factory=Tally)

    @property
    def few(self) -> bool:
        """Whether its shares rest on so few actions that a reader must be told."""
        return 0 < self.tally.actions < FEW_ACTIONS


@dataclass(frozen=True, slots=True)
class DataSet:
    """The tables in `out`; of `documents` the columns that lists and counts need, `times` (rows of compare_theme_time)
    by theme."""

    out: Path
    build: str | None
    documents: Sequence[Row]
    times: Mapping[str, list[Row]]

    def each_document(self, places: bool = True) -> Iterator[DocumentData]:
        """Every document with its rows, in their order; without `places`, those of provenance are left out. Raises
        OSError where the tables do not have it."""
        tables = {name: RowsInOrder(self.out, name, key) for name, key in WHOSE.items() if places or name != PLACES}
        for document in self.documents:
            rows = {name: tables[name].take([document["document_id"]]) for name in OF_DOCUMENTS}
            ids = {row[name] for table, name in RECORDS.items() for row in rows[table]}
            records = {name: grouped(tables[name].take(ids), OF_RECORDS[name]) for name in tables if name in OF_RECORDS}
            yield DocumentData(
                document=rows["documents"][0],
                actions=rows["actions"],
                findings=rows["findings"],
                measures=rows["measures"],
                issues=rows["issues"],
                columns=rows["columns"],
                facts=rows["facts"],
                updates=records["updates"],
                owners=records["owners"],
                themes=records["themes"],
                provenance=records.get(PLACES, {}),
            )
        for table in tables.values():
            table.end()


@dataclass(frozen=True, slots=True)
class DocumentData:
    """All rows of one document in the order of the tables; `updates`, `owners` and `provenance` by action_id, `themes`
    by record_id."""

    document: Row
    actions: Sequence[Row]
    findings: Sequence[Row]
    measures: Sequence[Row]
    issues: Sequence[Row]
    columns: Sequence[Row]
    facts: Sequence[Row]
    updates: Mapping[str, list[Row]]
    owners: Mapping[str, list[Row]]
    themes: Mapping[str, list[Row]]
    provenance: Mapping[str, list[Row]]

    @property
    def key(self) -> str:
        return str(self.document["document_id"])

    @property
    def counts(self) -> bool:
        """Whether its actions count: of a plan that is there twice, those of one document do."""
        return not self.document["same_as"]

    def theme_ids(self, record_id: str) -> list[str]:
        return [row["theme"] for row in self.themes.get(record_id, ())]


def read_data_set(out: Path) -> DataSet:
    """The tables of a build. Raises FileNotFoundError, in words for the user, where one is not there."""
    return DataSet(
        out,
        build=build_of(table_file(out, "documents")),
        documents=read_rows(out, "documents", LISTED),
        times=grouped(read_rows(out, "compare_theme_time"), "theme"),
    )


def smart_facts(out: Path) -> Iterator[tuple[str, list[str]]]:
    """The id of each action, with the names of the facts of compare_smart that it has."""
    for row in each_row(out, "compare_smart"):
        yield row["action_id"], [name for name, value in row.items() if value is True]


def authorities(data: DataSet) -> list[Authority]:
    """Every authority of the documents, by name; a document whose council is not known stands last, for itself: two
    such documents may be of two councils."""
    documents: dict[tuple[bool, str], list[Row]] = {}
    for document in data.documents:
        known = document["authority"] is not None
        documents.setdefault((not known, council_of(document)), []).append(document)
    units = sorted(documents)
    slugs = unique_slugs(name for _, name in units)
    return [
        Authority(
            unit[1],
            slug,
            next((d["authority_code"] for d in documents[unit] if d["authority_code"]), None),
            next((d["region"] for d in documents[unit] if d["region"]), None),
            tuple(documents[unit]),
            known=not unit[0],
        )
        for unit, slug in zip(units, slugs, strict=True)
    ]


def unique_slugs(names: Iterable[str]) -> list[str]:
    """A file name for each name: lower-case ASCII letters, digits and hyphens, no two the same."""
    slugs: dict[str, None] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG] or "page"
        slug, number = base, 2
        while slug in slugs or slug == "index":
            slug, number = f"{base}-{number}", number + 1
        slugs[slug] = None
    return list(slugs)


def grouped(rows: Iterable[Row], key: str) -> dict[Any, list[Row]]:
    """The rows under each value of a column, in their order."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
