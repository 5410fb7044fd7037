"""`actionplans tables`: what it prints, and how it fails."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.platypus import SimpleDocTemplate, Table
from typer.testing import CliRunner

from pipeline.commands.app import app

ROWS = [["Ref", "Action", "RAG"], ["1. Help for families", "", ""], ["1.1", "Train all managers.", ""]]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    look = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 1), (-1, 1))]
    look.append(("BACKGROUND", (2, 2), (2, 2), colors.HexColor("#FFC000")))
    SimpleDocTemplate(str(path)).build([Table(ROWS, colWidths=[60, 200, 60], style=look)])
    return path


def test_json_gives_every_address_its_cell_and_fill(plan: Path) -> None:
    done = CliRunner().invoke(app, ["tables", str(plan), "--format", "json"])
    (table,) = json.loads(done.stdout)
    assert table["pages"] == [1]
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [ROWS[0], [ROWS[1][0]] * 3, ROWS[2]]
    assert table["rows"][2][2]["fill"] == "FFC000"
    assert table["rows"][2][1]["fill"] is None


def test_csv_gives_a_line_a_row(plan: Path) -> None:
    done = CliRunner().invoke(app, ["tables", str(plan), "--format", "csv"])
    assert list(csv.reader(done.stdout.splitlines()))[2] == ["1", "1", "3", "1.1", "Train all managers.", ""]


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("| Action | Due |\n|---|---|\n| =1+1 | @now |\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["tables", str(path), "--format", "csv"])
    assert list(csv.reader(done.stdout.splitlines()))[1][3:] == ["'=1+1", "'@now"]


def test_text_can_be_read_when_piped(plan: Path) -> None:
    done = CliRunner().invoke(app, ["tables", str(plan)])
    assert "Table 1, page 1, 3 rows of 3 columns" in done.stdout
    assert done.stdout.count("1. Help for families") == 1
    assert "[FFC000]" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(("options", "status"), [(["--page", "1"], 0), (["--page", "2"], 2), (["--page", "0"], 2)])
def test_a_page_that_is_not_there_is_said(plan: Path, options: list[str], status: int) -> None:
    assert CliRunner().invoke(app, ["tables", str(plan), *options]).exit_code == status


def test_a_wrong_path_and_an_unreadable_file_are_told_apart(tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_text("<!DOCTYPE html><html><body>Not found</body></html>")
    wrong = CliRunner().invoke(app, ["tables", str(tmp_path / "none.pdf")])
    unreadable = CliRunner().invoke(app, ["tables", str(page)])
    assert (wrong.exit_code, unreadable.exit_code) == (2, 1)
    assert "not_a_pdf" in unreadable.output
    assert "Traceback" not in wrong.output + unreadable.output
