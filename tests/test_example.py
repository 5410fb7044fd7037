"""The worked example: its code, run on a small data set built as it says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from pipeline.commands.app import app
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "docs" / "example.md").read_text(encoding="utf-8")
SAMPLES = ("wexmoor-2015.pdf", "quillshire-2019.docx")


def blocks(language: str, text: str = EXAMPLE) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_example_runs_from_folder_to_charts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data" / "raw").mkdir(parents=True)
    for sample in SAMPLES:
        for file in (ROOT / "data" / "raw").glob(f"{sample}*"):
            shutil.copy(file, tmp_path / "data" / "raw")
    commands = [shlex.split(line) for block in blocks("sh") for line in block.splitlines()]
    assert [words[:2] for words in commands[:2]] == [["actionplans", "build"], ["actionplans", "themes"]]
    for words in commands:
        result = CliRunner().invoke(app, words[1:])
        assert result.exit_code == 0, (words, result.output)
    said = [run(code) for code in blocks("python")]
    assert len(said[0]["counts"]) > 5
    assert len(said[1]["months"]) > 5
    assert len(said[2]["places"]) > 5
    (ten_lines,) = [run(code) for code in blocks("python", README)]
    assert len(ten_lines["actions"]) == len(ten_lines["months"]) > 5
    assert ten_lines["shares"].max().max() <= 1
    (sql,) = blocks("sql", README)
    assert all(number > 5 for _, number in duckdb.sql(sql).fetchall())
    for chart in ("themes.svg", "months.svg"):
        assert "<svg" in (tmp_path / chart).read_text(encoding="utf-8")


def run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(code, "docs/example.md", "exec"), names)
    return names


def test_charts_take_ten_lines_besides_their_imports() -> None:
    for code in blocks("python") + blocks("python", README):
        assert sum(bool(line.strip()) and not line.startswith("import") for line in code.splitlines()) <= 10
