"""Plans wider than their pages, with their right-hand columns on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.model import Place, Table
from pipeline.plan.table.sides_apart import with_sides_joined
from tests.draw import document, prose, table

LEFT = ("Ref | Action | Lead", "1.1 | Ring each family | AD", "1.2 | Write to every school | PSW")
RIGHT = ("By when | Progress", "May 2024 | Begun", "June 2024 | ")
TOPS = (60.0, 75.0, 120.0)
WHOLE = [
    ["Ref", "Action", "Lead", "By when", "Progress"],
    ["1.1", "Ring each family", "AD", "May 2024", "Begun"],
    ["1.2", "Write to every school", "PSW", "June 2024", ""],
]


def side(rows: Sequence[str], page: int, tops: Sequence[float] = TOPS) -> Table:
    """A table on a page, its rows at these heights."""
    drawn = table(*rows)
    placed = [
        tuple(replace(cell, places=(Place(page, 40, top, 500, top + 15),)) for cell in row)
        for row, top in zip(drawn.rows, tops, strict=True)
    ]
    return replace(drawn, rows=tuple(placed), places=(Place(page, 40, 60, 500, 140),))


def joined(*sides: Table) -> list[list[list[str]]]:
    found = with_sides_joined(document(sides[0], prose("Overleaf."), *sides[1:]), {}).blocks
    return [[[cell.words for cell in row] for row in block.rows] for block in found if isinstance(block, Table)]


def test_columns_on_a_later_page_whose_rows_stand_at_the_same_heights_belong_to_the_plan() -> None:
    assert joined(side(LEFT, 1), side(RIGHT, 2)) == [WHOLE]


def test_columns_printed_again_on_each_page_are_told_once() -> None:
    again = [f"{left.split(' | ')[0]} | {right}" for left, right in zip(LEFT, RIGHT, strict=True)]
    assert joined(side(LEFT, 1), side(again, 2)) == [WHOLE]


def test_a_plan_three_pages_wide_is_one() -> None:
    third = ("RAG | Evidence", "Green | Audit", "Red | Survey")
    assert [len(row) for (rows) in joined(side(LEFT, 1), side(RIGHT, 2), side(third, 3)) for row in rows] == [7, 7, 7]


@pytest.mark.parametrize(
    "right",
    [
        side(RIGHT, 1),
        side(RIGHT, 2, (60.0, 80.0, 120.0)),
        side(RIGHT[:2], 2, TOPS[:2]),
        side(("Lead | Progress", *RIGHT[1:]), 2),
        side(("By when | Boojum", *RIGHT[1:]), 2),
    ],
    ids=["the same page", "other heights", "fewer rows", "a column the plan has", "a heading nobody knows"],
)
def test_what_may_be_another_table_stays_one(right: Table) -> None:
    assert len(joined(side(LEFT, 1), right)) == 2


@pytest.mark.parametrize(
    ("again", "top", "width"),
    [("July 2024 | Done", 50.0, 5), ("July 2024 | Done", 90.0, 3), ("July 2024 | Done | Closed", 50.0, 3)],
    ids=["the same columns", "other heights", "other columns"],
)
def test_rows_that_go_on_overleaf_without_headings_go_on_with_both_sides(again: str, top: float, width: int) -> None:
    more = side(("1.3 | Open a hub | AD",), 3, (50.0,)), side((again,), 4, (top,))
    found = joined(side(LEFT, 1), side(RIGHT, 2), *more)
    assert found[0] == WHOLE
    assert len(found[1][0]) == width


BELOW = (80.0, 95.0, 140.0)


def numbered(*refs: str) -> list[str]:
    told = ("Completed by | Accountable officer", "May 2024 | AD", "June 2024 | PSW")
    return [f"{ref} | {words}" for ref, words in zip(("Ref", *refs), told, strict=True)]


@pytest.mark.parametrize(
    ("left", "right", "tables"),
    [
        (("QA1", "QA2"), ("QA1", "QA2"), 1),
        (("1.1", "1.2"), ("1.1", "1.2"), 1),
        (("1.1", "1.2"), ("1.1", "1.3"), 2),
        (("1", "2"), ("1", "2"), 2),
        (("QA1", "QA1"), ("QA1", "QA1"), 2),
    ],
    ids=["references", "numbers of two parts", "other references", "figures that count rows", "one for all"],
)
def test_rows_that_bear_the_same_references_overleaf_are_one_at_whatever_height(
    left: tuple[str, str], right: tuple[str, str], tables: int
) -> None:
    plan = ("Ref | Action", *(f"{ref} | Ring each family about {ref}" for ref in left))
    assert len(joined(side(plan, 1), side(numbered(*right), 2, BELOW))) == tables


@pytest.mark.parametrize(
    ("heads", "tables"), [("Ref | Action | Due", 2), ("Ref | Venue | Room", 2), ("Ref | Room | RAG", 1)]
)
def test_what_bears_the_same_references_and_tells_who_when_or_how_belongs_to_the_plan(heads: str, tables: int) -> None:
    plan = ("Ref | Action | Notes", "QA1 | Ring each family | Begun", "QA2 | Ask them why | Begun")
    assert len(joined(side(plan, 1), side((heads, "QA1 | x | y", "QA2 | z | y"), 2, BELOW))) == tables


def test_a_table_without_actions_has_no_right_hand_side() -> None:
    measures = ("Measure | Baseline | Target", "Visits in time | 60% | 80%", "Plans in time | 70% | 90%")
    assert len(joined(side(measures, 1), side(RIGHT, 2))) == 2
