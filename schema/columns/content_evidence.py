"""Columns read by what they hold themselves, where their headings do not settle it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from schema.columns.claims import HALF
from schema.columns.column import BY_CONTENTS, FEW_WORDS, SURE, Column, put, words_a_cell
from schema.columns.content_types import FIELD_OF, share_of
from schema.columns.deeds import deeds
from schema.columns.known_headings import heading_words, singular
from schema.ratings.mark_columns import are_marks, is_mark, mark_of_heading
from schema.vocabulary import load

# Fields any of which, in another column, shows that contents of that kind are already spoken for.
TAKEN_BY = {
    "inspection_refs": {"inspection_refs"},
    "action_ref": {"action_ref", "objective_ref"},
    "rag": {"rag", "status", "due+rag", "due+status"},
    "due": {"due", "start", "completed", "owners+due", "due+progress", "due+rag", "due+status"},
    "owners": {"owners", "accountable", "owners+due"},
}


def ambiguous(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns whose headings mean one thing over dates and another over states ("Complete")."""
    for i, column in enumerate(row):
        kinds = load("columns")["by_contents"].get(singular(heading_words(column.heading)), {})
        said = (field for kind, fields in kinds.items() if share_of(kind, columns[i]) >= SURE for field in fields)
        field = next((field for field in said if all(other.field != field for other in row)), None)
        if field and column.how != "card":
            row = put(row, i, replace(column, field=field, how="contents", score=BY_CONTENTS))
    return row


def starting_points(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns that tell where things stand now: before the actions that is what these are for."""
    fields = [column.field for column in row]
    if "action" not in fields:
        return row
    for i, column in enumerate(row[: fields.index("action")]):
        field = load("columns")["before_actions"].get(singular(heading_words(column.heading)))
        if field and field not in fields and column.how != "card":
            return put(row, i, replace(column, field=field))
    return row


def marked(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns of marks, by what their headings say a mark means; of colours there are two at least."""
    found = {}
    for i, column in enumerate(row):
        mark = mark_of_heading(column.heading) if column.how != "card" and are_marks(columns[i]) else None
        if mark:
            found[i] = replace(column, field=mark.field, how="contents", score=BY_CONTENTS, mark=mark.words)
    marked = {found[i].field for i in found if any(is_mark(value) for value in columns[i])}
    found = {i: column for i, column in found.items() if column.field == "rag" or column.field in marked}
    if sum(column.field == "rag" for column in found.values()) == 1:
        found = {i: column for i, column in found.items() if column.field != "rag"}
    return [found.get(i, column) for i, column in enumerate(row)]


def times(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns under a bare month, quarter or year: how the action stood then, by what they hold, those without ratings
    together; else no field's."""
    bare = [i for i, column in enumerate(row) if column.dated and column.field is None]
    rated = [i for i in bare if share_of("rating", columns[i]) >= SURE]
    worded = [value for i in bare if i not in rated for value in columns[i]]
    told = "progress" if words_a_cell(worded) >= FEW_WORDS else "other"
    for i in bare:
        field = "rag" if i in rated else told if any(map(str.strip, columns[i])) else "other"
        row = put(row, i, replace(row[i], field=field, how="contents", score=BY_CONTENTS))
    return row


def milestones(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns of what is to be done by a time: beside actions without one these are their milestones, no field's."""
    if not any(column.field == "action" and not column.dated for column in row):
        return row
    is_milestone = [c.field == "action" and (c.dated or "").startswith("by ") for c in row]
    return [replace(c, field="other") if found else c for c, found in zip(row, is_milestone, strict=True)]


def by_contents(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns whose headings are not read, by what their cells show: each kind only where no other column holds it."""
    for kind, field in FIELD_OF.items():
        for i, column in enumerate(row):
            taken = any(other.field in TAKEN_BY[field] for other in row)
            if column.field or taken or speaks_against(column.heading, field):
                continue
            share = share_of(kind, columns[i])
            if kind in ("date", "owner") and deeds(columns[i]) >= HALF:
                continue  # what is to be done may name a month or a team
            if any(share_of(before, columns[i]) >= share for before in FIELD_OF if _comes_before(before, kind)):
                continue
            if share >= (SURE if column.heading.strip() else BY_CONTENTS):
                row = put(row, i, replace(column, field=field, how="contents", score=round(BY_CONTENTS * share, 2)))
    return row


def _comes_before(one: str, other: str) -> bool:
    kinds = list(FIELD_OF)
    return kinds.index(one) < kinds.index(other)


def speaks_against(heading: str, field: str) -> bool:
    """Whether a heading has a word that keeps what the cells show from deciding for a field."""
    words = singular(heading_words(heading))
    return any(re.search(rf"\b{word}\b", words) for word in load("columns")["not_by_contents"].get(field, ()))
