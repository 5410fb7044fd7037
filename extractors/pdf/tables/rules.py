"""Ruling lines as a reader sees them: doubled, dotted and broken hairlines as one rule each."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.array_runs import run_begins, run_ends
from extractors.pdf.page.drawing import Drawing
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Floats

NEAR = 3.0  # points: two rules no further apart are one doubled rule; a gap no wider does not break a rule
SHORTEST_RULE = 4.0
DOTS = 4  # so many dots in a row make a rule


def ruling_lines(drawing: Drawing) -> tuple[Floats, Floats]:
    """Vertical and horizontal rules, each (n, 3): position, from, to; sorted by position."""
    vertical, horizontal = drawing.vertical, drawing.horizontal
    if len(drawing.dots) >= DOTS:
        vertical = np.concatenate([vertical, dotted(drawing.dots, across=0)])
        horizontal = np.concatenate([horizontal, dotted(drawing.dots, across=1)])
    return whole(vertical), whole(horizontal)


def whole(rules: Floats) -> Floats:
    """Pieces of rules put together: first those in one line, then those side by side."""
    if not len(rules):
        return rules
    exact = rules.copy()
    exact[:, 0] = (exact[:, 0] * 2).round() / 2
    pieces = end_to_end(exact)
    pieces = pieces[pieces[:, 2] - pieces[:, 1] >= SHORTEST_RULE]
    if not len(pieces):
        return pieces
    pieces[:, 0] = clusters(pieces[:, 0], pieces[:, 2] - pieces[:, 1])
    return end_to_end(pieces) if some(pieces[1:, 0] == pieces[:-1, 0]) else pieces


def end_to_end(rules: Floats) -> Floats:
    """Rules at the same position that touch or overlap, as one."""
    at, low, high = rules.take(np.lexsort((rules[:, 1], rules[:, 0])), 0).T
    other = at[1:] != at[:-1]
    lift = np.zeros(len(at))  # of each line above those before it, so that one running maximum serves them all
    lift[1:] = other.cumsum() * (high.max() - low.min() + 10 * NEAR)
    reach = np.maximum.accumulate(high + lift)
    begins = run_begins(((low + lift)[1:] > reach[:-1] + NEAR) | other)
    out = np.empty((len(begins), 3))
    out[:, 0], out[:, 1], out[:, 2] = at[begins], low[begins], np.maximum.reduceat(high, begins)
    return out


def clusters(positions: Floats, weights: Floats) -> Floats:
    """Each position replaced by the mean of its neighbours; no cluster is wider than `NEAR`."""
    order = positions.argsort(kind="stable")
    member: list[int] = []
    start, number = -np.inf, -1
    for p in positions[order].tolist():
        if p - start > NEAR:
            start, number = p, number + 1
        member.append(number)
    mean = np.bincount(member, positions[order] * weights[order]) / np.bincount(member, weights[order])
    out = np.empty_like(positions)
    out[order] = mean[member]
    return out


def dotted(dots: Floats, across: int) -> Floats:
    """Rules made of dots in a row; `across` 0 looks for vertical ones, 1 for horizontal."""
    along = 1 - across
    middle = np.round(dots[:, across] + dots[:, across + 2]) / 2
    low, high = dots[:, along], dots[:, along + 2]
    order = np.lexsort((low, middle))
    middle, low, high = middle[order], low[order], high[order]
    begins = run_begins((middle[1:] != middle[:-1]) | (low[1:] - high[:-1] > NEAR))
    many = run_ends(begins, len(dots)) - begins >= DOTS - 1
    rules = np.stack([middle[begins], low[begins], np.maximum.reduceat(high, begins)], 1)
    return rules[many]
