"""Check: does a data set hold what the contract promises of its tables, the keys between them, the words of plans?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.no_pandas import no_pandas
from pipeline.questions.promises import Fault, broken
from pipeline.questions.table_parts import ROWS_AT_A_TIME
from pipeline.tables import AGAIN, build_of, is_whole, table_files
from schema.contract import arrow_schema, contract
from schema.sound_values import sound_values


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
    there = table_files(out)
    faults = [Fault(name, f"{name}.parquet is not there") for name in contract() if name not in there]
    whole = {name: path for name, path in there.items() if is_whole(path)}
    faults += [Fault(name, f"{name}.parquet is not a whole table") for name in there if name not in whole]
    faults += _one_build(whole)
    with no_pandas():
        read = {name: _read_through(name, path) for name, path in whole.items()}
    for name, found in read.items():
        if found is None:
            faults.append(Fault(name, f"{name}.parquet is damaged: bytes have changed; {AGAIN}"))
        else:
            faults += [Fault(name, difference) for difference in found.differences]
    known = {name: found for name, found in read.items() if found}
    if len(known) == len(contract()) and not any(found.differences for found in known.values()):
        faults += broken(whole, suspect={name for name, found in known.items() if not found.sound})
    return Report({name: found.rows for name, found in known.items()}, tuple(faults))


class _Read(NamedTuple):
    """A table read from its first byte to its last: how its columns differ from the contract, and whether its values
    seem as they should be."""

    rows: int
    differences: tuple[str, ...]
    sound: bool


def _read_through(name: str, path: Path) -> _Read | None:
    """None where the table is damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows, sound = 0, True
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            differences = tuple(_columns(name, file.schema_arrow))
            for part in file.iter_batches(ROWS_AT_A_TIME, use_threads=False):
                rows += part.num_rows
                sound = sound and not differences and sound_values(name, part)
    except (OSError, pa.ArrowException):
        return None
    return _Read(rows, differences, sound)


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
