"""Filled areas in pictures: pale ones are seen, and those that letters alone make are none."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="needs the extra [ocr]")

from extractors.scan.colour_areas import background, colour_areas, letters_and_rules, without_letters_alone
from extractors.scan.page_image import PageImage
from tests.extractors.scan.scans import DPI

PAPER, BAND = 247, 235  # as a scan has white, and the palest grey of table styles


def image_with(band: int) -> PageImage:
    """Grey paper with a band, and letters on it."""
    grey = np.full((400, 600), PAPER, np.uint8)
    grey[150:190, 60:540] = band
    grey[160:180, 70:530:10] = grey[160:180, 71:530:10] = 20
    return PageImage(np.dstack([grey] * 3), grey, DPI)


def test_the_palest_band_of_table_styles_is_an_area() -> None:
    image = image_with(BAND)
    boxes, _ = colour_areas(image, background(image))
    assert [round(side, -1) for side in boxes[0].tolist()] == [60, 150, 540, 190]


@pytest.mark.parametrize(("band", "kept"), [(BAND, 1), (PAPER, 0)])
def test_an_area_around_whose_letters_there_is_paper_is_none(band: int, kept: int) -> None:
    image = image_with(band)
    ground = background(image)
    found = np.array([[60.0, 150, 540, 190]]), [(243, 243, 243)]
    boxes, colours = without_letters_alone(found, image, ground, letters_and_rules(image, ground))
    assert len(boxes) == len(colours) == kept
