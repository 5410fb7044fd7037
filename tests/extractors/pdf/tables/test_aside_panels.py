"""A painted panel at the left of a table's rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.model import Document, Table
from tests.draw_pdf import Page, read_drawn, texts

XS = [300.0, 520.0, 680.0, 800.0]
HEAD = ("Action", "Lead", "By when")
ROWS = [("Ring each family", "Duty Manager", "May 2031"), ("Write a guide", "Head of Service", "June 2031")]
MORE = [("Open a hub", "HR Manager", "July 2031"), ("Audit forty files", "Duty Manager", "May 2032")]


def read(tmp_path: Path, panels: list[tuple[float, float, str]], left: float = XS[0]) -> Document:
    """Two tables ruled under their rows, with panels from x0 to x1 at the left of each that hold a word."""

    def draw(page: Page) -> None:
        for top, rows, (x0, x1, name) in zip((80, 200), (ROWS, MORE), panels, strict=False):
            page.fill(x0, top, x1, top + 80, "#fde9d9")
            page.text(x0 + 8, top + 20, name, size=11, font="Helvetica-Bold")
            page.cells(XS, [top, top + 26, top + 52], [HEAD, *rows])
            for y in (top + 24, top + 50, top + 76):
                page.line(left, y, XS[-1], y)

    return read_drawn(tmp_path, draw)


def test_each_panel_stands_over_the_rows_beside_it(tmp_path: Path) -> None:
    found = read(tmp_path, [(40, 260, "Leaders"), (40, 260, "Health")])
    told = [texts(block) for block in found.blocks if isinstance(block, Table)]
    assert told == [[["Leaders"]], [list(row) for row in (HEAD, *ROWS)], [["Health"]], [[*HEAD], *map(list, MORE)]]


@pytest.mark.parametrize(
    ("panel", "left"), [((40, 300, "Leaders"), XS[0]), ((40, 260, "Leaders"), 40.0)], ids=["touches", "under rules"]
)
def test_a_panel_that_rules_touch_is_of_the_table(tmp_path: Path, panel: tuple[float, float, str], left: float) -> None:
    found = read(tmp_path, [panel], left)
    assert [["Leaders"]] not in [texts(table) for table in found.tables]
