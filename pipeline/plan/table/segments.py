"""Segments: a plan table cut where its headings come again with other words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractors.model import Row
from pipeline.plan.table.header_rows import heading_of, joined_headings
from pipeline.plan.table.openings import texts_of
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.match_columns import match_columns
from schema.vocabulary import fold


def segments_of(plan: PlanTable, headings: Sequence[str], card: Mapping[str, str]) -> list[PlanTable]:
    """The plan cut where its header comes again, one row of it or all of them: the same words are dropped, other words
    in a column begin a new part."""
    parts: list[PlanTable] = []
    rows: list[int] = []
    headers = list(plan.headers)
    columns, current = plan.columns, list(headings)
    below = 0  # the row below the header that came last
    for r in plan.rows:
        if r < below:
            continue
        words, again = _header_again(plan, r, current)
        if not again:
            rows.append(r)
            continue
        below = again[-1] + 1
        if [fold(w) for w in words] != [fold(h) for h in current]:
            parts.append(
                PlanTable(plan.number, plan.table, columns, tuple(rows), tuple(headers), plan.above, plan.mapping)
            )
            body = range(below, len(plan.table.rows))
            columns, current = match_columns(words, texts_of(plan.table, body), card=card).columns, words
            rows, headers = [], []
        headers += again
    above = plan.above if not parts else ()
    parts.append(PlanTable(plan.number, plan.table, columns, tuple(rows), tuple(headers), above, plan.mapping))
    return [part for part in parts if part.rows or part.headers]


def _header_again(plan: PlanTable, r: int, headings: Sequence[str]) -> tuple[list[str], range]:
    """The headings that come again from a row on, and the rows they take: it alone or as many as the header has; no
    rows where none come."""
    table, row = plan.table, plan.table.rows[r]
    if plan.headers and _open_alike(row, headings) and _are_headings(map(heading_of, row), headings):
        return [heading_of(cell) for cell in row], range(r, r + 1)
    block = range(r, min(r + len(plan.headers), len(table.rows)))
    if len(block) > 1 and _may_be_headings([table.rows[i] for i in block], headings):
        several = joined_headings(table, block)
        if _are_headings(several, headings):
            return several, block
    return [], range(0)


def _open_alike(row: Row, headings: Sequence[str]) -> bool:
    """Whether the cells of a row may repeat the headings, in all columns but one at most, by their first letters with
    a label and without: those of few rows do."""
    others = 0
    for cell, heading in zip(row, headings, strict=True):
        words = cell.words
        if words.isascii() and heading.isascii() and (words or heading):
            bare = words if cell.is_plain else next(filter(None, (line.text.strip() for line in cell.lines)), "")
            others += heading[:1].lower() not in (words[:1].lower(), bare[:1].lower())
        if others > 1:
            return False
    return True


def _may_be_headings(rows: Sequence[Row], headings: Sequence[str]) -> bool:
    """Whether the lowest words of each column end its heading, in all but one at most: every row of a long table is
    asked, and most say other things in the first two columns."""
    others = 0
    for c, heading in enumerate(headings):
        lowest = next((words for row in reversed(rows) if (words := heading_of(row[c]))), "")
        others += bool(heading) and not (lowest and fold(heading).endswith(fold(lowest)))
        if others > 1:
            return False
    return True


def _are_headings(row: Iterable[str], headings: Sequence[str]) -> bool:
    """Whether words repeat the headings in all columns but one at most, and in two at least."""
    same = others = 0
    for words, heading in zip(row, headings, strict=True):
        is_same = bool(words) and fold(words) == fold(heading)
        same += is_same
        others += not is_same and bool(words or heading)
        if others > 1:
            return False
    return same >= 2
