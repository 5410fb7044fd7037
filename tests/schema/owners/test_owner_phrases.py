"""Phrases round an owner that say who helps or who led before, and posts that are named by a team or two subjects."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Line
from pipeline.plan.records.record_owners import owners_by_field, owners_in
from schema.owners.parse_owners import read_owners


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("Procurement Ethics and Estates Lead", ["Procurement Ethics and Estates Lead"]),
        ("Ann Reed and Estates Lead", ["Ann Reed", "Estates Lead"]),
        ("Florence Clement and Estates Lead", ["Florence Clement", "Estates Lead"]),
        ("Ann Reed (supported by Tom and the panel)", ["Ann Reed"]),
        ("Ann Reed (with help from Tom)", ["Ann Reed"]),
        ("Ann Reed (Head of Service)", ["Ann Reed (Head of Service)"]),
        ("Ann Reed supported by Tom Hill", ["Ann Reed", "Tom Hill"]),
        ("Heads of Service, supported by PSW", ["Heads of Service", "PSW"]),
        ("Ann Reed\nFormerly Tom Hill/Sue Dale", ["Ann Reed"]),
        ("Ann Reed (previously Tom Hill)", ["Ann Reed"]),
        ("Ann Reed - until recently Tom Hill", ["Ann Reed"]),
        ("Was Tom Hill, now Ann Reed", ["Ann Reed"]),
        ("Previously: Tom Hill\nNow: Ann Reed", ["Ann Reed"]),
        ("Previously Tom Hill/Sue Dale\nNow Ann Reed", ["Ann Reed"]),
        ("Nowell Reed", ["Nowell Reed"]),
        ("New Lead Officer", ["New Lead Officer"]),
        ("Previously Tom Hill", []),
        ("Ann Reed, ex Tom Hill", ["Ann Reed"]),
        ("Ex-Offender Team", ["Ex-Offender Team"]),
        ("Ann Reed, then Tom Hill", ["Ann Reed", "Tom Hill"]),
        ("Athena Reed", ["Athena Reed"]),
        ("PSW and HUB PSW", ["PSW", "HUB PSW"]),
        ("Ann Reed (assisting: Estates)", ["Ann Reed"]),
        ("Ann Reed (assistant headteacher)", ["Ann Reed (assistant headteacher)"]),
        ("A Reed tbc", ["A Reed"]),
        ("Admissions Officer - to be confirmed", ["Admissions Officer"]),
        ("tbc", []),
        ("Jointly: PSW and Cafcass", ["PSW", "Cafcass"]),
        ("PSW & Cafcass (jointly)", ["PSW", "Cafcass"]),
        ("Head of Jointly Funded Services", ["Head of Jointly Funded Services"]),
        ("Lead - PSW / Support - IRO", ["PSW", "IRO"]),
        ("Lead - Estates", ["Lead - Estates"]),
        ("Lead - Estates\nLead - Admissions", ["Lead - Estates", "Lead - Admissions"]),
        ("Choose a lead", []),
        ("Vacant post", []),
        ("Vacant post, PSW", ["PSW"]),
        ("Same as above", []),
        ("To be allocated", []),
        ("Various", []),
        ("Chair, Improvement Board", ["Chair, Improvement Board"]),
        ("Chair, Police", ["Chair", "Police"]),
        ("HoS via Team Managers", ["HoS", "Team Managers"]),
        ("HoS, PSW etc.", ["HoS", "PSW"]),
        ("HoS & others", ["HoS"]),
        ("Ann Reed, AD & Tom Hill, HoS", ["Ann Reed, AD", "Tom Hill, HoS"]),
        ("Ann Reed, Head of Audit and Policy", ["Ann Reed, Head of Audit and Policy"]),
        ("Ann, Tom and Sue", ["Ann", "Tom", "Sue"]),
        ("MASH Steering Group", ["MASH Steering Group"]),
        ("DCS Steering Group", ["DCS", "Steering Group"]),
        ("1. HoS 2. PSW", ["HoS", "PSW"]),
        ("1) HoS\n2) PSW", ["HoS", "PSW"]),
        ("HoS 2. PSW", ["HoS", "PSW"]),
        ("HoS 3. PSW", ["HoS 3", "PSW"]),
        ("1. HoS", ["1. HoS"]),
    ],
)
def test_helpers_and_former_leads_are_no_leads(words: str, owners: list[str]) -> None:
    assert [owner.name for owner in read_owners(words.split("\n"))] == owners


def cell(*lines: str) -> Cell:
    """The lines of one paragraph, wrapped."""
    return Cell(tuple(Line(words, wraps=i > 0) for i, words in enumerate(lines)))


def test_a_team_and_the_post_behind_it_on_one_line_are_one_post() -> None:
    (owner,) = owners_in(cell("Improvement Team Senior Project Manager"), {})
    assert (owner.name, owner.kind) == ("Improvement Team Senior Project Manager", "role")
    assert len(owners_in(cell("Improvement Team", "Senior Project Manager"), {})) == 2
    assert len(owners_in(cell("Improvement Team / Senior Project Manager"), {})) == 2


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        (["Youth Council Support Worker"], ["Youth Council Support Worker"]),
        (["Safeguarding", "Partnership Quality", "Manager"], ["Safeguarding Partnership Quality Manager"]),
        (["Safeguarding Partnership", "Quality Manager"], ["Safeguarding Partnership", "Quality Manager"]),
        (["DCS Youth Council Support Worker"], ["DCS", "Youth Council", "Support Worker"]),
        (["Support Worker Youth Council"], ["Support Worker", "Youth Council"]),
    ],
)
def test_a_body_and_the_post_behind_it_are_one_where_no_line_ends_between_them(
    lines: list[str], owners: list[str]
) -> None:
    assert [owner.name for owner in owners_in(cell(*lines), {})] == owners


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("Duty Manager, Contact and Reunification", ["Duty Manager, Contact and Reunification"]),
        ("Duty Manager, Housing and Education", ["Duty Manager", "Housing", "Education"]),
        ("Duty Managers, Contact and Reunification", ["Duty Managers", "Contact and Reunification"]),
        ("Duty Manager, Legal", ["Duty Manager", "Legal"]),
        ("Kinship, Respite and Cafcass", ["Kinship", "Respite", "Cafcass"]),
        ("YOT and Kinship Service Manager", ["YOT and Kinship Service Manager"]),
        ("YOT and Service Manager", ["YOT", "Service Manager"]),
        ("Legal Services and Kinship Service Manager", ["Legal Services", "Kinship Service Manager"]),
        ("Partnership and Insight Officer", ["Partnership and Insight Officer"]),
        ("Partnership and Team Manager", ["Partnership", "Team Manager"]),
        ("Board and Insight Officer", ["Board", "Insight Officer"]),
        ("Equality and Practice Leads", ["Equality and Practice Leads"]),
        ("Fostering and Practice Leads", ["Fostering", "Practice Leads"]),
        ("Equality / Practice Leads", ["Equality", "Practice Leads"]),
    ],
)
def test_a_service_of_two_words_belongs_to_the_one_post_before_or_after_it(cell: str, owners: list[str]) -> None:
    assert [owner.name for owner in read_owners([cell])] == owners


@pytest.mark.parametrize(
    ("words", "leads", "accountable"),
    [
        ("Accountable: DCS / Responsible: AD", ["AD"], ["DCS"]),
        ("Strategic lead: DCS, Operational lead: HoS", ["HoS"], ["DCS"]),
        ("Lead: PSW Sponsor: AD", ["PSW"], ["AD"]),
        ("Lead: Service Lead: Fostering", ["Service Lead: Fostering"], []),
        ("Service Lead: Fostering", ["Service Lead: Fostering"], []),
        ("Sponsor: AD", ["AD"], []),
    ],
)
def test_labels_in_one_line_tell_who_leads_and_who_answers(
    words: str, leads: list[str], accountable: list[str]
) -> None:
    cells = {"owners": cell(words), "accountable": Cell(), "partners": Cell()}
    found = owners_by_field(cells, {})
    assert [owner.name for owner in found["owners"]] == leads
    assert [owner.name for owner in found["accountable"]] == accountable


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        (
            ["Legal Services Manager", "and Workforce", "Development Manager"],
            ["Legal Services Manager", "Workforce Development Manager"],
        ),
        (
            ["Head of Adoption", "and Fostering", "Service Manager"],
            ["Head of Adoption and Fostering", "Service Manager"],
        ),
        (
            ["Assistant Director, Quality", "and Performance and Practice", "Improvement Lead"],
            ["Assistant Director, Quality and Performance", "Practice Improvement Lead"],
        ),
    ],
)
def test_and_at_the_head_of_a_line_joins_it_to_words_of_a_service_and_not_to_a_post(
    lines: list[str], owners: list[str]
) -> None:
    assert [owner.name for owner in owners_in(cell(*lines), {})] == owners


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        (["Workforce", "Development Manager"], ["Workforce Development Manager"]),
        (["Business", "Support Manager"], ["Business Support Manager"]),
        (["Workforce", "Practice Lead"], ["Workforce", "Practice Lead"]),
        (["Workforce", "Development Team"], ["Workforce", "Development Team"]),
    ],
)
def test_a_line_that_ends_within_the_name_of_a_service_goes_on_to_its_post(lines: list[str], owners: list[str]) -> None:
    assert [owner.name for owner in read_owners(lines)] == owners
