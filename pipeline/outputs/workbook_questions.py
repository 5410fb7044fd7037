"""Sheets of the workbook that answer the twelve questions, one each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.outputs.sheet_format import (
    DATE_LOOK,
    HEADER_LOOK,
    NUMBER_LOOK,
    RATING_LOOKS,
    WIDE,
    WRAPPED_LOOK,
    height,
    told,
)
from pipeline.outputs.xlsx.cells import MOST_CHARACTERS, Value
from pipeline.outputs.xlsx.look import Look
from pipeline.outputs.xlsx.sheet import Sheet, SheetColumn, SheetRow
from pipeline.questions.query import Row
from pipeline.questions.twelve_questions import HEADINGS, QUESTIONS, Question
from schema.themes import themes

SENTENCES_TOLD = ("action", "other_action", "text", "words", "meaning", "theme", "answer")
NARROW_COLUMN, BROAD_COLUMN = 13, 30  # characters: of numbers, dates and short codes; of names and files
MOST_ANSWER_ROWS = 1000  # of an answer: more is for programs, and the sheets of the tables have it
NAMED = ("authority", "other_authority", "source_file", "owner_text", "role")


def question_sheets() -> dict[str, Question]:
    """The questions by the names of their sheets."""
    return {f"{number} {told(one.slug.replace('-', ' '))}": one for number, one in enumerate(QUESTIONS, start=1)}


def answer_sheet(name: str, question: Question, answer: Sequence[Row]) -> Sheet:
    """The first rows of the answer of a question for all councils; where there is none, why."""
    rows = answer or [{"answer": question.otherwise}]
    columns = [column for column in rows[0] if not column.endswith("_id")]
    widths = [_width(column) for column in columns]
    return Sheet(name, [SheetColumn(width) for width in widths], 1 + len(rows), _rows(rows, columns, widths), frozen=1)


def _rows(rows: Sequence[Row], columns: Sequence[str], widths: Sequence[int]) -> Iterator[SheetRow]:
    yield SheetRow([(n, HEADINGS.get(column) or told(column), HEADER_LOOK) for n, column in enumerate(columns)])
    for row in rows:
        values = [_plain(column, row[column]) for column in columns]
        tall = height((value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str))
        yield SheetRow([(n, value, _look(value)) for n, value in enumerate(values) if value is not None], tall)


def _look(value: Value) -> Look:
    if isinstance(value, str):
        return RATING_LOOKS.get(value.lower(), WRAPPED_LOOK)
    return DATE_LOOK if isinstance(value, dt.date) else NUMBER_LOOK


def _plain(column: str, value: Any) -> Any:
    """A value as a cell holds it: text, a number, a date or None."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column == "theme":
        return themes()[value].label if value in themes() else value
    if column == "rag":
        return told(value)
    return value[:MOST_CHARACTERS] if isinstance(value, str) else value


def _width(column: str) -> int:
    if column in SENTENCES_TOLD:
        return WIDE
    return BROAD_COLUMN if column in NAMED else NARROW_COLUMN
