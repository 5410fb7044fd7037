"""How far printed lines reach, by the words that stand on them; in C where bulk_calls.c could be compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extractors.pdf.page import bulk
from extractors.pdf.page.array_runs import run_numbers
from extractors.pdf.page.pdfium import Bools, Floats, Ints, pointer
from extractors.pdf.page.words import Words


class Extents(NamedTuple):
    """What is measured of lines, an entry each.

    `sides` are (4, n): x0, top, x1 and bottom, to a hundredth of a point; `size` is to a tenth. `start`, `end` and
    `base` lie along and across the line's own direction (see `Words`). `longest` is the index of the word whose size
    and baseline are the line's, whatever bullets are there.
    """

    sides: Floats
    start: Floats
    end: Floats
    base: Floats
    size: Floats
    longest: Ints
    bold: Bools  # whether all its words are


def extents(words: Words, order: Ints, begins: Ints) -> Extents:
    """The extents of the lines of the words `order`, which begin at `begins` of these."""
    if not bulk.C_CALLS:
        return extents_here(words, order, begins)
    count = len(begins)
    out, longest, bold = np.empty((8, count)), np.empty(count, np.int64), np.empty(count, bool)
    floats = (bulk.passed(of, np.float64) for of in (words.box, words.start, words.end, words.base, words.size))
    bulk.C_CALLS["each_line"](
        len(order), count, bulk.passed(order, np.int64), bulk.passed(begins, np.int64), *floats,
        bulk.passed(words.bold, np.bool_), pointer(out), pointer(longest), pointer(bold),
    )  # fmt: skip
    return Extents(out[:4], out[4], out[5], out[6], out[7], longest, bold)


def extents_here(words: Words, order: Ints, begins: Ints) -> Extents:
    """As `extents`, without C."""
    low, high = np.minimum.reduceat, np.maximum.reduceat
    box, start, end = words.box.take(order, 0), words.start[order], words.end[order]
    longest = order[first_longest(end - start, begins)]
    sides = np.concatenate([low(box[:, :2], begins), high(box[:, 2:], begins)], 1).round(2).T + 0.0  # no -0.0
    bold = np.logical_and.reduceat(words.bold[order], begins)
    size = words.size[longest].round(1)
    return Extents(sides, low(start, begins), high(end, begins), words.base[longest], size, longest, bold)


def first_longest(length: Floats, begins: Ints) -> Ints:
    """Where the longest entry of each run stands, the first of equals."""
    top = np.maximum.reduceat(length, begins)[run_numbers(begins, len(length))]
    hits = (length >= top).nonzero()[0]
    return hits[hits.searchsorted(begins)]
