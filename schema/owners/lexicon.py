"""The lexicon of owners: posts, teams and bodies by the key of their words, and the abbreviations of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from schema.vocabulary import VOCABULARIES, fold, load

_ABBREVIATION_PLURAL = re.compile(r"[A-Z][A-Za-z]*[A-Z]s")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation of the field: `initials` where the letters are as often a person's."""

    expansion: str
    initials: bool


@cache
def abbreviations() -> Mapping[str, Abbreviation]:
    """Well-known abbreviations by key. Raises ValueError where one stands twice."""
    path = VOCABULARIES / "abbreviations.csv"
    known: dict[str, Abbreviation] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if (word := key(row["abbreviation"])) in known:
                raise ValueError(f"{path.name}: {row['abbreviation']!r} stands twice")
            known[word] = Abbreviation(row["expansion"], row["initials"] == "yes")
    return known


def key(words: str) -> str:
    """`words` for matching: folded, without apostrophes, hyphens inside words, full stops at the end and a plural s."""
    return " ".join(filter(None, (word_key(word) for word in words.split())))


@lru_cache(maxsize=1 << 14)  # plans say the same few words again and again
def word_key(word: str) -> str:
    """One word for matching."""
    if _ABBREVIATION_PLURAL.fullmatch(word):
        return fold(word[:-1])
    folded = fold(word).replace("'", "").replace("-", "") or fold(word)
    folded = folded.rstrip(".") or folded
    is_plural = folded.endswith("s") and len(folded) > (4 if word.isupper() else 3) and not folded.endswith("ss")
    return folded[:-1] if is_plural else folded


@cache
def lexicon() -> Mapping[str, tuple[str, str | None]]:
    """Known posts, teams and bodies by key, each with its label and its role for comparison.

    Raises ValueError where one entry has two meanings.
    """
    words = load("owners")
    entries: dict[str, tuple[str, str | None]] = {}
    for label, entry, role in _entries(words):
        if entries.setdefault(key(entry), (label, role)) != (label, role):
            raise ValueError(f"owners.yml: {entry!r} is {entries[key(entry)]} and {(label, role)}")
    for short, abbreviation in abbreviations().items():
        if (meaning := entries.get(key(abbreviation.expansion))) is not None:
            entries.setdefault(short, meaning)
    return entries


def _entries(words: Mapping[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    for label in ("head", "role", "role_noun", "team", "team_noun", "body", "body_noun", "service", "partner"):
        if isinstance(words[label], list):
            yield from ((label, entry, None) for entry in words[label])
        else:
            yield from ((label, entry, role) for role, entries in words[label].items() for entry in entries)


@cache
def short_bodies() -> frozenset[str]:
    """Keys of the abbreviations that stand for bodies."""
    return frozenset(short for short in abbreviations() if lexicon().get(short, ("",))[0] == "body")


@cache
def listed(name: str) -> frozenset[str]:
    """The keys of a list of owners.yml, or of a running text of words there."""
    entries = load("owners")[name]
    return frozenset(key(entry) for entry in (entries.split() if isinstance(entries, str) else entries))


@cache
def known_words() -> frozenset[str]:
    """Keys of all single words that posts, teams, bodies, services and their subjects are made of."""
    words = {word for entry in lexicon() for word in entry.split()}
    return frozenset(words) | listed("subjects") | listed("qualifiers") | frozenset(abbreviations())
