"""Dates that several columns tell together."""

from __future__ import annotations

import pytest

from schema.columns.date_columns import fills_time
from schema.columns.map_columns import by_headings
from schema.columns.match_columns import match_columns

DEEDS = ["Repair the lifeboat shed", "Replace the slipway rails"]


def fields(*columns: list[str]) -> list[str | None]:
    return [column.field for column in by_headings([c[0] for c in columns], [c[1:] for c in columns])]


@pytest.mark.parametrize(
    ("month", "year"),
    [
        (["Due month", "March", "June"], ["Due year", "2031", "2032"]),
        (["Deadline month", "Mar", ""], ["Deadline year", "2031", ""]),
        (["By when (month)", "March", "June"], ["Year", "2031", "2031"]),
        (["Month", "March", "June"], ["Year", "2031", "2031"]),
        (["Target quarter", "Q1", "Q3"], ["Financial year", "2031/32", "2031/32"]),
    ],
)
def test_a_month_and_the_year_at_its_side_are_one_due_date(month: list[str], year: list[str]) -> None:
    action = ["Action", *DEEDS]
    assert fields(action, month, year) == ["action", "due", "due"]
    assert fields(action, year, month) == ["action", "due", "due"]


def test_a_start_in_two_columns_is_a_start() -> None:
    start = (["Start month", "May", "July"], ["Start year", "2030", "2030"])
    assert fields(["Action", *DEEDS], *start, ["Due", "1/2/2031", "4/5/2031"]) == ["action", "start", "start", "due"]


@pytest.mark.parametrize(
    "columns",
    [
        (["Due", "March 2031", "June 2031"], ["Year", "2031", "2031"]),  # whole dates need no other column
        (["Due", "March", "June"], ["Staff", "2031", "1450"]),  # figures, of which one is no year
        (["Due", "March", "June"], ["Lead", "Ann", "Ben"], ["Year", "2031", "2031"]),  # not at its side
    ],
)
def test_a_year_that_is_no_part_of_the_date_is_not_joined(columns: tuple[list[str], ...]) -> None:
    assert fields(["Action", *DEEDS], *columns)[-1] != "due"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["X", ""], ["X", "X"]),
        (["✓", "✓"], ["", "✓"]),
        (["Agree the colours", ""], ["Check the doors", "Review the rails"]),
    ],
)
def test_marks_and_milestones_under_months_tell_when_an_action_is_due(first: list[str], second: list[str]) -> None:
    headings = (["Apr 31", *first], ["May 31", *second])
    assert fields(["Action", *DEEDS], ["Lead", "Ann Bell", "Ben Cole"], *headings) == ["action", "owners", "due", "due"]
    assert fields(["Action", *DEEDS], ["Due", "1/2/31", "3/4/31"], *headings)[2:] != ["due", "due"]


def test_ticks_beside_crosses_and_what_was_done_are_no_deadlines() -> None:
    kept = (["Apr 31", "✓", "✗"], ["May 31", "✓", "✓"])
    assert "due" not in fields(["Action", *DEEDS], *kept)
    told = (
        ["Apr 31", "Paint was ordered from the yard", ""],
        ["May 31", "Doors are painted on the north side", "None"],
    )
    assert fields(["Action", *DEEDS], *told) == ["action", "progress", "progress"]
    assert "due" not in fields(["Action", *DEEDS], ["May 31", "✓", "✓"])  # one time alone tells how things stood then


def test_steps_under_months_make_a_plan_of_a_table_without_owners() -> None:
    steps = [["Agree the colours", ""], ["Check the doors", "Review the rails"], ["", "Open the slipway"]]
    mapping = match_columns(["Our pledge", "Mar-2031", "Apr-2031", "May-2031"], [DEEDS, *steps])
    assert mapping.kind == "actions"
    figures = [["140", "139"], ["151", "160"], ["149", "158"]]
    counted = match_columns(["Our pledge", "Mar-2031", "Apr-2031", "May-2031"], [DEEDS, *figures])
    assert counted.kind != "actions"


@pytest.mark.parametrize(("text", "fills"), [("X", True), ("Test", True), ("", False), ("-", False), ("No", False)])
def test_a_mark_that_says_no_fills_no_month(text: str, fills: bool) -> None:
    assert fills_time(text) is fills


@pytest.mark.parametrize(
    "times",
    [
        ("Within 30 days", "Within 60 days"),
        ("By June 2031", "By September 2031"),
        ("Q1 2031/32", "Q2 2031/32"),
        ("Short term (0-3 months)", "Long term"),
    ],
)
def test_what_is_to_be_done_under_times_alone_is_an_action_each(times: tuple[str, str]) -> None:
    aim, lead = ["Priority", "Boats that float", "Rails that hold"], ["Lead", "Ann", "Ben"]
    first, second = ([time, *DEEDS] for time in times)
    assert fields(aim, first, second, lead) == ["objective", "action", "action", "owners"]
    assert fields(aim, ["Action", *DEEDS], first, second, lead).count("action") == 1
    assert fields(aim, ["Snark", *DEEDS], first, second, lead).count("action") == 0
    assert fields(["Commitment", *DEEDS], first, second, lead)[1:3].count("action") == 0
    assert fields(aim, first, [times[1], "Rails", "Sheds"], lead).count("action") == 0
