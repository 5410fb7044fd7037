"""Rows between levels without headings: what tells that they are of a table all the same."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct
from extractors.pdf.page.pdfium import Floats, Ints
from extractors.pdf.tables.column_gaps import Pieces, columns_of
from extractors.pdf.tables.row_levels import ALIKE, Levels
from extractors.pdf.tables.table_segments import foot_of, head_of
from extractors.pdf.tables.text_lines import Columns, TextLine

FEWEST_COLUMNS = 3
AT_HEAD = 0.2  # of the page's height: rows that begin above it may go on with a table of the page before
FEWEST_AT_HEAD = 5  # columns of such rows
LIST_INDENT = 24.0  # points by which an item of a list may be indented in its column


def goes_on_overleaf(geometry: Geometry, lines: list[TextLine], columns: Columns) -> bool:
    """Whether lines stand where a page goes on with a table of the one before, in so many columns that they are hardly
    the page's own head."""
    is_at_head = geometry.number > 1 and lines[0].foot < AT_HEAD * geometry.height
    return is_at_head and len(columns.xs) - 1 >= FEWEST_AT_HEAD


def is_headless_table(pieces: Pieces, row: Ints, ys: Floats, xs: Floats) -> bool:
    """Whether rows without headings are a table, where those in the same columns are: half of the rows, two or more,
    have words in three of the columns."""
    column = columns_of(pieces, xs)
    filled = [len(distinct(column[row == r])) for r in distinct(row)]
    several = sum(count >= FEWEST_COLUMNS for count in filled)
    return several > 1 and several * 2 >= len(filled)


def is_closed_table(pieces: Pieces, row: Ints, ys: Floats, xs: Floats) -> bool:
    """Whether rows without headings are a table where a level stands at both ends: there one row alone is."""
    is_row = len(distinct(row)) == 1 and len(distinct(columns_of(pieces, xs))) >= FEWEST_COLUMNS
    return is_row or is_headless_table(pieces, row, ys, xs)


def is_closed(lines: list[TextLine], levels: Levels, columns: Columns) -> bool:
    """Whether lines stand between two levels right by them, and their pieces begin where columns do, or further in as
    items of a list, as those of a page's head or foot between rules hardly do."""
    ends = {head_of(lines[0], levels.ys), foot_of(lines[-1], levels.ys)}
    begins = np.concatenate([line.x0[np.append(True, line.wide_gaps)] for line in lines])
    off = begins[:, None] - np.array(columns.starts)
    is_at_start = (np.abs(off) < ALIKE).any(1)
    is_item = ((off > 0) & (off < LIST_INDENT)).any(1)
    is_kept = bool((is_at_start | is_item).all()) and int(is_at_start[: 1 + lines[0].wide_gaps.sum()].sum()) > 2
    return ends <= set(levels.ys.tolist()) and is_kept
