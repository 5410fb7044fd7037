"""One document the whole way from its tables to rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extractors.model import Block, Cell, Line, Place, Table
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.records.records import plan_records
from pipeline.sources import Source
from schema.contract import Records
from tests.draw import document, heading, prose, table


def records(*blocks: Block) -> Records:
    source = Source(Path("plan.txt"), "plan.txt", "0" * 64, 0)
    return plan_records(source, stitch(document(*blocks)), Card())


def test_the_states_of_several_milestones_are_no_state_of_their_action() -> None:
    milestones = table(
        "No | Action | Lead | By when | Status",
        "1 | Set up a front door team | AD | May 2024\\nJune 2024 | Done\\nNot started",
        "2 | Write the guide | AD | May 2024\\nJune 2024 | Complete\\nComplete",
    )
    first, second = records(heading("Improvement plan"), milestones)["actions"]
    assert (first["status"], first["progress"]) == (None, "Done\nNot started")
    assert "mixed_status" in first["flags"]
    assert (second["status"], second["progress"]) == ("complete", None)


def on_page_one(drawn: Table, top: float) -> Table:
    places = (Place(1, 0.0, top, 10.0, top + 10.0),)
    rows = tuple(tuple(replace(cell, places=places) for cell in row) for row in drawn.rows)
    return Table(rows, places=places)


def test_the_dates_of_a_small_plan_are_not_the_date_of_the_document() -> None:
    front = on_page_one(table("Version | Date", "2 | 3 June 2024"), 20.0)
    small = on_page_one(table("Action | Lead | By when", "Ring each family | AD | 31 May 2024"), 50.0)
    for tables, first in (((small,), None), ((front, small), date(2024, 6, 3))):
        found = records(heading("Improvement plan"), *tables)
        assert found["documents"][0]["plan_first"] == first
        assert [row["due_first"] for row in found["actions"]] == [date(2024, 5, 31)]


def test_a_title_over_the_header_of_the_first_table_is_the_documents() -> None:
    drawn = table(
        "Ashmere Improvement Plan | |",
        "Last updated: 14 March 2022 | |",
        "Action | Lead | By when",
        *(f"Ring family {n} | AD | May 2024" for n in range(20)),
    )
    (found,) = records(drawn)["documents"]
    assert (found["title"], found["plan_first"]) == ("Ashmere Improvement Plan", date(2022, 3, 14))


def test_an_objective_is_told_by_any_label_with_a_number() -> None:
    drawn = table(
        "What needs to improve 1: Visits on time",
        "Action | Lead | By when",
        "Ring each family | AD | May 2024",
        "What needs to improve 2: Plans in plain words",
        "Write the guide | AD | May 2024",
    )
    found = records(heading("Improvement plan"), drawn)["actions"]
    assert [(a["objective_ref"], a["objective"]) for a in found] == [
        ("1", "Visits on time"),
        ("2", "Plans in plain words"),
    ]


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        (
            ["Head of Service - Courts", "and Permanence", "Quality Manager"],
            ["Head of Service - Courts and Permanence", "Quality Manager"],
        ),
        (["Nurse/HoS/Senior", "Managers"], ["Nurse", "HoS", "Senior Managers"]),
        (["Virtual School Head and Senior", "Nurse"], ["Virtual School Head", "Senior Nurse"]),
    ],
)
def test_an_owner_ends_where_its_printed_line_does_or_at_a_stroke(words: list[str], owners: list[str]) -> None:
    """The lines wrap, as in a narrow column of a PDF; a line that opens with "and" goes on with the one above."""
    lines = tuple(Line(w, wraps=i > 0) for i, w in enumerate(words))
    drawn = table("Action | Lead | By when", "Ring each family | AD | May 2024", "Ask them what helped | TM | May 2024")
    first = (drawn.rows[1][0], Cell(lines), drawn.rows[1][2])
    plan = replace(drawn, rows=(drawn.rows[0], first, drawn.rows[2]))
    found, _ = records(heading("Improvement plan"), plan)["actions"]
    assert found["owners"] == owners


def test_sponsors_in_the_cell_of_the_leads_answer_for_the_action() -> None:
    """The second label stands on a line that wraps, as in a narrow column of a PDF."""
    drawn = table(
        "Action | Sponsor and lead | By when", "Ring each family | x | May 2024", "Ask them why | x | May 2024"
    )
    words = ("Sponsor: Service Director", "Lead: Quality Manager"), ("Sponsor: Service Director", "")
    cells = [Cell(tuple(Line(w, wraps=i > 0) for i, w in enumerate(lines) if w)) for lines in words]
    body = ((row[0], cell, row[2]) for row, cell in zip(drawn.rows[1:], cells, strict=True))
    first, second = records(heading("Improvement plan"), replace(drawn, rows=(drawn.rows[0], *body)))["actions"]
    assert (first["accountable"], first["owners"]) == (["Service Director"], ["Quality Manager"])
    assert (second["accountable"], second["owners"]) == ([], ["Service Director"])


def test_initials_in_a_table_of_their_own_are_written_out() -> None:
    drawn = table("Action | Lead | By when", "Ring each family | JD | May 2024", "Ask them why | RB/JD | May 2024")
    names = table("Initials | Name | Post", "JD | Jo Dray | Quality Manager", "RB | Rae Bond | Head of Data")
    owners = records(heading("Improvement plan"), drawn, heading("Who is who"), names)["owners"]
    assert {(o["owner"], o["expanded"]) for o in owners} == {("JD", "Jo Dray"), ("RB", "Rae Bond")}


def test_small_letters_before_the_actions_number_them() -> None:
    drawn = table("| Action | Lead | By when", "a | Ring each family | AD | May 2024", "b | Ask why | TM | June 2024")
    found = records(heading("Improvement plan"), drawn)["actions"]
    assert [(action["action_ref"], action["rag"]) for action in found] == [("a", None), ("b", None)]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Area of significant weakness", "priority_action"),
        ("Area for improvement", "area_for_improvement"),
        ("Recommendation", "recommendation"),
    ],
)
def test_an_objective_called_as_inspections_call_what_they_find_is_a_finding(label: str, kind: str) -> None:
    drawn = table("Action | Lead | By when", "Ring each family | AD | May 2024", "Ask them why | TM | May 2024")
    found = records(heading("Improvement plan"), heading(f"{label} 1: Families wait too long", 2), drawn)["findings"]
    assert [(f["kind"], f["ref"], f["text"]) for f in found] == [(kind, "1", "Families wait too long")]


@pytest.mark.parametrize(
    ("told", "rag"),
    [
        ("Complete work on the rota first. Then ask each team", None),
        ("Amber: one team seen, the next visit was put off", "amber"),
        ("A. One team was seen and the next visit put off", None),
        ("One team is green and the other still amber by far", None),
    ],
)
def test_a_story_of_progress_is_rated_by_the_colour_it_opens_with(told: str, rag: str | None) -> None:
    drawn = table("Action | Lead | By when | Progress and RAG", f"Ring each family | AD | May 2024 | {told}")
    (found,) = records(heading("Improvement plan"), drawn)["actions"]
    assert (found["rag"], found["status"], found["progress"]) == (rag, None, told)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Completed. All of the teams were seen and have a rota", "complete"),
        ("Not started – waits for the new lead of the north team", "not_started"),
        ("Started on the rota. All of the teams were seen and asked", None),
        ("All of the teams were seen. Completed in the north alone", None),
    ],
)
def test_a_story_of_progress_tells_the_state_it_opens_with(told: str, status: str | None) -> None:
    drawn = table("Action | Lead | By when | Progress", f"Ring each family | AD | May 2024 | {told}")
    (found,) = records(heading("Improvement plan"), drawn)["actions"]
    assert (found["status"], found["progress"]) == (status, told)


def test_months_over_ratings_are_those_nearest_to_the_plan() -> None:
    drawn = table("Action | Lead | RAG (Mar) | RAG (Jul)", "Ring each family | AD | A | G")
    found = records(heading("Improvement plan, May 2024"), drawn)
    assert [(str(u["as_at_first"]), u["rag"]) for u in found["updates"]] == [
        ("2024-03-01", "amber"),
        ("2024-07-01", "green"),
    ]
    assert found["actions"][0]["rag"] == "green"


@pytest.mark.parametrize(
    ("own", "told", "status"),
    [
        ("On track", "Finished. The guide is used by all teams now", "on_track"),
        ("", "Finished. The guide is used by all teams now", "complete"),
        ("", "All teams met and the work was not finished by then", None),
    ],
)
def test_the_state_in_a_column_of_its_own_stands_before_what_dated_progress_tells(
    own: str, told: str, status: str | None
) -> None:
    rows = ["Write it | AD | May 2024 | On track | We began", f"Ring each family | AD | May 2024 | {own} | {told}"]
    found = records(heading("Improvement plan"), table("Action | Lead | By when | Status | Update June 2024", *rows))
    assert [action["status"] for action in found["actions"]] == ["on_track", status]


def test_a_statement_of_action_as_title_is_no_section() -> None:
    drawn = table("Action | Lead | By when", "Ring each family | AD | May 2024", "Ask them why | TM | May 2024")
    found = records(heading("Ashmere local area: written statement of action"), drawn)["actions"]
    assert [a["section"] for a in found] == [None, None]


@pytest.mark.parametrize(
    ("status", "first"),
    [
        ("Complete (June 2024)", date(2024, 6, 1)),
        ("Completed on 12/06/24", date(2024, 6, 12)),
        ("Complete - June 2024, reviewed in July", None),
        ("To be completed by June 2024", None),
        ("In progress (June 2024)", None),
        ("Complete", None),
    ],
)
def test_a_status_that_ends_in_its_day_tells_when_the_action_was_completed(status: str, first: date | None) -> None:
    drawn = table("Action | Lead | By when | Status", f"Ring each family | AD | May 2024 | {status}")
    (found,) = records(heading("Improvement plan"), drawn)["actions"]
    assert (found["completed_text"], found["completed_first"]) == (status if first else None, first)


def test_what_stands_under_labels_below_an_objective_holds_for_its_actions() -> None:
    drawn = table("Ref | Action | Status", "1.1 | Ring each family | Done", "1.2 | Ask them why | Done")
    above = heading("Improvement plan"), heading("Recommendation 1: Families wait too long", 2)
    labels = prose("Lead officer: Head of Early Help"), prose("Start date: 1 May 2024 Target date: 30 June 2024")
    further = heading("Recommendation 2: Visits are late", 2), table("Ref | Action | Status", "2.1 | Visit | Done")
    first, second, third = records(*above, *labels, drawn, *further)["actions"]
    for action in (first, second):
        assert (action["objective"], action["owners"]) == ("Families wait too long", ["Head of Early Help"])
        assert (action["start_text"], action["due_text"]) == ("1 May 2024", "30 June 2024")
    assert (third["owners"], third["due_text"]) == ([], None)


def test_a_column_of_its_own_goes_before_a_label_above_the_table() -> None:
    drawn = table("Ref | Action | Lead", "1.1 | Ring each family | PSW", "1.2 | Ask them why | ")
    labels = heading("Priority 1: Families wait too long"), prose("Lead: Head of Early Help")
    assert [a["owners"] for a in records(*labels, drawn)["actions"]] == [["PSW"], []]


def test_a_label_below_a_bare_number_is_not_the_words_of_the_objective() -> None:
    drawn = table("Action | By when", "Ring each family | May 2024", "Ask them why | May 2024")
    above = heading("Improvement plan"), heading("Recommendation 2", 2), prose("Lead: PSW"), prose("Families wait")
    found = records(*above, drawn)["actions"][0]
    assert (found["objective"], found["objective_ref"], found["owners"]) == ("Families wait", "2", ["PSW"])


@pytest.mark.parametrize(
    ("below", "words"),
    [
        ("Priority 2 - Homes close to school", "Homes close to school"),
        ("Priority 3 - Homes close to school", "Priority 3 - Homes close to school"),
    ],
)
def test_the_words_below_a_bare_number_may_say_it_again(below: str, words: str) -> None:
    plan = table(
        "Ref | Action | Lead | By when", "2.1 | Ring each family | AD | May 2024", "2.2 | Write it | AD | May 2024"
    )
    action = records(heading("Improvement plan"), heading("Priority 2"), prose(below), plan)["actions"][0]
    assert (action["objective_ref"], action["objective"]) == ("2", words)


def test_quarters_over_columns_lie_within_the_year_a_plan_is_for() -> None:
    drawn = table("Action | Lead | Q1 | Q3", "Ring each family | AD | One team has begun | All teams have begun")
    found = records(heading("Improvement plan 2024/25"), drawn)
    assert [str(u["as_at_first"]) for u in found["updates"]] == ["2024-04-01", "2024-10-01"]
    assert found["actions"][0]["progress"] == "All teams have begun"


@pytest.mark.parametrize("words", ["Lead: Head of Early Help", "Standard: Head of Early Help"])
def test_a_heading_that_only_tells_who_leads_is_no_section(words: str) -> None:
    drawn = table("Action | By when", "Ring each family | May 2024", "Ask them why | May 2024")
    above = heading("Improvement plan"), heading("Priority 1: Families wait too long", 2), heading(words, 3)
    (found, _) = records(*above, drawn)["actions"]
    told = (found["objective_ref"], found["owners"], found["section"])
    assert told == (("1", ["Head of Early Help"], None) if words.startswith("Lead") else ("1", [], words))


@pytest.mark.parametrize(("leads", "owners"), [(["AD", "PSW"], [["AD"], ["PSW"]]), (["AD", "AD"], [[], []])])
def test_headings_that_part_the_plan_by_who_leads_tell_it_of_the_actions_below(
    leads: list[str], owners: list[list[str]]
) -> None:
    drawn = table("Action | By when", "Ring each family | May 2024"), table("Action | By when", "Ask them | June 2024")
    parts = [block for lead, one in zip(leads, drawn, strict=True) for block in (heading(f"Lead: {lead}", 2), one)]
    assert [found["owners"] for found in records(heading("Improvement plan"), *parts)["actions"]] == owners


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        ((["Lead: AD"], ["Lead: PSW"]), [["AD"], ["PSW"]]),
        ((["Lead: AD", "By: May 2031"], ["Lead: PSW"]), [["AD"], ["PSW"]]),
        ((["Lead: AD"], ["Families wait."]), [[], []]),  # one may lead the whole
        ((["Lead: AD", "Families wait."], ["Lead: PSW", "They told us."]), [[], []]),  # of what stands between, too
        ((["By: May 2031"], ["By: June 2031"]), [[], []]),
    ],
)
def test_lines_right_over_tables_that_part_the_plan_by_who_leads(
    lines: tuple[list[str], list[str]], owners: list[list[str]]
) -> None:
    drawn = table("Action | RAG", "Ring each family | Green"), table("Action | RAG", "Ask them why | Amber")
    parts = [block for over, one in zip(lines, drawn, strict=True) for block in (*map(prose, over), one)]
    found = records(heading("Improvement plan"), *parts)["actions"]
    assert [action["owners"] for action in found] == owners
    assert [action["due_text"] for action in found] == [
        "May 2031" if "By: May 2031" in lines[0] and owners[0] else None,
        None,
    ]


def test_a_lead_over_the_table_is_not_that_of_actions_with_their_own() -> None:
    drawn = table("Action | Lead", "Ring each family | HoS"), table("Action | RAG", "Ask them why | Amber")
    found = records(heading("Improvement plan"), prose("Lead: AD"), drawn[0], prose("Lead: PSW"), drawn[1])["actions"]
    assert [action["owners"] for action in found] == [["HoS"], ["PSW"]]


def merged_over(columns: int, *words: str) -> Table:
    """A plan of five columns whose second row opens with one cell over so many of them."""
    drawn = table(
        "Ref | Action | Lead | By when | RAG",
        " | ".join(["x"] * (5 - len(words)) + list(words)),
        "1 | Ring each family | HoS | May 2031 | Green",
        "2 | Ask them why | PSW | June 2031 | Amber",
    )
    band = (*[Cell((Line("Timely visits"),))] * columns, *drawn.rows[1][columns:])
    return replace(drawn, rows=(drawn.rows[0], band, *drawn.rows[2:]))


@pytest.mark.parametrize(
    ("beside", "accountable", "extras"), [("Sponsor: DCS", ["DCS"], {}), ("Met in part", [], {"RAG": "Met in part"})]
)
def test_a_cell_over_what_who_and_when_heads_the_rows_below_whatever_stands_beside_it(
    beside: str, accountable: list[str], extras: dict[str, str]
) -> None:
    first, second = records(heading("Improvement plan"), merged_over(4, beside))["actions"]
    assert [first["section"], second["section"]] == ["Timely visits"] * 2
    assert [first["owners"], second["owners"]] == [["HoS"], ["PSW"]]
    assert [first["accountable"], second["accountable"]] == [accountable] * 2
    assert (first["extras"], second["extras"]) == (extras, {})


def test_a_cell_over_what_and_who_alone_is_an_action() -> None:
    found = records(heading("Improvement plan"), merged_over(3, "July 2031", "Red"))["actions"]
    assert [(row["action"], row["section"]) for row in found][:2] == [
        ("Timely visits", None),
        ("Ring each family", None),
    ]


def test_marks_below_the_names_of_agencies_tell_the_partners() -> None:
    drawn = table(
        "Action | Lead | Agencies involved Police | Agencies involved Schools | Agencies involved ICB",
        "Ring each family | AD | ✓ | | ✓",
        "Ask them why | AD | | ✓ |",
    )
    found = records(heading("Improvement plan"), drawn)["actions"]
    assert [a["partners"] for a in found] == [["Police", "ICB"], ["Schools"]]


def test_a_misspelt_month_is_an_issue_with_the_month_it_may_be() -> None:
    drawn = table("Action | Lead | By when", "Ring each family | AD | Octobr 2026", "Ask why | TM | June 2026")
    found = records(heading("Improvement plan"), drawn)
    assert [action["due_first"] for action in found["actions"]] == [None, date(2026, 6, 1)]
    (told,) = (row for row in found["issues"] if row["code"] == "unread_date")
    assert 'Is "octobr" October?' in told["message"]


def test_what_is_done_was_not_due_after_the_plan() -> None:
    """Months without a year in a plan of July 2026: the next ones, but those of what is done the last ones."""
    drawn = table(
        "Action | Lead | Deadline | Status",
        "Ring each family | AD | End of May | Complete",
        "Ask why | TM | End of May | In progress",
        "Write the guide | TM | End of August | Complete",
    )
    found = records(heading("Improvement plan, 4 July 2026"), drawn)["actions"]
    assert [action["due_last"] for action in found] == [date(2026, 5, 31), date(2027, 5, 31), date(2025, 8, 31)]


@pytest.mark.parametrize("refs", [["1.a", "1.b", "2.a"], ["1-1", "1-2", "2-1"], ["1", "2", "3"]])
def test_numbers_within_the_words_of_actions_are_told_by_how_they_run_on(refs: list[str]) -> None:
    words = ["Train managers", "Audit files", "Write the guide"]
    rows = [f"{ref} {each} | AD | May 2024" for ref, each in zip(refs, words, strict=True)]
    found = records(heading("Improvement plan"), table("Action | Lead | By when", *rows))["actions"]
    assert [(row["action_ref"], row["action"]) for row in found] == list(zip(refs, words, strict=True))


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (["Recommendation: Visits on time"], (None, None, "Visits on time")),
        (["Help at home", "Recommendation: Visits on time"], ("Help at home", None, "Visits on time")),
        (["Priority 1: Visits", "Outcome: Children are seen"], ("Outcome: Children are seen", "1", "Visits")),
        (["Big aim 1: Visits on time"], (None, "1", "Visits on time")),
        (["Theme: Visits"], ("Theme: Visits", None, None)),
        (["Improvement programme 2024"], ("Improvement programme 2024", None, None)),
    ],
)
def test_an_objective_is_told_by_the_name_before_its_words(
    above: list[str], expected: tuple[str | None, str | None, str | None]
) -> None:
    drawn = table("Action | Lead | By when", "Ring each family | AD | May 2024")
    levels = [heading(words, level) for level, words in enumerate(above, 2)]
    (found,) = records(heading("Improvement plan"), *levels, drawn)["actions"]
    assert (found["section"], found["objective_ref"], found["objective"]) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Priority 1: A stable workforce", ("1. Workforce", "1", "A stable workforce")),
        ("Priority 2: A stable workforce", (None, "1", "Workforce")),
        ("A stable workforce", (None, "1", "Workforce")),
    ],
)
def test_a_line_that_labels_the_number_of_the_heading_above_is_its_objective(
    below: str, expected: tuple[str | None, str, str]
) -> None:
    drawn = table("Action | Lead | By when", "Ring each family | AD | May 2024")
    (found,) = records(heading("Improvement plan"), heading("1. Workforce", 2), prose(below), drawn)["actions"]
    assert (found["section"], found["objective_ref"], found["objective"]) == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Recommendation: Visits on time", "recommendation"), ("AFI 1: Visits on time", "area_for_improvement")],
)
def test_a_heading_that_names_what_inspectors_ask_for_makes_findings_of_it(words: str, kind: str) -> None:
    drawn = table("Action | Lead | By when", "Ring each family | AD | May 2024")
    found = records(heading("Plan"), heading(words, 2), drawn)["findings"]
    assert [(row["kind"], row["text"]) for row in found] == [(kind, "Visits on time")]


def test_a_column_of_what_somebody_said_is_no_section() -> None:
    drawn = table(
        "What families hope for | We did | We will | Lead | By when",
        "We would be seen before a review | Set up an app | Train all reviewers | AD | May 2024",
        "We would stay in one home | Opened a panel | Widen the panel | HS | June 2024",
    )
    found = records(heading("Our promises", 2), heading("Children in care", 3), drawn)["actions"]
    assert {row["section"] for row in found} == {"Children in care"}
    assert found[0]["objective"] == "We would be seen before a review"
