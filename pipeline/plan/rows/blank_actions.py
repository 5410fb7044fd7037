"""Blank actions: rows without words in the action column, which go on with the action above or stand alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extractors.continuation.line_breaks import GOES_ON_AFTER, is_finished, is_unfinished
from extractors.model import Cell
from pipeline.plan.rows.action_rows import NOTHING, PlanRow, RowCells
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.column import Column

Evidence = tuple[float, str]

ENOUGH_TO_STAND_ALONE = 3.0
FEWEST_TASK_WORDS = 3  # of an unknown column that tells a task
SAID_ONCE = {"due": 1.5, "owners": 1.5, "status": 1.0, "rag": 1.0, "completed": 1.0}  # that an action has once
ABOVE = ("objective", "objective_ref", "section")
TOLD_IN = ("next_steps", "progress", "outcomes", "measures", "comments", "evidence")  # what may stand for an action
ITS_TARGET = ("due", "target", "measures", "outcomes")  # what an objective may say of itself beside its words
OBJECTIVES_OWN = {*ABOVE, *ITS_TARGET}
FLAG = "no_action_words"
OPENS_A_TASK = {"to"}  # "to write to all schools"


def heads_below(plan: PlanTable, index: int) -> bool:
    """Whether a row gives an objective, with its own target at most, for the actions of the rows right below it, which
    leave the objective blank."""
    if not all(column.field in OBJECTIVES_OWN for column, cell in _columns(plan, index) if cell.words):
        return False  # as nearly all rows; each cell of each row would be looked at twice
    at = bisect_left(plan.rows, index + 1)  # a look from the first row on would take the square of their number
    if plan.rows[at : at + 1] != (index + 1,):
        return False
    said, below = ({column.field for column, cell in _columns(plan, i) if cell.words} for i in (index, index + 1))
    return "objective" in said and "action" in below and not below & {*ABOVE}


def _columns(plan: PlanTable, index: int) -> Iterator[tuple[Column, Cell]]:
    return zip(plan.columns, plan.table.rows[index], strict=True)


def action_of_blank(found: RowCells, own: Mapping[str, Cell], pending: PlanRow | None) -> Cell | None:
    """The cell that stands for the action of a row whose action column is blank; None where the row goes on with the
    action above it. `own` are the row's own cells, before anything was carried down to it.

    A row with another number or objective is never part of the action above.
    """
    if (
        pending
        and not _begins(own, pending)
        and sum(w for w, _ in why_alone(found, own, pending)) < ENOUGH_TO_STAND_ALONE
    ):
        return None
    if not any(cell.words for name, cell in own.items() if name not in (*ABOVE, "action_ref")) and not found.extras:
        return None
    task = next((cell for _, cell in found.extras if len(cell.words.split()) >= FEWEST_TASK_WORDS), None)
    objective = own.get("objective", Cell())
    told = max((own.get(name, Cell()) for name in TOLD_IN), key=lambda cell: len(cell.words))
    return task or next((cell for cell in (objective, told) if cell.words), None)


def _begins(own: Mapping[str, Cell], pending: PlanRow) -> bool:
    """Whether a row has a number or an objective of its own, other than the action above; words in lower case go on
    with those above."""
    cells = {name: own[name].words for name in ("action_ref", *ABOVE) if name in own}
    return any(words and words != pending.cell(name).words and not words[:1].islower() for name, words in cells.items())


def goes_on(found: RowCells, own: Mapping[str, Cell], pending: PlanRow) -> bool:
    """Whether a row holds nothing but words that go on with those of the action above, as where a sentence was parted
    by hand: "and answered in two days"."""
    action = own.get("action", NOTHING)
    first = action.words.partition(" ")[0]
    if not first.islower() or found.extras or any(c.words for name, c in own.items() if name != "action"):
        return False
    above = pending.cell("action").text
    is_parted = first in GOES_ON_AFTER - OPENS_A_TASK or is_unfinished(above)
    return is_parted and not is_finished(above) and not action.items[0].label and not above[:1].islower()


def why_alone(found: RowCells, own: Mapping[str, Cell], pending: PlanRow) -> Iterator[Evidence]:
    """What speaks for a row being a task of its own below the action above."""
    told = {heading for heading, cell in pending.extras if cell.words}
    if any(heading not in told and len(cell.words.split()) >= FEWEST_TASK_WORDS for heading, cell in found.extras):
        yield 2.0, "words in a column that the action above leaves blank"
    else:
        yield -4.0, "no task of its own"
    for name, weight in SAID_ONCE.items():
        if own.get(name, Cell()).words and pending.cell(name).words:
            yield weight, f"another {name}"
    if _page(own.values()) > _page(pending.cells.values()) > 0:
        yield -2.5, "the first row of a page"


def _page(cells: Iterable[Cell]) -> int:
    return max((place.page or 0 for cell in cells for place in cell.places), default=0)


def standing_for(found: RowCells, cell: Cell) -> RowCells:
    """The row with a cell as its action, which it no longer holds elsewhere but as its objective."""
    cells = {name: c for name, c in found.cells.items() if c is not cell or name == "objective"}
    extras = [(heading, c) for heading, c in found.extras if c is not cell]
    return replace(found, cells={**cells, "action": cell}, extras=extras)
