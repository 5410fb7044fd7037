"""Numbers of actions and objectives, and the pages and paragraphs of an inspection report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.references import (
    Numbering,
    gaps_and_repeats,
    inspection_references,
    parent,
    split_labelled,
    split_reference,
    trailing_reference,
    unit_of_heading,
)


@pytest.mark.parametrize(
    ("text", "ref", "words"),
    [
        ("1.1 Review the policy", "1.1", "Review the policy"),
        ("1.1.2. review it", "1.1.2", "review it"),
        ("1.10. Train", "1.10", "Train"),
        ("4.3 to train staff", "4.3", "to train staff"),
        ("1.5 Days away", "1.5", "Days away"),
        ("1.1Train", "1.1", "Train"),
        ("1.1 – Train", "1.1", "Train"),
        ("1\nTrain", "1", "Train"),
        ("4) Train", "4", "Train"),
        ("2a Train", "2a", "Train"),
        ("(1a) train", "1a", "train"),
        ("3.5 a) Train", "3.5a", "Train"),
        ("2 (i) Train", "2(i)", "Train"),
        ("A1 Train", "A1", "Train"),
        ("P1.2 Train", "P1.2", "Train"),
        ("AFI 3: train", "AFI 3", "train"),
        ("Action 3: Train", "3", "Train"),
        ("Recommendation 12", "12", ""),
        ("(b) train", "b", "train"),
        ("1.1.1 16-year-olds", "1.1.1", "16-year-olds"),
        ("R4", "R4", ""),
        ("CS-014", "CS-014", ""),
        ("WS3P21WP1", "WS3P21WP1", ""),
        ("1.a Train", "1.a", "Train"),
        ("1a.ii Train", "1a.ii", "Train"),
        ("1(a)(i) Train", "1(a)(i)", "Train"),
        ("1.1A Train", "1.1A", "Train"),
        ("1.1 A team", "1.1", "A team"),
        ("A.1 Train", "A.1", "Train"),
        ("II.3 Train", "II.3", "Train"),
        ("A/1 Train", "A/1", "Train"),
        ("#3 Train", "3", "Train"),
        ("01 Train", "01", "Train"),
        ("B) Train", "B", "Train"),
        ("iv. Train", "iv", "Train"),
        ("IV. Train", "IV", "Train"),
        ("P1.A1 Train", "P1.A1", "Train"),
        ("1.A.2 Train", "1.A.2", "Train"),
        ("PA2-07 Train", "PA2-07", "Train"),
        ("R3/4 Train", "R3/4", "Train"),
        ("LM04 Train", "LM04", "Train"),
        ("CIC_03 Train", "CIC_03", "Train"),
        ("KLOE 2.1 Train", "KLOE 2.1", "Train"),
        ("Obj 3: Train", "3", "Train"),
    ],
)
def test_a_number_before_the_words_is_taken_off(text: str, ref: str, words: str) -> None:
    assert split_reference(text) == (ref, words)


@pytest.mark.parametrize(
    "text",
    [
        "3 monthly visits to all",
        "16- and 17-year-olds",
        "16 - 17 year olds",
        "5 Social workers recruited",
        "100% of audits",
        "1.5 million pounds",
        "2.5 FTE posts",
        "2.5 to 3 posts",
        "£1.2m",
        "2024 strategy",
        "2024/25 budget",
        "31.03.25 Review",
        "9.12.16 update",
        "17/9/14",
        "12 March 2024",
        "12. March 2024",
        "1st October",
        "10.30am meeting",
        "24/7 cover",
        "1:1 sessions",
        "0-25 service",
        "Q1 Report",
        "A4 leaflet",
        "KS4 Results",
        "KS3/4 Results",
        "Y3/4 Pupils",
        "R3/4 pupils",
        "LM4 Results",
        "Priority 1 families",
        "1.1-1.4",
        "1.1 & 1.2",
        "1,2",
        "i.e. training",
        "S.47 Enquiries",
        "9.a.m. Meeting",
        "I. Smith to write",
        "1-1 Supervision",
        "01 March 2024",
        "Action:",
        "",
    ],
)
def test_figures_that_belong_to_the_words_stay(text: str) -> None:
    assert split_reference(text) == ("", text)


@pytest.mark.parametrize(
    ("ref", "above"),
    [
        ("1.1.2", "1.1"),
        ("1.10", "1"),
        ("2a", "2"),
        ("2(b)", "2"),
        ("1.a", "1"),
        ("1(a)(i)", "1(a)"),
        ("A.1", "A"),
        ("3.5a", "3.5"),
        ("P1.2", "P1"),
        ("A1", None),
        ("1", None),
    ],
)
def test_the_parent_is_one_level_up(ref: str, above: str | None) -> None:
    assert parent(ref) == above


def test_gaps_and_repeats_are_named_in_each_series() -> None:
    assert gaps_and_repeats(["1", "2", "6.1", "6.3", "6.3", "6.2", "6.5"]) == [
        Numbering("repeat", "6.3"),
        Numbering("gap", "6.4"),
    ]


def test_scattered_numbers_are_no_series() -> None:
    assert gaps_and_repeats(["CS-014", "CS-090", "a", "NEW"]) == []


@pytest.mark.parametrize(
    ("text", "words", "ref"),
    [
        ("Children are safe (1)", "Children are safe", "1"),
        ("reach their potential.(6) ", "reach their potential.", "6"),
        ("as planned (2024)", "as planned (2024)", ""),
        ("all (12) children", "all (12) children", ""),
    ],
)
def test_a_number_in_brackets_at_the_end(text: str, words: str, ref: str) -> None:
    assert trailing_reference(text) == (words, ref)


@pytest.mark.parametrize(
    ("text", "refs", "words"),
    [
        ("Pg 10 para 36,39", ["page 10", "para 36", "para 39"], ""),
        ("Para 40,41 ,42", ["para 40", "para 41", "para 42"], ""),
        ("Pg 6 para 17 Pg 8 Para\n27", ["page 6", "para 17", "page 8", "para 27"], ""),
        ("paras 3 and 5", ["para 3", "para 5"], ""),
        ("Visits are too seldom (para 48)", ["para 48"], "Visits are too seldom"),
        ("Recruit carers (paragraph 12).", ["para 12"], "Recruit carers."),
        ("Recruit. (Page 1, paragraph 6. Page 2, paragraph 7)", ["page 1", "para 6", "page 2", "para 7"], "Recruit."),
        (
            "Improve (see paras 12-14 of the report) all plans (teams)",
            ["para 12", "para 13", "para 14"],
            "Improve all plans (teams)",
        ),
        ("Improve plans. Para 3 (the hub); Para 5; Para 9", ["para 3", "para 5", "para 9"], "Improve plans."),
        ("Improve plans - Page 6, para 3", ["page 6", "para 3"], "Improve plans"),
        ("Para 7\nImprove plans", ["para 7"], "Improve plans"),
        ("Paras 7 & 9: plans are late", ["para 7", "para 9"], "plans are late"),
        ("Para 7 says that plans are late", [], "Para 7 says that plans are late"),
        ("Ofsted report para 7", ["para 7"], "Ofsted report"),
        ("Change the form on page 6", [], "Change the form on page 6"),
        ("Page 6 of the form to be changed", [], "Page 6 of the form to be changed"),
        ("P6 children (all)", [], "P6 children (all)"),
    ],
)
def test_pages_and_paragraphs_of_the_report(text: str, refs: list[str], words: str) -> None:
    assert inspection_references(text) == (refs, words)


@given(st.one_of(st.text(), st.text("1a.()- pPara,&\n2", max_size=60)))
def test_any_text_is_taken_apart_without_losing_words(text: str) -> None:
    ref, words = split_reference(text)
    assert ref or words == text
    assert words in text
    assert trailing_reference(text)[0] in text
    refs, rest = inspection_references(text)
    assert refs or rest == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Priority 1 – Stable homes", ("Priority", "1", "Stable homes")),
        ("Ofsted recommendation 3: Train staff", ("Ofsted recommendation", "3", "Train staff")),
        ("Area of weakness 4: Joint work", ("Area of weakness", "4", "Joint work")),
        ("Desired outcome 2. Early help", ("Desired outcome", "2", "Early help")),
        ("Theme A: Help", ("Theme", "A", "Help")),
        ("Priority One: Leaders", ("Priority", "1", "Leaders")),
        ("Recommendation 2", ("Recommendation", "2", "")),
        ("Recommendation: Train staff", ("Recommendation", "", "Train staff")),
        ("Big aim 1: Train staff", ("Big aim", "1", "Train staff")),
        ("Improvement programme 2024", ("", "", "Improvement programme 2024")),
        ("See section 3: Train staff", ("", "", "See section 3: Train staff")),
        ("Shared priority 2 families", ("", "", "Shared priority 2 families")),
        ("Bold ambition 2: Homes", ("Bold ambition", "2", "Homes")),
        ("Headline priority 3", ("Headline priority", "3", "")),
        ("See priority 3: Homes", ("", "", "See priority 3: Homes")),
        ("Review standard 3: visits", ("", "", "Review standard 3: visits")),
        ("Meet priority 3 targets", ("", "", "Meet priority 3 targets")),
        ("Aim a little higher", ("", "", "Aim a little higher")),
        ("Outcome 1 of 5", ("", "", "Outcome 1 of 5")),
    ],
)
def test_an_objective_is_taken_apart(text: str, parts: tuple[str, str, str]) -> None:
    assert split_labelled(text) == parts


@pytest.mark.parametrize(
    ("heading", "unit"), [("Ofsted Para No", "para"), ("Page", "page"), ("Page/para", None), ("Source", None)]
)
def test_a_heading_names_the_unit_of_its_figures(heading: str, unit: str | None) -> None:
    assert unit_of_heading(heading) == unit
