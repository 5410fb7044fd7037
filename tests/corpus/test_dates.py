"""Harvested due dates, read as the harvest gives them."""

from __future__ import annotations

import csv

import pytest

from schema.dates.parse_date import read_date
from schema.dates.period import Period
from tests.places import SHARED, needs

HARVEST = SHARED / "domain" / "dates.csv"
KIND_OF_FLAG = {
    "ongoing": "ongoing",
    "immediate": "immediate",
    "tbc": "tbc",
    "complete": "complete",
    "conditional": "conditional",
    "recurring": "recurring",
    "within": "relative",
    "horizon": "relative",
}


def read_rightly(row: dict[str, str]) -> bool:
    """Whether a row is read as the table gives it.

    Both ends must agree where both are given, else the one given: a month that is only a due date has no first day in
    the table, and the whole month here, as printed. No day where the table has none. Of a revised date the table gives
    the old day first, which is not the value here. Without any day, the first flag that names a kind must be the kind.
    Two quarters take their year from the plan of April 2023 their note names.
    """
    flags = row["flags"].split(";")
    reading = read_date(
        row["verbatim"],
        anchor=Period.financial_year(2023) if "year_missing" in flags and row["end_iso"] else None,
        quarters="calendar" if "calendar_quarter" in flags else "financial",
    )
    first, last = str(reading.first or ""), str(reading.last or "")
    given_first = "" if "revised" in flags else row["start_iso"]
    if row["start_iso"] or row["end_iso"]:
        return first.startswith(given_first) and last.startswith(row["end_iso"])
    kinds = [KIND_OF_FLAG[name] for name in (flag.split(":")[0] for flag in flags) if name in KIND_OF_FLAG]
    return not first and (not kinds or reading.kind == kinds[0])


@needs(HARVEST)
def test_the_idioms_of_harvested_plans_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    with HARVEST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [row["verbatim"] for row in rows if not read_rightly(row)]
    share = 1 - len(wrong) / len(rows)
    with capsys.disabled():
        print(f"\ndates.csv: {share:.1%} of {len(rows)} rows read rightly; not: {wrong}")
    assert share >= 0.95
