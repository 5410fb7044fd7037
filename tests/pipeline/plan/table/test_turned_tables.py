"""Tables whose headings stand down their left side."""

from __future__ import annotations

import pytest

from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, table

TURNED = (
    " | First | Second",
    "What | Ring each family | Write the guide",
    "Who | AD | PSW",
    "When | May 2024 | June 2024",
)


def rows(*shapes: str) -> list[tuple[str, str, str]]:
    walk = Walk(laid_out(document(heading("Plan"), table(*shapes))), Card())
    return [(row.cell("action").text, row.cell("owners").text, row.cell("due").text) for row in walk.rows]


def test_headings_down_the_left_head_rows() -> None:
    assert rows(*TURNED) == [("Ring each family", "AD", "May 2024"), ("Write the guide", "PSW", "June 2024")]


def test_one_card_alone_is_an_action() -> None:
    assert rows("Action | Ring each family", "Lead | AD", "Due | May 2024") == [("Ring each family", "AD", "May 2024")]


def test_a_row_of_states_below_labels_heads_nothing() -> None:
    states = "Status | Complete | On track | Delayed"
    labelled = "Action | Ring each family | Write the guide | Hire a lead", "Lead | AD | PSW | HR"
    when = "Deadline | May 2024 | June 2024 | July 2024"
    assert rows(*labelled, when, states) == [
        ("Ring each family", "AD", "May 2024"),
        ("Write the guide", "PSW", "June 2024"),
        ("Hire a lead", "HR", "July 2024"),
    ]
    assert rows(*labelled, when, states, "Ours | Complete | On track | Delayed") == []


@pytest.mark.parametrize(
    "shapes",
    [
        ("Owner | AD", "Review date | May 2024", "Status | Final"),
        ("Action | Ring each family", "Notes | Nobody was at home"),
    ],
    ids=["no action", "neither who nor when"],
)
def test_other_labels_and_values_stay(shapes: tuple[str, ...]) -> None:
    assert rows(*shapes) == []
