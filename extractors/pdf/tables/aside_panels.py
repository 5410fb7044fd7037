"""Panels at the left of a table: painted, apart from its rules and beside several of its rows, with what it is for."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.panels import panel_boxes
from extractors.pdf.tables.rules import NEAR

FEWEST_RULES_BESIDE = 2  # heights at which rules of the table stand beside a panel
WIDEST_PANEL = 0.4  # of the page's width


def aside_panels(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """A table of one cell for each panel. None where there is none."""
    if len(horizontal) < FEWEST_RULES_BESIDE:
        return None
    boxes = panel_boxes(geometry.drawing.fills)
    boxes = boxes[boxes[:, 2] - boxes[:, 0] < WIDEST_PANEL * geometry.width]
    if not len(boxes):
        return None
    words = geometry.words.middle[free]
    return [
        made_whole(box)
        for box in boxes
        if stands_beside(box, vertical, horizontal) and some(((words > box[:2]) & (words < box[2:])).all(1))
    ] or None


def stands_beside(box: Floats, vertical: Floats, horizontal: Floats) -> bool:
    """Whether rules begin right of a panel at several of its heights, and none touches it."""
    x0, top, x1, bottom = box.tolist()
    y, a, b = horizontal.T
    level = (y > top - NEAR) & (y < bottom + NEAR)
    x, c, d = vertical.T
    upright = (x > x0 - NEAR) & (x < x1 + NEAR) & (c < bottom + NEAR) & (d > top - NEAR)
    if some(upright) or some(level & (a < x1 + NEAR) & (b > x0 - NEAR)):
        return False
    return len(distinct(y[level & (a > x1)].round())) >= FEWEST_RULES_BESIDE


def made_whole(box: Floats) -> Grid:
    return make_grid(box[[0, 2]], box[[1, 3]], np.ones((2, 1), bool), np.ones((1, 2), bool))
