"""The levels that part rows, whatever draws them: rules across, and the upper and lower edges of tinted cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from extractors.pdf.page.array_runs import run_begins, run_ends
from extractors.pdf.page.drawing import Drawing
from extractors.pdf.page.few_values import distinct_rows
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.tables.rules import NEAR
from extractors.pdf.tables.text_lines import Columns, TextLine

ALIKE = 6.0  # points by which rules and tints of one table may differ in where they begin and end
SHORTEST_LEVEL = 72.0  # points: a shorter rule underlines a word
NARROWEST_TINT, LOWEST_TINT = 8.0, 7.0  # points: a lower or narrower tint is a mark, or marks words
HIGHEST_TINT = 0.5  # of the page's height: a taller tint is a panel
TINTS_TOUCH = 1.5  # points between the tints of neighbouring cells
SAME_SIDES = 1.0  # points by which the sides of a blank row's stripe and of a tint may differ
BETWEEN_CARDS = 12.0  # points between rounded boxes that are the cells of one row
FEWEST_BELOW_GROUP = 3  # columns with words in the row right below the title of a group
FEWEST_TILES = 3  # tints side by side, which show the columns
MOST_TINTS = 3000  # on a page; more are a picture
TOP_FOOT_LEFT_RIGHT = (1, 3, 0, 2)  # sides of boxes in the order of rows


@dataclass(frozen=True)
class Strip:
    """A rule, or a row of tints that touch one another."""

    left: float
    right: float
    top: float
    bottom: float
    xs: tuple[float, ...] = ()

    def goes_with(self, left: float, right: float) -> bool:
        """Whether this strip lies within that range, or holds it."""
        inside = self.left > left - ALIKE and self.right < right + ALIKE
        return inside or (self.left < left + ALIKE and self.right > right - ALIKE)


@dataclass(frozen=True)
class Levels:
    """What is drawn across one table or several of the same width: the levels and, where tints show them, columns.

    `tiled` are rows of tints side by side, `alone` the tints that stand alone in their rows, as those of ratings
    or bands do; `rules` (n, 3) the rules across among them: height, from, to.
    """

    left: float
    right: float
    ys: Floats
    tiled: tuple[Strip, ...] = ()
    alone: tuple[Strip, ...] = ()
    rules: Floats = field(default_factory=lambda: np.empty((0, 3)))

    def columns_between(self, top: float, bottom: float) -> tuple[float, ...]:
        """The edges that most tints side by side show between two heights, or, where none do, on the whole page."""
        near = [strip.xs for strip in self.tiled if strip.top < bottom and strip.bottom > top]
        return max(near or [strip.xs for strip in self.tiled], key=len, default=())


def levels_on_page(drawing: Drawing, horizontal: Floats, width: float, height: float) -> list[Levels]:
    """The levels of a page in groups, each of strips of which every one lies within or around the others."""
    rules = [Strip(a, b, y, y) for y, a, b in horizontal.tolist() if b - a > SHORTEST_LEVEL]
    strips = sorted([*rules, *tint_strips(drawing, width, height)], key=lambda s: (s.left - s.right, s.top))
    groups: list[list[Strip]] = []
    for strip in strips:
        for group in groups:
            if strip.goes_with(group[0].left, group[0].right):
                group.append(strip)
                break
        else:
            groups.append([strip])
    return [levels_of(group) for group in groups]


def levels_of(group: list[Strip]) -> Levels:
    """The levels of strips, those of one doubled rule as one."""
    ys = np.array(sorted({y for strip in group for y in (strip.top, strip.bottom)}))
    ys = ys[np.append(True, np.diff(ys) > NEAR)]
    tiled = tuple(strip for strip in group if strip.xs)
    left, right = min(strip.left for strip in group), max(strip.right for strip in group)
    alone = tuple(s for s in group if s.top < s.bottom and not s.xs)
    rules = [(s.top, s.left, s.right) for s in group if s.top == s.bottom]
    return Levels(left, right, ys, tiled, alone, np.array(rules).reshape(-1, 3))


def tint_strips(drawing: Drawing, width: float, height: float) -> list[Strip]:
    """The rows of tints on a page, from the top down, and of rounded boxes, where three or more stand side by side."""
    if len(drawing.fills) > MOST_TINTS:
        return []
    square, rounded = drawing.fills[~drawing.round], drawing.fills[drawing.round]
    tints = square[is_cell(square, width, height)]
    strips = in_strips(np.concatenate([tints, blank_stripes(square, tints)]), TINTS_TOUCH)
    if len(rounded) < 2 * FEWEST_TILES:
        return strips
    cards = [s for s in in_strips(outermost(rounded[is_cell(rounded, width, height)]), BETWEEN_CARDS) if s.xs]
    return [*strips, *closed_up(cards)] if len(cards) > 1 else strips


def blank_stripes(fills: Floats, tints: Floats) -> Floats:
    """The fills of rows without words in a striped table: lower than a cell's, with the sides of the tints of cells and
    apart from all of those."""
    low = fills[fills[:, 3] - fills[:, 1] <= LOWEST_TINT]
    alike = np.abs(low[:, None, ::2] - tints[:, ::2]).max(2) <= SAME_SIDES
    touches = (low[:, None, 1] <= tints[:, 3] + TINTS_TOUCH) & (low[:, None, 3] >= tints[:, 1] - TINTS_TOUCH)
    found: Floats = low[alike.any(1) & ~(alike & touches).any(1)]
    return found


def outermost(boxes: Floats) -> Floats:
    """The boxes without those drawn right inside another, as a frame's inner edge is."""
    grown = boxes + np.array([-NEAR, -NEAR, NEAR, NEAR])
    inside = (boxes[:, None, :2] >= grown[None, :, :2]).all(2) & (boxes[:, None, 2:] <= grown[None, :, 2:]).all(2)
    size = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    within = np.asarray((inside & (size[:, None] < size[None, :])).any(1), bool)
    kept: Floats = boxes[~within]
    return kept


def closed_up(cards: list[Strip]) -> list[Strip]:
    """Rows of cards, from the top down, with the room between two that follow closely shared out among them."""
    out = cards[:1]
    for card in cards[1:]:
        above = out[-1]
        if 0 < card.top - above.bottom <= BETWEEN_CARDS:
            middle = (card.top + above.bottom) / 2
            out[-1], card = replace(above, bottom=middle), replace(card, top=middle)
        out.append(card)
    return out


def in_strips(fills: Floats, apart: float) -> list[Strip]:
    return list(map(strip_of, side_by_side(fills, apart)))


def side_by_side(fills: Floats, apart: float) -> list[Floats]:
    """Boxes of the same top and foot, to the point, in rows from the top down, each no further than `apart` from the
    next."""
    if not len(fills):
        return []
    fills = distinct_rows(fills.round(), TOP_FOOT_LEFT_RIGHT)  # one may be painted twice
    parted = (fills[1:, 1] != fills[:-1, 1]) | (fills[1:, 3] != fills[:-1, 3])
    begins = run_begins(parted | (np.abs(fills[1:, 0] - fills[:-1, 2]) > apart))
    ends = run_ends(begins, len(fills)) + 1
    return [fills[a:b] for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]


def strip_of(tints: Floats) -> Strip:
    edges = [float(tints[0, 0]), *((tints[1:, 0] + tints[:-1, 2]) / 2).tolist(), float(tints[-1, 2])]
    xs = tuple(edges) if len(tints) >= FEWEST_TILES else ()
    return Strip(float(tints[0, 0]), float(tints[-1, 2]), float(tints[0, 1]), float(tints[0, 3]), xs)


def is_cell(fills: Floats, width: float, height: float) -> Bools:
    """Which fills are as large as cells, or rows, of a table are."""
    wide, high = fills[:, 2] - fills[:, 0], fills[:, 3] - fills[:, 1]
    sized: Bools = (
        (wide > NARROWEST_TINT) & (wide < width - NEAR) & (high > LOWEST_TINT) & (high < HIGHEST_TINT * height)
    )
    return sized


def levels_between(ys: Floats, above: TextLine, below: TextLine) -> int:
    """How many levels lie between two lines."""
    upper, lower = above.base - 0.3 * above.size, below.base - 0.3 * below.size
    return max(int(ys.searchsorted(lower)) - int(ys.searchsorted(upper, side="right")), 0)


def with_headings_apart(lines: list[TextLine], inner: Floats) -> Floats:
    """The levels with one below the bold headings at the head, where none is drawn between them and the first row."""
    below = next((i for i, line in enumerate(lines) if not line.bold), 0)
    if not below or levels_between(inner, lines[below - 1], lines[below]):
        return inner
    if any(levels_between(inner, a, b) for a, b in pairwise(lines[:below])):
        return inner
    return np.sort(np.append(inner, (lines[below - 1].foot + lines[below].top) / 2))


def with_titles_apart(lines: list[TextLine], inner: Floats) -> Floats:
    """The levels with one above and below each title that runs over columns, where none is drawn there."""
    new = [
        (a.foot + b.top) / 2
        for a, b in pairwise(lines)
        if a.is_crossing != b.is_crossing and not levels_between(inner, a, b)
    ]
    return np.sort(np.append(inner, new))


def with_groups_apart(lines: list[TextLine], inner: Floats, columns: Columns) -> Floats:
    """The levels with one below each short title of the rows that follow: a bold line alone at the head of what two
    levels enclose, over one without bold that has words in several columns."""
    new = [
        (title.foot + row.top) / 2
        for above, title, row in zip(lines, lines[1:], lines[2:], strict=False)
        if title.bold and not (row.bold or title.has_gap or title.is_crossing)
        and levels_between(inner, above, title) and not levels_between(inner, title, row)
        and columns.filled(title) == {0} and len(columns.filled(row)) >= FEWEST_BELOW_GROUP
    ]  # fmt: skip
    return np.sort(np.append(inner, new))
