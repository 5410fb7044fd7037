"""The data set as CSV in a Frictionless data package: a file a table, and datapackage.json with the schema of each.

Lists and maps are JSON in their cell. Text that a spreadsheet would run as a formula has an apostrophe before it.
The standard: https://specs.frictionlessdata.io/tabular-data-package/
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.outputs.spreadsheet import defused
from pipeline.tables import ROWS_HELD, build_of, table_file
from pipeline.whole_file import replacing
from schema.contract import Column, TableContract, contract

PACKAGE = "datapackage.json"
TYPES = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
    "boolean": "boolean",
    "list": "array",
    "map": "object",
}
DEFLATED = 5  # of zlib's levels: two thirds of the time of 6, its usual one, for 2% more bytes


def write_folder(out: Path, folder: Path) -> None:
    """The package as a folder of files. Raises FileExistsError where the folder holds other files."""
    if folder.exists() and any(folder.iterdir()) and not (folder / PACKAGE).is_file():
        raise FileExistsError(f"{folder} holds other files; name an empty or a new folder")
    folder.mkdir(exist_ok=True)
    for name, chunks in _files(out):
        with replacing(folder / name) as partial, partial.open("w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)


def write_zip(out: Path, target: Path) -> None:
    """The package as one ZIP file."""
    with (
        replacing(target) as partial,
        zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=DEFLATED) as package,
    ):
        for name, chunks in _files(out):
            with package.open(name, "w", force_zip64=True) as file:  # dated 1980 by its name alone, on any day
                for chunk in chunks:
                    file.write(chunk.encode())


def descriptor(build: str | None) -> dict[str, Any]:
    """The package's datapackage.json, from the contract."""
    return {
        "profile": "tabular-data-package",
        "name": "action-plans",
        "title": "Councils' post-inspection action plans",
        "description": "Lists and maps are JSON in their cell. An apostrophe stands before text that a spreadsheet "
        "would take for a formula. The plans' words belong to the councils that published them; documents.licence says "
        "under which licence, where it is known.",
        "version": build or "unknown",
        "resources": [_resource(table) for table in contract().values()],
    }


def _files(out: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """Name and text, in chunks, of each file of the package."""
    build = build_of(table_file(out, "documents"))
    yield PACKAGE, iter([json.dumps(descriptor(build), ensure_ascii=False, indent=2) + "\n"])
    for table in contract().values():
        yield f"{table.name}.csv", _csv(table_file(out, table.name), table)


def _resource(table: TableContract) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key and all(table.column(name).needed for name in table.key):
        schema["primaryKey"] = list(table.key)
    keys = [(column.name, *column.source.split(".")) for column in table.columns if column.source]
    if keys:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": [field]}} for name, other, field in keys
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "description": table.says,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": TYPES[column.type], "description": column.says}
    constraints: dict[str, Any] = {}
    if column.needed:
        constraints["required"] = True
    if column.values and column.type != "list":
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})


def _csv(path: Path, table: TableContract) -> Iterator[str]:
    import pyarrow.parquet as pq

    columns = [column.name for column in table.columns]
    yield _lines([columns])
    for batch in pq.ParquetFile(path).iter_batches(ROWS_HELD, columns=columns):
        values = [_cells(batch.column(column.name).to_pylist(), column) for column in table.columns]
        yield _lines(zip(*values, strict=True))


def _lines(rows: Any) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _cells(values: list[Any], column: Column) -> list[object]:
    """The values of a column as cells; None is an empty one."""
    if column.type == "list":
        return [json.dumps(value, ensure_ascii=False) if value else "[]" for value in values]
    if column.type == "map":
        return [json.dumps(dict(value), ensure_ascii=False) if value else "{}" for value in values]
    if column.type == "boolean":
        return ["true" if value else "false" if value is not None else None for value in values]
    return [defused(value) for value in values] if column.type == "text" else values
