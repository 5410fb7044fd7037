"""The words of a document by the part they play, and what is looked for in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from schema.any_of import AnyOf
from schema.dates.period import Period
from schema.dates.prose_dates import may_hold_dates
from schema.vocabulary import load

FRONT = 3  # pages from the first on which a label ("Publication date: ...") speaks of the document
LABEL = 15  # words a line has at most to be a label or title; more is prose
PROSE_WORTH = 0.25  # worth of a mention within prose, beside one in a line
DAYS_OF_A_YEAR = 364  # from its first to its last day
_END = re.compile(r"[.!?](?<=[a-z\d)'\"].)\s+(?=[A-Z])|\n(?=[A-Z])")  # a stop and what follows it, or a line's end
REACH = 200  # characters between a date and the words that say what it dates


@dataclass(frozen=True, slots=True)
class Text:
    """Some words of a document and the part they play: title, heading, first_page, body or furniture; pages from 1."""

    text: str
    place: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The words a fact was read from, and where."""

    words: str
    place: str
    page: int | None = None


class Candidate(NamedTuple):
    """A time that may be the one looked for; of several the one of most worth is."""

    worth: float
    period: Period
    found: Found


@lru_cache(maxsize=1 << 12)
def is_prose(text: str) -> bool:
    """Whether a text has more words than a label or title."""
    return len(text.split(maxsplit=LABEL)) > LABEL  # a long one is not split to its end


def weight(text: Text) -> float:
    """What a mention in a text counts by its place; less within prose."""
    return float(load("documents")["weights"][text.place]) * (PROSE_WORTH if is_prose(text.text) else 1.0)


@lru_cache(maxsize=1 << 12)  # one fact after the other is looked for in them
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a line that begins with a capital is one of its own."""
    cuts = [(end.start() + (end[0] != "\n"), end.end()) for end in _END.finditer(text)]
    starts, ends = (0, *(cut[1] for cut in cuts)), (*(cut[0] for cut in cuts), len(text))
    return tuple(s for a, b in zip(starts, ends, strict=True) if (s := text[a:b]).strip())


def dated_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text that may hold a date; () for most."""
    return sentences(text) if may_hold_dates(text) else ()


def is_year_or_more(period: Period) -> bool:
    """Whether a period is no more exact than a year."""
    return ((period.last or date.max) - (period.first or date.min)).days >= DAYS_OF_A_YEAR


def best_of(candidates: Iterable[Candidate], fact: str, read_from: dict[str, Found]) -> Period | None:
    """The candidate of most worth, the first of equals."""
    best = max(candidates, key=lambda c: c.worth, default=None)
    if best is None:
        return None
    read_from[fact] = best.found
    return best.period


@cache
def says(key: str) -> AnyOf:
    """The expressions of documents.yml under a key."""
    return AnyOf(load("documents")[key])
