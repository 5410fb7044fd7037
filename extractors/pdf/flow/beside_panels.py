"""Tables with painted panels at their left, each of which says what the rows beside it are for: cut where the next
panel begins, and read below theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.model import Place, Row, Table
from extractors.pdf.flow.printed_sheets import around
from extractors.pdf.flow.text_columns import box

OFF_PANEL = 3.0  # points by which the words of a row may stand above or below the panel beside it
BELOW_PANEL = 0.5  # points by which a table is taken to begin below the top of its panel, to be read after it


def with_panels_over(tables: Sequence[Table]) -> list[Table]:
    """The tables, those beside panels cut at these."""
    panels = [box(table) for table in tables if _is_panel(table)]
    if not panels or len(panels) == len(tables):
        return list(tables)
    return [part for table in tables for part in _parts(table, panels)]


def _is_panel(table: Table) -> bool:
    return len(table.rows) == 1 and table.width == 1


def _parts(table: Table, panels: Sequence[Place]) -> Iterator[Table]:
    at = box(table)
    left = [p for p in panels if p.x1 <= at.x0 and p.top < at.bottom and p.bottom > at.top]
    if _is_panel(table) or not left:
        yield table
        return
    for panel, rows in groupby(_with_panels(table.rows, left), key=lambda pair: pair[0]):
        own = [row for _, row in rows]
        place = around(own)[0]
        place = place._replace(top=max(place.top, panel.top + BELOW_PANEL)) if panel else place
        is_first, is_last = own[0] is table.rows[0], own[-1] is table.rows[-1]
        yield replace(
            table,
            rows=tuple(own),
            places=(place,),
            open_top=table.open_top and is_first,
            open_bottom=table.open_bottom and is_last,
        )


def _with_panels(rows: Sequence[Row], panels: Sequence[Place]) -> Iterator[tuple[Place | None, Row]]:
    """Each row with the panel that its words stand beside, or that of the row above."""
    panel: Place | None = None
    for row in rows:
        tops = [line.place.top for cell in row for line in cell.lines if line.place]
        if tops:
            panel = next((p for p in panels if p.top - OFF_PANEL <= min(tops) < p.bottom + OFF_PANEL), panel)
        yield panel, row
