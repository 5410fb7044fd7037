"""What a text must hold for an expression to be found in it, told by the expression alone."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

_PARSER: Any = import_module("re._parser")  # Python's own reading of expressions, which has no public name
_SIGNS: Any = import_module("re._constants")
_AGAIN = (_SIGNS.MAX_REPEAT, _SIGNS.MIN_REPEAT)

Letters = frozenset[str]  # runs of letters of which one at least stands in the text


def needed_letters(patterns: Iterable[str]) -> Letters:
    """The letters without one of which none of the expressions is found; none where that cannot be told. Those that
    hold others of them are left out: where they stand the others do."""
    needed = [_of_sequence(_PARSER.parse(pattern)) if "(?i" not in pattern else frozenset() for pattern in patterns]
    letters: list[str] = []
    for run in sorted(frozenset().union(*needed), key=len) if all(needed) else ():
        if not any(shorter in run for shorter in letters):
            letters.append(run)
    return frozenset(letters)


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> Letters:
    """Of all that must stand one after the other, what is likeliest to be missing."""
    best: Letters = frozenset()
    run = ""
    for sign, said in (*parts, (None, None)):
        if sign is _SIGNS.LITERAL:
            run += chr(said)
            continue
        best = max(best, _of_part(sign, said), frozenset({run}) if run else best, key=_shortest)
        run = ""
    return best


def _of_part(sign: Any, said: Any) -> Letters:
    if sign is _SIGNS.SUBPATTERN:
        return _of_sequence(said[3])
    if sign in _AGAIN and said[0]:
        return _of_sequence(said[2])
    if sign is _SIGNS.BRANCH:
        needed = [_of_sequence(branch) for branch in said[1]]
        return frozenset().union(*needed) if all(needed) else frozenset()
    return frozenset()


def _shortest(letters: Letters) -> int:
    return min(map(len, letters), default=0)
