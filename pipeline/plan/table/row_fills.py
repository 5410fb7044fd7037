"""Row fills: the colour of a whole row, which rates its action in some plans and only guides the eye in others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from extractors.colour import colour_name
from extractors.continuation.column_spans import is_full_width
from extractors.model import Cell, Row
from pipeline.plan.table.plan_tables import PlanTable
from pipeline.plan.table.rating_fills import full_colours

SIGNALS = {"red", "amber", "yellow", "green", "blue", "purple"}
RATINGS = ("rag", "status", "progress")
FEWEST_FILLED_CELLS = 3


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
    every_second = rows > FEWEST_FILLED_CELLS and len(tints) == rows // 2 and len({r % 2 for r in tints}) == 1
    return not names & SIGNALS or (len(names) == 1 and every_second)


def _unshaded(cells: dict[str, Cell], tint: str) -> dict[str, Cell]:
    """The cells without the tint of their row where a rating would be read from it."""
    return {
        name: replace(cell, fill=None) if name in RATINGS and cell.fill == tint else cell
        for name, cell in cells.items()
    }


def _tint(row: Row) -> str | None:
    if not any(cell.fill for cell in row):
        return None
    fills = [cell.fill for cell in {id(cell): cell for cell in row}.values()]
    if len(fills) < FEWEST_FILLED_CELLS:
        return None
    return next((fill for fill in fills[:2] if fill and fills.count(fill) >= len(fills) - 1), None)


def in_full_colours(plan: PlanTable) -> PlanTable:
    """The plan with the pale tints of its rating columns as the colours they stand for; tints of whole rows stay."""
    columns = {i for i, column in enumerate(plan.columns) if column.field in RATINGS and not column.mark}
    rating = [_ratings_of(plan.table.rows[r], columns) for r in plan.rows]
    full = full_colours({cell.fill for cells in rating for cell in cells if cell.fill})
    painted = [(cell, full.get(cell.fill or "")) for cells in rating for cell in cells]
    made = {id(cell): replace(cell, fill=fill) for cell, fill in painted if fill}
    if not made:
        return plan
    rows = tuple(tuple(made.get(id(cell), cell) for cell in row) for row in plan.table.rows)
    return replace(plan, table=replace(plan.table, rows=rows))


def _ratings_of(row: Row, columns: Collection[int]) -> list[Cell]:
    """The cells of a row that stand under rating columns alone and have a colour of their own."""
    if not any(row[i].fill for i in columns):
        return []
    tint, beside = _tint(row), {id(cell) for i, cell in enumerate(row) if i not in columns}
    return [row[i] for i in columns if id(row[i]) not in beside and row[i].fill != tint]


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
