"""The data contract: `tables.yml` as objects, and the Arrow schemas, checks and data dictionary that come from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

TYPES = ("text", "integer", "number", "date", "boolean", "list", "map")
KEYS = {"type", "says", "values", "needed", "from", "period"}

Record = dict[str, Any]
Values = tuple[Any, ...]  # of a row, one for each column of its table, in order
Records = dict[str, list[Record]]  # table name -> rows; a column left out is null


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `values` empty where anything goes, `source` ("table.column") where it is a foreign key."""

    name: str
    type: str
    says: str
    values: tuple[str, ...] = ()
    needed: bool = False
    source: str | None = None
    period: bool = False


@dataclass(frozen=True, slots=True)
class TableContract:
    """One table: `key` names the columns that together are unique, empty where rows may repeat; `derived` if it is made
    from the other tables."""

    name: str
    says: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    derived: bool = False

    def column(self, name: str) -> Column:
        return next(c for c in self.columns if c.name == name)


@cache
def contract() -> Mapping[str, TableContract]:
    """All tables by name, in order. Raises ValueError, naming the column, where the file contradicts itself."""
    text = Path(__file__).with_name("tables.yml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=yaml.CBaseLoader)
    tables = {name: _table(name, body) for name, body in raw.items()}
    for table in tables.values():
        _check(table, tables)
    return tables


def _table(name: str, body: Mapping[str, Any]) -> TableContract:
    columns = tuple(_column(name, column, stated) for column, stated in body["columns"].items())
    return TableContract(name, body["says"], tuple(body["key"]), columns, body.get("derived") == "true")


def _column(table: str, name: str, stated: Any) -> Column:
    if isinstance(stated, list):
        stated = {"type": stated[0], "says": stated[1]}
    if stray := set(stated) - KEYS:
        raise ValueError(f"tables.yml: {table}.{name}: unknown key {sorted(stray)[0]}")
    if stated["type"] not in TYPES:
        raise ValueError(f"tables.yml: {table}.{name}: unknown type {stated['type']}")
    return Column(
        name,
        stated["type"],
        stated["says"],
        tuple(stated.get("values", ())),
        stated.get("needed") == "true",
        stated.get("from"),
        stated.get("period") == "true",
    )


def _check(table: TableContract, tables: Mapping[str, TableContract]) -> None:
    names = [c.name for c in table.columns]
    for key in table.key:
        if key not in names:
            raise ValueError(f"tables.yml: {table.name}: key {key} is no column")
    for column in table.columns:
        if column.source:
            other, _, there = column.source.partition(".")
            if other not in tables or there not in [c.name for c in tables[other].columns]:
                raise ValueError(f"tables.yml: {table.name}.{column.name}: {column.source} does not exist")


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table; what each column holds stands in its metadata, as "description"."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
        "list": pa.list_(pa.string()),
        "map": pa.map_(pa.string(), pa.string()),
    }
    return pa.schema(
        pa.field(c.name, types[c.type], nullable=not c.needed, metadata={"description": c.says})
        for c in contract()[table].columns
    )


@cache
def bare_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table as its rows travel: named, and without the descriptions of its columns."""
    import pyarrow as pa

    return pa.schema([field.remove_metadata() for field in arrow_schema(table)], metadata={"table": table})


def arrow_table(table: str, rows: Iterable[Record]) -> pa.Table:
    """Rows as an Arrow table under the bare schema: columns left out are null, lists and maps left out are empty.

    Raises KeyError for a column the contract does not have, pyarrow.ArrowInvalid for a value of the wrong type.
    """
    rows = list(rows)
    known = {c.name for c in contract()[table].columns}
    if stray := set().union(*rows) - known:
        raise KeyError(f"{table}: no column {sorted(stray)[0]}")
    columns = contract()[table].columns
    names = [c.name for c in columns]
    each = ([*map(row.get, names)] for row in rows)  # a row at a time: very many lie far apart in memory
    found = zip(*each, strict=True) if rows else ((),) * len(columns)
    return _of_columns(table, [_values(c, values) for c, values in zip(columns, found, strict=True)])


def arrow_table_of_values(table: str, rows: Iterable[Values]) -> pa.Table:
    """Rows given as their values alone as an Arrow table under the bare schema.

    Raises ValueError where they are more or fewer than the columns, pyarrow.ArrowInvalid for a value of the wrong type.
    """
    return _of_columns(table, list(zip(*rows, strict=True)))


def _of_columns(table: str, columns: Sequence[Sequence[Any]]) -> pa.Table:
    import pyarrow as pa

    schema = bare_schema(table)
    arrays = [pa.array(values, type=kind) for values, kind in zip(columns, schema.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def without_nulls(table: pa.Table) -> pa.Table:
    """The table, where it has no null in a column whose schema needs a value. Raises ValueError else."""
    for field, column in zip(table.schema, table.columns, strict=True):
        if column.null_count and not field.nullable:
            raise ValueError(f"column {field.name} has nulls")
    return table


def under(schema: pa.Schema, table: pa.Table) -> pa.Table:
    """The table under a schema of the same columns, as `cast` gives it, which would load all of pyarrow.compute.

    Raises ValueError for a column of another name or type, or with a null where something is needed.
    """
    import pyarrow as pa

    for field, name, column in zip(schema, table.column_names, table.columns, strict=True):
        if name != field.name or column.type != field.type:
            raise ValueError(f"column {name} is {column.type} in place of {field.name}, {field.type}")
    return without_nulls(pa.Table.from_arrays(table.columns, schema=schema))


def _values(column: Column, values: Sequence[Any]) -> Sequence[Any]:
    if column.type == "list":
        return [value or () for value in values]
    if column.type == "map":
        return [sorted((value or {}).items()) for value in values]
    return values


def frame_schema(table: str, *, whole: bool = True) -> Any:
    """The pandera schema that checks a table read with pandas: allowed values, nulls, periods in order, and keys where
    it is the `whole` table."""
    import pandera.pandas as pandera

    return pandera.DataFrameSchema(
        {c.name: _frame_column(c) for c in contract()[table].columns},
        checks=[
            pandera.Check(_in_order(first), name=f"{first} is not after {first[:-6]}_last", ignore_na=False)
            for first in (c.name for c in contract()[table].columns if c.period and c.name.endswith("_first"))
        ],
        unique=list(contract()[table].key) if whole and contract()[table].key else None,
        strict=True,
        ordered=True,
    )


def _frame_column(column: Column) -> Any:
    import pandera.pandas as pandera

    checks = []
    if column.values:
        if column.type == "list":
            checks.append(pandera.Check(lambda cell: set(cell) <= set(column.values), element_wise=True))
        else:
            checks.append(pandera.Check.isin(column.values))
    return pandera.Column(None, checks=checks, nullable=not column.needed, required=True)


def _in_order(first: str) -> Any:
    def ordered(frame: pd.DataFrame) -> pd.Series[bool]:
        last = frame[first.removesuffix("_first") + "_last"]
        known = frame[first].notna() & last.notna()
        return ~known | (frame[first].where(known) <= last.where(known))

    return ordered


def data_dictionary() -> str:
    """The data dictionary as Markdown."""
    lines = ["# Data dictionary", "", "Made from `schema/tables.yml` by `make docs`; edit that file, not this one.", ""]
    for table in contract().values():
        lines += [f"## {table.name}", "", table.says, ""]
        if table.key:
            lines += [f"Unique by: {', '.join(f'`{k}`' for k in table.key)}.", ""]
        lines += ["| column | type | says |", "|---|---|---|"]
        for c in table.columns:
            says = c.says.rstrip(".") + "."
            if c.values:
                says += f" One of {', '.join(f'`{v}`' for v in c.values)}."
            if c.source:
                says += f" Refers to `{c.source}`."
            lines.append(
                f"| `{c.name}` | {c.type}{'' if c.needed or c.type in ('list', 'map') else ', may be null'} | {says} |"
            )
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    print(data_dictionary(), end="")
