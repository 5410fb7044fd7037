"""Plans whose lists say in sentences who will do what, and by when."""

from __future__ import annotations

import pytest

from extractors.model import Block
from pipeline.card import Card
from pipeline.plan.document.ledger import ledger_of
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, prose, table

SAID = ["The Duty Manager will ring each family by 30 April 2024.", "Team managers must write to schools in May 2024."]
READ = [(SAID[0], "Duty Manager", "30 April 2024"), (SAID[1], "Team managers", "May 2024")]


def rows(*blocks: Block, title: str = "Action plan") -> list[tuple[str, ...]]:
    walk = Walk(laid_out(document(heading(title), *blocks)), Card())
    return [tuple(row.cell(name).text.strip("• ") for name in ("action", "owners", "due")) for row in walk.rows]


def listed(*items: str) -> list[Block]:
    return [prose(item, "•") for item in items]


def test_sentences_of_who_will_do_what_by_when_are_actions_in_a_plan() -> None:
    assert rows(*listed(*SAID)) == READ
    assert rows(*listed(*SAID), title="Annual report") == []


def test_a_sentence_may_open_with_its_date() -> None:
    said = ["By May 2024 the Duty Manager will ring each family.", "From June 2024, we will write to schools by post."]
    assert [row[1:] for row in rows(*listed(*said))] == [("Duty Manager", "May 2024"), ("", "June 2024")]
    no_date = rows(*listed("By post the Duty Manager will write in May 2024.", *SAID))
    assert no_date[0][2] == "May 2024"


@pytest.mark.parametrize("labels", [("1.1", "1.2"), ("1.", "2."), ("a)", "b)")])
def test_sentences_may_be_numbered(labels: tuple[str, str]) -> None:
    found = rows(*(prose(said, label) for said, label in zip(SAID, labels, strict=True)))
    assert [row[1:] for row in found] == [row[1:] for row in READ]


def test_who_does_it_may_stand_before_a_colon() -> None:
    said = ["Duty Manager: ring each family by 30 April 2024.", "Team managers: write to schools in May 2024."]
    expected = [(one.partition(": ")[2], *told[1:]) for one, told in zip(said, READ, strict=True)]
    assert rows(*listed(*said)) == expected
    read = laid_out(document(heading("Action plan"), *listed(*said)))
    words = sum(row["words"] for row in ledger_of("d", read, Walk(read, Card())))
    assert words == len(" ".join(["Action plan", *said]).split())
    assert rows(*listed("Purpose: ring each family by 30 April 2024.", "Scope: write to schools in May 2024.")) == []


def test_who_does_it_may_stand_in_brackets_below_a_heading_that_says_by_when() -> None:
    items = listed("Ring each family (Duty Manager)", "Write to schools (in all towns)")
    assert rows(heading("By 30 April 2024", 2), *items, title="Our 100-day plan") == [
        ("Ring each family", "Duty Manager", "30 April 2024"),
        ("Write to schools (in all towns)", "", "30 April 2024"),
    ]
    assert rows(heading("By 30 April 2024", 2), *items, title="Our first 100 days") == []


def test_a_sentence_without_owner_or_date_is_one_beside_others_that_have_them() -> None:
    assert rows(*listed(*SAID, "We will listen to carers."))[2] == ("We will listen to carers.", "", "")


@pytest.mark.parametrize(
    "blocks",
    [
        [prose(said) for said in SAID],
        listed(*SAID, "Visits were late in the autumn."),
        listed(SAID[0], "We will be kind.", "We will be open.", "We will be fair."),
        [*listed(*SAID), table("Action | Lead | By when", "Fund two posts | Chair | June 2024")],
    ],
)
def test_prose_lists_of_other_things_and_lists_beside_a_plan_in_a_table_are_none(blocks: list[Block]) -> None:
    assert not {row[0] for row in rows(*blocks)} & set(SAID)


def test_words_that_tell_who_and_when_count_once() -> None:
    read = laid_out(document(heading("Action plan"), *listed(*SAID)))
    words = sum(row["words"] for row in ledger_of("d", read, Walk(read, Card())))
    assert words == len(" ".join(["Action plan", *(f"• {said}" for said in SAID)]).split()) - 2  # a bullet is no word


@pytest.mark.parametrize("above", ["By May 2024 we will:", "By May 2024", "By May 2024, partners will have:"])
def test_a_list_is_due_when_the_line_above_it_says(above: str) -> None:
    items = ["Ring each family", "Write to all schools by April 2024"]
    assert [row[2] for row in rows(prose(above), *listed(*items))] == ["May 2024", "April 2024"]
    assert rows(prose("By working as one team we will:"), *listed(*items)) == []
    assert rows(prose(above), *listed(*items), title="Annual report") == []
    assert rows(prose(above), *listed("Better schools", "Safer streets")) == []
