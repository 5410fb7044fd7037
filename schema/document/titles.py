"""Titles: whether words at the head of a document call it a plan of actions, or the papers of a meeting; and whether
the name of a sheet says anything."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from schema.any_of import any_of
from schema.vocabulary import expression, fold, load

LONGEST_TITLE_ACTION = 16  # words
FIRST_LINES = 3  # of a document, which say what it is


def names_plan(words: str) -> bool:
    return _is_titled(words, "plan_titles")


def calls_itself_plan(lines: Iterable[str]) -> bool:
    """Whether one of the first lines of a document that hold words names a plan."""
    return any(map(names_plan, islice(filter(str.strip, lines), FIRST_LINES)))


def names_any_sheet(words: str) -> bool:
    """Whether the name of a sheet is one that any workbook may have ("Tracker", "Sheet1")."""
    return any(expression(e).fullmatch(fold(words)) for e in load("claims")["sheet_names"])


def names_minutes(words: str) -> bool:
    """Whether a title is of minutes, notes or an agenda, and not of a plan as well ("Minutes and action plan")."""
    return _is_titled(words, "minutes_titles") and not names_plan(words)


def _is_titled(words: str, titles: str) -> bool:
    if len(words.split()) > LONGEST_TITLE_ACTION:
        return False
    return any_of(tuple(load("claims")[titles])).found_in(fold(words))
