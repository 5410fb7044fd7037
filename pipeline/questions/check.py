"""Check: does a data set hold what the contract promises of its tables, the keys between them, the words of plans?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.questions.promises import Fault, broken
from pipeline.tables import AGAIN, build_of, is_whole, table_files
from schema.contract import arrow_schema, contract


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
    sound, fitting = {}, {}
    for name, path in whole.items():
        try:
            with pq.ParquetFile(path, page_checksum_verification=True) as file:
                sound[name] = sum(batch.num_rows for batch in file.iter_batches())
                differences = list(_columns(name, file.schema_arrow))
        except (OSError, pa.ArrowException):
            faults.append(Fault(name, f"{name}.parquet is damaged: bytes have changed; {AGAIN}"))
            continue
        faults += [Fault(name, difference) for difference in differences]
        if not differences:
            fitting[name] = path
    if len(fitting) == len(contract()):
        faults += broken(fitting)
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
