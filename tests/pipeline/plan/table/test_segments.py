"""Tables in which other headings stand among the rows."""

from __future__ import annotations

import pytest

from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, table

HEAD = "Action | Lead | By when | RAG"
ONE, TWO = "Ring each family | AD | May 2024 | Green", "Write to each carer | PSW | June 2024 | Amber"
MEASURES = ("Measure | Baseline | Target |", "Families rung in a day | 48% | 90% |")


def told(*rows: str) -> list[tuple[str | None, str, str, str]]:
    walk = Walk(laid_out(stitch(document(heading("Improvement plan"), table(*rows)))), Card())
    return [(r.section, r.cell("action").text, r.cell("owners").text, r.cell("due").text) for r in walk.rows]


def test_what_stands_below_headings_in_another_order_is_read_by_these() -> None:
    turned = "Lead | Action | RAG | By when"
    found = told(
        "Theme 1: Calls", HEAD, ONE, "Theme 2: Carers", turned, "PSW | Write to each carer | Amber | June 2024"
    )
    assert found == [
        ("Theme 1: Calls", "Ring each family", "AD", "May 2024"),
        ("Theme 2: Carers", "Write to each carer", "PSW", "June 2024"),
    ]


@pytest.mark.parametrize("place", ["over", "among"])
def test_measures_under_headings_of_their_own_are_no_actions(place: str) -> None:
    rows = (*MEASURES, HEAD, ONE, TWO) if place == "over" else (HEAD, ONE, *MEASURES, HEAD, TWO)
    assert [row[1] for row in told("Theme 1: Calls", *rows)] == ["Ring each family", "Write to each carer"]


def test_a_band_ends_what_stands_below_other_headings() -> None:
    found = told(HEAD, ONE, *MEASURES, "Theme 2: Carers", TWO)
    assert [row[:2] for row in found] == [(None, "Ring each family"), ("Theme 2: Carers", "Write to each carer")]


@pytest.mark.parametrize(
    "row", ["Data | Team | Closed | Green", " | Lead | Date | RAG", "Target | Lead | | ", "Team | Owner | Lead | "]
)
def test_words_of_a_row_that_are_no_headings_or_of_one_field_cut_no_plan(row: str) -> None:
    assert {"Ring each family", "Write to each carer"} <= {found[1] for found in told(HEAD, ONE, row, TWO)}
