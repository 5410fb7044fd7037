"""Parts of a year in the words of schools and treasurers, and words beside a year that nobody reads."""

from __future__ import annotations

from datetime import date

import pytest

from schema.dates.parse_date import read_date
from schema.dates.period import Period

PLAN = Period(date(2025, 4, 1), date(2025, 4, 30))


def ends(text: str) -> str:
    reading = read_date(text, anchor=PLAN)
    return f"{reading.first} {reading.last}" if reading.periods else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H2 2026/27", "2026-10-01 2027-03-31"),
        ("1H 26/27", "2026-04-01 2026-09-30"),
        ("second half of 2026", "2026-07-01 2026-12-31"),
        ("2nd half of the financial year 2026/27", "2026-10-01 2027-03-31"),
        ("first half of March 2026", "2026-03-01 2026-03-15"),
        ("second half of the autumn term 2026", "2026-11-01 2026-12-31"),
        ("HT2 2026/27", "2026-11-01 2026-12-31"),
        ("Half term 5, 2026/27", "2027-04-16 2027-05-31"),
        ("Term 4 2026/27", "2027-03-01 2027-04-15"),
        ("Spring term 1 2026", "2026-01-01 2026-02-28"),
        ("October half term 2026", "2026-10-01 2026-10-31"),
        ("Autumn half term 2026", "2026-10-01 2026-10-31"),
        ("Week 2 of June 2026", "2026-06-08 2026-06-14"),
        ("weeks 3-4 in February 2026", "2026-02-15 2026-02-28"),
        ("last week of June 2026", "2026-06-24 2026-06-30"),
        ("2nd week June 2026", "2026-06-08 2026-06-14"),
        ("Good Friday 2026", "2026-04-03 2026-04-03"),
        ("Whit Sunday 2026", "2026-05-24 2026-05-24"),
        ("2026 April 30", "2026-04-30 2026-04-30"),
        ("2026 April", "2026-04-01 2026-04-30"),
        ("Q3 end 26/27", "2026-12-31 2026-12-31"),
        ("Q3 2026/27 end", "2026-12-31 2026-12-31"),
        ("June end 2026", "2026-06-30 2026-06-30"),
        ("FY end 2026/27", "2027-03-31 2027-03-31"),
        ("From June 2026, end July 2026", "2026-07-31 2026-07-31"),
        ("30 June 2026¹", "2026-06-30 2026-06-30"),
        ("June 2026²", "2026-06-01 2026-06-30"),
        ("30\u200e/\u200e06\u200e/\u200e2026", "2026-06-30 2026-06-30"),
        ("full year 2026/27", "2026-04-01 2027-03-31"),
        ("Launched in 2026", "2026-01-01 2026-12-31"),
        ("Phase 2 - 2026", "2026-01-01 2026-12-31"),
        ("Year 3 (2026/27)", "2026-04-01 2027-03-31"),
        ("2026 conference", "2026-01-01 2026-12-31"),
        ("Annual conference, June 2026", "2026-06-01 2026-06-30"),
        ("Beg Oct 2026", "2026-10-01 2026-10-10"),
    ],
)
def test_a_part_of_a_year_is_read_as_the_part(text: str, expected: str) -> None:
    assert ends(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Octobr 2026", "30 Novmber 2026", "Period 4, 2026", "Term 2 2026/27", "Week 31 2026", "P4 2026/27",
        "Lammas 2026",
        "second half of Q2 2026/27", "first week of the autumn term 2026", "Spring Bank Holiday 2026", "Dec t 2026",
        "May 2026 - Decembr 2026", "Year end 2026",
    ],
)  # fmt: skip
def test_words_nobody_reads_beside_a_year_leave_no_date(text: str) -> None:
    reading = read_date(text, anchor=PLAN)
    assert (ends(text), reading.unread, "unread_words" in reading.flags) == ("", True, True)


@pytest.mark.parametrize(
    ("text", "near"),
    [("Febuary 2026", "February"), ("Arpil 2026", "April"), ("Autum 2026", "Autumn"), ("mid-Septmber", "September")],
)
def test_a_misspelt_month_is_asked_about_and_never_read(text: str, near: str) -> None:
    reading = read_date(text, anchor=PLAN)
    assert (ends(text), [month for _, month in reading.near_words]) == ("", [near])


@pytest.mark.parametrize("text", ["many 2026", "Number 2026", "Budget 2026", "Sep 2026"])
def test_other_words_are_no_misspelt_months(text: str) -> None:
    assert read_date(text, anchor=PLAN).near_words == ()


@pytest.mark.parametrize(
    ("text", "years"),
    [("October - March", (0, 1)), ("June to July", (0, 0)), ("Q3 - Q4", (0, 1)), ("March, October", (0, 0))],
)
def test_a_range_without_a_year_runs_forward(text: str, years: tuple[int, int]) -> None:
    plan = Period.year(2026)
    periods = read_date(text, anchor=plan).periods
    ends = (periods[0].first, periods[-1].last)
    assert tuple(end.year - 2026 for end in ends if end) == years
