"""The shapes of a date: which tokens in a row make a day, month, quarter, season or year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from schema.dates.period import Period, easter
from schema.dates.tokens import YEAR_END, Word, full_year

# Shapes over the codes of the tokens (see date_words), at one place the first that fits. Two figures behind a month are
# a year ("May 25"); behind a day and month only where they are not the day of another month ("1 May 25 June").
_OF_YEAR = "(?:[TPY]|N(?!M))"  # its year; two figures before a month are the day of another date: "Q2 (30 Sept 25)"
_SHAPES = re.compile(
    r"(?P<exact>D)|(?P<month_in_figures>C)"
    r"|(?P<days>(?:(?:[nNO][-,]W?){1,3}[nNO]|P)M(?:,?Y|N(?!M))?)"
    rf"|(?P<year_first>YM[nNO](?![MYTPnN]))|(?P<week>K,?M(?:[-,]?{_OF_YEAR})?)"
    rf"|(?P<half_of>H(?:M(?:[-,]?[YT]|P|N)?|S(?:,?A?{_OF_YEAR})?))"
    rf"|(?P<half>[TPYG]H|H[-,]?(?:G{_OF_YEAR}|A{_OF_YEAR}|[TPY]|(?!Q)))"
    r"|(?P<day>[nNO]M(?:[-,]?Y|-?N(?!M))?)|(?P<month_first>M[nNO],?Y|M[nO])"
    r"|(?P<month>M(?:[-,]?[YT]|P|N|-N(?!M))?|YM(?![YNT]))"
    rf"|(?P<quarter>[TPY][-,]?Q|GQ|G{_OF_YEAR}[-,]?Q|Q(?:[-,]?G?{_OF_YEAR})?)"
    rf"|(?P<season>[TY]S|S(?:,?A?{_OF_YEAR})?)"
    rf"|(?P<academic_year>[TPY]A|A{_OF_YEAR}?)|(?P<financial_year>[TPY]G|G{_OF_YEAR}?|T)"
    r"|(?P<feast>FN(?!M)|FY?|YF)|(?P<pair>P)|(?P<year>Y)|(?P<years>R)"
)
QUALIFIERS = "beymlfcwu"
# "March end 2025", "Q2 2024/25 end": the mark of a part behind what it is a part of, or between it and its year.
_END_WITHIN = re.compile(
    r"([MQSHF])(e)([-,]?(?:[YTPN]|G[TP]))|(G)(e)([TP])|([MQSH](?:[-,]?G?[YTPN])?|G[TP]?|T)(e)()(?![A-Zn])"
)

YearToPeriod = Callable[[int, bool], Period]  # the year, and whether it is the first of two as printed (2024/25)
Shape = tuple[str, YearToPeriod, Sequence[Word]]  # unit, and the words that give the year


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed in a cell: tokens `start` up to `end`, its period and flags.

    `period` is None until the year is known, and stays so where it never is or where the calendar has no such date.
    """

    start: int
    end: int
    unit: str
    at: YearToPeriod
    year: int | None = None
    two_years: bool = False
    qualifiers: str = ""
    flags: tuple[str, ...] = ()
    period: Period | None = None


class MonthFirst(ValueError):  # noqa: N818 - an outcome, not a fault of the program
    """Figures that are a date only if the month stood first, which no plan means."""


def ends_first(tokens: list[Word]) -> list[Word]:
    """The tokens with the mark of an end before the time it is the end of, wherever the author put it."""
    tokens = _year_ends(tokens)
    codes = "".join(token.code for token in tokens)
    if "e" not in codes:
        return tokens
    order = list(range(len(tokens)))
    for match in _END_WITHIN.finditer(codes):
        order[match.start() : match.end()] = sorted(range(*match.span()), key=lambda i: codes[i] != "e")
    return [tokens[i] for i in order]


def _year_ends(tokens: list[Word]) -> list[Word]:
    """The tokens with "year end" as the mark of an end beside a time that says which year ends."""
    return [
        token._replace(code="e") if token.name == YEAR_END and _ends_with_year(tokens, i) else token
        for i, token in enumerate(tokens)
    ]


def _ends_with_year(tokens: Sequence[Word], i: int) -> bool:
    """Whether a month or two years ("2025/26") stand right beside it; a year alone may end in March or in December."""
    beside = (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    return any(token.code in "TM" or (token.code == "P" and _year(token) is not None) for token in beside)


def shapes(tokens: Sequence[Word], codes: str, *, financial: bool) -> Iterator[Printed]:
    """The dates among the tokens (`codes` are theirs, joined) in printed order, not yet placed in time.

    Quarters are those of the financial year, or of the calendar's.
    """
    place = 0
    while place < len(codes):
        match = _SHAPES.match(codes, place)
        one = match and _read(match, tokens, codes, financial)
        if not match or not one:
            place += 1
            continue
        yield one
        place = one.end


def _read(match: re.Match[str], tokens: Sequence[Word], codes: str, financial: bool) -> Printed | None:
    """The date of one shape; None where its figures make none after all."""
    start, end = match.span()
    words = [token for token in tokens[start:end] if token.code not in "-,W"]
    if match[0] == "M" and words[0].figures == (5,) and codes[start - 1 : start] == "x":
        return None  # "staff may ...", the verb
    shape = _READERS[match.lastgroup or ""](words, financial)
    if not shape:
        return None
    unit, at, years = shape
    qualifiers = _qualifiers_before(codes, start)
    if not years:
        return Printed(start, end, unit, at, qualifiers=qualifiers)
    year = _year(years[0])
    if year is None:
        return None
    return Printed(start, end, unit, at, year, years[0].code in "TP", qualifiers)


def _year(word: Word) -> int | None:
    if word.code == "P":
        first, second = word.figures
        return full_year(f"{first:02}") if second == (first + 1) % 100 else None
    return full_year(f"{word.figures[0]:02}")


def _qualifiers_before(codes: str, start: int) -> str:
    first = start
    while first and codes[first - 1] in QUALIFIERS + "W":
        first -= 1
    return codes[first:start]


def _exact(words: list[Word], _: bool) -> Shape:
    day, month, year = words[0].figures
    return "day", _at_day(day, month), [Word("Y", (year,))]


def _at_day(day: int, month: int) -> YearToPeriod:
    def period(year: int, _: bool) -> Period:
        if day <= 12 < month <= 31:
            raise MonthFirst
        return Period.day(year, month, day)

    return period


def _month_in_figures(words: list[Word], _: bool) -> Shape:
    month, year = words[0].figures
    return "month", lambda year, _: Period.month(year, month), [Word("Y", (year,))]


def _days(words: list[Word], _: bool) -> Shape | None:
    """ "3-5 June 2024", "5th and 6th February": one stretch; None where the days do not go up."""
    at = next(i for i, word in enumerate(words) if word.code == "M")
    days = [day for word in words[:at] for day in word.figures]
    if days != sorted(days):
        return None
    (month,) = words[at].figures

    def period(year: int, _: bool) -> Period:
        return Period.covering([Period.day(year, month, days[0]), Period.day(year, month, days[-1])])

    return "days", period, words[at + 1 :]


def _day(words: list[Word], _: bool) -> Shape:
    (day,), (month,) = words[0].figures, words[1].figures
    return "day", _at_day(day, month), words[2:]


def _year_first(words: list[Word], _: bool) -> Shape:
    """ "2025 March 31": in letters no doubt which is the month."""
    year, month, day = words
    return _day([day, month, year], _)


def _week(words: list[Word], _: bool) -> Shape:
    """Weeks of a month counted from its first day, as nobody says which weekday begins them; week 0 is its last."""
    (first, last), (month,) = words[0].figures, words[1].figures

    def period(year: int, two_years: bool) -> Period:
        return Period.weeks_of_month(year + (two_years and month < 4), month, first, last)

    return "week", period, words[2:]


def _half(words: list[Word], financial: bool) -> Shape:
    """Halves of two years ("H1 2024/25") are financial whatever the plan says of quarters, "first half of 2025" is of
    the calendar's year, and "H1 2025" goes by the plan's quarters."""
    half = next(word for word in words if word.code == "H")
    academic = any(word.code == "A" for word in words)
    of_two = any(word.code == "G" for word in words) or (financial and half.name == "H1")

    def period(year: int, two_years: bool) -> Period:
        month = 9 if academic else 4 if of_two or two_years else 1
        return Period.months(year, month + 6 * (half.figures[0] - 1), 6)

    return "half", period, [word for word in words if word.code not in "HGA"]


def _half_of(words: list[Word], financial: bool) -> Shape | None:
    """ "First half of September 2025", of the autumn term: up to the middle of its days, or from there on."""
    whole = (_month if words[1].code == "M" else _season)(words[1:], financial)
    if not whole:
        return None
    unit, at, years = whole
    return unit, lambda year, two_years: at(year, two_years).half(words[0].figures[0]), years


def _month_first(words: list[Word], _: bool) -> Shape:
    """ "October 3rd, 2023": in letters no doubt which is the month."""
    return _day([words[1], words[0], *words[2:]], _)


def _month(words: list[Word], _: bool) -> Shape | None:
    head = next(word for word in words if word.code == "M")
    years = [word for word in words if word is not head]
    (month,) = head.figures
    if years and years[0].code == "P" and years[0].name == "-":
        return None  # "March 3-4", days of a month put first

    def period(year: int, two_years: bool) -> Period:
        return Period.month(year + (two_years and month < 4), month)

    return "month", period, years


def _quarter(words: list[Word], financial: bool) -> Shape:
    """Quarters of two years ("Q2 2024/25") and of "FY 2024" are financial whatever the plan says of the others."""
    quarters = next(word.figures for word in words if word.code == "Q")
    of_financial_year = financial or any(word.code == "G" for word in words)

    def period(year: int, two_years: bool) -> Period:
        return Period.covering(
            [Period.quarter(year, quarter, financial=of_financial_year or two_years) for quarter in quarters]
        )

    return "quarter", period, [word for word in words if word.code not in "QG"]


def _season(words: list[Word], _: bool) -> Shape:
    """Of two years ("spring 2024/25") the one in which an academic year has that season."""
    head = next(word for word in words if word.code == "S")
    first, last = head.figures[:2], head.figures[2:]

    def period(year: int, two_years: bool) -> Period:
        return Period.part_of_year(year + (two_years and first[0] < 9), (first[0], first[1]), (last[0], last[1]))

    return head.name, period, [word for word in words if word.code not in "SA"]


def _financial_year(words: list[Word], _: bool) -> Shape:
    return "year", lambda year, _: Period.financial_year(year), [word for word in words if word.code != "G"]


def _academic_year(words: list[Word], _: bool) -> Shape:
    return "year", lambda year, _: Period.academic_year(year), [word for word in words if word.code != "A"]


def _feast(words: list[Word], _: bool) -> Shape:
    figures = next(word.figures for word in words if word.code == "F")

    def period(year: int, _: bool) -> Period:
        if len(figures) == 2:
            return Period.day(year, *figures)
        day = easter(year) + timedelta(days=figures[0])
        return Period(day, day)

    return "day", period, [word for word in words if word.code != "F"]


def _pair(words: list[Word], _: bool) -> Shape | None:
    """ "24/25", two years where it can be no day and month, "03/25", a month and its year where it can be neither, or
    "31/10", a day and month; anything else is unknown."""
    first, second = words[0].figures
    if words[0].name != "/":
        return None
    if second == first + 1 and second > 12:
        return "year", lambda year, _: Period.financial_year(year), words
    if 1 <= first <= 12 < second:
        return "month", lambda year, _: Period.month(year, first), [Word("Y", (second,))]
    if not 1 <= first <= 31 or not 1 <= second <= 31 or min(first, second) > 12:
        return None
    return "day", _at_day(first, second), []


def _calendar_year(words: list[Word], _: bool) -> Shape:
    return "calendar year", lambda year, _: Period.year(year), words


def _calendar_years(words: list[Word], _: bool) -> Shape | None:
    first, last = words[0].figures
    if first >= last:
        return None
    return "years", lambda *_: Period.covering([Period.year(first), Period.year(last)]), [Word("Y", (last,))]


_READERS: dict[str, Callable[[list[Word], bool], Shape | None]] = {
    "exact": _exact,
    "month_in_figures": _month_in_figures,
    "days": _days,
    "day": _day,
    "year_first": _year_first,
    "month_first": _month_first,
    "week": _week,
    "half": _half,
    "half_of": _half_of,
    "month": _month,
    "quarter": _quarter,
    "season": _season,
    "financial_year": _financial_year,
    "academic_year": _academic_year,
    "feast": _feast,
    "pair": _pair,
    "year": _calendar_year,
    "years": _calendar_years,
}
