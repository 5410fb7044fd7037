"""Explore: the SQLite file, its search, and the server that shows it on this machine alone."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.commands.app import app
from pipeline.outputs.explore import QUERIES, metadata, server, write_sqlite
from schema.contract import contract
from tests.data_sets import written
from tests.two_councils import two_councils

if importlib.util.find_spec("sqlite_utils") is None or importlib.util.find_spec("datasette") is None:
    pytest.skip("the extra [explore] is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_councils(tmp_path_factory.mktemp("explore") / "out")


@pytest.fixture(scope="module")
def database(out: Path) -> Path:
    write_sqlite(out, out.parent / "plans.db")
    return out.parent / "plans.db"


def asked(database: Path, sql: str, **values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql, values).fetchall()


def test_every_table_is_there_with_its_columns(database: Path) -> None:
    for table in contract().values():
        found = [row[1] for row in asked(database, f"pragma table_info({table.name})")]
        assert found == [column.name for column in table.columns]
    assert asked(database, "select count(*) from actions") == [(33,)]


def test_values_can_be_asked_for(database: Path) -> None:
    sql = "select value from actions, json_each(owners) where action_id = 'bexcombe-0'"
    assert asked(database, sql) == [("J Smith",), ("K Jones",)]
    assert asked(database, "select due_last from actions where action_id = 'ashby-1'") == [("2024-03-01",)]


def test_words_are_found_in_any_of_their_forms(database: Path) -> None:
    sql = "select action_id from actions where rowid in (select rowid from actions_fts where actions_fts match :q)"
    assert asked(database, sql, q="recruiting carer") == [("bexcombe-0",)]
    assert asked(database, sql, q="cafe") == [("bexcombe-1",)]


VALUES = {"words": "train", "from_day": "2024-12-01", "to_day": "2024-12-31"}
ANSWERS = {"themes_by_authority": 3, "who_else": 1, "due_between": 2, "owners_by_role": 1, "to_look_at": 3}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_that_is_ready_to_run_runs(name: str, database: Path) -> None:
    assert len(asked(database, QUERIES[name][2], **VALUES)) == ANSWERS[name]


def test_an_empty_data_set_can_be_explored(tmp_path: Path) -> None:
    write_sqlite(written(tmp_path / "out"), tmp_path / "plans.db")
    assert asked(tmp_path / "plans.db", "select count(*) from actions") == [(0,)]


@pytest.fixture
def address(database: Path, tmp_path: Path) -> Iterator[str]:
    description = tmp_path / "metadata.json"
    description.write_text(json.dumps(metadata("plans")))
    command = server(database, description, 0)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        yield _address(process)
        process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    """Where the server says that it listens."""
    assert process.stderr
    for line in process.stderr:
        if "running on" in line:
            return next(word for word in line.split() if word.startswith("http"))
    raise AssertionError("the server ended")


def got(address: str) -> Any:
    for _ in range(50):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return json.load(answer)
        except ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")


def test_it_is_served_on_this_machine_alone_with_words_for_every_column(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    found = got(f"{address}/plans/actions.json?_search=foster&_shape=objects")
    assert [row["action_id"] for row in found["rows"]] == ["bexcombe-0"]
    with urllib.request.urlopen(f"{address}/plans/actions", timeout=10) as answer:
        assert "The due date as printed" in answer.read().decode()
    assert got(f"{address}/plans/due_between.json?from_day=2024-12-01&to_day=2024-12-31&_shape=array")


def typed(*given: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["explore", *map(str, given)])
    return result.exit_code, " ".join(result.output.split())


def test_the_file_can_be_written_without_a_server(out: Path, tmp_path: Path) -> None:
    assert typed(out, "--database", tmp_path / "x.db", "--no-serve") == (0, f"Written to {tmp_path / 'x.db'}.")
    assert asked(tmp_path / "x.db", "select count(*) from documents") == [(3,)]


def test_wrong_use_is_told_in_words(out: Path, tmp_path: Path) -> None:
    assert typed(out, "--no-serve") == (
        2,
        "actionplans explore: with --no-serve, name the file with --database",
    )
    code, said = typed(tmp_path, "--database", tmp_path / "x.db", "--no-serve")
    assert (code, "there are no tables in" in said) == (2, True)


def test_a_disk_with_no_more_room_is_told_in_words(out: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk."""
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); from pipeline.cli import main; main()"
    )
    words = [sys.executable, "-c", script, "explore", str(out), "--no-serve", "--database", str(tmp_path / "x.db")]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("actionplans explore: ")
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_says_how_to_get_it(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "datasette" else there(name, *more)
    )
    code, said = typed(out)
    assert code == 2
    assert "datasette is not installed; it comes with the extra: pip install 'actionplans[explore]'" in said
