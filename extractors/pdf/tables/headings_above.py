"""Headings that stand on top of a ruled table without rules of their own: tinted cells, or words set upwards."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools
from extractors.pdf.tables.cell_grid import Grid
from extractors.pdf.tables.row_levels import FEWEST_TILES, Strip, tint_strips
from extractors.pdf.tables.rules import NEAR

UPWARDS = 3  # see `Words.turn`
STANDING = 14.0  # points from where words set upwards begin down to the table they stand on
MOST_COLUMNS_BARE = 1 / 3  # share of columns without such a heading


def with_headings_above(grids: list[Grid], geometry: Geometry, free: Bools) -> list[Grid]:
    """The grids, each with the headings right above it as a first row, where such stand there."""
    if not grids:
        return grids
    grids = with_tinted(grids, geometry, free)
    upwards = free & (geometry.words.turn == UPWARDS)
    return [with_standing(grid, geometry, free, upwards) for grid in grids] if some(upwards) else grids


def with_tinted(grids: list[Grid], geometry: Geometry, free: Bools) -> list[Grid]:
    """The grids, each with the row of tints right above it, where it has the same column edges and holds words."""
    fills = geometry.drawing.fills
    tops = np.array([grid.ys[0] for grid in grids])
    if (np.abs(fills[:, 3, None] - tops) <= NEAR).sum() < FEWEST_TILES:
        return grids
    strips = [s for s in tint_strips(geometry.drawing, geometry.width, geometry.height) if s.xs]
    found = [next((s for s in strips if heads(s, grid, geometry, free)), None) for grid in grids]
    return [headed(grid, s.top) if s else grid for grid, s in zip(grids, found, strict=True)]


def heads(strip: Strip, grid: Grid, geometry: Geometry, free: Bools) -> bool:
    """Whether a row of tints with words of its own stands right above a grid, on its columns."""
    if abs(strip.bottom - grid.ys[0]) > NEAR or len(strip.xs) != len(grid.xs):
        return False
    if some(np.abs(np.array(strip.xs) - grid.xs) > NEAR):
        return False
    x, y = geometry.words.middle[free].T
    return some((x > strip.left) & (x < strip.right) & (y > strip.top) & (y < grid.ys[0]))


def with_standing(grid: Grid, geometry: Geometry, free: Bools, upwards: Bools) -> Grid:
    """The grid with the words set upwards, or slanted, that stand on its top edge, one heading a column.

    The same grid where they stand on few of its columns, or other words stand among them.
    """
    box = geometry.words.box
    beside = (box[:, 0] > grid.xs[0] - NEAR) & (box[:, 0] < grid.xs[-1])
    standing = upwards & beside & (box[:, 3] < grid.ys[0] + NEAR) & (box[:, 3] > grid.ys[0] - STANDING)
    columns = distinct(grid.xs.searchsorted(box[standing, 0] + NEAR) - 1)
    count = len(grid.xs) - 1
    if len(columns) < max(2, (1 - MOST_COLUMNS_BARE) * count):
        return grid
    top = float(box[standing, 1].min()) - 1
    others = free & ~standing & beside & (geometry.words.middle[:, 1] > top) & (box[:, 3] < grid.ys[0])
    return grid if some(others) else headed(grid, top)


def headed(grid: Grid, top: float) -> Grid:
    """The grid with a first row of headings from this level down."""
    columns = len(grid.xs) - 1
    spans = (*((0, c, 1, c + 1) for c in range(columns)), *((a + 1, b, c + 1, d) for a, b, c, d in grid.spans))
    label = np.concatenate([np.arange(columns)[None, :], grid.label + columns])
    return replace(grid, ys=np.concatenate([[top], grid.ys]), label=label, spans=spans, open_top=False)
