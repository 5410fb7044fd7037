"""What the pages count: themes by authority, ratings by theme, due dates by quarter, owners by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.value_words import RAGS

QUARTERS_SHOWN = 28  # more than seven years of quarters are counted by the year


@dataclass(slots=True)
class Tally:
    """What some actions count; `smart` are facts of compare_smart by their names, `lacking` the actions without
    an owner, date or measure."""

    actions: int = 0
    without_theme: int = 0
    themes: Counter[str] = field(default_factory=Counter)
    ratings: Counter[str] = field(default_factory=Counter)
    smart: Counter[str] = field(default_factory=Counter)
    lacking: Counter[str] = field(default_factory=Counter)

    def add(self, action: Row, themes: Collection[str], smart: Collection[str]) -> None:
        self.actions += 1
        self.without_theme += not themes
        self.themes.update(themes)
        self.smart.update(smart)
        there = {"owner": action["owners"] or action["owner_text"], "date": action["due_last"]}
        self.lacking.update(what for what, value in (there | {"measure": "measured" in smart}).items() if not value)
        if action["rag"]:
            self.ratings[action["rag"]] += 1

    @property
    def rags(self) -> dict[str, int]:
        """Actions of each colour there is, in the order of RAGS."""
        return {rag: self.ratings[rag] for rag in RAGS if self.ratings[rag]}


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Counts under two headings: `rows` and `columns` in the order they are shown, missing cells are nought."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    totals: Mapping[str, int]  # by column: of what its counts are shares

    def cell(self, row: str, column: str) -> int:
        return self.cells.get((row, column), 0)


def themes_by_authority(whole: Tally, authorities: Mapping[str, Tally]) -> Crosstab:
    """Actions by theme (the most frequent first) and authority (by name), of those that have actions."""
    cells = {(theme, name): number for name, tally in authorities.items() for theme, number in tally.themes.items()}
    totals = {name: tally.actions for name, tally in authorities.items() if tally.actions}
    return Crosstab(ranked(whole.themes), tuple(totals), cells, totals)


def ratings_by_theme(whole: Tally, themes: Mapping[str, Tally]) -> Crosstab:
    """Rated actions by theme and colour."""
    cells = {(theme, rag): number for theme, tally in themes.items() for rag, number in tally.ratings.items()}
    totals = {theme: sum(tally.ratings.values()) for theme, tally in themes.items() if tally.ratings}
    return Crosstab(ranked(totals), tuple(whole.rags), cells, whole.rags)


def due_dates(days: Mapping[date, int]) -> dict[str, int]:
    """Dated actions by the quarter in which they are due at the latest, without gaps; by year where that is long.
    `days` are how many are due at the latest on a day."""
    if not days:
        return {}
    first, last = _quarter(min(days)), _quarter(max(days))
    if last - first >= QUARTERS_SHOWN:
        years = _by(days, lambda day: day.year)
        span = range(min(years), max(years) + 1)
        return {str(y): years[y] for y in (span if len(span) <= 2 * QUARTERS_SHOWN else sorted(years))}
    quarters = _by(days, _quarter)
    return {f"{_MONTHS[q % 4]} {q // 4}": quarters[q] for q in range(first, last + 1)}


_MONTHS = ("Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec")


def _by(days: Mapping[date, int], period: Callable[[date], int]) -> Counter[int]:
    counted: Counter[int] = Counter()
    for day, number in days.items():
        counted[period(day)] += number
    return counted


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def period_of(name: str) -> tuple[date, date]:
    """First and last day of a period as `due_dates` names it: a quarter or a year."""
    months, _, year = name.rpartition(" ")
    if not months:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    quarter = _MONTHS.index(months)
    after = date(int(year) + quarter // 3, (3 * quarter + 3) % 12 + 1, 1)
    return date(int(year), 3 * quarter + 1, 1), after - timedelta(days=1)


def ranked(totals: Mapping[str, int]) -> tuple[str, ...]:
    """What is counted, the most frequent first, by name where they are as frequent."""
    return tuple(sorted(totals, key=lambda name: (-totals[name], name)))
