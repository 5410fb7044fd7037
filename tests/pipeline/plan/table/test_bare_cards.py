"""Cards that say who and when without labels, as rows of a plan."""

from __future__ import annotations

import pytest

from extractors.model import Table
from pipeline.plan.table.bare_cards import with_bare_cards_read
from tests.draw import cell, document, heading, row

SAID = [
    ("Ring each family within a week", "Duty Manager", "May 2031"),
    ("Write a guide for the schools", "Head of Service", "June 2031"),
    ("Open a hub by the river", "HR Manager", "July 2031"),
    ("Audit forty files with managers", "Duty Manager", "March 2032"),
]
FIGURES = [("Children in need in the town", "312", "4"), ("Visits that were made in time", "87", "2")]


def card(title: str, *below: str) -> Table:
    over = cell(title)
    return Table(((over,) * len(below), row(" | ".join(below))))


def test_cards_below_one_another_are_rows_of_a_table() -> None:
    first, *others = (card(*said) for said in SAID)
    found = with_bare_cards_read(document(heading("Now"), first, others[0], heading("Next"), *others[1:]), {})
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert [[cell.words for cell in row] for table in tables for row in table.rows] == [list(said) for said in SAID]
    assert [len(table.rows) for table in tables] == [2, 2]


@pytest.mark.parametrize(
    "cards",
    [SAID[:2], [*FIGURES, *FIGURES], [*SAID[:3], ("Write to the schools", "Head", "May 2031", "Green")]],
    ids=["too few", "figures", "of several makes"],
)
def test_other_small_tables_stay_as_they_are(cards: list[tuple[str, ...]]) -> None:
    drawn = document(*(card(*said) for said in cards))
    assert with_bare_cards_read(drawn, {}) is drawn
