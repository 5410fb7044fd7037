"""Dates as plans print them, read into periods of whole days and a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal, cast

from schema.cut_words import joined_words, with_whole_year
from schema.dates.grammar import printed_dates
from schema.dates.patterns import Printed, ends_first
from schema.dates.period import Period, months_later
from schema.dates.tokens import Word, words
from schema.dates.unread_words import near_words
from schema.vocabulary import alternatives, fold, load

Kind = Literal["dated", "ongoing", "immediate", "recurring", "relative", "complete", "tbc", "conditional"]
Quarters = Literal["financial", "calendar"]

_STRUCK = re.compile("~~([^~]*)~~")  # how text formats write struck-out words
_FULL_DATE = re.compile(r"\D{0,12}\d{1,2}\D{1,20}(?:19|20)\d\d\D{0,12}")
_TO_WRITE_ON = re.compile(r"[_.…]{2,}|(?:[_.… ]*[/-]){2}[_.… ]*")  # "____", "__/__/__", " / / "
_NUMBER = re.compile(r"(?m)^\s*(\d\d?)[.)]\s+(?=[^\W\d])")
_BETWEEN = re.compile(r"\bbetween (.{2,24}?) and (?=\S)")
_SHEET_DAYS = range(36526, 54789)  # 2000 to 2049, as a spreadsheet counts days
_SHEET_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a date cell says.

    `first`, `last`: both ends of the time stated, None where no day can be known. `periods`: every date of the cell in
    printed order, a range as one. `kind`: None where the words give neither a date nor a kind. `unread`: there are
    words, and none of them was understood. `near_words`: unread words that may be a
    misspelt month or season, each with that. `flags`, any of:

    by; start_of_range ("from May 2011"); several_dates; approximate; year_assumed (taken from the plan or a
    neighbour); counted ("6 weeks after 1 May 2025": `first` and `last` are when that is); year_missing; revised (an
    older date stands beside); invalid_date (no such day); month_first_only (a date only if the month stood first: not
    read); sheet_number (days counted by a spreadsheet); also_ongoing, also_conditional and the names of other further
    kinds; unread_words (beside a year, which then is no date); horizon ("short term"); event ("next inspection");
    duration (a time that runs from something else than the plan); elsewhere ("see 1.2"); same_as_above;
    not_applicable; prompt (what a form asks for, not filled in).
    """

    first: date | None = None
    last: date | None = None
    kind: Kind | None = None
    flags: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    unread: bool = False
    near_words: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def read_date(
    text: str,
    *,
    anchor: Period | None = None,
    quarters: Quarters = "financial",
    relative_to: date | None = None,
    struck: str = "",
) -> DateReading:
    """Read a date cell: day before month, and never more exact than the page.

    `anchor` is the plan's own time, which lends a year to a date printed without one; `relative_to` the day the plan
    says its "within three months" runs from; `struck` words printed struck through, which are no part of `text`.
    """
    if "~~" in text:
        text, struck = _STRUCK.sub(" ", text), struck or text
    text = with_whole_year(text)
    folded = fold(_without_numbers(text) if "\n" in text else text)
    if "between " in folded:
        folded = _BETWEEN.sub(r"\1 to ", folded)
    tokens = ends_first(words(folded))
    codes = "".join(token.code for token in tokens)
    dates = printed_dates(tokens, codes, anchor, financial=quarters == "financial")
    reading = _dated(dates, codes) if any(one.period for one in dates) else _undated(folded, dates)
    kinds = list(dict.fromkeys(token.name for token in tokens if token.code == "k"))
    if kinds:
        reading = _with_kinds(reading, kinds)
    if reading.kind == "relative" and relative_to and not reading.periods:
        reading = _resolved(reading, tokens, relative_to)
    others = [] if "counted" in reading.flags else [token.name for token in tokens if token.name == "duration"]
    extra = [*(["revised"] if struck.strip() else []), *others]
    flags = tuple(dict.fromkeys((*reading.flags, *extra)))
    known = reading.kind or set(flags) & _UNDERSTOOD
    unread = bool(folded) and not known
    asked: tuple[tuple[str, str], ...] = ()
    if unread or "unread_words" in flags:
        for whole in joined_words(text, _CUT_DATE):
            other = read_date(whole, anchor=anchor, quarters=quarters, relative_to=relative_to, struck=struck)
            if not other.unread and "unread_words" not in other.flags:
                return other
        asked = tuple(near_words(tokens))
    return replace(reading, flags=flags, unread=unread, near_words=asked)


def _without_numbers(text: str) -> str:
    """Lines without the running numbers they open with: "1. June 2025" over "2. July 2025" are no days of a month."""
    numbers = [int(number) for number in _NUMBER.findall(text)]
    return _NUMBER.sub("", text) if len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)] else text


def is_same_as_above(text: str) -> bool:
    """Whether a cell says nothing but "as above", in words or by a ditto mark."""
    known, longest = _same_as_above()
    if not text or len(text) > longest:
        return False
    folded = fold(text)
    return folded in known or folded.strip(" .,;:()") in known


def some_same_as_above(texts: Iterable[str]) -> bool:
    """Whether one of the cells of a table says nothing but "as above"."""
    return any(map(is_same_as_above, set(texts)))


@cache
def _same_as_above() -> tuple[frozenset[str], int]:
    """The words for "as above", and how long a text may be that says nothing else."""
    known = frozenset(load("dates")["same_as_above"])
    return known, 4 * max(map(len, known))


def trailing_time(text: str) -> tuple[str, str]:
    """What stands before the time a text ends in, and the time: ("Team Manager", "March 2024"); either may be empty."""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    for start in starts[-_LONGEST_TIME:]:
        codes = "".join(token.code for token in words(fold(text[start:])))
        if _OPENS_TIME.match(codes) and read_date(text[start:]).kind:
            return text[:start].rstrip(" ,;:/|–—-(\n"), text[start:]
    return text, ""


def leading_time(text: str) -> tuple[str, str]:
    """The time a text opens with, up to a stop or dash, and what follows: ("31 May 2024", "Half of it done"); either
    may be empty."""
    ends = [match.start() for match in _STOPS.finditer(text)]
    for end in (len(text), *reversed(ends)):
        head = text[:end].strip()
        is_time = "x" not in {token.code for token in words(fold(head))}
        if len(head.split()) <= _LONGEST_TIME and is_time and read_date(head).kind:
            return head, text[end:].lstrip(" :;,.–—-\n")
    return "", text


_STOPS = re.compile(r"[:;,\n]|\.(?=\s)|\s[–—-](?=\s)")
_CUT_DATE = 4  # words of a date, of which two may be one: "30 Septem ber 2024"
_LONGEST_TIME = 10  # words
_OPENS_TIME = re.compile("[beflmcwuyro]*[A-Znk]")  # marks, then a date or a kind: codes of schema.date_words
_ALSO = ("ongoing", "conditional")
_UNDERSTOOD = {"duration", "elsewhere", "same_as_above", "not_applicable", "prompt"}


def _dated(dates: list[Printed], codes: str) -> DateReading:
    """All dates of the cell; the value is the last of those that are in force, by which all is to be done."""
    periods = tuple(one.period for one in dates if one.period)
    flags = [flag for one in dates for flag in one.flags]
    current, revised = _in_force(dates, codes)
    value = max(current, key=_end, default=Period(None, None))
    if revised:
        flags.append("revised")
    elif len(set(periods)) > 1:
        flags.append("several_dates")
    if "v" in codes:
        flags.append("start_of_range")
    return DateReading(value.first, value.last, "dated", tuple(dict.fromkeys(flags)), periods)


def _end(period: Period) -> tuple[date, date]:
    return period.last or date.max, period.first or date.min


def _in_force(dates: list[Printed], codes: str) -> tuple[list[Period], bool]:
    """The periods that hold, and whether others were given up for them ("revised to", "originally")."""
    old: list[Period] = []
    current: list[Period] = []
    end = 0
    for one in dates:
        marks = [code for code in codes[end : one.start] if code in "ro"]
        end = one.end
        if not one.period:
            continue
        if marks and marks[-1] == "o":
            old.append(one.period)
            continue
        if marks:
            old, current = old + current, []
        current.append(one.period)
    return current or old, bool(old and current)


def _undated(folded: str, dates: list[Printed]) -> DateReading:
    """A cell without a date whose day can be known, before its kinds are looked at."""
    flags = tuple(dict.fromkeys(flag for one in dates for flag in one.flags))
    if flags:
        return DateReading(flags=flags)
    if folded.isdecimal() and folded.isascii() and len(folded) == 5 and int(folded) in _SHEET_DAYS:
        day = _SHEET_EPOCH + timedelta(days=int(folded))
        return DateReading(day, day, "dated", ("sheet_number",), (Period(day, day),))
    if _TO_WRITE_ON.fullmatch(folded):
        return DateReading(flags=("prompt",))
    bare = folded.strip(" .,;:()[]<>")
    for name in ("not_applicable", "prompt", "same_as_above"):
        if folded in load("dates")[name] or bare in load("dates")[name]:
            return DateReading(flags=(name,))
    if bare in load("dates")["horizons"] or _opening("horizon", anywhere=True).search(bare):
        return DateReading(kind="relative", flags=("horizon",))
    for name, kind in (("event", "relative"), ("elsewhere", None)):
        if _opening(name).match(bare):
            return DateReading(kind=cast("Kind | None", kind), flags=(name,))
    return _full_date(folded) if _FULL_DATE.fullmatch(folded) else DateReading()


@cache
def _opening(name: str, *, anywhere: bool = False) -> re.Pattern[str]:
    before = r"(?<![a-z0-9])" if anywhere else ""
    return re.compile(rf"{before}(?:{alternatives(load('dates')[name])})(?![a-z0-9])")


def _full_date(folded: str) -> DateReading:
    """A day, month and year in one of the many ways dateparser knows; all three must be printed."""
    import dateparser  # slow to import, seldom needed

    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "PREFER_LOCALE_DATE_ORDER": False}
    found = dateparser.parse(folded, languages=["en"], settings=settings)
    if found is None:
        return DateReading()
    day = found.date()
    return DateReading(day, day, "dated", (), (Period(day, day),))


def _with_kinds(reading: DateReading, kinds: list[str]) -> DateReading:
    """The kind said first, where no date stands; beside a date complete, ongoing and conditional are the kind.

    Other kinds are flags; ongoing and conditional beside a date are a flag too ("also_ongoing").
    """
    if not reading.periods:
        return replace(reading, kind=cast(Kind, kinds[0]), flags=(*reading.flags, *kinds[1:]))
    kind = next((kind for kind in ("complete", *_ALSO) if kind in kinds), "dated")
    others = [f"also_{other}" if other in _ALSO else other for other in kinds if other != "complete"]
    return replace(reading, kind=cast(Kind, kind), flags=(*reading.flags, *others))


def _resolved(reading: DateReading, tokens: list[Word], start: date) -> DateReading:
    """A time counted from `start`, where it is one that can be counted in whole months or days."""
    counted = [token.figures for token in tokens if token.name == "relative" and token.figures]
    if len(counted) != 1:
        return reading
    least, most, months, days = counted[0]
    first, last = (months_later(start, count * months) + timedelta(days=count * days) for count in (least, most))
    return replace(reading, first=first, last=last, periods=(Period(first, last),))
