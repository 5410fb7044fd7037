"""Tables without any rules: lines whose pieces stand in three columns or more, under short headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.type_metrics import ASCENT, DESCENT, RUN_GAP, SLACK
from extractors.pdf.page.words import Words
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.column_gaps import CELL_MARGIN, NARROWEST_GAP, Pieces, lines_in_pieces, pieces_of
from extractors.pdf.tables.text_lines import WORD_SPACE

PIECES_APART = 1.2  # em: pieces of a line further apart may be columns
FEWEST_BORDERLESS_COLUMNS = 3  # two columns of words are far more often a contents list, an address or prose
FEWEST_BORDERLESS_ROWS = 3
LONGEST_COLUMN_HEADING = 6  # words: a heading has no more
COLUMN_ALIGNED = 2.0  # points
OFF_MIDDLE = 0.15  # of the width of the row below: a centred title stands no further off its middle
FURTHEST_STEP = 4.0  # em: the furthest step from line to line within a table
FURTHEST_NUMBERED = 8.0  # em: and from a row to one that begins with its number; not from a title
ROW_STEP = 1.25  # of the usual step: a wider one begins a new row
PROSE_PIECE = 14  # words a piece: columns of prose have more


@dataclass
class Run:
    """Lines that keep to the columns of the first one: each column's extent so far, and the columns each line fills.

    The title of a section, which runs over them, fills none.
    """

    extents: list[list[float]]
    lines: list[int] = field(default_factory=list)
    filled: list[set[int]] = field(default_factory=list)


def borderless(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """Tables told by white space alone, from the top down. None where no lines stand in columns surely enough."""
    return spaced_tables(geometry.words.take(free)) or None


def spaced_tables(words: Words) -> list[Grid]:
    """The tables that white space alone shows among these words."""
    if (
        len(words) < FEWEST_BORDERLESS_COLUMNS * FEWEST_BORDERLESS_ROWS
        or lines_in_pieces(words, PIECES_APART, FEWEST_BORDERLESS_COLUMNS) < FEWEST_BORDERLESS_ROWS
    ):
        return []
    pieces, fine, finest = (pieces_of(words, gap) for gap in (PIECES_APART, RUN_GAP, WORD_SPACE))
    count = np.bincount(pieces.line)
    grids: list[Grid] = []
    line = 0
    while line < len(count):
        run = run_from(pieces, fine, finest, line) if is_seed(pieces, line, int(count[line])) else None
        runs = (without_title(pieces, run), run) if run else ()
        run, grid = next(((r, grid) for r in runs if (grid := grid_of_run(pieces, r))), (None, None))
        if run and grid:
            grids.append(grid)
            line = run.lines[-1]
        line += 1
    return grids


def is_seed(pieces: Pieces, line: int, count: int) -> bool:
    """Whether a line may be the headings of a table: three short pieces or more."""
    if count < FEWEST_BORDERLESS_COLUMNS:
        return False
    here = pieces.line == line
    return bool((pieces.words[here] <= LONGEST_COLUMN_HEADING).all()) and not pieces.label[here][0]


def run_from(pieces: Pieces, fine: Pieces, finest: Pieces, line: int) -> Run:
    """The lines from this one down that keep to its columns; a full line ends `fine` pieces away from the next, or
    `finest` ones where all of them begin with the columns."""
    here = pieces.line == line
    extents = [[a, b] for a, b in zip(pieces.x0[here].tolist(), pieces.x1[here].tolist(), strict=True)]
    run = Run([*bare_references(pieces, line, extents[0][0]), *extents])
    base = float(pieces.base[here][0])
    for below in range(line, int(pieces.line[-1]) + 1):
        index = (pieces.line == below).nonzero()[0]
        step = float(pieces.base[index[0]]) - base
        is_title = is_section(pieces, index, run)
        filled = set() if is_title else fitted(fine, (fine.line == below).nonzero()[0], run.extents)
        if filled is None and begins_with_columns(finest, at := (finest.line == below).nonzero()[0], run.extents):
            filled = fitted(finest, at, run.extents)
        is_next = any(run.filled[-1:]) and is_numbered_row(fine, below, run.extents)
        furthest = FURTHEST_NUMBERED if is_next else FURTHEST_STEP
        if filled is None or step > furthest * float(pieces.size[index].max()):
            break
        base += step
        run.lines.append(below)
        run.filled.append(filled)
    while run.filled and not run.filled[-1]:  # the rows that a title heads keep to other columns
        run.lines.pop()
        run.filled.pop()
    return run


def bare_references(pieces: Pieces, line: int, left: float) -> list[list[float]]:
    """The extent of a column of references that no heading stands over: the first or second line below the headings
    begins with one well left of the first of these."""
    after = pieces.line.searchsorted([line + 1, line + 2]).tolist()  # a title may stand between
    at = next((i for i in after if i < len(pieces) and pieces.reference[i]), None)
    if at is None or pieces.x1[at] > left - NARROWEST_GAP:
        return []
    return [[float(pieces.x0[at]), float(pieces.x1[at])]]


def without_title(pieces: Pieces, run: Run) -> Run:
    """The lines up to a bold one alone in the first column that heads what stands close below, which fills no other;
    none of the rows above it may be bold."""
    alone = len(run.lines)
    while alone > 1 and run.filled[alone - 1] == {0}:
        alone -= 1
    at = next((i for i in range(alone, len(run.lines)) if pieces.bold[pieces.line == run.lines[i]].all()), None)
    if at is None or some(pieces.bold[np.isin(pieces.line, run.lines[1:at])]):
        return run
    title, below = ((pieces.line == run.lines[at] + i).nonzero()[0] for i in range(2))
    if not len(below):  # at the foot of a page its rows may follow overleaf
        return run
    is_close = pieces.base[below[0]] - pieces.base[title[0]] <= FURTHEST_STEP * pieces.size[below].max()
    return Run(run.extents, run.lines[:at], run.filled[:at]) if is_close else run


def is_section(pieces: Pieces, index: Ints, run: Run) -> bool:
    """Whether this line is the title of a section: one bold piece that runs over columns from the first one on or in
    the middle, with a full row below."""
    at = int(index[0])
    if len(index) > 1 or not pieces.bold[at]:
        return False
    row = (pieces.line == pieces.line[at] + 1).nonzero()[0]
    is_row = len(row) >= FEWEST_BORDERLESS_COLUMNS and not pieces.bold[row].all()
    is_left = abs(float(pieces.x0[at]) - run.extents[0][0]) < COLUMN_ALIGNED and pieces.x1[at] >= run.extents[1][0]
    return is_row and bool(is_left or is_centred(pieces, at, row))


def is_centred(pieces: Pieces, at: int, row: Ints) -> bool:
    """Whether a piece stands in the middle over a row and runs over white between two pieces of it."""
    left, right = float(pieces.x0[row[0]]), float(pieces.x1[row].max())
    off = abs(float(pieces.x0[at] + pieces.x1[at]) - left - right) / 2
    is_across = (pieces.x0[at] < pieces.x1[row[:-1]]) & (pieces.x1[at] > pieces.x0[row[1:]])
    return off < OFF_MIDDLE * (right - left) and some(is_across)


def is_numbered_row(pieces: Pieces, line: int, extents: list[list[float]]) -> bool:
    """Whether a line begins with a number, and all its pieces, three or more, with the columns."""
    index = (pieces.line == line).nonzero()[0]
    is_row = len(index) >= FEWEST_BORDERLESS_COLUMNS and bool(pieces.number[index[0]])
    return is_row and begins_with_columns(pieces, index, extents)


def begins_with_columns(pieces: Pieces, index: Ints, extents: list[list[float]]) -> bool:
    off = np.abs(pieces.x0[index][:, None] - np.array(extents)[:, 0]).min(1)
    return bool((off < COLUMN_ALIGNED).all())


def fitted(pieces: Pieces, index: Ints, extents: list[list[float]]) -> set[int] | None:
    """The columns these pieces stand in, whose extents grow by them; None where one stands in two, or columns meet."""
    grown = [list(extent) for extent in extents]
    filled: set[int] = set()
    for x0, x1 in zip(pieces.x0[index].tolist(), pieces.x1[index].tolist(), strict=True):
        over = [i for i, (a, b) in enumerate(extents) if x0 < b and x1 > a]
        if len(over) > 1:
            return None
        if not over:  # beside all of them: a right-aligned figure, or words that begin before a centred heading
            over = [min(range(len(extents)), key=lambda i: min(abs(x0 - extents[i][1]), abs(extents[i][0] - x1)))]
        grown[over[0]] = [min(grown[over[0]][0], x0), max(grown[over[0]][1], x1)]
        filled.add(over[0])
    if any(b[0] - a[1] < NARROWEST_GAP for a, b in pairwise(grown)):
        return None
    extents[:] = grown
    return filled


def grid_of_run(pieces: Pieces, run: Run) -> Grid | None:
    """The grid of these lines, None where they are too few, too empty or too wordy for a table."""
    index = np.isin(pieces.line, run.lines).nonzero()[0]
    first = pieces.line.searchsorted(run.lines)
    base, size = pieces.base[first], pieces.size[first]
    starts = row_starts(base, run.filled, some(pieces.small[index]), pieces.small[first])
    if starts is None or len(starts) < FEWEST_BORDERLESS_ROWS or pieces.words[index].mean() > PROSE_PIECE:
        return None
    titles = {i for i, columns in enumerate(run.filled) if not columns}
    starts = sorted({*starts, *titles, *(i + 1 for i in titles)})
    ends = [*starts[1:], len(base)]
    filled = [set().union(*run.filled[a:b]) for a, b in zip(starts, ends, strict=True)]
    if sum(len(f) >= FEWEST_BORDERLESS_COLUMNS for f in filled) < max(FEWEST_BORDERLESS_ROWS, 0.5 * len(filled)):
        return None
    edges = pairwise(run.extents)
    inner = [b[0] - min(CELL_MARGIN, (b[0] - a[1]) / 2) for a, b in edges]
    xs = np.array([run.extents[0][0] - CELL_MARGIN, *inner, run.extents[-1][1] + CELL_MARGIN])
    tops = base[starts] - (ASCENT + SLACK) * size[starts]
    ys = np.append(tops, base[-1] + (DESCENT + SLACK) * size[-1])
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = np.ones((rows, columns + 1), bool)
    walls[[not columns for columns in filled], 1:-1] = False
    return make_grid(xs, ys, np.ones((rows + 1, columns), bool), walls)


def row_starts(base: Floats, filled: list[set[int]], is_small: bool, begin_small: Bools) -> list[int] | None:
    """The lines that begin a row: after a wider step; where all steps are alike, those that fill the first column, but
    for words that go on in small letters (`begin_small`); and all lines where each but titles fills all columns and
    none begins small (`is_small`), as the rest of a row does.

    None where neither tells: all steps alike and the first column filled in each line, but not the others.
    """
    steps = np.diff(base)
    if not len(steps):
        return None
    usual = float(np.percentile(steps, 10))
    wide = steps > ROW_STEP * usual
    lines = [(len(columns), after) for columns, after in zip(filled[1:], wide.tolist(), strict=True) if columns]
    if not is_small and all(count == len(set().union(*filled)) or (count == 1 and after) for count, after in lines):
        return list(range(len(filled)))
    if wide.sum() >= FEWEST_BORDERLESS_ROWS - 1:
        return [0, *(wide.nonzero()[0] + 1).tolist()]
    starts = [i for i, columns in enumerate(filled) if 0 in columns]
    full = sum(len(columns) >= FEWEST_BORDERLESS_COLUMNS for columns in filled)
    if len(starts) == len(filled) and full < 0.8 * len(filled):
        return None
    starts = [i for i in starts if not begin_small[i]]
    below = next((columns for columns in filled[1:] if columns), set())
    has_bare_references = 0 not in filled[0] and 0 in below  # the headings begin with the second column
    if has_bare_references:
        return [0, *starts]
    return [0, *starts[1:]] if starts and starts[0] == 0 else None
