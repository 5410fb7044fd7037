"""`actionplans look`: the picture of a page with what was found on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from pipeline.commands.app import app
from tests.data_sets import document, written
from tests.draw_pdf import Page

XS, YS = [40.0, 90.0, 330.0, 450.0, 560.0, 620.0], [60.0, 80.0, 100.0]
ROWS = [["Ref", "Action", "Lead", "By when", "RAG"], ["1.1", "Agree a plan", "Head of Service", "May 2024", "G"]]


def test_a_page_is_drawn_with_its_tables_and_the_fields_of_their_columns(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    page.fill(XS[4], YS[1], XS[5], YS[2], "#00B050")
    page.grid(XS, YS)
    page.cells(XS, YS, ROWS)
    page.text(40, 200, "A line below the table")
    page.save()
    out = tmp_path / "page.png"
    result = CliRunner().invoke(app, ["look", str(tmp_path / "plan.pdf"), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "1 table, 1 line outside of tables, 5 fields" in result.output.replace("\n", "")
    picture = Image.open(out)
    assert {(192, 0, 0), (0, 112, 192), (112, 173, 71), (112, 48, 160)} <= {
        c for _, c in picture.getcolors(1 << 24) or ()
    }


@pytest.mark.parametrize(
    ("options", "words", "code", "said"),
    [
        (["--page", "2"], "Agree a plan", 1, "it has 1 page"),
        (["--out", "nowhere/page.png"], "Agree a plan", 2, "nowhere/page.png cannot be written"),
        (["--out", "page.plan"], "Agree a plan", 2, "page.plan cannot be written"),
        ([], "", 1, "no_text_layer"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], words: str, code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    page = Page(tmp_path / "plan.pdf")
    page.text(40, 200, words)
    page.save()
    result = CliRunner().invoke(app, ["look", "plan.pdf", *options])
    assert (result.exit_code, said in result.stderr) == (code, True), result.output


def plan_with_an_action(tmp_path: Path) -> Path:
    """A PDF of two pages and the tables that say that its one action stands on the second."""
    page = Page(tmp_path / "plan.pdf")
    page.text(40, 200, "Before the plan")
    page.canvas.showPage()
    page.text(40, 100, "Agree a plan")
    page.save()
    records = document("plan", [{"page_first": 2}])
    box = {"page": 2, "x0": 40.0, "top": 90.0, "x1": 140.0, "bottom": 110.0}
    records["provenance"] = [{"action_id": "plan-0", "field": "action"} | box]
    return written(tmp_path / "out", records)


def test_the_place_of_an_action_is_marked_on_its_page(tmp_path: Path) -> None:
    out, picture = plan_with_an_action(tmp_path), tmp_path / "page.png"
    words = ["look", tmp_path / "plan.pdf", "--action", "plan-0", "--tables", out, "--out", picture]
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    assert Image.open(picture).getpixel((77, 190)) == (255, 140, 0)


def test_an_action_is_opened_at_its_page(tmp_path: Path) -> None:
    out = plan_with_an_action(tmp_path)
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "open", out, "plan-0", "--raw", tmp_path]
    ended = subprocess.run(command, env=os.environ | {"BROWSER": "echo"}, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "plan.pdf: page 2" in ended.stdout
    assert ended.stdout.endswith("plan.pdf#page=2\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["open", "out", "plan-0", "--raw", "elsewhere"], 2, "there is no elsewhere/plan.pdf"),
        (["open", "out", "plan-9", "--raw", "."], 1, "there is no action plan-9"),
        (["open", "nowhere", "plan-0"], 2, "there are no tables in nowhere"),
        (["look", "other.pdf", "--action", "plan-0", "--tables", "out"], 1, "printed in plan.pdf, not in other.pdf"),
    ],
)
def test_an_action_that_cannot_be_shown_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, said: str
) -> None:
    plan_with_an_action(tmp_path)
    (tmp_path / "other.pdf").touch()
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, words)
    assert (result.exit_code, said in result.stderr) == (code, True), result.output


def test_a_scan_is_read_by_ocr_and_drawn_upright(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="needs the extra [ocr]")
    from tests.extractors.scan.scans import as_scan, drawn_picture

    def draw(page: Page) -> None:
        page.grid((40, 190, 310), (60, 90, 120))
        page.cells((40, 190), (60, 90), [("Action", "Lead"), ("Visit each carer", "Head of Fostering")])

    sideways = drawn_picture(tmp_path, draw, width=350, height=300).rotate(90, expand=True)
    out = tmp_path / "page.png"
    result = CliRunner().invoke(app, ["look", str(as_scan(tmp_path / "scan.pdf", sideways)), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "1 table, 0 lines outside of tables, 2 fields" in result.output.replace("\n", "")
    assert "read_by_ocr" in result.stderr
    assert Image.open(out).width > Image.open(out).height
