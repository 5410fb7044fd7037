"""Reading order: the rows of a plan with what closes a group of actions moved to where it is read, before them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.continuation.column_spans import is_full_width
from extractors.model import Row
from pipeline.plan.rows.bands import is_band
from pipeline.plan.rows.group_rows import SAID_IN_BANDS, is_labelled
from pipeline.plan.table.label_rows import labelled
from pipeline.plan.table.plan_tables import PlanTable


def in_reading_order(plan: PlanTable) -> list[int]:
    """The body rows, those that close a group of actions under a label ("Outcome: ..." before the next objective, or at
    the end) moved to its top; not where such rows open the first group."""
    order: list[int] = []
    group = 0  # where in `order` the actions of the present group begin
    opening = {_said_for_group(plan.table.rows[index]) for index in plan.above}
    for at, index in enumerate(plan.rows):
        if index in plan.plain_rows:
            order.append(index)
            continue
        row = plan.table.rows[index]
        field = _said_for_group(row)
        if field and group < len(order) and field not in opening and _ends_group(plan, plan.rows[at + 1 :]):
            order.insert(group, index)
            group += 1
            continue
        order.append(index)
        if field:
            opening.add(field)
        if field or is_band(plan, row) or is_labelled(plan, row):
            group = len(order)
    return order


def _said_for_group(row: Row) -> str | None:
    """The field that a row over the full width gives for several actions, under one label."""
    pairs = labelled((row[0],)) if is_full_width(row) else ()
    return pairs[0].field if len(pairs) == 1 and pairs[0].field in SAID_IN_BANDS else None


def _ends_group(plan: PlanTable, below: Sequence[int]) -> bool:
    """Whether no action follows before the next objective or section."""
    rows = (plan.table.rows[index] for index in below)
    after = next((row for row in rows if not _said_for_group(row)), None)
    return after is None or is_band(plan, after) or is_labelled(plan, after)
