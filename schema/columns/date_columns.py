"""Dates that several columns tell together: a month beside its year, and marks or milestones under months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from schema.columns.claims import HALF
from schema.columns.column import BY_CONTENTS, SURE, Column, fields_of, put
from schema.columns.content_types import share_of, shows
from schema.columns.deeds import deeds
from schema.columns.known_headings import PHRASES, heading_words, read_heading
from schema.dates.parse_date import read_date
from schema.ratings.mark_columns import are_marks, is_mark
from schema.vocabulary import expression, load

DATES = ("due", "start", "completed")
FEWEST_TIMES = 2  # columns under times; one alone tells how things stood then
YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?|\d\d\s*/\s*\d\d")
_PART = re.compile(r"\b(?:month|quarter|term|year)\b|\bmm+\b|\byy+\b")


def years_apart(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """A column of months or quarters without a year and the column of years at its side: one date in two columns."""
    for i, field in parts_of_dates(row, columns).items():
        row = put(row, i, replace(row[i], field=field, how="pattern", score=PHRASES, dated=None))
    return row


def parts_of_dates(row: Sequence[Column], columns: Sequence[Sequence[str]]) -> dict[int, str]:
    """The columns that tell one date with the column at their side, and its field."""
    parts: dict[int, str] = {}
    years = [_may_tell_part(column) and _are_years(values) for column, values in zip(row, columns, strict=True)]
    for i, (one, two) in enumerate(pairwise(years)):
        other = i + 1 if one else i
        if one == two or not _may_tell_part(row[other]) or not _are_parts_of_years(columns[other]):
            continue
        pair = row[i : i + 2]
        said = (field for column in pair for field in (column.field, _field_without_part(column)))
        field = next((field for field in said if field in DATES), None)
        if not field and _PART.search(heading_words(f"{pair[0].heading} {pair[1].heading}")):
            field = None if any(column.field in DATES for column in row) else "due"
        parts |= dict.fromkeys((i, i + 1), field) if field else {}
    return parts


def revising(row: Sequence[Column], columns: Sequence[Sequence[str]], subjects: Sequence[int]) -> list[int]:
    """The due dates among the subjects that are headed as revised and stand beside others, which hold where they are
    blank; [] where they do not tell dates."""
    due = [i for i in subjects if row[i].field == "due" and row[i].how != "card"]
    found = [i for i in due if _says_revised(row[i].heading)]
    return [i for i in found if _are_dates(columns[i])] if len(found) < len(due) else []


def completions(row: Sequence[Column], columns: Sequence[Sequence[str]], subjects: Sequence[int]) -> list[int]:
    """The due date among two whose heading says no more than completion ("Timescale", "Completion date"), where it is
    blank in more rows than the other: it is filled when an action is done. [] where it is filled as often."""
    due = [i for i in subjects if row[i].field == "due" and row[i].how != "card" and not row[i].revises]
    found = [i for i in due if set(heading_words(row[i].heading).split()) <= set(load("columns")["completion"])]
    if len(due) != 2 or len(found) != 1 or any(column.field == "completed" for column in row):
        return []
    blanks = {i: sum(not value.strip() for value in columns[i]) for i in due}
    other = next(i for i in due if i not in found)
    return found if blanks[found[0]] > blanks[other] and _are_dates(columns[found[0]]) else []


def _says_revised(heading: str) -> bool:
    return not set(load("columns")["revised"]).isdisjoint(heading_words(heading).split())


def _are_dates(values: Sequence[str]) -> bool:
    """Whether cells that say anything but "n/a" show dates."""
    told = [value for value in values if value.strip() and "not_applicable" not in read_date(value).flags]
    return not told or share_of("date", told) >= SURE


def _may_tell_part(column: Column) -> bool:
    """Whether the heading of a column names a part of a date ("Financial year"), a date, or nothing known."""
    return column.how != "card" and (
        column.field in (None, *DATES) or bool(_PART.search(heading_words(column.heading)))
    )


def _field_without_part(column: Column) -> str | None:
    """What "Due month" says without the word for the part of the date."""
    return read_heading(_PART.sub(" ", heading_words(column.heading))).field


def _are_years(values: Sequence[str]) -> bool:
    """Whether the cells of a column, as of few, are years."""
    return any(map(str.strip, values)) and all(YEAR.fullmatch(" ".join(v.split())) for v in values if v.strip())


def _are_parts_of_years(values: Sequence[str]) -> bool:
    """Whether the cells of a column are parts of a year that no cell names."""
    filled = [" ".join(value.split()) for value in values if value.strip()]
    return bool(filled) and all("year_missing" in read_date(value).flags for value in filled)


def deeds_by_times(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns that say under a time each what is to be done by then ("Within 30 days", "By June 2031"), as actions,
    where no other column does; their headings tell when these are due."""
    for i in columns_of_deeds(row, columns):
        row = put(row, i, replace(row[i], field="action", how="contents", score=BY_CONTENTS, dated=row[i].heading))
    return row


def columns_of_deeds(row: Sequence[Column], columns: Sequence[Sequence[str]]) -> list[int]:
    """The columns of actions each under a time; [] where one alone is, or another column tells actions."""
    times = [i for i, column in enumerate(row) if _may_head_deeds(column)]
    if len(times) < FEWEST_TIMES or any(deeds(columns[i]) < HALF for i in times):
        return []
    others = (i for i in range(len(row)) if i not in times)
    told = any(
        row[i].field == "action" or (row[i].field in (None, "objective") and deeds(columns[i]) >= HALF) for i in others
    )
    return [] if told else times


def _may_head_deeds(column: Column) -> bool:
    """Whether a heading is but a time, which nothing but dates or marks is known to stand under."""
    if column.how == "card" or column.field not in (None, "other", "due") or not any(map(str.isalnum, column.heading)):
        return False
    return bool(column.dated) or is_time(column.heading)


def is_time(heading: str) -> bool:
    """Whether a heading says when, with or without a date ("Within 30 days", "Medium term (6-12 months)")."""
    words = heading_words(heading)
    return any(expression(e).fullmatch(words) for e in load("columns")["horizons"]) or shows("date", heading)


def deadlines(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """Columns under bare times, in which marks or milestones show when an action runs, as its due date where no column
    tells one: the last that is filled counts. Ticks beside crosses tell what was kept instead, prose what was done."""
    for i in deadline_columns(row, columns):
        row = put(row, i, replace(row[i], field="due", how="contents", score=BY_CONTENTS, mark=row[i].dated))
    return row


def deadline_columns(row: Sequence[Column], columns: Sequence[Sequence[str]]) -> list[int]:
    """The columns under bare times that tell when an action is due; [] where these tell how it stood then."""
    bare = [i for i, column in enumerate(row) if column.dated and column.field is None]
    cells = [value for i in bare for value in columns[i] if value.strip()]
    told = bool(fields_of(row) & set(DATES))
    if len(bare) < FEWEST_TIMES or told or not cells or not (_all_say_yes(cells) or _are_milestones(cells)):
        return []
    if columns_of_deeds(row, columns):
        return []
    return bare


def _all_say_yes(cells: Sequence[str]) -> bool:
    return all(is_mark(cell, cells) for cell in cells)


def _are_milestones(cells: Sequence[str]) -> bool:
    return not are_marks(cells) and deeds(cells) >= HALF


def fills_time(text: str) -> bool:
    """Whether a cell under a time says that something is due then: any words but a mark that says no."""
    return bool(text.strip()) and (is_mark(text) or not are_marks([text]))
