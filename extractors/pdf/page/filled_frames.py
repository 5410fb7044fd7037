"""Frames that are filled shapes: a box with a box cut out of it, which paints four sides and nothing between them.

WeasyPrint 70.0 draws the border of a cell so where the cells of a table stand apart, as those of HTML do unless a style
says otherwise: two rectangles of one path, filled by the even-odd rule. Read as two fills they are a black cell, over
the colour that it has.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats, Ints

EVEN_ODD = 1  # how pdfium says that what two parts of a path cover is not painted
BROADEST_ROUNDED = 3.0  # points: a broader ring is a sign or part of a chart
POINTS_OF_BOX = 5  # at most: it may end where it began
SIDES_OF_BOX = 4  # straight lines of a rounded box at least: a ring has none, a letter such as D fewer
INWARD = np.array([1, 1, -1, -1])  # from each side of a box towards its middle


class Parts(NamedTuple):
    """Parts of paths in their order: box, index of the path, points of curves, and points in all."""

    box: Floats
    path: Ints
    curves: Ints
    long: Ints


def with_frames_as_sides(parts: Parts, even_odd: Bools) -> Parts:
    """The parts, with the two of each frame made boxes of its sides; `even_odd` says of each path how it is filled."""
    if not some(even_odd):
        return parts
    outer = frames(parts, even_odd)
    if not len(outer):
        return parts
    kept = np.ones(len(parts.box), bool)
    kept[outer] = kept[outer + 1] = False
    new = np.tile(outer, 4)
    return Parts(
        np.concatenate([parts.box[kept], sides(parts.box[outer], parts.box[outer + 1])]),
        np.concatenate([parts.path[kept], parts.path[new]]),
        np.concatenate([parts.curves[kept], np.zeros(len(new), np.int64)]),
        np.concatenate([parts.long[kept], np.full(len(new), POINTS_OF_BOX)]),
    )


def frames(parts: Parts, even_odd: Bools) -> Ints:
    """The first part of each two that are a frame: the only ones of their path, and one within the other."""
    path, box = parts.path, parts.box
    only = np.bincount(path)[path[1:]] == 2
    inset = (box[1:] - box[:-1]) * INWARD
    nested = (inset > 0).all(1) | (inset < 0).all(1)
    lines = parts.long - 1 - parts.curves
    is_box = (parts.curves == 0) & (parts.long <= POINTS_OF_BOX)
    is_rounded = (parts.curves > 0) & (lines >= SIDES_OF_BOX)
    rounded = is_rounded[1:] & is_rounded[:-1] & (np.abs(inset).max(1) <= BROADEST_ROUNDED)
    is_frame = nested & (is_box[1:] & is_box[:-1] | rounded)
    found: Ints = (even_odd[path[1:]] & (path[1:] == path[:-1]) & only & is_frame).nonzero()[0]
    return found


def sides(one: Floats, other: Floats) -> Floats:
    """The left, upper, right and lower side of each frame between two boxes."""
    near, far = np.minimum(one, other), np.maximum(one, other)
    x0, y0, x1, y1 = near[:, 0], near[:, 1], far[:, 2], far[:, 3]
    left, top, right, bottom = far[:, 0], far[:, 1], near[:, 2], near[:, 3]
    around = [(x0, y0, left, y1), (x0, y0, x1, top), (right, y0, x1, y1), (x0, bottom, x1, y1)]
    return np.concatenate([np.stack(side, 1) for side in around])
