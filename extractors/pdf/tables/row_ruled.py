"""Tables with rules, or tinted bands, between their rows only; columns are told by white space."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.array_runs import run_numbers
from extractors.pdf.page.content import WHITE, Geometry
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.type_metrics import ASCENT, DESCENT, MIDDLE, OVERSHOOT
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.column_gaps import Pieces, band_walls, columns_of, gutters, pieces_of
from extractors.pdf.tables.row_levels import ALIKE
from extractors.pdf.tables.ruled import HIGHEST_BAND
from extractors.pdf.tables.rules import NEAR, whole
from extractors.pdf.tables.spaced_rows import unless_spaced

LONGEST_FIRST_HEADING = 12  # words: a heading in a table's first row has no more
TALL_HEADINGS = 4.0  # line steps: a row of headings is no taller
FEWEST_FILLS, MOST_FILLS = 2, 5000  # on a page; more are a picture
WIDEST_STEP = 1.2  # em: white between two lines of an open row, or its first line and the rule
FEWEST_RULED_WORDS = 6  # or words drawn together: three rows of two columns
LARGER_TITLE = 1.15  # times most words between the rules: those of a title over the next table
FEWEST_LEVEL_RULES = 3  # above the headings, below them, and below the rest


def row_ruled(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """Tables ruled between rows alone. None where no three rules of one length lie one over another."""
    if len(horizontal) < FEWEST_LEVEL_RULES:
        return None
    found = [g for rules in stacks(horizontal) for g in grids_between(geometry, rules, free)]
    return unless_spaced(found, geometry, horizontal, free) or None


def row_tinted(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """Tables without rules whose rows, or every other of them, are tinted."""
    if len(geometry.drawing.fills) < FEWEST_FILLS or free.sum() < FEWEST_RULED_WORDS:
        return None
    fills = geometry.drawing.fills[~geometry.drawing.round]
    fills = fills[(fills[:, 3] - fills[:, 1] < geometry.height / 2) & (fills[:, 2] - fills[:, 0] < geometry.width)]
    if not FEWEST_FILLS <= len(fills) <= MOST_FILLS or (geometry.drawing.colours == WHITE).all():
        return None
    x, y = geometry.words.middle[free].T
    inside = (x > fills[:, 0].min()) & (x < fills[:, 2].max()) & (y > fills[:, 1].min()) & (y < fills[:, 3].max())
    if inside.sum() < FEWEST_RULED_WORDS:
        return None
    edges = np.concatenate([fills[:, [1, 0, 2]], fills[:, [3, 0, 2]]])
    return row_ruled(geometry, vertical, whole(edges), free)


def stacks(horizontal: Floats) -> list[Floats]:
    """Rules of one length lying over one another, each group from the top down."""
    groups: list[list[Floats]] = []
    for rule in horizontal[horizontal[:, 2] - horizontal[:, 1] > 72]:
        for group in groups:
            if abs(group[-1][1] - rule[1]) <= ALIKE and abs(group[-1][2] - rule[2]) <= ALIKE:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [np.array(group) for group in groups if len(group) >= FEWEST_LEVEL_RULES]


def grids_between(geometry: Geometry, rules: Floats, free: Bools) -> list[Grid]:
    """The table between these rules, or the several that larger titles part there: a title alone between two rules may
    be a band."""
    one = grid_between(geometry, rules, free)
    titles = title_words(geometry, rules, free)
    at = rules[:, 0].searchsorted(geometry.words.middle[:, 1])
    if one is not None and not some(np.isin(at[free & ~titles], at[titles])):
        return [one]
    parts = (part for part in np.split(rules, distinct(at[titles])) if len(part) >= FEWEST_LEVEL_RULES)
    several = [grid for part in parts if (grid := grid_between(geometry, part, free & ~titles)) is not None]
    return several or ([one] if one is not None else [])


def title_words(geometry: Geometry, rules: Floats, free: Bools) -> Bools:
    """Which words between these rules stand in lines of one piece in larger letters than most."""
    x, y = geometry.words.middle.T
    inside = free & (x > rules[:, 1].min()) & (x < rules[:, 2].max()) & (y > rules[0, 0]) & (y < rules[-1, 0])
    found = np.zeros(len(free), bool)
    if some(inside):
        words = geometry.words.take(inside)
        pieces, (order, begins) = pieces_of(words), words.lines
        is_title = np.bincount(pieces.line) == 1
        is_title[pieces.line] &= pieces.size > LARGER_TITLE * np.median(words.size)
        found[inside.nonzero()[0][order]] = is_title[run_numbers(begins, len(order))]
    return found


def grid_between(geometry: Geometry, rules: Floats, free: Bools) -> Grid | None:
    """The table between these rules, None where the words between them do not stand in columns."""
    left, right = float(rules[:, 1].min()), float(rules[:, 2].max())
    ys = with_bands(geometry, rules[:, 0], left, right)
    x, y = geometry.words.middle.T
    near = free & (x > left - ALIKE) & (x < right + ALIKE)
    pieces = pieces_of(geometry.words.take(near & (y > ys[0]) & (y < ys[-1])))
    if not len(pieces):
        return None
    ys = with_titles(pieces, rows_of(pieces, ys), ys)
    row = rows_of(pieces, ys)
    xs = gutters(pieces, row, left, right)
    if xs is None or not is_table(pieces, row, ys, xs):
        return None
    ys, open_top, open_bottom = with_open_rows(geometry, near, ys, xs)
    pieces = pieces_of(geometry.words.take(near & (y > ys[0]) & (y < ys[-1])))
    row = rows_of(pieces, ys)
    walls = band_walls(pieces, row, len(ys) - 1, xs)
    return make_grid(xs, ys, np.ones((len(ys), len(xs) - 1), bool), walls, open_top, open_bottom)


def with_bands(geometry: Geometry, ys: Floats, left: float, right: float) -> Floats:
    """The levels of the rules, and the edges of fills from side to side between them, as of a section's title."""
    fills = geometry.drawing.fills
    if not len(fills):
        return ys
    band = (fills[:, 0] < left + ALIKE) & (fills[:, 2] > right - ALIKE) & (fills[:, 3] - fills[:, 1] < HIGHEST_BAND)
    band &= (fills[:, 1] > ys[0] - NEAR) & (fills[:, 3] < ys[-1] + NEAR) & (fills[:, 3] - fills[:, 1] > NEAR)
    edges = distinct(fills[band][:, [1, 3]])
    new = edges[(np.abs(edges[:, None] - ys) > NEAR).all(1)] if len(edges) else edges
    return np.sort(np.concatenate([ys, new[np.append(True, np.diff(new) > NEAR)]])) if len(new) else ys


def with_titles(pieces: Pieces, row: Ints, ys: Floats) -> Floats:
    """The levels with one below each section's title that no rule parts from the row it heads.

    A title is a bold line alone at a row's head that runs from the left margin over columns of the line below.
    """
    new = []
    for at in (np.append(True, np.diff(row) > 0) & pieces.bold).nonzero()[0].tolist():
        below = ((pieces.line == pieces.line[at] + 1) & (row == row[at])).nonzero()[0]
        is_alone = at + 1 == len(row) or pieces.line[at + 1] > pieces.line[at]
        if not is_alone or len(below) < 3 or pieces.bold[below].all() or pieces.x0[at] > pieces.x0.min() + NEAR:
            continue
        if pieces.x1[at] > pieces.x0[below[1]]:
            new.append(float(pieces.base[at] + pieces.base[below[0]] - ASCENT * pieces.size[below[0]]) / 2 + 1)
    return np.sort(np.append(ys, new)) if new else ys


def rows_of(pieces: Pieces, ys: Floats) -> Ints:
    """The row each piece stands in; one that the first rule runs through stands in the first."""
    rows: Ints = ys.searchsorted(pieces.base - MIDDLE * pieces.size) - 1
    return np.maximum(rows, 0)


def is_table(pieces: Pieces, row: Ints, ys: Floats, xs: Floats) -> bool:
    """Whether there is a row of short headings over the columns, and most rows have words in more than one column."""
    column = columns_of(pieces, xs)
    several = [len(distinct(column[row == r])) > 1 for r in distinct(row)]
    if sum(several) * 2 < len(several):
        return False
    first = next(r for r, many in zip(distinct(row).tolist(), several, strict=True) if many)
    head = row == first
    if len(distinct(column[head])) * 2 < len(xs) - 1 and len(several) < 4:
        return False
    words = np.bincount(np.maximum(column[head], 0), pieces.words[head])
    tall = ys[first + 1] - ys[first] if first + 1 < len(ys) else 0
    is_heading = bool(words.max() <= LONGEST_FIRST_HEADING) and tall < TALL_HEADINGS * 1.5 * float(
        pieces.size[head].max()
    )
    return is_heading or (len(xs) > 3 and (len(ys) > FEWEST_LEVEL_RULES + 1 or is_numbered(pieces, row, column)))


def is_numbered(pieces: Pieces, row: Ints, column: Ints) -> bool:
    """Whether every row, of two or more, begins with a number or reference of its own and has words in three columns
    or more."""
    rows = distinct(row)
    filled = [len(distinct(column[row == r])) for r in rows.tolist()]
    numbered = distinct(row[(pieces.number | pieces.reference) & (column == 0)])
    return len(rows) > 1 and min(filled) > 2 and np.array_equal(numbered, rows)


def with_open_rows(geometry: Geometry, near: Bools, ys: Floats, xs: Floats) -> tuple[Floats, bool, bool]:
    """The rows with one at each end that no rule closes and whose words keep to the columns, as where the page's head
    or foot cuts it."""
    foot = open_end(geometry, near, float(ys[-1]), xs, down=True)
    head = open_end(geometry, near, float(ys[0]), xs, down=False)
    ys = np.concatenate([[] if head is None else [head], ys, [] if foot is None else [foot]])
    return ys, head is not None, foot is not None


def open_end(geometry: Geometry, near: Bools, y: float, xs: Floats, down: bool) -> float | None:
    """Where a row beyond the last rule ends: as far as lines follow close and keep to at least two columns."""
    middle = geometry.words.middle[:, 1]
    pieces = pieces_of(geometry.words.take(near & ((middle > y) if down else (middle < y))))
    lines = distinct(pieces.line) if down else distinct(pieces.line)[::-1]
    seen: set[int] = set()
    end = y
    for line in lines.tolist():
        here = pieces.line == line
        base, size = float(pieces.base[here].max()), float(pieces.size[here].max())
        column = columns_of(pieces.take(here), xs)
        step = base - ASCENT * size - end if down else end - base - DESCENT * size
        if step > WIDEST_STEP * size or some(column < 0):
            break
        seen |= set(column.tolist())
        end = base + (DESCENT + OVERSHOOT) * size if down else base - (ASCENT + OVERSHOOT) * size
    return end + (1.0 if down else -1.0) if len(seen) > 1 else None
