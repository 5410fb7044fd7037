"""Check: does a data set hold what the contract promises of its tables, the keys between them, the words of plans?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.tables import AGAIN, build_of, is_whole, table_files
from schema.contract import arrow_schema, contract, frame_schema

if TYPE_CHECKING:
    import pandas as pd

Frames = Mapping[str, "pd.DataFrame"]
SHOWN_EXAMPLES = 5  # examples of a fault; further ones are counted
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
class Report:
    """What was checked: the rows of each table, the faults and notes found."""

    rows: Mapping[str, int]
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        return not any(fault.fails for fault in self.faults)

    def to_json(self) -> str:
        faults = [asdict(fault) for fault in self.faults]
        return json.dumps(
            {"holds": self.holds, "rows": dict(self.rows), "faults": faults}, ensure_ascii=False, indent=2
        )

    def lines(self) -> Iterator[str]:
        """The report in words: a line a table, then its faults and notes."""
        width = max(map(len, contract()))
        for table in contract():
            rows = f"{self.rows[table]:,} rows" if table in self.rows else "missing"
            failed = any(fault.fails and fault.table == table for fault in self.faults)
            yield f"{'FAIL' if failed else 'ok':4}  {table:<{width}} {rows}"
            for fault in self.faults:
                if fault.table == table:
                    yield f"      {'' if fault.fails else 'note: '}{fault.message}"
        yield "All promises hold." if self.holds else "Some promises do not hold; see FAIL above."


def check(out: Path) -> Report:
    """Check the tables in `out`. Raises FileNotFoundError where there is none of them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    there = table_files(out)
    faults = [Fault(name, f"{name}.parquet is not there") for name in contract() if name not in there]
    whole = {name: path for name, path in there.items() if is_whole(path)}
    faults += [Fault(name, f"{name}.parquet is not a whole table") for name in there if name not in whole]
    faults += _one_build(whole)
    sound, frames = {}, {}
    for name, path in whole.items():
        try:
            table = pq.read_table(path, page_checksum_verification=True)
        except (OSError, pa.ArrowException):
            faults.append(Fault(name, f"{name}.parquet is damaged: bytes have changed; {AGAIN}"))
            continue
        differences = list(_columns(name, table.schema))
        faults += [Fault(name, difference) for difference in differences]
        sound[name] = table.num_rows
        if not differences:
            frames[name] = table.to_pandas()
    if len(frames) == len(contract()):
        faults += [fault for part in CHECKS for fault in part(frames)]
    return Report(sound, tuple(faults))


def _one_build(paths: Mapping[str, Path]) -> list[Fault]:
    """A build that was killed while it moved its tables into place leaves some of another build."""
    builds = {name: build_of(path) for name, path in paths.items()}
    first = builds.get("documents")
    return [
        Fault(name, "belongs to another build than documents; run `actionplans build` once more")
        for name, build in builds.items()
        if build != first and "documents" in builds
    ]


def _columns(name: str, schema: Any) -> Iterator[str]:
    """How the columns of a table differ from the contract; ones that were added do not count."""
    for field in arrow_schema(name):
        if field.name not in schema.names:
            yield f"column {field.name} is missing"
        elif not schema.field(field.name).type.equals(field.type):
            yield f"column {field.name} is {schema.field(field.name).type}, not {field.type}"


def _values(frames: Frames) -> Iterator[Fault]:
    """Nulls, allowed values, unique keys, and periods in order: what the pandera schema of each table says."""
    from pandera.errors import SchemaErrors

    for name, frame in frames.items():
        try:
            frame_schema(name).validate(frame[[column.name for column in contract()[name].columns]], lazy=True)
        except SchemaErrors as errors:
            for (column, rule), cases in errors.failure_cases.groupby(["column", "check"], dropna=False, sort=False):
                if cases["schema_context"].iloc[0] == "Column":
                    yield Fault(name, f"{column}: {rule}: {_some(cases['failure_case'])}")
            for rule, cases in errors.failure_cases.query("schema_context != 'Column'").groupby("check", sort=False):
                rows = cases["index"].dropna().unique()
                yield Fault(name, f"{rule}: {_some([_label(name, frame, int(row)) for row in rows])}")


def _label(name: str, frame: pd.DataFrame, row: int) -> str:
    key = contract()[name].key[:2]
    return " ".join(str(frame[column].iloc[row]) for column in key) or f"row {row}"


def _keys(frames: Frames) -> Iterator[Fault]:
    """Every value of a column "from" another is found there; every theme belongs to a record."""
    for table in contract().values():
        for column in table.columns:
            if column.source:
                other, _, there = column.source.partition(".")
                values = frames[table.name][column.name].dropna()
                lost = values[~values.isin(frames[other][there])].unique()
                if len(lost):
                    yield Fault(table.name, f"{column.name} not in {column.source}: {_some(lost)}")
    records = {record for table, key in RECORDS.items() for record in frames[table][key]}
    if strange := sorted(set(frames["themes"]["record_id"]) - records):
        yield Fault("themes", f"record_id of no action, finding or measure: {_some(strange)}")


def _counts(frames: Frames) -> Iterator[Fault]:
    """The numbers in documents are those of the rows, and states agree with them."""
    rows = {table: frames[table]["document_id"].value_counts().to_dict() for table in ("actions", "issues")}
    for document in _records(frames["documents"]):
        file, state, actions = document["source_file"], document["state"], document["actions"]
        for table, counts in rows.items():
            if document[table] != counts.get(document["document_id"], 0):
                found = counts.get(document["document_id"], 0)
                yield Fault("documents", f"{file}: says {document[table]} {table}, has {found}")
        if (state == "extracted") != (actions > 0):
            yield Fault("documents", f"{file}: state {state} with {actions} actions")
        if state == "unreadable" and not isinstance(document["reason"], str):
            yield Fault("documents", f"{file}: unreadable without a reason")


def _ledger(frames: Frames) -> Iterator[Fault]:
    """No word of an action table is left over or placed twice; words missed elsewhere are a note."""
    files = frames["documents"].set_index("document_id")["source_file"]
    ledger = frames["ledger"]
    elsewhere: Counter[str] = Counter()
    for row in _records(ledger[(ledger["place"] == "unplaced") | (ledger["words"] < 0)]):
        file, words, detail = files.get(row["document_id"], row["document_id"]), row["words"], row["detail"] or ""
        where = f"{file}, page {row['page']}" if row["page"] else file
        if words < 0:
            yield Fault("ledger", f"{where}: {-words} words placed twice: {detail}")
        elif str(detail).startswith("table "):
            yield Fault("ledger", f"{where}: {words} words not placed, of {detail}")
        else:
            elsewhere[file] += words
    for file, words in elsewhere.items():
        yield Fault("ledger", f"{file}: {words} words outside of plan tables not placed", fails=False)


def _unread(frames: Frames) -> Iterator[Fault]:
    """What is seen and was not read, a note for each document; signs and portraits too small to be a table left out."""
    files = frames["documents"].set_index("document_id")["source_file"]
    seen: Counter[tuple[str, float, str]] = Counter()
    for row in _records(frames["unread"]):
        if not _known(row["share"]) or row["share"] >= TOLD or row["kind"] != "picture":
            page = row["page"] if _known(row["page"]) else 0
            seen[row["document_id"], page, row["kind"]] += 1
    told: dict[str, list[str]] = {}
    for (document, page, kind), count in sorted(seen.items()):
        where = f"page {page:g}: " if page else ""
        told.setdefault(document, []).append(f"{where}{_several(count, *SEEN[kind])}")
    for document, things in told.items():
        yield Fault("unread", f"{files.get(document, document)}: {'; '.join(things)} not read", fails=False)


def _several(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"{count} {many}"


def _ranges(frames: Frames) -> Iterator[Fault]:
    """What can hardly be: actions due before the inspection, told and not mended, and pages beyond the last."""
    about = ["document_id", "source_file", "inspection_first", "pages"]
    for row in _records(frames["actions"].merge(frames["documents"][about], on="document_id")):
        words = f"{row['source_file']}: action {row['action_ref'] or row['action_id']}"
        if _known(row["due_last"]) and _known(row["inspection_first"]) and row["due_last"] < row["inspection_first"]:
            due = f"is due {row['due_last']}, before the inspection of {row['inspection_first']}"
            yield Fault("actions", f"{words} {due}", fails=False)
        if row["page_last"] > row["pages"]:
            yield Fault("actions", f"{words} stands on page {row['page_last']:g} of {row['pages']:g}")


CHECKS: tuple[Callable[[Frames], Iterator[Fault]], ...] = (_values, _keys, _counts, _ledger, _unread, _ranges)


def _some(values: Any) -> str:
    """A few of the values, and how many more there are."""
    shown = ", ".join(str(value) for value in list(values)[:SHOWN_EXAMPLES])
    return shown if len(values) <= SHOWN_EXAMPLES else f"{shown} and {len(values) - SHOWN_EXAMPLES} more"


def _known(value: Any) -> bool:
    return value is not None and value == value


def _records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.to_dict("records")
