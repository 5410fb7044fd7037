"""Which words column rules run through, however many there are of both."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.pdf.page import split_words
from extractors.pdf.page.split_words import crossed
from tests.draw_pdf import Page, read_drawn


@pytest.mark.parametrize("at_once", [1, 1_000_000])
def test_rules_that_run_through_words_are_told_from_the_left(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(split_words, "MOST_COMPARED", at_once)
    box = np.array([[10.0, 0, 90, 10], [10, 0, 20, 10], [10, 50, 90, 60], [10, 0, 55, 10]])
    rules = np.array([[80.0, 0, 20], [50, 0, 20], [70, 40, 49]])
    found = [(i, x.tolist()) for i, x in crossed(box, np.array([0, 1, 2, 3]), rules)]
    assert found == [(0, [50, 80]), (3, [50])]


def spaced(page: Page, x: float, words: str, room: float) -> None:
    """Words drawn by one operator, so far apart."""
    text = page.canvas.beginText(x, page.height - 60)
    text.setFont("Helvetica", 9)
    text.setWordSpace(room)
    text.textOut(words)
    page.canvas.drawText(text)


@pytest.mark.parametrize(
    ("signs", "x", "found"), [("+ x +", 60, "+ Late x Begun + Done"), ("+", 60, "+ Late Begun Done"), ("x +", 300, "")]
)
def test_words_of_two_operators_that_stand_between_one_another_are_read_as_they_stand(
    tmp_path: Path, signs: str, x: float, found: str
) -> None:
    def draw(page: Page) -> None:
        spaced(page, x, signs, 70)
        spaced(page, 70, "Late Begun Done", 57)

    (line,) = read_drawn(tmp_path, draw).paragraphs
    assert line.text == (found or "Late Begun Done x +")
