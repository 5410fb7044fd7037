"""What the prose of a column tells: an effect, how things stand, or what shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from schema.any_of import AnyOf
from schema.columns.deeds import is_deed
from schema.vocabulary import fold, load

FEWEST_TOLD_WORDS = 2  # words of a cell that tells anything
LONGEST_NAMING = 4  # words of a first sentence that may name what the next one says
LONGEST_PROOF = 9  # words of a thing that is named; what is longer tells of it
LONGEST_NUMBER = 6  # letters of one before a sentence, with its bracket
_NUMBERED = re.compile(r"\A(?:\(?[a-z0-9.]{1,4}\)|(?!\d\d?\.\d\d?\.\d\d)\d+(?:\.\d+)+[a-z]?[.:]?)\s+(?=[^\W\d])")
_SENTENCE_END = re.compile(r"(?<=[.;])\s|\n")


def prose_share(kind: str, values: Sequence[str]) -> float:
    """Share of the filled cells whose first sentence is of this kind of prose.yml; 0 where all are empty."""
    filled = [value for value in values if value.strip()]
    return sum(prose_kind(value) == kind for value in filled) / len(filled) if filled else 0.0


@lru_cache(maxsize=1 << 14)  # columns are asked by several rules
def prose_kind(value: str) -> str | None:
    """The kind of prose.yml of a cell, by its first sentence, or by that behind a few words that tell nothing.

    None where it says what is to be done, or nothing that is known."""
    if is_deed(value):
        return None
    first, *others = _SENTENCE_END.split(value.strip(), maxsplit=2)
    kind = _kind_of_sentence(first)
    is_lead_in = kind is None and others and len(first.split()) <= LONGEST_NAMING
    return _kind_of_sentence(others[0]) if is_lead_in else kind


def _kind_of_sentence(words: str) -> str | None:
    sentence = fold(words).lstrip("-•*– ")
    if sentence[:1].isdigit() or ")" in sentence[:LONGEST_NUMBER]:
        sentence = _NUMBERED.sub("", sentence)
    count = len(sentence.split())
    if count < FEWEST_TOLD_WORDS:
        return None
    found = next((kind for kind, known in _of_kinds().items() if known.found_in(sentence)), None)
    return None if found == "proof" and count > LONGEST_PROOF else found


def undertakings(values: Sequence[str]) -> float:
    """Share of the filled cells that say what is to be done, or what somebody undertakes."""
    filled = [value for value in values if value.strip()]
    return sum(map(is_undertaken, filled)) / len(filled) if filled else 0.0


def is_undertaken(value: str) -> bool:
    """Whether a text says what is to be done, or what somebody undertakes."""
    return is_deed(value) or prose_kind(value) == "undertaking"


def prose_kinds() -> tuple[str, ...]:
    """All kinds of prose, in the order in which they are tried."""
    return tuple(_of_kinds())


@cache
def _of_kinds() -> dict[str, AnyOf]:
    return {kind: AnyOf(listed) for kind, listed in load("prose").items()}
