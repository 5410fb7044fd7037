"""Bands printed in the middle of a table that no upright rule parts: their words fall into the column that happens to
stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.continuation.column_spans import columns_begun
from extractors.model import Cell, Line, Row, Table
from extractors.pdf.flow.text_columns import box

OFF_CENTRE = 2.0  # points by which the middle of a band is off that of the table or page
BAND_INDENT = 8.0  # points at least from where the words of its column begin
FEWEST_FLUSH, SHARE_FLUSH = 2, 0.5  # lines of a column, and of its other lines, that begin where the first does
FEWEST_BANDED_COLUMNS = 3


def with_centred_bands(table: Table, page_width: float) -> Table:
    """The table with each such band as a row of one cell, its row cut above and below it; any other as it is."""
    if table.width < FEWEST_BANDED_COLUMNS or len(table.rows) < 2 or table.place is None:
        return table
    middles = ((table.place.x0 + table.place.x1) / 2, page_width / 2)
    columns = range(1, table.width - 1)  # a band in the middle falls in none of the outer ones
    bands = {id(line) for c in columns for line in _bands_in([row[c] for row in table.rows], middles)}
    if not bands:
        return table
    rows = [part for r, row in enumerate(table.rows) for part in (_parts(row, bands) if r else [row])]
    return replace(table, rows=tuple(rows))


def _bands_in(column: Sequence[Cell], middles: tuple[float, float]) -> Iterator[Line]:
    """The lines of a column that stand in the middle and begin elsewhere than its other lines."""
    one, other = middles
    cells = {id(cell): cell for cell in column}.values()
    lines = [(line, place) for cell in cells for line in cell.lines if (place := line.place)]
    centred = [
        (line, place)
        for line, place in lines
        if abs((middle := (place.x0 + place.x1) / 2) - one) <= OFF_CENTRE or abs(middle - other) <= OFF_CENTRE
    ]
    if not centred:
        return
    start = min(place.x0 for _, place in lines)
    found = [line for line, place in centred if place.x0 - start > BAND_INDENT]
    flush = sum(place.x0 - start <= OFF_CENTRE for _, place in lines)
    # Else the words of the column are centred in its cells.
    if flush >= max(FEWEST_FLUSH, SHARE_FLUSH * (len(lines) - len(found))):
        yield from (line for line in found if not line.text[:1].islower())


def _parts(row: Row, bands: set[int]) -> list[Row]:
    """The row cut at its bands; as it is where other words stand beside one, or a cell is merged."""
    lines = [line for cell in row for line in cell.lines if line.text]
    found = [line for line in lines if id(line) in bands]
    if not found or len(columns_begun(row)) < len(row):
        return [row]
    if any(line is not band and _is_level(line, band) for band in found for line in lines):
        return [row]
    out: list[Row] = []
    top = 0.0
    for band in found:
        out += [*_between(row, top, box(band).top), _as_band(row, band)]
        top = box(band).top + OFF_CENTRE
    return [*out, *_between(row, top, float("inf"))]


def _is_level(line: Line, band: Line) -> bool:
    return line.place is None or (line.place.top < box(band).bottom - 1 and line.place.bottom > box(band).top + 1)


def _between(row: Row, top: float, foot: float) -> list[Row]:
    """The row with the lines between two levels alone; none where nothing stands there."""
    part = tuple(_cell_between(cell, top, foot) for cell in row)
    return [part] if any(cell.words for cell in part) else []


def _cell_between(cell: Cell, top: float, foot: float) -> Cell:
    lines = tuple(line for line in cell.lines if line.place and top <= line.place.top < foot)
    if lines and lines[0].wraps:
        lines = (lines[0]._replace(wraps=False), *lines[1:])
    places = tuple(place._replace(top=max(place.top, top), bottom=min(place.bottom, foot)) for place in cell.places)
    return replace(cell, lines=lines, places=places)


def _as_band(row: Row, line: Line) -> Row:
    first, last = row[0].places, row[-1].places
    place = box(line)
    wide = place._replace(x0=first[0].x0 if first else place.x0, x1=last[-1].x1 if last else place.x1)
    return (Cell((line._replace(wraps=False),), places=(wide,)),) * len(row)
