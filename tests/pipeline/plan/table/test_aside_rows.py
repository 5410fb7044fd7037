"""Rows of guidance and of totals are told from the rows of actions."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Table
from pipeline.plan.table.recognise import recognise
from tests.draw import table

HEAD, ROWS = (
    "Ref | Action | Lead | Due",
    ("1 | Write the guide | AD | May 2024", "2 | Train the chairs | HR | June 2024"),
)


def rows(drawn: Table) -> tuple[int, ...]:
    found = recognise(drawn, 1)
    assert isinstance(found, list)
    return found[0].rows


def test_guidance_under_the_headings_is_no_action() -> None:
    assert rows(table(HEAD, "Your number | State it in brief | Post | mm/yyyy", *ROWS)) == (2, 3)


def test_a_first_row_without_a_date_is_an_action() -> None:
    assert rows(table(HEAD, "0 | Hold a launch | AD | after Easter", *ROWS)) == (1, 2, 3)


def test_a_numbered_first_row_whose_other_cells_only_prompt_is_an_action() -> None:
    prompts = "{} | The desk in brief | Choose a post | Select a date"
    assert rows(table(HEAD, prompts.format("0"), *ROWS)) == (1, 2, 3)
    assert rows(table(HEAD, prompts.format("No"), *ROWS)) == (2, 3)


def test_a_first_row_that_asks_who_and_shows_a_template_is_guidance_whatever_verb_it_opens_with() -> None:
    head, below = HEAD.removeprefix("Ref | "), [row.partition(" | ")[2] for row in ROWS]
    assert rows(table(head, "List each step | Name and role | dd/mm/yy", *below)) == (2, 3)
    assert rows(table(head, "List each step | AD | dd/mm/yy", *below)) == (1, 2, 3)
    assert rows(table(HEAD, "1 | List each step | Name and role | dd/mm/yy", *ROWS)) == (1, 2, 3)


def test_a_first_row_numbered_as_an_example_is_no_action() -> None:
    filled_in = "{} | Brief the panel | Chair | June 2024"
    assert rows(table(HEAD, filled_in.format("Example"), *ROWS)) == (2, 3)
    assert rows(table(HEAD, filled_in.format("e.g. 1"), *ROWS)) == (2, 3)
    assert rows(table(HEAD, filled_in.format("E1"), *ROWS)) == (1, 2, 3)


def test_a_label_over_the_first_actions_is_no_guidance() -> None:
    drawn = table(HEAD, "Aim | Safe homes | x | x", *ROWS)
    label, aim = drawn.rows[1][:2]
    merged = replace(drawn, rows=(drawn.rows[0], (label, aim, aim, aim), *drawn.rows[2:]))
    assert rows(merged) == (1, 2, 3)


def test_a_row_that_numbers_the_columns_is_no_action() -> None:
    assert rows(table(HEAD, "(1) | (2) | (3) | (4)", *ROWS)) == (2, 3)
    assert rows(table(HEAD, "1 | 2 | 3 | 4", *ROWS, "1 | 2 | 3 | 4")) == (2, 3)
    assert rows(table(HEAD, "(1) | Write to heads | (3) | (4)", *ROWS)) == (1, 2, 3)


def test_numbers_at_the_foot_that_nobody_filled_in_are_no_actions() -> None:
    assert rows(table(HEAD, *ROWS, "3 |  |  | ", "4 |  |  | ", " |  |  | ")) == (1, 2, 5)
    assert rows(table(HEAD, *ROWS, "3 |  |  | ", "4 | Brief the board | AD | ")) == (1, 2, 3, 4)
    assert rows(table(HEAD, *ROWS, "3 |  | AD | ")) == (1, 2, 3)
    assert rows(table(f"{HEAD} | RAG", *(f"{row} | Red" for row in ROWS), "3 | | | | Select...")) == (1, 2)
    assert rows(table(f"{HEAD} | RAG", *(f"{row} | Red" for row in ROWS), "3 | | | | Red")) == (1, 2, 3)


def test_a_row_that_counts_is_no_action() -> None:
    assert rows(table(HEAD, *ROWS, " | | Total actions | 2")) == (1, 2)
    assert rows(table(HEAD, *ROWS, "Total | Number of actions 2 | | ")) == (1, 2)
    assert rows(table(HEAD, *ROWS, " | Outstanding actions | | 2")) == (1, 2)
    assert rows(table(HEAD, *ROWS, " | Total actions: 2 | | 1 open, 1 closed")) == (1, 2)
    assert rows(table(HEAD, *ROWS, " | Total actions: 2 | | All of them are open")) == (1, 2, 3)


def test_a_row_that_rates_all_above_it_is_no_action() -> None:
    head, below = f"{HEAD} | RAG", [f"{row} | Green" for row in ROWS]
    assert rows(table(head, *below, "Overall rating for schools |  |  |  | Amber")) == (1, 2)
    assert rows(table(head, *below, "Overall |  |  |  | Amber", below[0])) == (1, 2, 4)
    assert rows(table(head, *below, " | Overall look at homes |  |  | Amber")) == (1, 2, 3)
    assert rows(table(head, *below, "Overall | Rate each home | AD | May 2024 | Amber")) == (1, 2, 3)


def test_figures_under_a_total_are_part_of_it() -> None:
    assert rows(table(HEAD, *ROWS, "Total | 2 | | ", "Amber | 1 | | ", " | Of which late | | 1")) == (1, 2)
    assert rows(table(HEAD, *ROWS, "Total | 2 | | ", "3 | Brief the board | | ")) == (1, 2, 4)
    assert rows(table(HEAD, *ROWS, "Total | 2 | | ", "Amber | 1 | | ", "3 | Rota | HR | July 2024")) == (1, 2, 4, 5)


def test_an_action_about_totals_stays() -> None:
    assert rows(table(HEAD, *ROWS, "3 | Total the spending of each team | AD | July 2024")) == (1, 2, 3)
    assert rows(table(HEAD, *ROWS, "3 | Close outstanding actions | AD | July 2024")) == (1, 2, 3)


def test_a_card_names_headings_that_nothing_else_knows() -> None:
    drawn = table("Nr. | Snark | Boojum", "1 | The rota for all teams | AD", "2 | The guide for carers | HR")
    found = recognise(drawn, 1, card={"Snark": "action", "Boojum": "owners"})
    assert isinstance(found, list)
    assert [column.field for column in found[0].columns[1:]] == ["action", "owners"]


def test_a_row_that_says_there_is_nothing_to_do_is_no_action() -> None:
    assert rows(table(HEAD, *ROWS, "3 | None |  | ")) == (1, 2)
    assert rows(table(HEAD, *ROWS, "3 | No further action required. | n/a | N/A")) == (1, 2)
    assert rows(table(HEAD, *ROWS, "3 | None | AD | ")) == (1, 2, 3)
    assert rows(table(HEAD, *ROWS, "3 | None |  | June 2024")) == (1, 2, 3)
    assert rows(table(HEAD, *ROWS, "3 | None of the chairs is trained |  | ")) == (1, 2, 3)


def test_the_only_row_is_guidance_where_it_shows_templates_for_two_columns() -> None:
    head = "Action | Lead | Due | RAG"
    assert rows(table(head, "Start with a verb | One post | dd/mm/yyyy | Choose from the list")) == ()
    assert rows(table(head, "Write the guide | PSW | dd/mm/yyyy | Green")) == (1,)
    assert rows(table(head, "Write the guide | PSW | after Easter | see below")) == (1,)
