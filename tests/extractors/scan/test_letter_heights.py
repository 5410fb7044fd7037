"""The height of scanned letters, to a part of a pixel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL.Image import Image

pytest.importorskip("cv2", reason="needs the extra [ocr]")

from extractors.scan.colour_areas import background, letters_and_rules
from extractors.scan.letter_heights import ends_of, levelled, measured
from extractors.scan.ocr import OcrLine, hug
from extractors.scan.page_image import PageImage
from tests.draw_pdf import Page
from tests.extractors.scan.scans import DPI, drawn_picture, skewed

POINT = DPI / 72
WORDS = "Bold plans that hold for all the children who had help at home, and a date by which each had it"


@pytest.mark.parametrize("askew", [0.0, 0.12])
def test_sizes_a_twentieth_apart_are_told_though_a_line_runs_a_little_up(tmp_path: Path, askew: float) -> None:
    sizes = (9.0, 9.45, 9.9)

    def draw(page: Page) -> None:
        for i, size in enumerate(sizes):
            page.text(60, 60 + 30 * i, WORDS, size=size)

    seen = seen_sizes(skewed(drawn_picture(tmp_path, draw), askew), [WORDS] * 3)
    assert np.array(seen) / seen[0] == pytest.approx(np.array(sizes) / 9, abs=0.015)


def test_a_long_line_of_few_tall_letters_is_as_large_as_a_short_one(tmp_path: Path) -> None:
    short = "The carer is seen once more"
    lines = [short, " ".join([short] * 8)]

    def draw(page: Page) -> None:
        for i, words in enumerate(lines):
            page.text(60, 60 + 30 * i, words, size=7)

    one, other = seen_sizes(drawn_picture(tmp_path, draw), lines)
    assert one == pytest.approx(other, rel=0.015)


def seen_sizes(picture: Image, lines: Sequence[str]) -> list[float]:
    """The sizes in pixels of lines that stand 30 points apart."""
    pixels = np.asarray(picture)[:, :, ::-1].copy()
    image = PageImage(pixels, np.asarray(picture.convert("L")), DPI)
    ink = letters_and_rules(image, background(image))
    seen = []
    for i, words in enumerate(lines):
        box = hug(
            (round(50 * POINT), round((53 + 30 * i) * POINT), round(830 * POINT), round((79 + 30 * i) * POINT)), ink
        )
        assert box
        seen.append(measured(image, ink, OcrLine(((words, 0.0, 1.0),), box, 1.0))[0])
    return seen


def test_an_edge_lies_where_it_is_half_dark() -> None:
    assert ends_of(np.array([0.0, 0.25, 1, 1, 0.75, 0]), 1, 5) == pytest.approx((11 / 6, 29 / 6), abs=0.01)


def test_few_letters_are_not_levelled() -> None:
    letters = np.array([[0.0, 0, 10], [10, 1, 11], [20, 2, 12]])
    assert levelled(letters, 10).tolist() == letters.tolist()
