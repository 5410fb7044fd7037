"""Columns that hold one of several actions of a row each: "Action 1", "Action 2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from schema.columns.column import FEW_WORDS, Column, words_a_cell
from schema.columns.known_headings import PHRASES, heading_words

_NUMBERED = re.compile(r"(?:action|step|task|activity) (\d)")


def numbers_an_action(heading: str) -> bool:
    """Whether a heading says that below it stand the first, second, third ... actions of the rows."""
    return heading[-1:].isdigit() and bool(_NUMBERED.fullmatch(heading_words(heading)))


def numbered_actions(row: list[Column], columns: Sequence[Sequence[str]]) -> list[Column]:
    """The row with columns headed so as its actions, where they count from 1, the first says something, and no other
    column holds them."""
    at = [i for i, column in enumerate(row) if column.field is None and numbers_an_action(column.heading)]
    counts = [column.heading.rstrip()[-1] for column in (row[i] for i in at)]
    if len(at) < 2 or counts != [str(n) for n in range(1, len(at) + 1)] or words_a_cell(columns[at[0]]) < FEW_WORDS:
        return row
    if any(column.field == "action" for column in row):
        return row
    return [replace(c, field="action", how="pattern", score=PHRASES) if i in at else c for i, c in enumerate(row)]
