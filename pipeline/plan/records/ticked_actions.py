"""Ticked actions: boxes before the actions of a plan, of which those that are ticked are done."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.labels import BOXES
from pipeline.plan.rows.action_rows import PlanRow
from schema.ratings.printed_choices import EMPTY, TICKED

TICKED_BOXES, EMPTY_BOXES = (frozenset(BOXES) & frozenset(signs) for signs in (TICKED, EMPTY))


def boxes_tell(rows: Iterable[PlanRow]) -> bool:
    """Whether some actions have a ticked box and others an empty one: boxes all alike may be signs of a list."""
    boxes = {_box(row) for row in rows}
    return bool(boxes & EMPTY_BOXES) and bool(boxes & TICKED_BOXES)


def is_ticked(row: PlanRow) -> bool:
    """Whether an action has a ticked box before it."""
    return _box(row) in TICKED_BOXES


def _box(row: PlanRow) -> str:
    cell = row.cell("action")
    return "" if cell.is_plain or not cell.lines else cell.lines[0].label
