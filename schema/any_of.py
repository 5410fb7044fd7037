"""Many expressions asked at once: whether any of a list is found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from schema.needed_letters import needed_letters

MOST_NEEDED = 48  # letters that are sooner looked for than the expressions that need them
_NO_BARS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)  # signs and sets, in which a bar parts nothing
_GROUP = re.compile(rf"({_NO_BARS.pattern})|\((?!\?)", re.DOTALL)
_INMOST = re.compile(r"\([^()]*\)")


class AnyOf:
    """Expressions as two: those that begin with "^" are asked at the front of a text alone, all others in all of it, of
    these the ones that begin with a whole word at its words alone. None of them refers to a group."""

    def __init__(self, patterns: Iterable[str]) -> None:
        listed = [without_groups(pattern) for pattern in patterns]
        front = [pattern for pattern in listed if pattern.startswith("^") and _is_one(pattern)]
        words = [pattern for pattern in listed if pattern.startswith(r"\b") and _is_one(pattern)]
        others = [pattern for pattern in listed if pattern not in front and pattern not in words]
        needed = needed_letters([*others, *words])
        self._needed = needed if len(needed) <= MOST_NEEDED else None
        within = [*others, rf"\b(?:{_joined(pattern[2:] for pattern in words)})"] if words else others
        self._front = re.compile(_joined(pattern[1:] for pattern in front)) if front else None  # `match` stands for "^"
        self._within = re.compile(_joined(within)) if within else None

    def found_in(self, text: str) -> bool:
        """Whether one of the expressions is found in the text."""
        if self._front is not None and self._front.match(text):
            return True
        if self._within is None:
            return False
        if self._needed and len(text) > len(self._needed) and not any(map(text.__contains__, self._needed)):
            return False  # shorter texts are sooner searched
        return self._within.search(text) is not None


@cache
def any_of(patterns: tuple[str, ...]) -> AnyOf:
    """The patterns as one question, compiled once."""
    return AnyOf(patterns)


def _joined(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def without_groups(pattern: str) -> str:
    """An expression whose brackets keep nothing: to note what each of them holds takes most of the time of a search."""
    return _GROUP.sub(lambda found: found[1] or "(?:", pattern)


def _is_one(pattern: str) -> bool:
    """Whether an expression is one whole, not several set apart by bars."""
    bare, inner = _NO_BARS.sub("", pattern), ""
    while bare != inner:
        bare, inner = _INMOST.sub("", bare), bare
    return "|" not in bare
