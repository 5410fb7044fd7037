"""Whether the values of a table are sound, seen quickly: what is not, the pandera schema of the contract names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.contract import Column, contract

if TYPE_CHECKING:
    import pyarrow as pa


def sound_values(table: str, part: pa.RecordBatch) -> bool:
    """Whether rows of a table have no nulls where something is needed, values that are allowed, and periods that end
    after they begin. To load pandera and pandas for it takes a second and 60 MB."""
    columns = contract()[table].columns
    return all(_sound(column, part) and _in_order(column, part) for column in columns)


def _sound(column: Column, part: pa.RecordBatch) -> bool:
    import pyarrow as pa
    import pyarrow.compute as pc

    values = part[column.name]
    if column.needed and pc.any(values.is_null(nan_is_null=True)).as_py():
        return False
    if not column.values:
        return True
    items = pc.list_flatten(values) if column.type == "list" else values.drop_null()
    return bool(pc.all(pc.is_in(items, pa.array(column.values, items.type)), min_count=0).as_py())


def _in_order(column: Column, part: pa.RecordBatch) -> bool:
    import pyarrow.compute as pc

    if not (column.period and column.name.endswith("_first")):
        return True
    last = part[column.name.removesuffix("_first") + "_last"]
    return not pc.any(pc.greater(part[column.name], last), min_count=0).as_py()
