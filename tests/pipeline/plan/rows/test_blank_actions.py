"""Rows that are no actions, and rows whose action cell is blank."""

from __future__ import annotations

from extractors.model import Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.rows.action_rows import PlanRow
from pipeline.plan.rows.blank_actions import FLAG
from tests.draw import document, row, table

HEAD = "Ref | Action | Lead | Due | RAG"
FIRST = "1 | Ring each family | Team manager | 4 May 2031 | Green"


def rows_of(drawn: Table) -> list[PlanRow]:
    return Walk(document(drawn), Card()).rows


def actions(*rows: str) -> list[str]:
    return [r.cell("action").words for r in rows_of(table(*rows))]


def test_a_row_that_tells_authors_what_to_write_is_no_action() -> None:
    guidance = "No | What is to be done? | Post holder | dd/mm/yy | Red / Amber / Green"
    assert actions(HEAD, guidance, FIRST) == ["Ring each family"]


def test_a_label_and_its_value_right_below_the_headings_are_no_guidance() -> None:
    drawn = table(HEAD, FIRST, "2 | Read ten files | Practice lead | 1 June 2031 | Red")
    label, value = row("Objective | Aim 1 - What is late must be known")
    keyed = Table((drawn.rows[0], (label, *[value] * 4), *drawn.rows[1:]))
    assert [r.objective.ref for r in rows_of(keyed) if r.objective] == ["1", "1"]


def test_a_question_with_a_date_and_a_rating_is_an_action() -> None:
    assert len(actions(HEAD, "2 | What works for teenagers? | Team manager | May 2031 | Red", FIRST)) == 2


def test_a_row_that_counts_the_rows_above_is_part_of_none() -> None:
    (row,) = rows_of(table(HEAD, FIRST, "| | | Number of actions | 1"))
    assert (row.cell("due").words, row.cell("rag").words) == ("4 May 2031", "Green")


def test_an_action_that_opens_with_total_is_one() -> None:
    assert len(actions(HEAD, FIRST, "2 | Total the visits of each month | Team manager | May 2031 | Red")) == 2


def test_a_blank_action_with_another_number_stands_alone_with_its_own_words() -> None:
    drawn = table("Ref | Action | Lead | Progress", "1 | Ring them | AB | Begun", "2 | | CD | The list was drawn up")
    first, second = rows_of(drawn)
    assert (first.cell("owners").words, first.cell("progress").words) == ("AB", "Begun")
    assert second.cell("action").words == "The list was drawn up"
    assert FLAG in second.flags


def test_a_blank_action_without_a_number_goes_on_with_the_action_above() -> None:
    drawn = table("Ref | Action | Lead | Progress", "1 | Ring them | AB | Begun", "| | | The list was drawn up")
    (row,) = rows_of(drawn)
    assert row.cell("progress").text == "Begun\nThe list was drawn up"


def test_a_task_with_its_own_lead_and_date_under_a_blank_action_is_a_row() -> None:
    drawn = table(
        "Ref | Action | Steps in it | Lead | Due",
        "1 | Ring them | | Team manager | 4 May 2031",
        "| | Draw up the list of families | Practice lead | 1 April 2031",
    )
    assert [r.cell("due").words for r in rows_of(drawn)] == ["4 May 2031", "1 April 2031"]


OF_OBJECTIVES = "Objective | Action | Lead | Due"


def test_an_objective_with_its_target_heads_the_actions_that_leave_it_blank() -> None:
    drawn = table(
        OF_OBJECTIVES, "Safe homes | | | 2035", "| Visit each home | AB | May 2031", "| Train two | CD | June 2031"
    )
    first, second = rows_of(drawn)
    assert [r.objective.text for r in (first, second) if r.objective] == ["Safe homes"] * 2
    assert (first.cell("due").words, [(h, c.words) for h, c in first.extras]) == ("May 2031", [("Due", "2035")])
    assert (second.cell("due").words, second.extras) == ("June 2031", ())


def test_an_objective_with_a_lead_or_before_another_objective_stands_alone() -> None:
    led = ("Safe homes | | AB | 2035", "| Visit each home | AB | May 2031")
    assert actions(OF_OBJECTIVES, *led) == ["Safe homes", "Visit each home"]
    apart = ("Safe homes | | | 2035", "Warm homes | Visit each home | AB | May 2031")
    assert actions(OF_OBJECTIVES, *apart) == ["Safe homes", "Visit each home"]


def test_words_that_go_on_with_the_sentence_above_are_part_of_its_action() -> None:
    parted = "and write to each school | | | "
    assert actions(HEAD, FIRST, f" | {parted}") == ["Ring each family and write to each school"]
    assert actions(HEAD, FIRST.replace("family", "family,"), " | schools included | | | ") == [
        "Ring each family, schools included"
    ]


def test_words_that_begin_a_task_of_their_own_are_an_action() -> None:
    own = (" | And write to schools | | | ", " | and write to schools | PSW | | ", "2 | and write to schools | | | ")
    assert [len(actions(HEAD, FIRST, one)) for one in own] == [2, 2, 2]
    assert len(actions(HEAD, FIRST, " | to write to schools | | | ")) == 2
    assert len(actions(HEAD, FIRST.replace("family", "family."), " | and write to schools | | | ")) == 2
    assert len(actions(HEAD, FIRST.replace("Ring", "ring"), " | and write to schools | | | ")) == 2
