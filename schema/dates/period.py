"""A stretch of whole days, as plans give dates: never more exact than the page."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MonthDay = tuple[int, int]  # month from 1, day from 1


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both within; None where that end is open. Raises ValueError where they are crossed."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"a period cannot end ({self.last}) before it begins ({self.first})")

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Period:
        """One day. Raises ValueError where the calendar has no such day."""
        only = date(year, month, day)
        return cls(only, only)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A calendar month, from 1."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def months(cls, year: int, month: int, count: int) -> Period:
        """`count` months from the first of `month`, counted from January of `year` and on into the years after it."""
        first = months_later(date(year, 1, 1), month - 1)
        return cls(first, months_later(first, count) - timedelta(days=1))

    @classmethod
    def quarter(cls, year: int, quarter: int, *, financial: bool = True) -> Period:
        """Quarter 1 to 4 of the financial year beginning in April of `year`, or of the calendar year."""
        return cls.months(year, 3 * quarter + (1 if financial else -2), 3)

    @classmethod
    def financial_year(cls, year: int) -> Period:
        """April of `year` to March of the next."""
        return cls.months(year, 4, 12)

    @classmethod
    def academic_year(cls, year: int) -> Period:
        """September of `year` to August of the next."""
        return cls.months(year, 9, 12)

    @classmethod
    def part_of_year(cls, year: int, first: MonthDay, last: MonthDay) -> Period:
        """A season or a term beginning in `year`; `last` earlier in the year than `first` lies in the next year.

        A day past the end of its month is the end of the month (29 February).
        """
        end_year = year + (last < first)
        end_day = min(last[1], monthrange(end_year, last[0])[1])
        return cls(date(year, *first), date(end_year, last[0], end_day))

    @classmethod
    def weeks_of_month(cls, year: int, month: int, first: int, last: int) -> Period:
        """From the first to the last of the weeks of seven days that a month has from its first day on; week 0 is its
        last seven days. Raises ValueError where they do not go up."""
        whole = cls.month(year, month)
        length = monthrange(year, month)[1]
        if not first:
            return cls(date(year, month, length - 6), whole.last)
        return cls(date(year, month, 7 * first - 6), date(year, month, min(7 * last, length)))

    @classmethod
    def week_commencing(cls, day: date) -> Period:
        """Seven days from `day`."""
        return cls(day, day + timedelta(days=6))

    @classmethod
    def week_ending(cls, day: date) -> Period:
        """The Monday before `day`, or `day` itself where it is one, up to `day`."""
        return cls(day - timedelta(days=day.weekday()), day)

    @classmethod
    def covering(cls, periods: Iterable[Period]) -> Period:
        """From the earliest first day to the latest last day; an end nobody gives is None."""
        periods = list(periods)
        return cls(
            min((p.first for p in periods if p.first), default=None),
            max((p.last for p in periods if p.last), default=None),
        )

    def last_day(self) -> Period:
        """The last day alone."""
        return Period(self.last, self.last)

    def half(self, which: int) -> Period:
        """Its days up to the middle (1) or after it (2); all where an end is open."""
        if not self.first or not self.last:
            return self
        middle = self.first + timedelta(days=((self.last - self.first).days + 1) // 2 - 1)
        return Period(self.first, middle) if which == 1 else Period(middle + timedelta(days=1), self.last)

    def last_month(self) -> Period:
        """The days that fall into the month of the last one."""
        return Period(self.last and self.last.replace(day=1), self.last)


def months_later(day: date, months: int) -> date:
    """The same day `months` later, or the end of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian computus as J. Meeus gives it (Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)
