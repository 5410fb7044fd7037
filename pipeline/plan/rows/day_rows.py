"""Day rows: rows below an action that tell, behind a day, how it stood then."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Cell, Row
from pipeline.plan.table.label_rows import Labelled
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.known_headings import read_heading
from schema.dates.parse_date import read_date

DAY_AND_WORDS = 2  # cells of such a row that hold words


def told_that_day(plan: PlanTable, row: Row, cells: Sequence[Cell]) -> Labelled | None:
    """The progress that a row tells by a day in place of a reference, and words from the action's column on, where the
    first action has no such reference ("02/04/2031 | Draft sent")."""
    day, told = cells
    refs, at = plan.indices("action_ref"), plan.indices("action")
    if not day.words[:1].isdecimal() or not refs or row[refs[0]] is not day or not any(row[i] is told for i in at):
        return None
    first = plan.table.rows[plan.rows[0]][refs[0]].words
    return Labelled(day.words, "progress", told) if _is_day(day.words) and not _is_day(first) else None


def _is_day(words: str) -> bool:
    """Whether words are one day and no number such as 1.2.31."""
    if not words[:1].isdecimal() or ("." in words and not words[-4:].isdecimal()) or read_heading(words).dated != words:
        return False
    day = read_date(words)
    return day.first is not None and day.first == day.last
