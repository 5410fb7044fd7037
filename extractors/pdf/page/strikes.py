"""Words struck through, and the rules that strike them, which are none of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from extractors.pdf.page.drawing import Drawing
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.page.type_metrics import STRIKE
from extractors.pdf.page.words import Words


def without_strikes(words: Words, drawing: Drawing, taken_apart: Callable[[Bools], Words]) -> tuple[Words, Drawing]:
    """The words with those marked that are struck through, and the drawing without the rules that strike them.

    Where a rule strikes some of the words drawn together, `taken_apart` gives all words with those one by one.
    """
    struck, used, partly = strikes(words, drawing.horizontal)
    if some(partly):
        words = taken_apart(partly)
        struck, used, _ = strikes(words, drawing.horizontal)
    if not some(used):
        return words, drawing
    return replace(words, struck=struck), replace(drawing, horizontal=drawing.horizontal[~used])


def strikes(words: Words, horizontal: Floats) -> tuple[Bools, Bools, Bools]:
    """Which words are struck through, by which of the horizontal rules, and which a rule runs through in part.

    A strike runs through the middle of the letters and ends where words end; a rule that merely touches a word ends
    elsewhere.
    """
    struck, used, partly = np.zeros(len(words), bool), np.zeros(len(horizontal), bool), np.zeros(len(words), bool)
    upright = (words.turn == 0).nonzero()[0]
    if not len(upright) or not len(horizontal):
        return struck, used, partly
    upright = upright[np.argsort(words.base[upright], kind="stable")]
    base, size, start, end = (a[upright] for a in (words.base, words.size, words.start, words.end))
    lowest, highest = STRIKE
    low = base.searchsorted(horizontal[:, 0] + lowest * size.min())
    high = base.searchsorted(horizontal[:, 0] + highest * size.max())
    for i in (high > low).nonzero()[0].tolist():
        y, x0, x1 = horizontal[i].tolist()
        near = np.arange(low[i], high[i])
        rise = base[near] - y
        near = near[
            (rise > lowest * size[near]) & (rise < highest * size[near]) & (end[near] > x0) & (start[near] < x1)
        ]
        inside = (start[near] >= x0 - 2) & (end[near] <= x1 + 2)
        partly[upright[near[~inside]]] = True
        covered = near[inside]
        if len(covered) and abs(start[covered].min() - x0) < 4 and abs(end[covered].max() - x1) < 4:
            struck[upright[covered]] = True
            used[i] = True
    return struck, used, partly
