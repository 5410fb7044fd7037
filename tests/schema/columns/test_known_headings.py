"""Which field a heading stands for."""

from __future__ import annotations

import pytest

from schema.columns.known_headings import propose_headings, read_heading


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Action", "action"),
        ("Rating and %", "rag"),
        ("Our priority", "objective"),
        ("Actions by March 2031", "action"),
        ("Target (by Mar 31)", "target"),
        ("By March 2031", "due"),
        ("RAG this month", "rag"),
        ("RAG by month", "rag"),
        ("Planned next month", "next_steps"),
        ("Monthly RAG rating", "rag"),
        ("Self-assessment RAG", "rag"),
        ("What exactly are we going to do?", "action"),
        ("What we intend to do", "action"),
        ("Council response", "action"),
        ("Longer-term actions", "action"),
        ("Short term actions (0-3 months)", "action"),
        ("Longer-term outcomes", "outcomes"),
        ("Date found", "other"),
        ("Council’s proposed response", "action"),
        ("Response", "other"),
        ("What the inspectors told us", "objective"),
        ("What families told us", "objective"),
        ("What Ofsted identified", "objective"),
        ("Who told us", None),
        ("What are we worried about?", "objective"),
        ("Who is accountable?", "accountable"),
        ("Est. completion", "due"),
        ("What has been the impact?", "progress"),
        ("What will the impact be?", "outcomes"),
        ("Improvement needed", "objective"),
        ("Weaknesses", "objective"),
        ("Executive owner", "accountable"),
        ("Action holder", "owners"),
        ("Next steps and timescales", "next_steps"),
        ("Delivery window", "due"),
        ("Reference in letter", "inspection_refs"),
        ("Open/closed", "status"),
        ("Date of update", "other"),
        ("How we will measure impact", "outcomes"),
        ("First 90 days", "other"),
        ("Milestones and timescales", "due"),
        ("RAG & % complete", "rag"),
        ("Baseline (March 2031)", "other"),
        ("Resp. officer", "owners"),
        ("Tgt date", "due"),
        ("Compl. by", "due"),
        ("Act. completion date", "completed"),
        ("Prog.", "progress"),
        ("Off we go", None),
        ("Act on what we were told by children", None),
        ("Lead (strategic)", "accountable"),
        ("Lead (operational)", "owners"),
        ("Date (completed)", "completed"),
        ("Lead (name and post)", "owners"),
        ("Action (lead)", "action"),
        ("Who else is involved?", "partners"),
        ("Who will make sure it happens?", "owners"),
        ("When does it need to happen by?", "due"),
        ("How children will know", "outcomes"),
        ("What will tell us it is working?", "outcomes"),
        ("What did Ofsted tell us?", "objective"),
        ("Measures we will take", "action"),
        ("Measures", "measures"),
        ("Status RAG", "rag"),
        ("Start month", "start"),
        ("End month", "due"),
        ("Date assigned", "other"),
        ("Reason if late", "comments"),
        ("Comments / next steps", "next_steps"),
        ("Action taken/to be taken", "action"),
        ("Action taken", "progress"),
        ("Operational objective", "objective"),
        ("What's left?", "next_steps"),
        ("Start when?", "start"),
        ("Finish when?", "due"),
        ("Latest deadline", "due"),
        ("Date actually completed", "completed"),
        ("Start / end", "start+due"),
        ("From - to", "start+due"),
        ("Start date and completion date", "start+due"),
        ("Start / RAG", None),
        ("When\nFrom", "start"),
        ("When\nTo", "due"),
        ("RAG\nCurrent", "rag"),
        ("RAG now", "rag"),
        ("Due / RAG", "due+rag"),
        ("Timescale and status", "due+status"),
        ("Status / date completed", "status"),
        ("Named person", "owners"),
        ("Specific", "action"),
        ("Measurable", "outcomes"),
        ("Achievable", "other"),
        ("Time-bound", "due"),
        ("Agreed? (Y/N)", "other"),
        ("Commentary\nCompleted this month", "progress"),
        ("Delivered this period", "progress"),
        ("Timescale and progress", "due+progress"),
        ("ACTION(S) TO BE TAKEN", "action"),
        ("Action What we will do", "action"),
        ("What are we going to do about it?", "action"),
        ("Action required to address the finding", "action"),
        ("Our response", "action"),
        ("Finding from the inspection letter", "objective"),
        ("Planned finish", "due"),
        ("Led by", "owners"),
        ("Project manager", "owners"),
        ("Relevant agency", "owners"),
        ("Political lead", "accountable"),
        ("Kick-off", "start"),
        ("Go-live", "due"),
        ("Needed by", "due"),
        ("MM/YY", "due"),
        ("Target quarter", "due"),
        ("What we're changing", "action"),
        ("How we are responding", "action"),
        ("What Ofsted asked for", "objective"),
        ("Action (lead)", "action"),
        ("Action lead", "owners"),
        ("Action (ref)", "action_ref"),
        ("What is not working?", "objective"),
        ("What was wrong", "objective"),
        ("How things stand today", "progress"),
        ("We'll know because", "outcomes"),
        ("Within", "due"),
        ("Person", "owners"),
        ("Target close", "due"),
        ("Actual close", "completed"),
        ("How far we've got", "progress"),
        ("% done", "other"),
        ("Commencing", "start"),
        ("Progress indicator Red Amber Green", "rag"),
        ("RAG – Action", "rag"),
        ("How are we doing?", "progress"),
        ("Highlights this period", "progress"),
        ("Plans for next period", "next_steps"),
        ("Date of completion and outcome", "completed"),
        ("Milestone 6 months", "other"),
        ("Planned start date", "start"),
        ("By", "due"),
        ("Ву", "due"),  # Cyrillic letters
        ("When will this be done?", "due"),
        ("Anticipated completion date", "due"),
        ("Actual completion date", "completed"),
        ("Date action completed", "completed"),
        ("Lead(s)", "owners"),
        ("Lead Officer/s & Team responsible", "owners"),
        ("By whom", "owners"),
        ("Who is leading on this?", "owners"),
        ("Cabinet Member", "accountable"),
        ("Exec Lead", "accountable"),
        ("Supporting partner agencies", "partners"),
        ("Responsibility and timescale", "owners+due"),
        ("Who / by when", "owners+due"),
        ("Lead (first named) and partners", "owners+partners"),
        ("Lead and partners", "owners"),
        ("R/A/G", "rag"),
        ("Overall progress RAG rating", "rag"),
        ("Current status", "status"),
        ("Are we on track?", "status"),
        ("Action to date", "progress"),
        ("What we have achieved", "progress"),
        ("Comments on the RAG", "comments"),
        ("Planned next steps", "next_steps"),
        ("How will we know it has made a difference?", "outcomes"),
        ("How we’ll know", "outcomes"),
        ("Action to get back on track", "next_steps"),
        ("What we've done so far", "progress"),
        ("What will be different for children", "outcomes"),
        ("KPIs", "measures"),
        ("Performance measures and targets", "measures"),
        ("Evidence of progress", "evidence"),
        ("Risks & Issues", "risks"),
        ("Issue", "objective"),
        ("Issues", "risks"),
        ("Ofsted recommendation", "objective"),
        ("What needs to improve?", "objective"),
        ("Report para no.", "inspection_refs"),
        ("Rec. No.", "objective_ref"),
        ("Action Number / Ref", "action_ref"),
        ("No", "action_ref"),
        ("Direction of travel", "other"),
        ("The how", "action"),
        ("Together we will", "action"),
        ("Partners have promised to", "action"),
        ("How's it going?", "progress"),
        ("Recovery measure", "action"),
        ("Target (owner)", "target"),
        ("Original due", "due"),
        ("Date agreed", "other"),
        ("Latest commentary", "progress"),
        ("Comment on progress", "progress"),
        ("Board member", "accountable"),
        ("Aspiration", "objective"),
    ],
)
def test_a_heading_is_read(heading: str, field: str) -> None:
    assert read_heading(heading).field == field


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Landing slot",
        "Date of publication of the report",
        "Approved by",
        "Evidence of impact / RAG",
        "Outcome 2: Children are safe",
        "Planned/actual completion date",
        "Members agreed that the lead officer would report on progress of every action at each of the meetings by June",
    ],
)
def test_a_heading_that_says_nothing_or_two_things_is_refused(heading: str) -> None:
    reading = read_heading(heading)
    assert (reading.field, reading.how, reading.score) == (None, "refused", 0.0)


@pytest.mark.parametrize(
    ("heading", "field", "dated"),
    [
        ("RAG May 20", "rag", "May 20"),
        ("Progress Q2", "progress", "Q2"),
        ("Q3 update", "progress", "Q3"),
        ("Update March 2024", "progress", "March 2024"),
        ("Status at 1st April 2024", "status", "1st April 2024"),
        ("Progress (as at 31/03/24)", "progress", "31/03/24"),
        ("Progress\nQ1 2024/25", "progress", "Q1 2024/25"),
        ("By September 2015", "due", "September 2015"),
    ],
)
def test_a_dated_heading_keeps_its_date(heading: str, field: str, dated: str) -> None:
    reading = read_heading(heading)
    assert (reading.field, reading.dated) == (field, dated)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("How we will do it\nLead", "owners"),
        ("What we need to do\nRef", "action_ref"),
        ("Delivery of the plan\nNext steps", "next_steps"),
        ("Responsible\nOfficer", "owners"),
    ],
)
def test_of_a_header_of_two_rows_the_whole_or_the_lower_counts(heading: str, field: str) -> None:
    assert read_heading(heading).field == field


@pytest.mark.parametrize(
    "heading", ["Children in care", "Experience and progress of care leavers:", "Leadership, management and governance"]
)
def test_a_judgement_area_heads_its_objectives(heading: str) -> None:
    reading = read_heading(heading)
    assert (reading.field, reading.section) == ("objective", heading.rstrip(":"))


def test_likeness_proposes_and_does_not_decide() -> None:
    assert read_heading("Anticipated finnish").field is None
    assert "due" in {field for field, _, _ in propose_headings("Anticipated finnish date")}


@pytest.mark.parametrize(
    ("printed", "field"),
    [("BRA G", "rag"), ("Respon sible offi cer", "owners"), ("R AG", None), ("Bra gging rights", None)],
)
def test_a_heading_broken_within_its_words_is_read_and_pieces_of_three_letters_are_not(
    printed: str, field: str | None
) -> None:
    assert read_heading(printed).field == field
