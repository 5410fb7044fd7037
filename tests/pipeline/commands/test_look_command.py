"""`actionplans look`: the picture of a page with what was found on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from pipeline.commands.app import app
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
    assert "1 tables, 1 lines outside of them, 5 fields" in result.output.replace("\n", "")
    picture = Image.open(out)
    assert {(192, 0, 0), (0, 112, 192), (112, 173, 71), (112, 48, 160)} <= {
        c for _, c in picture.getcolors(1 << 24) or ()
    }


@pytest.mark.parametrize(
    ("options", "words", "code", "said"),
    [
        (["--page", "2"], "Agree a plan", 1, "it has 1 pages"),
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
