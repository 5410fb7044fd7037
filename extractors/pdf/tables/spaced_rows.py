"""Tables that white space parts better than what is drawn: rules or tints round a table and its headings alone."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.page.words import Words
from extractors.pdf.tables.borderless import spaced_tables
from extractors.pdf.tables.cell_grid import Grid
from extractors.pdf.tables.ruled import inside
from extractors.pdf.tables.rules import NEAR

FEW_EDGES = 3  # of headings and a single row
MANY_ROWS = 4  # the headings and three more: two may be the paragraphs of one
NEARLY_ALL = 0.75  # of the rows: a page may begin with the rest of one
FURTHEST_OFF = 24.0  # points between the level above a table's headings and their words


def unless_spaced(grids: list[Grid], geometry: Geometry, horizontal: Floats, free: Bools) -> list[Grid]:
    """The tables told by what is drawn, without those where white space parts the only row below the headings: there
    rules or tints stand round the table and its headings alone."""
    if not any(len(grid.ys) <= FEW_EDGES for grid in grids):
        return grids
    fills = geometry.drawing.fills
    levels = np.concatenate([horizontal, fills[:, [1, 0, 2]], fills[:, [3, 0, 2]]])
    words = geometry.words.take(free)
    spaced = [grid for grid in spaced_tables(words) if has_full_rows(grid, words)]
    return [
        grid
        for grid in grids
        if not any(holds_more(other, grid, levels) for other in spaced) or is_stripe_below(grid, words, fills)
    ]


def is_stripe_below(grid: Grid, words: Words, fills: Floats) -> bool:
    """Whether of two rows the lower one alone is painted, over most of its width, and the upper one is in plain
    letters: the tint is a row's own, and no headings stand above it."""
    if len(grid.ys) != FEW_EDGES:
        return False
    left, right = grid.xs[0], grid.xs[-1]
    wide = np.clip(np.minimum(fills[:, 2], right) - np.maximum(fills[:, 0], left), 0, None)
    upper, lower = (np.minimum(fills[:, 3], b) - np.maximum(fills[:, 1], a) > (b - a) / 2 for a, b in pairwise(grid.ys))
    if wide[lower].sum() <= (right - left) / 2 or some(wide[upper] > 0):
        return False
    return not bool(words.bold[inside(words, grid.xs, grid.ys[:2])].all())


def has_full_rows(grid: Grid, words: Words) -> bool:
    """Whether there are headings and three rows or more, with words in most columns: lines of one row are shorter, and
    go on in small letters where the first of them does not begin so, and each may fill fewer columns than the last. Two
    rows are enough where both fill all columns, and nothing in them goes on in small letters; their numbers may stand
    under no heading."""
    order = np.lexsort((words.box[:, 0], words.base))
    cells, firsts = np.unique(grid.cell_of(words.middle)[order], return_index=True)
    filled, small = np.zeros((2, len(grid.ys) - 1, len(grid.xs) - 1), bool)
    for cell, first in zip(cells.tolist(), order[firsts].tolist(), strict=True):
        if cell >= 0:
            at = grid.spans[cell][:2]
            filled[at], small[at] = True, words.text[first][:1].islower()
    count = filled.sum(1)
    goes_on = small.sum(1) * 2 > count
    fewer = bool((filled[2:] <= filled[1:-1]).all() and (count[2:] < count[1:-1]).all())
    is_one_row = fewer and some(small[2:]) > some(small[1])
    full = (count * 2 > len(grid.xs) - 1) & (goes_on <= goes_on[1])
    if len(full) == MANY_ROWS - 1:
        return bool(filled[1:].all() and filled[0, 1:].all()) and not some(small[1:])
    return len(full) >= MANY_ROWS and not is_one_row and bool(full.mean() >= NEARLY_ALL)


def holds_more(spaced: Grid, grid: Grid, levels: Floats) -> bool:
    """Whether white space parts the row below a table's headings into many, and no level lies between those."""
    a, above, b, below = spaced.box
    if len(grid.ys) > FEW_EDGES or abs(grid.ys[0] - above) > FURTHEST_OFF:
        return False
    y, left, right = levels.T
    inside = (y > grid.ys[1] + NEAR) & (y < below - NEAR)
    return not some(inside & (np.minimum(right, b) - np.maximum(left, a) > (b - a) / 2))
