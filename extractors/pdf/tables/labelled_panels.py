"""Labelled panels: cards side by side that say below an action who does it and when, under labels in lines ("Lead:
..."), which a reader takes one by one: a table of one cell for each."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from extractors.labels import VALUE_LABEL
from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.panels import frames, panel_boxes
from extractors.pdf.tables.text_lines import text_lines

FEWEST_PANEL_LABELS = 2  # that two panels side by side have in common


def labelled_panels(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """A table of one cell for each panel with the labels of others. None where no two of them stand side by side."""
    boxes = panel_boxes(np.concatenate([geometry.drawing.fills, frames(vertical, horizontal)]))
    told = [(box, labels) for box in boxes if len(labels := labels_in(geometry, free, box)) >= FEWEST_PANEL_LABELS]
    abreast = [one & other for (a, one), (b, other) in combinations(told, 2) if are_abreast(a, b)]
    again = [labels for labels in abreast if len(labels) >= FEWEST_PANEL_LABELS]
    cards = [box for box, labels in told if any(len(labels & both) >= FEWEST_PANEL_LABELS for both in again)]
    return [grid_of_box(box) for box in cards] or None


def labels_in(geometry: Geometry, free: Bools, box: Floats) -> frozenset[str]:
    """The labels that open lines within a box."""
    middle = geometry.words.middle
    inside = free & (geometry.words.turn == 0) & (middle > box[:2]).all(1) & (middle < box[2:]).all(1)
    if not some(inside):
        return frozenset()
    found = (VALUE_LABEL.match(" ".join(line.texts)) for line in text_lines(geometry.words.take(inside)))
    return frozenset(match[0] for match in found if match)


def are_abreast(one: Floats, other: Floats) -> bool:
    """Whether two boxes that touch nowhere stand at one height."""
    return bool(one[1] < other[3] and other[1] < one[3])


def grid_of_box(box: Floats) -> Grid:
    return make_grid(box[[0, 2]], box[[1, 3]], np.ones((2, 1), bool), np.ones((1, 2), bool))
