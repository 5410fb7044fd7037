"""Ruled tables: rules that cross make a grid; rules and words together say which squares are one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.words import Words
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.headings_above import with_headings_above
from extractors.pdf.tables.nested_frames import without_frames
from extractors.pdf.tables.overflow import with_spills
from extractors.pdf.tables.rules import NEAR
from extractors.pdf.tables.text_walls import WALL, with_text_walls

MOST_CROSSINGS = 4_000_000  # rules across by rules down; a page with more is a drawing
LOOSE = 8.0  # points: a paragraph between two tables stands further from their rules than words in a cell
OFF_SIDE = 8.0  # points by which the fill of a band may end before its rules do
HIGHEST_BAND = 60.0  # points: a band across the table without rules of its own is no higher


def ruled(geometry: Geometry, vertical: Floats, horizontal: Floats, free: Bools) -> list[Grid] | None:
    """The tables whose columns and rows are ruled, from the top down. None where no rules cross.

    `vertical` and `horizontal` are the page's rules (`ruling_lines`), `free` the words that stand in no table yet.
    """
    if not len(vertical) or len(horizontal) < 1 or len(vertical) * len(horizontal) > MOST_CROSSINGS:
        return None
    words = geometry.words.take(free)
    fills = geometry.drawing.fills
    several = [part for rules in crossing(vertical, horizontal) for part in without_frames(*rules)]
    parts = with_bands(several, fills, words, horizontal)
    grids = [with_spills(geometry, g) for v, h in parts if (g := grid_of(v, h, words)) is not None]
    return sorted(with_headings_above(grids, geometry, free), key=lambda g: (g.ys[0], g.xs[0])) or None


def crossing(vertical: Floats, horizontal: Floats) -> Iterator[tuple[Floats, Floats]]:
    """The rules that hang together by crossing or touching, as vertical and horizontal ones of each group."""
    x, y = vertical[:, None, 0], horizontal[None, :, 0]
    meets = (vertical[:, None, 1] <= y + NEAR) & (vertical[:, None, 2] >= y - NEAR)
    meets &= (x >= horizontal[None, :, 1] - NEAR) & (x <= horizontal[None, :, 2] + NEAR)
    if meets.all():
        yield vertical, horizontal
        return
    left = np.ones(len(vertical), bool)
    while some(left):
        first = int(left.argmax())
        v = np.zeros(len(vertical), bool)
        v[first] = True
        while True:
            h = meets[v].any(0)
            wider = meets[:, h].any(1) | v
            if (wider == v).all():
                break
            v = wider
        left &= ~v
        if some(h):
            yield vertical[v], horizontal[h]


def with_bands(
    parts: list[tuple[Floats, Floats]], fills: Floats, words: Words, horizontal: Floats
) -> list[tuple[Floats, Floats]]:
    """Parts of one table that a band across it keeps apart, put together.

    Where a table has no outer rules, a section row has no rule down at all: the rules above it and below it touch
    nothing in common. They are one table where both parts end there on rules of the same length that no rule down
    closes at its ends, and a fill lies between, or they have the same columns and words fill the band, but no bold
    line over plain ones. A rule of that length between them parts two bands.
    """
    parts = sorted(parts, key=lambda part: min(part[1][:, 0].min(), part[0][:, 1].min()))
    out: list[tuple[Floats, Floats]] = []
    for v, h in parts:
        for i, (upper_v, upper_h) in enumerate(out):
            if continues(upper_v, upper_h, v, h, fills, words):
                rules = np.concatenate([upper_h, rules_between(upper_h, h, horizontal), h])
                out[i] = (np.concatenate([upper_v, v]), rules)
                break
        else:
            out.append((v, h))
    if len(horizontal) == sum(len(h) for _, h in parts):
        return out
    used = {tuple(rule) for _, h in parts for rule in h.tolist()}
    loose = np.array([tuple(rule) not in used for rule in horizontal.tolist()], bool)
    return [(v, with_last_bands(h, horizontal[loose], fills, words)) for v, h in out]


def with_last_bands(rules: Floats, loose: Floats, fills: Floats, words: Words) -> Floats:
    """The rules across a table with those `loose` ones that close painted bands below it, as where a page ends between
    a section's title and its first row."""
    for rule in loose:
        y, x0, x1 = rule.tolist()
        top = float(rules[:, 0].max())
        foot = rules[rules[:, 0] >= top - NEAR]
        is_as_long = abs(x0 - foot[:, 1].min()) <= NEAR and abs(x1 - foot[:, 2].max()) <= NEAR
        if not NEAR < y - top <= HIGHEST_BAND or not is_as_long:
            continue
        if is_painted(fills, top, y, x0, x1) and is_filled(words, top, y, x0, x1):
            rules = np.concatenate([rules, rule[None]])
    return rules


def continues(upper_v: Floats, upper_h: Floats, v: Floats, h: Floats, fills: Floats, words: Words) -> bool:
    foot = upper_h[upper_h[:, 0] >= upper_h[:, 0].max() - NEAR]
    head = h[h[:, 0] <= h[:, 0].min() + NEAR]
    top, bottom = float(foot[:, 0].max()), float(head[:, 0].min())
    if (
        not NEAR < bottom - top <= HIGHEST_BAND
        or upper_v[:, 2].max() > top + 2 * NEAR
        or v[:, 1].min() < bottom - 2 * NEAR
    ):
        return False
    x0, x1 = float(foot[:, 1].min()), float(foot[:, 2].max())
    if abs(x0 - head[:, 1].min()) > NEAR or abs(x1 - head[:, 2].max()) > NEAR:
        return False
    if min(upper_v[:, 0].min(), v[:, 0].min()) < x0 + NEAR or max(upper_v[:, 0].max(), v[:, 0].max()) > x1 - NEAR:
        return False
    if is_painted(fills, top, bottom, x0, x1):
        return True
    columns, others = distinct(np.round(upper_v[:, 0])), distinct(np.round(v[:, 0]))
    same = len(columns) == len(others) and bool((np.abs(columns - others) <= NEAR).all())
    return same and is_filled(words, top, bottom, x0, x1) and not is_title_over_text(words, top, bottom, x0, x1)


def rules_between(upper: Floats, lower: Floats, horizontal: Floats) -> Floats:
    """The rules across that lie between two parts of a table and are as long as the rules that end the upper one."""
    foot = upper[upper[:, 0] >= upper[:, 0].max() - NEAR]
    y, x0, x1 = horizontal[:, :3].T
    between: Bools = (y > foot[:, 0].max() + NEAR) & (y < lower[:, 0].min() - NEAR)
    between &= (abs(x0 - foot[:, 1].min()) <= NEAR) & (abs(x1 - foot[:, 2].max()) <= NEAR)
    rules: Floats = horizontal[between]
    return rules


def is_painted(fills: Floats, top: float, bottom: float, x0: float, x1: float) -> bool:
    """Whether a fill lies over the whole of a band."""
    over = (fills[:, 1] <= top + NEAR) & (fills[:, 3] >= bottom - NEAR)
    return some(over & (fills[:, 0] <= x0 + OFF_SIDE) & (fills[:, 2] >= x1 - OFF_SIDE))


def is_title_over_text(words: Words, top: float, bottom: float, x0: float, x1: float) -> bool:
    """Whether bold lines stand over plain ones, which no band holds: a title and its text between two tables."""
    within = inside(words, (x0, x1), (top, bottom))
    bold, plain = words.base[within & words.bold], words.base[within & ~words.bold]
    return len(bold) > 0 and len(plain) > 0 and bool(bold.max() < plain.min() - NEAR)


def is_filled(words: Words, top: float, bottom: float, x0: float, x1: float) -> bool:
    """Whether words stand between, with no more room above and below than in a cell."""
    box = words.box[inside(words, (x0, x1), (top, bottom))]
    return len(box) > 0 and bool(box[:, 1].min() - top < LOOSE) and bool(bottom - box[:, 3].max() < LOOSE)


def grid_of(vertical: Floats, horizontal: Floats, words: Words) -> Grid | None:
    """The grid of rules that hang together, None where it has a single column or is empty."""
    ys, open_top, open_bottom = reach(horizontal[:, 0], vertical)
    xs = with_merged_side(*reach(vertical[:, 0], horizontal), ys, horizontal, words)
    if len(xs) < 3 or len(ys) < 2:
        return None
    near = inside(words, xs, ys)
    if not some(near):
        return None
    level = np.zeros((len(ys), len(xs) - 1))
    cover(level, ys, xs, horizontal)
    upright = np.zeros((len(xs), len(ys) - 1))
    cover(upright, xs, ys, vertical)
    level_walls, walls, traces = level >= WALL, upright.T >= WALL, upright.T
    level_walls[[0, -1]] = True
    if not walls[:, 1:-1].all():
        walls = with_text_walls(traces, xs, ys, words.take(near), open_top)
    rows = without_blank_ends(ys.searchsorted(words.middle[near, 1]) - 1, walls)
    walls[:, [0, -1]] = True
    ys, level_walls = ys[rows.start : rows.stop + 1], level_walls[rows.start : rows.stop + 1]
    return make_grid(xs, ys, level_walls, walls[rows], open_top, open_bottom)


def without_blank_ends(row: Ints, walls: Bools) -> slice:
    """The rows but for bare ones at both ends, where a page's frame touches the table. `row` is each word's."""
    filled = np.asarray(walls[:, 1:-1].any(1), bool)
    filled[row] = True
    index = filled.nonzero()[0]
    return slice(int(index[0]), int(index[-1]) + 1)


def inside(words: Words, xs: Floats | Sequence[float], ys: Floats | Sequence[float]) -> Bools:
    """Which words stand between the first and the last boundary each way."""
    x, y = words.middle.T
    within: Bools = (x > xs[0]) & (x < xs[-1]) & (y > ys[0]) & (y < ys[-1])
    return within


def reach(positions: Floats, across: Floats) -> tuple[Floats, bool, bool]:
    """Boundaries in one direction: the rules' own, and the ends of rules across that stick out past them.

    A page's foot without a rule leaves the last row open: it ends where the longest rule down ends. Says whether it
    is open at its start and at its end.
    """
    own = np.array(sorted(set(positions.tolist())))
    before, after = across[across[:, 1] < own[0] - 2 * NEAR, 1], across[across[:, 2] > own[-1] + 2 * NEAR, 2]
    enough = min(2, len(across))
    open_start, open_end = len(before) >= enough, len(after) >= enough
    start = [before.min()] if open_start else []
    end = [after.max()] if open_end else []
    return np.concatenate([start, own, end]), open_start, open_end


def with_merged_side(
    xs: Floats, open_left: bool, open_right: bool, ys: Floats, horizontal: Floats, words: Words
) -> Floats:
    """The boundaries with the end of a rule between rows that alone sticks out past them, by words beside the rows: all
    that a page may have of a column of merged cells without a rule at its outer side."""
    inner = horizontal[(horizontal[:, 0] > ys[0] + NEAR) & (horizontal[:, 0] < ys[-1] - NEAR)]
    left, right = inner[inner[:, 1] < xs[0] - 2 * NEAR, 1], inner[inner[:, 2] > xs[-1] + 2 * NEAR, 2]
    if len(left) and not open_left and some(inside(words, [left.min(), xs[0]], ys)):
        xs = np.append(left.min(), xs)
    if len(right) and not open_right and some(inside(words, [xs[-1], right.max()], ys)):
        xs = np.append(xs, right.max())
    return xs


def cover(sides: Floats, positions: Floats, marks: Floats, rules: Floats) -> None:
    """Adds to `sides` (positions, marks - 1) the share of each square's side that the rules run along, which all lie
    at one of the positions."""
    index = positions.searchsorted(rules[:, 0])
    overlap = np.minimum(rules[:, 2, None], marks[1:]) - np.maximum(rules[:, 1, None], marks[:-1])
    np.add.at(sides, index, np.maximum(overlap, 0) / np.maximum(marks[1:] - marks[:-1], 0.1))  # np.diff takes longer
