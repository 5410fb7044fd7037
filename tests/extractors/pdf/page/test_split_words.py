"""Which words column rules run through, however many there are of both."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.page import split_words
from extractors.pdf.page.split_words import crossed


@pytest.mark.parametrize("at_once", [1, 1_000_000])
def test_rules_that_run_through_words_are_told_from_the_left(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(split_words, "MOST_COMPARED", at_once)
    box = np.array([[10.0, 0, 90, 10], [10, 0, 20, 10], [10, 50, 90, 60], [10, 0, 55, 10]])
    rules = np.array([[80.0, 0, 20], [50, 0, 20], [70, 40, 49]])
    found = [(i, x.tolist()) for i, x in crossed(box, np.array([0, 1, 2, 3]), rules)]
    assert found == [(0, [50, 80]), (3, [50])]
