"""Ruling lines as a reader sees them: doubled, dotted and broken hairlines as one rule each."""

from __future__ import annotations

import numpy as np

from extractors.pdf.drawing import Drawing
from extractors.pdf.raw import Floats

NEAR = 3.0  # points: two rules no further apart are one doubled rule; a gap no wider does not break a rule
SHORTEST = 4.0
DOTS = 4  # so many dots in a row make a rule


def ruling_lines(drawing: Drawing) -> tuple[Floats, Floats]:
    """Vertical and horizontal rules, each (n, 3): position, from, to; sorted by position."""
    vertical = np.concatenate([drawing.vertical, dotted(drawing.dots, across=0)])
    horizontal = np.concatenate([drawing.horizontal, dotted(drawing.dots, across=1)])
    return whole(vertical), whole(horizontal)


def whole(rules: Floats) -> Floats:
    """Pieces of rules put together: first those in one line, then those side by side."""
    if not len(rules):
        return rules
    exact = rules.copy()
    exact[:, 0] = np.round(exact[:, 0] * 2) / 2
    pieces = end_to_end(exact)
    pieces = pieces[pieces[:, 2] - pieces[:, 1] >= SHORTEST]
    if not len(pieces):
        return pieces
    pieces[:, 0] = clusters(pieces[:, 0], pieces[:, 2] - pieces[:, 1])
    return end_to_end(pieces)


def end_to_end(rules: Floats) -> Floats:
    """Rules at the same position that touch or overlap, as one."""
    rules = rules[np.lexsort((rules[:, 1], rules[:, 0]))]
    line = np.concatenate([[0], np.cumsum(np.diff(rules[:, 0]) != 0)])
    step = np.ptp(rules[:, 1:]) + 10 * NEAR  # lifts each line above the ones before, so one running maximum serves all
    reach = np.maximum.accumulate(rules[:, 2] + line * step)
    new = np.ones(len(rules), bool)
    new[1:] = (rules[1:, 1] + line[1:] * step > reach[:-1] + NEAR) | (np.diff(line) != 0)
    begins = np.flatnonzero(new)
    return np.stack([rules[begins, 0], rules[begins, 1], np.maximum.reduceat(rules[:, 2], begins)], 1)


def clusters(positions: Floats, weights: Floats) -> Floats:
    """Each position replaced by the mean of its neighbours; no cluster is wider than `NEAR`."""
    order = np.argsort(positions, kind="stable")
    member = np.zeros(len(order), np.int64)
    start, number = -np.inf, -1
    for i, p in enumerate(positions[order].tolist()):
        if p - start > NEAR:
            start, number = p, number + 1
        member[i] = number
    mean = np.bincount(member, positions[order] * weights[order]) / np.bincount(member, weights[order])
    out = np.empty_like(positions)
    out[order] = mean[member]
    return out


def dotted(dots: Floats, across: int) -> Floats:
    """Rules made of dots in a row; `across` 0 looks for vertical ones, 1 for horizontal."""
    if len(dots) < DOTS:
        return np.empty((0, 3))
    along = 1 - across
    middle = np.round(dots[:, across] + dots[:, across + 2]) / 2
    low, high = dots[:, along], dots[:, along + 2]
    order = np.lexsort((low, middle))
    middle, low, high = middle[order], low[order], high[order]
    new = np.ones(len(dots), bool)
    new[1:] = (np.diff(middle) != 0) | (low[1:] - high[:-1] > NEAR)
    begins = np.flatnonzero(new)
    many = np.diff(np.append(begins, len(dots))) >= DOTS
    rules = np.stack([middle[begins], low[begins], np.maximum.reduceat(high, begins)], 1)
    return rules[many]
