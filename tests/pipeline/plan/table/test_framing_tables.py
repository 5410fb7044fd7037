"""Frames around tables, and titles of cards."""

from __future__ import annotations

import pytest

from extractors.model import Block, Cell, Line, Table
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import cell, document, heading, prose, table

PLAN = table("Action | Lead | By when", "Ring each family | AD | May 2024", "Write the guide | PSW | June 2024")


def actions(*blocks: object) -> list[str]:
    drawn = laid_out(document(*blocks))  # type: ignore[arg-type]
    return [row.cell("action").text for row in Walk(drawn, Card()).rows]


def test_a_plan_in_a_frame_of_one_cell_is_read() -> None:
    frame = Table(((Cell((Line("Theme 1"),), tables=(PLAN,)),),))
    assert actions(frame) == ["Ring each family", "Write the guide"]


def test_the_words_of_a_frame_stay_where_they_were() -> None:
    frame = Table(((Cell((Line("Theme 1"),), tables=(PLAN,)),), (cell("Source: the board"),)))
    first, second, third = laid_out(document(frame)).blocks
    assert second is PLAN
    assert [block.text for block in (first, third) if not isinstance(block, Table)] == ["Theme 1", "Source: the board"]


def test_a_bold_line_over_the_table_of_a_frame_is_its_heading() -> None:
    frame = Table(((Cell((Line("Theme 1: Visits", bold=True),), tables=(PLAN,)),),))
    drawn = laid_out(document(heading("Improvement plan"), frame))
    assert {row.section for row in Walk(drawn, Card()).rows} == {"Theme 1: Visits"}


@pytest.mark.parametrize(
    ("words", "fill", "above"),
    [
        ("Finding 1: Late visits", None, "Late visits"),
        ("Late visits", "FFE599", "Late visits"),
        ("See below", None, None),
    ],
)
def test_a_row_of_a_frame_right_over_its_table_is_a_heading_where_it_stands_out(
    words: str, fill: str | None, above: str | None
) -> None:
    frame = Table(((cell(words, fill),), (Cell(tables=(PLAN,)),)))
    row = Walk(laid_out(document(heading("Improvement plan"), frame)), Card()).rows[0]
    assert (row.objective.text if row.objective else row.section) == above


@pytest.mark.parametrize(
    ("box", "above"),
    [
        (Cell((Line("Visits in time", bold=True), Line("Outcome: nine of ten visits"))), "Visits in time"),
        (Cell((Line("Priority 1: Visits"),)), "Visits"),
        (Cell((Line("Please read with the key"),)), None),
    ],
)
def test_a_box_of_one_cell_over_a_plan_is_its_heading_where_it_stands_out(box: Cell, above: str | None) -> None:
    row = Walk(laid_out(document(heading("Improvement plan"), Table(((box,),)), PLAN)), Card()).rows[0]
    assert (row.objective.text if row.objective else row.section) == above


def test_a_box_over_a_table_that_is_no_plan_stays_as_it_is() -> None:
    box = Table(((Cell((Line("Priority 1: Visits", bold=True),)),),))
    other = table("Name | Role | Present", "Ann Bell | Chair | Yes", "Tom Hay | Member | No")
    assert laid_out(document(box, other)).blocks == (box, other)


def test_plans_beside_what_they_are_for_stand_in_a_frame() -> None:
    def beside(words: str, lead: str) -> tuple[Cell, Cell]:
        return Cell((Line(words, bold=True), Line(lead, bold=True))), Cell(tables=(PLAN,))

    frame = Table((beside("Priority 1: Visits", "Sponsor: DCS"), beside("Priority 2: Plans", "Sponsor: Head of QA")))
    rows = Walk(laid_out(document(heading("Improvement plan"), frame)), Card()).rows
    said = [(row.objective.text, row.cell("accountable").text) for row in rows if row.objective]
    assert said == [("Visits", "DCS")] * 2 + [("Plans", "Head of QA")] * 2


def test_a_table_within_a_cell_of_a_plan_stays_there() -> None:
    plan = Table((*PLAN.rows, (Cell((Line("Audit"),), tables=(PLAN,)), cell("AD"), cell("July 2024"))))
    assert laid_out(document(plan)).blocks == (plan,)


def test_a_numbered_title_above_a_card_is_its_action() -> None:
    card = table("Due date | Responsible officer | Success criteria", "May 2024 | AD | Calls answered", header=1)
    title = prose("Action 1.1: Ring each family within a day")
    assert actions(heading("Plan"), title, card) == ["Action 1.1: Ring each family within a day"]


def test_a_line_without_a_number_is_no_title_of_a_card() -> None:
    control = table("Owner | Review date | Status", "AD | May 2024 | Final", header=1)
    assert actions(prose("Document control"), control) == []


def test_a_small_table_of_labels_over_a_plan_says_what_its_actions_are_for() -> None:
    """The number of the objective stands in the heading over both."""
    heads = [
        table(f"Objective | {words}", f"Ofsted paragraphs | Paras {para}", "Sponsor | Service Director")
        for words, para in (("Visits that help", 9), ("Plans that are read", 14))
    ]
    blocks: list[Block] = [
        heading("Improvement plan"),
        heading("Objective 1", 2),
        heads[0],
        PLAN,
        heading("Objective 2", 2),
        heads[1],
    ]
    drawn = laid_out(stitch(document(*blocks, PLAN)))
    rows = Walk(drawn, Card()).rows
    assert [(r.objective.ref, r.objective.text) for r in rows if r.objective] == [
        *[("1", "Visits that help")] * 2,
        *[("2", "Plans that are read")] * 2,
    ]
    assert [r.cell("accountable").text for r in rows] == ["Service Director"] * 4
    assert rows[-1].cell("inspection_refs").text == "Paras 14"


@pytest.mark.parametrize(
    ("printed", "ref", "words"),
    [
        ("Area for improvement 3: Visits that help", "3", "Visits that help"),
        ("Children in care achieve well at school", None, "Children in care achieve well at school"),
    ],
)
def test_a_value_that_is_an_objective_is_no_heading_though_it_has_words_of_one(
    printed: str, ref: str | None, words: str
) -> None:
    head = table(f"Objective | {printed}", "Lead | Service Director")
    rows = Walk(laid_out(document(heading("Improvement plan"), head, PLAN)), Card()).rows
    assert [(r.objective.ref, r.objective.text) for r in rows if r.objective] == [(ref, words)] * 2


def test_the_number_under_a_label_of_its_own_is_that_of_the_objective() -> None:
    head = table("AFI ref | AFI 4", "AFI | Visits that help", "Lead | Service Director", "Service visited | Homes")
    drawn = laid_out(document(heading("Improvement plan"), head, PLAN))
    rows = Walk(drawn, Card()).rows
    assert [(r.objective.ref, r.objective.text) for r in rows if r.objective] == [("4", "Visits that help")] * 2
    assert [r.cell("action").text for r in rows] == ["Ring each family", "Write the guide"]
    led = [(r.cell("owners").text, r.cell("accountable").text) for r in rows]
    assert led == [("AD", "Service Director"), ("PSW", "Service Director")]


def test_a_small_table_of_other_facts_over_a_plan_stays_apart() -> None:
    control = table("Version | 3", "Owner | AD", "Date | May 2024")
    assert laid_out(document(control, PLAN)).blocks == (control, PLAN)


@pytest.mark.parametrize(
    ("head", "owner"), [(("Owner: | Team Manager",), "Team Manager"), (("Owner: | Team Manager", "Room: | 4"), "")]
)
def test_a_small_table_that_says_nothing_but_who_leads_tells_of_the_plan_below(
    head: tuple[str, ...], owner: str
) -> None:
    plan = table(
        "Action | By when | Update", "Ring each family | May 2024 | Begun", "Write the guide | June 2024 | Done"
    )
    rows = Walk(laid_out(document(heading("Improvement plan"), table(*head), plan)), Card()).rows
    assert [row.cell("owners").text for row in rows] == [owner] * 2


def test_a_document_without_blocks_stays_empty() -> None:
    assert laid_out(document()).blocks == ()


@pytest.mark.parametrize("at", [0, 3])
def test_a_key_across_a_plan_is_a_table_of_its_own(at: int) -> None:
    key = table("Red = off track | Amber = at risk | Green = on track").rows[0]
    rows = [*PLAN.rows]
    rows.insert(at, key)
    drawn = document(Table(tuple(rows), header=1 if at else 2))
    assert actions(*drawn.blocks) == ["Ring each family", "Write the guide"]
    assert [len(block.rows) for block in laid_out(drawn).blocks if isinstance(block, Table)] == (
        [3, 1] if at else [1, 3]
    )


def test_a_last_row_of_ratings_is_no_key() -> None:
    plan = table(
        "Action | May | June", "Ring each family | Red: late | Green", "Write the guide | Green: on track | Red: late"
    )
    assert laid_out(document(plan)).blocks == (plan,)
