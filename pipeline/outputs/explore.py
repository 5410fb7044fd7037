"""Explore: the data set as SQLite with full-text search, and datasette's description of it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.tables import table_file
from pipeline.whole_file import replacing, told_by_the_system
from schema.contract import TableContract, contract

TYPES: dict[str, type] = {
    "text": str,
    "integer": int,
    "number": float,
    "date": str,
    "boolean": int,
    "list": str,
    "map": str,
}
SEARCHED = {
    "actions": ("action", "objective", "owner_text", "progress", "next_steps", "section"),
    "findings": ("text",),
    "measures": ("text", "target"),
}
INDEXED = ("document_id", "action_id", "record_id", "authority", "theme", "rag", "due_last")
ROWS_INSERTED = 1 << 13  # rows
QUERIES = {
    "themes_by_authority": (
        "Themes by council",
        "Actions of each theme and their share of the council's actions.",
        "select theme, authority, actions, of_actions, actions_share, few from compare_theme_authority "
        "order by theme, actions desc",
    ),
    "who_else": (
        "Who else does this?",
        "Actions with these words, with council, owner, date, rating and page.",
        "select actions.authority, actions.action, actions.owner_text, actions.due_text, actions.rag, "
        "documents.source_file, actions.page_first from actions_fts "
        "join actions on actions.rowid = actions_fts.rowid join documents using (document_id) "
        "where actions_fts match :words order by rank limit 100",
    ),
    "due_between": (
        "Actions due between two days",
        "Days as 2024-03-31.",
        "select authority, action_ref, action, owner_text, due_text, due_last, rag, status from actions "
        "where due_last between :from_day and :to_day order by due_last, authority",
    ),
    "owners_by_role": (
        "Who answers",
        "Actions by canonical role of their owners.",
        "select role, count(distinct action_id) as actions from owners where role is not null "
        "group by role order by actions desc",
    ),
    "to_look_at": (
        "Values to look at",
        "What could not be read, by document and page.",
        "select source_file, page, code, field, text, message from issues join documents using (document_id) "
        "where severity <> 'info' order by source_file, page",
    ),
}


class NotInstalled(Exception):  # noqa: N818 - told to the user as it is
    """A package of the extra [explore] is not there; the message says how to get it."""


def need(package: str) -> None:
    """Raises NotInstalled where the package is not there."""
    if importlib.util.find_spec(package) is None:
        raise NotInstalled(
            f"{package.replace('_', '-')} is not installed; it comes with the extra: pip install 'actionplans[explore]'"
        )


def write_sqlite(out: Path, target: Path) -> None:
    """The tables in `out` as one SQLite file in place of `target`; lists and maps are JSON, dates ISO 8601.

    Raises NotInstalled without sqlite-utils, FileNotFoundError where there are no tables.
    """
    need("sqlite_utils")
    import sqlite_utils

    files = {name: table_file(out, name) for name in contract()}
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as partial:
        partial.write_bytes(b"")  # where nothing can be written, the system says so in its own words
        with closing(sqlite_utils.Database(partial)) as database, told_by_the_system(partial):  # empty is SQLite too
            for table in contract().values():
                _fill(database, table, files[table.name])
            for name, columns in SEARCHED.items():
                database[name].enable_fts(columns, tokenize="porter unicode61")
            database.vacuum()


def _fill(database: Any, table: TableContract, path: Path) -> None:
    unique = bool(table.key) and all(table.column(name).needed for name in table.key)
    keys = [(column.name, *column.source.split(".")) for column in table.columns if column.source]
    made = database[table.name].create(
        {column.name: TYPES[column.type] for column in table.columns},
        pk=(table.key[0] if len(table.key) == 1 else table.key) if unique else None,
        foreign_keys=keys,
    )
    made.insert_all(_rows(path, [column.name for column in table.columns]), batch_size=ROWS_INSERTED)
    for column in table.columns:
        if column.name in INDEXED and [column.name] != list(table.key):
            made.create_index([column.name])


def _rows(path: Path, columns: list[str]) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(path).iter_batches(ROWS_INSERTED, columns=columns):
        for row in batch.to_pylist():
            for field in batch.schema:
                value = row[field.name]
                if pa.types.is_map(field.type):
                    row[field.name] = json.dumps(dict(value or ()), ensure_ascii=False)
                elif pa.types.is_list(field.type):
                    row[field.name] = json.dumps(list(value or ()), ensure_ascii=False)
                elif pa.types.is_date(field.type):
                    row[field.name] = value.isoformat() if value else None
            yield row


def metadata(database: str) -> dict[str, Any]:
    """What datasette is told of the database of that name: tables, columns, and queries ready to run."""
    tables: dict[str, dict[str, Any]] = {
        table.name: {"description": table.says, "columns": {column.name: column.says for column in table.columns}}
        for table in contract().values()
    }
    tables["actions"]["facets"] = ["authority", "rag", "status", "due_kind"]
    queries = {name: {"title": title, "description": says, "sql": sql} for name, (title, says, sql) in QUERIES.items()}
    return {
        "title": "Action plans compared",
        "description": "Councils' post-inspection action plans. Lists are JSON in their column.",
        "databases": {database: {"tables": tables, "queries": queries}},
    }


def server(database: Path, description: Path, port: int) -> list[str]:
    """The command line that serves the database on this machine alone. Raises NotInstalled without datasette."""
    need("datasette")
    import sys

    return [
        sys.executable,
        "-m",
        "datasette",
        "serve",
        "--immutable",
        str(database),
        "--metadata",
        str(description),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
