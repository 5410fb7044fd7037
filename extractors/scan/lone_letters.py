"""Letters that stand alone in a cell, a rating or a number, which the detector of lines passes over."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.pdf.page.pdfium import Floats
from extractors.scan.page_image import Box, Pixels

# Of the height of the page's lines as the detector has them, half of which are white: how high letters are, how wide
# a few of them, and how far they stand apart.
LETTER_HIGH = 0.36, 0.75
FEW_LETTERS_WIDE = 0.07, 2.5
BETWEEN_LETTERS = 0.3
CORNER = 4  # pixels around the corner of a fill, where the median that found the fill leaves some of it


def lone_letters(ink: Pixels, found: Sequence[Box], areas: Floats) -> list[Box]:
    """Boxes of ink as high as letters that no box `found` holds. `ink` is without rules; `areas` are the fills."""
    if not found:
        return []
    left = ink.copy()
    for x0, top, x1, bottom in found:
        left[top:bottom, x0:x1] = 0
    line = float(np.median([bottom - top for _, top, _, bottom in found]))
    joined = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((1, round(BETWEEN_LETTERS * line)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    x, y, wide, high = (stats[1:count, i] for i in range(4))
    letters = within(high / line, LETTER_HIGH) & within(wide / line, FEW_LETTERS_WIDE)
    boxes = np.stack([x, y, x + wide, y + high], 1)[letters]
    return [(x0, top, x1, bottom) for x0, top, x1, bottom in boxes[~_at_corners(boxes, areas)].tolist()]


def within(values: Floats, ends: tuple[float, float]) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.asarray((values > ends[0]) & (values < ends[1]), bool)


def _at_corners(
    boxes: np.ndarray[tuple[int, ...], np.dtype[np.int32]], areas: Floats
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which boxes hold the corner of a fill."""
    x, y = areas[:, [0, 2, 0, 2]].ravel(), areas[:, [1, 1, 3, 3]].ravel()
    x0, top, x1, bottom = boxes.T[..., None]
    return np.asarray(((x0 - CORNER < x) & (x < x1 + CORNER) & (top - CORNER < y) & (y < bottom + CORNER)).any(1), bool)
