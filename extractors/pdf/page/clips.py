"""Clip paths: what they leave to be seen of the shapes and pictures that reach beyond them."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats, Handles, Ints
from extractors.pdf.page.text_style import Display, Matrix

GRAZES = 0.5  # points: a hairline so far outside is still drawn half within

AS_IS: Matrix = (1, 0, 0, 1, 0, 0)


def limits(objects: Handles, display: Display, outer: Matrix = AS_IS) -> Floats | None:
    """(n, 4): the box, as shown, beyond which a clip hides each object. None where no clip cuts any of them.

    `outer` is the matrix of the form they are in. pdfium keeps a clip path only with an object that it cuts.
    """
    clips = bulk.handles(pdfium.clip_path, objects)
    count = bulk.numbers(pdfium.count_clip_paths, clips)
    if not some(count > 0):
        return None
    paths = [(i, int(clips[i]), path) for i in (count > 0).nonzero()[0].tolist() for path in range(int(count[i]))]
    corners = np.array([pdfium.count_clip_segments(clip, path) for _, clip, path in paths])
    paths, corners = [path for path, n in zip(paths, corners, strict=True) if n > 0], corners[corners > 0]
    box = display.boxes(in_page(clip_boxes(paths, corners), outer))
    owner = np.array([i for i, _, _ in paths], np.int64)
    out = np.tile([-np.inf, -np.inf, np.inf, np.inf], (len(objects), 1))
    np.maximum.at(out[:, :2], owner, box[:, :2])
    np.minimum.at(out[:, 2:], owner, box[:, 2:])
    return out


def clip_boxes(paths: list[tuple[int, int, int]], corners: Ints) -> Floats:
    """(n, 4): the boxes around these clip paths (object, clip and number), each of so many corners."""
    if not paths:
        return np.empty((0, 4))
    pairs = zip(paths, corners.tolist(), strict=True)
    segments = [pdfium.clip_segment(clip, path, at) for (_, clip, path), n in pairs for at in range(n)]
    point = bulk.pairs(pdfium.segment_point, np.array(segments, np.uint64), np.float32).astype(np.float64)
    begins = np.cumsum(corners) - corners
    return np.concatenate([np.minimum.reduceat(point, begins), np.maximum.reduceat(point, begins)], 1)


def in_page(boxes: Floats, outer: Matrix) -> Floats:
    """The boxes in page space around these, in the space of a form with this matrix."""
    if outer == AS_IS:
        return boxes
    a, b, c, d, e, f = outer
    corners = boxes[:, [0, 0, 2, 2]], boxes[:, [1, 3, 1, 3]]
    x, y = a * corners[0] + c * corners[1] + e, b * corners[0] + d * corners[1] + f
    return np.stack([x.min(1), y.min(1), x.max(1), y.max(1)], 1)


def clipped(boxes: Floats, limit: Floats) -> tuple[Floats, Bools]:
    """The boxes cut back to their limits, and which of them are seen at all."""
    seen: Bools = np.ones(len(boxes), bool)
    for low, high in ((0, 2), (1, 3)):
        seen &= (boxes[:, low] <= limit[:, high] + GRAZES) & (boxes[:, high] >= limit[:, low] - GRAZES)
        seen &= limit[:, low] <= limit[:, high]
    return np.minimum(np.maximum(boxes, limit[:, [0, 1, 0, 1]]), limit[:, [2, 3, 2, 3]]), seen
