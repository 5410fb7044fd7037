"""The outline of a plan in words: its headings with how deep each stands and why, and below which section and objective
each action was put."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.plan.document.outline import BAND, Heading, why_above
from pipeline.plan.document.walk import Walk
from pipeline.plan.rows.action_rows import PlanRow
from schema.references import parent

LONGEST_TOLD = 90  # characters of an action or heading


def outline_lines(walk: Walk, page: int | None = None) -> Iterator[str]:
    """The outline from top to bottom, of one page where given; nothing for a document without actions."""
    rows = [row for row in walk.rows if page is None or page in _pages(row)]
    if not rows:
        return
    yield "Outline"
    if page is None:
        yield from _headings(walk)
    for section, of_section in groupby(rows, lambda row: _short(row.section or "none")):
        yield f"  Section: {section}"
        for objective, of_objective in groupby(of_section, _objective):
            yield f"    Objective: {objective}"
            yield from _actions(list(of_objective))


def _objective(row: PlanRow) -> str:
    if not row.objective:
        return "none"
    words = _short(row.objective.printed or row.objective.text)
    return f"{words} (from the {'prose above the table' if row.from_prose else 'table'})"


def _actions(rows: Sequence[PlanRow]) -> Iterator[str]:
    """The actions, those whose number goes on from that of another below it."""
    refs = {row.cell("action_ref").words for row in rows} - {""}
    for row in rows:
        ref = row.cell("action_ref").words
        over = parent(ref) in refs
        kind = "Sub-action" if over else "Action"
        yield f"{'  ' * (3 + over)}{kind} {f'{ref}: ' if ref else ''}{_short(row.cell('action').words)} ({_place(row)})"


def _headings(walk: Walk) -> Iterator[str]:
    """The headings and bands by their rank, with why one that others follow stands above them, and why others are
    silent."""
    outline, met = walk.outline, set()
    for heading in walk.headings:
        silent = outline.reasons.get(heading.key)
        told = f": says nothing of the actions, since {silent}" if silent else ""
        rank = outline.ranks.get(heading.key, 0)
        yield f"  {'  ' * rank}{_kind(heading)} {_short(heading.words)!r}{told}"
        lower = next((h for h in walk.headings if outline.ranks.get(h.key, 0) == rank + 1), None)
        if lower and rank not in met:
            met.add(rank)
            for weight, reason in why_above(walk.headings, heading.form, lower.form):
                yield f"  {'  ' * rank}  {weight:+.1f} above those like {_short(lower.words)!r}: {reason}"


def _kind(heading: Heading) -> str:
    return "Band" if heading.form.level >= BAND else "Heading"


def _place(row: PlanRow) -> str:
    return f"table {row.table}, row {row.row}"


def _pages(row: PlanRow) -> set[int | None]:
    return {place.page for cell in row.cells.values() for place in cell.places}


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_TOLD else f"{words[:LONGEST_TOLD].rstrip()} ..."
