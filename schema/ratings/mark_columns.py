"""Columns whose headings say what a mark in them means: "Red", "Amber" and "Green", "Achieved (tick)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schema.columns.known_headings import (
    LONGEST_KNOWN_HEADING,
    field_of_wording,
    heading_words,
    openings_of,
    read_heading,
    singular,
)
from schema.ratings.rating_words import colour_words, letters, status_of_opening, words
from schema.vocabulary import fold

_ASKS = re.compile(
    r"[(\[]?\s*(?:\b(?:please )?(?:tick|y\s*/\s*n|yes\s*/\s*no|y or n|yes or no)\b|[✓✔☑√])\s*[)\]]?", re.I
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark in a column stands for: the field (rag, status or partners), and the words of the heading that say
    it."""

    field: str
    words: str


@lru_cache(maxsize=4096)
def mark_of_heading(heading: str) -> Mark | None:
    """The meaning of a mark below `heading`; None where it names neither one colour nor a state, nor one of the
    partners that the row above heads ("Agencies involved" over "Police")."""
    if partner := _partner_of(heading):
        return Mark("partners", partner)
    said = " ".join(_ASKS.sub(" ", heading).split())
    if said in letters():
        return Mark("rag", letters()[said])
    folded = heading_words(said)
    colours = {words("colours")[match[0]] for match in colour_words().finditer(folded)}
    beside = set(colour_words().sub(" ", folded).split())
    if len(colours) == 1 and beside <= words("beside_colours").keys():
        return Mark("rag", colours.pop())
    return Mark("status", said) if not colours and status_of_opening(said) else None


def _partner_of(heading: str) -> str:
    """Whom a heading names after words for partners, two or more that are no heading together with it; "" for none."""
    words, opening = heading.split(), heading_words(heading).partition(" ")[0]
    if openings_of("partners").isdisjoint((opening, singular(opening))):  # as most cells that are asked
        return ""
    for at in range(len(words) - 1, 1, -1) if len(words) <= LONGEST_KNOWN_HEADING else ():
        above, below = heading_words(" ".join(words[:at])), " ".join(words[at:])
        if field_of_wording(above) == "partners" and not read_heading(below).field:
            return below
    return ""


def is_mark(text: str, column: Iterable[str] = ()) -> bool:
    """Whether a cell holds nothing but a mark that says yes; a cross is none where another cell of its `column` has a
    tick or another word for yes."""
    mark = fold(text)
    if mark in words("crosses"):
        return not any(fold(other) in words("marks").keys() - words("crosses").keys() for other in column)
    return mark in words("marks")


def are_marks(values: Sequence[str]) -> bool:
    """Whether cells hold marks, for yes or for no, and nothing else; also where all are empty."""
    known = words("marks").keys() | words("no_marks").keys()
    return all(fold(value) in known for value in values if value.strip())
