"""Paper under uneven light is made as bright everywhere, and what is printed on it stays."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="needs the extra [ocr]")

from extractors.scan.even_light import evenly_lit
from extractors.scan.page_image import Pixels


def page(darkest: float) -> Pixels:
    """Lines of letters and a pale band on a page darker to its right and its head, down to so bright in the corner."""
    grey = np.full((1600, 1200), 245.0)
    grey[700:800, 100:1100] = 230
    grey[300:1500:40, 100:1100:6] = 30
    shade = 1 - (1 - darkest) * (np.linspace(0, 1, 1200)[None, :] + np.exp(-np.linspace(0, 5, 1600))[:, None]) / 2
    return np.asarray(np.dstack([grey * shade] * 3), np.uint8)


@pytest.mark.parametrize("darkest", [0.85, 0.7])
def test_shaded_paper_is_made_as_bright_as_the_brightest_and_a_band_stays_as_pale(darkest: float) -> None:
    even = evenly_lit(page(darkest))[:, :, 0].astype(int)
    assert np.ptp(even[[10, 850, 1590]][:, 10:1190:40]) < 10
    assert even[720, 103] == pytest.approx(even[600, 103] - 15, abs=5)
    assert even[720, 1063] == pytest.approx(even[600, 1063] - 15, abs=5)


def test_a_page_that_is_lit_evenly_or_shows_little_paper_stays_as_it_is() -> None:
    lit, photo = page(1.0), np.random.default_rng(1).integers(0, 256, (800, 600, 3)).astype(np.uint8)
    photo[:200] = 255
    assert evenly_lit(lit) is lit
    assert evenly_lit(photo) is photo


@pytest.mark.parametrize("shape", [(40, 1600), (30, 20)])
def test_a_strip_of_paper_is_read_too(shape: tuple[int, int]) -> None:
    assert evenly_lit(np.full((*shape, 3), 240, np.uint8)).shape == (*shape, 3)
