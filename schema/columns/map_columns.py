"""What the headings of one table say, and what its columns then are to one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from schema.columns import competing_columns as rivals
from schema.columns import content_evidence as contents
from schema.columns import date_columns as dates
from schema.columns.column import BY_CONTENTS, SURE, Column, words_a_cell
from schema.columns.content_types import PROSE_WORDS, share_of
from schema.columns.known_headings import heading_words, read_heading
from schema.columns.numbered_actions import numbered_actions
from schema.ratings.parse_rating import read_rating
from schema.vocabulary import load

FEWEST_NOTE_WORDS = 1.5  # of a cell on average; one word may be a state of the plan's own

Step = Callable[[list[Column], Sequence[Sequence[str]]], list[Column]]


def by_headings(
    headings: Sequence[str], columns: Sequence[Sequence[str]], card: Mapping[str, str] | None = None
) -> list[Column]:
    """The fields that the headings give, with the cells below them, from top to bottom, where these decide between two
    meanings. A field stands once, but for outcomes, comments, progress and whatever is dated.

    `card` is the card's own heading -> field, or place of a column without a heading ("column 2") -> field.
    """
    given = {heading_words(heading): field for heading, field in (card or {}).items()}
    row = [
        _by_heading(heading, values, given, i)
        for i, (heading, values) in enumerate(zip(headings, columns, strict=True))
    ]
    return _until_settled(OF_HEADINGS, row, columns)


def settled(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """The row with what its columns are to one another: the actions, what stands above them, whose numbers are told."""
    return _until_settled(OF_COLUMNS, row, columns)


def _until_settled(steps: Sequence[Step], row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """The row after all steps, again and again until none of them changes it: their order decides nothing."""
    for _ in steps:
        before = row
        for step in steps:
            row = step(row, columns)
        if row == before:
            break
    return row


def _by_heading(heading: str, values: Sequence[str], card: Mapping[str, str], at: int) -> Column:
    if field := card.get(heading_words(heading) or f"column {at + 1}"):
        return Column(heading, field, "card", 1.0)
    reading = read_heading(heading)
    column = Column(heading, reading.field, reading.how, reading.score, reading.section, reading.dated)
    for kind, field in load("columns")["overrule"].get(reading.field or "", {}).items():
        if _overrules(kind, reading.field, values) and not _is_shown(reading.field, values):
            return replace(column, field=field, how="contents", score=BY_CONTENTS)
    if column.field == "objective" and rivals.names_theme(heading) and share_of("prose", values) < 1 - SURE:
        return replace(column, field="section", how="contents", score=BY_CONTENTS)
    return column


def _overrules(kind: str, field: str | None, values: Sequence[str]) -> bool:
    if share_of(kind, values) >= SURE or _tells(kind, values):
        return True
    return kind == "prose" and field == "status" and _are_notes(values)


def _tells(kind: str, values: Sequence[str]) -> bool:
    """Whether cells tell at some length how things stand, the short ones too: none of them is a rating."""
    return kind == "prose" and words_a_cell(values) >= PROSE_WORDS and not share_of("rating", values)


def _are_notes(values: Sequence[str]) -> bool:
    """Whether the cells of a column of states are words of their own each ("Site found", "Five carers"), none of which
    names a state: a plan's own states come again."""
    filled = [value for value in values if value.strip()]
    is_each_of_its_own = len(filled) > 1 and len(set(filled)) == len(filled)
    return is_each_of_its_own and words_a_cell(filled) >= FEWEST_NOTE_WORDS and not any(map(_rates, filled))


def _rates(value: str) -> bool:
    return not read_rating(value).unread


def _is_shown(field: str | None, values: Sequence[str]) -> bool:
    """Whether the cells are as the heading has it: "End June" under "Deadline" may look like a name, and is a date."""
    return field == "due" and share_of("date", values) >= SURE


# A test holds that these may stand in any order.
OF_HEADINGS: tuple[Step, ...] = (
    contents.contradicted,
    contents.ambiguous,
    contents.answered,
    contents.starting_points,
    contents.marked,
    dates.deeds_by_times,
    dates.deadlines,
    contents.times,
    contents.milestones,
    numbered_actions,
    rivals.once,
    dates.years_apart,
)
OF_COLUMNS: tuple[Step, ...] = (
    rivals.actions,
    rivals.objectives,
    rivals.outcomes,
    rivals.references,
    rivals.owners,
    rivals.measures,
)
