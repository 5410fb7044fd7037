"""Tables whose headings nobody foresaw, read by what their columns show; and tables that are no plans all the same."""

from __future__ import annotations

import pytest

from schema.columns.claims import Paint
from schema.columns.deeds import deeds
from schema.columns.match_columns import match_columns

DEEDS = ["Write to every school about attendance", "Recruit four family support workers", "Review the duty rota"]
NAMES = ["Head of Service", "HR Manager", "Duty Team Manager"]
DATES = ["May 2024", "30 June 2024", "July 2024"]
PAINT = (Paint(), Paint(), Paint(), Paint(frozenset({"red", "green"}), most=True))


def fields(headings: list[str], *columns: list[str]) -> list[str | None]:
    return [column.field for column in match_columns(headings, columns).columns]


def test_unknown_headings_are_read_by_what_stands_below_them() -> None:
    mapping = match_columns(["Snark", "Boojum", "Bandersnatch"], [DEEDS, NAMES, DATES])
    assert mapping.kind == "actions"
    assert [column.field for column in mapping.columns] == ["action", "owners", "due"]


def test_the_order_of_columns_decides_nothing() -> None:
    assert fields(["Boojum", "Bandersnatch", "Snark"], NAMES, DATES, DEEDS) == ["owners", "due", "action"]


def test_a_table_without_headings_is_a_plan_where_states_stand_beside_deeds() -> None:
    assert match_columns(["", ""], [DEEDS, ["Complete", "Ongoing", "Complete"]]).kind == "actions"


@pytest.mark.parametrize(
    "headings",
    [["Course title", "Trainer", "Held on"], ["Audit topic", "Auditor", "Month"], ["Indicators", "Keeper", "Year"]],
)
def test_headings_that_speak_of_other_things_keep_deeds_from_being_a_plan(headings: list[str]) -> None:
    assert match_columns(headings, [DEEDS, NAMES, DATES]).kind != "actions"


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (["Theme", "Actions by May 2031", "Actions by June 2031"], "actions"),
        (["Theme", "Actions", "Notes"], "other"),
        (["Theme", "Actions in May 2031", "Notes"], "other"),
        (["Theme", "By May 2031", "By June 2031"], "actions"),
        (["Theme", "Within 30 days", "Within 100 days"], "actions"),
        (["Theme", "May 2031", "June 2031"], "other"),
    ],
)
def test_actions_by_a_date_in_their_heading_are_a_plan(heads: list[str], kind: str) -> None:
    themes = ["Visits to families", "Homes for children", "Work of the duty desk"]
    assert match_columns(heads, [themes, DEEDS, ["Ring each family", "Hold a forum", "Train the chairs"]]).kind == kind


def test_a_title_is_that_of_a_task_where_it_is_a_deed() -> None:
    heads = ["Title", "Assigned To", "Due Date"]
    assert match_columns(heads, [DEEDS, NAMES, DATES]).kind == "actions"
    papers = ["Annual report of the board", "Fostering statement", "Terms of reference"]
    assert match_columns(heads, [papers, NAMES, DATES]).kind != "actions"


def test_nouns_beside_names_and_dates_are_no_plan() -> None:
    events = ["Board meeting at the civic centre", "Summer fair for foster carers", "Annual conference of heads"]
    assert match_columns(["Snark", "Boojum", "Bandersnatch"], [events, NAMES, DATES]).kind != "actions"


def test_a_deed_opens_with_its_verb_behind_number_and_lead_in() -> None:
    assert deeds(["1.2 Write to all schools", "a) To recruit two workers", "We will review the rota"]) == 1
    assert deeds(["Action 1.1: Ring each family", "Step 2 – Write the guide", "Action 3 Open a hub"]) == 1
    assert deeds(["Renegotiate the block contract", "Re-tender the short breaks", "Readvertise both posts"]) == 1
    assert deeds(["End the use of hostels", "Involve carers in panels"]) == 1
    assert deeds(["End of the use of hostels", "The rota was reviewed", "Reviews of all rotas", "Write"]) == 0
    assert deeds(["Relevant staff are trained", "Respite offered to carers"]) == 0
    assert deeds(["See appendix B below", "See section 4 above"]) == 0


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (["LEADERS", "LEADERS", "LEADERS", "PRACTICE", "PRACTICE"], "section"),
        (["LEADERS", "", "", "PRACTICE", ""], None),
        (["SW", "SW", "SW", "TM", "TM"], None),
        (["LEADERS", "PRACTICE", "LEADERS", "PRACTICE", "VOICE"], None),
    ],
    ids=["for several rows", "blank below", "initials", "in turn"],
)
def test_a_word_at_the_side_that_stands_for_several_rows_is_a_part_of_the_plan(
    words: list[str], field: str | None
) -> None:
    deeds = [*DEEDS, "Ring each family", "Train the chairs"]
    aims = ["Strong leaders", "Strong leaders", "Good data", "Good visits", "Good visits"]
    assert fields(["", "Objective", "Action", "Lead"], words, aims, deeds, [*NAMES, *NAMES[:2]])[0] == field


LETTERS = ["G", "A", "R"]
UPDATES = ["June 2023: rota agreed", "Two workers have started", "Paused while the budget is settled"]
GAINS = ["90% of visits on time", "Children feel safe at home", "Fewer moves for each child"]


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Confidence", LETTERS, "rag"),
        ("Boojum", LETTERS, "rag"),
        ("Confidence", ["High", "Low", "High"], "other"),
        ("Accepted", ["Yes", "No", "Yes"], "other"),
        ("Boojum", UPDATES, "progress"),
        ("Boojum", GAINS, "outcomes"),
        ("Boojum", ["Minutes of the panel", "Audit report", "Training log"], "evidence"),
        ("Boojum", ["The panel of May", "Lewisham", "Some"], None),
    ],
)
def test_columns_beside_actions_are_known_by_what_they_tell(heading: str, cells: list[str], field: str | None) -> None:
    assert fields(["Action", "Lead", "Due", heading], DEEDS, NAMES, DATES, cells)[-1] == field


def test_what_the_table_has_already_is_not_read_again() -> None:
    assert fields(["Action", "RAG", "Confidence"], DEEDS, LETTERS, LETTERS) == ["action", "rag", "other"]
    assert fields(["Action", "Due", "Progress", "Boojum"], DEEDS, DATES, UPDATES, UPDATES)[-1] is None


def test_fills_alone_rate_unless_the_card_says_otherwise() -> None:
    cells = [DEEDS, NAMES, DATES, ["", "", ""]]
    headings = ["Action", "Lead", "Due", "Confidence"]
    assert match_columns(headings, cells, paint=PAINT).columns[-1].field == "rag"
    assert match_columns(headings, cells, card={"Confidence": "other"}, paint=PAINT).columns[-1].field == "other"


def test_a_column_read_for_want_of_another_gives_way_to_claims() -> None:
    assert fields(["Snark", "Bandersnatch", "Jubjub", "Boojum"], DEEDS, DATES, NAMES, GAINS)[:3] == [
        "action",
        "due",
        "owners",
    ]


def test_workers_named_by_initial_and_surname_are_no_actions() -> None:
    names = ["J. Poe", "K Roe", "A.B. Vale"]
    assert match_columns(["Snark", "Crew", "Social worker", "Date"], [UPDATES, NAMES, names, DATES]).kind == "other"
    assert fields(["Snark", "Work", "Worker", "Date"], UPDATES, DEEDS, names, DATES)[1:] == ["action", "owners", "due"]


def test_a_register_with_deeds_by_dates_is_no_list_of_members() -> None:
    mapping = match_columns(["Snark", "Name", "Position", "Landing"], [DEEDS, NAMES, UPDATES, DATES])
    assert mapping.kind == "actions"


@pytest.mark.parametrize(
    ("heading", "cells", "field"), [("Driver", NAMES, "owners"), ("Milestone", DATES, "due"), ("Step", NAMES, "owners")]
)
def test_a_known_heading_over_cells_of_another_kind_gives_way_to_them(
    heading: str, cells: list[str], field: str
) -> None:
    assert fields(["Snark", "RAG", heading], DEEDS, LETTERS, cells) == ["action", "rag", field]


def test_words_that_stand_for_several_rows_are_what_the_actions_are_for() -> None:
    part, aims = ["Quality of practice"] * 6, ["Safe homes", "Safe homes", "Good files", "Good files", "Fair help", ""]
    part = [*part[:4], "Strong leaders", "Strong leaders"]
    found = fields(["Jubjub", "Boojum", "Snark", "Tove", "Bandersnatch"], part, aims, DEEDS * 2, NAMES * 2, DATES * 2)
    assert found == ["section", "objective", "action", "owners", "due"]


@pytest.mark.parametrize(
    ("letters", "field"),
    [(["G", "A", "G"], None), (["Complete", "R", "Complete"], None), (["C", "C", "D"], "objective_ref")],
)
def test_letters_that_all_rate_number_nothing(letters: list[str], field: str | None) -> None:
    headings = ["RAG", "", "No.", "Action", "Lead"]
    assert fields(headings, ["", "", ""], letters, ["1", "2", "3"], DEEDS, NAMES)[1] == field


UNDERTAKEN = ["Rotas to be shared with each team", "The panel will meet twice a month", "Revision of the duty guide"]
STATES = ["Duty rota shared with teams", "Panel chaired by somebody new", "Guide on each desk"]


def test_what_will_or_is_to_be_done_is_an_action_beside_names_and_dates() -> None:
    assert fields(["Snark", "Boojum", "Bandersnatch"], UNDERTAKEN, NAMES, DATES) == ["action", "owners", "due"]


@pytest.mark.parametrize(("heading", "kind"), [("Snark", "actions"), ("Audience", "other"), ("Workshop", "other")])
def test_words_that_no_heading_reads_are_actions_in_a_plan_beside_owners_and_dates(heading: str, kind: str) -> None:
    columns = [STATES if heading == "Snark" else ["All staff of the hub", "Carers of the county"], NAMES, DATES]
    headings = [heading, "Lead", "By when"]
    assert match_columns(headings, columns).kind == "other"
    assert match_columns(headings, columns, in_plan=heading != "Workshop").kind == kind


def test_items_in_words_are_actions_in_a_plan_and_else_none() -> None:
    items = ["The board to sign off the new pay offer", "Staff to be asked each year about supervision"]
    columns = [items, NAMES, DATES]
    assert match_columns(["Item", "Lead", "By when"], columns, in_plan=True).columns[0].field == "action"
    assert match_columns(["Item", "Lead", "By when"], [["1", "2"], *columns[1:]], in_plan=True).kind == "other"


@pytest.mark.parametrize(
    ("words", "in_plan", "kind"),
    [
        (["Chronologies that help", "Writing for children"], False, "other"),
        (["Chronologies that help", "Writing for children"], True, "actions"),
        (["Ring each family", "Write the guide"], False, "actions"),
    ],
)
def test_words_without_a_heading_beside_owners_and_dates_are_actions_in_a_plan_or_where_they_say_so(
    words: list[str], in_plan: bool, kind: str
) -> None:
    owners, dates = ["Academy", "Practice Lead"], ["May 2024", "June 2024"]
    assert match_columns(["", "Lead", "Date"], [words, owners, dates], in_plan=in_plan).kind == kind


def test_words_beside_unknown_headings_are_no_actions_because_the_document_is_a_plan() -> None:
    assert match_columns(["Snark", "Boojum", "Bandersnatch"], [STATES, NAMES, DATES], in_plan=True).kind == "other"
    assert match_columns(["Snark", "Lead", "Chair"], [STATES, NAMES, NAMES], in_plan=True).kind == "other"


@pytest.mark.parametrize(
    ("values", "field"), [(["Y", "N", "Y"], None), (["Yes", "No", "Yes"], None), (["Y", "G", "R"], "rag")]
)
def test_answers_under_a_heading_of_no_field_rate_nothing(values: list[str], field: str | None) -> None:
    assert fields(["Action", "Lead", "Boojum"], DEEDS, NAMES, values)[2] == field


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["Priority 1: Homes that last", "Priority 2: Help that comes early"], "objective"),
        (["Homes that last", "Help that comes early"], None),
        (["Priority 1", "Priority 2"], None),
    ],
)
def test_names_of_objectives_with_numbers_and_words_need_no_heading(values: list[str], field: str | None) -> None:
    heads = ["", "What we will do", "Who leads"]
    assert fields(heads, values, DEEDS[:2], NAMES[:2])[0] == field


WAYS = ["Two staff meetings", "Using the library budget", "By invitation"]
NEEDS = ["Calm mornings", "A full team", "Fewer late calls"]
STEPS = ["Hold two staff meetings a term", "Use the library budget well", "Invite families in writing"]


@pytest.mark.parametrize(
    ("headings", "said", "expected"),
    [
        (["What", "Who", "When", "How"], [DEEDS, NAMES, DATES, WAYS], ["action", "owners", "due", None]),
        (["What", "How", "Who", "When"], [NEEDS, STEPS, NAMES, DATES], ["objective", "action", "owners", "due"]),
        (["What", "Who", "When", "How"], [NEEDS, NAMES, DATES, STEPS], ["objective", "owners", "due", "action"]),
    ],
    ids=["the way behind who and when", "before these", "behind these, under no deeds"],
)
def test_how_tells_the_way_where_it_stands_behind_who_and_when(
    headings: list[str], said: list[list[str]], expected: list[str | None]
) -> None:
    assert fields(headings, *said) == expected


THINGS = ["Dashboard live", "New template agreed", "Parent forum relaunched"]


@pytest.mark.parametrize(
    ("headings", "said", "kind"),
    [
        (["Milestone", "RAG", "Comment"], [THINGS, ["G", "A", "G"], ["Live since May", "", ""]], "other"),
        (["Milestone", "RAG", "Comment"], [DEEDS, ["G", "A", "G"], ["Begun in May", "", ""]], "actions"),
        (["Milestone", "RAG", "Lead"], [THINGS, ["G", "A", "G"], NAMES], "actions"),
        (["Action", "RAG", "Comment"], [THINGS, ["G", "A", "G"], ["Live since May", "", ""]], "actions"),
    ],
    ids=["things", "deeds", "somebody's", "called actions"],
)
def test_how_milestones_stand_that_are_things_is_no_plan(headings: list[str], said: list[list[str]], kind: str) -> None:
    assert match_columns(headings, said).kind == kind


@pytest.mark.parametrize(
    ("headings", "in_plan", "kind"),
    [
        (["April 2031", "May 2031", "June 2031"], True, "actions"),
        (["April 2031", "May 2031", "June 2031"], False, "other"),
        (["April 2031", "Reason", "Notes"], True, "other"),
    ],
    ids=["in a plan", "elsewhere", "one time alone"],
)
def test_the_time_line_of_a_plan_says_what_is_done_in_each_time(headings: list[str], in_plan: bool, kind: str) -> None:
    columns = [DEEDS, STEPS, DEEDS] if headings[1] == "May 2031" else [DEEDS, WAYS, WAYS]
    assert match_columns(headings, columns, in_plan=in_plan).kind == kind


def test_a_role_beside_a_name_leads_and_a_name_alone_does() -> None:
    actions = ["Review every plan for children out of school", "Set up a panel for places elsewhere"]
    roles, names, dates = ["Inclusion Manager", "Head of Admissions"], ["Ade Bakare", "Joan Lister"], ["May 2031"] * 2
    both = match_columns(["Action", "Role", "Name", "By when"], [actions, roles, names, dates])
    assert [column.field for column in both.columns] == ["action", "owners", None, "due"]
    turned = match_columns(["Action", "Name", "Role", "By when"], [actions, names, roles, dates])
    assert [column.field for column in turned.columns] == ["action", None, "owners", "due"]
    alone = match_columns(["Action", "Name", "By when"], [actions, names, dates])
    assert [column.field for column in alone.columns] == ["action", "owners", "due"]
    members = match_columns(["Name", "Role", "Organisation"], [names, roles, ["Council"] * 2])
    assert members.kind == "attendance"
