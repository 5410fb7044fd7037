"""Columns of upright rules alone: a page within a row that began before it and ends after it."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.panels import ROUND_CORNER
from extractors.pdf.tables.rules import NEAR

FEWEST_UPRIGHT = 4  # rules that begin and end together: three alone part two columns of any text


def upright_ruled(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """The tables, of a row each, whose columns are ruled and which no rule across opens, parts or closes.

    None where no such rules stand side by side, or nothing free stands between them.
    """
    if len(vertical) < FEWEST_UPRIGHT:
        return None
    open_ended = (rules for rules in alike(vertical) if not are_closed(rules, horizontal))
    grids = [made for rules in open_ended if (made := grid_of(rules, geometry, free)) is not None]
    return grids or None


def alike(vertical: Floats) -> list[Floats]:
    """The rules in groups that begin at one height and end at one."""
    ends = np.round(vertical[:, 1:] / (2 * NEAR))
    return [vertical[(ends == one).all(1)] for one in dict.fromkeys(map(tuple, ends.tolist()))]


def are_closed(rules: Floats, horizontal: Floats) -> bool:
    """Whether rules across stand between the first and the last of these, as those of cards side by side do, whose
    corners may be round."""
    y, x0, x1 = horizontal.T
    (left, top, _), (right, _, bottom) = rules.min(0), rules.max(0)
    within = (x0 > left - NEAR) & (x1 < right + NEAR)
    return some(within & (y > top - ROUND_CORNER) & (y < bottom + ROUND_CORNER))


def grid_of(rules: Floats, geometry: Geometry, free: Bools) -> Grid | None:
    xs = distinct(rules[:, 0])
    if len(xs) < FEWEST_UPRIGHT:
        return None
    top, bottom = float(rules[:, 1].min()), float(rules[:, 2].max())
    x, y = geometry.words.middle.T
    within = (x > xs[0]) & (x < xs[-1]) & (y > top) & (y < bottom)
    if not some(within) or not free[within].all():
        return None
    walls = np.ones((1, len(xs)), bool)
    level = np.ones((2, len(xs) - 1), bool)
    return make_grid(xs, np.array([top, bottom]), level, walls, open_top=True, open_bottom=True)
