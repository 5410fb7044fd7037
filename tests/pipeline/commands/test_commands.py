"""The commands as they are typed: exit status, clear words, no traceback."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import typer
from typer.testing import CliRunner, Result

from pipeline.commands.answer import reading
from pipeline.commands.app import app
from pipeline.commands.overview import COMMANDS, overview
from pipeline.read import read_path
from tests.data_sets import document, written


def typed(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("commands") / "out", document("plan", [{}]))


@pytest.fixture
def out(sound: Path, tmp_path: Path) -> Path:
    """Tables that a test may spoil."""
    return shutil.copytree(sound, tmp_path / "out")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "nowhere", "out"], "there is no folder nowhere"),
        (["build", "."], "Missing argument"),
        (["build", ".", "out", "--memory", "plenty"], "is no amount of memory"),
        (["build", ".", "out", "--jobs", "0"], "'--jobs'"),
        (["build", ".", "out", "--engine", "steam"], "there is no engine steam; there are processes"),
        (["check", "nowhere"], "there are no tables in nowhere"),
        (["diff", "nowhere", "elsewhere"], "there are no tables in nowhere"),
        (["issues", "nowhere"], "there are no tables in nowhere"),
        (["fly"], "No such command"),
    ],
)
def test_wrong_use_is_told_in_words(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = typed(*words)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert "Traceback" not in result.output


def test_check_says_whether_promises_hold(out: Path, tmp_path: Path) -> None:
    assert typed("check", out).exit_code == 0
    broken = written(tmp_path / "broken", document("plan", [{}], issues=2))
    result = typed("check", broken, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["holds"] is False


def test_diff_and_issues_answer_in_words_and_as_data(out: Path) -> None:
    assert typed("diff", out, out).stdout == "Nothing changed.\n"
    assert typed("issues", out).stdout == "There are no issues.\n"
    assert json.loads(typed("issues", out, "--format", "json").stdout) == []


@pytest.mark.parametrize("cut", [0, 100])
@pytest.mark.parametrize(
    ("command", "rest"),
    [
        ("compare", []),
        ("query", ["select count(*) from actions"]),
        ("themes", []),
        ("similar", ["hub"]),
        ("publish", ["site"]),
        ("export", ["plans.xlsx"]),
        ("export", ["plans.zip"]),
        ("explore", ["--no-serve", "--database", "plans.db"]),
    ],
)
def test_a_table_that_was_cut_off_is_named(
    out: Path, command: str, rest: list[str], cut: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    actions = out / "actions.parquet"
    actions.write_bytes(actions.read_bytes()[:cut])
    result = typed(command, out, *rest)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{actions} is not a whole table; run `actionplans build` once more" in result.stderr


@pytest.mark.parametrize(
    ("command", "rest"),
    [
        ("compare", ["--by", "authority"]),
        ("compare", ["--authority", "Anytown"]),
        ("themes", []),
        ("similar", ["hub"]),
        ("issues", []),
        ("publish", ["site"]),
        ("export", ["plans.xlsx"]),
        ("export", ["plans.zip"]),
        ("explore", ["--no-serve", "--database", "plans.db"]),
    ],
)
def test_tables_of_another_version_are_named(
    out: Path, command: str, rest: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in out.glob("*.parquet"):
        pq.write_table(pa.table({"document_id": ["plan"], "since": [1]}), path)
    result = typed(command, out, *rest)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "another version" in result.stderr
    assert "run `actionplans build` once more" in result.stderr


def test_a_column_that_a_question_does_not_ask_for_may_be_missing(out: Path) -> None:
    actions = out / "actions.parquet"
    pq.write_table(pq.read_table(actions).drop_columns(["risks"]), actions)
    assert typed("diff", out, out).stdout == "Nothing changed.\n"
    assert typed("query", out, "SELECT action FROM actions").exit_code == 0


def test_a_fault_of_a_reader_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as end, reading("tables", Path("plan.docx")):
        read_path(Path())
    assert end.value.exit_code == 1
    assert capsys.readouterr().err.startswith("actionplans tables: plan.docx: crashed: IsADirectoryError in pipeline.")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_its_use_with_examples(command: str) -> None:
    result = typed(command, "--help")
    assert result.exit_code == 0
    assert f"actionplans {command} " in result.stdout.split("Examples")[1]
    assert "Exit status" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_list_of_commands_says_of_each_what_its_own_help_says_first(command: str) -> None:
    of_its_own = inspect.getdoc(getattr(import_module(f"pipeline.commands.{command}"), command)) or ""
    assert " ".join(of_its_own.split("\n\n")[0].split()) == COMMANDS[command]


def test_help_is_the_same_asked_for_or_not() -> None:
    assert typed("--help").stdout.strip() == typed().stdout.strip() == overview()


def test_a_mistyped_command_is_told_the_nearest() -> None:
    assert "Did you mean 'build'?" in " ".join(typed("biuld").output.split())


def loaded_by(script: str) -> set[str]:
    ran = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(ran.stdout.splitlines()[-1].split())


def test_help_waits_for_nothing_heavy() -> None:
    script = "import sys, pipeline.cli as cli; sys.argv[1:] = ['--help']\ntry: cli.main()\nfinally: print(*sys.modules)"
    assert not {"typer", "rich", "extractors", "yaml", "numpy"} & loaded_by(script)


HEAVY = {"numpy", "pandas", "pyarrow", "spacy", "pypdfium2", "docx", "duckdb", "altair", "yaml", "pydantic", "rich"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_waits_for_nothing_heavy_before_it_runs(command: str) -> None:
    script = f"import sys; from pipeline.commands.app import command; command('{command}'); print(*sys.modules)"
    assert not HEAVY & loaded_by(script)


@pytest.mark.parametrize(("options", "wanted"), [((), "off"), (("--ocr", "force"), "force")])
def test_how_scans_are_read_is_as_the_environment_says_unless_the_command_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], wanted: str
) -> None:
    monkeypatch.setenv("ACTIONPLANS_OCR", "off")
    typed("build", tmp_path / "nowhere", tmp_path / "out", *options)
    assert os.environ["ACTIONPLANS_OCR"] == wanted


@pytest.mark.parametrize("command", ["tables", "explain", "doctor", "watch"])
def test_every_command_refuses_an_environment_that_it_cannot_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("ACTIONPLANS_OCR", "perhaps")
    ended = typed(command, tmp_path / "plan.pdf")
    assert ended.exit_code == 2
    assert "ACTIONPLANS_OCR is 'perhaps'; it can be auto, off, force" in ended.output


def test_a_way_of_reading_scans_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    ended = typed("build", tmp_path, tmp_path / "out", "--ocr", "sometimes")
    assert ended.exit_code == 2
    assert "none of auto, off, force" in " ".join(ended.output.split())
