"""Frames drawn within one cell of a ruled table that touch its rules: nested tables, whose edges are not the table's.

A word processor lets a nested table reach to the right rule of its cell, or to the rule above or below, and then all
rules hang together. What tells the frame is its left side: a rule of its own inside the cell, from which its level
rules begin and which none of the table's crosses.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.tables.rules import NEAR

INSET = 12.0  # points: a nested table stands no further from its cell's side where it touches the rule above or below
FEWEST_FRAME_RULES = 2  # level rules of a frame


def without_frames(vertical: Floats, horizontal: Floats) -> Iterator[tuple[Floats, Floats]]:
    """The rules of a table, and those of each frame within one of its cells, as vertical and horizontal ones."""
    rest_v, rest_h = np.ones(len(vertical), bool), np.ones(len(horizontal), bool)
    for i in left_sides(vertical, horizontal):
        if not rest_v[i]:
            continue
        x, top, bottom = vertical[i].tolist()
        begins = rest_h & begins_at(horizontal, x) & between(horizontal[:, 0], top, bottom)
        end = float(horizontal[begins, 2].max())
        v = rest_v & between(vertical[:, 0], x, end) & (vertical[:, 1] > top - NEAR) & (vertical[:, 2] < bottom + NEAR)
        h = rest_h & between(horizontal[:, 0], top, bottom)
        h &= (horizontal[:, 1] > x - NEAR) & (horizontal[:, 2] < end + NEAR)
        if is_crossed(vertical[rest_v & ~v], horizontal[rest_h & ~h], (x, top, end, bottom)):
            continue
        rest_v &= ~v
        rest_h &= ~h
        yield framed(vertical[v], horizontal[h], (x, top, end, bottom))
    yield vertical[rest_v], horizontal[rest_h]


def left_sides(vertical: Floats, horizontal: Floats) -> list[int]:
    """The upright rules that may be a frame's left side, by their index."""
    inner = horizontal[:, 1] > vertical[:, 0].min() + NEAR  # they begin within the table
    if inner.sum() < FEWEST_FRAME_RULES:
        return []
    x, top, bottom = (vertical[:, i, None] for i in range(3))
    y = horizontal[None, :, 0]
    touches = (y > top - NEAR) & (y < bottom + NEAR) & (horizontal[:, 2] > x - NEAR) & (horizontal[:, 1] < x + NEAR)
    begins = touches & (np.abs(horizontal[:, 1] - x) <= NEAR)
    passes = touches & ~begins
    at_ends = [np.abs(y - end) <= NEAR for end in (top, bottom)]
    inside = passes & ~at_ends[0] & ~at_ends[1]
    corners = np.stack([(begins & at).any(1) for at in at_ends])
    found = (begins.sum(1) >= FEWEST_FRAME_RULES) & ~inside.any(1) & corners.any(0)
    free = set(np.flatnonzero(corners.all(0) & ~passes.any(1)).tolist())
    return [i for i in found.nonzero()[0].tolist() if is_within_cell(vertical, i, i in free)]


def is_within_cell(vertical: Floats, i: int, is_free: bool) -> bool:
    """Whether a longer rule stands at the left of this one, close to it unless the frame stands free of all rules."""
    x, top, bottom = vertical[i].tolist()
    if ((np.abs(vertical[:, 0] - x) <= NEAR).sum()) > 1:
        return False
    longer = (vertical[:, 1] < top + NEAR) & (vertical[:, 2] > bottom - NEAR)
    longer &= (vertical[:, 2] - vertical[:, 1] > bottom - top + 2 * NEAR) & (vertical[:, 0] < x - NEAR)
    return some(longer) and (is_free or x - float(vertical[longer, 0].max()) <= INSET)


def begins_at(horizontal: Floats, x: float) -> Bools:
    found: Bools = np.abs(horizontal[:, 1] - x) <= NEAR
    return found


def between(values: Floats, low: float, high: float) -> Bools:
    found: Bools = (values > low - NEAR) & (values < high + NEAR)
    return found


def is_crossed(vertical: Floats, horizontal: Floats, box: tuple[float, float, float, float]) -> bool:
    """Whether a rule runs through the inside of a box."""
    x0, top, x1, bottom = box
    v = (vertical[:, 0] > x0 + NEAR) & (vertical[:, 0] < x1 - NEAR)
    v &= (vertical[:, 1] < bottom - NEAR) & (vertical[:, 2] > top + NEAR)
    h = (horizontal[:, 0] > top + NEAR) & (horizontal[:, 0] < bottom - NEAR)
    h &= (horizontal[:, 1] < x1 - NEAR) & (horizontal[:, 2] > x0 + NEAR)
    return some(v) or some(h)


def framed(vertical: Floats, horizontal: Floats, box: tuple[float, float, float, float]) -> tuple[Floats, Floats]:
    """The rules of a frame with those of its cell that close it."""
    x0, top, x1, bottom = box
    side = [[x1, top, bottom]] if (np.abs(vertical[:, 0] - x1) > NEAR).all() else []
    levels = [[y, x0, x1] for y in (top, bottom) if (np.abs(horizontal[:, 0] - y) > NEAR).all()]
    v, h = (np.concatenate([a, np.array(b).reshape(-1, 3)]) for a, b in ((vertical, side), (horizontal, levels)))
    return v[np.argsort(v[:, 0])], h[np.argsort(h[:, 0])]
