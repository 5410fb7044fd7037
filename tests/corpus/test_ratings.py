"""Harvested ratings, each state read as the harvest gives it."""

from __future__ import annotations

import csv

import pytest

from schema.ratings.parse_rating import legend_of_words, read_rating
from tests.places import SHARED, needs

HARVEST = SHARED / "domain" / "rag.csv"
PRINTED = {"closed_superseded": "superseded", "unknown": None, "n/a": None}


@needs(HARVEST)
def test_harvested_words_read_as_given(capsys: pytest.CaptureFixture[str]) -> None:
    """The share of harvested ratings whose state is read as the file gives it.

    Judged are words that mean something by themselves, and colours whose meaning the plan itself prints (in quotes in
    the file), given as its legend. Not judged: colours and letters without a legend (they are no state), percentages,
    ticks that mean their column's heading, meanings one person gave to one plan, and two states in one row. A meaning
    that is two states at once is right when refused.
    """
    judged = [row for row in csv.DictReader(HARVEST.open(encoding="utf-8")) if _is_judged(row)]
    wrong = [row for row in judged if _status(row) != PRINTED.get(row["canonical_status"], row["canonical_status"])]
    with capsys.disabled():
        print(f"\nratings as given: {1 - len(wrong) / len(judged):.1%} of {len(judged)}")
        print(*(f"  not: {row['value_verbatim']!r} ({row['meaning'][:60]})" for row in wrong), sep="\n")
    assert len(judged) > 90
    assert len(wrong) <= 0.05 * len(judged)


def _is_judged(row: dict[str, str]) -> bool:
    value = row["value_verbatim"]
    if value.endswith("%") or row["kind"] == "tick" or value == "C" or "/" in row["canonical_status"]:
        return value == "N/A"
    is_colour = read_rating(value).rag is not None or row["scheme"] == "BRAG and wider"
    return not is_colour or (row["meaning"].startswith('"') and "statuses" not in row["meaning"])


def _status(row: dict[str, str]) -> str | None:
    value = row["value_verbatim"]
    rag = read_rating(value).rag
    status = read_rating(value, None, legend_of_words({rag: row["meaning"]}) if rag else None).status
    return row["canonical_status"] if status is None and "_or_" in row["canonical_status"] else status
