"""Tables of one document read together: what is under the same headings speaks for all of them."""

from __future__ import annotations

from extractors.model import Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from tests.draw import document, heading, table

THIN = table("Snark | Boojum | Jubjub", "Recruit four family workers | | ", "Review the duty rota | HR Manager | ")
FULL = table(
    "Snark | Boojum | Jubjub",
    "Write to every school about attendance | Head of Service | May 2024",
    "Train all reviewing officers | Duty Team Manager | 30 June 2024",
)


def fields(*tables: Table, card: dict[str, str] | None = None) -> list[list[str | None]]:
    blocks = [block for i, one in enumerate(tables) for block in (heading(f"Part {i}"), one)]
    walk = Walk(document(*blocks), Card(headings=card or {}))
    return [[column.field for column in found.columns] for found in (*walk.plans, *walk.others)]


def test_a_table_with_few_words_is_read_by_the_rows_of_others_under_its_headings() -> None:
    assert fields(THIN, FULL) == fields(FULL, THIN) == [["action", "owners", "due"]] * 2


def test_a_column_is_read_by_the_rows_under_its_heading_in_tables_with_others_beside_it() -> None:
    wider = table("Boojum | Jubjub | Snark | Tove", "Head of Service | May 2024 | Fund two more posts | Slithy")
    assert fields(FULL, wider)[1][:3] == ["owners", "due", "action"]


def test_headings_nobody_knows_below_a_plan_as_wide_are_no_action() -> None:
    plan = table("Action | Lead | Due", "Train all reviewing officers | Duty Team Manager | 30 June 2024")
    rows = Walk(document(plan, heading("Part 2"), FULL), Card()).rows
    assert [row.cell("action").text for row in rows][1:] == [row[0].text for row in FULL.rows[1:]]


def test_headings_may_be_sentences() -> None:
    asked = "The things that we are going to put in place for children | Ask this person | Finished on this day"
    drawn = table(asked, *(" | ".join(cell.text for cell in row) for row in FULL.rows[1:]))
    assert fields(drawn) == [["action", "owners", "due"]]
