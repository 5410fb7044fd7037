"""Tints: the colour of a whole row, which rates its action in some plans and only guides the eye in others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from extractors.colour import colour_name
from extractors.model import Cell, Row
from pipeline.recognise import PlanTable, is_full_width

SIGNALS = {"red", "amber", "yellow", "green", "blue", "purple"}
FEWEST_CELLS = 3


def _tints_of(plan: PlanTable) -> Mapping[int, str]:
    """The fill of each body row that has one throughout, but for one cell, by its index in the table."""
    rows = {r: plan.table.rows[r] for r in plan.rows if not is_full_width(plan.table.rows[r])}
    return {r: fill for r, row in rows.items() if (fill := _tint(row))}


def _are_ratings(tints: Mapping[int, str]) -> bool:
    """Whether the tints of rows rate them: two signal colours at least, of which one is no blue or purple."""
    names = {colour_name(fill) for fill in tints.values()} & SIGNALS
    return len(names) > 1 and bool(names - {"blue", "purple"})


def _is_shading(tints: Mapping[int, str], rows: int) -> bool:
    """Whether tints only guide the eye: greys, or one colour on every second of several rows."""
    names = {colour_name(fill) for fill in tints.values()}
    every_second = rows > FEWEST_CELLS and len(tints) == rows // 2 and len({r % 2 for r in tints}) == 1
    return not names & SIGNALS or (len(names) == 1 and every_second)


def _unshaded(cells: dict[str, Cell], tint: str) -> dict[str, Cell]:
    """The cells without the tint of their row where a rating would be read from it."""
    return {
        name: replace(cell, fill=None) if name in ("rag", "status", "progress") and cell.fill == tint else cell
        for name, cell in cells.items()
    }


def _tint(row: Row) -> str | None:
    cells = list({id(cell): cell for cell in row}.values())
    fill, count = Counter(cell.fill for cell in cells).most_common(1)[0]
    return fill if fill and len(cells) >= FEWEST_CELLS and count >= len(cells) - 1 else None


class Painter:
    """What the colours of whole rows mean in one table."""

    def __init__(self, plan: PlanTable) -> None:
        self.tints = _tints_of(plan)
        self.rates = _are_ratings(self.tints) and not plan.indices("rag")
        self.shades = _is_shading(self.tints, len(plan.rows))

    def painted(self, index: int, cells: dict[str, Cell]) -> dict[str, Cell]:
        """The cells of a row by field, with its colour as its rating, or without it where it only guides the eye."""
        tint = self.tints.get(index)
        if tint and self.rates:
            return {**cells, "rag": Cell(fill=tint)}
        return _unshaded(cells, tint) if tint and self.shades else cells
