"""Queries: what SQL may ask of the tables, and that nothing else can be read or written through it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.commands.app import app
from pipeline.questions.query import opened, rows_of
from schema.contract import contract
from tests.data_sets import document, written


def typed(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    actions = [
        {"action": "Open the door", "authority": "Anytown", "owners": ["A", "B"], "extras": {"Cost": "£5"}},
        {"action": "=1+1", "authority": "Anytown"},
        {"action": "Say\x1b[31m\nhello", "authority": None},
    ]
    return written(tmp_path_factory.mktemp("query") / "out", document("plan", actions))


def test_every_table_is_there_under_its_name(out: Path) -> None:
    names = json.loads(typed("query", out, "SHOW TABLES", "--format", "json").stdout)
    assert {row["name"] for row in names} == set(contract())


def test_rows_as_json_csv_and_table(out: Path) -> None:
    sql = "SELECT action, owners, extras, authority FROM actions ORDER BY action_id"
    assert json.loads(typed("query", out, sql, "--format", "json").stdout)[0] == {
        "action": "Open the door", "owners": ["A", "B"], "extras": {"Cost": "£5"}, "authority": "Anytown",
    }  # fmt: skip
    csv = typed("query", out, sql, "--format", "csv").stdout
    assert csv.startswith('action,owners,extras,authority\nOpen the door,"A\nB","{""Cost"": ""£5""}",Anytown\n\'=1+1,')
    table = typed("query", out, sql).stdout.splitlines()
    assert table[0].split() == ["action", "owners", "extras", "authority"]
    assert len(table) == 4
    assert table[3].startswith("Say [31m hello")
    assert "\x1b" not in table[3]


def test_columns_of_one_name_are_told_apart(out: Path) -> None:
    sql = "SELECT a.action_id, b.action_id FROM actions a JOIN actions b USING (action_id) LIMIT 1"
    (row,) = json.loads(typed("query", out, sql, "--format", "json").stdout)
    assert row == {"action_id": "plan-0", "action_id_2": "plan-0"}


def test_our_own_queries_find_the_tables_whatever_the_folder_is_called(tmp_path: Path) -> None:
    for name, words in (("council's [a]*", "Open the door"), ("council's ab", "Close the door")):
        written(tmp_path / name, document("plan", [{"action": words}]))
    with opened(tmp_path / "council's [a]*") as connection:
        assert rows_of(connection, "SELECT action FROM actions") == [{"action": "Open the door"}]


def test_our_own_queries_see_tables_that_took_the_place_of_others(tmp_path: Path) -> None:
    def counted(actions: int) -> int:
        out = written(tmp_path / f"{actions}", document("plan", [{}] * actions))
        out.rename(tmp_path / "out")
        with opened(tmp_path / "out") as connection:
            return int(rows_of(connection, "SELECT count(*) AS n FROM actions")[0]["n"])

    assert counted(1) == 1
    (tmp_path / "out").rename(tmp_path / "before")
    assert counted(2) == 2


def test_no_rows_is_status_one(out: Path) -> None:
    none = "SELECT action FROM actions WHERE false"
    assert (typed("query", out, none).exit_code, typed("query", out, none).stderr) == (
        1,
        "actionplans query: no rows\n",
    )
    result = typed("query", out, none, "--format", "csv")
    assert (result.exit_code, result.stdout) == (1, "action\n")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELEC 1", 'Parser Error: syntax error at or near "SELEC"'),
        ("SELECT colour FROM actions", 'Referenced column "colour" not found'),
        ("SELECT * FROM plans", "Table with name plans does not exist"),
        ("SELECT 1; SELECT 2", "give one statement that reads"),
        ("", "give one statement that reads"),
        ("SELECT 'a'::INTEGER", "Conversion Error"),
    ],
)
def test_a_mistake_is_told_in_a_line(out: Path, sql: str, said: str) -> None:
    result = typed("query", out, sql)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


FORBIDDEN = [
    "SELECT * FROM '{secret}'",
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM read_text('{secret}')",
    "SELECT * FROM read_parquet('{out}/actions.parquet')",
    "SELECT * FROM glob('{out}/*')",
    "SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')",
    "COPY actions TO '{made}'",
    "COPY (SELECT 1) TO '{out}/actions.parquet'",
    "EXPORT DATABASE '{made}'",
    "EXPLAIN ANALYZE COPY actions TO '{made}'",
    "ATTACH '{made}'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "PRAGMA database_list",
    "CREATE TABLE made AS SELECT 1",
    "DROP VIEW actions",
    "DELETE FROM actions",
    "SELECT * FROM FORBIDDEN",
    "SELECT 1; COPY actions TO '{made}'",
    "WITH a AS (SELECT 1) INSERT INTO actions SELECT * FROM a",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_no_other_file_is_read_and_nothing_written(out: Path, tmp_path: Path, sql: str) -> None:
    secret, made = tmp_path / "secret.csv", tmp_path / "made"
    secret.write_text("word\nsesame\n")
    before = {path: path.read_bytes() for path in out.iterdir()}
    result = typed("query", out, sql.format(secret=secret, made=made, out=out))
    assert result.exit_code == 2
    assert "sesame" not in result.output
    assert "Traceback" not in result.output
    assert not made.exists()
    assert {path: path.read_bytes() for path in out.iterdir()} == before


def test_a_folder_without_tables_is_wrong_use(tmp_path: Path) -> None:
    result = typed("query", tmp_path, "SELECT 1")
    assert (result.exit_code, result.stderr) == (2, f"actionplans query: there are no tables in {tmp_path}\n")


@pytest.mark.parametrize("command", ["compare", "query", "similar", "themes"])
def test_help_shows_examples_and_the_exit_status(command: str) -> None:
    result = typed(command, "--help")
    assert result.exit_code == 0
    assert f"actionplans {command} data/normalized" in result.stdout
    assert "Exit status" in result.stdout
