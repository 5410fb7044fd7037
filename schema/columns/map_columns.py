"""What the headings of one table say, and what its columns then are to one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from schema.columns import competing_columns as rivals
from schema.columns import content_evidence as contents
from schema.columns import date_columns as dates
from schema.columns.column import BY_CONTENTS, SURE, Column
from schema.columns.content_types import share_of
from schema.columns.known_headings import heading_words, read_heading
from schema.vocabulary import load


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
    for step in OF_HEADINGS:
        row = step(row, columns)
    return row


def settled(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """The row with what its columns are to one another: the actions, what stands above them, whose numbers are told."""
    for step in OF_COLUMNS:
        row = step(row, columns)
    return row


def _by_heading(heading: str, values: Sequence[str], card: Mapping[str, str], at: int) -> Column:
    if field := card.get(heading_words(heading) or f"column {at + 1}"):
        return Column(heading, field, "card", 1.0)
    reading = read_heading(heading)
    column = Column(heading, reading.field, reading.how, reading.score, reading.section, reading.dated)
    for kind, field in load("columns")["overrule"].get(reading.field or "", {}).items():
        if share_of(kind, values) >= SURE and not _is_shown(reading.field, values):
            return replace(column, field=field, how="contents", score=BY_CONTENTS)
    if column.field == "objective" and rivals.names_theme(heading) and share_of("prose", values) < 1 - SURE:
        return replace(column, field="section", how="contents", score=BY_CONTENTS)
    return column


def _is_shown(field: str | None, values: Sequence[str]) -> bool:
    """Whether the cells are as the heading has it: "End June" under "Deadline" may look like a name, and is a date."""
    return field == "due" and share_of("date", values) >= SURE


# In this order.
OF_HEADINGS = (
    contents.contradicted,
    contents.ambiguous,
    contents.starting_points,
    contents.marked,
    dates.deadlines,
    contents.times,
    contents.milestones,
    rivals.once,
    dates.years_apart,
)
OF_COLUMNS = (
    rivals.actions,
    rivals.objectives,
    rivals.outcomes,
    rivals.references,
    rivals.owners,
    rivals.measures,
)
