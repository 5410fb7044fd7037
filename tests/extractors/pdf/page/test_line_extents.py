"""Lines are measured in C as they are by numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from extractors.pdf.page import bulk
from extractors.pdf.page.content import open_page
from extractors.pdf.page.line_extents import Extents, extents, extents_here
from tests.bulk_calls import compiled
from tests.draw_pdf import Page


def test_lines_of_words_of_any_size_and_weight_are_measured_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "C_CALLS", bulk.calls_of(compiled(tmp_path)))
    page = Page(tmp_path / "lines.pdf")
    rows = [["A", "review"], ["Heads", "of", "service"], ["equal", "equal"], ["1."], ["Due", "now", "and", "then"]]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            font = "Helvetica-Bold" if r % 2 or c == 1 else "Helvetica"
            page.text(-0.001 + 110 * c, 100 + 40 * r, text, size=6 + (r + 2 * c) % 5, font=font)
    page.save()
    with open_page(pypdfium2.PdfDocument(tmp_path / "lines.pdf"), 1) as geometry:
        words = geometry.words
        order, begins = words.lines
        found, wanted = extents(words, order, begins), extents_here(words, order, begins)
    assert len(begins) == len(rows)
    assert [words.text[i] for i in found.longest.tolist()] == ["review", "Heads", "equal", "1.", "Due"]
    assert found.bold.tolist() == [False, True, False, True, False]
    assert not np.signbit(found.sides).any()
    for name in Extents._fields:
        ours, numpys = getattr(found, name), getattr(wanted, name)
        assert ours.dtype == numpys.dtype and np.array_equal(ours, numpys), name
