"""The fill of each cell as a reader sees it: what is painted over most of it, or the sign that stands in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.page.content import WHITE, Geometry
from extractors.pdf.page.drawing import Drawing
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.printed_lines import Printed
from extractors.pdf.tables.cell_grid import Grid

COVERED = 0.4  # of a cell's area in one colour: its fill
MOST_ON_SIGN = 3  # letters beside a sign: "R", "A/G"
SMALLEST_SIGN, LARGEST_SIGN = 5.0, 40.0  # points


def seen_fills(boxes: Floats, geometry: Geometry) -> list[str | None]:
    """The colour of each cell as a reader sees it; where a pattern or gradient is painted, from the page as drawn."""
    fills = cell_fills(boxes, geometry.drawing)
    pattern = geometry.drawing.patterned
    if not len(pattern):
        return fills
    wide = np.minimum(boxes[:, None, 2], pattern[:, 2]) - np.maximum(boxes[:, None, 0], pattern[:, 0])
    high = np.minimum(boxes[:, None, 3], pattern[:, 3]) - np.maximum(boxes[:, None, 1], pattern[:, 1])
    share = (np.maximum(wide, 0) * np.maximum(high, 0)).sum(1)  # a picture may come in strips
    index = (share > COVERED * (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).nonzero()[0]
    for i, colour in zip(index.tolist(), geometry.colours_in(boxes[index]) if len(index) else (), strict=True):
        fills[i] = None if colour == WHITE else f"{colour:06X}"
    return fills


def cell_fills(boxes: Floats, drawing: Drawing) -> list[str | None]:
    """The colour that covers most of each cell, the one painted last on top. None for bare or white paper."""
    fills = drawing.fills
    x0, top, x1, bottom = boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max()
    near = (fills[:, 0] < x1) & (fills[:, 2] > x0) & (fills[:, 1] < bottom) & (fills[:, 3] > top)
    index = (near & ~drawing.round).nonzero()[0]
    if not len(index):
        return [None] * len(boxes)
    painted = drawing.colours[index]
    colours = sorted(set(painted.tolist()))
    if colours == [WHITE]:
        return [None] * len(boxes)
    which = np.searchsorted(colours, painted)
    step = max(1, 2_000_000 // len(index))
    seen: list[int] = []
    for i in range(0, len(boxes), step):
        seen += top_colours(boxes[i : i + step], fills[index], which, len(colours))
    names = [None if colour == WHITE else f"{colour:06X}" for colour in colours]
    return [None if k < 0 else names[k] for k in seen]


def top_colours(boxes: Floats, fills: Floats, which: Ints, count: int) -> list[int]:
    """For each box the index of the colour last painted over enough of it, -1 where none is."""
    wide = np.minimum(boxes[:, None, 2], fills[None, :, 2]) - np.maximum(boxes[:, None, 0], fills[None, :, 0])
    high = np.minimum(boxes[:, None, 3], fills[None, :, 3]) - np.maximum(boxes[:, None, 1], fills[None, :, 1])
    area = np.maximum(wide, 0) * np.maximum(high, 0)
    whole = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    by_colour = area @ (which[:, None] == np.arange(count)).astype(np.float64)
    seen = (area > 0) & (by_colour >= COVERED * whole[:, None])[:, which]
    last = len(fills) - 1 - seen[:, ::-1].argmax(1)
    best: list[int] = np.where(seen.any(1), which[last], -1).tolist()
    return best


def signs(grids: Sequence[Grid], by_cell: Sequence[Sequence[Printed]], geometry: Geometry) -> dict[int, int]:
    """The colour of the sign that rates a cell, by the cell's index over all grids.

    A sign is the one disc, small square or small picture in it, without words or with a letter or two, or a rounded
    label with all of the cell's words on it. White, black and grey ones rate nothing; a cell with several colours is a
    key to them.
    """
    drawing = geometry.drawing
    small = is_small(drawing.fills)
    index = (small | (drawing.round & (drawing.fills[:, 3] - drawing.fills[:, 1] > SMALLEST_SIGN))).nonzero()[0]
    pictures = drawing.patterned[is_small(drawing.patterned)]
    if not len(index) and not len(pictures):
        return {}
    box = np.concatenate([drawing.fills[index], pictures])
    is_mark = [*small[index].tolist(), *[True] * len(pictures)]
    where: dict[int, int] = {}  # the cell of each sign that rates one
    offset = 0
    for grid in grids:
        for i, cell in enumerate(grid.cell_of((box[:, :2] + box[:, 2:]) / 2).tolist()):
            if cell >= 0 and rates(box[i].tolist(), is_mark[i], by_cell[cell + offset]):
                where[i] = cell + offset
        offset += len(grid.spans)
    shown = [i for i in where if i >= len(index)]
    colours = dict(enumerate(drawing.colours[index].tolist()))
    colours |= zip(shown, geometry.colours_in(box[shown]) if shown else (), strict=True)
    found: dict[int, set[int]] = {}
    for i, cell in where.items():
        if is_vivid(colours[i]):
            found.setdefault(cell, set()).add(colours[i])
    return {cell: several.pop() for cell, several in found.items() if len(several) == 1}


def is_small(box: Floats) -> Bools:
    """Which boxes are as small as a sign, and about as broad as high."""
    wide, high = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    size: Bools = (np.minimum(wide, high) > SMALLEST_SIGN) & (np.maximum(wide, high) < LARGEST_SIGN)
    return size & (np.abs(wide - high) < 0.4 * high)


def rates(sign: list[float], is_small: bool, lines: Sequence[Printed]) -> bool:
    """Whether a sign of this box is what a cell of these lines says."""
    if is_small and sum(len(line.text) for line in lines) <= MOST_ON_SIGN:
        return True
    x0, top, x1, bottom = sign
    places = (line.place for line in lines)
    on = (x0 < place.x0 and place.x1 < x1 and top < place.bottom and place.top < bottom for place in places)
    return bool(lines) and all(on)


def is_vivid(colour: int) -> bool:
    parts = (colour >> 16, colour >> 8 & 255, colour & 255)
    return max(parts) - min(parts) > 80
