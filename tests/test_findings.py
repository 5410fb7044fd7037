"""Wordings that bring up what an inspection found."""

from __future__ import annotations

import pytest

from schema.findings import finding_kind, lead_in, leads_elsewhere


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What needs to improve?", "area_for_improvement"),
        ("Areas for improvement", "area_for_improvement"),
        ("What does the local authority need to improve?", "area_for_improvement"),
        ("The inspectors named these areas of practice as being in need of improvement:", "area_for_improvement"),
        ("Priority and immediate action", "priority_action"),
        ("Areas for priority action", "priority_action"),
        ("Ofsted told us of two areas in need of urgent priority action:", "priority_action"),
        ("Recommendations", "recommendation"),
        ("The letter made four recommendations:", "recommendation"),
        ("What inspectors found:", "inspectors_found"),
        ("Inspectors found the following:", "inspectors_found"),
    ],
)
def test_a_wording_opens_a_list_of_findings(text: str, kind: str) -> None:
    assert lead_in(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Our priorities",
        "The plan covers the areas for improvement named in the letter:",
        "The Scrutiny Committee is recommended to:",
        "Areas for improvement are tackled in the plan below, which the board reviews.",
        "Experiences and progress of care leavers",
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
