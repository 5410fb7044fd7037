"""Running numbers: openings of texts that are numbers only because they count on from one text to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from schema.vocabulary import load

Count = tuple[int, ...]

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_COUNTED: tuple[tuple[str, Callable[[str], Count]], ...] = (
    (r"[1-9]\d?", lambda number: (int(number),)),  # "3 Strong teams"
    (r"\d{1,2}[-–/]\d{1,2}", lambda number: tuple(map(int, re.split(r"\D", number)))),  # as "1-1 meetings" is not
    (r"[A-Z]", lambda number: (ord(number) - ord("A") + 1,)),  # "B. Strong teams", as "J. Smith" is not
    ("|".join(_ROMANS), lambda number: (_ROMANS.index(number) + 1,)),
)
_FORMS = tuple((re.compile(rf"({number})[.:]?\s+(?=[A-Z])(\S.*)", re.DOTALL), count) for number, count in _COUNTED)
_NAMED = re.compile(r"([A-Z][\w’'-]+(?: [\w’'-]+){0,2}) (\d{1,2})\s*[:–-]\s*(\S.*)", re.DOTALL)  # "Promise 3: ..."


def running_numbers(texts: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Number and words of texts that open with what may be one ("3 Strong teams", "C. Strong teams", "1-2 Strong
    teams"), where such openings run on from one text to the next; {} where they do not, or two in three texts have
    none. One such text alone says nothing: "3 Visits".
    """
    distinct = list(dict.fromkeys(texts))
    for opening, count in _FORMS:
        opened = {text: match for text in distinct if (match := opening.fullmatch(text))}
        counts = list(dict.fromkeys(count(match[1]) for match in opened.values()))
        if 3 * len(opened) >= len(distinct) and _runs_on(counts):
            return {text: (match[1], match[2]) for text, match in opened.items()}
    return _named(distinct)


def _named(texts: list[str]) -> dict[str, tuple[str, str]]:
    """The texts that open with one name and numbers that run on ("Promise 1: ...", "Promise 2: ..."), which is no name
    of a time or an attachment."""
    found = {text: match for text in texts if (match := _NAMED.fullmatch(text))}
    series: dict[str, list[Count]] = {}
    for match in found.values():
        if match[1].split()[-1].lower() not in load("references")["unnumbered"]:
            series.setdefault(match[1], []).append((int(match[2]),))
    running = {name for name, counts in series.items() if _runs_on(list(dict.fromkeys(counts)))}
    return {text: (match[2], match[3]) for text, match in found.items() if match[1] in running}


def _runs_on(counts: list[Count]) -> bool:
    """Whether there are several, from the first on, and most of them are one more than the one before."""
    steps = sum(two in ((*one[:-1], one[-1] + 1), (one[0] + 1, *one[1:-1], 1)) for one, two in pairwise(counts))
    return len(counts) > 1 and set(counts[0]) == {1} and 4 * steps >= 3 * (len(counts) - 1)
