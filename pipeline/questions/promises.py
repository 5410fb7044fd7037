"""Promises: what the contract says of values, keys, counts and the words of plans, held against the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.no_pandas import no_pandas
from pipeline.questions.table_parts import Tables, hashed, strange, values_of
from schema.contract import contract, frame_schema

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.questions.table_parts import Hashes
SHOWN = 5  # examples of a fault; further ones are counted
TOLD = 0.02  # of a page: a smaller picture is not told
SEEN = {
    "picture": ("a picture", "pictures"),
    "form_field": ("a form field without a value", "form fields without a value"),
    "drawn_mark": ("a drawn sign", "drawn signs"),
    "layer": ("words of a layer that is switched off", "lines of layers that are switched off"),
    "embedded": ("a chart, object or document within", "charts, objects or documents within"),
    "outside": ("words outside of the reading", "places with words outside of the reading"),
}
RECORDS = {"actions": "action_id", "findings": "finding_id", "measures": "measure_id"}  # what a theme may belong to


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as promised; a note (`fails` False) is worth knowing but breaks no promise."""

    table: str
    message: str
    fails: bool = True


@dataclass(slots=True)
class Some:
    """A few of the examples of a fault, and how many there are."""

    shown: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, values: Iterable[object]) -> None:
        for value in values:
            self.count += 1
            if len(self.shown) < SHOWN:
                self.shown.append(str(value))

    def __str__(self) -> str:
        shown = ", ".join(self.shown)
        return shown if self.count <= SHOWN else f"{shown} and {self.count - SHOWN} more"


def broken(paths: Mapping[str, Path], suspect: Collection[str]) -> Iterator[Fault]:
    """The promises that tables, whole and with the columns of the contract, do not keep; `suspect` are those of which
    `schema.sound_values` says that some value is not as it should be."""
    tables = Tables(paths)
    for name in contract():
        if name in suspect:
            yield from _values(tables, name)
    with no_pandas():
        for part in CHECKS:
            yield from part(tables)


def _values(tables: Tables, name: str) -> Iterator[Fault]:
    """Nulls, allowed values, and periods in order: what the pandera schema of the table says."""
    from pandera.errors import SchemaErrors

    columns = [column.name for column in contract()[name].columns]
    schema, found = frame_schema(name, whole=False), dict[str, Some]()
    for part in tables.parts(name, columns):
        frame = part.to_pandas()
        try:
            schema.validate(frame, lazy=True)
        except SchemaErrors as errors:
            for rule, examples in _cases(name, frame, errors.failure_cases):
                found.setdefault(rule, Some()).add(examples)
    yield from (Fault(name, f"{rule}: {some}") for rule, some in found.items())


def _cases(name: str, frame: pd.DataFrame, cases: pd.DataFrame) -> Iterator[tuple[str, Iterable[object]]]:
    """What pandera found, by rule: the values of a column, or the keys of rows."""
    of_column = cases["schema_context"] == "Column"
    for (column, rule), some in cases[of_column].groupby(["column", "check"], dropna=False, sort=False):
        yield f"{column}: {rule}", some["failure_case"]
    for rule, some in cases[~of_column].groupby("check", sort=False):
        rows = frame.iloc[some["index"].dropna().unique().astype(int)].to_dict("records")
        yield str(rule), [_label(tuple(row[column] for column in contract()[name].key)) for row in rows]


def _label(key: Sequence[object]) -> str:
    """How a row is told: by the first two columns of its key."""
    return " ".join(map(str, key[:2])) or "a row without a key"


def _keys(tables: Tables) -> Iterator[Fault]:
    """No two rows of a table have one key."""
    for name, table in contract().items():
        hashes = tables.hashes(name, table.key) if table.key else ()
        if twice := {int(one) for one, other in pairwise(hashes) if one == other}:
            keys = (key for part in tables.parts(name, table.key) for key in values_of(part) if hash(key) in twice)
            some = Some()
            some.add(dict.fromkeys(_label(key) for key, count in Counter(keys).items() if count > 1))
            yield Fault(name, f"key not unique: {some}")


def _sources(tables: Tables) -> Iterator[Fault]:
    """Every value of a column "from" another is found there; every theme belongs to a record."""
    import numpy as np

    known: dict[str, Hashes] = {}
    for table in contract().values():
        for column in table.columns:
            if source := column.source:
                other, _, there = source.partition(".")
                known.setdefault(source, tables.hashes(other, [there]))
                yield from _lost(tables, table.name, column.name, known[source], f"{column.name} not in {source}")
    records = np.sort(np.concatenate([tables.hashes(table, [key]) for table, key in RECORDS.items()]))
    yield from _lost(tables, "themes", "record_id", records, "record_id of no action, finding or measure")


def _lost(tables: Tables, name: str, column: str, known: Hashes, told: str) -> Iterator[Fault]:
    """A fault where values of a column are not among those known."""
    import pyarrow as pa

    some = Some()
    for part in tables.parts(name, [column]):
        there = part.drop_null()
        some.add(dict.fromkeys(there[column].filter(pa.array(strange(hashed(there), known))).to_pylist()))
    if some.count:
        yield Fault(name, f"{told}: {some}")


def _counts(tables: Tables) -> Iterator[Fault]:
    """The numbers in documents are those of the rows, and states agree with them."""
    rows = {name: Counter[str]() for name in ("actions", "issues")}
    for name, counted in rows.items():
        for part in tables.parts(name, ["document_id"]):
            counted.update(part["document_id"].to_pylist())
    for document in tables.rows("documents", ("document_id", "source_file", "state", "reason", *rows)):
        file, state, actions = document["source_file"], document["state"], document["actions"]
        for name, counted in rows.items():
            has = counted[document["document_id"]]
            if document[name] != has:
                yield Fault("documents", f"{file}: says {document[name]} {name}, has {has}")
        if (state == "extracted") != (actions > 0):
            yield Fault("documents", f"{file}: state {state} with {actions} actions")
        if state == "unreadable" and not document["reason"]:
            yield Fault("documents", f"{file}: unreadable without a reason")


def _ledger(tables: Tables) -> Iterator[Fault]:
    """No word of an action table is left over or placed twice; words missed elsewhere are a note."""
    files = _files(tables)
    elsewhere: Counter[str] = Counter()
    for row in tables.rows("ledger", ("document_id", "page", "place", "detail", "words")):
        file, words, detail = files(row["document_id"]), row["words"], row["detail"] or ""
        where = f"{file}, page {row['page']}" if row["page"] is not None else file
        if words < 0:
            yield Fault("ledger", f"{where}: {-words} words placed twice: {detail}")
        elif row["place"] != "unplaced":
            continue
        elif detail.startswith("table "):
            yield Fault("ledger", f"{where}: {words} words not placed, of {detail}")
        else:
            elsewhere[file] += words
    for file, words in elsewhere.items():
        yield Fault("ledger", f"{file}: {words} words outside of plan tables not placed", fails=False)


def _unread(tables: Tables) -> Iterator[Fault]:
    """What is seen and was not read, a note for each document; signs and portraits too small to be a table left out."""
    seen: Counter[tuple[str, int, str]] = Counter()
    for row in tables.rows("unread", ("document_id", "page", "kind", "share")):
        if row["share"] is None or row["share"] >= TOLD or row["kind"] != "picture":
            seen[row["document_id"], row["page"] or 0, row["kind"]] += 1
    told: dict[str, list[str]] = {}
    for (document, page, kind), count in sorted(seen.items()):
        where = f"page {page}: " if page else ""
        told.setdefault(document, []).append(f"{where}{_several(count, *SEEN[kind])}")
    files = _files(tables)
    for document, things in told.items():
        yield Fault("unread", f"{files(document)}: {'; '.join(things)} not read", fails=False)


def _several(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"{count} {many}"


def _ranges(tables: Tables) -> Iterator[Fault]:
    """What can hardly be: actions due before the inspection, told and not mended, and pages beyond the last."""
    wanted = ("document_id", "source_file", "inspection_first", "pages")
    documents = {row.pop("document_id"): tuple(row.values()) for row in tables.rows("documents", wanted)}
    for row in tables.rows("actions", ("action_id", "document_id", "action_ref", "due_last", "page_last")):
        if row["document_id"] not in documents:
            continue
        file, inspected, pages = documents[row["document_id"]]
        words, due, last = f"{file}: action {row['action_ref'] or row['action_id']}", row["due_last"], row["page_last"]
        if due and inspected and due < inspected:
            yield Fault("actions", f"{words} is due {due}, before the inspection of {inspected}", fails=False)
        if last and pages is not None and last > pages:
            yield Fault("actions", f"{words} stands on page {last} of {pages}")


def _cards(tables: Tables) -> Iterator[Fault]:
    """Lines of cards that could not be used."""
    file = _files(tables)
    for row in tables.rows("issues", ("document_id", "code", "message")):
        if row["code"] == "card_line":
            yield Fault("issues", f"{file(row['document_id'])}: {row['message']}")


CHECKS: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    _keys,
    _sources,
    _counts,
    _ledger,
    _unread,
    _ranges,
    _cards,
)


def _files(tables: Tables) -> Callable[[str], str]:
    """What gives the file of a document by its id, and the id itself where it is not known."""
    files = {row["document_id"]: row["source_file"] for row in tables.rows("documents", ("document_id", "source_file"))}
    return lambda key: files.get(key, key)
