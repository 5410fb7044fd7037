"""Columns read by what they hold themselves, where their headings do not settle it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schema.columns.claims import HALF, NUMBERS
from schema.columns.column import BY_CONTENTS, FEW_WORDS, SURE, Column, put, words_a_cell
from schema.columns.content_types import PROSE_WORDS, share_of
from schema.columns.date_columns import DATES, deadline_columns
from schema.columns.deeds import deeds
from schema.columns.known_headings import heading_words, singular
from schema.ratings.mark_columns import are_marks, is_mark, mark_of_heading
from schema.vocabulary import expression, fold, load

# Fields any of which, in another column, shows that contents of that kind are already spoken for.
TAKEN_BY = {
    "inspection_refs": {"inspection_refs"},
    "action_ref": {"action_ref", "objective_ref"},
    "rag": {"rag", "status", "due+rag", "due+status"},
    "due": {"due", "start", "completed", "owners+due", "start+due", "due+progress", "due+rag", "due+status"},
    "owners": {"owners", "accountable", "owners+due", "owners+partners"},
}


def contradicted(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns whose cells are all of a kind that their heading's field never holds, such as people below "Driver": as
    if nothing read the heading."""
    return [
        replace(column, field=None, how="refused", score=0.0) if _is_contradicted(i, row, columns) else column
        for i, column in enumerate(row)
    ]


def _is_contradicted(i: int, row: Sequence[Column], columns: Sequence[Sequence[str]]) -> bool:
    """What is to be done may name a month or a team, and what it is for may be a team's."""
    column = row[i]
    if column.how in ("card", "contents") or column.dated:
        return False
    before = zip(row[:i], columns[:i], strict=True) if column.field == "objective" else ()
    if before and not any(other.field == "action" or deeds(values) >= SURE for other, values in before):
        return False
    if column.field in DATES and (dated := share_of("date", columns[i])) >= SURE:
        return False  # "Starts May" may look like a name
    if column.field in DATES and not dated and deeds(columns[i]) >= SURE:
        return True  # "From" and "To" over what changes
    kinds = (kind for kind, fields in load("columns")["contradicted"].items() if column.field in fields)
    if not any(share_of(kind, columns[i]) >= SURE for kind in kinds):
        return False
    return column.field in NUMBERS or deeds(columns[i]) < HALF


def ambiguous(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns whose headings mean one thing over dates and another over states ("Complete")."""
    for i, column in enumerate(row):
        kinds = load("columns")["by_contents"].get(singular(heading_words(column.heading)), {})
        said = (field for kind, fields in kinds.items() if _is_shown(kind, columns[i]) for field in fields)
        others = [other for j, other in enumerate(row) if j != i]  # what it is already does not speak against it
        field = next((field for field in said if all(other.field != field for other in others)), None)
        if field and column.how not in ("card", "contents"):  # what was decided so stays
            row = put(row, i, replace(column, field=field, how="contents", score=BY_CONTENTS))
    return row


def _is_shown(kind: str, values: Sequence[str]) -> bool:
    return share_of(kind, values) >= SURE or (kind == "prose" and words_a_cell(values) >= PROSE_WORDS)


def answered(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Questions what the authors will do, and the deeds beside them that answer, as objectives and actions."""
    words = [singular(heading_words(column.heading)) for column in row]
    asked = next((i for i, said in enumerate(words) if said in load("columns")["questions"]), None)
    answer = next((i for i, said in enumerate(words) if said in load("columns")["answers"]), None)
    if asked is None or answer is None or any(column.field == "action" for column in row):
        return row
    if deeds(columns[answer]) < SURE or not all(map(_asks_what_we_do, filter(None, columns[asked]))):
        return row
    row = put(row, asked, replace(row[asked], field="objective", how="pattern", score=BY_CONTENTS))
    return put(row, answer, replace(row[answer], field="action", how="pattern", score=BY_CONTENTS))


def _asks_what_we_do(question: str) -> bool:
    return any(expression(e).search(fold(question)) for e in load("columns")["asked_of_us"])


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
    bare = [] if deadline_columns(row, columns) else bare
    rated = [i for i in bare if share_of("rating", columns[i]) >= SURE]
    worded = [value for i in bare if i not in rated for value in columns[i]]
    told = "progress" if words_a_cell(worded) >= FEW_WORDS else "other"
    for i in bare:
        field = "rag" if i in rated else told if any(map(str.strip, columns[i])) else "other"
        row = put(row, i, replace(row[i], field=field, how="contents", score=BY_CONTENTS))
    return row


def milestones(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns of what is to be done by or in a time: beside actions without one these are their milestones, no
    field's."""
    if not any(column.field == "action" and not column.dated for column in row):
        return row
    is_milestone = [c.field == "action" and bool(c.dated) for c in row]
    return [replace(c, field="other") if found else c for c, found in zip(row, is_milestone, strict=True)]
