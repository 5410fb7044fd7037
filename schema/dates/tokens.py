"""The words of a date cell: folded text to tokens, each under a one-letter code for the grammar of dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from schema.vocabulary import alternatives, load

# D day, month and year in figures; C month and year; Y year; T a year and the next (2024/25), R a year and a later one;
# P a pair of figures (24/25, 31/10); n number of one figure; N of two; O ordinal; M month; S season or term; F feast;
# Q quarter; H half; K week of a month; G financial year; A academic year; W weekday; k a kind; x any other word. Marks
# have the letters below.
_MARKS = {
    "by": "b",
    "from": "f",
    "onward": "v",
    "end": "e",
    "early": "y",
    "middle": "m",
    "late": "l",
    "week commencing": "c",
    "week ending": "w",
    "about": "u",
    "range": "-",
    "list": ",",
    "revised": "r",
    "original": "o",
}
_RECURRING = r"monthly|weekly|yearly|termly"
_YEAR = r"(?:19|20)\d\d"
YEAR_END = "year end"  # the name of a word that is the mark of an end beside a year
_FIGURES = re.compile(r"\d+")


class Word(NamedTuple):
    """One token: its code, the figures it holds, its name (of the kind, the unit of a duration), and the word itself
    where nobody knows it. `placed`: a word such as "in" stands right before it. `counts`, of a duration: what of
    dates.yml stands between it and what it is counted from ("six weeks after ...")."""

    code: str
    figures: tuple[int, ...] = ()
    name: str = ""
    printed: str = ""
    placed: bool = False
    counts: str = ""


def words(folded: str) -> list[Word]:
    """The tokens of a folded cell; brackets, stops and words of no weight ("of", "the") give none."""
    phrases = _phrases()
    found: list[Word] = []
    placed = False
    for match in _pattern().finditer(folded):
        word = phrases[match[0]] if match.lastgroup == "phrase" else _READERS[match.lastgroup or "other"](match)
        if word:
            found.append(word._replace(placed=True) if placed else word)
        placed = match[0] in _placing() if not word else False
    return found


def full_year(figures: str) -> int:
    """A year as printed, of two figures or four: 70 to 99 lie in the last century, 00 to 69 in this one."""
    year = int(figures)
    return year if len(figures) == 4 else year + (1900 if year >= 70 else 2000)


@cache
def _phrases() -> dict[str, Word | None]:
    """Every phrase of the vocabulary with its token; None for fillers. Raises ValueError where one has two meanings."""
    vocabulary = load("dates")
    tokens: dict[str, Word | None] = {}
    for phrase, token in _entries(vocabulary):
        if phrase in tokens:
            raise ValueError(f"dates.yml: {phrase!r} has two meanings")
        tokens[phrase] = token
    return tokens


def _entries(vocabulary: dict[str, Any]) -> Iterable[tuple[str, Word | None]]:
    for month, names in vocabulary["months"].items():
        yield from ((name, Word("M", (int(month),))) for name in names)
    for name, code in _MARKS.items():
        yield from ((phrase, Word(code)) for phrase in vocabulary["marks"][name])
    for kind, phrases in vocabulary["kinds"].items():
        yield from ((phrase, Word("k", (), kind)) for phrase in phrases)
    for feast, day in vocabulary["feasts"].items():
        is_moveable = day.startswith("easter")
        figures = (int(day.removeprefix("easter")),) if is_moveable else tuple(int(part) for part in day.split("-"))
        yield feast, Word("F", figures)
    yield from ((phrase, Word("x", (), "", phrase)) for phrase in vocabulary["not_kinds"])
    yield from ((phrase, Word("x", (), YEAR_END, phrase)) for phrase in vocabulary["year_ends"])
    yield from ((phrase, Word("G")) for phrase in vocabulary["financial_year"])
    yield from ((phrase, Word("A")) for phrase in vocabulary["academic_year"])
    yield from ((phrase, Word("W")) for phrase in vocabulary["weekdays"])
    yield from ((phrase, None) for phrase in (*vocabulary["filler"], *vocabulary["placing"]))


@cache
def _pattern() -> re.Pattern[str]:
    vocabulary = load("dates")
    lettered = {phrase for phrase in _phrases() if phrase[-1].isalpha()}
    number = rf"\d{{1,3}}|{alternatives(_numbers())}"
    counts = "|".join(f"(?P<{name}>{alternatives(phrases)})" for name, phrases in vocabulary["counts"].items())
    parts = {
        "iso": r"\d{4}-\d\d?-\d\d?(?!\d)",
        "day": rf"\d\d?[./-] ?\d\d?[./-] ?(?:\d{{4}}|\d\d)(?![\d/])|\d\d? [./-] ?\d\d? [./-] ?{_YEAR}(?!\d)",
        "run_together": rf"(?P<day_of>\d\d?)(?P<slash>/?)(?P<month_of>{alternatives(_months())})"
        rf"(?P=slash)(?P<year_of>{_YEAR}|\d\d)(?!\w)",
        "compact": r"\d{6}(?![\d.,])",
        "month_year": rf"\d\d?[./-]{_YEAR}(?![\d/])",
        "two_years": rf"{_YEAR} ?[/-] ?(?:{_YEAR}|\d\d)(?![\d/-])",
        "year": rf"(?:{_YEAR}|'\d\d)(?![\d%]|[.,]\d)",
        "quarter": rf"(?:q|qtr|quarter)s?\.? ?(?:(?P<q>[1-4])(?:[-/](?P<q_last>[2-4]))?(?!\d)"
        rf"|(?P<q_said>{_first_numbers(4)})(?![a-z]))"
        rf"|(?P<nth>{alternatives(_ordinals())}) (?:quarter|qtr)\b",
        "half": r"h ?(?P<h>[12])(?!\d)|(?P<h_before>[12]) ?h(?![a-z])|half[ -]year ?(?P<half_year>[12])(?!\d)"
        rf"|(?P<nth_half>{alternatives(_halves())}) half(?: year)?(?![a-z]|[ -]terms?\b)",
        "week": r"(?:week|wk)s? ?(?P<w>[1-5])(?: ?(?:-|to|/|&|and) ?(?P<w_last>[1-5]))?(?:,(?= [a-z])|(?= (?:of|in)\b))"
        rf"|(?P<nth_week>{alternatives(_weeks())}) (?:week|wk)(?=,? [a-z])",
        "half_term": r"(?:ht|half[ -]terms?) ?(?P<ht>[1-6])(?![\d/])|term (?P<six>[4-6])(?![\d/.])",
        "duration": r"(?:(?P<lead>within|in|over|during|next|first|(?P<every>every)) )?(?:the )?"
        r"(?:(?:next|first|following) )?"
        rf"(?:(?P<low>{number}) ?(?:-|to|/) ?)?(?P<count>{number})[ -]?(?:(?P<days>working|school|calendar) )?"
        rf"(?:(?P<unit>{alternatives(_units())})|{_RECURRING})(?![a-z])"
        rf"(?(every)|(?: (?:{counts})(?![a-z]))?)",
        "numbered": rf"(?P<part>{alternatives(vocabulary['numbered'])}) ?(?!{_YEAR})\d[\d.]*(?![\d/-])"
        rf"|(?:{alternatives(vocabulary['numbered_times'])})s? ?(?!{_YEAR})\d[\d.]*(?![\d/-])",
        "season": rf"(?:(?P<term>{alternatives(vocabulary['terms'])}) "
        r"(?:term(?: (?P<of_term>[12])\b)?|(?P<part_of_term>[12])\b)"  # "autumn term 2", "autumn 2": a half of it
        rf"|{alternatives(vocabulary['seasons'])})(?![a-z'])",
        "pair": r"(?!24/7)\d\d?[/-]\d\d?(?![\w%/]|[.,]\d)",
        "number": r"\d\d?(?:st|nd|rd|th)-?|\d\d?(?:-(?=[a-z])|(?![\w%]|[.,:]\d))",
        "phrase": rf"{alternatives(_phrases().keys() - lettered)}|(?:{alternatives(lettered)})(?![a-z])",
        "other": r"[a-z][\w']*|[£$]?\d[\w.,:%/]*",
    }
    return re.compile("|".join(f"(?P<{name}>{part})" for name, part in parts.items()))


@cache
def _months() -> dict[str, int]:
    return {name: int(month) for month, names in load("dates")["months"].items() for name in names}


@cache
def _numbers() -> dict[str, int]:
    return {word: int(number) for number, names in load("dates")["numbers"].items() for word in names}


def _first_numbers(last: int) -> str:
    return alternatives(
        name for number in range(1, last + 1) for name in load("dates")["numbers"][str(number)] if name != "a"
    )


@cache
def _ordinals() -> dict[str, int]:
    return {word: int(number) for number, names in load("dates")["ordinals"].items() for word in names}


@cache
def _placing() -> frozenset[str]:
    return frozenset(load("dates")["placing"])


@cache
def _halves() -> dict[str, int]:
    return {word: int(half) for half, names in load("dates")["halves"].items() for word in names}


@cache
def _weeks() -> dict[str, int]:
    return {word: int(week) for week, names in load("dates")["weeks"].items() for word in names}


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit, names in load("dates")["units"].items() for word in names}


def _figures(text: str) -> list[str]:
    return _FIGURES.findall(text)


def _iso(match: re.Match[str]) -> Word:
    year, month, day = _figures(match[0])
    return Word("D", (int(day), int(month), int(year)))


def _day(match: re.Match[str]) -> Word:
    day, month, year = _figures(match[0])
    return Word("D", (int(day), int(month), full_year(year)))


def _run_together(match: re.Match[str]) -> Word:
    """A day typed without spaces ("30sept25"), or with slashes round its month ("30/Sep/25"), as Jira does."""
    return Word("D", (int(match["day_of"]), _months()[match["month_of"]], full_year(match["year_of"])))


def _compact(match: re.Match[str]) -> Word:
    """Six figures: day, month, year, unless they could as well be a year and a month (201012)."""
    day, month, year = match[0][:2], match[0][2:4], match[0][4:]
    either = day in ("19", "20") and 1 <= int(year) <= 12
    if either or not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return Word("x")
    return Word("D", (int(day), int(month), full_year(year)))


def _month_year(match: re.Match[str]) -> Word:
    month, year = _figures(match[0])
    return Word("C", (int(month), int(year)))


def _two_years(match: re.Match[str]) -> Word:
    """A year and the next one, which make a financial year; else a year and month, or the first and last of several."""
    first, second = _figures(match[0])
    year, last = int(first), int(first[:2] + second[-2:])
    if last == year + 1:
        return Word("T", (year,))
    if len(second) == 2 and "-" in match[0] and 1 <= int(second) <= 12:
        return Word("C", (int(second), year))
    return Word("R", (year, last))


def _year(match: re.Match[str]) -> Word:
    return Word("Y", (full_year(match[0].lstrip("'")),))


def _quarter(match: re.Match[str]) -> Word:
    """Figures: the quarter, and the last of several ("Q3-4")."""
    said = match["q"] or match["q_said"]
    first = _count(said) if said else _ordinals()[match["nth"]]
    last = int(match["q_last"] or first)
    return Word("Q", (first, last) if last > first else (first,))


def _half(match: re.Match[str]) -> Word:
    """Named "H1" or "first", since only the first way of writing goes by the plan's year."""
    if match["nth_half"]:
        return Word("H", (_halves()[match["nth_half"]],), "first")
    return Word("H", (int(match["h"] or match["h_before"] or match["half_year"]),), "H1")


def _week(match: re.Match[str]) -> Word:
    """Figures: first and last week of a month; 0 is the last that it has."""
    if match["nth_week"]:
        return Word("K", (_weeks()[match["nth_week"]],) * 2)
    first = int(match["w"])
    return Word("K", (first, int(match["w_last"] or first)))


def _half_term(match: re.Match[str]) -> Word:
    return Word("S", _ends(load("dates")["half_terms"][match["ht"] or match["six"]]), "term")


def _season(match: re.Match[str]) -> Word:
    """Figures: first month and day, last month and day."""
    vocabulary = load("dates")
    if half := match["of_term"] or match["part_of_term"]:
        number = int(vocabulary["first_half_terms"][match["term"]]) + int(half) - 1
        return Word("S", _ends(vocabulary["half_terms"][str(number)]), "term")
    ends = vocabulary["terms"][match["term"]] if match["term"] else vocabulary["seasons"][match[0]]
    return Word("S", _ends(ends), "term" if match["term"] else "season")


def _ends(days: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.split("[- ]", days))


def _pair(match: re.Match[str]) -> Word:
    first, second = _figures(match[0])
    return Word("P", (int(first), int(second)), "/" if "/" in match[0] else "-")


def _number(match: re.Match[str]) -> Word:
    figures = _figures(match[0])[0]
    ordinal = match[0].rstrip("-") != figures
    return Word("O" if ordinal else "nN"[len(figures) - 1], (int(figures),))


def _duration(match: re.Match[str]) -> Word:
    """A kind, "recurring" or "relative"; or a word named "duration" for a time that runs from something else.

    Figures, where it can be counted: least and most, and what one of them is in months and in days.
    """
    if match["lead"] == "every" or not match["unit"]:
        return Word("k", (), "recurring")
    counts = next((name for name in load("dates")["counts"] if match[name]), "")
    unit = _units()[match["unit"]]
    figures = () if match["days"] else tuple(sorted((_count(match["low"] or "0"), _count(match["count"]))))
    word = Word("k", figures and (*figures, *_MONTHS_AND_DAYS.get(unit, ())), "relative")
    if unit == "hour" or not _runs_from_the_plan(match, counts):
        word = Word("x", word.figures if unit != "hour" else (), "duration" if match["lead"] else "")
    return word._replace(counts=counts if _is_counted(match, counts) else "")


def _is_counted(match: re.Match[str], counts: str) -> bool:
    """Whether a day that follows is where the time begins: not in "first 6 months of 2025", "once a month from May"."""
    is_rate = match["count"] == "a" and match.start() > 0 and not match["lead"]
    return not is_rate and (counts != "within" or match["lead"] == "within")


def _runs_from_the_plan(match: re.Match[str], counts: str) -> bool:
    rest = match.string[match.end() : match.end() + 80].strip(" .,;:)")
    if counts:
        return counts != "ahead" and not _counted_from().isdisjoint(re.findall(r"[a-z-]+", rest)[:7])
    if not rest:
        return bool(match["lead"]) or not match.string[: match.start()].strip(" +~")
    adjective = not match["unit"].endswith("s") and match["count"] not in (
        "1",
        "one",
        "a",
    )  # "within 28 day timescales"
    return bool(match["lead"]) and not adjective


def _count(figures: str) -> int:
    return int(figures) if figures.isdigit() else _numbers()[figures]


@cache
def _counted_from() -> frozenset[str]:
    return frozenset(load("dates")["counted_from"])


_MONTHS_AND_DAYS = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "year": (12, 0)}
_READERS: dict[str, Callable[[re.Match[str]], Word]] = {
    "iso": _iso,
    "day": _day,
    "run_together": _run_together,
    "compact": _compact,
    "month_year": _month_year,
    "two_years": _two_years,
    "year": _year,
    "quarter": _quarter,
    "half": _half,
    "week": _week,
    "half_term": _half_term,
    "duration": _duration,
    "season": _season,
    "pair": _pair,
    "number": _number,
    "numbered": lambda match: Word("x", (), "numbered" if match["part"] else "", match[0]),
    "other": lambda match: Word("x", (), "", match[0]),
}
