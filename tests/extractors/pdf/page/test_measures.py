"""Words that run any way are measured in C as they are by numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from extractors.pdf.page import bulk
from extractors.pdf.page.content import open_page
from extractors.pdf.page.measures import Measures, measure, measure_here
from tests.bulk_calls import compiled
from tests.draw_pdf import Page

ANGLES = (0, 20, 45, 60, 90, 135, 180, 225, 270, 340)


@pytest.fixture
def in_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compiled here and now measures."""
    monkeypatch.setattr(bulk, "C_CALLS", bulk.calls_of(compiled(tmp_path)))


def both(path: Path) -> tuple[Measures, Measures]:
    with open_page(pypdfium2.PdfDocument(path), 1) as geometry:
        words = geometry.words
        asked = geometry.text_page, geometry.display, words.first, words.last, words.operator
        return measure(*asked), measure_here(*asked)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_words_are_measured_alike_whichever_way_they_and_their_page_are_turned(
    in_c: None, tmp_path: Path, turned: int
) -> None:
    page = Page(tmp_path / "turned.pdf")
    for i, angle in enumerate(ANGLES):
        page.canvas.saveState()
        page.canvas.translate(120 + 150 * (i % 4), 120 + 130 * (i // 4))
        page.canvas.rotate(angle)
        page.canvas.setFillColorRGB(i / 9, 0.5, 1 - i / 9, alpha=0 if angle == 45 else 1)
        text = page.canvas.beginText(0, 0)
        text.setFont("Helvetica", 6 + i)
        text.setTextRenderMode(i % 4)
        text.textOut(f"Turned by {angle}")
        page.canvas.drawText(text)
        page.canvas.restoreState()
    page.canvas.setPageRotation(turned)
    page.save()
    ours, numpys = both(tmp_path / "turned.pdf")
    assert len(ours.size) >= len(ANGLES)
    assert len(set(ours.turn.tolist())) == 4
    assert ours.inkless.any() and ours.stroked.any() and len(set(ours.colour.tolist())) > 5
    for name in Measures._fields:
        found, wanted = getattr(ours, name), getattr(numpys, name)
        assert found.dtype == wanted.dtype and np.array_equal(found, wanted), name
