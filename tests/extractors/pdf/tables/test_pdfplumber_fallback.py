"""pdfplumber beside our own finder: the oracle on pages it reads well, and the second reading where ours has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.draw_pdf import Page, read_drawn, texts
from tests.read_pdfplumber import bare, oracle

GRIDS = {
    "two by two": ([40, 200, 400], [60, 90, 120]),
    "narrow columns": ([40, 90, 140, 190, 240, 700], [60, 80, 100, 120]),
    "many rows": ([40, 300, 560], [60 + 20 * i for i in range(20)]),
    "one row": ([40, 120, 300, 560], [60, 100]),
    "rows of many heights": ([40, 120, 300, 560], [60, 80, 150, 165, 300, 340]),
}
WORDS = ["Agree", "a plan", "1.1", "Head of\nService", "", "May 24"]


@pytest.mark.parametrize("name", GRIDS)
def test_a_ruled_page_reads_as_pdfplumber_reads_it(tmp_path: Path, name: str) -> None:
    xs, ys = ([float(v) for v in values] for values in GRIDS[name])
    rows = [[WORDS[(r + c) % len(WORDS)] if ys[r + 1] - ys[r] > 25 else f"{r}.{c}" for c in range(len(xs) - 1)]
            for r in range(len(ys) - 1)]  # fmt: skip

    def draw(page: Page) -> None:
        page.grid(xs, ys)
        page.cells(xs, ys, rows)

    ours = [texts(table) for table in read_drawn(tmp_path, draw).tables]
    assert bare(ours) == bare(oracle(tmp_path / "drawn.pdf"))


def test_cells_told_by_their_tints_alone_are_read_a_second_time(tmp_path: Path) -> None:
    """Words fill the cells to their edges, so that no white space tells the columns."""

    def draw(page: Page) -> None:
        for r in range(3):
            for c, tint in enumerate(["#DEEAF6", "#FBE4D5", "#E2EFD9"][r:] + ["#DEEAF6", "#FBE4D5"][:r]):
                page.fill(40 + 100 * c, 60 + 30 * r, 140 + 100 * c, 90 + 30 * r, tint)
                page.text(43 + 100 * c, 66 + 30 * r, f"Children {r} {c} are heard", size=9)

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table) == [[f"Children {r} {c} are heard" for c in range(3)] for r in range(3)]
    assert table.rows[0][0].fill == "DEEAF6"


def test_tinted_headings_of_paragraphs_are_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for r in range(4):
            page.fill(40, 60 + 90 * r, 500, 80 + 90 * r, "#DEEAF6")
            page.text(45, 64 + 90 * r, "What inspectors said of the front door")
            page.text(45, 90 + 90 * r, "They saw that families wait too long and that nobody tells them why that is.")

    assert not read_drawn(tmp_path, draw).tables


def test_lines_of_a_sentence_that_are_marked_are_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks begin at the margin or wherever, and two stand in a line: no columns, whatever pdfplumber makes of it."""

    def draw(page: Page) -> None:
        for y, parts in ((60, [(40, 260), (290, 430)]), (74, [(40, 190), (330, 480)]), (88, [(40, 390)])):
            for x0, x1 in parts:
                page.fill(x0, y, x1, y + 12, "#FFF2CC")
                page.text(x0 + 1, y + 1, "that managers cannot say why")
            page.text(40, y + 60, "Assessments are late, and nobody tells the families for how long.")

    monkeypatch.setattr("pdfplumber.table.TableFinder", None)
    assert not read_drawn(tmp_path, draw).tables
