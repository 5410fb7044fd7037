"""Odd rows: what stands in the body of a plan and is no action: sums of the rows above, and guidance to the authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model import Cell, Row
from pipeline.plan.table.recognise import PlanTable
from schema.columns.known_headings import heading_words, read_heading
from schema.dates.parse_date import read_date
from schema.vocabulary import load

Evidence = tuple[float, str]

ENOUGH = 3.0
FEWEST_CELLS = 3  # of a row of guidance
FIGURES = re.compile(r"[\d\s.,%/£()-]+")
CHOICE = re.compile(r"\w+(?:\s*[,/|]\s*\w+)*\s*(?:,|/|\||\bor\b)\s*(?:or\s+)?\w+", re.IGNORECASE)
MOST_ROWS = 2  # under the headings that may be guidance


def is_total(row: Row) -> bool:
    """Whether a row counts the rows above: words for a sum, and nothing else but figures."""
    cells = [cell for cell in {id(c): c for c in row}.values() if cell.words]
    sums = [cell for cell in cells if _opens(cell, "totals")]
    others = [cell for cell in cells if cell not in sums]
    if not sums or not all(FIGURES.fullmatch(cell.words) for cell in others):
        return False
    return bool(others) or all(re.search(r"\d", cell.words) for cell in sums)


def is_guidance(plan: PlanTable, row: Row) -> bool:
    """Whether a row tells the authors of a plan what to write: one of the first under the headings, by the words of its
    cells."""
    at = next((i for i in plan.rows[:MOST_ROWS] if plan.table.rows[i] is row), None)
    if at is None or sum(bool(cell.words) for cell in row) < FEWEST_CELLS:
        return False
    return sum(weight for weight, _ in why_guidance(plan, row)) >= ENOUGH


def why_guidance(plan: PlanTable, row: Row) -> Iterator[Evidence]:
    """What speaks for a row of guidance, and against it (below zero)."""
    for column, cell in zip(plan.columns, row, strict=True):
        if not cell.words:
            continue
        field = column.field or ""
        if field in ("action_ref", "objective_ref"):
            yield (-3.0, "a number") if re.search(r"\d", cell.words) else (0.8, "no number")
        elif field in ("due", "start", "completed"):
            yield _of_date(cell)
        elif field in ("rag", "status"):
            yield (1.5, "a choice of ratings") if CHOICE.fullmatch(cell.words) else (-1.0, "a rating")
        elif _opens(cell, "guidance") and (cell.words.endswith("?") or field != "action"):
            yield 1.5, "words to the author"
        elif read_heading(cell.words).field == column.field and column.field:
            yield 1.0, "words of a heading"
        elif field == "action":
            yield -1.0, "words of an action"


def _of_date(cell: Cell) -> Evidence:
    if heading_words(cell.words) in load("rows")["patterns"]:
        return 2.5, "how a date is written"
    if read_date(cell.words).kind:
        return -4.0, "a date"
    return (1.5, "words to the author") if _opens(cell, "guidance") else (0.0, "words that are no date")


def _opens(cell: Cell, which: str) -> bool:
    words = heading_words(cell.words)
    return any(words == listed or words.startswith(f"{listed} ") for listed in load("rows")[which])
