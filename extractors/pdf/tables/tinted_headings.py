"""Headings that are tinted but not ruled: a row of tints that touches the top of a ruled table, on its columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.pdfium import Bools
from extractors.pdf.tables.cell_grid import Grid
from extractors.pdf.tables.row_levels import FEWEST_TILES, Strip, tint_strips
from extractors.pdf.tables.rules import NEAR


def with_tinted_heading(grids: list[Grid], geometry: Geometry, free: Bools) -> list[Grid]:
    """The grids, each with the row of tints right above it, where it has the same column edges and holds words."""
    if not grids or len(geometry.drawing.fills) < FEWEST_TILES:
        return grids
    strips = [s for s in tint_strips(geometry.drawing, geometry.width, geometry.height) if s.xs]
    return [next((headed(grid, s) for s in strips if heads(s, grid, geometry, free)), grid) for grid in grids]


def heads(strip: Strip, grid: Grid, geometry: Geometry, free: Bools) -> bool:
    """Whether a row of tints with words of its own stands right above a grid, on its columns."""
    if abs(strip.bottom - grid.ys[0]) > NEAR or len(strip.xs) != len(grid.xs):
        return False
    if (np.abs(np.array(strip.xs) - grid.xs) > NEAR).any():
        return False
    x, y = geometry.words.middle[free].T
    return bool(((x > strip.left) & (x < strip.right) & (y > strip.top) & (y < grid.ys[0])).any())


def headed(grid: Grid, strip: Strip) -> Grid:
    """The grid with a first row that begins where the tints do."""
    columns = len(grid.xs) - 1
    spans = (*((0, c, 1, c + 1) for c in range(columns)), *((a + 1, b, c + 1, d) for a, b, c, d in grid.spans))
    label = np.concatenate([np.arange(columns)[None, :], grid.label + columns])
    return replace(grid, ys=np.concatenate([[strip.top], grid.ys]), label=label, spans=spans, open_top=False)
