"""Addresses of the search page that list what a number of the overview counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from pipeline.outputs.site.counts import period_of
from pipeline.outputs.site.dataset import Authority

PAGE = "actions.html"
NONE = "none"  # the filter's word for actions that have no value
LACKING = {"owner": {"owner": NONE}, "date": {"kind": "undated"}, "measure": {"measured": NONE}}


class Searches:
    """Search addresses by council, theme, rating, owner's role and due date, from the root of the site."""

    def __init__(self, themes: Iterable[str], authorities: Sequence[Authority]) -> None:
        self._themes = {theme: number for number, theme in enumerate(themes)}
        self._slugs = {authority.name: authority.slug for authority in authorities}

    def slug(self, council: str | None) -> str | None:
        """The name of a council's page; None where it is not known."""
        return self._slugs.get(council or "")

    def theme(self, theme: str) -> str:
        return _search(theme=self._themes[theme])

    def theme_of_council(self, theme: str, council: str) -> str:
        return _search(authority=self._slugs[council], theme=self._themes[theme])

    def theme_rated(self, theme: str, rag: str) -> str:
        return _search(theme=self._themes[theme], rag=rag)

    def council(self, council: str) -> str:
        return _search(authority=self._slugs[council])

    def rated(self, rag: str) -> str:
        return _search(rag=rag)

    def rated_in_council(self, rag: str, council: str) -> str:
        return _search(authority=self._slugs[council], rag=rag)

    def lacking(self, what: str, council: str) -> str:
        """Actions of a council without what a key of LACKING names."""
        return _search(authority=self._slugs[council], **LACKING[what])

    def overdue(self, day: date, council: str) -> str:
        return _search(authority=self._slugs[council], overdue=day.isoformat())

    def due(self, period: str) -> str:
        """Actions that are due at the latest in a period of `due_dates`."""
        first, last = period_of(period)
        return _search(**{"from": first.isoformat(), "to": last.isoformat()})

    def role(self, role: str) -> str:
        return _search(owner=role)

    undated = f"{PAGE}#kind=undated"
    unowned = f"{PAGE}#owner={NONE}"


def _search(**filters: object) -> str:
    return f"{PAGE}#{urlencode(filters)}"
