"""Promises: what the contract says of values, keys, counts and the words of plans, held against the tables.

Tables are read in parts and no part is kept, so that the size of a data set does not matter: keys are remembered as
hashes of eight bytes, two of which are alike by chance once in ten million data sets of a million rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema.contract import contract, frame_schema

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Hashes = npt.NDArray[np.uint64]

ROWS = 1 << 14  # read at once
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


@dataclass(frozen=True, slots=True)
class Tables:
    """The files of the tables by name, read in parts."""

    paths: Mapping[str, Path]

    def frames(self, name: str, columns: Sequence[str] | None = None) -> Iterator[pd.DataFrame]:
        """A table in frames of some thousand rows; all columns of the contract where None."""
        import pyarrow.parquet as pq

        wanted = [column.name for column in contract()[name].columns] if columns is None else list(columns)
        with pq.ParquetFile(self.paths[name]) as file:
            for batch in file.iter_batches(ROWS, columns=wanted):
                yield batch.to_pandas()[wanted]

    def hashes(self, name: str, columns: Sequence[str]) -> Hashes:
        """What stands in these columns, a hash a row."""
        import numpy as np

        parts = [_hashes(frame) for frame in self.frames(name, columns)]
        return np.concatenate(parts) if parts else np.empty(0, np.uint64)

    def documents(self) -> dict[str, dict[Any, Any]]:
        """The rows of documents by their id, without their texts."""
        wanted = ("document_id", "source_file", "state", "reason", "actions", "issues", "inspection_first", "pages")
        return {row["document_id"]: row for frame in self.frames("documents", wanted) for row in _records(frame)}


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


def broken(paths: Mapping[str, Path]) -> Iterator[Fault]:
    """The promises that tables, whole and with the columns of the contract, do not keep."""
    for part in CHECKS:
        yield from part(Tables(paths))


def _values(tables: Tables) -> Iterator[Fault]:
    """Nulls, allowed values, and periods in order: what the pandera schema of each table says."""
    from pandera.errors import SchemaErrors

    for name in contract():
        schema, found = frame_schema(name, whole=False), dict[str, Some]()
        for frame in tables.frames(name):
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
        yield str(rule), _labels(name, frame.iloc[some["index"].dropna().unique().astype(int)])


def _labels(name: str, rows: pd.DataFrame) -> list[str]:
    """How rows are told: by the first two columns of their key."""
    key = contract()[name].key[:2]
    return [" ".join(str(row[column]) for column in key) or "a row without a key" for row in _records(rows)]


def _keys(tables: Tables) -> Iterator[Fault]:
    """No two rows of a table have one key."""
    import numpy as np

    for name, table in contract().items():
        if not table.key:
            continue
        values, counts = np.unique(tables.hashes(name, table.key), return_counts=True)
        if len(twice := values[counts > 1]):
            some = Some()
            for frame in tables.frames(name, table.key):
                some.add(dict.fromkeys(_labels(name, frame[np.isin(_hashes(frame), twice)])))
            yield Fault(name, f"key not unique: {some}")


def _sources(tables: Tables) -> Iterator[Fault]:
    """Every value of a column "from" another is found there; every theme belongs to a record."""
    import numpy as np

    for table in contract().values():
        for column in table.columns:
            if column.source:
                other, _, there = column.source.partition(".")
                known = tables.hashes(other, [there])
                yield from _lost(tables, table.name, column.name, known, f"{column.name} not in {column.source}")
    records = np.concatenate([tables.hashes(table, [key]) for table, key in RECORDS.items()])
    yield from _lost(tables, "themes", "record_id", records, "record_id of no action, finding or measure")


def _lost(tables: Tables, name: str, column: str, known: Hashes, told: str) -> Iterator[Fault]:
    """A fault where values of a column are not among those known."""
    import numpy as np

    some = Some()
    for frame in tables.frames(name, [column]):
        there = frame.dropna()
        some.add(dict.fromkeys(there[column][~np.isin(_hashes(there), known)]))
    if some.count:
        yield Fault(name, f"{told}: {some}")


def _counts(tables: Tables) -> Iterator[Fault]:
    """The numbers in documents are those of the rows, and states agree with them."""
    rows = {name: Counter[str]() for name in ("actions", "issues")}
    for name, counted in rows.items():
        for frame in tables.frames(name, ["document_id"]):
            counted.update(frame["document_id"])
    for key, document in tables.documents().items():
        file, state, actions = document["source_file"], document["state"], document["actions"]
        for name, counted in rows.items():
            if document[name] != counted[key]:
                yield Fault("documents", f"{file}: says {document[name]} {name}, has {counted[key]}")
        if (state == "extracted") != (actions > 0):
            yield Fault("documents", f"{file}: state {state} with {actions} actions")
        if state == "unreadable" and not isinstance(document["reason"], str):
            yield Fault("documents", f"{file}: unreadable without a reason")


def _ledger(tables: Tables) -> Iterator[Fault]:
    """No word of an action table is left over or placed twice; words missed elsewhere are a note."""
    files = _files(tables)
    elsewhere: Counter[str] = Counter()
    for frame in tables.frames("ledger"):
        for row in _records(frame[(frame["place"] == "unplaced") | (frame["words"] < 0)]):
            file, words, detail = files(row["document_id"]), row["words"], row["detail"] or ""
            where = f"{file}, page {row['page']:g}" if _known(row["page"]) else file
            if words < 0:
                yield Fault("ledger", f"{where}: {-words} words placed twice: {detail}")
            elif str(detail).startswith("table "):
                yield Fault("ledger", f"{where}: {words} words not placed, of {detail}")
            else:
                elsewhere[file] += words
    for file, words in elsewhere.items():
        yield Fault("ledger", f"{file}: {words} words outside of plan tables not placed", fails=False)


def _unread(tables: Tables) -> Iterator[Fault]:
    """What is seen and was not read, a note for each document; signs and portraits too small to be a table left out."""
    seen: Counter[tuple[str, float, str]] = Counter()
    for frame in tables.frames("unread"):
        for row in _records(frame):
            if not _known(row["share"]) or row["share"] >= TOLD or row["kind"] != "picture":
                seen[row["document_id"], row["page"] if _known(row["page"]) else 0, row["kind"]] += 1
    told: dict[str, list[str]] = {}
    for (document, page, kind), count in sorted(seen.items()):
        where = f"page {page:g}: " if page else ""
        told.setdefault(document, []).append(f"{where}{_several(count, *SEEN[kind])}")
    files = _files(tables)
    for document, things in told.items():
        yield Fault("unread", f"{files(document)}: {'; '.join(things)} not read", fails=False)


def _several(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"{count} {many}"


def _ranges(tables: Tables) -> Iterator[Fault]:
    """What can hardly be: actions due before the inspection, told and not mended, and pages beyond the last."""
    documents = tables.documents()
    for frame in tables.frames("actions", ("action_id", "document_id", "action_ref", "due_last", "page_last")):
        for row in _records(frame[frame["document_id"].isin(documents.keys())]):
            document = documents[row["document_id"]]
            words = f"{document['source_file']}: action {row['action_ref'] or row['action_id']}"
            due, inspected = row["due_last"], document["inspection_first"]
            if _known(due) and _known(inspected) and due < inspected:
                yield Fault("actions", f"{words} is due {due}, before the inspection of {inspected}", fails=False)
            if row["page_last"] > document["pages"]:
                yield Fault("actions", f"{words} stands on page {row['page_last']:g} of {document['pages']:g}")


def _cards(tables: Tables) -> Iterator[Fault]:
    """Lines of cards that could not be used."""
    file = _files(tables)
    for frame in tables.frames("issues", ("document_id", "code", "message")):
        for row in _records(frame[frame["code"] == "card_line"]):
            yield Fault("issues", f"{file(row['document_id'])}: {row['message']}")


CHECKS: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    _values,
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
    files = {key: row["source_file"] for key, row in tables.documents().items()}
    return lambda key: files.get(key, key)


def _hashes(frame: pd.DataFrame) -> Hashes:
    """A hash a row. Numbers as floats: a column of whole ones is of those where a part of it has gaps."""
    import numpy as np
    import pandas as pd

    numbers = frame.select_dtypes("number").columns
    alike = frame.astype(dict.fromkeys(numbers, float))
    return np.asarray(pd.util.hash_pandas_object(alike, index=False), np.uint64)


def _known(value: Any) -> bool:
    return value is not None and value == value


def _records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.to_dict("records")
