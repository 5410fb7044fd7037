"""Tables whose cells are told by fills that lie side by side, as word processors shade cells; rules may be missing.

The shaded styles of a word processor rule some rows and columns only: the outer frame, the first row, all columns but
the first. Their fills, white ones too, are one a cell. Every other row may have none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.page.words import Words
from extractors.pdf.tables.cell_grid import Grid
from extractors.pdf.tables.row_levels import (
    ALIKE,
    LOWEST_TINT,
    MOST_TINTS,
    NARROWEST_TINT,
    TINTS_TOUCH,
    side_by_side,
)
from extractors.pdf.tables.row_ruled import open_end
from extractors.pdf.tables.ruled import HIGHEST_BAND, grid_of, inside, is_filled
from extractors.pdf.tables.rules import NEAR
from extractors.pdf.tables.text_walls import WALL

FEWEST_SHADED_COLUMNS = 3
FEWEST_SHADED_ROWS = 2
TALLER = 3.0  # a row without fills is at most so much higher than the highest with them
LOW_CELL = 60.0  # points, which it may always be


@dataclass(frozen=True)
class Tiles:
    """One row of fills that touch: its column edges, top and bottom."""

    xs: Floats
    top: float
    bottom: float


def shaded_cells(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """The tables whose columns two rows of fills or more share. None where rules part all of those, or none do."""
    fills = geometry.drawing.fills
    if not FEWEST_SHADED_COLUMNS * FEWEST_SHADED_ROWS <= len(fills) <= MOST_TINTS:
        return None
    rows = tile_rows(fills[~geometry.drawing.round])
    if len(rows) < FEWEST_SHADED_ROWS:
        return None
    words = geometry.words.take(free)
    grids = []
    for several in tables_of(rows, words):
        if is_ruled(several, vertical, horizontal) or not is_touched(several, vertical, horizontal):
            continue
        grid = grid_of(*sides(geometry, several, vertical, horizontal, free), words)
        if grid is not None and is_sound(grid, words):
            grids.append(grid)
    return grids or None


def tile_rows(fills: Floats) -> list[Tiles]:
    """The rows of three fills or more that touch one another, from the top down."""
    wide, high = fills[:, 2] - fills[:, 0], fills[:, 3] - fills[:, 1]
    fills = fills[(wide > NARROWEST_TINT) & (high > LOWEST_TINT)]
    if len(fills) < FEWEST_SHADED_COLUMNS * FEWEST_SHADED_ROWS:
        return []
    return [
        Tiles(np.append(row[:, 0], row[-1, 2]), float(row[0, 1]), float(row[0, 3]))
        for row in side_by_side(fills, TINTS_TOUCH)
        if len(row) >= FEWEST_SHADED_COLUMNS
    ]


def tables_of(rows: list[Tiles], words: Words) -> list[list[Tiles]]:
    """Rows of the same columns one over another, with no more between them than a row without fills or a band."""
    found: list[list[Tiles]] = []
    for row in rows:
        above = next((several for several in found if goes_on(several, row, words)), None)
        if above is None:
            found.append([row])
        elif row.top >= above[-1].bottom - NEAR:
            above.append(row)
    return [several for several in found if len(several) >= FEWEST_SHADED_ROWS]


def goes_on(above: list[Tiles], row: Tiles, words: Words) -> bool:
    """Whether a row goes on with the table of those above."""
    xs, foot = above[0].xs, above[-1].bottom
    if len(xs) != len(row.xs) or some(np.abs(xs - row.xs) > NEAR):
        return False
    tallest = max(tiles.bottom - tiles.top for tiles in (*above, row))
    if row.top - foot > max(LOW_CELL, TALLER * tallest):
        return False
    if row.top - foot > NEAR and (headings := said_in(above[0], words)) and headings == said_in(row, words):
        return False  # the headings again, of the next table
    is_closed = row.top - foot <= NEAR or not runs_across(words, xs, foot, row.top)
    is_band = row.top - foot <= HIGHEST_BAND and is_filled(words, foot, row.top, float(xs[0]), float(xs[-1]))
    return is_closed or is_band


def said_in(row: Tiles, words: Words) -> list[str]:
    """The words on a row of fills, in the order of their letters."""
    return sorted(words.text[i] for i in inside(words, row.xs, (row.top, row.bottom)).nonzero()[0].tolist())


def runs_across(words: Words, xs: Floats, top: float, bottom: float) -> bool:
    """Whether a word between two levels runs across one of the inner edges."""
    inner = words.box[(words.middle[:, 1] > top) & (words.middle[:, 1] < bottom)]
    return some((inner[:, 0, None] < xs[1:-1] - 1) & (inner[:, 2, None] > xs[1:-1] + 1))


def is_ruled(rows: list[Tiles], vertical: Floats, horizontal: Floats) -> bool:
    """Whether rules stand at all column edges and some between the rows: fills of one cell may lie over one another."""
    if not len(vertical) or not len(horizontal):
        return False
    xs, top, bottom = rows[0].xs, rows[0].top, rows[-1].bottom
    beside = np.abs(vertical[:, 0, None] - xs) <= NEAR
    long = np.maximum(np.minimum(vertical[:, 2], bottom) - np.maximum(vertical[:, 1], top), 0)
    level = (horizontal[:, 0] > top + NEAR) & (horizontal[:, 0] < bottom - NEAR)
    level &= (horizontal[:, 1] < xs[0] + NEAR) & (horizontal[:, 2] > xs[-1] - NEAR)
    return bool((beside * long[:, None]).sum(0).min() > WALL * (bottom - top)) and some(level)


def is_touched(rows: list[Tiles], vertical: Floats, horizontal: Floats) -> bool:
    """Whether any rule lies along the fills; where none does, `row_parted` reads what they show of rows."""
    (left, right), top, bottom = rows[0].xs[[0, -1]], rows[0].top, rows[-1].bottom
    upright = (vertical[:, 0] > left - NEAR) & (vertical[:, 0] < right + NEAR)
    upright &= (vertical[:, 1] < bottom + NEAR) & (vertical[:, 2] > top - NEAR)
    level = (horizontal[:, 0] > top - NEAR) & (horizontal[:, 0] < bottom + NEAR)
    level &= (horizontal[:, 1] < right) & (horizontal[:, 2] > left)
    return some(upright) or some(level)


def sides(
    geometry: Geometry, rows: list[Tiles], vertical: Floats, horizontal: Floats, free: Bools
) -> tuple[Floats, Floats]:
    """The vertical and horizontal edges of the table: those of its fills, its rules, and through rows without fills."""
    xs, ys = rows[0].xs, np.array(sorted({y for row in rows for y in (row.top, row.bottom)}))
    left, right = float(xs[0]), float(xs[-1])
    words = geometry.words.take(free)
    alike = horizontal[(np.abs(horizontal[:, 1] - left) <= ALIKE) & (np.abs(horizontal[:, 2] - right) <= ALIKE), 0]
    frame = vertical[np.abs(vertical[:, 0, None] - xs[[0, -1]]).min(1) <= NEAR]
    frame = frame[(frame[:, 1] < ys[-1]) & (frame[:, 2] > ys[0]), 1:]
    near = free & (geometry.words.middle[:, 0] > left - ALIKE) & (geometry.words.middle[:, 0] < right + ALIKE)
    top = min([ruled_end(words, xs, float(ys[0]), alike[alike < ys[0] - NEAR][::-1]), *frame[:, 0]])
    foot = max([ruled_end(words, xs, float(ys[-1]), alike[alike > ys[-1] + NEAR]), *frame[:, 1]])
    top = open_end(geometry, near, top, xs, down=False) or top
    foot = open_end(geometry, near, foot, xs, down=True) or foot
    ys = distinct(np.concatenate([ys, alike]))
    ys = np.concatenate([[top], ys[(ys > top + LOWEST_TINT) & (ys < foot - LOWEST_TINT)], [foot]])
    ys = ys[np.append(True, np.diff(ys) > LOWEST_TINT)]
    upright = [
        [x, a, b]
        for a, b in pairwise(ys.tolist())
        for x in ([left, right] if runs_across(words, xs, a, b) else xs.tolist())
    ]
    return np.array(upright), np.array([[y, left, right] for y in ys.tolist()])


def ruled_end(words: Words, xs: Floats, end: float, rules: Floats) -> float:
    """How far a table reaches beyond its fills: over rules, nearest first, between which words keep to its columns."""
    for y in rules.tolist():
        top, bottom = min(y, end), max(y, end)
        filled = is_filled(words, top, bottom, float(xs[0]), float(xs[-1]))
        if bottom - top > 2 * LOW_CELL or runs_across(words, xs, top, bottom) or not filled:
            break
        end = y
    return end


def is_sound(grid: Grid, words: Words) -> bool:
    """Whether words stand in several rows and in several columns."""
    cells = distinct(grid.cell_of(words.middle))
    places = {grid.spans[cell][:2] for cell in cells.tolist() if cell >= 0}
    return min(len({place[side] for place in places}) for side in (0, 1)) > 1 if places else False
