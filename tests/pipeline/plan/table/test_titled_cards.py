"""Cards that say who and when, with the action in the line right above."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model import Block, Line, Paragraph, Table
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.records.records import plan_records
from pipeline.plan.table.framing_tables import laid_out
from pipeline.sources import Source
from tests.draw import cell, document, heading, prose, table

TOLD = [("Ring each family within a day", "AD", "May 2024"), ("Write a guide for carers", "PSW", "June 2024")]


def rows(*blocks: Block) -> list[tuple[str, str, str]]:
    walk = Walk(laid_out(stitch(document(heading("Plan"), *blocks))), Card())
    return [(row.cell("action").text, row.cell("owners").text, row.cell("due").text) for row in walk.rows]


@pytest.mark.parametrize("card", ["Lead | {} ; By when | {}", "Lead | {} ; By when | {} ; Impact | Calls are answered"])
def test_words_that_say_what_is_to_be_done_over_cards_are_their_actions(card: str) -> None:
    cards = [table(*card.format(who, when).split(" ; ")) for _, who, when in TOLD]
    blocks = [block for told, one in zip(TOLD, cards, strict=True) for block in (prose(told[0]), one)]
    assert rows(*blocks) == TOLD


def test_the_number_over_the_words_is_that_of_the_action() -> None:
    blocks: list[Block] = []
    for n, (what, who, when) in enumerate(TOLD, 1):
        blocks += [heading(f"Action 1.{n}", 2), prose(what), table(f"Lead | {who}", f"By when | {when}")]
    drawn = stitch(document(heading("Plan"), *blocks))
    found = plan_records(Source(Path("plan.txt"), "plan.txt", "0" * 64, 0), drawn, Card())["actions"]
    assert [(action["action_ref"], action["action"]) for action in found] == [("1.1", TOLD[0][0]), ("1.2", TOLD[1][0])]


@pytest.mark.parametrize(("title", "is_read"), [("Action {}: {}", True), ("Part {}: {}", False), ("{}. {}", False)])
def test_words_may_stand_between_a_heading_that_says_an_action_and_its_card(title: str, is_read: bool) -> None:
    blocks: list[Block] = []
    for n, (what, who, when) in enumerate(TOLD, 1):
        card = table(f"Lead | {who}", f"By when | {when}", "RAG | Green")
        blocks += [heading(title.format(f"1.{n}", what), 2), prose("It was late."), prose("Some wait."), card]
    expected = [(title.format(f"1.{n}", what), who, when) for n, (what, who, when) in enumerate(TOLD, 1)]
    assert rows(*blocks) == (expected if is_read else [])


def test_labels_beside_their_values_are_no_labels_over_values() -> None:
    cards = [table(f"Lead | {who} | By when | {when}", "RAG | Green | Update | Begun") for _, who, when in TOLD]
    headed = [replace(card, header=1) for card in cards]  # as Markdown has it
    assert rows(heading(TOLD[0][0], 3), headed[0], heading(TOLD[1][0], 3), headed[1]) == []


@pytest.mark.parametrize(("others", "count"), [(2, 4), (3, 2)])
def test_lines_that_look_as_those_that_say_a_deed_over_cards_do_are_actions_as_well(others: int, count: int) -> None:
    nouns = [(what, "AD", "May 2024") for what in ("A new rota", "Weekly calls", "The yearly offer")[:others]]
    cards = [(told[0], table(f"Lead | {told[1]}", f"By when | {told[2]}", "RAG | Green")) for told in (*TOLD, *nouns)]
    blocks = [b for what, card in cards for b in (heading(what, 3), card)]
    assert rows(*blocks) == [*TOLD, *nouns][:count]


@pytest.mark.parametrize(
    ("times", "count"), [(("Within 24 hours", "Within 5 working days"), 0), (("Within 24 hours", "May 2024", "May"), 3)]
)
def test_cards_of_hours_and_working_days_are_steps_of_a_procedure(times: tuple[str, ...], count: int) -> None:
    blocks = [b for when in times for b in (heading("Ring each family", 3), table("Who | AD", f"When | {when}"))]
    assert len(rows(*blocks)) == count


@pytest.mark.parametrize(("label", "count"), [("Action", 2), ("Purpose", 0)])
def test_the_line_over_a_card_may_open_with_the_label_of_the_action(label: str, count: int) -> None:
    cards = [table(f"Lead | {who}", f"By when | {when}", "RAG | Green") for _, who, when in TOLD]
    blocks = [b for told, card in zip(TOLD, cards, strict=True) for b in (prose(f"{label}: {told[0]}"), card)]
    assert rows(*blocks) == TOLD[:count]


@pytest.mark.parametrize("labels", [("Action 1", "Action 2"), ("A1", "A2"), ("Action", "Action")])
def test_titles_behind_their_number_or_label_open_the_cards_of_one_table(labels: tuple[str, str]) -> None:
    parts = []
    for label, (what, who, when) in zip(labels, TOLD, strict=True):
        over, what_cell = cell(label), cell(what)
        parts += [(over, what_cell, what_cell), *table("Lead | By when | RAG", f"{who} | {when} | Green").rows]
    found = rows(Table(tuple(parts)))
    assert [
        (told[0].removeprefix(f"{label} ").removeprefix(f"{label}: "), *told[1:])
        for label, told in zip(labels, found, strict=True)
    ] == TOLD
    aims = [(cell("Aim"), *row[1:]) if not i % 3 else row for i, row in enumerate(parts)]
    assert rows(Table(tuple(aims))) == []


@pytest.mark.parametrize(("first", "count"), [("{0}", 2), ("1.{1} {0}", 2), ("Carers and families", 0)])
def test_a_card_may_open_with_its_title_over_its_width(first: str, count: int) -> None:
    cards = []
    for n, (what, who, when) in enumerate(TOLD):
        title = cell(first.format(what, n))
        cards.append(Table(((title, title, title), *table("Lead | By when | RAG", f"{who} | {when} | Green").rows)))
    found = rows(heading("Help", 2), cards[0], heading("Care", 2), cards[1])
    assert [told[1:] for told in found] == [told[1:] for told in TOLD[:count]]


OVER_VALUES = ("Lead | By when | RAG", "AD | May 2024 | Amber")


def test_labels_in_a_row_over_their_values_make_a_card() -> None:
    cards = [table(OVER_VALUES[0], f"{who} | {when} | Amber") for _, who, when in TOLD]
    numbered = [heading(f"Action {n}: {told[0]}", 2) for n, told in enumerate(TOLD, 1)]
    blocks = [block for pair in zip(numbered, cards, strict=True) for block in pair]
    assert rows(*blocks) == [(f"Action {n}: {what}", who, when) for n, (what, who, when) in enumerate(TOLD, 1)]
    below = [block for line in numbered for block in (line, table("Lead | By when | RAG", "Owner | Due date | Status"))]
    assert rows(*below) == []  # two rows of headings


def test_labelled_lines_below_a_card_are_of_its_action() -> None:
    blocks: list[Block] = []
    for n in (1, 2):
        blocks += [
            heading(f"Action {n}: {TOLD[0][0]}", 2),
            table(*OVER_VALUES),
            prose(f"Update: {n} of 3 teams began."),
        ]
        blocks += [
            prose("Lead: Team Manager, who is new"),
            prose("Update: the board agreed."),
            prose("Families said so."),
        ]
    drawn = laid_out(stitch(document(heading("Plan"), *blocks)))
    walk = Walk(drawn, Card())
    assert [row.cell("progress").text for row in walk.rows] == ["1 of 3 teams began.", "2 of 3 teams began."]
    left = [block.text for block in drawn.blocks if isinstance(block, Paragraph)]
    assert left.count("Lead: Team Manager, who is new") == left.count("Update: the board agreed.") == 2


@pytest.mark.parametrize(
    "blocks",
    [
        [prose(TOLD[0][0]), table("Lead | AD", "By when | May 2024")],  # one card alone
        [b for _ in TOLD for b in (prose("Who the board reports to"), table("Lead | AD", "By when | May 2024"))],
        [b for what, who, _ in TOLD for b in (prose(what), table(f"Lead | {who}", "Telephone | 01632 960001"))],
    ],
)
def test_one_card_other_words_or_other_labels_make_no_action(blocks: list[Block]) -> None:
    assert rows(*blocks) == []


@pytest.mark.parametrize(("is_bold", "count"), [(True, 3), (False, 2)], ids=["set alike", "set otherwise"])
def test_a_line_set_as_those_that_say_what_is_to_be_done_over_like_cards_is_an_action(
    is_bold: bool, count: int
) -> None:
    words = [("Have two visitors in each home", is_bold), *((what, True) for what, _, _ in TOLD)]
    lines = [Paragraph((Line(told, bold=bold),)) for told, bold in words]
    assert len(rows(*(b for line in lines for b in (line, table("Lead | AD", "By when | May 2024"))))) == count


RISK = table("Likelihood | High", "Impact | Medium", "Owner | AD", "Due | May 2024")


def test_cards_whose_labels_name_another_kind_are_no_actions_and_those_of_the_plan_beside_them_are() -> None:
    plan = [block for what, who, when in TOLD for block in (prose(what), table(f"Lead | {who}", f"By when | {when}"))]
    risks = [block for what in ("Keep two desks", "Ring the agency") for block in (prose(what), RISK)]
    assert rows(*plan, heading("Risks", 1), *risks) == TOLD
    rated = [
        block
        for what, who, when in TOLD
        for block in (prose(what), table(f"Owner | {who}", f"Due | {when}", "Impact | Few wait", "Status | Late"))
    ]
    assert rows(*rated) == TOLD


@pytest.mark.parametrize("time", ["Within 2 working days", "The same day", "By the next working day"])
def test_cards_of_a_procedure_are_no_actions_and_those_of_the_plan_beside_them_are(time: str) -> None:
    plan = [block for what, who, when in TOLD for block in (prose(what), table(f"Lead | {who}", f"By when | {when}"))]
    steps = [
        block
        for what in ("Ring the police", "Visit the child", "Write to the parents")
        for block in (prose(what), table("Who | Duty Manager", f"Timescale | {time}"))
    ]
    assert rows(*plan, heading("Procedure", 1), *steps) == TOLD


@pytest.mark.parametrize(
    ("labels", "is_read"),
    [("Lead | By when | Age group", True), ("Lead | Owner | By hand", False), ("Lead | In words | By hand", False)],
)
def test_a_label_nobody_knows_may_stand_among_those_over_the_values(labels: str, is_read: bool) -> None:
    cards = [table(labels, f"{who} | {when} | All") for _, who, when in TOLD]
    found = rows(*(block for told, one in zip(TOLD, cards, strict=True) for block in (prose(told[0]), one)))
    assert (found == TOLD) == is_read


def test_values_that_are_headings_elsewhere_stand_below_labels() -> None:
    told = [("Ring each family", "Head of Service", "Board"), ("Write a guide for carers", "Head of Service", "Board")]
    cards = [table("Lead | By when | Told to", f"{who} | May 2024 | {board}") for _, who, board in told]
    found = rows(*(block for one, card in zip(told, cards, strict=True) for block in (prose(one[0]), card)))
    assert found == [(what, who, "May 2024") for what, who, _ in told]
