"""Which council a document is of."""

from __future__ import annotations

import pytest

from schema.document.authorities import authorities, find_authority

TITLE, FRONT, BODY = 5.0, 2.0, 1.0


def name_of(*texts: tuple[str, float]) -> str | None:
    authority, _ = find_authority(texts)
    return authority.name if authority else None


def test_every_present_council_has_its_codes() -> None:
    present = [a for a in authorities().values() if a.ended is None]
    assert len(present) == 153
    assert all(a.gss.startswith(("E06", "E08", "E09", "E10")) and len(a.la_code) == 3 and a.region for a in present)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kent County Council action plan", "Kent"),
        ("ISLE OF WIGHT COUNCIL", "Isle of Wight"),
        ("London Borough of Hammersmith & Fulham", "Hammersmith and Fulham"),
        ("Stoke on Trent improvement plan", "Stoke-on-Trent"),
        ("Hull City Council", "Kingston upon Hull"),
        ("Bristol SEND plan", "City of Bristol"),
        ("North Yorkshire Council", "North Yorkshire"),
        ("City of York Council", "York"),
        ("Durham County Council", "County Durham"),
        ("Birmingham Children's Trust delivery plan", "Birmingham"),
        ("Somerset County Council", "Somerset"),
        ("Northamptonshire County Council", "Northamptonshire"),
        ("Reading Borough Council", "Reading"),
        ("Children's services in Bury", "Bury"),
        ("Contact: plan@medway.gov.uk", "Medway"),
        ("www.eastsussex.gov.uk/plan", "East Sussex"),
    ],
)
def test_a_council_is_found_by_any_of_its_names(text: str, name: str) -> None:
    assert name_of((text, FRONT)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Reading skills of children",
        "Reading the report, members asked to bury the matter",
        "Ofsted, 1 Any Street, Manchester M1 2WD",
        "Greater Manchester Police",
        "Michael Bolton, Chair",
        "Cambridge University Hospitals",
        "Harbourside Council improvement plan",
    ],
)
def test_a_word_person_or_address_is_no_council(text: str) -> None:
    assert name_of((text, FRONT)) is None


def test_a_partner_in_passing_is_not_the_council() -> None:
    partner = ("Leeds City Council supports us as partner in practice.", BODY)
    assert name_of(("Improvement plan", TITLE), partner, partner) is None
    assert name_of(("Harbourside Council improvement plan", TITLE), (partner[0], FRONT)) is None
    assert name_of(("Post-inspection plan", TITLE), ("Wirral Council", FRONT), partner, partner, partner) == "Wirral"


def test_two_councils_of_equal_weight_are_none() -> None:
    assert name_of(("Kent County Council and Medway Council", FRONT)) is None


def test_where_it_was_read_is_told() -> None:
    assert find_authority([("Write to plan@derby.gov.uk", FRONT)])[1] == "email domain"
    assert find_authority([("Derby City Council", FRONT)])[1] == "official name"
