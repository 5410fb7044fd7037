"""The examples in the help of each command, run as they are written on the sample plans."""

from __future__ import annotations

import re
import shlex
import shutil
import webbrowser
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands.app import app
from pipeline.commands.overview import COMMANDS
from tests.places import RAW

WAITS = ("watch", "explore data/normalized", "build s3:")  # for Ctrl-C, or for machines that are not here
LONG = ("publish",)  # which tests of the site run
REAL = "Kent"  # a council that the samples do not have
NOTHING = ("gaps", "history", "trace")  # the samples are there in one version, and without their reports
EXAMPLES = [
    example
    for command in COMMANDS
    for example in re.findall(r"^  actionplans (.*)$", import_module(f"pipeline.commands.{command}").EXAMPLES, re.M)
]
TRIED = [example for example in EXAMPLES if not example.startswith(WAITS + LONG) and REAL not in example]


@pytest.fixture(scope="module")
def folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as after `make`, with the tables of another month and a list of neighbours."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(RAW, folder / "data" / "raw")
    for place in ("data", "last-month"):
        shutil.copytree(samples, folder / place / "normalized")
    lines = "authority,neighbour\nHarbourside (invented),Larkfen (invented)\n"
    (folder / "neighbours.csv").write_text(lines, encoding="utf-8")
    return folder


@pytest.mark.parametrize("example", TRIED)
def test_an_example_works_as_it_is_written(example: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(webbrowser, "open", lambda address: True)
    words = shlex.split(re.split(r" [|>] ", example)[0])
    result = CliRunner().invoke(app, words)
    assert result.exit_code == (1 if words[0] in NOTHING else 0), result.output
    assert "Traceback" not in result.output
