"""Dates within running prose: "between 30 October and 3 November 2023" among other words, each with where it stands."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from schema.dates.parse_date import read_date
from schema.dates.period import Period
from schema.dates.tokens import full_year

_NAMES = [name.lower() for name in calendar.month_name[1:]]
_MONTH = r"(?:" + "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in _NAMES) + r")\b\.?"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?\b(\d{1,2})(?:\s?(?:st|nd|rd|th)\b)?"
_YEAR = r"((?:19|20)\d\d)\b"
_TO = r"\s*(?:-|–|—|/|&|\bto\b|\band\b|\buntil\b|\bthrough to\b)\s*"
# An order of trial: the longest statement first. M month, the groups d day, m month, y year in printed order.
_SHAPES = (
    ("dmydmy", rf"{_DAY}\s+(?:of\s+)?({_MONTH}),?\s+{_YEAR}{_TO}{_DAY}\s+(?:of\s+)?({_MONTH}),?\s+{_YEAR}"),
    ("dmdmy", rf"{_DAY}\s+(?:of\s+)?({_MONTH}){_TO}{_DAY}\s+(?:of\s+)?({_MONTH}),?\s+{_YEAR}"),
    ("ddmy", rf"{_DAY}{_TO}{_DAY}\s+(?:of\s+)?({_MONTH}),?\s+{_YEAR}"),
    ("dmy", rf"{_DAY}\s+(?:of\s+)?({_MONTH}),?\s+{_YEAR}"),
    ("DMY", r"\b(\d{1,2})[./-](\d{1,2})[./-]((?:20)?\d\d)\b"),
    ("mymy", rf"\b({_MONTH}),?\s+{_YEAR}{_TO}({_MONTH}),?\s+{_YEAR}"),
    ("mmy", rf"\b({_MONTH}){_TO}({_MONTH}),?\s+{_YEAR}"),
    ("my", rf"\b({_MONTH}),?\s+{_YEAR}"),
    ("yy", rf"(?<![\d/–-])\b{_YEAR}{_TO}((?:20)?\d\d)\b(?![/–-]?\d)"),
    ("y", rf"(?<![\d/–-])\b{_YEAR}(?![/–-]\d)"),
)
_MAYBE = re.compile(r"[0-9](?:[0-9]{3}|[./-][0-9])")  # no date is without it; asked first, since most texts hold none
_PATTERN = re.compile(rf"\b(?:{'|'.join(f'(?P<{name}>{shape})' for name, shape in _SHAPES)})", re.IGNORECASE)


class Dated(NamedTuple):
    """A date in a text: the time it states, as printed, and the first and last character it takes."""

    period: Period
    words: str
    start: int
    end: int


def dates_in(text: str) -> tuple[Dated, ...]:
    """The dates of `text` that bear a year, from left to right; a range is one. What no calendar has is left out."""
    return _dates_in(text) if may_hold_dates(text) else ()


@lru_cache(maxsize=1 << 12)
def may_hold_dates(text: str) -> bool:
    """Whether a text has the figures without which no date bears a year."""
    return _MAYBE.search(text) is not None


@lru_cache(maxsize=1 << 10)  # one fact after the other is looked for in the same sentences
def _dates_in(text: str) -> tuple[Dated, ...]:
    return tuple(_each_date(text))


def _each_date(text: str) -> Iterator[Dated]:
    for match in _PATTERN.finditer(text):
        shape, words = match.lastgroup or "", match.group()
        alone = _shape(shape).fullmatch(words)
        period = _years(words) if shape == "yy" else _period(shape, alone.groups()) if alone else None
        if period:
            yield Dated(period, words, match.start(), match.end())


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(dict(_SHAPES)[name], re.IGNORECASE)


def _years(words: str) -> Period | None:
    """The time from one year to another, which as "2015-16" is a financial year."""
    reading = read_date(words)
    return Period(reading.first, reading.last) if reading.kind == "dated" else None


def _period(shape: str, parts: Sequence[str]) -> Period | None:
    try:
        if shape == "y":
            return Period.year(int(parts[0]))
        if shape == "DMY":
            return Period.day(full_year(parts[2]), int(parts[1]), int(parts[0]))
        return _spelt(shape, parts)
    except ValueError:
        return None


def _spelt(shape: str, parts: Sequence[str]) -> Period:
    """A date with its months in words; the last month and year hold for what stands before without one."""
    day: list[int | None] = []
    month: list[int | None] = []
    year: list[int | None] = []
    for letter, part in zip(shape, parts, strict=True):
        if letter == "d" or (letter == "m" and "d" not in shape):
            day.append(int(part) if letter == "d" else None)
            month.append(None)
            year.append(None)
        if letter == "m":
            month[-1] = _number(part)
        if letter == "y":
            year[-1] = int(part)
    ends = []
    for i in range(len(day)):
        m = next(v for v in month[i:] if v is not None)
        y = next(v for v in year[i:] if v is not None)
        if i == 0 and year[0] is None and (last := month[-1]) is not None and m > last:
            y -= 1  # "20 November to 5 January 2024" began the year before
        d = day[i]
        ends.append(Period.month(y, m) if d is None else Period.day(y, m, d))
    return Period(ends[0].first, ends[-1].last)


def _number(month: str) -> int:
    return [name[:3] for name in _NAMES].index(month[:3].casefold()) + 1
