"""Bands that name who leads the actions below them."""

from __future__ import annotations

import pytest

from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, table

ROWS = ("1 | Write to each carer | May 2024 | Green", "2 | Ring each school | June 2024 | Amber")


def told(*bands: str, headings: str = "No | Action | By when | RAG", more: str = "") -> list[tuple[str | None, str]]:
    rows = [line for band, row in zip(bands, ROWS, strict=True) for line in (band, row + more)]
    walk = Walk(laid_out(stitch(document(heading("Improvement plan"), table(headings, *rows)))), Card())
    return [(row.section, row.cell("owners").text) for row in walk.rows]


def test_bands_that_are_all_posts_are_the_owners_of_the_rows_below() -> None:
    assert told("Head of Commissioning", "Principal Social Worker") == [
        (None, "Head of Commissioning"),
        (None, "Principal Social Worker"),
    ]


@pytest.mark.parametrize("bands", [("Head of Commissioning", "Homes that last"), ("Early Help", "Fostering Team")])
def test_bands_of_which_one_is_more_or_that_are_teams_name_parts_of_the_plan(bands: tuple[str, str]) -> None:
    assert told(*bands) == [(band, "") for band in bands]


def test_bands_beside_a_column_of_owners_name_parts_of_the_plan() -> None:
    bands = ("Head of Commissioning", "Principal Social Worker")
    found = told(*bands, headings="No | Action | By when | RAG | Lead", more=" | Team Manager")
    assert found == [(band, "Team Manager") for band in bands]
