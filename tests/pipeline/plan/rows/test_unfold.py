"""Rows of one action each: bands carried down, several actions in a cell taken apart, nothing lost."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Row, Table
from pipeline.card import Card
from pipeline.plan.document.context import Above, Context
from pipeline.plan.document.objectives import objective_of
from pipeline.plan.document.walk import Walk
from pipeline.plan.rows.unfold import PlanRow, unfold
from pipeline.plan.table.recognise import recognise
from tests.draw import cell, document, row, table


def rows_of(drawn: Table, context: Context | None = None) -> list[PlanRow]:
    if context is None:
        return Walk(document(drawn), Card()).rows
    found = recognise(drawn, 1)
    assert isinstance(found, list), found
    return [r for plan in found for r in unfold(plan, context)]


def under(*words: str) -> Context:
    """What a heading for each of `words` in the prose above says, the outermost first."""
    return Context(tuple(Above(i, text, objective_of(text), in_prose=True) for i, text in enumerate(words)))


def actions(rows: list[PlanRow]) -> list[str]:
    return [r.cell("action").text for r in rows]


def test_a_long_band_is_the_objective_of_the_rows_below_with_its_paragraphs() -> None:
    rows = rows_of(
        table(
            "Key tasks | How will we know? | Lead | RAG",
            "Make sure that every child who goes missing is offered a talk on the day they return Para 13; Para 15",
            "Ring each family within a day | Calls logged | AD | G",
            "Tell the board every month | Minutes | HoS | A",
        )
    )
    assert len(rows) == 2
    for r in rows:
        assert r.objective and r.objective.text.startswith("Make sure that every child")
        assert r.objective.inspection_refs == ("para 13", "para 15")


def test_a_short_band_names_a_section() -> None:
    rows = rows_of(table("Action | Lead | By", "Adoption", "Plan for permanence early | AB | 1/5/24"))
    assert rows[0].section == "Adoption"


def test_a_section_band_over_an_objective_band() -> None:
    rows = rows_of(
        table(
            "Action | Lead | By",
            "Leadership",
            "Priority 2: Managers know the quality of practice in every team and act on it without delay or drift",
            "Hold a weekly practice meeting | AB | 1/5/24",
        )
    )
    assert rows[0].section == "Leadership"
    assert rows[0].objective and rows[0].objective.ref == "2"


def test_an_objective_printed_once_holds_for_the_rows_below_until_the_next() -> None:
    rows = rows_of(
        table(
            "Objective | Action | Lead | By",
            "Better visits | Report visits weekly | AB | 1/5/24",
            "| Coach late teams | CD | 1/6/24",
            "Better plans | Rewrite the template | EF | 1/7/24",
        )
    )
    assert [r.objective.text if r.objective else "" for r in rows] == ["Better visits", "Better visits", "Better plans"]


def test_bullets_of_the_action_cell_are_actions_and_share_lead_and_date() -> None:
    rows = rows_of(
        table(
            "Objective | Actions | Lead | By",
            "Better visits (4) | • Report visits weekly\\n• Coach late teams\\n• Ask families | AB | 1/5/24",
        )
    )
    assert [r.cell("action").lines[0].text for r in rows] == [
        "Report visits weekly",
        "Coach late teams",
        "Ask families",
    ]
    assert {r.cell("owners").text for r in rows} == {"AB"}
    assert {r.objective.ref if r.objective else "" for r in rows} == {"4"}


def test_bullets_below_an_opening_line_are_one_action() -> None:
    rows = rows_of(table("Action | Lead | By", "Strengthen visits by:\\n• a weekly report\\n• coaching | AB | 1/5/24"))
    assert len(rows) == 1


def test_bullets_in_a_row_with_a_number_of_its_own_are_one_action() -> None:
    rows = rows_of(table("Ref | Action | Lead | By", "1.1 | • Weekly report\\n• Coaching | AB | 1/5/24"))
    assert len(rows) == 1


def test_numbered_actions_take_the_dates_and_leads_that_stand_beside_them() -> None:
    head = row("Objective | Action required | Due | Leads")
    body = (
        cell("Better visits", page=1),
        cell("1.1 Report visits weekly\n1.1.1 Coach late teams\nso that they catch up\n1.2 Ask families", page=1),
        cell("May 2024\n\n\nJuly 2024", page=1),
        cell("AD\nHoS\n\nPSW", page=1),
    )
    rows = rows_of(Table((head, body)))
    assert [(r.cell("due").text, r.cell("owners").text) for r in rows] == [
        ("May 2024", "AD"),
        ("", "HoS"),
        ("July 2024", "PSW"),
    ]


def test_dates_one_under_the_other_at_the_top_stand_for_all_actions() -> None:
    head = row("Objective | Actions | Lead | By")
    body = (
        cell("Better visits", page=1),
        cell(
            "• Report visits weekly\nto the whole team\n• Coach late teams\nand praise others\n• Ask families", page=1
        ),
        cell("AB", page=1),
        cell("31/10/24\nMarch 2025", page=1),
    )
    rows = rows_of(Table((head, body)))
    assert [r.cell("due").text for r in rows] == ["31/10/24\nMarch 2025"] * 3


def test_a_row_without_a_number_below_a_numbered_one_is_an_action_of_its_own() -> None:
    rows = rows_of(
        table(
            "Ref | Action | Lead | RAG",
            "1.1 | Report visits weekly | AD | A",
            "| Team managers look at their own list each Monday | TM |",
        )
    )
    assert len(rows) == 2
    assert rows[1].cell("action_ref").text == ""


def test_a_row_without_action_words_goes_on_with_the_one_above() -> None:
    rows = rows_of(
        table("Ref | Action | Lead | Progress", "1.1 | Report visits weekly | AD | Begun.", "| | | Now in all teams.")
    )
    assert len(rows) == 1
    assert rows[0].cell("progress").text == "Begun.\nNow in all teams."


def test_columns_that_count_the_actions_of_a_row_give_one_each() -> None:
    rows = rows_of(
        table(
            "Recommendation | Action 1 | Action 2 | Lead",
            "See each child | Ring each family | Write the new guide | AD",
            "Keep good records | Read ten files | | PSW",
        )
    )
    assert actions(rows) == ["Ring each family", "Write the new guide", "Read ten files"]
    assert [row.cell("owners").text for row in rows] == ["AD", "AD", "PSW"]


def test_a_merged_action_over_two_rows_is_one_action_with_both_leads() -> None:
    head = row("Action | Lead | By")
    action = cell("Report visits weekly")
    rows = rows_of(Table((head, (action, cell("AD"), cell("May 2024")), (action, cell("HoS"), cell("")))))
    assert actions(rows) == ["Report visits weekly"]
    assert rows[0].cell("owners").text == "AD\nHoS"


def test_the_objective_of_the_prose_above_holds_where_the_table_names_none() -> None:
    context = under("Practice", "1. Caseloads")
    rows = rows_of(table("Ref | Action | Lead", "1.1 | Report visits weekly | AD"), context)
    assert rows[0].section == "Practice"
    assert rows[0].objective and (rows[0].objective.ref, rows[0].objective.text) == ("1", "Caseloads")
    assert rows[0].from_prose


def test_as_above_takes_the_words_above_and_says_so() -> None:
    rows = rows_of(
        table(
            "Area for improvement | Action | Lead | By when",
            "Assessment of risk varies | Hold a workshop | AB | May 2024",
            'As above | Read ten files | Ditto | "',
        )
    )
    assert [rows[1].cell(name).text for name in ("owners", "due")] == ["AB", "May 2024"]
    assert rows[1].objective == rows[0].objective
    assert rows[1].flags == ("objective_as_above", "owners_as_above", "due_as_above")
    assert [ditto.text for ditto in rows[1].dittos] == ["As above", "Ditto", '"']


def test_a_tick_under_a_colour_is_that_rating() -> None:
    rows = rows_of(
        table("Action | Lead | Red | Amber | Green", "Ring each family | AB | | | ✓", "Read ten files | AB | | | ")
    )
    assert [r.meant("rag").text for r in rows] == ["green", ""]
    assert rows[0].cell("rag").text == "✓"


def test_no_under_done_is_no_status_and_is_kept() -> None:
    rows = rows_of(table("Action | Lead | Done?", "Ring each family | AB | Yes", "Read ten files | AB | No"))
    assert [r.meant("status").text for r in rows] == ["Done?", ""]
    assert [(heading, c.text) for heading, c in rows[1].extras] == [("Done?", "No")]


def test_bare_figures_under_para_are_paragraphs() -> None:
    rows = rows_of(table("Para no | Action | Lead", "22, 31 | Ring each family | AB"))
    assert rows[0].meant("inspection_refs").text == "para 22, 31"


def painted(*fills: str | None) -> Table:
    head = row("Action | Lead | By when")
    body = [tuple(cell(text, fill) for text in ("Ring each family", "AB", "May 2024")) for fill in fills]
    return Table((head, *body))


def test_the_colours_of_whole_rows_are_ratings_where_they_differ() -> None:
    rows = rows_of(painted("C6EFCE", "FFC7CE", None))
    assert [r.cell("rag").fill for r in rows] == ["C6EFCE", "FFC7CE", None]


def test_shading_of_every_second_row_is_no_rating() -> None:
    for shade in ("F2F2F2", "FFF2CC"):
        assert all("rag" not in r.cells for r in rows_of(painted(shade, None, shade, None)))


def test_a_numbered_row_with_nothing_beside_its_words_heads_the_rows_of_its_numbers() -> None:
    rows = rows_of(
        table("Ref | Action | Lead | Due", "1 | Better visits | | ", "1.1 | Ring each family | AB | May 2024")
    )
    assert actions(rows) == ["Ring each family"]
    assert rows[0].objective and (rows[0].objective.ref, rows[0].objective.text) == ("1", "Better visits")


def test_a_numbered_row_over_objectives_of_its_numbers_is_their_section() -> None:
    drawn = table(
        "Ref | Recommendation | Action | Lead", "1 | Health | | ", "1.1 | Offer a nurse | Ring each ward | AB"
    )
    rows = rows_of(drawn, under("Priority 2: Safe care"))
    assert [(row.section, row.cell("objective").text) for row in rows] == [("1. Health", "Offer a nurse")]


def test_words_that_only_open_a_list_are_no_action() -> None:
    rows = rows_of(table("Action | Lead | By", "We will:\\n• ring each family\\n• read ten files | AB | 1/5/24"))
    assert actions(rows) == ["• ring each family", "• read ten files"]
    assert [band.text for band in rows[0].bands] == ["We will:"]


def test_a_numbered_heading_is_the_section_of_rows_with_objectives_of_their_own() -> None:
    drawn = table("Objective | Action | Lead", "Better visits | Ring each family | AB")
    rows = rows_of(drawn, under("Theme 1: Help"))
    assert rows[0].section == "Theme 1: Help"


def test_a_band_with_a_label_gives_its_field_to_the_rows_of_its_objective() -> None:
    rows = rows_of(
        table(
            "Recommendation 1: See children (para 24)",
            "Outcome sought: children do well",
            "Action | Lead | Due",
            "Send weekly lists of late visits | AB | May 2024",
        )
    )
    assert rows[0].objective and rows[0].objective.inspection_refs == ("para 24",)
    assert rows[0].cell("outcomes").text == "children do well"


def merged(label: str, value: str, width: int) -> Row:
    """A row of a label and its value over all other columns."""
    beside = cell(value)
    return (cell(label), *[beside] * (width - 1))


def test_rows_over_the_header_are_never_actions_but_give_their_values_to_the_rows_below() -> None:
    drawn = Table(
        (
            merged("Recommendation 4", "Make return interviews prompt", 4),
            merged("Lead officer:", "Head of Early Help", 4),
            row("No. | What we will do | By when | RAG"),
            row("4.1 | Ring each family within a day | May 2024 | A"),
            row("4.2 | Tell the board every month | June 2024 | G"),
        )
    )
    rows = rows_of(drawn)
    assert actions(rows) == ["Ring each family within a day", "Tell the board every month"]
    assert {r.cell("owners").text for r in rows} == {"Head of Early Help"}
    assert {(r.objective.ref, r.objective.text) for r in rows if r.objective} == {
        ("4", "Make return interviews prompt")
    }


def test_labels_and_values_within_a_table_hold_until_the_next_of_them() -> None:
    drawn = Table(
        (
            row("No. | What we will do | By when | RAG"),
            merged("Recommendation 1", "Make return interviews prompt", 4),
            merged("Lead officer:", "Head of Early Help", 4),
            row("1.1 | Ring each family within a day | May 2024 | A"),
            merged("Recommendation 2", "See children alone", 4),
            row("2.1 | Coach late teams | June 2024 | G"),
        )
    )
    rows = rows_of(drawn)
    assert [r.objective.ref if r.objective else None for r in rows] == ["1", "2"]
    assert [r.cell("owners").text for r in rows] == ["Head of Early Help", ""]


def test_labels_with_colons_in_a_row_of_their_own_hold_for_the_rows_below() -> None:
    rows = rows_of(
        table(
            "No. | What we will do | Sent to | By when",
            "1 | Ring each family within a day | Duty team | May 2024",
            "Lead: | Head of Early Help | Sponsor: | Director",
            "2 | Coach late teams | Academy | June 2024",
        )
    )
    assert actions(rows) == ["Ring each family within a day", "Coach late teams"]
    assert [r.cell("accountable").text for r in rows] == ["", "Director"]


def test_the_title_and_the_date_of_a_document_over_the_header_are_no_section() -> None:
    rows = rows_of(
        table(
            "Improvement Plan 2022 | | |",
            "Last updated: 14 March 2022 | | |",
            "| | |",
            "Ref | Action | Lead | RAG",
            "1.1 | Ring each family within a day | AB | A",
        )
    )
    assert actions(rows) == ["Ring each family within a day"]
    assert rows[0].section is None and rows[0].objective is None


def test_labels_and_values_in_the_lines_of_one_cell_over_the_header() -> None:
    rows = rows_of(
        table(
            "Objective: See children alone\\nLead: Head of Early Help\\nTarget date: May 2024",
            "Ref | Action | RAG",
            "1.1 | Ring each family within a day | A",
        )
    )
    assert rows[0].objective and rows[0].objective.text == "See children alone"
    assert rows[0].cell("owners").text == "Head of Early Help"
    assert rows[0].cell("due").text == "May 2024"


def test_a_row_under_a_label_below_an_action_tells_of_it() -> None:
    rows = rows_of(
        table(
            "Ref | Action | Lead | By",
            "1 | Report visits weekly | AD | May 2031",
            "Update: Begun in March.\\nNow in all teams.",
            "2 | Ask families | TM | June 2031",
            "Update (April 2031): Forty asked.",
            "Next steps: Ask forty more.",
        )
    )
    assert [r.cell("action").text for r in rows] == ["Report visits weekly", "Ask families"]
    assert [r.cell("progress").text for r in rows] == ["Begun in March.\nNow in all teams.", ""]
    assert [(at, field, told.text) for at, field, told in rows[1].dated] == [("April 2031", "progress", "Forty asked.")]
    assert rows[1].cell("next_steps").text == "Ask forty more."
    assert [r.section for r in rows] == [None, None]


def test_an_outcome_that_closes_the_actions_of_an_objective_is_theirs() -> None:
    rows = rows_of(
        table(
            "Action | Lead | By",
            "Priority 1: Visits that help",
            "Report visits weekly | AD | May 2031",
            "Coach late teams | AD | May 2031",
            "Outcome: Children are seen when they should be",
            "Priority 2: Plans that are read",
            "Ask families | TM | June 2031",
            "Outcome: Families know what is agreed",
        )
    )
    seen, agreed = "Children are seen when they should be", "Families know what is agreed"
    assert [r.cell("outcomes").text for r in rows] == [seen, seen, agreed]
    assert [r.objective.ref if r.objective else "" for r in rows] == ["1", "1", "2"]


def test_an_outcome_over_the_next_objective_is_not_moved_where_the_first_stands_so() -> None:
    rows = rows_of(
        table(
            "Outcome: Children are seen | |",
            "Priority 1: Visits that help | |",
            "Action | Lead | By",
            "Report visits weekly | AD | May 2031",
            "Outcome: Plans are read | |",
            "Priority 2: Plans that are read | |",
            "Ask families | TM | June 2031",
        )
    )
    assert "Plans are read" not in rows[0].cell("outcomes").text


def test_as_many_bullets_as_actions_beside_them_are_one_each_wherever_they_stand() -> None:
    head = row("Objective | Actions | Who and by when")
    actions = cell("• Report visits weekly\nto the whole team\n• Coach late teams", page=1)
    beside = cell("• Principal Social Worker,\nMay 2031\n• Head of Service, June 2031", page=1, top=-3.0)
    wrapped = (beside.lines[0], beside.lines[1]._replace(wraps=True), beside.lines[2])
    actions = Cell((actions.lines[0], actions.lines[1]._replace(wraps=True), actions.lines[2]))
    rows = rows_of(Table((head, (cell("Better visits", page=1), actions, Cell(wrapped)))))
    assert [r.cell("due").text.strip("• ") for r in rows] == ["May 2031", "June 2031"]
    assert [r.cell("owners").text.strip("• ,") for r in rows] == ["Principal Social Worker", "Head of Service"]


def test_what_is_headed_with_the_time_it_is_to_be_done_by_is_due_then() -> None:
    rows = rows_of(
        table(
            "Priority | By March 2031 we will | By the end of June 2031 we will | Lead",
            "Visits | • Report visits weekly\\n• Coach late teams | Ask families | AD",
            "Plans | Rewrite the form | | TM",
        )
    )
    assert [(r.cell("action").text.strip("• "), r.cell("due").text) for r in rows] == [
        ("Report visits weekly", "by March 2031"),
        ("Coach late teams", "by March 2031"),
        ("Ask families", "by the end of June 2031"),
        ("Rewrite the form", "by March 2031"),
    ]


def test_what_stands_under_nothing_but_a_time_is_due_then() -> None:
    head = "Priority | Within 30 days | Within 100 days | Lead"
    rows = rows_of(
        table(head, "Visits | Report visits weekly | Coach late teams | AD", "Plans | Rewrite the form | | TM")
    )
    assert [(r.cell("action").text, r.cell("due").text) for r in rows] == [
        ("Report visits weekly", "Within 30 days"),
        ("Coach late teams", "Within 100 days"),
        ("Rewrite the form", "Within 30 days"),
    ]


def test_milestones_beside_an_action_are_none_of_their_own() -> None:
    rows = rows_of(
        table(
            "Action | Milestones by March 2031 | Lead | By when",
            "Report visits weekly | List agreed with teams | AD | June 2031",
        )
    )
    assert [(r.cell("action").text, r.cell("due").text) for r in rows] == [("Report visits weekly", "June 2031")]
    assert [(heading, c.text) for heading, c in rows[0].extras] == [
        ("Milestones by March 2031", "List agreed with teams")
    ]


def test_labels_where_actions_have_their_numbers_speak_for_the_rows_below() -> None:
    rows = rows_of(
        table(
            "Ref | Action | Lead | By",
            "1.1 | Report visits weekly | AD | May 2031",
            "Priority 2 | Plans that are read | |",
            "Outcome | Families know what is agreed | |",
            "2.1 | Ask families | TM | June 2031",
        )
    )
    assert [r.cell("action").text for r in rows] == ["Report visits weekly", "Ask families"]
    assert rows[1].objective and (rows[1].objective.ref, rows[1].objective.text) == ("2", "Plans that are read")
    assert rows[1].cell("outcomes").text == "Families know what is agreed"


def test_marks_and_steps_under_months_are_kept_and_the_last_month_is_the_due_date() -> None:
    rows = rows_of(
        table(
            "Action | Lead | April 31 | May 31 | June 31",
            "Repair the lifeboat shed | Ann Bell | X | X | ",
            "Replace the slipway rails | Ben Cole | | | X",
            "Review the tide tables | Ben Cole | | | ",
        )
    )
    assert [r.cell("due").text for r in rows] == ["May 31", "June 31", ""]
    assert [heading for heading, _ in rows[0].extras] == ["April 31", "May 31"]


def test_a_month_and_its_year_in_two_columns_are_one_line() -> None:
    for drawn in ("May | 2031", "2031 | May"):
        heads = "Due month | Due year" if drawn.startswith("May") else "Due year | Due month"
        (row,) = rows_of(table(f"Action | Lead | {heads}", f"Repair the lifeboat shed | Ann Bell | {drawn}"))
        assert row.cell("due").text == drawn.replace(" | ", " ")


@pytest.mark.parametrize(
    ("heading", "cell", "read_by"),
    [
        ("Due 2031", "31 May", "31 May 2031"),
        ("Due 2031/32", "May", "May 2031/32"),
        ("Due 2031", "May 2032", "May 2032"),
        ("Due 2031", "Ongoing", "Ongoing"),
        ("Due 2031/32", "31 May", "31 May"),  # which of the two is not told
        ("Due 2031 | Start", "May | June", "May 2031"),
    ],
)
def test_a_date_is_read_by_the_year_in_its_heading(heading: str, cell: str, read_by: str) -> None:
    (row,) = rows_of(table(f"Action | Lead | {heading}", f"Repair the lifeboat shed | Ann Bell | {cell}"))
    assert (row.meant("due").text, row.cell("due").text) == (read_by, cell.split(" | ")[0])


def test_a_later_part_of_a_log_is_named_by_its_heading_and_lent_a_heading_that_is_blank() -> None:
    first = table("Ref | Who | Action | When | State", "1 | Aidan | Replace the buoy lights | May 2031 | On track")
    later = table("Ref | | Closed actions | When | State", "2 | Bree | Repair the winch roof | May 2030 | Closed")
    rows = Walk(document(first, later), Card()).rows
    assert [(r.section, r.cell("owners").text) for r in rows] == [(None, "Aidan"), ("Closed actions", "Bree")]


def test_a_blank_heading_is_not_lent_where_the_headings_differ() -> None:
    first = table("Ref | Who | Action | When", "1 | Aidan | Replace the buoy lights | May 2031")
    other = table("No | | Task | Cost | Date", "2 | Tides | Repair the winch roof | £40 | May 2030")
    rows = Walk(document(first, other), Card()).rows
    assert rows[1].cell("owners").text == "" and ("", "Tides") in [(h, c.text) for h, c in rows[1].extras]


@pytest.mark.parametrize("headings", ["Due date | Revised date", "Revised date | Due date"])
def test_a_revised_date_holds_where_it_is_filled(headings: str) -> None:
    (first, second) = ("May 2031", "July 2031") if headings.startswith("Due") else ("July 2031", "May 2031")
    blank = " | May 2031" if headings.startswith("Rev") else "May 2031 | "
    moved, kept = rows_of(
        table(f"Action | {headings}", f"Ring each family | {first} | {second}", f"Read ten files | {blank}")
    )
    assert (moved.cell("due").text, moved.meant("due").text) == (
        "May 2031\nJuly 2031",
        "May 2031\nrevised to July 2031",
    )
    assert kept.meant("due").text == "May 2031"
