"""Columns read by one another: which of two holds a field, and what one is where there is none of another field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from schema.columns.claims import HALF
from schema.columns.column import BY_CONTENTS, FEW_WORDS, SURE, Column, fields_of, put, words_a_cell
from schema.columns.content_types import share_of
from schema.columns.date_columns import completions, parts_of_dates, revising
from schema.columns.deeds import deeds
from schema.columns.finer_actions import without_coarser
from schema.columns.known_headings import heading_words, singular
from schema.columns.numbered_actions import numbers_an_action
from schema.references import split_labelled, split_reference
from schema.vocabulary import load

_ACTION = re.compile(r"(?:(?:key|corrective|remedial|recovery|preventive|preventative) )?action|task")
# Fields that several columns of a table may hold.
SEVERAL = frozenset({"partners", "evidence", "outcomes", "comments", "progress", "other"})


def once(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Each field once: of two columns the one whose heading says it best keeps it; the other is what else it may be."""
    parts = parts_of_dates(row, columns)
    alone = [i for i, c in enumerate(row) if c.field and not c.dated and not c.mark and i not in parts]
    alone = [i for i in alone if row[i].field != "action" or not numbers_an_action(row[i].heading)]
    for i in revising(row, columns, alone):
        row = put(row, i, replace(row[i], revises=True))
    for i in completions(row, columns, alone):
        row = put(row, i, replace(row[i], field="completed", how="contents", score=BY_CONTENTS))
    alone = [i for i in alone if not row[i].revises]
    counts = Counter(row[i].field for i in alone)
    for field in [f for f, count in counts.items() if f and count > 1 and f not in SEVERAL]:
        rivals = [i for i in alone if row[i].field == field]
        # The longer words are the action; of several who lead the first is meant, however long their titles are.
        words = [0 if field == "owners" else words_a_cell(values) for values in columns]
        likely = _LIKELY[field](row, columns, rivals) if field in _LIKELY else rivals
        best = max(likely, key=lambda i: (*_claim(row[i]), words[i], -i))
        for i in rivals:
            if i != best:
                row = put(row, i, _instead(row, columns, field, i, i < best))
    return row


def _not_the_way(row: Sequence[Column], columns: Sequence[Sequence[str]], rivals: Sequence[int]) -> Sequence[int]:
    """The rivals for the actions without those behind who does it and when, where deeds stand before these ("What",
    "Who", "When", "How"): they tell the way, or what is needed."""
    beside = [i for i, column in enumerate(row) if column.field in ("owners", "due")]
    before = [i for i in rivals if beside and i < min(beside)]
    told_first = len(beside) > 1 and any(deeds(columns[i]) >= HALF for i in before)
    return without_coarser(row, columns, [i for i in rivals if i < max(beside)] if told_first else rivals)


def _no_bodies(row: Sequence[Column], columns: Sequence[Sequence[str]], rivals: Sequence[int]) -> Sequence[int]:
    """The rivals for the owners without those whose heading asks for a body ("Lead agency"), where another asks for no
    such ("Lead officer") and is filled in half the rows."""
    bodies = set(load("columns")["bodies"])
    people = [i for i in rivals if not bodies & _words(row[i])]
    named = [i for i in people if sum(bool(value.strip()) for value in columns[i]) >= HALF * len(columns[i])]
    return named or rivals


_LIKELY = {"action": _not_the_way, "owners": _no_bodies}


def _words(column: Column) -> set[str]:
    """The words of a column's heading, singular."""
    return set(singular(heading_words(column.heading)).split())


def _claim(column: Column) -> tuple[int, bool, bool, bool, bool, float]:
    words = _words(column)
    card = column.how == "card"
    named = bool(words & {(column.field or "").rstrip("s").split("_")[-1]})
    is_theme = column.field == "objective" and names_theme(column.heading)
    steps_back, is_aside = (bool(words & set(load("columns")[name])) for name in ("steps_back", "set_aside"))
    return int(card), not is_theme, not is_aside, not steps_back, named, column.score


def names_theme(heading: str) -> bool:
    """Whether a heading says "theme" or "area", and not what the area is one of ("Area for improvement")."""
    words = set(singular(heading_words(heading)).split())
    return bool(words & set(load("columns")["themes"])) and not words & set(load("columns")["no_themes"])


def _instead(row: list[Column], columns: Sequence[Sequence[str]], field: str, i: int, before: bool) -> Column:
    """What a column becomes whose field another column holds with better right; `before` it in the row or not."""
    words = set(singular(heading_words(row[i].heading)).split())
    if words & set(load("columns")["set_aside"]):
        return replace(row[i], field="other")
    leads_part = field == "owners" and words & set(load("columns")["leads_part"])
    other = "accountable" if leads_part else load("columns")["instead"].get(field)
    is_free = other in SEVERAL or all(column.field != other for column in row)
    if other and is_free and (before or field not in ("action", "objective")):
        field = "other" if other == "status" and share_of("colour", columns[i]) >= SURE else other
        return replace(row[i], field=field, how="pattern", score=BY_CONTENTS)
    return replace(row[i], field=None, how="refused", score=0.0)


def actions(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """A row without an action: the one unread column of prose; one that speaks of actions; or the objectives, where
    owners, dates or ratings stand beside them and so they are what is to be done; but what the authority was told is
    not, where the next steps follow. Next steps that somebody takes or that have a date are actions themselves."""
    if any(column.field == "action" for column in row):
        return row
    told = [i for i, c in enumerate(row) if c.field in {"progress", "next_steps"} and _names_action(c.heading)]
    if len(told) == 1 and deeds(columns[told[0]]) >= HALF:
        return put(row, told[0], Column(row[told[0]].heading, "action", "pattern", BY_CONTENTS))
    unread = [i for i in _prose(columns) if row[i].field is None] or _wordy(row, columns)
    if len(unread) == 1:
        return put(row, unread[0], replace(row[unread[0]], field="action", how="contents", score=BY_CONTENTS))
    fields = {column.field for column in row}
    if "objective" not in fields:
        named = [i for i in _prose(columns) if _names_action(row[i].heading)]
        if len(named) == 1 and row[named[0]].field in {"progress", "next_steps"}:
            heading = " ".join(row[named[0]].heading.split())
            return put(row, named[0], Column(heading, "action", "pattern", BY_CONTENTS, section=heading))
        steps = [i for i, c in enumerate(row) if c.field == "next_steps" and deeds(columns[i]) >= SURE]
        told_before = "progress" in fields and [c.field for c in row].index("progress") < (steps or [0])[0]
        if len(steps) == 1 and fields & {"owners", "due"} and not told_before:
            return put(row, steps[0], Column(row[steps[0]].heading, "action", "pattern", BY_CONTENTS))
        return row
    if fields_of(row) & {"owners", "due", "start", "rag", "status"}:
        i = next(i for i, column in enumerate(row) if column.field == "objective")
        if "progress" in fields and (words_a_cell(columns[i]) < FEW_WORDS or _is_answered(row, i, columns[i])):
            return row  # parts of a plan, or what others told, of each of which it is told what was done
        follow = next((i for i, column in enumerate(row) if column.field == "next_steps"), None)
        is_no_deed = follow is not None and deeds(columns[i]) < HALF and deeds(columns[follow]) >= SURE
        if follow is not None and (is_no_deed or _was_told(row[i].heading)):
            i = follow
        return put(row, i, replace(row[i], field="action", how="contents", score=BY_CONTENTS))
    return row


def _names_action(heading: str) -> bool:
    return bool(_ACTION.match(singular(heading_words(heading))))


def _was_told(heading: str) -> bool:
    """Whether a heading says that others told what stands below it ("You said", "What Ofsted found")."""
    return bool(set(singular(heading_words(heading)).split()) & set(load("columns")["told"]))


def _is_answered(row: Sequence[Column], i: int, values: Sequence[str]) -> bool:
    """Whether a column says what others told, and not what is to be done, and nothing beside it follows that up: no
    rating, and not both who and when."""
    beside = fields_of(row)
    is_followed = bool(beside & {"rag", "status"}) or {"owners", "due"} <= beside
    return _was_told(row[i].heading) and deeds(values) < HALF and not is_followed


def objectives(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """The first column of prose before the actions holds the objectives; its heading is their theme or judgement, but
    where it is a sentence or question of somebody's ("What children want")."""
    if any(column.field == "objective" for column in row) or not any(column.field == "action" for column in row):
        return row
    action = next(i for i, column in enumerate(row) if column.field == "action")
    before = [i for i in _prose(columns) if i < action and row[i].field is None]
    if not before:
        return row
    heading = " ".join(row[before[0]].heading.split())
    is_part = bool(heading) and heading_words(heading).partition(" ")[0] not in load("columns")["speakers"]
    found = replace(
        row[before[0]], field="objective", how="contents", score=BY_CONTENTS, section=heading if is_part else None
    )
    return put(row, before[0], found)


def outcomes(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Outcomes before the actions are what these are for, where there are no objectives: where others stand after the
    actions, or each is numbered under a name ("Outcome 1: Children are heard")."""
    fields = [column.field for column in row]
    if "action" not in fields or "objective" in fields:
        return row
    before, after = fields[: fields.index("action")], fields[fields.index("action") :]
    if "outcomes" not in before:
        return row
    i = before.index("outcomes")
    if not {"outcomes", "measures"} & set(after) and not _are_labelled(columns[i]):
        return row
    return put(row, i, replace(row[i], field="objective", how="contents", score=BY_CONTENTS))


def _are_labelled(values: Sequence[str]) -> bool:
    filled = [value for value in values if value.strip()]
    return bool(filled) and all(split_labelled(value)[1] for value in filled)


def owners(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Those who answer for an action lead it where the table names nobody else, and where nobody does at all the
    service or agency named beside it."""
    fields = [column.field for column in row]
    if "owners" in fields_of(row) or "action" not in fields or fields.count("accountable") > 1:
        return row
    leads = [i for i, field in enumerate(fields) if field == "accountable"] or _services(row)
    return put(row, leads[0], replace(row[leads[0]], field="owners")) if len(leads) == 1 else row


def _services(row: Sequence[Column]) -> list[int]:
    """The columns after the actions whose headings ask for a service or agency, where the table has no partners but
    these."""
    action = next(i for i, column in enumerate(row) if column.field == "action")
    named = [
        i
        for i, column in enumerate(row)
        if i > action and singular(heading_words(column.heading)) in load("columns")["leads_alone"]
    ]
    return named if all(column.field != "partners" or i in named for i, column in enumerate(row)) else []


def measures(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Measures are on their own where they are numbered or have targets beside them; else they are outcomes, and a
    target without measures is kept as printed."""
    fields = {column.field for column in row}
    if "action" not in fields:
        return row
    for i, column in enumerate(row):
        if column.field == "measures" and "target" not in fields and not _are_numbered(columns[i]):
            row = put(row, i, replace(column, field="outcomes"))
        if column.field == "target" and "measures" not in fields:
            row = put(row, i, replace(column, field="other"))
    return row


def _are_numbered(values: Sequence[str]) -> bool:
    """Whether half of the cells hold a line with a number of its own."""
    filled = [value for value in values if value.strip()]
    numbered = sum(any(split_reference(line)[0] for line in value.splitlines()) for value in filled)
    return 2 * numbered >= len(filled)


def references(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
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
    return put(row, ref, replace(row[ref], field="objective_ref"))


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
    return [
        i
        for i in may
        if row[i].field is None and words_a_cell(columns[i]) >= FEW_WORDS and share_of("owner", columns[i]) < HALF
    ]
