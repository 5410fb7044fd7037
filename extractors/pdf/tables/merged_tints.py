"""Cells merged over rows, told by tints: one that is as high as several rows, or one missing from a tinted row."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.tables.cell_fills import cell_fills
from extractors.pdf.tables.merged_rules import is_one_cell, runs
from extractors.pdf.tables.rules import NEAR

UNDER_WORDS = 9.0  # points by which a tint may end below the last row, whose foot its words tell where it has no tint
TINTED = 0.6  # share of a row's other cells that are tinted alike where one without the tint is no cell of that row


def walls_by_tints(geometry: Geometry, xs: Floats, ys: Floats) -> Bools:
    """(rows + 1, columns) walls between rows: everywhere, but where tints show one cell above and below."""
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = np.ones((rows + 1, columns), bool)
    fills = geometry.drawing.fills[~geometry.drawing.round]
    if rows < 2 or not len(fills):
        return walls
    filled = has_words(geometry, xs, ys)
    tall, (missing, bare) = tall_tints(fills, xs, ys), missing_tints(geometry, xs, ys)
    for r, c in tall | missing:
        walls[r, c] = filled[r, c] or not filled[r - 1, c]
    for squares in (tall, bare, missing):
        for c in {c for _, c in squares}:
            is_open = np.array([(r, c) in squares for r in range(rows)])
            for first, last in runs(is_open):
                if walls[first : last + 1, c].any() and is_one_cell(geometry.words, xs, ys[first - 1 : last + 2], c):
                    walls[first : last + 1, c] = False
    return walls


def has_words(geometry: Geometry, xs: Floats, ys: Floats) -> Bools:
    """(rows, columns): in which squares words stand."""
    found = np.zeros((len(ys) - 1, len(xs) - 1), bool)
    x, y = geometry.words.middle.T
    inside = (x > xs[0]) & (x < xs[-1]) & (y > ys[0]) & (y < ys[-1])
    found[ys.searchsorted(y[inside]) - 1, xs.searchsorted(x[inside]) - 1] = True
    return found


def tall_tints(fills: Floats, xs: Floats, ys: Floats) -> set[tuple[int, int]]:
    """The squares that go on with the one above: a tint as wide as the column runs from that one's top to their foot.

    One that is as high as the table tints the column and joins nothing. The tints of the outer columns may reach beyond
    these, whose edges are told by words where other lines run over the tints'.
    """
    found = set()
    left, right = np.maximum(fills[:, 0], xs[0]), np.minimum(fills[:, 2], xs[-1])
    for c in range(len(xs) - 1):
        wide = (np.abs(left - xs[c]) < NEAR) & (np.abs(right - xs[c + 1]) < NEAR)
        for top, foot in fills[wide][:, [1, 3]].tolist():
            end = ys[-1] if ys[-1] < foot < ys[-1] + UNDER_WORDS else foot
            inside = ((ys > top + NEAR) & (ys < end - NEAR)).nonzero()[0]
            is_exact = np.abs(ys - top).min() < NEAR and np.abs(ys - end).min() < NEAR
            if is_exact and len(inside) < len(ys) - 2:
                found |= {(r, c) for r in inside.tolist()}
    return found


def missing_tints(geometry: Geometry, xs: Floats, ys: Floats) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The squares without the tint of their row, whose column has none in the row above either; and those of all rows
    around them without a tint in that column. Headings are no row above."""
    rows, columns = len(ys) - 1, len(xs) - 1
    if columns < 3:
        return set(), set()
    left, top = np.meshgrid(xs[:-1], ys[:-1])
    right, foot = np.meshgrid(xs[1:], ys[1:])
    tints = np.array(cell_fills(np.stack([left, top, right, foot], -1).reshape(-1, 4), geometry.drawing), object)
    tint = tints.reshape(rows, columns)
    head = int(has_bold_head(geometry, ys))
    found, around = set(), set()
    for r in range(head + 1, rows):
        bare = [c for c in range(columns) if tint[r, c] is None]
        usual = max((sum(tint[r] == t) for t in set(tint[r]) if t is not None), default=0)
        if len(bare) == 1 and usual >= TINTED * (columns - 1) and tint[r - 1, bare[0]] is None:
            found.add((r, bare[0]))
            around |= {(one, bare[0]) for one in rows_without(tint[:, bare[0]], r, head)}
    return found, around


def rows_without(tints: NDArray[np.object_], row: int, head: int) -> range:
    """The rows around this one that have no tint and, from the second on, none above."""
    tinted = [r for r, tint in enumerate(tints) if tint is not None]
    above = max([r for r in tinted if r < row], default=head - 1)
    return range(above + 2, min([r for r in tinted if r > row], default=len(tints)))


def has_bold_head(geometry: Geometry, ys: Floats) -> bool:
    """Whether all words of the first row are bold, and of the next not."""
    y = geometry.words.middle[:, 1]
    first, second = (geometry.words.bold[(y > top) & (y < foot)] for top, foot in pairwise(ys[:3].tolist()))
    return bool(len(first) and first.all() and not second.all())
