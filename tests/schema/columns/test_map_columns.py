"""Which field each column of a table holds, decided together, and what kind of table it is."""

from __future__ import annotations

import pytest

from schema.columns import map_columns
from schema.columns.column import Column
from schema.columns.content_types import read_contents
from schema.columns.match_columns import match_columns

PROSE = "Agree a clear written plan for the work with each family and review it"


def columns(table: list[list[str]]) -> list[Column]:
    return list(match_columns(table[0], cells(table)).columns)


def cells(table: list[list[str]]) -> list[list[str]]:
    return [list(column) for column in zip(*table[1:], strict=True)]


def fields(table: list[list[str]]) -> list[str | None]:
    return [column.field for column in columns(table)]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["March 2024", "Ongoing", "31/10/14", ""], "due"),
        (["With immediate effect", "Fortnightly", "To be agreed", "Half-termly"], "due"),
        (["Month 3", "By week 6", "Month 12"], "due"),
        (["Month 3 review held", "Week 6 of the course"], None),
        (["A", "G", "R", "G"], "rag"),
        (["On track", "Complete", "Not started"], "rag"),
        (["🟢", "🟠 Some delay", "🔴"], "rag"),
        (["To do", "Doing", "Done"], "rag"),
        (["1.1", "1.2", "2.1a"], "action_ref"),
        (["CYP_IP_01", "CYP_IP_02", "ASC-07"], "action_ref"),
        (["CYP_IP", "ASC_PLAN"], None),
        (["Action A1.1", "Action A1.2"], "action_ref"),
        (["Action on homes", "Action 24/7"], None),
        (["Para 3; Para 4", "Page 6 para 12"], "inspection_refs"),
        (["HC/JM", "Head of Service", "Ann Bell (AB)"], "owners"),
        ([PROSE, PROSE], "prose"),
        (["", ""], None),
        (["Harbour", "Castle"], None),
    ],
)
def test_the_contents_show_what_a_column_holds(values: list[str], field: str | None) -> None:
    reading = read_contents(values)
    assert (reading and reading[0]) == field


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Our ask", "Who answers", "Horizon"], ["action", "owners", "due"]),  # nouns alone, under words that ask
        (["Report", "Lead officer", "Committee date"], ["due"]),  # what a board will read
    ],
)
def test_nouns_are_actions_only_where_their_heading_says_so(headings: list[str], expected: list[str]) -> None:
    rows = [["Review of the school offer", "Team Manager", "May 2024"], ["Weekend rota", "AD", "June 2024"]]
    found = match_columns(headings, cells([headings, *rows]))
    assert (found.kind == "actions") is (expected[0] == "action")
    assert [column.field for column in found.columns][-len(expected) :] == expected


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["May 2024", "June 2024", "July 2024", "Complete"], "due"),
        (["Ann Bell", "Tom Reed", "Ann Bell", ""], None),  # who ticked it off, in what a board of tasks gives out
    ],
)
def test_what_is_completed_by_a_day_is_due_then(values: list[str], field: str | None) -> None:
    rows = [[PROSE, "AD", value] for value in values]
    assert fields([["Action", "Named lead", "Completed by"], *rows])[2] == field


@pytest.mark.parametrize(
    ("lists", "field"), [(["To do", "Doing", "Done"], "status"), (["Homes", "Care", "Staff"], "section")]
)
def test_the_lists_of_a_board_are_states_or_parts_of_the_plan(lists: list[str], field: str) -> None:
    rows = [
        [f"Write to the {who}", lists[i], "Ann Bell", "May 2031"] for i, who in enumerate(("carers", "board", "staff"))
    ]
    assert fields([["Card name", "List name", "Members", "Due date"], *rows]) == ["action", field, "owners", "due"]


def test_headings_nobody_knows_give_way_to_the_contents() -> None:
    table = [
        ["Berth", "Landing", "Crew", "Slot"],
        ["1.1", PROSE, "Team Manager", "May 2024"],
        ["1.2", PROSE, "Head of Service", "June 2024"],
    ]
    assert fields(table) == ["action_ref", "action", "owners", "due"]
    assert {column.how for column in columns(table)} == {"contents"}


def test_a_theme_as_heading_before_the_actions_is_the_section_of_its_objectives() -> None:
    first = columns([["Our workforce", "Actions", "Lead"], [PROSE, PROSE, "HR"], [PROSE, PROSE, "TM"]])[0]
    assert (first.field, first.section, first.how) == ("objective", "Our workforce", "contents")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Where are we now?", "What will we do?", "Who"], ["objective", "action", "owners"]),
        (["What will we do?", "Where are we now?", "Who"], ["action", "progress", "owners"]),
        (["What inspectors found", "Our response", "Who"], ["objective", "action", "owners"]),
        (["Root cause", "Action", "Who"], ["objective", "action", "owners"]),
        (["Recommendation", "Root cause", "Action"], ["objective", "other", "action"]),
        (["Recommendation", "What inspectors found", "Our response"], ["objective", "other", "action"]),
    ],
)
def test_where_things_stand_is_the_start_before_the_actions_and_progress_behind_them(
    headings: list[str], expected: list[str]
) -> None:
    row = {"Who": "Team Manager"}
    assert fields([headings, [row.get(h, PROSE) for h in headings]]) == expected


@pytest.mark.parametrize(("value", "field"), [("3", "objective_ref"), (PROSE, "objective")])
def test_recommendations_are_their_numbers_or_their_words(value: str, field: str) -> None:
    assert fields([["Rec.", "Action", "Who"], [value, PROSE, "Team Manager"]])[0] == field


def test_a_board_that_is_reported_to_gives_way_to_a_sponsor() -> None:
    table = [
        ["Action", "Exec sponsor", "Lead", "Reporting to"],
        [PROSE, "Director", "Team Manager", "Improvement Board"],
    ]
    assert fields(table) == ["action", "accountable", "owners", "other"]


def test_a_date_of_a_meeting_is_no_due_date() -> None:
    table = [["Meeting date", "Action", "Progress"], ["3 May 2024", PROSE, PROSE], ["4 June 2024", PROSE, PROSE]]
    assert fields(table) == [None, "action", "progress"]


def test_of_what_and_how_the_how_is_the_action() -> None:
    assert fields([["What?", "How?", "Who?", "When?"], [PROSE, PROSE, "DCS", "May 2024"]]) == [
        "objective",
        "action",
        "owners",
        "due",
    ]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Rec", "Action 1", "Action 2", "Lead"], ["action", "action"]),
        (["Action", "Step 1", "Step 2", "Lead"], [None, None]),
        (["Rec", "Action 2", "Action 3", "Lead"], ["action", None]),
    ],
)
def test_columns_that_count_the_actions_of_a_row_hold_one_each(headings: list[str], expected: list[str | None]) -> None:
    assert fields([headings, [PROSE, PROSE, PROSE, "AD"]])[1:3] == expected


def test_a_time_that_others_set_steps_back_behind_our_own() -> None:
    table = [["Action", "Timescale set by inspectors", "Our timescale"], [PROSE, "May 2024", "June 2024"]]
    assert fields(table)[2] == "due"


def test_the_rating_of_last_term_steps_back_behind_that_of_this_term() -> None:
    table = [["Action", "RAG last term", "RAG this term", "Lead"], [PROSE, "R", "A", "AB"]]
    assert fields(table)[1:3] == ["other", "rag"]


@pytest.mark.parametrize(
    ("over", "steps", "who", "expected"),
    [
        (["Open a desk", "", "Tell carers"], ["Find a room", "Buy chairs", "Write"], "ABC", ["objective", "action"]),
        (["Open a desk"] * 2 + ["Tell carers"], ["Find a room", "Buy", "Write"], "ABC", ["objective", "action"]),
        (["Open a desk", "", "Tell carers"], ["Find a room", "Buy chairs", "Write"], "AAB", ["action", None]),
        (["Open a desk", "", "Tell carers"], ["Find a room", "", "Write"], "ABC", ["action", None]),
        (["Open a desk", "Close one", "Tell carers"], ["Find a room", "Ask", "Write"], "ABC", ["action", None]),
    ],
)
def test_steps_with_owners_of_their_own_are_the_actions(
    over: list[str], steps: list[str], who: str, expected: list[str | None]
) -> None:
    rows = [list(cells) for cells in zip(over, steps, who, strict=True)]
    assert fields([["Action", "Sub-actions", "Lead"], *rows])[:2] == expected


def test_each_field_stands_once_and_the_forecast_steps_back() -> None:
    table = [["Action", "Due date", "Forecast date", "Lead"], [PROSE, "May 2024", "June 2024", "AB"]]
    assert fields(table) == ["action", "due", None, "owners"]


@pytest.mark.parametrize(
    ("headings", "cells", "found", "revises"),
    [
        (["Due date", "Revised date"], ["May 2024", "June 2024"], ["due", "due"], [False, True]),
        (["Amended deadline", "Original deadline"], ["May 2024", "June 2024"], ["due", "due"], [True, False]),
        (["Due date", "Revised date"], ["May 2024", "N/A"], ["due", "due"], [False, True]),
        (["Due date", "Revised date"], ["May 2024", "Staff were away for long"], ["due", None], [False, False]),
        (["Revised date", "RAG"], ["May 2024", "Red"], ["due", "rag"], [False, False]),
        (["Baseline end", "Latest forecast"], ["May 2024", "June 2024"], ["other", "due"], [False, False]),
        (["Due date", "Forecast"], ["May 2024", "£4,000"], ["due", None], [False, False]),
        (["Baseline finish", "Forecast finish"], ["May 2024", "June 2024"], ["other", "due"], [False, False]),
    ],
)
def test_a_revised_date_takes_the_place_of_the_one_beside_it(
    headings: list[str], cells: list[str], found: list[str | None], revises: list[bool]
) -> None:
    row = columns([["Action", *headings], [PROSE, *cells]])[1:]
    assert [column.field for column in row] == found
    assert [column.revises for column in row] == revises


@pytest.mark.parametrize("upper", ["Outcome", "Recommendation", "Programme"])
def test_who_owns_what_the_tasks_are_for_steps_back_behind_who_leads_them(upper: str) -> None:
    table = [[upper, f"{upper} owner", "Task", "Task lead"], [PROSE, "AB", PROSE, "CD"]]
    assert fields(table)[3] == "owners"
    assert fields([[*table[0][:3], "Due"], [*table[1][:3], "May 2024"]])[1] == "owners"


def test_dated_ratings_all_stay_ratings() -> None:
    row = columns([["Action", "RAG May 20", "RAG Aug 20", "RAG"], [PROSE, "A", "G", "G"]])
    assert [(c.field, c.dated) for c in row[1:]] == [("rag", "May 20"), ("rag", "Aug 20"), ("rag", None)]


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Progress", ["On track", "Complete"], "status"),
        ("By", ["HC/JM", "Head of Service"], "owners"),
        ("Status", [PROSE, PROSE], "progress"),
        ("Status", [f"{PROSE} {PROSE}", "Agreed by Cabinet"], "progress"),
        ("Status", [f"{PROSE} {PROSE}", "Complete"], "status"),
        ("Priority", ["H", "M"], "other"),
        ("Target/KPI", ["May 2031", "By end of 2032"], "due"),
        ("Target/KPI", ["May 2031", "Nine visits of ten on time"], "outcomes"),
        ("Theme", ["Practice", "Leadership"], "section"),
        ("Council response", ["Accepted", "Partially accepted"], "other"),
        ("Management response", ["Agreed in part", "Not agreed"], "other"),
    ],
)
def test_contents_overrule_a_heading_they_contradict(heading: str, values: list[str], field: str) -> None:
    table = [["Action", heading], *([PROSE, value] for value in values)]
    assert fields(table)[1] == field


@pytest.mark.parametrize(("heading", "field"), [("Why this matters", "other"), ("Why we chose this aim", "objective")])
def test_why_the_actions_matter_is_not_what_they_are_for(heading: str, field: str) -> None:
    table = [[heading, "Action", "Who"], ["Families have to wait for weeks on end", PROSE, "AD"]]
    assert fields(table)[0] == field


@pytest.mark.parametrize(("said", "field"), [("Write to each school at once", "action"), ("Accepted", "other")])
def test_a_response_is_what_is_done_unless_it_only_accepts(said: str, field: str) -> None:
    rows = [["Better plans for all", said, "AD"], ["Safer homes for all", said, "PSW"]]
    assert fields([["Recommendation", "Council response", "Lead"], *rows])[1] == field


def test_what_now_is_what_is_to_be_done_and_what_only_where_nothing_else_is() -> None:
    rows = [["Half of the plans are old.", "Children wait.", PROSE, "AD"]] * 2
    assert fields([["What?", "So what?", "Now what?", "Who?"], *rows]) == ["objective", "outcomes", "action", "owners"]
    assert fields([["What?", "So what?", "When?", "Who?"], *rows])[0] == "action"


def test_a_number_before_the_objective_is_the_objectives_own() -> None:
    rows = [["1", "Better plans", PROSE], ["2", "Safer homes", PROSE]]
    assert fields([["Ref", "Objective", "Action"], *rows])[0] == "objective_ref"


@pytest.mark.parametrize(("heading", "field"), [("Weeks of slippage", None), ("Serves", "objective_ref")])
def test_figures_that_come_again_are_no_numbers_of_objectives_where_the_heading_counts(
    heading: str, field: str | None
) -> None:
    rows = [[PROSE, "Team Manager", number] for number in ("3", "7", "3", "7")]
    assert fields([["Action", "Lead", heading], *rows])[2] == field


def test_a_number_that_counts_the_actions_of_an_objective_is_theirs() -> None:
    rows = [["1", "Better plans", PROSE], ["2", "Better plans", PROSE], ["3", "Safer homes", PROSE]]
    assert fields([["No.", "Objective", "Action"], *rows])[0] == "action_ref"
    assert fields([["No.", "Objective", "Action"], ["1.1", "Better plans", PROSE]])[0] == "action_ref"


def test_recommendations_with_owners_and_dates_are_what_is_to_be_done() -> None:
    table = [["Recommendation", "Lead", "Timescale"], [PROSE, "AB", "May 2024"]]
    assert fields(table) == ["action", "owners", "due"]


def test_what_others_told_is_no_action_where_the_next_steps_follow() -> None:
    rows = [PROSE, PROSE, PROSE, "AB", "May 2024"]
    told = [["You said", "We did", "Next", "Lead", "By when"], rows]
    assert fields(told) == ["objective", "progress", "action", "owners", "due"]
    asked = [["Recommendation", "Progress", "Next steps", "Lead", "By when"], rows]
    assert fields(asked) == ["action", "progress", "next_steps", "owners", "due"]
    found = "Too many children wait for a worker who knows them"
    assert fields([asked[0], [found, *rows[1:]]]) == ["objective", "progress", "action", "owners", "due"]


@pytest.mark.parametrize(
    ("headings", "fields_found"),
    [
        (["Next steps", "Who", "When"], ["action", "owners", "due"]),
        (["Work so far", "Next steps", "When"], ["progress", "next_steps", "due"]),  # of what stands beside them
    ],
)
def test_next_steps_are_actions_where_nothing_else_is_told(headings: list[str], fields_found: list[str]) -> None:
    values = {"Next steps": PROSE, "Who": "Head of Service", "When": "May 2031", "Work so far": "Two posts are filled"}
    assert fields([headings, *[[values[heading] for heading in headings]] * 2]) == fields_found


@pytest.mark.parametrize(
    ("dates", "kind"), [(("May 2031", "Spring 2032"), "actions"), (("24 hours", "45 days"), "other")]
)
def test_deeds_with_dates_are_actions_and_steps_of_a_procedure_are_none(dates: tuple[str, str], kind: str) -> None:
    table = [["What happens", "Timescale"], ["Call the family", dates[0]], ["Hold a meeting", dates[1]]]
    assert match_columns(table[0], cells(table)).kind == kind


def test_what_is_undertaken_by_dates_is_an_action_where_some_of_it_is_done() -> None:
    said = ["All schools will have a link officer", "Waits will be published", "Parents will co-chair the board"]
    columns = [said, ["Schools", "ICB", "Forum"], ["By May 2031", "Quarterly", "Done"]]
    mapping = match_columns(["Commitment", "Partners", "Timescale"], columns)
    assert [mapping.kind, *(column.field for column in mapping.columns)] == ["actions", "action", "partners", "due"]


def test_confidence_in_delivery_is_a_rating_where_its_cells_are_and_no_other_column_is() -> None:
    rated = [["Action", "Lead", "Delivery confidence"], [PROSE, "AD", "On track"], [PROSE, "PSW", "Complete"]]
    assert fields(rated)[-1] == "rag"
    other = [["Action", "RAG", "Delivery confidence"], [PROSE, "G", "Green"], [PROSE, "A", "Amber"]]
    assert fields(other) == ["action", "rag", "other"]


def test_a_card_goes_before_all_else() -> None:
    row = match_columns(["Landing", "Lead"], [["x"], ["y"]], card={"landing": "action"}).columns
    assert [(c.field, c.how) for c in row] == [("action", "card"), ("owners", "exact")]


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("actions", [["Action", "Lead", "Due"], [PROSE, "AB", "May 2024"]]),
        ("actions", [["", ""], [PROSE, "May 2024"], [PROSE, "June 2024 (schools)\nJuly 2024 (health)"]]),
        ("actions", [["Ref", "Objective", "Action", "Risks", "Lead"], ["1", PROSE, PROSE, PROSE, "AB"]]),
        ("actions", [["Action", "KPI", "Target", "Lead"], [PROSE, "% in time", "90%", "AB"]]),
        ("risk_register", [["Risk", "Mitigating actions (planned or in place)"], [PROSE, PROSE]]),
        (
            "risk_register",
            [["No", "Risk", "Likelihood", "Impact", "Action", "Owner"], ["1", PROSE, "3", "4", PROSE, "A"]],
        ),
        ("risk_register", [["What might go wrong", "Owner", "What we would do"], [PROSE, "AB", PROSE]]),
        ("procedure", [["Step", "Who", "Timescale"], [PROSE, "Carer", "1 hour"], [PROSE, "Carer", "Within 72 hours"]]),
        ("actions", [["Step", "Who", "Timescale"], [PROSE, "AB", "Within 72 hours"], [PROSE, "AB", "May 2024"]]),
        ("performance", [["Indicator", "Target", "Q1", "Q2", "RAG"], ["% visits", "90%", "85%", "88%", "A"]]),
        ("performance", [["Measure", "2022/23", "2023/24"], ["% visits", "85%", "88%"]]),
        ("budget", [["Item", "Cost"], ["Two posts", "£80,000"], ["Training", "£5,000"]]),
        ("attendance", [["Name", "Role", "Present"], ["Ann Bell", "Chair", "Yes"]]),
        ("contacts", [["Name", "Email"], ["Ann Bell", "ann.bell@ashmere.gov.uk"]]),
        ("glossary", [["Abbreviation", "Meaning"], ["IRO", "Independent Reviewing Officer"]]),
        ("glossary", [["", ""], ["IRO", "Independent Reviewing Officer"], ["CP", "Child Protection"], ["MASH", "Hub"]]),
        ("legend", [["", ""], ["", "Behind schedule"], ["", "On track"], ["", "Completed"]]),
        ("legend", [["", ""], ["R", "The action is late"], ["A", "Some delay"], ["G", "On track"]]),
        ("actions", [["No", "What we will do"], ["1", PROSE], ["2", PROSE], ["3", PROSE]]),
        ("contents", [["", ""], ["Introduction", "3"], ["Our plan", "5"], ["Glossary", "12"]]),
        ("timetable", [["Date", "Meeting", "Venue"], ["3 May 2024", "Improvement Board", "Town Hall"]]),
        ("prose", [[""], [PROSE]]),
        ("other", [["Judgement", "Grade"], ["Overall effectiveness", "Good"]]),
    ],
)
def test_a_table_is_told_by_its_headings_and_contents(kind: str, table: list[list[str]]) -> None:
    assert match_columns(table[0], cells(table)).kind == kind


def test_a_caption_tells_who_was_there() -> None:
    assert (
        match_columns(["", ""], [["Ann Bell", "Bo Hill"], ["Chair", "Director"]], "Members present").kind
        == "attendance"
    )


@pytest.mark.parametrize("heading", ["Area for improvement", "Area of focus", "Areas requiring development"])
def test_short_areas_for_improvement_are_objectives_and_no_section(heading: str) -> None:
    assert fields([[heading, "Action", "Lead"], ["Pathway plans", PROSE, "AD"]])[0] == "objective"


def test_outcomes_before_the_actions_are_their_objectives_where_measures_follow() -> None:
    table = [["Outcomes", "Action", "Lead", "Measures of success"], [PROSE, PROSE, "AD", "Nine in ten"]]
    assert fields(table) == ["objective", "action", "owners", "outcomes"]
    assert fields([row[:3] for row in table])[0] == "outcomes"
    numbered = [["Outcome", "Action", "Lead"], ["Outcome 1: Children are heard", PROSE, "AD"]]
    assert fields(numbered)[0] == "objective"


def test_who_answers_for_an_action_leads_it_where_nobody_else_is_named() -> None:
    assert fields([["Action", "SRO", "Deadline"], [PROSE, "AD", "May 2024"]])[1] == "owners"
    assert fields([["Action", "SRO", "Lead"], [PROSE, "DCS", "AD"]])[1] == "accountable"


@pytest.mark.parametrize(
    ("headings", "field"),
    [
        (["Action", "Service", "By when"], "owners"),
        (["Service", "Action", "By when"], "other"),  # the part of the plan
        (["Action", "Service", "Lead"], "other"),
    ],
)
def test_the_service_behind_actions_leads_them_where_nobody_else_does(headings: list[str], field: str) -> None:
    cells = {"Action": "Train all heads", "Service": "Fostering", "By when": "May 2024", "Lead": "Duty Manager"}
    found = {c.heading: c.field for c in match_columns(headings, [[cells[heading]] for heading in headings]).columns}
    assert found["Service"] == field


def test_measures_are_on_their_own_where_they_are_numbered_or_have_targets() -> None:
    assert fields([["Action", "KPI", "Lead"], [PROSE, "Visits in time", "AD"]])[1] == "outcomes"
    assert fields([["Action", "KPI", "Lead"], [PROSE, "12. Visits in time", "AD"]])[1] == "measures"
    assert fields([["Action", "KPI", "Target"], [PROSE, "Visits in time", "95%"]])[1:] == ["measures", "target"]
    assert fields([["Action", "Lead", "Target"], [PROSE, "AD", "95%"]])[2] == "other"


def test_a_rating_of_before_and_a_milestone_step_back_and_are_no_field() -> None:
    table = [["Action", "RAG (previous)", "RAG (current)", "Key milestones"], [PROSE, "R", "A", PROSE]]
    assert fields(table) == ["action", "other", "rag", "other"]


def test_milestones_of_times_beside_the_action_are_no_part_of_it() -> None:
    assert fields([["Action", "Milestones Q1", "Milestones Q2"], [PROSE, PROSE, PROSE]]) == ["action", "other", "other"]
    assert fields([["Lead", "Milestones Q1", "Milestones Q2"], ["AD", PROSE, PROSE]])[1:] == ["action", "action"]


def test_bare_months_tell_how_the_action_stood_then() -> None:
    table = [["Action", "Lead", "Jan 24", "Feb 24", "Mar 24"], [PROSE, "AD", "R", "", "Half of it is done"]]
    row = columns(table)
    assert [(c.field, c.dated) for c in row[2:]] == [("rag", "Jan 24"), ("other", "Feb 24"), ("progress", "Mar 24")]


def test_the_leads_of_several_agencies_beside_the_first_are_its_partners() -> None:
    table = [["Action", "Council lead", "Health lead", "Police lead"], [PROSE, "AD", "Named Nurse", "Inspector"]]
    assert fields(table)[1:] == ["owners", "partners", "partners"]


def test_evidence_of_doing_and_of_a_difference_are_both_evidence() -> None:
    table = [
        ["Action", "Lead", "Evidence it is done", "Evidence it has made a difference"],
        [PROSE, "AD", "Log", "Survey"],
    ]
    assert fields(table)[2:] == ["evidence", "evidence"]


def test_bare_quarters_of_words_are_told_by_all_of_them_together() -> None:
    table = [
        ["Action", "Lead", "Q1", "Q2", "Q3"],
        [PROSE, "AD", "Found three more posts", "Started in May", "Told the panel how"],
    ]
    assert fields(table)[2:] == ["progress", "progress", "progress"]


def test_the_number_of_an_objective_stands_before_its_paragraphs_of_the_report() -> None:
    table = [["No.", "Para No", "Area for improvement", "Action"], ["1", "22, 31", PROSE, PROSE]]
    assert fields(table)[:2] == ["objective_ref", "inspection_refs"]


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ([["", ""], ["G Good", "As planned"], ["R: Late", "Behind"]], "legend"),
        ([["", ""], ["g) Good homes", "May"], ["r) Late visits", "June"]], "other"),
        ([["Board", "Purpose", "Chair", "Meets"], ["Improvement Board", PROSE, "Chair", "Monthly"]], "governance"),
        ([["Version", "Date", "Author", "Change"], ["0.1", "May 2024", "A Bell", "First draft"]], "versions"),
        ([["Name", "Position", "Signature", "Date"], ["A Bell", "DCS", "", "May 2024"]], "signatures"),
        (
            [
                ["What we have committed to", "Lead officer", "Finish date", "Signed off by"],
                [PROSE, "Service Manager", "May 2024", "DCS"],
            ],
            "actions",
        ),
        ([["Lead officer", "Role", "Signed off", "Date"], ["A Bell", "DCS", "Yes", "3 May 2024"]], "signatures"),
        ([["Stage", "Owner", "Signed", "Date"], ["First draft", "A Bell", "Yes", "3 May 2024"]], "signatures"),
        ([["Audit theme", "Month", "Auditor"], [PROSE, "May", "QA Manager"]], "audits"),
        (
            [["File", "Auditor", "Grade", "Areas to improve"], ["C1", "AB", "Good", "Record each visit on the day"]],
            "audits",
        ),
        (
            [["Auditor", "Grade", "Action", "Owner", "Due"], ["AB", "Good", "Record each visit", "AD", "May 2024"]],
            "actions",
        ),
        (
            [["Hazard", "Who might be harmed", "Further action", "By when"], [PROSE, "All", PROSE, "May 2024"]],
            "risk_register",
        ),
        ([["Hazard", "Action", "Lead", "By when"], [PROSE, PROSE, "AD", "May 2024"]], "actions"),
        (
            [["Saving proposal", "Owner", "2031/32 £000", "RAG"], ["Close the old office", "AD", "450", "Green"]],
            "budget",
        ),
        ([["Saving", "Action", "Owner", "Due", "£000"], ["Offices", PROSE, "AD", "May 2024", "450"]], "actions"),
        (
            [["Question", "Asked by", "Response", "Date"], ["Will you open the hub?", "Cllr Hall", PROSE, "May 2024"]],
            "questions",
        ),
        (
            [["Question", "Our answer", "Lead", "By when"], ["What will we do about homes?", PROSE, "AD", "May 2024"]],
            "actions",
        ),
        (
            [
                ["Date received", "Complaint", "Handler", "Date due", "Learning"],
                ["2 May 2024", "A visit was late", "Team Manager", "16 May 2024", "Ring each family the day before"],
            ],
            "complaints",
        ),
        (
            [["Complaint", "Upheld", "Action", "Owner", "Due"], [PROSE, "Yes", PROSE, "AD", "May 2024"]],
            "actions",
        ),
        ([["Task", "Who", "Frequency", "Last done"], ["Test the alarm", "Cook", "Weekly", "May 2024"]], "routines"),
        ([["Task", "Who", "Frequency", "By when"], ["Test the alarm", "Cook", "Weekly", "May 2024"]], "actions"),
        ([["Action", "Who", "Frequency", "Last done"], [PROSE, "AD", "Weekly", "May 2024"]], "actions"),
        ([["Act", "Section", "Duty", "Body"], ["Care Act 2014", "42", PROSE, "All agencies"]], "legislation"),
        ([["Area", "Strengths", "Areas for development", "Lead"], ["Visits", PROSE, PROSE, "AD"]], "self_evaluation"),
        ([["Area", "Strengths", "Weaknesses", "Action"], ["Visits", PROSE, PROSE, PROSE]], "actions"),
        ([["Law", "Action", "Duty", "Lead"], ["Care Act 2014", PROSE, "Section 42", "AD"]], "actions"),
        ([["Audit", "Action", "Month", "Lead"], ["Visits", PROSE, "May", "QA Manager"]], "actions"),
        ([["Course", "Audience", "Date"], [PROSE, "All staff", "12 May 2024"]], "offers"),
        (
            [
                ["Course", "What you will learn", "Audience", "Trainer", "Date", "Status"],
                ["Court skills", "Prepare for court", "Social workers", "Dr Hall", "12 May 2024", "Full"],
            ],
            "training",
        ),
        (
            [
                ["Complaint", "Outcome", "Learning", "Officer", "Date received"],
                ["Late visits", "Upheld", PROSE, "Team Manager", "12 May 2024"],
            ],
            "complaints",
        ),
        (
            [["Complaint", "Outcome", "Action", "Lead", "Due"], ["Late visits", "Upheld", PROSE, "AD", "May 2024"]],
            "actions",
        ),
        (
            [
                ["Inspection", "What was looked at", "Lead inspector", "Date", "Judgement"],
                ["Focused visit", PROSE, "Ann Hill", "May 2024", "None"],
            ],
            "inspections",
        ),
        (
            [["Inspection", "Focus", "Action", "Lead", "By when"], ["Ofsted", "Visits", PROSE, "AD", "May 2024"]],
            "actions",
        ),
        (
            [["Case", "Auditor", "Grade", "To develop", "Date"], ["1", "QA Officer", "Good", PROSE, "May 2024"]],
            "audits",
        ),
        (
            [["Case", "Auditor", "Grade", "Action", "Date"], ["1", "QA Officer", "Good", PROSE, "May 2024"]],
            "actions",
        ),
        (
            [["", "Likelihood", "Impact", "Owner", "Due"], ["Keep two desks", "High", "Low", "AD", "May 2024"]],
            "risk_register",
        ),
        (
            [["Action", "Likelihood", "Impact", "Owner", "Due"], [PROSE, "High", "Low", "AD", "May 2024"]],
            "actions",
        ),
        (
            [["", "Decision to be taken by", "Date", "Lead"], ["Open a hub", "Cabinet", "12 May 2024", "AD"]],
            "decisions",
        ),
        (
            [["Action", "Decision maker", "Date", "Lead"], ["Open a hub", "Cabinet", "12 May 2024", "AD"]],
            "actions",
        ),
        (
            [["", "Who should attend", "When", "Where"], ["Chair a meeting", "All managers", "May 2024", "Hall"]],
            "training",
        ),
        ([["Action", "Audience", "When", "Lead"], [PROSE, "All managers", "May 2024", "AD"]], "actions"),
        (
            [["", "Inspector", "Date", "Judgement"], ["Visit Oak House", "AB", "May 2024", "Good"]],
            "inspections",
        ),
        ([["", "Lead", "Saving", "Date"], ["Close an office", "AD", "£40,000", "May 2024"]], "budget"),
        ([["Action", "Lead", "Saving", "Date"], ["Close an office", "AD", "£40,000", "May 2024"]], "actions"),
        (
            [["", "Stage", "Investigating officer", "Date"], ["Ring a carer", "1", "AD", "May 2024"]],
            "complaints",
        ),
        ([["Task", "Lead", "Timescale"], ["Visit each child", "AD", "The same day"]], "procedure"),
        ([["Risk", "Solution", "Result", "Approved by"], ["Data are lost", PROSE, "Reduced", "SIRO"]], "risk_register"),
        ([["Risk", "Solution", "Action", "Lead", "Due"], ["1", "A key", PROSE, "AD", "May 2024"]], "actions"),
        ([["Motion", "Proposed by", "Seconded by"], ["Support carers", "Cllr Hall", "Cllr Dale"]], "decisions"),
        ([["", "Proposed by", "Outcome", "Date"], ["Support carers", "Cllr Hall", "Lost", "May 2024"]], "decisions"),
        ([["Action", "Proposed by", "Outcome", "Lead"], [PROSE, "Cllr Hall", "Few wait", "AD"]], "actions"),
        ([["", "Contract manager", "Start", "End"], ["Run a hub", "AD", "May 2023", "May 2024"]], "contracts"),
        ([["Action", "Contract manager", "Start", "End"], [PROSE, "AD", "May 2023", "May 2024"]], "actions"),
        ([["Petition", "Lead petitioner", "Received"], ["Save the hub", "A Bell", "May 2024"]], "questions"),
        ([["Stage", "Responsible", "Date"], ["Meet the parents", "AD", "12 May 2024"]], "timetable"),
        ([["Stage", "Action", "Responsible", "Date"], ["1", "Meet the parents", "AD", "12 May 2024"]], "actions"),
        ([["Day", "Activity", "Who"], ["Monday", "Sample case files", "AD"]], "timetable"),
        ([["Day", "Activity", "Who"], ["12 May 2024", "Sample case files", "AD"]], "actions"),
        ([["What", "Decision maker", "Meeting"], ["Open a hub", "Cabinet", "12 May 2024"]], "decisions"),
        (
            [["What", "Lead", "When", "Decision maker"], ["Open a hub", "AD", "May 2024", "Cabinet"]],
            "actions",
        ),
        ([["What", "Likelihood", "Impact"], ["Too few desks", "High", "Low"]], "risk_register"),
        (
            [["What", "Lead", "When", "Likelihood", "Impact"], ["Keep two desks", "AD", "May 2024", "High", "Low"]],
            "actions",
        ),
        ([["", "Submitted by", "Deadline", "Sent to"], ["Send the census", "AD", "May 2024", "Ofsted"]], "returns"),
        ([["Action", "Lead", "Deadline", "Sent to"], ["Send the census", "AD", "May 2024", "Ofsted"]], "actions"),
        ([["", "Asked by", "Date", "Answer"], ["Open a hub?", "Cllr Hall", "May 2024", "In May"]], "questions"),
        ([["", "Age", "Led by", "Date"], ["Make a kite", "5 to 11", "Play worker", "12 May 2024"]], "offers"),
        ([["", "Lead officer", "Meeting"], ["Review the rota", "AD", "12 May 2024"]], "timetable"),
        (
            [["Action", "Lead officer", "Meeting", "Due"], ["Review the rota", "AD", "Board", "May 2024"]],
            "actions",
        ),
        ([["Workshop", "Learning outcomes", "When"], ["Court", "Write a statement", "12 May 2024"]], "training"),
        (
            [["Training", "What we will do", "Audience", "Lead", "When"], ["Court", PROSE, "All", "AD", "May 2024"]],
            "actions",
        ),
        ([["Workshop", "Action", "Trainer", "Learning outcomes"], ["1", PROSE, "AD", "Court"]], "actions"),
        ([["What", "Where", "When"], ["Join the summer picnic", "Park", "12 May 2024"]], "timetable"),
        ([["Slot", "Activity", "Who"], ["9:30 - 10:15", "Walk round the duty desk", "AD"]], "timetable"),
        ([["Task", "Timescale"], ["Visit each child", "10 working days"]], "procedure"),
        ([["Task", "Lead", "Timescale"], ["Visit each child", "AD", "10 working days"]], "actions"),
        ([["Task", "Timescale"], ["Visit each child", "10 weeks"]], "actions"),
        ([["Slot", "Activity", "Who"], ["2pm", "Walk round the duty desk", "AD"]], "timetable"),
        ([["Ref", "Activity", "Who"], ["9.30", "Move the duty desk", "AD"]], "actions"),
        ([["Who we will listen to", "How", "When"], ["Foster carers", "Visit each hub", "May 2024"]], "offers"),
        ([["Who", "How", "When"], ["AD", "Visit each hub", "May 2024"]], "actions"),
        ([["Stakeholder", "Method", "When"], ["Foster carers", "Visit each hub", "May 2024"]], "offers"),
        ([["Item", "Discussion", "Action", "Owner"], ["1", PROSE, "Send the slides round", "AD"]], "discussions"),
        ([["Action", "Owner", "RAG", "Discussion"], [PROSE, "AD", "Red", PROSE]], "actions"),
        ([["From", "To", "Lead", "By"], ["Paper files", "Move all files to Mosaic", "AD", "May 2024"]], "actions"),
        ([["What", "Where", "When", "Who"], [PROSE, "All schools", "May 2024", "AD"]], "actions"),
        (
            [["Recommendation", "Lead", "Accountable", "Page"], *([PROSE, "AD", "DCS", page] for page in "357")],
            "contents",
        ),
        ([["Standard", "Expectation", "Timescale"], ["First visit", PROSE, "Within 5 days"]], "standards"),
        ([["Task", "Responsible", "Consulted", "Informed"], [PROSE, "AD", "PSW", "DCS"]], "responsibilities"),
        (
            [
                ["Standard", "Compliant?", "Evidence", "Seen by", "Date"],
                ["First visit", "Yes", PROSE, "AD", "May 2024"],
            ],
            "standards",
        ),
        ([["Activity", "Provider", "When", "Age group"], [PROSE, "Scouts", "May 2024", "8 to 14"]], "offers"),
        ([["Activity", "Lead", "When", "Age group"], [PROSE, "AD", "May 2024", "8 to 14"]], "actions"),
        (
            [["Task", "Responsible", "Consulted", "Informed", "Due"], [PROSE, "AD", "PSW", "DCS", "May 2024"]],
            "actions",
        ),
        ([["Recommendation", "Responsible", "By when"], [PROSE, "AD", "May 2024"]], "actions"),
        (
            [["Activity", "R", "A", "C", "I"], ["Screen contacts", "Worker", "Manager", "Police", "Parent"]],
            "responsibilities",
        ),
        ([["Action", "R", "A", "C", "I", "By when"], [PROSE, "AD", "DCS", "Police", "All", "May 2024"]], "actions"),
        (
            [["Duty", "Responsible to", "Frequency"], ["Supervise six workers", "Service Manager", "Monthly"]],
            "responsibilities",
        ),
        (
            [["Indicator", "Target", "Actual", "What we are doing", "Owner"], ["Visits", "9", "8", PROSE, "AB"]],
            "performance",
        ),
        ([["Measure", "Target", "Actual", "Action", "Due"], ["Visits", "9", "8", PROSE, "May 2024"]], "actions"),
        ([["Project", "Lead", "Award", "End"], ["Run a club", "AB", "£900", "May 2024"]], "budget"),
        ([["Action", "Lead", "Award", "End"], ["Run a club", "AB", "£900", "May 2024"]], "actions"),
        ([["Standard", "Met?", "Evidence", "Review date"], [PROSE, "Yes", "Visits", "May 2024"]], "standards"),
        ([["Issue", "Raised by", "Owner", "Status"], ["No parking", "Reception", "Facilities", "Open"]], "issues"),
        ([["Change", "Requested by", "Date", "Status"], ["Extend the date", "AB", "May 2024", "Open"]], "issues"),
        ([["Change", "Led by", "By when", "Status"], ["Extend the day", "AB", "May 2024", "Open"]], "actions"),
        ([["Issue", "Raised by", "Action", "Due"], ["No parking", "Reception", PROSE, "May 2024"]], "actions"),
        ([["Lesson", "What we would do", "Logged by", "Date"], [PROSE, PROSE, "Team Manager", "May 2024"]], "lessons"),
        (
            [
                ["Item", "Task", "Frequency", "Responsible", "Next due"],
                ["Boiler", "Service", "Yearly", "AB", "May 2024"],
            ],
            "routines",
        ),
        ([["Task", "Frequency", "Owner", "Next due", "RAG"], [PROSE, "Monthly", "AB", "May 2024", "Red"]], "actions"),
        ([["We will", "Within"], ["Answer your call", "Five rings"], ["Reply to your letter", "10 days"]], "standards"),
        ([["We will", "Lead", "Within"], ["Open a hub", "AD", "10 weeks"]], "actions"),
        ([["Requirement", "The home will", "Evidence"], ["Advocacy", PROSE, "Return"]], "other"),
        ([["Requirement", "The home will", "Lead"], ["Advocacy", PROSE, "AB"]], "actions"),
        ([["Priority", "What we did", "Led by", "When"], ["Early help", PROSE, "AB", "May 2024"]], "other"),
        ([["What families told us", "What we did", "When"], ["Visits were late", PROSE, "May 2024"]], "other"),
        ([["What went wrong", "What we did", "Who"], ["Visits were late", PROSE, "AB"]], "other"),
        ([["What Ofsted found", "Progress", "Lead", "RAG"], ["Visits were late", PROSE, "AB", "Red"]], "actions"),
        ([["What Ofsted found", "Progress", "Lead", "Due"], ["Visits were late", PROSE, "AB", "May 2024"]], "actions"),
        ([["Recommendation", "What we did", "Led by", "When"], [PROSE, "Two hubs open", "AB", "May 2024"]], "actions"),
    ],
)
def test_tables_beside_a_plan_are_told_from_it(table: list[list[str]], kind: str) -> None:
    assert match_columns(table[0], cells(table)).kind == kind


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Start", ["Sept 2015", "31/03/2016"], "due"),
        ("Due date", ["Sept 2015", "31/03/2016"], "completed"),
        ("Start", ["Yes", "No"], "status"),
        ("Start", ["30%", "100%"], "other"),
    ],
)
def test_complete_is_what_its_cells_say(heading: str, values: list[str], field: str) -> None:
    table = [["Action", "Lead", heading, "Complete"], *([PROSE, "PSW", "May 2015", value] for value in values)]
    assert fields(table)[-1] == field


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["Site found", "Five carers", "Signed"], "progress"),
        (["Site found", "In progress", "Lease agreed"], "status"),
        (["Plan agreed", "Plan agreed", "Plan drafted"], "status"),  # of the plan's own
        (["Drafted", "Consulting", "Agreed"], "status"),
    ],
)
def test_words_of_their_own_each_under_status_tell_of_progress(values: list[str], field: str) -> None:
    table = [["Action", "Lead", "By when", "Status at June"], *([PROSE, "PSW", "May 2015", v] for v in values)]
    assert fields(table)[-1] == field


@pytest.mark.parametrize(("values", "field"), [(["Yes", "No"], "status"), (["0.4", "1"], "other")])
def test_a_share_that_is_done_is_no_number_of_an_objective(values: list[str], field: str) -> None:
    table = [["Ref", "Action", "Lead", "By when", "% done"], *(["1", PROSE, "PSW", "May 2015", v] for v in values)]
    assert fields(table)[-1] == field


def test_a_response_is_known_and_in_prose_what_is_done() -> None:
    short = [["Recommendation", "Response", "Action", "Lead"], [PROSE, "Accepted", PROSE, "PSW"]]
    assert fields(short) == ["objective", "other", "action", "owners"]
    assert fields([["Recommendation", "Response", "Lead"], [PROSE, PROSE, "PSW"]]) == ["objective", "action", "owners"]


def test_a_theme_in_many_words_beside_what_needs_to_improve_is_the_section() -> None:
    themes = [
        "The experiences and progress of children who have left our care",
        "How leaders know practice in every team",
    ]
    needs, deeds = (
        ["Plans are made in time", "Visits happen as agreed"],
        ["Write the guide for all", "Train the chairs"],
    )
    for heads, fields in (
        (("Theme", "What needs to improve", "Action"), ["section", "objective", "action"]),
        (("Theme", "Area for improvement", "Action"), ["section", "objective", "action"]),
        (("Area", "Recommendation", "Action"), ["section", "objective", "action"]),
    ):
        assert [column.field for column in match_columns(heads, [themes, needs, deeds]).columns] == fields


ORDERED = [  # tables in which several columns may hold one field, or one says what another is
    [["Step", "Apr 24", "May 24", "Jun 24", "Lead"], [PROSE, "", "X", "", "AD"], [PROSE, "X", "", "", "PSW"]],
    [["Step", "Apr 24", "May 24", "Lead"], [PROSE, "Amber", "Green", "AD"], [PROSE, "Red", "Amber", "PSW"]],
    [["Action", "By May 24", "By June 24", "Lead"], [PROSE, "Write the guide", "Send the guide", "AD"]],
    [["", "Lead", "Deadline", "Measure"], [PROSE, "AD", "May 2024", PROSE]],
    [["Recommendation", "Action 1", "Action 2", "Lead"], [PROSE, PROSE, PROSE, "AD"]],
    [["Where are we now?", "Action", "Outcome", "Measure", "Target"], [PROSE, PROSE, PROSE, "Visits", "95%"]],
    [["No", "Recommendation", "Action", "Lead", "Reporting lead"], ["1", PROSE, PROSE, "AD", "DCS"]],
    [["Action", "Month", "Year", "Complete"], [PROSE, "May", "2024", "Yes"], [PROSE, "June", "2024", "No"]],
    [["Task", "Driver", "Red", "Amber", "Green"], [PROSE, "AD", "", "X", ""], [PROSE, "PSW", "X", "", ""]],
    [["Outcome", "What we will do", "Who is accountable", "Impact"], [PROSE, PROSE, "DCS", PROSE]],
]


@pytest.mark.parametrize("table", ORDERED, ids=lambda table: table[0][0] or "none")
def test_the_order_of_what_columns_tell_one_another_decides_nothing(
    table: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = columns(table)
    for name in ("OF_HEADINGS", "OF_COLUMNS"):
        steps = getattr(map_columns, name)
        for one in range(len(steps)):
            monkeypatch.setattr(map_columns, name, (*reversed(steps[one:]), *steps[:one]))
            assert columns(table) == expected
        monkeypatch.setattr(map_columns, name, steps)


@pytest.mark.parametrize(("said", "field"), [("Early help", "section"), (PROSE, "objective")])
def test_an_area_alone_is_the_section_in_a_word_or_two_and_else_what_is_aimed_at(said: str, field: str) -> None:
    assert fields([["Area", "Action", "Lead"], [said, PROSE, "PSW"]]) == [field, "action", "owners"]


@pytest.mark.parametrize(
    ("headings", "rows", "found"),
    [
        (["Timescale", "Completion date"], [["May 2024", ""], ["June 2024", "3 May 2024"]], ["due", "completed"]),
        (["Date of completion", "Target"], [["", "May 2024"], ["3 May 2024", "July 2024"]], ["completed", "due"]),
        (["Timescale", "Completion date"], [["May 2024", "June 2024"], ["", "July 2024"]], ["due", None]),
        (
            ["Due date", "Revised date", "Completion date"],
            [["May 2024", "June 2024", ""], ["May 2024", "", "3 May 2024"]],
            ["due", "due", "completed"],
        ),
        (["Timescale", "Completion date"], [["May 2024", ""], ["June 2024", "Once staff are there"]], [None, "due"]),
        (["Timescale", "Planned completion"], [["May 2024", ""], ["June 2024", "3 May 2024"]], ["due", None]),
    ],
)
def test_of_two_dates_the_one_of_completion_is_blank_until_it_is_done(
    headings: list[str], rows: list[list[str]], found: list[str | None]
) -> None:
    assert fields([["Action", *headings], *([PROSE, *cells] for cells in rows)])[1:] == found


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Recommendation", ["R1", "R2"], "objective_ref"),
        ("Priority", ["1.1", "1.2"], "objective_ref"),
        ("Priority", ["1", "2"], "other"),
        ("Priority", ["R", "A"], "other"),
        ("Step", ["1", "2"], "action_ref"),
        ("Milestone", ["M1", "M2"], "action_ref"),
        ("Milestone", ["Red", "Green"], "status"),
        ("Actual", ["3 May 2024", ""], "completed"),
        ("Actual", ["40%", "60%"], None),
        ("Health", ["Red", "Green"], "rag"),
        ("Contact", ["Team Manager", "Head of Service"], "owners"),
    ],
)
def test_numbers_dates_and_ratings_tell_what_a_short_heading_means(
    heading: str, cells: list[str], field: str | None
) -> None:
    is_told_after = heading in ("Actual", "Health", "Contact")
    row = [["Action needed", heading], *([PROSE, value] for value in cells)]
    assert fields(row if is_told_after else [cells[::-1] for cells in row])[is_told_after] == field


def test_a_corrective_action_is_the_action_where_no_other_stands() -> None:
    cause = "Staff left within a year of coming"
    rows = [["Visits are late", cause, PROSE, "AB"], ["Plans are thin", cause, PROSE, "CD"]]
    assert fields([["Issue", "Root cause", "Corrective action", "Lead"], *rows])[:3] == ["objective", "other", "action"]
    beside = [["Action", "Corrective action", "Lead"], [PROSE, PROSE, "AB"]]
    assert fields(beside)[:2] == ["action", "next_steps"]


def test_what_changes_from_and_to_is_no_time() -> None:
    rows = [["Paper files", "Move all files to Mosaic", "AD"], ["Notes by hand", "Move all notes to Mosaic", "AD"]]
    assert fields([["From", "To", "Lead"], *rows])[1] == "action"
    assert fields([["From", "To", "Action"], ["May 2024", "June 2024", PROSE]]) == ["start", "due", "action"]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["Theme lead", "Action", "Action lead"], ["accountable", "action", "owners"]),
        (["Action", "Owner", "Business owner"], ["action", "owners", "accountable"]),
        (["Action", "Lead", "Police lead"], ["action", "owners", "partners"]),
        (["Theme lead", "Action", "RAG"], ["owners", "action", "rag"]),
        (["Action", "AD sponsor", "Lead"], ["action", "accountable", "owners"]),
    ],
)
def test_who_leads_a_part_of_the_plan_answers_for_its_actions(headings: list[str], found: list[str]) -> None:
    assert fields([headings, [{"Action": PROSE, "RAG": "Red"}.get(h, "Team Manager") for h in headings]]) == found


def test_a_person_leads_before_the_body_named_beside_where_half_the_rows_name_one() -> None:
    headings, bodies = ["Action", "Lead agency", "Lead officer", "Due"], ["Police", "ICB"]
    rows = [[PROSE, body, "Designated Nurse", "May 2024"] for body in bodies]
    assert fields([headings, *rows])[1:3] == ["partners", "owners"]
    hardly = [[PROSE, body, officer, "May 2024"] for body, officer in zip(bodies * 2, ("AB", "", "", ""), strict=True)]
    assert fields([headings, *hardly])[1:3] == ["owners", "partners"]


@pytest.mark.parametrize(
    ("questions", "answers", "kind"),
    [
        (["What will we do about visits?", "How will we train staff?"], ["Write a rota", "Hold a course"], "actions"),
        (["What should I do if I am ill?", "How do I book leave?"], ["Call the office", "Use the form"], "other"),
        (["What will we do about visits?", "How will we train staff?"], ["The rota is new", "It is in May"], "other"),
    ],
)
def test_questions_what_we_will_do_have_actions_for_answers(
    questions: list[str], answers: list[str], kind: str
) -> None:
    table = [["Question", "Answer"], *map(list, zip(questions, answers, strict=True))]
    mapping = match_columns(table[0], [[row[i] for row in table[1:]] for i in range(2)])
    assert mapping.kind == kind
