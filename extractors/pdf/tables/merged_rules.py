"""Cells merged over rows, told by rules: one that parts two rows leaves out the column whose cell goes on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from extractors.pdf.page.array_runs import run_begins, run_ends
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.type_metrics import LEVEL, SAME_LINE
from extractors.pdf.page.words import Words
from extractors.pdf.tables.rules import NEAR
from extractors.pdf.tables.text_walls import WALL

LEFT_OUT = 0.2  # share of a column's width at most that a rule runs along where it leaves the column out
FEWEST_RULED = 2  # columns that a rule parts which leaves others out, and half of all
LEADING = 1.7  # of the size: the lines of one paragraph are no further apart


def walls_by_rules(words: Words, rules: Floats, xs: Floats, ys: Floats) -> Bools:
    """(rows + 1, columns) walls between rows: everywhere, but where rules show one cell above and below.

    `rules` (n, 3) are those across: height, from, to.
    """
    walls = np.ones((len(ys), len(xs) - 1), bool)
    if len(ys) < 3 or not len(rules):
        return walls
    share = shares(rules, xs, ys)
    parts = (share >= WALL).sum(1) >= max(FEWEST_RULED, (len(xs) - 1) / 2)
    is_open = (share <= LEFT_OUT) & parts[:, None]
    is_open[[0, -1]] = False
    for c in is_open.any(0).nonzero()[0].tolist():
        for first, last in runs(is_open[:, c]):
            if is_one_cell(words, xs, ys[first - 1 : last + 2], c):
                walls[first : last + 1, c] = False
    return walls


def shares(rules: Floats, xs: Floats, ys: Floats) -> Floats:
    """(levels, columns): the share of a column's width that the rules at each level run along."""
    overlap = np.minimum(rules[:, 2, None], xs[1:]) - np.maximum(rules[:, 1, None], xs[:-1])
    at: Floats = (np.abs(ys[:, None] - rules[:, 0]) < NEAR).astype(np.float64)
    found: Floats = at @ np.maximum(overlap, 0) / np.diff(xs)
    return found


def runs(marked: Bools) -> Iterator[tuple[int, int]]:
    """The first and last place of each run of marked ones."""
    index = marked.nonzero()[0]
    begins = run_begins(np.diff(index) != 1)
    for a, b in zip(begins.tolist(), run_ends(begins, len(index)).tolist(), strict=True):
        yield int(index[a]), int(index[b])


def is_one_cell(words: Words, xs: Floats, ys: Floats, column: int) -> bool:
    """Whether the words of a column between these levels are one paragraph, and not a line of each row's own."""
    x, y = words.middle.T
    between = (words.turn == 0) & (y > ys[0]) & (y < ys[-1]) & (x > xs[0]) & (x < xs[-1])
    own = between & (xs.searchsorted(x) - 1 == column)
    if not some(own):
        return False
    bases, size = np.sort(words.base[own]), float(words.size[own].max())
    if (np.diff(bases) > LEADING * size).any():
        return False
    row: Ints = ys.searchsorted(y) - 1
    return rows_of_their_own(words, own, between & ~own, row) < len(ys) - 1


def rows_of_their_own(words: Words, own: Bools, others: Bools, row: Ints) -> int:
    """In how many rows words of a column stand on a line with others of it, as far from that as in the first of these
    rows: the lines of a paragraph keep to a step of their own and drift away from those of the rows."""
    mine, theirs = own.nonzero()[0], others.nonzero()[0]
    apart = words.base[mine, None] - words.base[theirs]
    size = words.size[mine, None]
    level = (np.abs(apart) < SAME_LINE * size) & (row[mine, None] == row[theirs])
    if not some(level):
        return 0
    rows = row[mine[level.any(1)]]
    first = apart[row[mine] == rows.min()][level[row[mine] == rows.min()]]
    alike = level & (np.abs(apart[:, :, None] - first).min(-1) < LEVEL * size)
    return len(distinct(row[mine[alike.any(1)]]))
