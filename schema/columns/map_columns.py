"""Which field each column of one table holds: its headings together, then the contents, then the document's card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from schema.columns import competing_columns as rivals
from schema.columns import content_evidence as contents
from schema.columns import date_columns as dates
from schema.columns.column import BY_CONTENTS, SURE, Column
from schema.columns.content_types import share_of
from schema.columns.known_headings import heading_words, read_heading
from schema.ratings.printed_choices import chosen
from schema.vocabulary import load


def read_row(
    headings: Sequence[str], columns: Sequence[Sequence[str]], extra: Mapping[str, str] | None = None
) -> list[Column]:
    """The fields of a header row, decided together: `columns` holds the cells below each heading, from top to bottom.

    `extra` is the card's own heading -> field. A field stands once, but for outcomes, comments, progress and whatever
    is dated.
    """
    columns = [[value if (ticked := chosen(value)) is None else ticked for value in values] for values in columns]
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
        if share_of(kind, values) >= SURE and not _is_shown(reading.field, values):
            return replace(column, field=field, how="contents", score=BY_CONTENTS)
    if column.field == "objective" and rivals.names_theme(heading) and share_of("prose", values) < 1 - SURE:
        return replace(column, field="section", how="contents", score=BY_CONTENTS)
    return column


def _is_shown(field: str | None, values: Sequence[str]) -> bool:
    """Whether the cells are as the heading has it: "End June" under "Deadline" may look like a name, and is a date."""
    return field == "due" and share_of("date", values) >= SURE


# In this order: what a heading alone decides, then what the columns decide between them.
STEPS = (
    contents.ambiguous,
    contents.starting_points,
    contents.marked,
    dates.deadlines,
    contents.times,
    contents.milestones,
    rivals.once,
    dates.years_apart,
    contents.by_contents,
    rivals.actions,
    rivals.objectives,
    rivals.outcomes,
    rivals.references,
    rivals.owners,
    rivals.measures,
)
