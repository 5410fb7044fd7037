"""Panels: painted or framed cards, each with words of its own over a row of short ones, as design tools set an action
over who does it and when, with labels over these or without."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct_rows, some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.type_metrics import ASCENT
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.column_gaps import CELL_MARGIN, Pieces, columns_of, pieces_of
from extractors.pdf.tables.rules import NEAR

FEWEST_PANELS = 2  # of a page, of one make
FEWEST_BARE_PANELS = 3  # whose short words have no labels
NARROWEST_PANEL, LOWEST_PANEL, HIGHEST_PANEL = 90.0, 26.0, 240.0  # points
MOST_PANELS = 60  # of a page: more are the cells of a table
FEWEST_SIDES = 4  # rules across, and rules upright, of two frames
OFF_BORDER = 2.0  # points between the sides of a fill and the middle of its border
ROUND_CORNER = 14.0  # points from the end of a frame's side to its corner
FEWEST_TITLE_WORDS = 3
LONGEST_AT_FOOT = 5  # words side by side at a panel's foot
LABELS_OVER = 2.0  # points by which a label and its value begin apart
SMALLER = 0.93  # of the size of the values: labels that are no bolder and no lighter are set smaller


@dataclass(frozen=True)
class Panel:
    """A panel with its pieces, the line that opens its foot, and whether labels stand there."""

    box: tuple[float, float, float, float]
    pieces: Pieces
    foot: int
    is_labelled: bool

    @property
    def make(self) -> tuple[int, bool]:
        return int((self.pieces.line == self.foot).sum()), self.is_labelled


def panels(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """A table of two rows for each panel: its words, and its foot in cells. None where there are no several alike."""
    boxes = panel_boxes(np.concatenate([geometry.drawing.fills, frames(vertical, horizontal)]))
    if len(boxes) < FEWEST_PANELS:
        return None
    found = [panel for box in boxes.tolist() if (panel := panel_in(geometry, free, box))]
    counts = Counter(panel.make for panel in found)
    enough = {make for make, n in counts.items() if n >= (FEWEST_PANELS if make[1] else FEWEST_BARE_PANELS)}
    return [grid_of_panel(panel) for panel in found if panel.make in enough] or None


def frames(vertical: Floats, horizontal: Floats) -> Floats:
    """The boxes that two upright rules of one height and two level ones close, whose corners may be round."""
    few, many = min(len(vertical), len(horizontal)), max(len(vertical), len(horizontal))
    if few < FEWEST_SIDES or many > 4 * MOST_PANELS:
        return np.empty((0, 4))
    x, top, bottom = vertical[vertical[:, 2] - vertical[:, 1] < HIGHEST_PANEL + 2 * ROUND_CORNER].T
    if len(x) < FEWEST_SIDES:  # as where the columns of a table are ruled
        return np.empty((0, 4))
    is_beside = x > x[:, None] + NARROWEST_PANEL
    for ends in (top, bottom):
        is_beside &= np.abs(ends - ends[:, None]) < NEAR
    right = np.where(is_beside, x, np.inf).min(1)
    y, a, b = horizontal.T
    is_across = (np.abs(a - x[:, None]) < ROUND_CORNER) & (np.abs(b - right[:, None]) < ROUND_CORNER)
    if not some(is_across):
        return np.empty((0, 4))
    above, below = (nearest(y, end, is_across) for end in (top, bottom))
    boxes = np.stack([x, above, right, below], 1)
    closed: Floats = boxes[np.isfinite(boxes).all(1)]
    return closed


def nearest(y: Floats, ends: Floats, may: Bools) -> Floats:
    """For each end of a side the nearest level that may close it; inf where none is near enough."""
    off = np.where(may, np.abs(y - ends[:, None]), np.inf)
    found: Floats = np.where(off.min(1) < ROUND_CORNER, y[off.argmin(1)], np.inf)
    return found


def panel_boxes(fills: Floats) -> Floats:
    """The fills that may be panels, each once, without those that hold others, or touch them as the cells of a table
    do."""
    wide, high = fills[:, 2] - fills[:, 0], fills[:, 3] - fills[:, 1]
    boxes: Floats = fills[(wide > NARROWEST_PANEL) & (high > LOWEST_PANEL) & (high < HIGHEST_PANEL)]
    if not 0 < len(boxes) <= 2 * MOST_PANELS:  # each may be painted with its border, or its column
        return boxes[:0]
    boxes = distinct_rows(boxes.round(), (0, 1, 2, 3))
    alike = np.abs(boxes[:, None] - boxes).max(2) <= OFF_BORDER
    boxes = boxes[~np.triu(alike, 1).any(0)]  # a fill and its border are one
    off = boxes[:, None] - boxes
    holds = (off[:, :, :2] <= OFF_BORDER).all(2) & (off[:, :, 2:] >= -OFF_BORDER).all(2)
    is_outer = holds.sum(1) > 1  # each holds itself
    boxes = boxes[~is_outer]
    meets = [(box[:2] <= boxes[:, 2:] + NEAR) & (box[2:] >= boxes[:, :2] - NEAR) for box in boxes]
    apart: Floats = boxes[np.array([meet.all(1).sum() == 1 for meet in meets], bool)]
    return apart


def panel_in(geometry: Geometry, free: Bools, box: list[float]) -> Panel | None:
    """The panel that a fill is; None where its words stand otherwise."""
    middle = geometry.words.middle
    inside = free & (middle > box[:2]).all(1) & (middle < box[2:]).all(1)
    if not some(inside):
        return None
    pieces = pieces_of(geometry.words.take(inside))
    count = np.bincount(pieces.line) if len(pieces) else np.zeros(1, np.int64)
    several = (count > 1).nonzero()[0]
    if not len(several) or not several[0]:
        return None
    foot = int(several[0])
    title, at_foot = pieces.line < foot, pieces.line >= foot
    if pieces.words[title].sum() < FEWEST_TITLE_WORDS or pieces.words[at_foot].max() > LONGEST_AT_FOOT:
        return None
    x0, top, x1, bottom = box
    panel = Panel((x0, top, x1, bottom), pieces, foot, len(count) > foot + 1)
    return panel if not panel.is_labelled or has_labels(pieces, foot, count) else None


def has_labels(pieces: Pieces, foot: int, count: Ints) -> bool:
    """Whether the line that opens the foot holds labels: of a look of their own, each right over what it names."""
    labels, values = (pieces.take(pieces.line == line) for line in (foot, foot + 1))
    if len(labels) != len(values) or some(np.abs(labels.x0 - values.x0) > LABELS_OVER) or count[foot + 1 :].max() < 2:
        return False
    is_smaller = labels.size.max() < SMALLER * values.size.min()
    return bool(is_smaller or (labels.bold.all() and not values.bold.any()))


def grid_of_panel(panel: Panel) -> Grid:
    x0, top, x1, bottom = panel.box
    pieces = panel.pieces
    at = pieces.take(pieces.line == panel.foot)
    foot = pieces.take(pieces.line >= panel.foot)
    starts = np.array([x0, *at.x0[1:].tolist(), x1])
    column = np.maximum(columns_of(foot, starts), 0)
    ends = [float(foot.x1[column == c].max()) for c in range(len(at))]
    inner = [
        b - min(CELL_MARGIN, max(b - end, 0) / 2) for (_, b), end in zip(pairwise(at.x0.tolist()), ends, strict=False)
    ]
    xs, ys = np.array([x0, *inner, x1]), np.array([top, float(at.base[0] - ASCENT * at.size.max()) - 1, bottom])
    upright = np.ones((2, len(xs)), bool)
    upright[0, 1:-1] = False
    return make_grid(xs, ys, np.ones((3, len(xs) - 1), bool), upright)
