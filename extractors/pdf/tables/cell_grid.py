"""The grid of one table on a page: where its columns and rows lie, and which unit squares make one cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from extractors.pdf.page.pdfium import Bools, Floats, Ints

Span = tuple[int, int, int, int]


@dataclass(frozen=True)
class Grid:
    """`xs` and `ys` are the column and row boundaries in points.

    `spans` are the cells as first row, first column, end row, end column; `label` (rows, columns) the index in `spans`
    of the cell that covers each square.
    """

    xs: Floats
    ys: Floats
    label: Ints
    spans: tuple[Span, ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        return float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1])

    @cached_property
    def boxes(self) -> Floats:
        """(n, 4): x0, top, x1, bottom of each cell."""
        span = np.fromiter(chain.from_iterable(self.spans), np.int64, 4 * len(self.spans)).reshape(-1, 4)
        return np.stack([self.xs[span[:, 1]], self.ys[span[:, 0]], self.xs[span[:, 3]], self.ys[span[:, 2]]], 1)

    def cell_of(self, points: Floats) -> Ints:
        """For each (x, y) the index of the cell it stands in, -1 outside of the table."""
        row = self.ys.searchsorted(points[:, 1], side="right") - 1
        column = self.xs.searchsorted(points[:, 0], side="right") - 1
        rows, columns = self.label.shape
        inside = (row >= 0) & (column >= 0) & (row < rows) & (column < columns)
        found = np.full(len(points), -1)
        found[inside] = self.label[row[inside], column[inside]]
        return found


def make_grid(
    xs: Floats, ys: Floats, level: Bools, upright: Bools, open_top: bool = False, open_bottom: bool = False
) -> Grid:
    """The grid whose squares are one cell where no wall parts them.

    `level` (rows + 1, columns) are the walls above and below squares, `upright` (rows, columns + 1) those left and
    right.
    """
    rows, columns = len(ys) - 1, len(xs) - 1
    above, left = level.tolist(), upright.tolist()
    label = [[-1] * columns for _ in range(rows)]
    spans: list[Span] = []
    is_plain = np.asarray(upright[:, 1:-1].all(1) & level[1:].all(1)).tolist()
    for r in range(rows):
        if is_plain[r] and max(label[r]) < 0:  # no cell is merged, as in most rows
            label[r] = list(range(len(spans), len(spans) + columns))
            spans += [(r, c, r + 1, c + 1) for c in range(columns)]
            continue
        for c in range(columns):
            if label[r][c] >= 0:
                continue
            end = c + 1
            while end < columns and not left[r][end] and label[r][end] < 0:
                end += 1
            foot = r + 1
            while (
                foot < rows
                and not any(above[foot][c:end])
                and not any(left[foot][c + 1 : end])
                and max(label[foot][c:end]) < 0
            ):
                foot += 1
            for row in range(r, foot):
                label[row][c:end] = [len(spans)] * (end - c)
            spans.append((r, c, foot, end))
    return Grid(xs, ys, np.array(label, np.int64), tuple(spans), open_top, open_bottom)
