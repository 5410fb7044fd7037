"""Deeds: whether a cell says what is to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from schema.vocabulary import fold, load

FEWEST_DEED_WORDS = 3  # of a line that says what is to be done
# What follows a noun that looks like a verb: "Review of visits", "Work has begun", "Audit shows", "Draft sent out".
AFTER_NOUNS = frozenset(
    [
        "of",
        "has",
        "have",
        "had",
        "was",
        "were",
        "is",
        "are",
        "shows",
        "showed",
        "continues",
        "remains",
        "sent",
        "held",
        "begun",
        "done",
        "underway",
    ]
)
_LEAD_IN = re.compile(
    r"^(?:(?:action|task|step) [\d.]+[a-z]?[:.)]? (?:[-–] )?"
    r"|\(?(?:[a-z]{1,3}|[a-z]{0,3}\d[\d.]*[a-z]?)[).:]\s+|[\W\d]+|[a-z]{0,3}\d[\d.]*[a-z]?\s+)?"
    r"(?:(?:to|we will|we shall|will|please|continue to)\s+)?"
)

_AGAIN = re.compile(r"^re-?(?=[a-z]{4})")  # "re-tender", "renegotiate"; of "reset" too little is left

_NUMBER = re.compile(r"\d[\d.]*[a-z]?[:.)]?$")  # of what a noun names: "Aim 2"


def deeds(values: Sequence[str]) -> float:
    """Share of the filled cells that say what is to be done."""
    return _deeds(tuple(values))


@lru_cache(maxsize=1 << 8)  # one rule after the other asks of the columns of a table
def _deeds(values: tuple[str, ...]) -> float:
    filled = [value for value in values if value.strip()]
    return sum(map(is_deed, filled)) / len(filled) if filled else 0.0


@lru_cache(maxsize=1 << 14)  # most columns of a long tracker say the same again and again
def is_deed(value: str) -> bool:
    """Whether a cell opens with a verb of deeds.yml, behind its number and "to" or "we will"."""
    words = _LEAD_IN.sub("", fold(value)).split()
    if len(words) < FEWEST_DEED_WORDS or words[1] in AFTER_NOUNS or _NUMBER.match(words[1]):
        return False
    verb = words[0].rstrip(",")
    return bool({verb, _AGAIN.sub("", verb)} & _verbs()) and " ".join(words[:2]) not in load("deeds")["names"]


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("deeds")["verbs"])
