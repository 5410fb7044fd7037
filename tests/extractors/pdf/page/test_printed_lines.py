"""Lines of words as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor

from extractors.model import Paragraph
from tests.draw_pdf import Page, read_drawn


@pytest.mark.parametrize(("sign", "size", "colour"), [("1", 30, "00364D"), ("1", 15, "D1495B"), ("x", 30, "D1495B")])
def test_a_large_figure_beside_words_does_not_colour_their_line(
    tmp_path: Path, sign: str, size: float, colour: str
) -> None:
    def draw(page: Page) -> None:
        for words, x, high, ink in ((sign, 40, size, "#D1495B"), ("Help at the right time", 62, 15, "#00364D")):
            page.canvas.setFillColor(HexColor(ink))
            page.canvas.setFont("Helvetica", high)
            page.canvas.drawString(x, 400, words)

    [line] = [block for block in read_drawn(tmp_path, draw).blocks if isinstance(block, Paragraph)]
    assert (line.text, line.lines[0].colour) == (f"{sign} Help at the right time", colour)
