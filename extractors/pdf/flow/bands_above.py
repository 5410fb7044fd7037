"""The first band of a table where it stands above its rules: a line set as the table's other bands are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.continuation.column_spans import is_full_width
from extractors.model import Block, Cell, Line, Paragraph, Row, Table
from extractors.pdf.flow.text_columns import box

OFF_BAND = 2.0  # points by which its words may begin elsewhere in the table than those of the other bands
RIGHT_ABOVE = 1.5  # sizes of its letters at most from a band's foot to the rows below it

BandLook = tuple[float, str | None, float]  # size of its letters, their colour, how far they stand in the table


def with_bands_above(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, bold lines right above tables that are no headings, and look as bands do, taken into their tables."""
    found = {
        i: (above, below)
        for i, (above, below) in enumerate(pairwise(blocks))
        if isinstance(above, Paragraph) and isinstance(below, Table) and _may_be_band(above, below)
    }
    out = list(blocks)
    looks = _looks(blocks) if found else []
    for i, (above, below) in reversed(found.items()):
        if _is_any(_look(above.lines[0], below), looks):
            out[i : i + 2] = [_under(above, below)]
    return out


def _may_be_band(paragraph: Paragraph, table: Table) -> bool:
    line = paragraph.lines[0]
    if paragraph.level or not line.bold or len(paragraph.lines) > 1 or table.width < 2:
        return False
    above, below = box(line), box(table)
    is_near = above.page == below.page and -OFF_BAND < below.top - above.bottom < RIGHT_ABOVE * line.size
    return is_near and not any(is_full_width(row) for row in table.rows[:2])


def _looks(blocks: Sequence[Block]) -> list[BandLook]:
    """How the bands within tables look."""
    tables = [block for block in blocks if isinstance(block, Table)]
    rows = [(row, table) for table in tables for row in table.rows[1:] if is_full_width(row)]
    return [_look(row[0].lines[0], table) for row, table in rows if len(row[0].lines) == 1 and row[0].lines[0].bold]


def _look(line: Line, table: Table) -> BandLook:
    return line.size, line.colour, box(line).x0 - box(table).x0


def _is_any(look: BandLook, looks: Sequence[BandLook]) -> bool:
    return any(look[:2] == other[:2] and abs(look[2] - other[2]) <= OFF_BAND for other in looks)


def _under(band: Paragraph, table: Table) -> Table:
    line, at = band.lines[0], box(table)
    place = at._replace(top=box(line).top, bottom=at.top)
    row: Row = (Cell((line,), places=(place,)),) * table.width
    places = (at._replace(top=place.top), *table.places[1:])
    return replace(table.under(row), places=places, header=table.header and table.header + 1)
