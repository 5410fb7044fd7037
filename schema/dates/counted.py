"""Times counted from a day printed behind them: "12 months from 1 April 2025", "6 weeks after Easter 2025"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from schema.dates.patterns import Printed
from schema.dates.period import Period, months_later
from schema.dates.tokens import Word

Length = tuple[int, int]  # in months and in days, of which one is 0


def counted(one: Printed, tokens: Sequence[Word]) -> Printed:
    """A date with a length of time right before it, as the time that the two say together: flagged "counted".

    "From" and "within" give the whole stretch, which ends as many months or days after the day said ("12 months from
    1 April 2025" on 1 April 2026); "after" and "before" the day alone. No period, and "unread_words", for a length
    that cannot be counted in whole days ("10 working days after ..."): the day it runs from is not when it ends.
    """
    length = _length_before(one, tokens)
    if not length or not one.period:
        return one
    if not length.figures:
        return replace(one, period=None, flags=("unread_words",))
    return replace(one, period=_moved(one.period, length), flags=(*one.flags, "counted"))


def _length_before(one: Printed, tokens: Sequence[Word]) -> Word | None:
    """The length that runs from a date, or from an event that the date says the day of ("after launch in May")."""
    at = one.start - 1
    while at >= 0 and tokens[one.start].placed and tokens[at].code == "x" and not tokens[at].counts:
        at -= 1
    length = tokens[at] if at >= 0 else None
    is_near = length and (at == one.start - 1 or length.code == "k")
    return length if length and length.counts and is_near else None


def _moved(start: Period, length: Word) -> Period:
    least, most, months, days = length.figures
    if length.counts == "ahead":
        least, most = -most, -(least or most)
    elif length.counts == "after":
        least = least or most
    first = start.first and _later(start.first, (least * months, least * days))
    if not start.last or start.first == start.last:
        last = start.last and _later(start.last, (most * months, most * days))
    else:
        next_day = start.last + timedelta(days=1)  # a month stays whole: three months on from April ends with July
        last = _later(next_day, (most * months, most * days)) - timedelta(days=1)
    return Period(first, last)


def _later(day: date, length: Length) -> date:
    months, days = length
    return months_later(day, months) + timedelta(days=days)
