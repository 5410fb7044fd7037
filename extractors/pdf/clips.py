"""Clip paths: what they leave to be seen of the shapes and pictures that reach beyond them."""

from __future__ import annotations

from itertools import repeat

import numpy as np

from extractors.pdf import raw
from extractors.pdf.raw import Bools, Floats
from extractors.pdf.runs import Display

GRAZES = 0.5  # points: a hairline so far outside is still drawn half within

Matrix = tuple[float, float, float, float, float, float]
AS_IS: Matrix = (1, 0, 0, 1, 0, 0)


def limits(objects: list[int], display: Display, outer: Matrix = AS_IS) -> Floats | None:
    """(n, 4): the box, as shown, beyond which a clip hides each object. None where no clip cuts any of them.

    `outer` is the matrix of the form they are in. pdfium keeps a clip path only with an object that it cuts.
    """
    clips = list(map(raw.clip_path, objects))
    count = np.fromiter(map(raw.count_clip_paths, clips), np.int64, len(clips))
    if not (count > 0).any():
        return None
    out = np.tile([-np.inf, -np.inf, np.inf, np.inf], (len(objects), 1))
    for i in np.flatnonzero(count > 0).tolist():
        for path in range(int(count[i])):
            segments = raw.count_clip_segments(clips[i], path)
            if segments > 0:
                box = clip_box(list(map(raw.clip_segment, repeat(clips[i]), repeat(path), range(segments))), outer)
                x0, top, x1, bottom = display.boxes(box)[0].tolist()
                left, above, right, below = out[i].tolist()
                out[i] = max(x0, left), max(top, above), min(x1, right), min(bottom, below)
    return out


def clip_box(segments: list[int], outer: Matrix) -> Floats:
    """(1, 4): the box around the corners of one clip path, in page space."""
    x, y = raw.many(raw.segment_point, segments, np.float32, 2).astype(np.float64).T
    return in_page(np.array([[x.min(), y.min(), x.max(), y.max()]]), outer)


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
