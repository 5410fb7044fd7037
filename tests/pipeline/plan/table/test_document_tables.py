"""Tables of one document read together: what is under the same headings speaks for all of them."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Line, Place, Table
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


BARE = (
    "Recruit four family workers for the two duty teams | Head of Service | done",
    "Review the rota of the duty team with all staff | Duty Team Manager | May 2024",
)
SIDES = (40.0, 300.0, 420.0)


def on_page(page: int, sides: tuple[float, ...], *lines: str) -> Table:
    """A table whose columns begin at these sides, in points."""
    return Table(
        tuple(
            tuple(
                Cell((Line(words),), places=(Place(page, side, 60.0),))
                for words, side in zip(line.split(" | "), sides, strict=True)
            )
            for line in lines
        )
    )


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (SIDES, ["action", "owners", "due"]),
        ((42.9, 297.1, 420.0), ["action", "owners", "due"]),
        ((40.0, 300.0, 423.1), None),  # another table
        ((140.0, 400.0, 520.0), None),
    ],
)
def test_rows_whose_headings_stayed_behind_have_those_of_a_plan_below_whose_columns_stand_alike(
    sides: tuple[float, ...], expected: list[str] | None
) -> None:
    bare = on_page(2, sides, *BARE)
    plan = on_page(2, SIDES, "Action | Lead | By when", "Write to every school | Head of Service | May 2024")
    found = Walk(document(heading("Part 1"), bare, heading("Part 2"), plan), Card())
    assert [column.field for column in found.plans[0].columns] == ["action", "owners", "due"]
    assert len(found.plans) == (2 if expected else 1)


def test_rows_of_other_contents_have_no_headings_of_the_plan_below() -> None:
    bare = on_page(2, SIDES, "Duty teams in the north | 12 | 14", "Teams in the south of the county | 22 | 18")
    plan = on_page(2, SIDES, "Action | Lead | By when", "Write to every school | Head of Service | May 2024")
    assert len(Walk(document(heading("Part 1"), bare, heading("Part 2"), plan), Card()).plans) == 1


def test_headings_may_be_sentences() -> None:
    asked = "The things that we are going to put in place for children | Ask this person | Finished on this day"
    drawn = table(asked, *(" | ".join(cell.text for cell in row) for row in FULL.rows[1:]))
    assert fields(drawn) == [["action", "owners", "due"]]


PLAIN = (
    "A calmer front door with fewer handovers | Head of Service | May 2024 | Green",
    "Permanent staff in all of the teams | HR Manager | June 2024 | Red",
    "A single guide that all partners use | Duty Team Manager | July 2024 | Green",
)
WHOSE = {"table 1 column 1": "action", "table 1 column 2": "owners", "table 1 column 4": "rag"}


def test_a_card_names_columns_that_nothing_tells_by_heading_or_by_place() -> None:
    named = table("Snark | Boojum | Jubjub | Tove", *PLAIN)
    assert fields(named, card={"Snark": "action"}) == [["action", "owners", "due", "rag"]]
    bare = table(*(line.replace("May 2024", "soon") for line in PLAIN))
    assert fields(bare, card=WHOSE)[0][:2] == ["action", "owners"]


def test_a_table_that_may_be_a_plan_is_named_with_the_column_of_its_actions() -> None:
    walk = Walk(document(table("Snark | Boojum | Jubjub | Tove", *PLAIN)), Card())
    (other,) = walk.others
    assert other.mapping and other.mapping.looks_like_plan and other.mapping.likeliest == (0,)
    registers = table("Policy | Owner | Review date | Status", *PLAIN)
    (other,) = Walk(document(registers), Card()).others
    assert other.mapping and not other.mapping.looks_like_plan


def parts(*heads: str) -> list[str | None]:
    rows = "Recruit four family workers | HR Manager | May 2031", "Review the duty rota | Head of Service | June 2031"
    walk = Walk(document(*(table(f"{head} | Owner | Target date", *rows) for head in heads)), Card())
    return [row.section for row in walk.rows]


@pytest.mark.parametrize(
    ("heads", "sections"),
    [
        (("PREVENT", "PROTECT"), ["PREVENT"] * 2 + ["PROTECT"] * 2),
        (("PREVENT", "PREVENT"), [None] * 4),
        (("Action", "Task"), [None] * 4),
        (("PREVENT",), [None] * 2),
    ],
    ids=["each its own", "the same", "known headings", "alone"],
)
def test_headings_over_actions_that_differ_from_table_to_table_name_its_part(
    heads: tuple[str, ...], sections: list[str | None]
) -> None:
    assert parts(*heads) == sections
