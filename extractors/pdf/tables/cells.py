"""Words into the cells of a grid: lines with what begins anew and what only wraps, blank lines, fills and places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np

from extractors.continuation.line_breaks import goes_on_in_cell
from extractors.model import SOFT_HYPHEN, Line, Place, Table, placed_cell
from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import shared
from extractors.pdf.page.places import places_on
from extractors.pdf.page.printed_lines import Printed, printed_lines
from extractors.pdf.tables.cell_fills import seen_fills, signs
from extractors.pdf.tables.cell_grid import Grid
from extractors.pdf.tables.rules import NEAR

BLANK_LINE = 1.75  # of the line pitch: a step this wide leaves room for an empty line
FEW_WRAPPED = 2  # lines that wrapped tell no habit
MOST_BLANK = 200
MOST_LETTERS_WIDTH, WIDEST_LETTER = 0.6, 0.9  # em: the widest of most letters, and of m and w
MANY_WRAPPED = 0.3  # of the lines that wrapped
NESTED_INDENT = 6.0  # points: labels that stand further in are those of a list within the list
MOST_PADDING = 8.0  # points between a cell's rule and its words


def build_tables(grids: Sequence[Grid], geometry: Geometry) -> tuple[list[Table], list[Printed]]:
    """The tables of a page, and its lines outside of all."""
    words = geometry.words
    offsets = list(accumulate((len(grid.spans) for grid in grids), initial=0))
    outside = offsets[-1]
    cell = np.full(len(words), outside)
    for i, grid in enumerate(grids):
        found = grid.cell_of(words.middle)
        np.copyto(cell, found + offsets[i], where=found >= 0)
    by_cell: list[list[Printed]] = [[] for _ in range(outside + 1)]
    for line in printed_lines(geometry, cell, outside):
        by_cell[line.group].append(line)
    if not grids:
        return [], by_cell[outside]
    fills = seen_fills(np.concatenate([grid.boxes for grid in grids]), geometry)
    for i, colour in signs(grids, by_cell, geometry).items():
        fills[i] = f"{colour:06X}"
    hosts = nested_in(grids, offsets, by_cell)
    inner: dict[int, tuple[Table, ...]] = {}
    tables: dict[int, Table] = {}
    for i in sorted(range(len(grids)), key=lambda i: area(grids[i])):  # those within others first
        a, b = offsets[i], offsets[i + 1]
        within = {cell - a: found for cell, found in inner.items() if a <= cell < b}
        tables[i] = table_of(grids[i], by_cell[a:b], fills[a:b], geometry.number, within)
        if i in hosts:
            inner[hosts[i]] = (*inner.get(hosts[i], ()), tables[i])
    return [tables[i] for i in range(len(grids)) if i not in hosts], by_cell[outside]


def area(grid: Grid) -> float:
    x0, top, x1, bottom = grid.box
    return (x1 - x0) * (bottom - top)


def nested_in(grids: Sequence[Grid], offsets: Sequence[int], by_cell: Sequence[list[Printed]]) -> dict[int, int]:
    """For each grid that lies within one cell of another the index of that cell.

    Where most other cells of that other are empty it is a frame for a layout, and no table holds another.
    """
    if len(grids) < 2:
        return {}
    found: dict[int, int] = {}
    for i, outer in enumerate(grids):
        a, b = offsets[i], offsets[i + 1]
        if sum(map(bool, by_cell[a:b])) * 2 < b - a:
            continue
        boxes = outer.boxes
        for j, inner in enumerate(grids):
            x0, top, x1, bottom = inner.box
            cell = int(outer.cell_of(np.array([[(x0 + x1) / 2, (top + bottom) / 2]]))[0])
            if i == j or cell < 0:
                continue
            left, above, right, below = (boxes[cell] + np.array([-NEAR, -NEAR, NEAR, NEAR])).tolist()
            if left <= x0 and above <= top and x1 <= right and bottom <= below and area(inner) < area(outer):
                found[j] = a + cell
    return found


def table_of(
    grid: Grid,
    lines: Sequence[list[Printed]],
    fills: list[str | None],
    number: int,
    within: Mapping[int, tuple[Table, ...]],
) -> Table:
    """The table of a grid; `within` are the tables nested in its cells."""
    xs, ys = (shared((sides.round(2) + 0.0).tolist()) for sides in (grid.xs, grid.ys))  # -0.0 is 0.0
    boxes = [(xs[left], ys[above], xs[right], ys[below]) for above, left, below, right in grid.spans]
    places = places_on(number, *zip(*boxes, strict=True))
    pairs = [pair for cell in lines if len(cell) > 1 for pair in pairwise(cell)]
    pitch, spaces = line_pitch(pairs), draws_spaces(pairs)
    limits = right_limits(grid, lines, xs)
    cells = [
        placed_cell(
            cell_lines(printed, limits[i], pitch, spaces) if printed else (), fills[i], places[i], within.get(i, ())
        )
        for i, printed in enumerate(lines)
    ]
    rows = tuple(tuple(cells[i] for i in row) for row in grid.label.tolist())
    x0, top, x1, bottom = (round(side, 2) for side in grid.box)
    return Table(rows, (Place(number, x0, top, x1, bottom),), open_top=grid.open_top, open_bottom=grid.open_bottom)


def line_pitch(pairs: Sequence[tuple[Printed, Printed]]) -> float:
    """The step from line to line within a paragraph, in em: the low end of those seen, as paragraphs stand apart."""
    steps = [
        (b.base - a.base) / b.size
        for a, b in pairs
        if a.turn == b.turn and abs(a.size - b.size) < 0.5 and not a.label and not b.label
    ]
    return min(max(sorted(steps)[len(steps) // 5], 1.0), 1.8) if steps else 1.2


def draws_spaces(pairs: Sequence[tuple[Printed, Printed]]) -> bool:
    """Whether the program that made the file draws the space after which it wrapped a line: told by lines of several
    words, none of which ends within a word, as one too long for its column begins on a line of its own. It draws none
    where there is no room for it."""
    wrapped = [a.spaced for a, b in pairs if b.text[:1].islower() and a.turn == b.turn and " " in a.text]
    return len(wrapped) > FEW_WRAPPED and sum(wrapped) > MANY_WRAPPED * len(wrapped)


def right_limits(grid: Grid, lines: Sequence[list[Printed]], xs: Sequence[float]) -> list[float]:
    """How far to the right words may stand in each cell: its rule less the margin its column shows at the left."""
    margin: dict[int, float] = {}
    furthest: dict[int, float] = {}
    for cell, (_, left, _, right) in zip(lines, grid.spans, strict=True):
        for line in cell:
            if line.turn == 0:
                inset = line.start - xs[left]
                if inset < margin.get(left, MOST_PADDING):
                    margin[left] = max(inset, 0.0)
                if line.end > furthest.get(right, 0.0):
                    furthest[right] = line.end
    return [
        max(xs[right] - margin.get(left, MOST_PADDING), furthest.get(right, 0.0)) for _, left, _, right in grid.spans
    ]


def cell_lines(printed: Sequence[Printed], limit: float, pitch: float, spaces: bool = False) -> tuple[Line, ...]:
    """The lines of one cell, told apart where the author began anew, with empty lines where there is room for them.

    Where the space after a word is drawn (`spaces`), one word cut by a narrow column is told by a soft hyphen.
    """
    if len(printed) == 1:
        return (as_line(printed[0]),)
    out: list[Line] = []
    labelled = [p.start for p in printed if p.label]
    indents = indents_of(labelled) if labelled else []
    above: Printed | None = None
    item: Printed | None = None  # the line the present item began with
    for line in printed:
        wraps = above is not None and goes_on_in_cell(above, line, limit, pitch, item)
        if above is not None and above.turn == line.turn and line.base - above.base > BLANK_LINE * pitch * line.size:
            out += [Line("")] * min(round((line.base - above.base) / (pitch * line.size)) - 1, MOST_BLANK)
        if wraps and spaces and above is not None and is_cut(above, line, limit):
            out[-1] = out[-1]._replace(text=out[-1].text + SOFT_HYPHEN)
        if not wraps:
            item = line
        level = bisect_right(indents, line.start) - 1 if line.label and not wraps else 0
        out.append(as_line(line, wraps, level))
        above = line
    return tuple(out)


def indents_of(starts: Iterable[float]) -> list[float]:
    """Where the lists of a cell begin, the outermost first: a list within stands plainly further in."""
    indents: list[float] = []
    for start in sorted(starts):
        if not indents or start - indents[-1] >= NESTED_INDENT:
            indents.append(start)
    return indents


def is_cut(above: Printed, below: Printed, limit: float) -> bool:
    """Whether a line is one word, too long for its column, that ends where the next letter had no room.

    No word goes on from a small letter to a capital or a figure.
    """
    text, following = above.text, below.text[:1]
    if " " in text or above.turn or above.spaced or not text[-1:].isalnum():
        return False
    if text[-1:].islower() and not following.islower():
        return False
    return limit - above.end < (WIDEST_LETTER if following in "mwMW" else MOST_LETTERS_WIDTH) * above.size


def as_line(printed: Printed, wraps: bool = False, level: int = 0) -> Line:
    _, text, label, place, _, _, _, size, _, bold, colour, _, _, struck, marks = printed
    if wraps and label:  # a number or dash that only happens to begin a line
        label, text = "", f"{label} {text}"
    values = (text, label, wraps, bold, size, colour, None, struck, marks, level, place, False)
    return tuple.__new__(Line, values)  # in half the time of Line(...), for each line of each page
