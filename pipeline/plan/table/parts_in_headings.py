"""Parts in headings: tables of a plan under the same headings but for the one over their actions, which names the part
of the plan that each is ("PREVENT | Owner | Target", "PROTECT | Owner | Target")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.plan.table.plan_tables import Found, OtherTable, PlanTable
from schema.columns.known_headings import heading_words, read_heading
from schema.vocabulary import fold

FEWEST_PARTS_NAMED = 2  # tables, each under a name of its own

Shape = tuple[int, tuple[str, ...]]  # the column of actions, and the headings beside it


def with_parts_told(found: Mapping[int, Found]) -> dict[int, Found]:
    """The tables, the actions of such with the heading over them as their section."""
    named: dict[Shape, list[str]] = {}
    for plan in _plans(found):
        if shape := _shape(plan):
            named.setdefault(shape, []).append(fold(plan.columns[shape[0]].heading))
    shapes = {shape for shape, names in named.items() if len(set(names)) == len(names) >= FEWEST_PARTS_NAMED}
    if not shapes:
        return dict(found)
    return {i: one if isinstance(one, OtherTable) else _told(one, shapes) for i, one in found.items()}


def _plans(found: Mapping[int, Found]) -> list[PlanTable]:
    return [plan for one in found.values() if not isinstance(one, OtherTable) for plan in one]


def _shape(plan: PlanTable) -> Shape | None:
    """Where the actions of a table stand that no known heading calls so, and the headings beside; None for others."""
    at = next((i for i in plan.indices("action") if plan.columns[i].how == "contents"), None)
    if at is None or not plan.headers or read_heading(plan.columns[at].heading).field:
        return None
    headings = [heading_words(column.heading) for column in plan.columns]
    return (
        (at, (*headings[:at], *headings[at + 1 :]))
        if headings[at] and any(headings[:at] + headings[at + 1 :])
        else None
    )


def _told(plans: Sequence[PlanTable], shapes: set[Shape]) -> list[PlanTable]:
    return [_as_part(plan, shape[0]) if (shape := _shape(plan)) in shapes and shape else plan for plan in plans]


def _as_part(plan: PlanTable, at: int) -> PlanTable:
    column = plan.columns[at]
    part = replace(column, section=" ".join(column.heading.split()))
    return replace(plan, columns=(*plan.columns[:at], part, *plan.columns[at + 1 :]))
