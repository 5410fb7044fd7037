"""Doubt is told: tables that look like plans, documents that call themselves plans, and columns of two readings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model import Block, Issue, Place
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.records.records import plan_records
from pipeline.sources import Source
from schema.contract import Records
from tests.draw import document, heading, prose, table


def records(*blocks: Block) -> Records:
    return plan_records(Source(Path("paper.txt"), "paper.txt", "0" * 64, 0), stitch(document(*blocks)), Card())


def kinds(found: Records) -> set[str]:
    return {row["code"] for row in found["issues"]}


@pytest.mark.parametrize(
    ("title", "told"),
    [("Improvement plan of Ashmere", True), ("Action log", True), ("Minutes of the board", False)],
)
def test_a_document_that_calls_itself_a_plan_and_gives_no_action_says_so(title: str, told: bool) -> None:
    found = records(heading(title), prose("The board met in the civic centre."))
    assert ("plan_without_actions" in kinds(found)) is told
    assert (found["documents"][0].get("reason") == "plan_without_actions") is told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Inspection of Nowhere children's services", True),
        ("Inspection of Kent children's services", False),
        ("Minutes of the board of Nowhere", False),
    ],
)
def test_a_report_that_names_no_council_says_so_since_no_plan_can_be_linked_to_it(title: str, told: bool) -> None:
    assert ("council_not_known" in kinds(records(heading(title), prose("Visits are made.")))) is told


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        ((prose("The board met."),), "it has no table, and its text lists no actions"),
        ((table("Name | Hours", "Ann Reed | 12"),), "table 1 (Name | Hours) has no column of actions"),
        ((table("Action | Lead | By when", " | | "),), "table 1 (Action | Lead | By when) has no filled row"),
        (
            (table("Risk | Mitigation | Score", "Money | Ask | 12"),),
            "(Risk | Mitigation | Score) was taken for: risk reg",
        ),
    ],
)
def test_a_plan_without_actions_says_what_its_tables_were_taken_for(blocks: tuple[Block, ...], why: str) -> None:
    found = records(heading("Action plan"), *blocks)
    assert why in found["documents"][0]["detail"]
    assert any(why in row["message"] for row in found["issues"] if row["code"] == "plan_without_actions")


def test_a_plan_that_is_read_leaves_no_doubt() -> None:
    found = records(heading("Action plan"), table("Action | Lead | By when", "Ring each family | AD | May 2024"))
    assert not kinds(found) & {"plan_without_actions", "looks_like_plan", "doubtful_heading"}
    assert found["documents"][0].get("reason") is None


def test_deeds_under_a_heading_that_speaks_of_other_things_are_told_to_look_like_a_plan() -> None:
    rows = ("Review the duty rota | May 2024", "Write to every school | June 2024", "Recruit four workers | July 2024")
    assert "looks_like_plan" in kinds(records(table("Snark | Boojum", *rows)))


@pytest.mark.parametrize(
    ("head", "first", "page", "told"),
    [
        ("By when | Progress", "May 2024", 2, True),
        ("By when | Progress", "May 2024", 1, False),
        ("Lead | Progress", "AD", 2, False),
    ],
)
def test_what_may_be_the_right_hand_side_of_a_plan_on_another_page_is_told(
    head: str, first: str, page: int, told: bool
) -> None:
    left = table("Ref | Action | Lead", "1.1 | Ring each family | AD", "1.2 | Write to every school | AD")
    right = table(head, f"{first} | Begun", f"{first} | Begun")
    sides = [replace(one, places=(Place(at, 40, 60, 500, 200),)) for one, at in ((left, 1), (right, page))]
    assert ("other_half" in kinds(records(heading("Action plan"), sides[0], prose("Overleaf."), sides[1]))) is told


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Minutes of the improvement board, 4 March 2024", 0),
        ("Notes of the partnership meeting", 0),
        ("Improvement board minutes and action plan", 1),
        ("Improvement board action log", 1),
        ("Ten minutes with each child: our plan", 1),
        ("Agenda item 9: how we answer the inspection", 1),
    ],
)
def test_what_members_are_to_do_is_told_in_the_minutes_of_a_meeting_and_is_no_plan(title: str, number: int) -> None:
    found = records(heading(title), table("Minute | Action | By whom | When", "3.1 | Send the slides | AB | May 2024"))
    assert len(found["actions"]) == number
    assert ("looks_like_plan" in kinds(found)) is (number == 0)


@pytest.mark.parametrize(
    ("headings", "number"),
    [
        (["Appendix 1: Improvement plan"], 1),
        (["Annex A", "Action plan after inspection"], 1),
        (["Appendix 1: Action points of the sub-group"], 0),
        (["Improvement plan"], 0),  # an item of the meeting
    ],
)
def test_a_plan_attached_to_minutes_is_read(headings: list[str], number: int) -> None:
    minute = table("Minute | Action | By whom | When", "3.1 | Send the slides | AB | May 2024")
    attached = table("Ref | Action | Lead | By when", "1 | Ring each family | AD | May 2024")
    titles = [heading(words, 2) for words in headings]
    found = records(heading("Minutes of the improvement board"), minute, *titles, attached)["actions"]
    assert [action["action"] for action in found] == ["Ring each family"] * number


def test_a_list_of_events_does_not_look_like_a_plan() -> None:
    rows = ("Summer fair | May 2024", "Annual conference | June 2024", "Open day | July 2024")
    assert "looks_like_plan" not in kinds(records(table("Snark | Boojum", *rows)))


@pytest.mark.parametrize(("place", "box"), [(None, []), (Place(3, 40, 52, 90, 62.04), [40.0, 52.0, 90.0, 62.0])])
def test_what_reading_doubts_keeps_its_place(place: Place | None, box: list[float]) -> None:
    doubtful = replace(document(), issues=(Issue("ocr_doubtful", "not sure", 3, "Fostoring", place=place),))
    [row] = plan_records(Source(Path("plan.pdf"), "plan.pdf", "0" * 64, 0), stitch(doubtful), Card())["issues"]
    assert [row[side] for side in ("x0", "top", "x1", "bottom") if side in row] == box
