"""The twelve questions: each command of docs/questions.md, run on the sample plans, and what it answers."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.batch.run_batch import build
from pipeline.commands.app import app
from tests.places import ROOT

Rows = list[dict[str, str]]
COMMANDS = re.findall(r"```sh\n\s*(actionplans .*)\n", (ROOT / "docs" / "questions.md").read_text(encoding="utf-8"))
NOTHING = (6, 8)  # the samples are there in one version, and without their reports


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions") / "out"
    build(ROOT / "data" / "raw", folder)
    return folder


def asked(number: int, out: Path) -> tuple[int, Rows]:
    words = shlex.split(COMMANDS[number - 1])[1:]
    words[1] = str(out)
    result = CliRunner().invoke(app, [*words, "--format", "csv"])
    return result.exit_code, list(csv.DictReader(io.StringIO(result.stdout)))


def of(rows: Rows, **values: str) -> dict[str, str]:
    (found,) = [row for row in rows if all(row[name] == value for name, value in values.items())]
    return found


ANSWERS: dict[int, Callable[[Rows], bool]] = {
    1: lambda rows: all(row["of"] == "116" for row in rows),
    2: lambda rows: rows[0]["theme"] == "partnership_working" and (rows[0]["councils"], rows[0]["of"]) == ("5", "5"),
    3: lambda rows: len({row["source_file"] for row in rows}) > 1 and len(rows) == len({r["action"] for r in rows}),
    4: lambda rows: "Harbourside (invented)" in {row["authority"] for row in rows},
    5: lambda rows: of(rows, authority="Wexmoor (invented)")["actions"] == "30",
    7: lambda rows: sum(row["role"] != "" for row in rows) > 3,
    9: lambda rows: all("False" in row.values() for row in rows),
    10: lambda rows: len({row["meaning"] for row in rows if row["rag"] == rows[0]["rag"]}) >= 1,
    11: lambda rows: all(row["answered"] == "0" for row in rows) and int(rows[0]["findings"]) > 1,
    12: lambda rows: len(rows) == 116 and len({row["source_file"] for row in rows}) == 6,
}


def test_there_are_twelve_questions() -> None:
    assert len(COMMANDS) == 12
    assert {*ANSWERS, *NOTHING} == set(range(1, 13))


@pytest.mark.parametrize("number", ANSWERS)
def test_a_question_is_answered(number: int, out: Path) -> None:
    status, rows = asked(number, out)
    assert status == 0
    assert rows
    assert ANSWERS[number](rows), rows


@pytest.mark.parametrize("number", NOTHING)
def test_a_question_without_an_answer_in_the_samples_says_so(number: int, out: Path) -> None:
    assert asked(number, out)[0] == 1
