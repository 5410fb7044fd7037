"""The data set in the tools that docs/open-with.md tells of, where they are installed: the same values in each."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.outputs.explore import write_sqlite
from pipeline.outputs.workbook import write_workbook
from tests.data_sets import document, written

DAY = dt.date(2024, 3, 31)
OWNERS = ["Head of Service", "Duty Manager"]
EXTRAS = {"Cost": "£5", "Site": "1.10"}
VALUES = ("1.10", OWNERS, EXTRAS, DAY)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    due = {"due_first": dt.date(2024, 3, 1), "due_last": DAY}
    row = {"action": "Open the hub", "action_ref": "1.10", "owners": OWNERS, "extras": EXTRAS} | due
    return written(tmp_path_factory.mktemp("open") / "out", document("plan", [row]))


def by_pandas(path: Path) -> tuple[Any, ...]:
    row = pytest.importorskip("pandas").read_parquet(path).iloc[0]
    return row.action_ref, list(row.owners), dict(row.extras), row.due_last


def by_fastparquet(path: Path) -> tuple[Any, ...]:
    row = pytest.importorskip("fastparquet").ParquetFile(path).to_pandas().iloc[0]
    return row.action_ref, list(row.owners), row.extras, row.due_last.date()


def by_polars(path: Path) -> tuple[Any, ...]:
    row = pytest.importorskip("polars").read_parquet(path).to_dicts()[0]
    return row["action_ref"], row["owners"], row["extras"], row["due_last"]


def by_duckdb(path: Path) -> tuple[Any, ...]:
    sql = f"SELECT action_ref, owners, extras, due_last FROM '{path}'"
    row: tuple[Any, ...] = pytest.importorskip("duckdb").sql(sql).fetchall()[0]
    return row


def by_datafusion(path: Path) -> tuple[Any, ...]:
    context = pytest.importorskip("datafusion").SessionContext()
    context.register_parquet("actions", str(path))
    row = context.sql("SELECT action_ref, owners, extras, due_last FROM actions").to_pylist()[0]
    return row["action_ref"], row["owners"], dict(row["extras"]), row["due_last"]


READERS = (by_pandas, by_fastparquet, by_polars, by_duckdb, by_datafusion)


@pytest.mark.parametrize("read", READERS, ids=[reader.__name__[3:] for reader in READERS])
def test_the_values_are_the_same(out: Path, read: Callable[[Path], tuple[Any, ...]]) -> None:
    assert read(out / "actions.parquet") == VALUES


def test_the_workbook_keeps_numbers_that_are_text(out: Path, tmp_path: Path) -> None:
    write_workbook(out, tmp_path / "plans.xlsx")
    openpyxl = pytest.importorskip("openpyxl")
    heads, row = openpyxl.load_workbook(tmp_path / "plans.xlsx")["Actions"].iter_rows(values_only=True)
    found = dict(zip(heads, row, strict=True))
    assert (found["action_ref"], found["owners"]) == ("1.10", "Head of Service\nDuty Manager")
    assert found["due_last"].date() == DAY


def test_sqlite_holds_extras_flat(out: Path, tmp_path: Path) -> None:
    pytest.importorskip("sqlite_utils")
    write_sqlite(out, tmp_path / "plans.db")
    database = sqlite3.connect(tmp_path / "plans.db")
    assert database.execute("SELECT heading, text FROM extras").fetchall() == list(EXTRAS.items())
    database.close()
