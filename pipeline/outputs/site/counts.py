"""What the overview counts: themes by authority, ratings by theme, due dates by quarter, owners by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.outputs.site.dataset import Authority, DataSet
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.value_words import RAGS

QUARTERS_SHOWN = 28  # more than seven years of quarters are counted by the year


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Counts under two headings: `rows` and `columns` in the order they are shown, missing cells are nought."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    totals: Mapping[str, int]  # by column: of what its counts are shares

    def cell(self, row: str, column: str) -> int:
        return self.cells.get((row, column), 0)


def theme_totals(data: DataSet, actions: Iterable[Row]) -> Counter[str]:
    """How many of the actions belong to each theme; one action may belong to several."""
    return Counter(theme for action in actions for theme in data.theme_ids(action["action_id"]))


def themes_by_authority(data: DataSet, authorities: Sequence[Authority]) -> Crosstab:
    """Actions by theme (the most frequent first) and authority (by name), of those that have actions."""
    cells: Counter[tuple[str, str]] = Counter()
    for authority in authorities:
        for theme, number in theme_totals(data, authority.actions).items():
            cells[theme, authority.name] = number
    totals = {a.name: len(a.actions) for a in authorities if a.actions}
    return Crosstab(_ranked(theme_totals(data, data.counted)), tuple(totals), cells, totals)


def ratings_by_theme(data: DataSet) -> Crosstab:
    """Rated actions by theme and colour."""
    cells: Counter[tuple[str, str]] = Counter()
    for action in data.counted:
        if action["rag"]:
            for theme in data.theme_ids(action["action_id"]):
                cells[theme, action["rag"]] += 1
    rated = rags(data.counted)
    totals = Counter({theme: 0 for theme, _ in cells})
    for (theme, _), number in cells.items():
        totals[theme] += number
    return Crosstab(_ranked(totals), tuple(rated), cells, rated)


def rags(actions: Iterable[Row]) -> dict[str, int]:
    """Actions of each colour there is, in the order of RAGS."""
    found = Counter(action["rag"] for action in actions if action["rag"])
    return {rag: found[rag] for rag in RAGS if found[rag]}


def due_dates(actions: Iterable[Row]) -> dict[str, int]:
    """Dated actions by the quarter in which they are due at the latest, without gaps; by year where that is long."""
    days = [action["due_last"] for action in actions if action["due_last"]]
    if not days:
        return {}
    first, last = min(map(_quarter, days)), max(map(_quarter, days))
    if last - first >= QUARTERS_SHOWN:
        years = Counter(day.year for day in days)
        span = range(min(years), max(years) + 1)
        return {str(y): years[y] for y in (span if len(span) <= 2 * QUARTERS_SHOWN else sorted(years))}
    quarters = Counter(map(_quarter, days))
    return {f"{_MONTHS[q % 4]} {q // 4}": quarters[q] for q in range(first, last + 1)}


_MONTHS = ("Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec")


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


def roles(data: DataSet) -> dict[str, int]:
    """Actions that name an owner of each role, the most frequent first; an action counts once for a role."""
    found: Counter[str] = Counter()
    for action in data.counted:
        found.update({owner["role"] for owner in data.owners.get(action["action_id"], ()) if owner["role"]})
    return {role: found[role] for role in _ranked(found)}


def _ranked(totals: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(totals, key=lambda name: (-totals[name], name)))
