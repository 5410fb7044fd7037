"""Cards side by side on a page, whose lines tell under labels who does it and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.draw_pdf import Page, read_drawn, texts

CARDS = [
    "Ring each family within a week\nLead: Duty Manager\nBy when: May 2031",
    "Write a guide for schools,\nwith two parents\nLead: Practice Lead\nBy when: June 2031",
]
PROSE = ["We rang each family within a week\nand told them who to ask", "Schools asked for a guide: they\nhave one now"]


def frame(page: Page, x: float, top: float, high: float, gap: float) -> None:
    """A frame whose corners leave out so much of its sides."""
    for side in (x, x + 240):
        page.line(side, top, side, top + high)
    for y in (top, top + high):
        page.line(x + gap, y, x + 240 - gap, y)


@pytest.mark.parametrize("drawn", ["paint", "frame", "paint and frame"])
@pytest.mark.parametrize("heights", [(60, 60), (50, 64)])
def test_cards_side_by_side_are_a_cell_each(tmp_path: Path, heights: tuple[int, int], drawn: str) -> None:
    def draw(page: Page) -> None:
        for x, high, words in zip((40, 292), heights, CARDS, strict=True):
            if "paint" in drawn:
                page.fill(x - 1, 79, x + 241, 81 + high, "#e8f0f8")
            if "frame" in drawn:
                frame(page, x, 80, high, 1)
            page.text(x + 8, 86, words)

    assert [texts(table) for table in read_drawn(tmp_path, draw).tables] == [[[words]] for words in CARDS]


@pytest.mark.parametrize(("words", "step"), [(PROSE, (250, 0)), (CARDS, (0, 80))], ids=["prose", "one over the other"])
def test_prose_and_cards_below_one_another_are_lines(
    tmp_path: Path, words: list[str], step: tuple[float, float]
) -> None:
    def draw(page: Page) -> None:
        for i, one in enumerate(words):
            page.fill(40 + i * step[0], 80 + i * step[1], 280 + i * step[0], 140 + i * step[1], "#e8f0f8")
            page.text(48 + i * step[0], 86 + i * step[1], one)

    assert not read_drawn(tmp_path, draw).tables
