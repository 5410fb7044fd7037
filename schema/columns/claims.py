"""Claims: what speaks for or against a field in a column whose heading is no known wording, each with its weight."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from schema.columns.content_types import share_of
from schema.columns.known_headings import heading_words, singular
from schema.vocabulary import fold, load

HALF = 0.5  # share of the cells from which on their kind speaks
FEWEST_WORDS = 3  # of a line that says what is to be done
_LEAD_IN = re.compile(
    r"^(?:\(?(?:[a-z]{1,3}|[a-z]{0,3}\d[\d.]*[a-z]?)[).:]\s+|[\W\d]+|[a-z]{0,3}\d[\d.]*[a-z]?\s+)?"
    r"(?:(?:to|we will|we shall|will|please|continue to)\s+)?"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """That a column (`subject`, from 0) holds a field; `weight` is the natural logarithm of how much likelier its sight
    is where that is so, below 0 where it speaks against it."""

    subject: int
    field: str
    weight: float
    reason: str


def claims_for(headings: Sequence[str], columns: Sequence[Sequence[str]], subjects: Sequence[int]) -> list[Claim]:
    """All claims about these columns of a table. Scorers that cannot tell say nothing."""
    return [
        claim
        for i in subjects
        for claim in (*_by_words(i, headings[i]), *_by_contents(i, columns[i]), *_by_position(i, columns))
    ]


def totals(claims: Sequence[Claim]) -> Mapping[tuple[int, str], float]:
    """The weights of the claims added up, by column and field."""
    sums: dict[tuple[int, str], float] = defaultdict(float)
    for claim in claims:
        sums[claim.subject, claim.field] += claim.weight
    return sums


def deeds(values: Sequence[str]) -> float:
    """Share of the filled cells that say what is to be done: they open with a verb of deeds.yml."""
    filled = [value for value in values if value.strip()]
    return sum(map(_is_deed, filled)) / len(filled) if filled else 0.0


def _is_deed(value: str) -> bool:
    words = _LEAD_IN.sub("", fold(value)).split()
    return len(words) >= FEWEST_WORDS and words[0].rstrip(",") in _verbs()


def _by_words(i: int, heading: str) -> Iterator[Claim]:
    """What parts of its words say: "Whose desk" is no wording that is known, but "whose" asks for people."""
    for word in singular(heading_words(heading)).split():
        part = max(
            (p for p in load("claims")["words"] if word.startswith(p) and _is_near(word, p)), key=len, default=""
        )
        for field, weight in load("claims")["words"].get(part, {}).items():
            yield Claim(i, field, float(weight), f"the heading says {word!r}")


def _is_near(word: str, part: str) -> bool:
    """Whether a word is a part or, of a longer part, begins with it: "do" is not in "document"."""
    return word == part or len(part) > 3


def _by_contents(i: int, values: Sequence[str]) -> Iterator[Claim]:
    for kind, meant in load("claims")["contents"].items():
        share = deeds(values) if kind == "deed" else share_of(kind, values)
        if share >= HALF:
            for field, weight in meant.items():
                yield Claim(i, field, round(float(weight) * share, 2), f"{share:.0%} of the cells show {kind}")


def _by_position(i: int, columns: Sequence[Sequence[str]]) -> Iterator[Claim]:
    """Numbers stand first, and all differ; one that comes again points elsewhere."""
    filled = [value for value in columns[i] if value.strip()]
    if share_of("ref", filled) >= HALF:
        yield Claim(i, "action_ref", 0.7 if i == 0 else -1.0, "first of the row" if i == 0 else "not first of the row")
        if len(set(filled)) < len(filled):
            yield Claim(i, "action_ref", -1.5, "numbers come again")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("deeds")["verbs"])
