"""Rows of a page's table that no rule parts, told by the references beside them or by the white space between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.continuation.column_spans import is_full_width
from extractors.model import Cell, Line, Place, Row, Table

REFERENCE = re.compile(r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?")
REFERENCE_COLUMNS = 2  # at the left, in which references stand
INK = 0.15  # of a line's height, above and below its letters
WIDER = 0.4  # of a line's height: by how much more than between lines the rows stand apart
FEWEST_GAPPED_ROWS = 3  # that white space alone tells
LEVEL_TOPS = 0.6  # of a line's height, within which lines begin a row together

Strip = tuple[float, float]  # top and bottom of white space across the whole table


def split_at_row_gaps(table: Table) -> Table:
    """The table with each of its rows in rows of its own where several were printed without a rule between.

    References under one another ("1.1", "1.2") begin a row each. Without them white space does, in a table that has
    no rules between its rows at all: wider than between lines, and with words in most columns right below.
    """
    rows: list[Row] = []
    is_unruled = len(table.rows) <= 2
    for index, row in enumerate(table.rows):
        cuts = _by_references(row, is_open=table.open_top and index == 0)
        if not cuts and is_unruled and index == len(table.rows) - 1:
            cuts = _by_space(row)
        if not cuts:
            rows.append(row)
            continue
        others = {id(cell) for r in (index - 1, index + 1) if 0 <= r < len(table.rows) for cell in table.rows[r]}
        rows += _cut(row, cuts, others)
    return table if len(rows) == len(table.rows) else replace(table, rows=tuple(rows), joins={})


def _by_references(row: Row, is_open: bool) -> list[float]:
    """Where to cut a row, as y: between each two references of a column that holds nothing else but its heading.

    An open row, at the head of its page, may have the rest of another above its first reference.
    """
    for cell in row[:REFERENCE_COLUMNS]:
        lines = [line for line in cell.lines if line.text or line.label]
        if len(lines) < (1 if is_open else 2) or not (len(lines) == 1 or _is_reference(lines[-1])):
            continue
        is_one = list(map(_is_reference, lines))
        if sum(is_one) < (1 if is_open else 2) or not all(is_one[1:]):
            continue
        if not is_one[0] and sum(is_one) < FEWEST_GAPPED_ROWS and not is_open:
            continue
        if len({line.text or line.label for line in lines}) < len(lines) or is_full_width(row):
            continue
        strips = _strips(row)
        tops = [line.place.top for line in lines if line.place]
        between = [[s for s in strips if a <= s[0] and s[0] <= b] for a, b in pairwise(tops)]
        cuts = [_middle(max(found, key=lambda s: (round(s[1] - s[0]), s[0]))) for found in between if found]
        if len(cuts) < len(lines) - 1 or not all(_begins(row, cut) for cut in cuts):
            continue
        over = [_middle(s) for s in strips if is_open and s[0] < tops[0]][-1:]
        cuts = [*(cut for cut in over if _begins(row, cut)), *cuts]
        if cuts:
            return cuts
    return []


def _is_reference(line: Line) -> bool:
    return REFERENCE.fullmatch(f"{line.label} {line.text}".strip()) is not None


def _by_space(row: Row) -> list[float]:
    strips = _strips(row)
    heights = [place.bottom - place.top for place in _places(row)]
    if len(strips) < FEWEST_GAPPED_ROWS or is_full_width(row):
        return []
    usual = sorted(bottom - top for top, bottom in strips)[len(strips) // 5]
    height = median(heights)
    cuts = [strip for strip in strips if strip[1] - strip[0] > usual + WIDER * height]
    if len(cuts) < FEWEST_GAPPED_ROWS - 1 or not all(_opens_row(row, strip[1], height) for strip in cuts):
        return []
    return [_middle(strip) for strip in cuts]


def _opens_row(row: Row, top: float, height: float) -> bool:
    """Whether words begin right below a strip in the first column, and in most of the others."""
    begun = [
        any(line.place and abs(line.place.top - top) < LEVEL_TOPS * height for line in cell.lines)
        for cell in dict.fromkeys(row)
        if cell.lines
    ]
    return len(begun) > 1 and begun[0] and 2 * sum(begun) > len(begun)


def _begins(row: Row, cut: float) -> bool:
    """Whether below a cut most cells begin with words that do not just go on with those above it."""
    below = [_first(cell.lines, cut) for cell in dict.fromkeys(row)]
    begun = [line for line in below if line]
    return 2 * sum(not line.wraps or line.text[:1].isupper() for line in begun) > len(begun)


def _first(lines: Sequence[Line], cut: float) -> Line | None:
    return next((line for line in lines if line.place and line.place.top >= cut), None)


def _places(row: Row) -> list[Place]:
    return [line.place for cell in dict.fromkeys(row) for line in cell.lines if line.place]


def _strips(row: Row) -> list[Strip]:
    """White space across all columns, from the top down."""
    spans = sorted((p.top + INK * (p.bottom - p.top), p.bottom - INK * (p.bottom - p.top)) for p in _places(row))
    out: list[Strip] = []
    foot = spans[0][1] if spans else 0.0
    for top, bottom in spans:
        if top > foot:
            out.append((foot, top))
        foot = max(foot, bottom)
    return out


def _middle(strip: Strip) -> float:
    return (strip[0] + strip[1]) / 2


def _cut(row: Row, cuts: Sequence[float], others: set[int]) -> list[Row]:
    """The row cut at these heights; a cell that also stands in a row above or below stands in all of the parts."""
    made: dict[int, list[Cell]] = {}
    for cell in row:
        if id(cell) not in made:
            made[id(cell)] = [cell] * (len(cuts) + 1) if id(cell) in others else _parts(cell, cuts)
    return [tuple(made[id(cell)][i] for cell in row) for i in range(len(cuts) + 1)]


def _parts(cell: Cell, cuts: Sequence[float]) -> list[Cell]:
    edges = [float("-inf"), *cuts, float("inf")]
    return [_part(cell, top, bottom) for top, bottom in pairwise(edges)]


def _part(cell: Cell, top: float, bottom: float) -> Cell:
    lines = [line for line in cell.lines if line.place and top <= line.place.top < bottom]
    if lines and lines[0].wraps:
        lines[0] = lines[0]._replace(wraps=False)
    places = tuple(p._replace(top=max(p.top, top), bottom=min(p.bottom, bottom)) for p in cell.places)
    return Cell(tuple(lines), cell.fill, places)
