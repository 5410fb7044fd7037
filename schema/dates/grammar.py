"""The dates of a cell: shapes placed in time, with years lent by a neighbour or the plan, and ranges joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from schema.dates.counted import counted
from schema.dates.patterns import QUALIFIERS, MonthFirst, Printed, shapes
from schema.dates.period import Period
from schema.dates.tokens import Word
from schema.dates.unread_words import Unread, beside_unread

_NEAR = 5  # years from a plan to its dates; "March 31" of a plan of 2024 can hardly mean 2031


def printed_dates(tokens: Sequence[Word], codes: str, anchor: Period | None, *, financial: bool) -> list[Printed]:
    """The dates among the tokens (`codes` are theirs, joined), in printed order; a range is one.

    Years not printed come from a neighbour, else from `anchor`, flagged; quarters are those of the financial year, or
    of the calendar's.
    """
    dates = list(shapes(tokens, codes, financial=financial))
    if any(one.year is None for one in dates):
        dates = _with_years(dates, codes, anchor)
    unread = [beside_unread(one, dates, tokens, codes) for one in dates]
    dates = [_placed(one, codes, anchor) for one in dates]
    if any(unread):
        dates = _without_unread(dates, unread)
    joined = _ranges_joined(dates, codes) if len(dates) > 1 else dates
    return [counted(one, tokens) if one in dates else one for one in joined]  # a range says itself when it ends


def _with_years(dates: list[Printed], codes: str, anchor: Period | None) -> list[Printed]:
    """Lend years: from a next date that is linked ("Jan - Mar 2020"), else the one before, the next, or the plan."""
    for i in range(len(dates) - 2, -1, -1):
        if _linked(dates[i], dates[i + 1], codes):
            dates[i] = _before(dates[i], dates[i + 1])
    for i in range(1, len(dates)):
        dates[i] = _assumed(dates[i], _after(dates[i], _period(dates[i - 1])))
    for i in range(len(dates) - 2, -1, -1):
        dates[i] = _assumed(dates[i], _before(dates[i], dates[i + 1]))
    return _from_plan(dates, codes, anchor)


def _from_plan(dates: Sequence[Printed], codes: str, anchor: Period | None) -> list[Printed]:
    """Dates without a year in that of the plan; a range ("Sept - March") ends after its start."""
    dated: list[Printed] = []
    for one in dates:
        is_end = bool(dated) and "-" in codes[dated[-1].end : one.start] and _linked(dated[-1], one, codes)
        dated.append(_assumed(one, _after(one, _period(dated[-1]) if is_end else anchor)))
    return dated


def _without_unread(dates: list[Printed], unread: Sequence[Unread | None]) -> list[Printed]:
    """Dates beside words nobody reads have no period. An unread part of a time leaves no other date of the cell its
    own, for it may be the one that holds; any unread word none whose year was guessed."""
    return [
        replace(one, period=None, flags=("unread_words",))
        if beside or "time" in unread or "year_assumed" in one.flags
        else one
        for one, beside in zip(dates, unread, strict=True)
    ]


def _linked(one: Printed, other: Printed, codes: str) -> bool:
    return set(codes[one.end : other.start]) <= {"-", ",", *QUALIFIERS}


def _assumed(one: Printed, dated: Printed) -> Printed:
    return one if dated is one else replace(dated, flags=(*dated.flags, "year_assumed"))


def _before(one: Printed, other: Printed) -> Printed:
    """`one` in the latest year in which it does not begin after `other`; itself where it has a year or `other` none."""
    end = _period(other)
    if one.year is not None or not end or not end.first or other.year is None:
        return one
    two_years = other.two_years and one.unit == other.unit
    for year in (other.year + 1, other.year, other.year - 1):
        dated = replace(one, year=year, two_years=two_years)
        period = _period(dated)
        if period and period.first and period.first <= end.first:
            return dated
    return one


def _after(one: Printed, start: Period | None) -> Printed:
    """`one` in the first year in which it does not end before `start`; itself where it has one or there is no start."""
    day = start and (start.first or start.last)
    if one.year is not None or not day:
        return one
    for year in range(day.year - 1, day.year + 5):
        dated = replace(one, year=year)
        period = _period(dated)
        if period and period.last and period.last >= day:
            return dated
    return replace(one, year=day.year)


def _period(one: Printed) -> Period | None:
    if one.year is None:
        return None
    try:
        return one.at(one.year, one.two_years)
    except ValueError:
        return None


def _placed(one: Printed, codes: str, anchor: Period | None) -> Printed:
    """The period, by its qualifiers ("end of"), and what is to be said of it."""
    if one.year is None:
        return replace(one, flags=("year_missing",))
    if one.unit == "month" and codes[one.end - 1] == "N" and _far(one.year, anchor):
        return replace(one, flags=("month_first_only",))
    try:
        period = one.at(one.year, one.two_years)
    except MonthFirst:
        return replace(one, flags=("month_first_only",))
    except ValueError:
        return replace(one, flags=("invalid_date",))
    nearest = next((mark for mark in reversed(one.qualifiers) if mark in "cweyml"), "")
    return replace(one, period=_qualified(nearest, period, one.unit), flags=one.flags + _flags(one))


def _qualified(mark: str, period: Period, unit: str) -> Period:
    """The part of the period that the mark before it names; a day has no parts, but a week around it."""
    if not mark or not period.first or not period.last:
        return period
    if period.first == period.last:
        weeks = {"c": Period.week_commencing, "w": Period.week_ending}
        return weeks[mark](period.first) if mark in weeks else period
    if mark == "e":
        return period.last_month() if unit in ("season", "term") else period.last_day()
    if mark not in "yml":
        return period
    third = "yml".index(mark)
    if unit == "month":
        return _third_of_month(period.first, period.last, third)
    return _months_of(period.first, period.last, third, ends=3 if unit in ("year", "calendar year") else 1)


def _third_of_month(first: date, last: date, third: int) -> Period:
    return Period(first.replace(day=1 + 10 * third), last if third == 2 else first.replace(day=10 + 10 * third))


def _months_of(first: date, last: date, third: int, *, ends: int) -> Period:
    """The first or last `ends` months, or those between; all where there are too few to tell."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count <= 2 * ends:
        return Period(first, last)
    start, length = ((0, ends), (ends, count - 2 * ends), (count - ends, ends))[third]
    months = Period.months(first.year, first.month + start, length)
    return Period(max(first, months.first or first), min(last, months.last or last))


def _flags(one: Printed) -> tuple[str, ...]:
    rough = set(one.qualifiers) & {"u", "y", "m", "l"} or one.unit in ("season", "term", "week")
    return (
        *(["by"] if "b" in one.qualifiers else []),
        *(["start_of_range"] if "f" in one.qualifiers else []),
        *(["approximate"] if rough else []),
    )


def _far(year: int, anchor: Period | None) -> bool:
    day = anchor and (anchor.first or anchor.last)
    return bool(day and abs(year - day.year) > _NEAR)


def _ranges_joined(dates: list[Printed], codes: str) -> list[Printed]:
    """Dates with nothing but a dash or "to" between them made one, unless they would run backwards."""
    joined = dates[:1]
    for one in dates[1:]:
        before = joined[-1]
        start, end = before.period, one.period
        is_given_up = "o" in codes[joined[-2].end if joined[1:] else 0 : before.start]  # "slipped from May to June"
        dash = set(codes[before.end : one.start]) - set(QUALIFIERS) == {"-"} and not is_given_up
        if not dash or not start or not end or not start.first or not end.last or start.first > end.last:
            joined.append(one)
            continue
        flags = dict.fromkeys(flag for flag in (*before.flags, *one.flags) if flag != "start_of_range")
        joined[-1] = replace(before, end=one.end, period=Period(start.first, end.last), flags=tuple(flags))
    return joined
