"""Lines found as one that run over into the next column, a space away: they are parted where other lines begin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.pdf.page.array_runs import runs_of
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.scan.page_image import Box, Pixels

FEWEST_BEGINNINGS = 3  # lines of the column that begin at one place
BEGIN_ALIKE = 0.15  # heights of a line that beginnings in a column may differ by
COLUMN_REACH = 15  # heights of a line above and below within which a column's other lines stand
TALLEST_BULLET = 0.45  # heights of a line: the bullet of a list stands before the text it belongs to
LEAST_BESIDE = 0.2  # heights of a line of white before a column, a narrow space


def parted_at_columns(boxes: Sequence[Box], ink: Pixels, vertical: Floats) -> list[Box]:
    """The boxes of lines, hugging their ink, each cut where a column begins in it and white stands before that.

    A column that has a rule on its left where its lines begin has none where a line may run over it.
    """
    lines = np.array(boxes, np.float64).reshape(-1, 4)
    in_columns = lines[has_line_before(lines) & ~has_rule_before(lines, vertical)]
    return [part for box in boxes for part in cut_at(box, beginnings(box, in_columns), ink)]


def has_line_before(lines: Floats) -> Bools:
    """Which lines have another on their left, as those of all columns but the first."""
    x0, top, x1, bottom = lines.T
    middle = ((top + bottom) / 2)[:, None]
    return np.asarray(((top < middle) & (middle < bottom) & (x1 < x0[:, None])).any(1), bool)


def has_rule_before(lines: Floats, vertical: Floats) -> Bools:
    """Which lines begin close behind one of these rules."""
    x0, top, _, bottom = (side[:, None] for side in lines.T)
    left, first, right, last = vertical.T
    middle, x = (top + bottom) / 2, (left + right) / 2
    return np.asarray(((first < middle) & (middle < last) & (x < x0) & (x > x0 - (bottom - top))).any(1), bool)


def beginnings(box: Box, lines: Floats) -> list[float]:
    """Where columns begin inside a line: at each place at which several of the lines around it do."""
    x0, top, x1, bottom = box
    high = bottom - top
    inside = (lines[:, 0] > x0 + high) & (lines[:, 0] < x1 - high)
    around = (lines[:, 1] < bottom + COLUMN_REACH * high) & (lines[:, 3] > top - COLUMN_REACH * high)
    begins = np.sort(lines[inside & around, 0])
    groups = np.split(begins, np.flatnonzero(np.diff(begins) > BEGIN_ALIKE * high) + 1)
    return [float(np.median(group)) for group in groups if len(group) >= FEWEST_BEGINNINGS]


def cut_at(box: Box, columns: Sequence[float], ink: Pixels) -> list[Box]:
    """The parts of a line, cut in the white that ends where a column begins."""
    x0, top, x1, bottom = box
    high = bottom - top
    white = runs_of(~np.asarray(ink[top:bottom, x0:x1].any(0), bool))
    cuts = [
        x0 + (begin + end) // 2
        for begin, end in white
        if end - begin >= LEAST_BESIDE * high
        and any(abs(x0 + end - x) <= BEGIN_ALIKE * high for x in columns)
        and height_of(ink[top:bottom, x0 : x0 + begin]) > TALLEST_BULLET * high
    ]
    return [(a, top, b, bottom) for a, b in pairwise([x0, *cuts, x1])]


def height_of(ink: Pixels) -> int:
    """From the highest to the lowest of the ink."""
    rows = np.flatnonzero(ink.any(1))
    return int(rows[-1] - rows[0]) + 1 if len(rows) else 0
