"""Scans in shades of grey, whose fills had a colour that nobody can tell: no fill of theirs counts as grey."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extractors.model import Cell, Issue, Row, Table
from extractors.pdf.flow.page_parts import Page
from extractors.scan.page_image import Pixels

SHRUNK = 4  # times smaller: grain and the fringes of letters are gone
COLOURED = 30  # of 255 between the strongest and the weakest of a pixel's colours, paper taken for white
LEAST_COLOURED = 1e-4  # of the page: one coloured word is more


def is_grey(pixels: Pixels) -> bool:
    """Whether a page (blue, green, red) has no colour besides that of its paper."""
    small = cv2.resize(pixels, None, fx=1 / SHRUNK, fy=1 / SHRUNK, interpolation=cv2.INTER_AREA).astype(np.float64)
    paper = np.maximum(np.median(small.reshape(-1, 3), 0), 1.0)
    seen = np.minimum(small * 255 / paper, 255)
    return float((seen.max(2) - seen.min(2) > COLOURED).mean()) < LEAST_COLOURED


def without_colours(page: Page) -> Page:
    """The page without fills that told a colour, with an issue where there were any.

    What shades a whole row tells headings and bands and stays.
    """
    tables = tuple(replace(table, rows=_uncoloured(table)) for table in page.tables)
    lost = sum(
        cell.fill is not None and new.fill is None
        for before, after in zip(page.tables, tables, strict=True)
        for (_, _, cell), (_, _, new) in zip(before.cells(), after.cells(), strict=True)
    )
    if not lost:
        return page
    message = f"the scan has no colours: those of {lost} filled cells are not known"
    return replace(page, tables=tables, issues=(*page.issues, Issue("grey_scan", message, page.number)))


def _uncoloured(table: Table) -> tuple[Row, ...]:
    """The rows, each cell still one object wherever it stands."""
    new = {id(cell): cell for _, _, cell in table.cells()}
    for row in table.rows:
        if len({cell.fill for cell in row}) > 1:
            new |= {id(cell): _plain(cell) for cell in row if new[id(cell)] is cell}
    return tuple(tuple(new[id(cell)] for cell in row) for row in table.rows)


def _plain(cell: Cell) -> Cell:
    return replace(cell, fill=None, lines=tuple(line._replace(colour=None, highlight=None) for line in cell.lines))
