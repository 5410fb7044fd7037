"""Plans in the rows of a table, under headings of their own."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.rows.unfold import PlanRow
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import cell, document, table

HEAD = tuple(map(cell, ("Recommendation", "What we will do about it, and who", "How we will know")))
ACTIONS = (("Ring each family", "AD", "May 2024"), ("Write the guide", "PSW", "June 2024"))


def inner(*rows: tuple[str, ...], head: str = "Action | Lead | By when") -> Table:
    return table(head, *(" | ".join(row) for row in rows))


def nested(*held: Table) -> Table:
    rows = ((cell(f"Seen late {i}"), Cell(tables=(one,)), cell("Fewer wait")) for i, one in enumerate(held, 1))
    return Table((HEAD, *rows))


def drawn_out(*held: Table, strip: bool = False) -> Table:
    """The same as a page shows it: the cells beside merged over the rows of each plan."""
    rows = [(HEAD[0], *(HEAD[1],) * 3, HEAD[2])]
    for i, one in enumerate(held, 1):
        left, right = cell(f"Seen late {i}"), cell("Fewer wait")
        rows += [(left, *(Cell(),) * 3, right)] if strip else []
        rows += [(left, *part, right) for part in one.rows]
    return Table(tuple(rows))


def rows_of(drawn: Table) -> list[PlanRow]:
    return Walk(laid_out(document(drawn)), Card()).rows


@pytest.mark.parametrize(
    "drawn",
    [
        nested(inner(ACTIONS[0]), inner(ACTIONS[1])),
        drawn_out(inner(ACTIONS[0]), inner(ACTIONS[1])),
        drawn_out(inner(ACTIONS[0]), inner(ACTIONS[1]), strip=True),
    ],
)
def test_plans_beside_what_they_are_for_are_one_plan_under_one_header(drawn: Table) -> None:
    told = [
        (row.objective.text if row.objective else "", *(row.cell(f).words for f in ("action", "owners", "outcomes")))
        for row in rows_of(drawn)
    ]
    assert told == [
        ("Seen late 1", "Ring each family", "AD", "Fewer wait"),
        ("Seen late 2", "Write the guide", "PSW", "Fewer wait"),
    ]


def test_headings_that_come_again_beside_merged_cells_are_furniture() -> None:
    drawn = laid_out(document(nested(inner(ACTIONS[0]), inner(ACTIONS[1]))))
    assert [line.text for line in drawn.furniture] == ["Action", "Lead", "By when"]


def test_a_row_of_words_beside_merged_cells_is_none_of_headings() -> None:
    plan = drawn_out(inner(ACTIONS[1], head="Hold a meeting | Lead | May 2024"))
    assert laid_out(document(plan)).blocks == (plan,)


def test_tables_of_other_widths_stay_in_their_cells() -> None:
    drawn = nested(inner(ACTIONS[0]), table("Action | Lead", "Write the guide | PSW"))
    assert drawn in laid_out(document(drawn)).blocks
