"""Claims: what speaks for or against a field in a column whose heading is no known wording, each with its weight."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schema.columns.content_types import share_of
from schema.columns.deeds import deeds
from schema.columns.known_headings import heading_words, singular
from schema.columns.prose_kinds import prose_kinds, prose_share
from schema.vocabulary import load

HALF = 0.5  # share of the cells from which on their kind speaks


@dataclass(frozen=True, slots=True)
class Claim:
    """That a column (`subject`, from 0) holds a field; `weight` says how strongly its sight speaks for that, below 0
    against it: claims.yml tells which weights were counted and which were set by hand."""

    subject: int
    field: str
    weight: float
    reason: str


def claims_for(
    headings: Sequence[str],
    columns: Sequence[Sequence[str]],
    subjects: Sequence[int],
    painted: Collection[int] = (),
) -> list[Claim]:
    """All claims about these columns of a table. Scorers that cannot tell say nothing.

    `painted` are the columns with fills of several strong colours.
    """
    return [
        claim
        for i in subjects
        for claim in (
            *_by_words(i, headings[i]),
            *_by_contents(i, columns[i]),
            *_by_position(i, columns),
            *_by_paint(i, painted),
        )
    ]


def totals(claims: Sequence[Claim]) -> Mapping[tuple[int, str], float]:
    """The weights of the claims added up, by column and field."""
    sums: dict[tuple[int, str], float] = defaultdict(float)
    for claim in claims:
        sums[claim.subject, claim.field] += claim.weight
    return sums


def _by_words(i: int, heading: str) -> Iterator[Claim]:
    """What parts of its words say: "Whose desk" is no wording that is known, but "whose" asks for people."""
    for word in singular(heading_words(heading)).split():
        part = max(
            (p for p in load("claims")["words"] if word.startswith(p) and _is_near(word, p)), key=len, default=""
        )
        for field, weight in load("claims")["words"].get(part, {}).items():
            yield Claim(i, field, float(weight), f"the heading says {word!r}")
    for field, listed in load("columns")["not_by_contents"].items():
        if said := next((word for word in listed if re.search(rf"\b{word}\b", singular(heading_words(heading)))), None):
            yield Claim(i, field, float(load("claims")["not_by_contents"]), f"the heading says {said!r}")


def _is_near(word: str, part: str) -> bool:
    """Whether a word is a part or, of a longer part, begins with it: "do" is not in "document"."""
    return word == part or len(part) > 3


def _by_contents(i: int, values: Sequence[str]) -> Iterator[Claim]:
    for kind, meant in load("claims")["contents"].items():
        share = kind_share(kind, values)
        if share >= HALF:
            for field, weight in meant.items():
                yield Claim(i, field, round(float(weight) * share, 2), f"{share:.0%} of the cells show {kind}")


def kind_share(kind: str, values: Sequence[str]) -> float:
    """Share of the filled cells that show a kind of contents, of prose, or a deed."""
    if kind == "deed":
        return deeds(values)
    return prose_share(kind, values) if kind in prose_kinds() else share_of(kind, values)


def _by_paint(i: int, painted: Collection[int]) -> Iterator[Claim]:
    if i in painted:
        yield Claim(i, "rag", float(load("claims")["painted"]), "fills of several strong colours")


def claims_by_side(subjects: Sequence[int], action: int | None) -> list[Claim]:
    """Claims by the side of the actions on which columns stand: what is told of actions stands after them."""
    if action is None:
        return []
    return [
        Claim(
            i,
            field,
            float(weight) if i > action else -float(weight),
            "after the actions" if i > action else "before them",
        )
        for i in subjects
        for field, weight in load("claims")["after_action"].items()
    ]


def _by_position(i: int, columns: Sequence[Sequence[str]]) -> Iterator[Claim]:
    """Numbers stand first, and all differ; one that comes again points elsewhere."""
    filled = [value for value in columns[i] if value.strip()]
    if share_of("ref", filled) >= HALF:
        yield Claim(i, "action_ref", 0.7 if i == 0 else -1.0, "first of the row" if i == 0 else "not first of the row")
        if len(set(filled)) < len(filled):
            yield Claim(i, "action_ref", -1.5, "numbers come again")
