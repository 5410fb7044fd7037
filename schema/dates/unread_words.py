"""Words beside a year that nobody reads: they make the year no date ("Septmber 2025"), and may be a misspelt month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from schema.dates.patterns import QUALIFIERS, Printed
from schema.dates.tokens import Word
from schema.vocabulary import load

WHOLE_YEARS = ("year", "calendar year", "years")
SHORTEST_MISSPELT = 4  # letters of a word that may be a misspelt one
LONG, FEW, MORE = 7, 1, 2  # of a word of so many letters two may be wrong, of a shorter one only one
_TIMES = "nNOM"  # figures and months that found no place in a date
_PARTS = "HK"  # a half or a week that found nothing to be a part of
_ALIKE = str.maketrans("olis", "0115")  # letters typed or scanned for figures
_YEAR_ALIKE = re.compile(r"(?=.*\d)(?=.*[olis])2[o0][\dolis]{2}")
_DAY_ALIKE = re.compile(r"[0-3][oli](?:th|st)?|[oli]\d(?:st|nd|rd|th)?")

Unread = Literal["word", "time"]


def beside_unread(one: Printed, others: Sequence[Printed], tokens: Sequence[Word], codes: str) -> Unread | None:
    """What stands unread right beside a date and makes it none: a part of a time ("time"), or, beside a year, any word.

    A year or a day with a letter for a figure ("Oct 2O25", "1O May") is a part of a time.
    A word before "in" ("launched in 2025") and a numbered part of the plan ("Phase 2, 2025") leave it a year; so does
    a word after it ("2025 conference") that is no misspelt month.
    """
    taken = {i for other in others for i in range(other.start, other.end)}
    at = next((i for i in range(one.start - 1, -1, -1) if codes[i] not in QUALIFIERS + ","), -1)
    before = tokens[at] if at >= 0 and at not in taken else None
    after = tokens[one.end] if one.end < len(tokens) and one.end not in taken else None
    is_garbled = any(word and _YEAR_ALIKE.fullmatch(word.printed) for word in (before, after))
    if is_garbled or (before and (before.code in _PARTS or _DAY_ALIKE.fullmatch(before.printed))):
        return "time"
    if one.unit not in WHOLE_YEARS:
        return None
    if any(word and (word.code in _TIMES + _PARTS or near_word(word.printed)) for word in (before, after)):
        return "time"
    placed = any(word.placed for word in tokens[at + 1 : one.start + 1])
    is_word = before is not None and before.code == "x" and before.name != "numbered"
    return "word" if is_word and not placed else None


def near_words(tokens: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Each unread word that may be a misspelt month, season or year, with that: to ask, never to read."""
    for token in tokens:
        if token.code == "x" and (near := near_word(token.printed)):
            yield token.printed, near


def near_word(word: str) -> str | None:
    """The month or season a word nearly is, by letters added, lost, changed or exchanged with a neighbour; or the year,
    by letters that look like figures."""
    if _YEAR_ALIKE.fullmatch(word):
        return word.translate(_ALIKE)
    if len(word) < SHORTEST_MISSPELT or not word.isalpha():
        return None
    from rapidfuzz.distance import OSA  # late: few cells have a word to ask about

    distance, near = min((OSA.distance(word, known), known) for known in _known())
    return near.capitalize() if distance <= (MORE if min(len(word), len(near)) >= LONG else FEW) else None


@cache
def _known() -> tuple[str, ...]:
    vocabulary = load("dates")
    months = (max(names, key=len) for names in vocabulary["months"].values())
    return tuple(n for n in (*months, *vocabulary["seasons"]) if n.isalpha() and len(n) >= SHORTEST_MISSPELT)
