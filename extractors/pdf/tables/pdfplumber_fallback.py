"""A second reading by pdfplumber's table finder, where words stand on a lattice of tints that no finder of ours took.

pdfplumber takes the edges of every fill for rules. That makes false columns of a word processor's strips, so it is
asked last and only about words that are left: cells told by their own tints, without rules or white space between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.pdf.page.box_overlaps import as_boxes, meet
from extractors.pdf.page.content import WHITE, Geometry
from extractors.pdf.page.few_values import distinct
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.page.words import Words
from extractors.pdf.tables.cell_grid import Grid, Span

FEWEST_TINTS = 4  # tints with words on them: two rows of two columns
MOST_WORDED_TINTS = 500  # tints; more are a chart
FILLED = 0.5  # share of cells with words


@dataclass
class Drawn:
    """What pdfplumber's finder asks of a page."""

    bbox: tuple[float, float, float, float]
    edges: list[dict[str, Any]]


def pdfplumber_fallback(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """The tables pdfplumber finds among the words left, from the top down.

    Asked only where four tints or more have words left on them, and two rows and two columns have several: a sentence
    that is marked line by line has but its margin in common. A grid counts where half of its cells have words and no
    word runs across two of them.
    """
    drawing = geometry.drawing
    if len(drawing.fills) < FEWEST_TINTS:
        return None
    fills = drawing.fills[~drawing.round & (drawing.colours != WHITE)]
    words = geometry.words.take(free)
    if not FEWEST_TINTS <= len(fills) <= MOST_WORDED_TINTS or len(words) < FEWEST_TINTS:
        return None
    tints = fills[meet(fills, as_boxes(words.middle))]
    if len(tints) < FEWEST_TINTS or min(several_at(tints[:, side].round()) for side in (0, 1)) < 2:
        return None
    from pdfplumber.table import TableFinder

    edges = [
        *(edge(x, x, top, bottom) for x, top, bottom in vertical.tolist()),
        *(edge(x0, x1, y, y) for y, x0, x1 in horizontal.tolist()),
        *(side for box in tints.tolist() for side in sides(*box)),
    ]
    page = Drawn((0.0, 0.0, geometry.width, geometry.height), edges)
    grids = [grid_of(np.array(table.cells)) for table in TableFinder(page).tables]
    sound = [grid for grid in grids if grid and is_sound(grid, words)]
    return sorted(sound, key=lambda grid: (grid.ys[0], grid.xs[0])) or None


def several_at(positions: Floats) -> int:
    """At how many of these positions more than one thing stands."""
    positions = np.sort(positions)
    return len(distinct(positions[1:][positions[1:] == positions[:-1]]))


def sides(x0: float, top: float, x1: float, bottom: float) -> list[dict[str, Any]]:
    return [edge(x0, x1, top, top), edge(x0, x1, bottom, bottom), edge(x0, x0, top, bottom), edge(x1, x1, top, bottom)]


def edge(x0: float, x1: float, top: float, bottom: float) -> dict[str, Any]:
    """A rule as pdfplumber describes it."""
    return {
        "object_type": "line", "orientation": "v" if x0 == x1 else "h",
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def grid_of(cells: Floats) -> Grid | None:
    """The grid of cells given as boxes, None where they are one column or one row; squares without a cell are bare."""
    xs, ys = distinct(cells[:, [0, 2]]), distinct(cells[:, [1, 3]])
    if len(xs) < 3 or len(ys) < 3:
        return None
    label = np.full((len(ys) - 1, len(xs) - 1), -1)
    spans: list[Span] = []
    for x0, top, x1, bottom in cells.tolist():
        r, end = ys.searchsorted([top, bottom]).tolist()
        c, last = xs.searchsorted([x0, x1]).tolist()
        label[r:end, c:last] = len(spans)
        spans.append((r, c, end, last))
    for r, c in np.argwhere(label < 0).tolist():
        label[r, c] = len(spans)
        spans.append((r, c, r + 1, c + 1))
    return Grid(xs, ys, label, tuple(spans))


def is_sound(grid: Grid, words: Words) -> bool:
    within = words.take(grid.cell_of(words.middle) >= 0)
    if not len(within):
        return False
    ends = [
        np.stack([within.box[:, side], within.middle[:, 1]], 1) + shift for side, shift in ((0, (1, 0)), (2, (-1, 0)))
    ]
    first, last = (grid.cell_of(end) for end in ends)
    return bool((first == last).all()) and len(distinct(first)) >= FILLED * len(grid.spans)
