"""Which field each column of one table holds: its headings together, then the contents, then the document's card."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from schema.contents import FIELD_OF, share_of
from schema.headings import heading_words, read_heading, singular
from schema.marks import are_marks, is_mark, mark_of_heading
from schema.references import split_reference
from schema.vocabulary import load

SURE = 0.8  # share of the cells that overrules a heading, or stands for one that is not read
SEVERAL = frozenset({"outcomes", "comments", "progress", "other"})  # fields that several columns of a table may hold
FEW_WORDS = 3  # of a cell on average, from which on a column without a heading may hold actions
BY_CONTENTS = 0.6  # score of a column read by its contents
# Fields any of which, in another column, shows that contents of that kind are already spoken for.
TAKEN_BY = {
    "inspection_refs": {"inspection_refs"},
    "action_ref": {"action_ref", "objective_ref"},
    "rag": {"rag", "status"},
    "due": {"due", "start", "completed", "owners+due"},
    "owners": {"owners", "accountable", "owners+due"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. `field` is None where nothing reads it, "other" where it is known and no field takes it.

    `section` is the heading where it names the part of the plan its objectives belong to; `dated` the words of time in
    a heading ("RAG May 20"); `mark` what a mark in the column says ("Green", of columns "Red", "Amber" and "Green").
    """

    heading: str
    field: str | None
    how: str  # exact | pattern | contents | card | refused
    score: float
    section: str | None = None
    dated: str | None = None
    mark: str | None = None


def read_row(
    headings: Sequence[str], columns: Sequence[Sequence[str]], extra: Mapping[str, str] | None = None
) -> list[Column]:
    """The fields of a header row, decided together: `columns` holds the cells below each heading, from top to bottom.

    `extra` is the card's own heading -> field. A field stands once, but for outcomes, comments, progress and whatever
    is dated.
    """
    card = {heading_words(heading): field for heading, field in (extra or {}).items()}
    row = [_by_heading(heading, values, card) for heading, values in zip(headings, columns, strict=True)]
    for step in STEPS:
        row = step(row, columns)
    return row


def _by_heading(heading: str, values: Sequence[str], card: Mapping[str, str]) -> Column:
    if field := card.get(heading_words(heading)):
        return Column(heading, field, "card", 1.0)
    reading = read_heading(heading)
    column = Column(heading, reading.field, reading.how, reading.score, reading.section, reading.dated)
    for kind, field in load("columns")["overrule"].get(reading.field or "", {}).items():
        if share_of(kind, values) >= SURE:
            return replace(column, field=field, how="contents", score=BY_CONTENTS)
    if column.field == "objective" and names_theme(heading) and share_of("prose", values) < 1 - SURE:
        return replace(column, field="section", how="contents", score=BY_CONTENTS)
    return column


def names_theme(heading: str) -> bool:
    """Whether a heading says "theme" or "area", and not what the area is one of ("Area for improvement")."""
    words = set(singular(heading_words(heading)).split())
    return bool(words & set(load("columns")["themes"])) and not words & set(load("columns")["no_themes"])


def _ambiguous(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns whose headings mean one thing over dates and another over states ("Complete")."""
    for i, column in enumerate(row):
        kinds = load("columns")["by_contents"].get(singular(heading_words(column.heading)), {})
        said = (field for kind, fields in kinds.items() if share_of(kind, columns[i]) >= SURE for field in fields)
        field = next((field for field in said if all(other.field != field for other in row)), None)
        if field and column.how != "card":
            row = _put(row, i, replace(column, field=field, how="contents", score=BY_CONTENTS))
    return row


def _starting_points(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns that tell where things stand now: before the actions that is what these are for."""
    fields = [column.field for column in row]
    if "action" not in fields:
        return row
    for i, column in enumerate(row[: fields.index("action")]):
        field = load("columns")["before_actions"].get(singular(heading_words(column.heading)))
        if field and field not in fields and column.how != "card":
            return _put(row, i, replace(column, field=field))
    return row


def _marks(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
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


def _times(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns under a bare month, quarter or year: how the action stood then, by what they hold; else no field's."""
    for i, column in enumerate(row):
        if column.dated and column.field is None:
            rated = share_of("rating", columns[i]) >= SURE
            field = "rag" if rated else "progress" if _words(columns[i]) >= FEW_WORDS else "other"
            row = _put(row, i, replace(column, field=field, how="contents", score=BY_CONTENTS))
    return row


def _milestones(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns of what is to be done by a time: beside actions without one these are their milestones, no field's."""
    if not any(column.field == "action" and not column.dated for column in row):
        return row
    is_milestone = [c.field == "action" and (c.dated or "").startswith("by ") for c in row]
    return [replace(c, field="other") if found else c for c, found in zip(row, is_milestone, strict=True)]


def _once(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Each field once: of two columns the one whose heading says it best keeps it; the other is what else it may be."""
    counts = Counter(column.field for column in row if column.field and not column.dated and not column.mark)
    for field in [f for f, count in counts.items() if count > 1 and f not in SEVERAL]:
        rivals = [i for i, c in enumerate(row) if c.field == field and not c.dated and not c.mark]
        best = max(rivals, key=lambda i: (*_claim(row[i]), _words(columns[i]), -i))
        for i in rivals:
            if i != best:
                row = _put(row, i, _instead(row, columns, field, i, i < best))
    return row


def _claim(column: Column) -> tuple[int, bool, bool, float]:
    words = set(singular(heading_words(column.heading)).split())
    card = column.how == "card"
    named = bool(words & {(column.field or "").rstrip("s").split("_")[-1]})
    return int(card), not words & set(load("columns")["steps_back"]), named, column.score


def _instead(row: list[Column], columns: Sequence[Sequence[str]], field: str, i: int, before: bool) -> Column:
    """What a column becomes whose field another column holds with better right; `before` it in the row or not."""
    if set(singular(heading_words(row[i].heading)).split()) & set(load("columns")["set_aside"]):
        return replace(row[i], field="other")
    other = load("columns")["instead"].get(field)
    if other and (before or field not in ("action", "objective")) and all(column.field != other for column in row):
        field = "other" if other == "status" and share_of("colour", columns[i]) >= SURE else other
        return replace(row[i], field=field, how="pattern", score=BY_CONTENTS)
    return replace(row[i], field=None, how="refused", score=0.0)


def _by_contents(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns whose headings are not read, by what their cells show: each kind only where no other column holds it."""
    for kind, field in FIELD_OF.items():
        for i, column in enumerate(row):
            taken = any(other.field in TAKEN_BY[field] for other in row)
            if column.field or taken or _speaks_against(column.heading, field):
                continue
            share = share_of(kind, columns[i])
            if any(share_of(before, columns[i]) >= share for before in FIELD_OF if _comes_before(before, kind)):
                continue
            if share >= (SURE if column.heading.strip() else BY_CONTENTS):
                row = _put(row, i, replace(column, field=field, how="contents", score=round(BY_CONTENTS * share, 2)))
    return row


def _comes_before(one: str, other: str) -> bool:
    kinds = list(FIELD_OF)
    return kinds.index(one) < kinds.index(other)


def _speaks_against(heading: str, field: str) -> bool:
    words = singular(heading_words(heading))
    return any(re.search(rf"\b{word}\b", words) for word in load("columns")["not_by_contents"].get(field, ()))


def _actions(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """A row without an action: the one unread column of prose; one that speaks of actions; or the objectives, where
    owners, dates or ratings stand beside them and so they are what is to be done."""
    if any(column.field == "action" for column in row):
        return row
    unread = [i for i in _prose(columns) if row[i].field is None] or _wordy(row, columns)
    if len(unread) == 1:
        return _put(row, unread[0], replace(row[unread[0]], field="action", how="contents", score=BY_CONTENTS))
    fields = {column.field for column in row}
    if "objective" not in fields:
        named = [
            i for i in _prose(columns) if re.match(r"(?:key )?action|task", singular(heading_words(row[i].heading)))
        ]
        if len(named) == 1 and row[named[0]].field in {"progress", "next_steps"}:
            heading = " ".join(row[named[0]].heading.split())
            return _put(row, named[0], Column(heading, "action", "pattern", BY_CONTENTS, section=heading))
        return row
    if fields & {"owners", "owners+due", "due", "start", "rag", "status"}:
        i = next(i for i, column in enumerate(row) if column.field == "objective")
        return _put(row, i, replace(row[i], field="action", how="contents", score=BY_CONTENTS))
    return row


def _objectives(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """The first column of prose before the actions holds the objectives; its heading is their theme or judgement."""
    if any(column.field == "objective" for column in row) or not any(column.field == "action" for column in row):
        return row
    action = next(i for i, column in enumerate(row) if column.field == "action")
    before = [i for i in _prose(columns) if i < action and row[i].field is None]
    if not before:
        return row
    heading = " ".join(row[before[0]].heading.split()) or None
    found = replace(row[before[0]], field="objective", how="contents", score=BY_CONTENTS, section=heading)
    return _put(row, before[0], found)


def _outcomes(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Outcomes before the actions are what these are for, where there are others after them and no objectives."""
    fields = [column.field for column in row]
    if "action" not in fields or "objective" in fields:
        return row
    before, after = fields[: fields.index("action")], fields[fields.index("action") :]
    if "outcomes" not in before or not {"outcomes", "measures"} & set(after):
        return row
    i = before.index("outcomes")
    return _put(row, i, replace(row[i], field="objective", how="contents", score=BY_CONTENTS))


def _owners(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Those who answer for an action lead it where the table names nobody else."""
    fields = [column.field for column in row]
    if fields.count("accountable") != 1 or {"owners", "owners+due"} & set(fields) or "action" not in fields:
        return row
    i = fields.index("accountable")
    return _put(row, i, replace(row[i], field="owners"))


def _measures(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Measures are on their own where they are numbered or have targets beside them; else they are outcomes, and a
    target without measures is kept as printed."""
    fields = {column.field for column in row}
    if "action" not in fields:
        return row
    for i, column in enumerate(row):
        if column.field == "measures" and "target" not in fields and not _are_numbered(columns[i]):
            row = _put(row, i, replace(column, field="outcomes"))
        if column.field == "target" and "measures" not in fields:
            row = _put(row, i, replace(column, field="other"))
    return row


def _are_numbered(values: Sequence[str]) -> bool:
    """Whether half of the cells hold a line with a number of its own."""
    filled = [value for value in values if value.strip()]
    numbered = sum(any(split_reference(line)[0] for line in value.splitlines()) for value in filled)
    return 2 * numbered >= len(filled)


def _references(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """A number just before the objective is the objective's, unless it counts the actions beside one objective.

    Paragraphs of the report may stand between the two.
    """
    fields = [column.field for column in row]
    if "action_ref" not in fields or "objective" not in fields or "objective_ref" in fields:
        return row
    ref, objective = fields.index("action_ref"), fields.index("objective")
    if ref > objective or set(fields[ref + 1 : objective]) - {"inspection_refs"}:
        return row
    if _counts_actions(columns[ref], columns[objective]):
        return row
    if "action" in heading_words(row[ref].heading).split():
        return row
    return _put(row, ref, replace(row[ref], field="objective_ref"))


def _counts_actions(refs: Sequence[str], objectives: Sequence[str]) -> bool:
    filled = [ref for ref in refs if ref.strip()]
    parted = sum(bool(re.search(r"\d\W*[.-]\W*\d|\d ?[a-z]\b", ref, re.IGNORECASE)) for ref in filled)
    return 2 * parted > len(filled) or len(set(filled)) > len({o for o in objectives if o.strip()})


def _prose(columns: Sequence[Sequence[str]]) -> list[int]:
    return [i for i, values in enumerate(columns) if share_of("prose", values) >= BY_CONTENTS]


def _wordy(row: Sequence[Column], columns: Sequence[Sequence[str]]) -> list[int]:
    """Unread columns of some words: those without a heading beside others that have one, and those after objectives."""
    after = next((i for i, column in enumerate(row) if column.field == "objective"), len(row))
    bare = [i for i, c in enumerate(row) if not c.heading.strip()]
    may = [i for i in range(len(row)) if i > after or (i in bare and len(bare) < len(row))]
    return [i for i in may if row[i].field is None and _words(columns[i]) >= FEW_WORDS]


def _words(values: Sequence[str]) -> float:
    return mean([len(value.split()) for value in values if value.strip()] or [0])


def _put(row: list[Column], i: int, column: Column) -> list[Column]:
    return [*row[:i], column, *row[i + 1 :]]


# In this order: what a heading alone decides, then what the columns decide between them.
STEPS = (
    _ambiguous,
    _starting_points,
    _marks,
    _times,
    _milestones,
    _once,
    _by_contents,
    _actions,
    _objectives,
    _outcomes,
    _references,
    _owners,
    _measures,
)
