"""Wordings that bring up what an inspection found."""

from __future__ import annotations

import pytest

from extractors.model import Paragraph
from pipeline.plan.document.context import Reader
from schema.document.finding_phrases import finding_kind, lead_in, leads_elsewhere
from tests.draw import heading, prose


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What needs to improve?", "area_for_improvement"),
        ("What Ofsted said we need to improve", "area_for_improvement"),
        ("Areas for improvement", "area_for_improvement"),
        ("What does the local authority need to improve?", "area_for_improvement"),
        ("The inspectors named these areas of practice as being in need of improvement:", "area_for_improvement"),
        ("What the inspectors told us we should do better", "area_for_improvement"),
        ("To become good, the council must now strengthen:", "area_for_improvement"),
        ("Priority and immediate action", "priority_action"),
        ("Areas for priority action", "priority_action"),
        ("Ofsted told us of two areas in need of urgent priority action:", "priority_action"),
        ("Recommendations", "recommendation"),
        ("The letter made four recommendations:", "recommendation"),
        ("What inspectors found:", "inspectors_found"),
        ("Finding from the inspection letter", "inspectors_found"),
        ("Inspectors found the following:", "inspectors_found"),
        ("Inspectors reviewed plans and found these areas in need of improvement:", "area_for_improvement"),
    ],
)
def test_a_wording_opens_a_list_of_findings(text: str, kind: str) -> None:
    assert lead_in(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Our priorities",
        "To become good, the council will now strengthen:",
        "What the inspectors told us we do well",
        "The plan covers the areas for improvement named in the letter:",
        "The Scrutiny Committee is recommended to:",
        "Areas for improvement are tackled in the plan below, which the board reviews.",
        "Experiences and progress of care leavers",
        "Inspectors looked at these areas of concern from the last inspection:",
    ],
)
def test_other_words_open_none(text: str) -> None:
    assert lead_in(text) is None


def test_what_members_are_asked_takes_a_lead_in_back() -> None:
    assert lead_in("Recommendations:") == "recommendation"
    assert leads_elsewhere("The Cabinet Member will be asked:-")
    assert not leads_elsewhere("Make sure that all assessments are timely.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Objectives/what needs to improve", "area_for_improvement"),
        ("Ofsted report – recommendations and actions", "recommendation"),
        ("This plan answers the 'areas for improvement' of the report", "area_for_improvement"),
        ("Workforce", None),
    ],
)
def test_a_heading_says_what_its_objectives_are(text: str, kind: str | None) -> None:
    assert finding_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("That the scrutiny panel:", True),
        ("To note the progress made", True),
        ("That members comment on the plan", True),
        ("Ensure that managers note the views of children", False),
        ("The council should see that all children are visited", False),
    ],
)
def test_what_members_are_asked_is_told_from_what_inspectors_asked(text: str, elsewhere: bool) -> None:
    assert leads_elsewhere(text) is elsewhere


def found(*blocks: Paragraph) -> list[tuple[str, str]]:
    reader = Reader()
    for block in blocks:
        reader.read(block)
    return [(finding.kind, finding.text) for finding in reader.finish()]


def test_the_recommendations_of_a_report_to_members_are_no_findings() -> None:
    assert found(heading("Recommendations"), prose("That the panel:"), prose("notes the plan", "•")) == []


def test_a_line_that_opens_the_list_is_no_finding_itself() -> None:
    blocks = (heading("Recommendations"), prose("The partnership should:"), prose("See children", "•"))
    assert found(*blocks) == [("recommendation", "See children")]


def test_the_paragraph_below_a_heading_that_is_only_a_number_is_the_objective() -> None:
    reader = Reader()
    for block in (heading("Plan"), heading("Recommendation 2"), prose("Offer every child a talk (paragraph 41)")):
        reader.read(block)
    objective = reader.answer().objective
    assert objective is not None
    assert (objective.ref, objective.text) == ("2", "Offer every child a talk")
    assert objective.inspection_refs == ("para 41",)
