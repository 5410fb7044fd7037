"""Walls between the columns of a ruled table that no rule shows, but the words of a row do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.places import made
from extractors.pdf.page.type_metrics import CLEAR, SAME_LINE
from extractors.pdf.page.words import Words

WALL = 0.6  # a rule along this share of a square's side is a wall
TRACE = 0.08  # a rule along this share of it is a trace of one, which counts where no words contradict
BEGINS_ALIKE = 1.0  # points


class Extent(NamedTuple):
    """What a word covers of its line, at which height and how large; looked at one by one, a row having few."""

    start: float
    end: float
    base: float
    size: float


def with_text_walls(traces: Floats, xs: Floats, ys: Floats, words: Words, open_top: bool = False) -> Bools:
    """(rows, columns + 1) walls between columns: those ruled, and those that the words in a row show; the rest of a row
    at a page's head (`open_top`) may have words in one column alone.

    Where a rule between two columns is missing or only a trace of it is drawn, words say whether the squares are one
    cell: they are not where words stand on both sides, begin afresh at the column's edge, and none runs across.
    """
    walls = traces >= WALL
    open_sides = np.argwhere(~walls[:, 1:-1])
    row = ys.searchsorted(words.middle[:, 1]) - 1
    shown: set[int] = set()
    quiet: list[tuple[int, int]] = []
    by_row, edges = extents_by_row(words, row, np.asarray((~walls[:, 1:-1]).any(1), bool)), xs.tolist()
    for r, c in (open_sides + np.array([0, 1])).tolist():
        says = grids_apart(by_row[r], edges[c], edges[c - 1], edges[c + 1])
        if says is False:
            continue
        if says or traces[r, c] >= TRACE:
            walls[r, c] = True
            shown.add(c)
        else:
            quiet.append((r, c))
    for r in np.flatnonzero((traces[:, 1:-1] < TRACE).all(1)).tolist():
        walls[r, 1:-1] |= keeps_to_columns(words, row, r, xs, walls, fewest=1 if open_top and r == 0 else 2)
    for r, c in quiet:  # nothing to see in this row: as in its neighbours, unless the row is a band across the table
        if c in shown and some(walls[r, 1:-1]):
            walls[r, c] = True
    return walls


def keeps_to_columns(words: Words, row: Ints, r: int, xs: Floats, walls: Bools, fewest: int = 2) -> bool:
    """Whether the words of a row without rules down begin where those above or below do, in so many columns or more;
    in one alone it is not the first, where a band begins.

    The space between two words of a band may fall on a column's edge by chance.
    """
    here = ((row == r) & (words.turn == 0)).nonzero()[0]
    column, last = (xs.searchsorted(x) - 1 for x in (words.box[here, 0] + 1, words.box[here, 2] - 1))
    filled = distinct(column)
    if len(filled) < fewest or filled.max(initial=0) == 0 or some(column != last) or runs_on(words, here, column):
        return False
    ruled = (walls[row, 1:-1].all(1) & (words.turn == 0)).nonzero()[0]
    others = xs.searchsorted(words.box[ruled, 0] + 1) - 1
    for c in filled.tolist():
        starts = words.box[ruled[others == c], 0]
        starts = starts if len(filled) == 1 else np.sort(starts)[:1]  # or further in, as an item of a list goes on
        if not some(np.abs(starts - words.box[here[column == c], 0].min()) <= BEGINS_ALIKE):
            return False
    return True


def runs_on(words: Words, index: Ints, column: Ints) -> bool:
    """Whether one of these words is a space away from one in another column, as those of a sentence are."""
    gap = words.box[index, None, 0] - words.box[None, index, 2]
    size = float(words.size[index].max())
    level = np.abs(words.base[index, None] - words.base[None, index]) < SAME_LINE * size
    return some(level & (gap < CLEAR * size) & (gap > -1) & (column[:, None] != column))


def extents_by_row(words: Words, row: Ints, wanted: Bools) -> list[list[Extent]]:
    """The upright words of each of the rows wanted; `row` is each word's."""
    by_row: list[list[Extent]] = [[] for _ in wanted]
    index = (wanted[row] & (words.turn == 0)).nonzero()[0]
    columns = words.box[:, 0], words.box[:, 2], words.base, words.size
    extents = made(Extent, *(column[index].tolist() for column in columns))
    for r, extent in zip(row[index].tolist(), extents, strict=True):
        by_row[r].append(extent)
    return by_row


def grids_apart(words: Sequence[Extent], x: float, low: float, high: float) -> bool | None:
    """Whether these words of a row keep clear of the column edge x and stand on both sides; None if they do not say."""
    near = [word for word in words if word.end > low and word.start < high]
    left, right = [word for word in near if word.end <= x + 1.5], [word for word in near if word.start >= x - 1.5]
    if any(word.start < x - 1.5 and word.end > x + 1.5 for word in near):
        return False
    if not left or not right:
        return None
    size = max(word.size for word in near)
    for after, before in product(right, left):
        if -1 < after.start - before.end < CLEAR * size and abs(after.base - before.base) < SAME_LINE * size:
            return False
    return min(word.start for word in right) < x + 1.5 * size
