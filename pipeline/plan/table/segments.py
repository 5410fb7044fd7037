"""Segments: a plan table cut where its headings come again with other words, or others stand in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.continuation.column_spans import is_full_width
from extractors.model import Row
from pipeline.plan.table.header_rows import heading_of, joined_headings
from pipeline.plan.table.openings import texts_of
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.column import Column
from schema.columns.known_headings import read_heading
from schema.columns.match_columns import match_columns
from schema.vocabulary import fold

FEWEST_OTHER_HEADINGS = 3  # of a row that heads what stands below it in other columns
LONGEST_OTHER_HEADING = 4  # words


@dataclass
class _Cut:
    """The rows that one set of headings has, as far as they were seen."""

    columns: tuple[Column, ...]
    headings: Sequence[str]
    headers: list[int]
    above: tuple[int, ...]
    rows: list[int] = field(default_factory=list)


def segments_of(plan: PlanTable, headings: Sequence[str], card: Mapping[str, str]) -> list[PlanTable]:
    """The plan cut where its header comes again, one row of it or all of them: the same words are dropped, other words
    in a column begin a new part, as do other headings. What these head is left out where it is no part of a plan."""
    above = _above(plan)
    parts = [_Cut(plan.columns, list(headings), [*plan.headers, *(r for r in plan.above if r not in above)], above)]
    actions = plan.indices("action")
    below = 0  # the row below the header that came last
    is_aside = False  # whether what stands below it is of another kind
    for r in plan.rows:
        if r < below:
            continue
        last = parts[-1]
        words, again = _header_again(plan, r, last.headings)
        others = () if again else _other_headings(plan.table.rows[r], actions)
        if not again and not others:
            is_aside = is_aside and not is_full_width(plan.table.rows[r])
            (last.headers if is_aside else last.rows).append(r)
            continue
        below = again[-1] + 1 if again else r + 1
        is_aside = False
        if others or [fold(w) for w in words] != [fold(h) for h in last.headings]:
            body = range(below, _end(plan, below) if others else len(plan.table.rows))
            mapping = match_columns(others or words, texts_of(plan.table, body), card=card)
            is_aside = bool(others) and mapping.kind != "actions"
            if not is_aside:
                parts.append(_Cut(mapping.columns, others or words, [], _bands_at_foot(plan, last) if others else ()))
        parts[-1].headers += again or [r]
    made = [
        replace(plan, columns=p.columns, rows=tuple(p.rows), headers=tuple(p.headers), above=p.above) for p in parts
    ]
    return [part for part in made if part.rows or part.headers]


def _above(plan: PlanTable) -> tuple[int, ...]:
    """The rows over the header, without such as other headings stand over."""
    kept: list[int] = []
    actions = plan.indices("action")
    is_aside = False
    for r in plan.above:
        is_aside = not is_full_width(plan.table.rows[r]) and (
            is_aside or bool(_other_headings(plan.table.rows[r], actions))
        )
        kept += [] if is_aside else [r]
    return tuple(kept)


def _other_headings(row: Row, actions: Sequence[int]) -> tuple[str, ...]:
    """The words of a row that are all headings, each of another field, one of them over the actions; () for any other
    row."""
    if actions and not any(row[i].words for i in actions):
        return ()  # headings below others ("Start", "End")
    for cell in row:  # as most rows open, or go on
        if cell.words.count(" ") >= LONGEST_OTHER_HEADING or (cell.words and not read_heading(cell.words).field):
            return ()
    if is_full_width(row):
        return ()
    words = [cell.words for cell in {id(cell): cell for cell in row}.values() if cell.words]
    readings = [read_heading(said) for said in words]
    is_known = all(reading.how == "exact" for reading in readings)
    if len(words) < FEWEST_OTHER_HEADINGS or len({r.field for r in readings}) < len(words) or not is_known:
        return ()
    return tuple(heading_of(cell) for cell in row)


def _end(plan: PlanTable, below: int) -> int:
    """The row that ends what stands below headings: a band, or headings again."""
    rows = plan.table.rows
    return next(
        (
            r
            for r in range(below, len(rows))
            if is_full_width(rows[r]) or _other_headings(rows[r], plan.indices("action"))
        ),
        len(rows),
    )


def _bands_at_foot(plan: PlanTable, cut: _Cut) -> tuple[int, ...]:
    """The bands that stand last, right over other headings, and so over what these head; taken from the rows above."""
    found: list[int] = []
    while cut.rows and is_full_width(plan.table.rows[cut.rows[-1]]):
        found.insert(0, cut.rows.pop())
    return tuple(found)


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
