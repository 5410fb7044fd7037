"""The layout grid of a Word table: which cell stands at which row and column, a merged cell at all it covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from extractors.word.xml import TC, TC_PR, TR_PR, Element, by_name, child, each, is_on, number, properties, value, w

MOST_WORD_COLUMNS = 200  # Word allows 63
SLIVER = 120  # twips, six points: two edges nearer than this were meant as one
GRID_SPAN, H_MERGE, V_MERGE, SHD = w("gridSpan"), w("hMerge"), w("vMerge"), w("shd")
BEFORE, AFTER, HIDDEN, TBL_HEADER = w("gridBefore"), w("gridAfter"), w("hidden"), w("tblHeader")
TR, TBL_PR_EX = w("tr"), w("tblPrEx")


@dataclass(eq=False, slots=True)
class Span:
    """One cell: the w:tc elements merged in it, and its corner and size in rows and columns of the grid, from 0.

    `shd` is the shading its first part states; `goes_on` whether its last part may go on in the row below.
    """

    parts: tuple[Element, ...]
    row: int
    column: int
    width: int
    shd: Element | None
    goes_on: bool
    height: int = 1


class RowMarks(NamedTuple):
    """What a w:tr says of itself (w:trPr by full names) and instead of its table (w:tblPrEx)."""

    stated: Mapping[str, Element]
    exceptions: Mapping[str, Element]


UNMARKED = RowMarks({}, {})
Grid = list[list[Span | None]]


def table_grid(table: Element) -> tuple[Grid, list[RowMarks]]:
    """The rectangle of a w:tbl that was made plain, None where a row has no cell; and its rows.

    Columns that no row tells apart are one; so are columns so narrow that the edges on both sides were meant as one.
    """
    found = [(row, _row_marks(row)) for row in table.iterchildren(TR)]
    shown = [(row, marks) for row, marks in found if not is_on(marks.stated.get(HIDDEN))]
    grid: Grid = []
    above: dict[int, Span] = {}
    for index, (row, marks) in enumerate(shown):
        spans = _row_spans(row, marks, index, above)
        grid.append(spans)
        above = {span.column: span for span in spans if span is not None and span.goes_on}
    widest = max(map(len, grid), default=0)
    for spans in grid:
        spans += [None] * (widest - len(spans))
    kept = _columns(grid, [number(column, attribute="w") for column in each(child(table, "tblGrid"), "gridCol")])
    if len(kept) < widest:
        grid = [[spans[column] for column in kept] for spans in grid]
    _measure(grid)
    return grid, [marks for _, marks in shown]


def _row_marks(row: Element) -> RowMarks:
    before_cells = takewhile(lambda found: found.tag != TC, row)
    about = {found.tag: by_name(found) for found in before_cells}
    return RowMarks(about.get(TR_PR, {}), about.get(TBL_PR_EX, {})) if about else UNMARKED


def header_rows(rows: list[RowMarks]) -> int:
    """How many rows at the top are marked to be repeated as headings; 0 where all are: then the mark says nothing."""
    count = 0
    for row in rows:
        if not is_on(row.stated.get(TBL_HEADER)):
            return count
        count += 1
    return 0 if count > 1 else count


def _row_spans(row: Element, marks: RowMarks, index: int, above: dict[int, Span]) -> list[Span | None]:
    spans: list[Span | None] = [None] * _bounded(number(marks.stated.get(BEFORE)))
    for cell in row.iterchildren(TC):
        column = len(spans)
        stated = properties(cell, TC_PR)
        width = max(_bounded(number(stated[GRID_SPAN], default=1)), 1) if GRID_SPAN in stated else 1
        merge = stated.get(V_MERGE)
        upper = above.get(column)
        left = spans[-1] if spans and H_MERGE in stated else None
        if left is not None and value(stated[H_MERGE]) == "continue":
            span = left
        elif upper is not None and upper.width == width and merge is not None and value(merge) != "restart":
            span = upper
        else:
            span = Span((), index, column, width, stated.get(SHD), False)
        span.parts += (cell,)
        span.goes_on = merge is not None
        spans += (span,) * width
    spans += [None] * _bounded(number(marks.stated.get(AFTER)))
    del spans[MOST_WORD_COLUMNS:]
    return spans


def _bounded(count: int) -> int:
    return min(max(count, 0), MOST_WORD_COLUMNS)


def _columns(grid: Grid, widths: list[int]) -> list[int]:
    """The columns to keep: one of those that show the same cell in every row, and none of the slivers."""
    kept: list[int] = []
    count = len(grid[0]) if grid else 0
    for column in range(count):
        before = kept[-1] if kept else None
        if before is not None and all(spans[column] is spans[before] for spans in grid):
            continue
        narrow = column < len(widths) and 0 < widths[column] < SLIVER
        beside = [at for at in (before, column + 1) if at is not None and at < count]
        if narrow and all(spans[column] is None or any(spans[column] is spans[at] for at in beside) for spans in grid):
            continue
        kept.append(column)
    return kept


def _measure(grid: Grid) -> None:
    """Set each cell's corner and size as the kept columns have them."""
    seen: set[int] = set()
    for row, spans in enumerate(grid):
        for column, span in enumerate(spans):
            if span is None:
                continue
            if id(span) not in seen:
                seen.add(id(span))
                span.row, span.column, span.width, span.height = row, column, 1, 1
            else:
                span.width = max(span.width, column - span.column + 1)
                span.height = max(span.height, row - span.row + 1)
