"""Tables whose rows are parted by whatever is drawn across them; columns are told by white space or by tints.

Several tables of a page may hang on one set of levels, with headings and sentences between them: those run over the
columns, and there a table ends. The headings of its columns often stand above the first rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.words import Words
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.column_gaps import Pieces, pieces_of
from extractors.pdf.tables.headless import (
    FEWEST_COLUMNS,
    goes_on_overleaf,
    is_closed,
    is_closed_table,
    is_headless_table,
)
from extractors.pdf.tables.merged_rules import walls_by_rules
from extractors.pdf.tables.merged_tints import walls_by_tints
from extractors.pdf.tables.row_levels import (
    ALIKE,
    BETWEEN_CARDS,
    Levels,
    levels_on_page,
    with_groups_apart,
    with_headings_apart,
    with_titles_apart,
)
from extractors.pdf.tables.row_ruled import is_table
from extractors.pdf.tables.ruled import LOOSE
from extractors.pdf.tables.spaced_rows import unless_spaced
from extractors.pdf.tables.table_segments import APART, at_levels, blocks, foot_of, head_of, segments
from extractors.pdf.tables.text_lines import Columns, TextLine, columns_at, columns_by_gutters, text_lines

FEWEST_LEVELS = 2
FEWEST_WORDS = 6
TITLE = 1.2  # of the largest letters between the levels: a line above them with larger ones is a title over the table
AT_EDGE = 1.0  # points at either side of a tint's edge, over which no words of a table run
FEW_CROSSED = 0.2  # share of the lines that may be headings which run over tints' edges


IsTable = Callable[[Pieces, Ints, Floats, Floats], bool]  # pieces, the row of each, levels and column edges


def row_parted(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """The tables between levels. None where fewer than two levels are drawn, or no words stand in columns there."""
    if free.sum() < FEWEST_WORDS or not (len(horizontal) or len(geometry.drawing.fills)):
        return None
    grids: list[Grid] = []
    for levels in levels_on_page(geometry.drawing, horizontal, geometry.width, geometry.height):
        if len(levels.ys) >= FEWEST_LEVELS:
            grids += tables_at(geometry, levels, free & ~within(grids, geometry))
    return sorted(unless_spaced(grids, geometry, horizontal, free), key=lambda grid: (grid.ys[0], grid.xs[0])) or None


def within(grids: list[Grid], geometry: Geometry) -> Bools:
    """Which words stand in one of these tables."""
    found = np.zeros(len(geometry.words), bool)
    for grid in grids:
        found |= grid.cell_of(geometry.words.middle) >= 0
    return found


def tables_at(geometry: Geometry, levels: Levels, free: Bools) -> list[Grid]:
    """The tables that hang on these levels."""
    words = words_near(geometry, levels, free)
    if len(words) < FEWEST_WORDS:
        return []
    lines = hanging_on(text_lines(words), levels.ys)
    if not any(line.has_gap for line in lines):  # as on pages of prose
        return []
    kept = [
        (at_levels(s, levels.ys, c), c)
        for several, c in in_columns(lines, levels)
        for s in segments_in(several, levels, c)
    ]
    kept = [(several, columns) for several, columns in kept if several]
    grids = [grid_of(geometry, several, levels, columns, is_table) for several, columns in kept]
    shown = [columns for grid, (_, columns) in zip(grids, kept, strict=True) if grid]
    for i, (several, columns) in enumerate(kept):
        if grids[i] is not None:
            continue
        is_beside = any(columns is other for other in shown)
        if is_beside or goes_on_overleaf(geometry, several, columns):
            is_whole = is_closed(several, levels, columns)
            is_one = is_closed_table if is_whole else is_headless_table
            grids[i] = grid_of(geometry, several, levels, columns, is_one) if is_beside or is_whole else None
    return [grid for grid in grids if grid is not None]


def segments_in(lines: list[TextLine], levels: Levels, columns: Columns) -> list[list[TextLine]]:
    """The lines of each table that keeps to these columns."""
    lines = [replace(line, is_crossing=True) if columns.is_crossed_by(line) else line for line in lines]
    return segments(lines, levels.ys, columns)


def in_columns(lines: list[TextLine], levels: Levels) -> list[tuple[list[TextLine], Columns]]:
    """The lines with the columns they keep to: all of them the same, but where those below a title show others."""
    common = columns_of_lines(lines, levels)
    out: list[tuple[list[TextLine], Columns | None]] = []
    for several in blocks(lines, levels.ys):
        own = common if len(several) == len(lines) else columns_of_lines(several, levels)
        columns = common if common and own is not common and fits(several, common, own) else own
        if out and out[-1][1] is columns:
            out[-1][0].extend(several)
        else:
            out.append((several, columns))
    return [(several, columns) for several, columns in out if columns and count_of(columns) >= FEWEST_COLUMNS]


def fits(lines: list[TextLine], common: Columns, own: Columns | None) -> bool:
    """Whether lines keep to the columns of the page as well as to their own, and have words in all of them."""
    if own is None or count_of(own) < count_of(common):
        return has_words_in_all(lines, common)
    crossed, crossed_own = (sum(map(columns.is_crossed_by, lines)) for columns in (common, own))
    is_as_well = count_of(own) == count_of(common) and crossed <= crossed_own
    return is_as_well and has_words_in_all(lines, common)


def has_words_in_all(lines: list[TextLine], columns: Columns) -> bool:
    """Whether words begin in all columns, where bold headings stand at the head: a blank one is of another table."""
    is_headed = next((line.bold for line in lines if line.has_gap), False)
    return not is_headed or len(frozenset().union(*map(columns.filled, lines))) == count_of(columns)


def count_of(columns: Columns | None) -> int:
    return len(columns.xs) - 1 if columns else 0


def words_near(geometry: Geometry, levels: Levels, free: Bools) -> Words:
    """The upright words between the sides of the levels, also above and below these: rows may stand there."""
    box, (x, y) = geometry.words.box, geometry.words.middle.T
    near = free & (geometry.words.turn == 0)
    beside = near & (y > levels.ys[0]) & (y < levels.ys[-1])
    left, right = min([levels.left, *box[beside, 0]]), max([levels.right, *box[beside, 2]])
    return geometry.words.take(near & (x > left) & (x < right))


def hanging_on(lines: list[TextLine], ys: Floats) -> list[TextLine]:
    """The lines between the levels, with those above the first and below the last that follow close on one another, up
    to a title in larger letters."""
    first = next((i for i, line in enumerate(lines) if line.base > ys[0]), len(lines))
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].base < ys[-1]), -1)
    titles = TITLE * max((line.size for line in lines[first : last + 1]), default=np.inf)
    while first and (first == len(lines) or is_close(lines[first - 1], float(min(ys[0], lines[first].top)))):
        first -= 1
        if lines[first].size > titles and not lines[first].has_gap:
            break
    while last + 1 < len(lines) and lines[last + 1].top - max(ys[-1], lines[last].foot) < APART * lines[last + 1].size:
        last += 1
    return lines[first : last + 1]


def is_close(line: TextLine, below: float) -> bool:
    return below - line.foot < APART * line.size


def columns_of_lines(lines: list[TextLine], levels: Levels) -> Columns | None:
    """The columns that tints show, where the lines keep to them, or those that white space does."""
    if not lines:
        return None
    xs = levels.columns_between(lines[0].top, lines[-1].foot)
    if xs:
        low, high = min(float(line.x0[0]) for line in lines), max(float(line.x1.max()) for line in lines)
        inner = [(x - AT_EDGE, x + AT_EDGE) for x in xs[1:-1]]
        shown = columns_at(lines, xs, inner)
        several = [line for line in lines if line.has_gap]
        crossed = sum(shown.is_crossed_by(line) for line in several) if shown else len(several)
        if low > xs[0] - ALIKE and high < xs[-1] + ALIKE and crossed <= FEW_CROSSED * len(several):
            return shown
    return columns_by_gutters(lines, levels.left, levels.right, painted_alone(lines, levels), FEWEST_COLUMNS)


def painted_alone(lines: list[TextLine], levels: Levels) -> list[tuple[float, float]]:
    """The sides of the tints beside these lines that stand alone in their rows and are no bands: narrower than half of
    the table, which the tints may be the only ones to draw."""
    left, right = min(float(line.x0[0]) for line in lines), max(float(line.x1.max()) for line in lines)
    widest = (max(right, levels.right) - min(left, levels.left)) / 2
    beside = (s for s in levels.alone if lines[0].top < s.bottom and s.top < lines[-1].foot)
    return sorted({(s.left, s.right) for s in beside if s.right - s.left < widest})


def grid_of(
    geometry: Geometry, lines: list[TextLine], levels: Levels, columns: Columns, is_one: IsTable
) -> Grid | None:
    """The grid of one table, None where its lines are no table as `is_one` has it."""
    inner = levels.ys[(levels.ys > lines[0].base) & (levels.ys < lines[-1].base - 0.3 * lines[-1].size)]
    inner = with_headings_apart(lines, with_groups_apart(lines, with_titles_apart(lines, inner), columns))
    ys = np.array([head_of(lines[0], levels.ys), *inner, foot_of(lines[-1], levels.ys)])
    ys = without_rooms(ys, lines)
    if len(ys) < 3 and not (len(columns.filled(lines[0])) >= FEWEST_COLUMNS):
        return None
    words = geometry.words
    x, y = words.middle.T
    inside = (x > columns.xs[0]) & (x < columns.xs[-1]) & (y > ys[0]) & (y < ys[-1])
    pieces = pieces_of(words.take(inside))
    row = np.clip(ys.searchsorted(pieces.base - 0.3 * pieces.size) - 1, 0, len(ys) - 2)
    if not len(pieces) or not is_one(pieces, row, ys, columns.xs):
        return None
    walls = np.ones((len(ys) - 1, len(columns.xs)), bool)
    bands = [line.base for line in lines if line.is_crossing]
    walls[ys.searchsorted(bands) - 1, 1:-1] = False
    open_top = not near_level(lines[0].top, levels.ys)
    open_bottom = not near_level(lines[-1].foot, levels.ys)
    level = walls_by_tints(geometry, columns.xs, ys) & walls_by_rules(words.take(inside), levels.rules, columns.xs, ys)
    return make_grid(columns.xs, ys, level, walls, open_top, open_bottom)


def without_rooms(ys: Floats, lines: list[TextLine]) -> Floats:
    """The levels with one in place of two that have but a little room between, as between the cards of two rows."""
    bases = np.array([line.base for line in lines])
    out = ys[:1].tolist()
    for y in ys[1:].tolist():
        is_room = y - out[-1] < BETWEEN_CARDS and not some((bases > out[-1]) & (bases < y))
        if is_room and len(out) > 1:
            out[-1] = (out[-1] + y) / 2
        else:
            out.append(y)
    return np.array(out)


def near_level(y: float, ys: Floats) -> bool:
    return some(np.abs(ys - y) < 2 * LOOSE)
