"""Themes: what a recommendation or an action is about, by the terms of themes.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count, product
from typing import Any

from schema.phrases import Phrases
from schema.vocabulary import fold, load

KEYS = {"label", "group", "generic", "definition", "strong", "weak", "not"}
KINDS = ("strong", "weak", "not")
BETWEEN = 8  # words that "..." of a term may stand for
STOP = "."  # the token that ends a sentence: no term goes over it
STOPS = ".!?;:"  # as they are printed

_TOKEN = re.compile(rf"[^\W_]+(?:['’][^\W_]+)*['’]?|&|[{STOPS}](?=\s+[A-Z\d\"'(]|\s*$)")
_SLOT = re.compile(r"\.\.\.|\((?P<optional>[a-z0-9|]+)\)|(?:[a-z0-9]+(?:\([a-z0-9|]+\))?(?:\|(?!$))?)+")
_WORD = re.compile(r"(?P<stem>[a-z0-9]+)(?:\((?P<endings>[a-z0-9|]+)\))?")

Slot = tuple[str, ...]  # the words that may stand at one place of a term, "" where it may be empty; () for "..."


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as themes.yml states it; the terms under `strong`, `weak` and `without` (the file's "not") as written."""

    id: str
    label: str
    group: str
    generic: bool
    definition: str
    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeReading:
    """A theme of a text, and the words that fired as printed there, each wording once, in reading order."""

    theme: str
    terms: tuple[str, ...]


@cache
def themes() -> Mapping[str, Theme]:
    """All themes by id, in the file's order. Raises ValueError, naming theme and word, for a fault in themes.yml."""
    return {name: _theme(name, stated) for name, stated in load("themes").items()}


def ordered(names: Iterable[str]) -> list[str]:
    """Ids of themes, each once: the specific before the generic, in the file's order; the first is the main one."""
    return sorted(set(names), key=_order().__getitem__)


@cache
def _order() -> Mapping[str, tuple[bool, int]]:
    return {name: (theme.generic, place) for place, (name, theme) in enumerate(themes().items())}


def read_themes(text: str) -> list[ThemeReading]:
    """The themes of a text, the main one first (see `ordered`); [] where no term fires."""
    return list(_read(text))


@lru_cache(maxsize=4096)  # a plan repeats its objectives
def _read(text: str) -> tuple[ThemeReading, ...]:
    found: dict[str, dict[str, list[tuple[int, int]]]] = {kind: {} for kind in KINDS}
    tokens = list(_TOKEN.finditer(text))
    for theme, kind, start, end in _matchers().find([_key(token[0]) for token in tokens]):
        found[kind].setdefault(theme, []).append((start, end))
    for kind in ("strong", "weak"):
        kept = {theme: _kept(spans, found["not"].get(theme, ())) for theme, spans in found[kind].items()}
        if fired := {theme: spans for theme, spans in kept.items() if spans}:
            return tuple(ThemeReading(name, _printed(text, tokens, fired[name])) for name in ordered(fired))
    return ()


def _kept(spans: Sequence[tuple[int, int]], excluded: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that overlap none of the excluded, without those that lie inside another."""
    if len(spans) == 1 and not excluded:
        return list(spans)
    taken = {token for start, end in excluded for token in range(start, end)}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if taken.isdisjoint(range(start, end)) and (not kept or end > kept[-1][1]):
            kept.append((start, end))
    return kept


def _printed(text: str, tokens: Sequence[re.Match[str]], spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    printed = [" ".join(text[tokens[start].start() : tokens[end - 1].end()].split()) for start, end in spans]
    if len(printed) == 1:
        return (printed[0],)
    once: dict[str, str] = {}
    for words in printed:
        once.setdefault(fold(words), words)
    return tuple(once.values())


@lru_cache(maxsize=1 << 14)  # actions say the same words again and again
def _key(token: str) -> str:
    """A token as terms write it."""
    if token == "&":
        return "and"
    if token in STOPS:
        return STOP
    return (token.lower() if token.isascii() else fold(token)).replace("'", "")


@dataclass(frozen=True)
class _Matchers:
    """The terms as phrases, those with "..." as two; `phrases` says of each term and which part of it one is."""

    phrases: Phrases[tuple[str, str, int, str]]  # theme, kind, number of the term, "whole" | "head" | "tail"

    def find(self, words: Sequence[str]) -> Iterator[tuple[str, str, int, int]]:
        """Theme, kind of term, first token and the one after the last, of every match."""
        heads: dict[int, list[tuple[int, int]]] = {}
        for start, end, (theme, kind, term, part) in sorted(self.phrases.find(words)):
            if part == "whole":
                yield theme, kind, start, end
            elif part == "head":
                heads.setdefault(term, []).append((start, end))
            else:
                heads[term] = [head for head in heads.get(term, ()) if start - head[1] <= BETWEEN]
                for first, stop in heads[term]:
                    if stop <= start and STOP not in words[stop:start]:
                        yield theme, kind, first, end


@cache
def _matchers() -> _Matchers:
    phrases = Phrases[tuple[str, str, int, str]]()
    numbers = count()
    for theme in themes().values():
        for kind, stated in zip(KINDS, (theme.strong, theme.weak, theme.without), strict=True):
            for term, number in zip(stated, numbers, strict=False):
                for part, slots in _parts(slots_of(term)):
                    for words in _phrases(slots):
                        phrases.add(words, (theme.id, kind, number, part))
    return _Matchers(phrases)


def slots_of(term: str) -> tuple[Slot, ...]:
    """The places of a term, as the head of themes.yml explains. Raises ValueError for a term that is not so written."""
    slots: list[Slot] = []
    for part in term.split():
        match = _SLOT.fullmatch(part)
        if not match:
            raise ValueError(f"{part!r} of {term!r} is no word of a term")
        if part == "...":
            slots.append(())
        elif match["optional"]:
            slots.append(("", *match["optional"].split("|")))
        else:
            slots.append(tuple(word for found in _WORD.finditer(part) for word in _words(found)))
    if slots.count(()) > 1:
        raise ValueError(f"{term!r} has more than one '...'")
    if any(all("" in slot for slot in part) for _, part in _parts(slots)):
        raise ValueError(f"{term!r} has no word to begin or end with")
    return tuple(slots)


def _words(word: re.Match[str]) -> list[str]:
    return [word["stem"] + ending for ending in ("", *(word["endings"] or "").split("|"))]


def _phrases(slots: Sequence[Slot]) -> list[list[str]]:
    return [[word for word in words if word] for words in product(*slots)]


def _parts(slots: Sequence[Slot]) -> list[tuple[str, Sequence[Slot]]]:
    if () not in slots:
        return [("whole", slots)]
    gap = slots.index(())
    return [("head", slots[:gap]), ("tail", slots[gap + 1 :])]


def _theme(name: str, stated: Mapping[str, Any]) -> Theme:
    if stray := set(stated) - KEYS:
        raise ValueError(f"themes.yml: {name}: unknown key {sorted(stray)[0]}")
    if missing := KEYS - {"weak", "not"} - set(stated):
        raise ValueError(f"themes.yml: {name}: {sorted(missing)[0]} is missing")
    terms = {kind: tuple(stated.get(kind, ())) for kind in KINDS}
    seen: dict[tuple[Slot, ...], str] = {}
    for term in (term for kind in KINDS for term in terms[kind]):
        try:
            slots = slots_of(term)
        except ValueError as fault:
            raise ValueError(f"themes.yml: {name}: {fault}") from fault
        if slots in seen:
            raise ValueError(f"themes.yml: {name}: {term!r} stands twice")
        seen[slots] = term
    return Theme(
        name,
        stated["label"],
        stated["group"],
        stated["generic"] == "true",
        stated["definition"],
        terms["strong"],
        terms["weak"],
        terms["not"],
    )
