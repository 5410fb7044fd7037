"""Borders drawn as filled shapes: a box with a box cut out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, FILL_NON_ZERO

from extractors.model import Table
from tests.draw_pdf import Page, read_drawn, texts

ROWS = ((60, 80), (82, 102), (104, 124))
COLUMNS = ((50, 150), (152, 332), (334, 434))
WORDS = (
    ("Objective", "Action", "RAG"),
    ("Better supervision", "Train every manager", "Green"),
    ("", "Coach the new leaders", "Amber"),
)


def framed(page: Page, box: tuple[float, float, float, float], fill: int, radius: float = 0) -> None:
    """A black frame of one point, drawn as WeasyPrint draws the border of a cell that stands apart."""
    x0, top, x1, bottom = box
    path = page.canvas.beginPath()
    for inset in (1, 0):
        y, width, height = page.height - bottom + inset, x1 - x0 - 2 * inset, bottom - top - 2 * inset
        if radius:
            path.roundRect(x0 + inset, y, width, height, radius - inset)
        else:
            path.rect(x0 + inset, y, width, height)
    page.canvas.setFillColor(HexColor("#000000"))
    page.canvas.drawPath(path, stroke=0, fill=1, fillMode=fill)


def cells_apart(page: Page, fill: int = FILL_EVEN_ODD, radius: float = 0) -> None:
    """A plan whose objective is merged over two rows and whose ratings are tinted, each cell in a frame of its own."""
    page.fill(334, 82, 434, 102, "#92D050")
    page.fill(334, 104, 434, 124, "#FFC000")
    for r, (top, bottom) in enumerate(ROWS):
        for c, (x0, x1) in enumerate(COLUMNS):
            if WORDS[r][c]:
                framed(page, (x0, top, x1, ROWS[2][1] if (r, c) == (1, 0) else bottom), fill, radius)
                page.canvas.setFillColor(HexColor("#000000"))
                page.text(x0 + 5, 98 if (r, c) == (1, 0) else top + 6, WORDS[r][c])


@pytest.mark.parametrize("radius", [0, 4])
def test_cells_in_frames_of_their_own_keep_their_merging_and_their_colours(tmp_path: Path, radius: float) -> None:
    document = read_drawn(tmp_path, lambda page: cells_apart(page, radius=radius))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert texts(table) == [list(WORDS[0]), list(WORDS[1]), ["Better supervision", *WORDS[2][1:]]]
    assert [cell.fill for row in table.rows for cell in row] == [None] * 5 + ["92D050", None, None, "FFC000"]


def test_a_box_within_a_box_that_is_painted_whole_is_a_fill(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid((50, 150, 330), (60, 80, 100, 120))
        framed(page, (51, 81, 149, 99), FILL_NON_ZERO)
        page.cells((50, 150), (60, 100), (("Rating", "Action"), ("Green", "Train every manager")))
        page.text(155, 84, "Coach the new leaders")

    (table,) = (block for block in read_drawn(tmp_path, draw).blocks if isinstance(block, Table))
    assert [row[0].fill for row in table.rows] == [None, "000000", None]


def test_a_ring_painted_as_two_circles_is_a_sign_and_no_frame(tmp_path: Path) -> None:
    """As are the letters O and D of a title that is drawn as shapes."""

    def draw(page: Page) -> None:
        page.grid((50, 150, 330), (60, 80, 100))
        page.cells((50, 150), (60, 80), (("Rating", "Action"), ("", "Train every manager")))
        path = page.canvas.beginPath()
        for radius in (7, 5):
            path.circle(100, page.height - 90, radius)
        page.canvas.setFillColor(HexColor("#FF0000"))
        page.canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_EVEN_ODD)

    (table,) = (block for block in read_drawn(tmp_path, draw).blocks if isinstance(block, Table))
    assert [len(row) for row in table.rows] == [2, 2]
    assert table.rows[1][0].fill == "FF0000"
