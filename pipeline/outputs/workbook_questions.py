"""Sheets of the workbook that answer the twelve questions, one each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.outputs.sheet_format import (
    MOST_CHARACTERS,
    WIDE,
    Formats,
    height,
    print_well,
    told,
)
from pipeline.outputs.write_row import Value, write_row
from pipeline.questions.query import Row
from pipeline.questions.twelve_questions import HEADINGS, QUESTIONS, Question
from schema.themes import themes

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SENTENCES_TOLD = ("action", "other_action", "text", "words", "meaning", "theme", "answer")
NARROW_COLUMN, BROAD_COLUMN = 13, 30  # characters: of numbers, dates and short codes; of names and files
MOST_ANSWER_ROWS = 1000  # of an answer: more is for programs, and the sheets of the tables have it
NAMED = ("authority", "other_authority", "source_file", "owner_text", "role")


def question_sheets() -> dict[str, Question]:
    """The questions by the names of their sheets."""
    return {f"{number} {told(one.slug.replace('-', ' '))}": one for number, one in enumerate(QUESTIONS, start=1)}


def write_answer(sheet: Worksheet, formats: Formats, question: Question, answer: Sequence[Row]) -> None:
    """The first rows of the answer of a question for all councils; where there is none, why."""
    rows = answer or [{"answer": question.otherwise}]
    columns = [name for name in rows[0] if not name.endswith("_id")]
    widths = [_width(name) for name in columns]
    for number, (name, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, HEADINGS.get(name) or told(name), formats.header)
    sheet.freeze_panes(1, 1)
    print_well(sheet)
    for number, row in enumerate(rows, start=1):
        _write_row(sheet, formats, number, [_plain(name, row[name]) for name in columns], widths)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write_row(sheet: Worksheet, formats: Formats, row: int, values: Sequence[Any], widths: Sequence[int]) -> None:
    tall = height((value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str))
    cells = [(n, value, _look(value, formats)) for n, value in enumerate(values) if value is not None]
    write_row(sheet, row, tall, cells)


def _look(value: Value, formats: Formats) -> Format:
    if isinstance(value, str):
        return formats.ratings.get(value.lower(), formats.wrapped)
    return formats.date if isinstance(value, dt.date) else formats.number


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
