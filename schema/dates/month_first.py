"""Dates in figures with the month first, as programs write them that were set up in America ("05/30/2031")."""

from __future__ import annotations

import re
from collections.abc import Iterable

FEWEST_MONTHS_FIRST = 2  # dates of a plan that are days of the calendar only so
IN_FIGURES = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(\d{4}|\d\d)(?![\d/])")
MONTHS = range(1, 13)


def months_stand_first(texts: Iterable[str]) -> bool:
    """Whether dates of a plan can only be meant with the month first, and none only with the day first."""
    found = (match for text in texts if text.count("/") > 1 for match in IN_FIGURES.finditer(text))
    dates = {match[0]: (int(match[1]), int(match[2])) for match in found}
    turned = sum(first in MONTHS and second not in MONTHS for first, second in dates.values())
    return turned >= FEWEST_MONTHS_FIRST and all(first in MONTHS for first, _ in dates.values())


def with_days_first(text: str) -> str:
    """The words with the day before the month in each date in figures."""
    return IN_FIGURES.sub(r"\2/\1/\3", text)
