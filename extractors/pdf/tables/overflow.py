"""Words of a spreadsheet that spill over the empty cells at their right: one line, whatever rules run through it."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Ints
from extractors.pdf.page.type_metrics import LEVEL, SPACED
from extractors.pdf.page.words import Words, text_objects
from extractors.pdf.tables.cell_grid import Grid


def with_spills(geometry: Geometry, grid: Grid) -> Grid:
    """The grid with each row as one cell that holds a single line, drawn in one go, over more than one cell.

    So a spreadsheet prints the title of a section that was typed into the first cell of an empty row: nobody merged
    the cells, and the column rules run through the words.
    """
    words = geometry.words
    at = followed_closely(words, grid)
    if not len(at):
        return grid
    cell = grid.cell_of(words.middle)
    at = at[(cell[at] >= 0) & (cell[at + 1] >= 0) & (cell[at] != cell[at + 1])]
    at = at[text_objects(geometry.text_page, words.last[at]) == text_objects(geometry.text_page, words.first[at + 1])]
    if not len(at):
        return grid
    spans = np.array(grid.spans)
    alone = [r for r in distinct(spans[cell[at], 0]).tolist() if is_one_line(grid, words, spans, cell, r)]
    return with_bands_at(grid, alone)


def followed_closely(words: Words, grid: Grid) -> Ints:
    """After which words of the first column the same line goes on, a space away, beyond that column."""
    here = (words.end[:-1] < grid.xs[-2]) & (words.end[1:] > grid.xs[1]) & (words.start[:-1] < grid.xs[1])
    at: Ints = (here & (words.start[1:] - words.end[:-1] < SPACED * words.size[1:])).nonzero()[0]
    at = at[(words.first[at + 1] > words.last[at]) & (words.first[at + 1] - words.last[at] <= 2)]
    return at[np.abs(words.base[at + 1] - words.base[at]) < LEVEL * words.size[at + 1]]


def is_one_line(grid: Grid, words: Words, spans: Ints, cell: Ints, row: int) -> bool:
    """Whether a row of cells no higher than itself holds but one line, from its first column but not to its last."""
    in_row = ((spans[:, 0] <= row) & (spans[:, 2] > row)).nonzero()[0]
    line = words.take(np.isin(cell, in_row))
    is_inside = line.start.min() < grid.xs[1] and line.end.max() < grid.xs[-2]
    if not is_inside or some(spans[in_row, 2] - spans[in_row, 0] > 1):
        return False
    order = np.argsort(line.start, kind="stable")
    gaps = line.start[order][1:] - line.end[order][:-1]
    return bool(np.ptp(line.base) < LEVEL * line.size.max()) and bool((gaps < SPACED * line.size.max()).all())


def with_bands_at(grid: Grid, rows: list[int]) -> Grid:
    """The grid with each of these rows as one cell."""
    if not rows:
        return grid
    label = grid.label.copy()
    label[rows] = len(grid.spans) + np.array(rows)[:, None]
    kept, label = np.unique(label, return_inverse=True)
    columns = label.shape[1]
    spans = [grid.spans[k] if k < len(grid.spans) else (k - len(grid.spans), 0, k - len(grid.spans) + 1, columns)
             for k in kept.tolist()]  # fmt: skip
    return Grid(grid.xs, grid.ys, label.reshape(grid.label.shape), tuple(spans), grid.open_top, grid.open_bottom)
