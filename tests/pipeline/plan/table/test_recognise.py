"""Tables told apart, and their columns mapped, table by table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.model import Cell, Line, Row, Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.header_rows import header_rows
from pipeline.plan.table.openings import cells_of_columns
from pipeline.plan.table.plan_tables import OtherTable, PlanTable
from pipeline.plan.table.recognise import recognise
from tests.draw import cell, document, heading, row, table


def plan_of(drawn: Table) -> PlanTable:
    found = recognise(drawn, 1)
    assert isinstance(found, list), found
    return found[0]


def fields(plan: PlanTable) -> list[str | None]:
    return [column.field for column in plan.columns]


def test_columns_are_mapped_by_their_headings() -> None:
    plan = plan_of(
        table(
            "Ref | Action | Action Owner | Due by | RAG",
            "1.1 | Write the practice guide | Head of Service | May 2024 | A",
        )
    )
    assert fields(plan) == ["action_ref", "action", "owners", "due", "rag"]
    assert plan.rows == (1,)


def test_commencing_is_a_start_in_one_table_and_due_by_a_due_date_in_the_next() -> None:
    body = "1.1 | Write the practice guide | Head of Service | May 2024"
    assert fields(plan_of(table("Ref | Action | Owner | Commencing", body)))[3] == "start"
    assert fields(plan_of(table("Ref | Action | Owner | Due by", body)))[3] == "due"


def test_a_title_over_the_full_width_above_the_header_is_no_header() -> None:
    plan = plan_of(
        table("Priority 1: Leadership", "Action | Lead | By when", "Write the practice guide | AD | May 2024")
    )
    assert (plan.above, plan.headers, plan.rows) == ((0,), (1,), (2,))


def test_a_header_of_two_rows_is_joined() -> None:
    top = row("Action | Responsibility | Responsibility")
    top = (top[0], top[1], top[1])
    drawn = Table((top, row("| Lead | By when"), row("Write the practice guide | AD | May 2024")))
    assert header_rows(drawn) == (0, 1)
    assert fields(plan_of(drawn)) == ["action", "owners", "due"]


@pytest.mark.parametrize(
    ("lower", "expected"),
    [
        (" | | Start | End | ", ["action", "owners", "start", "due", "rag"]),
        (" | | Start | Ended by hand | ", ["action", "owners", "due", None, "rag"]),
        (" | AD | 1 May 2024 | 2 May 2024 | ", ["action", "owners", "due", None, "rag"]),
    ],
    ids=["headings", "no heading", "an action's own"],
)
def test_headings_below_one_over_blank_cells_are_of_the_header(lower: str, expected: list[str | None]) -> None:
    body = "Ring each family | AD | 1 May 2024 | 2 June 2024 | G", "Write the guide | PSW | 2 May 2024 | Ongoing | A"
    found = plan_of(table("Action | Lead | Dates | | RAG", lower, *body))
    assert fields(found) == expected


def test_a_heading_said_again_over_the_headings_it_divides_is_theirs() -> None:
    body = "Ring each family | AD | 1 May 2024 | 2 June 2024 | G", "Write the guide | PSW | 2 May 2024 | Ongoing | A"
    found = plan_of(table("Action | Lead | Dates | Dates | RAG", " | | Start | End | ", *body))
    assert (fields(found), found.rows) == (["action", "owners", "start", "due", "rag"], (2, 3))
    other = plan_of(table("Action | Lead | Due | Update | RAG", " | | Start | End | ", *body))
    assert fields(other)[2:4] != ["start", "due"]


def test_a_header_row_that_comes_again_is_no_row() -> None:
    plan = plan_of(
        table(
            "Action | Lead | By when",
            "Write the practice guide | AD | May 2024",
            "Action | Lead | By when",
            "Audit twenty case files | HoS | June 2024",
        )
    )
    assert plan.rows == (1, 3)


@pytest.mark.parametrize(("below", "rows"), [("Lead | By when", (2, 5)), ("Budget | Risk", (2, 3, 4, 5))])
def test_a_header_of_two_rows_that_comes_again_under_another_group_is_no_row(below: str, rows: Sequence[int]) -> None:
    def top(group: str) -> Row:
        action, over, *rest = row(f"Action | {group} | Evidence | RAG")
        return (action, over, over, *rest)

    drawn = Table(
        (
            top("Responsibility"),
            row("| Lead | By when | |"),
            row("Write the practice guide | AD | May 2024 | Minutes | Green"),
            top("Delivery"),
            row(f"| {below} | |"),
            row("Audit twenty case files | HoS | June 2024 | Report | Amber"),
        )
    )
    assert plan_of(drawn).rows == rows


def test_a_header_row_with_a_new_judgement_area_begins_a_new_part() -> None:
    found = recognise(
        table(
            "Help and protection of children | Actions | Outcome | Lead | By",
            "Visits are late | Set up a weekly report of visits | Visits in time | AB | 1/5/24",
            "Experiences and progress of care leavers | Actions | Outcome | Lead | By",
            "Plans are thin | Coach the team on pathway plans | Better plans | CD | 1/6/24",
        ),
        1,
    )
    assert isinstance(found, list)
    assert [part.rows for part in found] == [(1,), (3,)]
    assert [part.columns[0].field for part in found] == ["objective", "objective"]
    assert found[1].columns[0].section == "Experiences and progress of care leavers"


def test_a_table_without_a_header_goes_on_with_the_columns_of_the_one_before() -> None:
    before = plan_of(table("Action | Lead | By when", "Write the practice guide | AD | May 2024"))
    found = recognise(
        table("Audit twenty case files | HoS | June 2024", "Report to the board | AD | July 2024"), 2, before
    )
    assert isinstance(found, list)
    assert fields(found[0]) == ["action", "owners", "due"]
    assert found[0].rows == (0, 1)


def test_a_risk_register_is_no_plan() -> None:
    found = recognise(
        table("Risk | Mitigating action (in place or planned)", "Money runs out | Ask for more in March"), 1
    )
    assert isinstance(found, OtherTable)
    assert found.kind == "risk_register"


def test_a_risk_register_as_wide_as_the_plan_above_does_not_go_on_with_it() -> None:
    before = plan_of(table("Action | Lead | By when", "Write the practice guide | AD | May 2024"))
    found = recognise(table("Risk | Mitigation | Score", "Money runs out | Ask early | 12"), 2, before)
    assert isinstance(found, OtherTable)
    assert found.kind == "risk_register"


def test_a_header_whose_cells_reach_into_a_second_row_has_both() -> None:
    action, lead, rag = row("Action | Lead | RAG")
    _, _, red, green = row("| | Red | Green")
    body = row("Write the practice guide | AD | ✓ | ")
    drawn = Table(((action, lead, rag, rag), (action, lead, red, green), body, row("Audit files | AD | | ✓")))
    assert header_rows(drawn) == (0, 1)
    assert [column.mark for column in plan_of(drawn).columns[2:]] == ["red", "green"]


@pytest.mark.parametrize(
    ("groups", "dated"), [(("Quarter 1", "Quarter 2"), ["Quarter 1", "Quarter 2"]), (("Council", "Health"), [None] * 2)]
)
def test_headings_that_come_again_under_times_are_of_those_times(
    groups: tuple[str, str], dated: list[str | None]
) -> None:
    one, other = map(cell, groups)
    drawn = Table(
        (
            (*row("Action | Lead"), one, one, other, other),
            row(" | | Progress | RAG | Progress | RAG"),
            row("Audit files | AD | Begun in two teams | A | Done in all teams | G"),
        )
    )
    columns = plan_of(drawn).columns
    assert [columns[i].field for i in (2, 4)] == ["progress", "progress"]
    assert [columns[i].dated for i in (2, 4)] == dated


def test_a_table_under_headings_nobody_knows_does_not_go_on_with_the_plan_above() -> None:
    plan = plan_of(table("Action | Lead | By when", "Write the practice guide | AD | May 2024"))
    courses = table("Course | Audience | Date", "Neglect in families | All staff | 12 May 2024")
    assert isinstance(recognise(courses, 2, plan), OtherTable)
    more = table("Audit twenty case files | HoS | June 2024", "Ring each family | AD | July 2024")
    assert isinstance(recognise(more, 2, plan), list)


def test_months_of_a_time_line_do_not_hide_the_headings_beside_them() -> None:
    drawn = table("No | Action | Lead | Jan | Feb | Mar | Apr", "1 | Write the practice guide | AD | | | |")
    assert header_rows(drawn) == (0,)


FIRST = table(
    "Ref | Action | Lead | Timescale | RAG",
    "1.1 | Write the practice guide for duty teams | Head of Service | May 2024 | A",
)


def rows_under_headings(*later: str) -> list[tuple[str | None, str | None]]:
    """The section and due words of each row of two tables, each under a heading of its own."""
    drawn = document(heading("Theme 1: Leaders"), FIRST, heading("Theme 2: Duty"), table(*later))
    return [(r.section, r.cell("due").text) for r in Walk(drawn, Card()).rows]


def test_a_table_without_headings_goes_on_with_the_columns_above_over_a_heading() -> None:
    assert rows_under_headings(
        "2.1 | Hold weekly practice meetings | Team managers | Complete | B",
        "2.2 | Audit twenty case files a month | Head of Service | April 2025 | G",
    ) == [("Theme 1: Leaders", "May 2024"), ("Theme 2: Duty", "Complete"), ("Theme 2: Duty", "April 2025")]


def test_a_table_of_other_contents_does_not_go_on_with_the_columns_above_over_a_heading() -> None:
    assert rows_under_headings(
        "Duty | 12 | 14 | 9 | 3",
        "Assessment teams in the north of the county | 22 | 18 | 20 | 4",
    ) == [("Theme 1: Leaders", "May 2024")]


def test_a_heading_that_a_narrow_column_breaks_is_whole() -> None:
    lines = (Line("In progres"), Line("s", wraps=True)), (Line("Complet"), Line("e", wraps=True))
    head = (cell("Action"), cell("Lead"), cell("Not started"), *(Cell(words) for words in lines))
    plan = plan_of(Table((head, row("Ring each family within a day | AD | | x |"))))
    assert [column.mark for column in plan.columns] == [None, None, "Not started", "In progress", "Complete"]


def test_a_long_table_is_asked_in_rows_spread_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.plan.table.openings.MOST_ROWS_ASKED", 10)
    drawn = table("Action | Lead", *(f"Ring family {number} | AD" for number in range(35)))
    actions, leads = cells_of_columns(drawn, range(1, 36))
    assert [cell.text for cell in actions] == [f"Ring family {number}" for number in range(0, 35, 4)]
    assert len(leads) == len(actions)


def test_a_row_of_the_body_that_mentions_a_timescale_is_no_header() -> None:
    rows = [
        "Ask | Assigned to | To be in place",
        "Shorten court timescales to 16 weeks | Duty Manager | Within 6 months",
    ]
    rows += ["Refresh the court templates | Head of Law | Within 1 month"] * 2
    found = recognise(table(*rows), 1)
    assert isinstance(found, list) and len(found[0].rows) == 3


@pytest.mark.parametrize(("group", "owners"), [("Monitoring", "Staff"), ("Delivery", "Who")])
def test_who_monitors_is_nobody_who_does_it(group: str, owners: str) -> None:
    action, staff, over = cell("Action"), cell("Staff"), cell(group)
    rows = [
        row("Write a guide | Team Manager | Head | June 2031"),
        row("Ring each school | Duty Lead | Head | May 2031"),
    ]
    drawn = Table(((action, staff, over, over), (action, staff, cell("Who"), cell("When")), *rows))
    assert [column.heading for column in plan_of(drawn).columns if column.field == "owners"] == [owners]
