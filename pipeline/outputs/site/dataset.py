"""The data set as the site's pages want it: rows of the tables, gathered under authorities, documents and actions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.outputs.site.document_rows import DocumentRows, Row
from pipeline.questions.comparisons import FEW_ACTIONS
from pipeline.tables import build_of, read_rows, table_file

NOT_KNOWN = "Council not known"
LISTED = (
    "action_id",
    "document_id",
    "authority",
    "objective",
    "action_ref",
    "action",
    "owners",
    "owner_text",
    "due_text",
    "due_first",
    "due_last",
    "due_kind",
    "rag",
    "status",
    "page_first",
    "page_last",
    "table",
    "row",
)  # columns of actions for lists and counts
SLUG = 60  # characters of a file name


@dataclass(frozen=True, slots=True)
class Authority:
    """A council with its documents and the actions that count of all of them; `slug` names its page."""

    name: str
    slug: str
    code: str | None
    region: str | None
    documents: tuple[Row, ...]
    actions: tuple[Row, ...]
    known: bool = True  # False: the documents do not say whose they are

    @property
    def few(self) -> bool:
        """Whether its shares rest on so few actions that a reader must be told."""
        return 0 < len(self.actions) < FEW_ACTIONS


@dataclass(frozen=True, slots=True)
class DataSet:
    """All rows in the order of the tables; `updates` and `owners` (their roles) by action_id, `themes` by record_id,
    `times` (rows of compare_theme_time) by theme, `smart` (of compare_smart) by action_id.

    `actions` have the columns that lists and counts need; `whole` gives all columns of those of a document, `places`
    its provenance, `columns` and `facts` its rows of those tables.
    """

    build: str | None
    documents: Sequence[Row]
    actions: Sequence[Row]
    findings: Sequence[Row]
    measures: Sequence[Row]
    issues: Sequence[Row]
    columns: DocumentRows
    updates: Mapping[str, list[Row]]
    owners: Mapping[str, list[Row]]
    themes: Mapping[str, list[Row]]
    facts: DocumentRows
    times: Mapping[str, list[Row]]
    smart: Mapping[str, Row]
    whole: DocumentRows
    places: DocumentRows

    @property
    def counted(self) -> list[Row]:
        """The actions that count: of a plan that is there twice, those of one document."""
        twice = {d["document_id"] for d in self.documents if d["same_as"]}
        return [action for action in self.actions if action["document_id"] not in twice]

    def theme_ids(self, record_id: str) -> list[str]:
        return [row["theme"] for row in self.themes.get(record_id, ())]

    def provenance(self, document_id: str) -> dict[str, list[Row]]:
        """Where the values of a document stand, by action_id."""
        return grouped(self.places.of(document_id), "action_id")


def read_data_set(out: Path) -> DataSet:
    """The tables of a build. Raises FileNotFoundError, in words for the user, where one is not there."""
    same: dict[str, str] = {}  # of words that are said again and again, one string for all
    actions = _shared(read_rows(out, "actions", LISTED), same)
    return DataSet(
        build=build_of(table_file(out, "documents")),
        documents=read_rows(out, "documents"),
        actions=actions,
        findings=read_rows(out, "findings"),
        measures=read_rows(out, "measures"),
        issues=read_rows(out, "issues"),
        columns=DocumentRows(out, "columns"),
        updates=grouped(read_rows(out, "updates"), "action_id"),
        owners=grouped(_shared(read_rows(out, "owners", ("action_id", "role")), same), "action_id"),
        themes=grouped(_shared(read_rows(out, "themes"), same), "record_id"),
        facts=DocumentRows(out, "facts"),
        times=grouped(read_rows(out, "compare_theme_time"), "theme"),
        smart={row["action_id"]: row for row in _shared(read_rows(out, "compare_smart"), same)},
        whole=DocumentRows(out, "actions"),
        places=DocumentRows(out, "provenance", {row["action_id"]: row["document_id"] for row in actions}),
    )


def _shared(rows: list[Row], same: dict[str, str]) -> list[Row]:
    """The rows with the strings of `same` for words that are there."""
    for row in rows:
        row.update({name: same.setdefault(value, value) for name, value in row.items() if isinstance(value, str)})
    return rows


def authorities(data: DataSet) -> list[Authority]:
    """Every authority of the documents, by name; a document whose council is not known stands last, for itself: two
    such documents may be of two councils."""
    documents: dict[tuple[bool, str], list[Row]] = {}
    for document in data.documents:
        known = document["authority"] is not None
        documents.setdefault((not known, document["authority"] or not_known(document)), []).append(document)
    actions = grouped(data.counted, "document_id")
    units = sorted(documents)
    slugs = unique_slugs(name for _, name in units)
    return [
        Authority(
            unit[1],
            slug,
            next((d["authority_code"] for d in documents[unit] if d["authority_code"]), None),
            next((d["region"] for d in documents[unit] if d["region"]), None),
            tuple(documents[unit]),
            tuple(action for d in documents[unit] for action in actions.get(d["document_id"], ())),
            known=not unit[0],
        )
        for unit, slug in zip(units, slugs, strict=True)
    ]


def not_known(document: Row) -> str:
    """What a document is listed under whose council nothing tells: its file, which is its own."""
    return f"{NOT_KNOWN}: {document['source_file']}"


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
