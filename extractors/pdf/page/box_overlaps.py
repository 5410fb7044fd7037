"""Boxes as (n, 4) arrays of x0, top, x1, bottom: which overlap, and those around strokes."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.pdfium import Bools, Floats


def meet(these: Floats, others: Floats) -> Bools:
    """Which of these boxes overlap any of the others."""
    x0, top, x1, bottom = (these[:, i, None] for i in range(4))
    inside = (x0 < others[:, 2]) & (x1 > others[:, 0]) & (top < others[:, 3]) & (bottom > others[:, 1])
    return np.asarray(inside.any(1), bool)


def as_boxes(points: Floats) -> Floats:
    """(n, 2) points as boxes without an area."""
    return points[:, [0, 1, 0, 1]]


def around_strokes(strokes: Floats) -> Floats:
    """The boxes around (n, 4) strokes x0, y0, x1, y1, which run either way."""
    low, high = np.minimum(strokes[:, :2], strokes[:, 2:]), np.maximum(strokes[:, :2], strokes[:, 2:])
    return np.concatenate([low, high], 1)
