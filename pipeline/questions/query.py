"""Query: the tables of a data set in DuckDB, to be read and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.tables import AGAIN, table_file, table_files

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
ROWS_AT_ONCE = 1000  # rows of an answer that are held
SETTINGS = (
    "enable_progress_bar=false",  # it would be drawn into what a command prints
    "python_enable_replacements=false",
    "enable_external_access=false",
    "lock_configuration=true",
)


class Nothing(Exception):  # noqa: N818 - told to the user as it is
    """There is nothing to answer with; the message says why, or what there is instead."""


class Refused(Exception):  # noqa: N818 - told to the user as it is
    """A query that cannot be answered; the message says why in a line."""


def opened(out: Path, names: Iterable[str] | None = None) -> duckdb.DuckDBPyConnection:
    """A connection for queries of ours, with each table of `out` under its name, or with those of these names alone.

    Nothing is loaded: a query reads what it asks for, on one thread, whose memory is all that it needs on any machine.
    Raises FileNotFoundError where there are no tables, OSError where one is damaged.
    """
    files = table_files(out)
    asked = tuple(files if names is None else names)
    stamps = tuple((told.st_mtime_ns, told.st_size) for told in (files[name].stat() for name in asked if name in files))
    return _database(out, asked, stamps).cursor()


@lru_cache(maxsize=1)  # a site asks some thirty questions of the same tables
def _database(out: Path, names: tuple[str, ...], stamps: tuple[tuple[int, int], ...]) -> duckdb.DuckDBPyConnection:
    """The tables of `out` as they were when their files had these stamps (nanoseconds and bytes)."""
    import duckdb

    paths = _whole_tables(out, names)
    connection = duckdb.connect(":memory:", config={"threads": 1})
    for path in paths:
        connection.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM read_parquet('{_pattern(path)}')")
    return connection


def let_go() -> None:
    """Close the tables that stay open for the next question, and give their memory back."""
    _database.cache_clear()


def _pattern(path: Path) -> str:
    """The path as DuckDB wants it between quotes: a pattern that this file alone fits."""
    return re.sub(r"[\[*?]", r"[\g<0>]", str(path)).replace("'", "''")


def _opened_to_others(out: Path) -> duckdb.DuckDBPyConnection:
    """A connection for queries of anybody: it reads and writes no file, so that Arrow has to read the tables for it."""
    import duckdb
    import pyarrow.dataset as ds

    paths = _whole_tables(out, table_files(out))
    connection = duckdb.connect(":memory:")
    for path in paths:
        connection.register(path.stem, ds.dataset(path, format="parquet"))
    for setting in SETTINGS:
        connection.execute(f"SET {setting}")
    return connection


def _whole_tables(out: Path, names: Iterable[str]) -> list[Path]:
    return [table_file(out, name, columns=()) for name in names]


def rows_of(connection: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, object] | None = None) -> list[Row]:
    """The rows that a query of ours gives. Raises OSError where the tables have not what it asks for."""
    import duckdb

    try:
        found = connection.execute(sql, values)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise OSError(f"the tables are incomplete or of another version; {AGAIN}") from error
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def each_answer(out: Path, sql: str) -> Iterator[Row]:
    """The rows that a query of ours gives, some at a time. Raises as `rows_of`."""
    import duckdb

    with opened(out) as connection:
        try:
            found = connection.execute(sql)
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise OSError(f"the tables are incomplete or of another version; {AGAIN}") from error
        columns = [column[0] for column in found.description]
        while rows := found.fetchmany(ROWS_AT_ONCE):
            yield from (dict(zip(columns, row, strict=True)) for row in rows)


def query(out: Path, sql: str) -> tuple[list[str], list[Row]]:
    """The columns and rows that one SELECT gives. Raises Refused for anything else and for a mistake in it."""
    import duckdb

    with _opened_to_others(out) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type not in _reading():
                raise Refused("give one statement that reads: SELECT ..., DESCRIBE table, SHOW TABLES")
            found = connection.execute(statements[0])
            columns = _unique([str(column[0]) for column in found.description or ()])
            return columns, [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
        except duckdb.Error as error:
            raise Refused(_in_a_line(str(error))) from error


def _reading() -> set[Any]:
    from duckdb import StatementType

    return {StatementType.SELECT, StatementType.EXPLAIN}


def _unique(names: list[str]) -> list[str]:
    """Column names, a repeated one with its number: two tables joined both have an authority."""
    return [name if name not in names[:i] else f"{name}_{names[: i + 1].count(name)}" for i, name in enumerate(names)]


def _in_a_line(message: str) -> str:
    """DuckDB's message without the drawing of the place and the hints it gives in lines of their own."""
    told = message.partition("\nLINE ")[0]
    return " ".join(told.split())
