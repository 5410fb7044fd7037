"""The layout grid of a Word table: which cell stands at which row and column, a merged cell at all it covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from extractors.word.xml import TC, TC_PR, TR_PR, Element, by_name, child, each, is_on, number, properties, value, w

MOST_WORD_COLUMNS = 200  # Word allows 63
SLIVER = 120  # twips, six points: two edges nearer than this were meant as one
GRID_SPAN, H_MERGE, V_MERGE, SHD = w("gridSpan"), w("hMerge"), w("vMerge"), w("shd")
BEFORE, AFTER, HIDDEN, TBL_HEADER = w("gridBefore"), w("gridAfter"), w("hidden"), w("tblHeader")
TR, TBL_PR_EX = w("tr"), w("tblPrEx")


@dataclass(eq=False, slots=True)
class Span:
    """One cell: what stands in each w:tc merged in it, and its corner and size in rows and columns of the grid, from 0.

    `shd` is the shading its first part states; `goes_on` whether its last part may go on in the row below.
    """

    parts: list[list[Element]]
    row: int
    column: int
    width: int
    shd: Element | None
    goes_on: bool
    height: int = 1


class RowMarks(NamedTuple):
    """What a w:tr says of itself (w:trPr by full names) and instead of its table (w:tblPrEx); and its cells."""

    stated: Mapping[str, Element]
    exceptions: Mapping[str, Element]
    cells: list[Element]


Grid = list[list[Span | None]]


def table_grid(table: Element) -> tuple[Grid, list[RowMarks]]:
    """The rectangle of a w:tbl that was made plain, None where a row has no cell; and its rows.

    Columns that no row tells apart are one; so are columns so narrow that the edges on both sides were meant as one.
    """
    rows = [row for row in map(_row_marks, table.iterchildren(TR)) if not is_on(row.stated.get(HIDDEN))]
    grid: Grid = []
    above: dict[int, Span] = {}
    for index, row in enumerate(rows):
        spans = _row_spans(row, index, above)
        grid.append(spans)
        above = {span.column: span for span in spans if span is not None and span.goes_on}
    widest = max(map(len, grid), default=0)
    grid = [spans + [None] * (widest - len(spans)) for spans in grid]
    kept = _columns(grid, [number(column, attribute="w") for column in each(child(table, "tblGrid"), "gridCol")])
    grid = [[spans[column] for column in kept] for spans in grid]
    _measure(grid)
    return grid, rows


def _row_marks(row: Element) -> RowMarks:
    stated: Mapping[str, Element] = {}
    exceptions: Mapping[str, Element] = {}
    cells = []
    for found in row:
        tag = found.tag
        if tag == TC:
            cells.append(found)
        elif tag == TR_PR:
            stated = stated or by_name(found)
        elif tag == TBL_PR_EX:
            exceptions = exceptions or by_name(found)
    return RowMarks(stated, exceptions, cells)


def header_rows(rows: list[RowMarks]) -> int:
    """How many rows at the top are marked to be repeated as headings; 0 where all are: then the mark says nothing."""
    count = 0
    for row in rows:
        if not is_on(row.stated.get(TBL_HEADER)):
            return count
        count += 1
    return 0 if count > 1 else count


def _row_spans(row: RowMarks, index: int, above: dict[int, Span]) -> list[Span | None]:
    spans: list[Span | None] = [None] * _bounded(number(row.stated.get(BEFORE)))
    for cell in row.cells:
        column = len(spans)
        content = list(cell)
        stated = properties(content, TC_PR)
        width = max(_bounded(number(stated[GRID_SPAN], default=1)), 1) if GRID_SPAN in stated else 1
        merge = stated.get(V_MERGE)
        upper = above.get(column)
        left = spans[-1] if spans and H_MERGE in stated else None
        if left is not None and value(stated[H_MERGE]) == "continue":
            span = left
        elif upper is not None and upper.width == width and merge is not None and value(merge) != "restart":
            span = upper
        else:
            span = Span([], index, column, width, stated.get(SHD), False)
        span.parts.append(content)
        span.goes_on = merge is not None
        spans += (span,) * width
    spans += [None] * _bounded(number(row.stated.get(AFTER)))
    return spans[:MOST_WORD_COLUMNS]


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
