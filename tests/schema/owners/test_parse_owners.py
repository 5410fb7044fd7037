"""An owner cell is taken apart into single posts, people, initials, teams and bodies, and nothing is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.owners import lexicon as owner_lexicon
from schema.owners import owner_items
from schema.owners.parse_owners import glossary_of, read_owners


def names(*lines: str) -> list[str]:
    return [owner.name for owner in read_owners(lines)]


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("Director of Education; Team Managers", ["Director of Education", "Team Managers"]),
        ("Head of Audit, Policy and Placements, PSW", ["Head of Audit, Policy and Placements", "PSW"]),
        ("Head of Legal, Police and Health", ["Head of Legal", "Police", "Health"]),
        ("Superintendent, Public Protection", ["Superintendent, Public Protection"]),
        ("Superintendent, Police", ["Superintendent", "Police"]),
        ("Local Offer Officer & SENDIASS", ["Local Offer Officer", "SENDIASS"]),
        ("Hart, Jo; O'Brien, Mary", ["Hart, Jo", "O'Brien, Mary"]),
        ("SMITH, John (Head of MASH)", ["SMITH, John (Head of MASH)"]),
        ("Hart, Jo, Okoro, Sam", ["Hart", "Jo", "Okoro", "Sam"]),
        ("Ann, Jo", ["Ann", "Jo"]),
        ("Finance, Jo", ["Finance", "Jo"]),
        ("HGS, Jo", ["HGS", "Jo"]),
        ("DCS/HoS/ Senior Leaders", ["DCS", "HoS", "Senior Leaders"]),
        ("Service Managers & Team Managers", ["Service Managers", "Team Managers"]),
        ("Lead IRO and Service Manager Fostering", ["Lead IRO", "Service Manager Fostering"]),
        ("AD, HoS and TMs", ["AD", "HoS", "TMs"]),
        ("TMs/ATMs", ["TMs", "ATMs"]),
        ("Police + Health", ["Police", "Health"]),
        ("• Team Managers • Service Managers", ["Team Managers", "Service Managers"]),
        ("Jo Green/ Housing", ["Jo Green", "Housing"]),
        ("Police and Health", ["Police", "Health"]),
        ("Training and development/PSW", ["Training and development", "PSW"]),
        ("Service Manager Fostering and NBSCP", ["Service Manager Fostering", "NBSCP"]),
        ("All SLT/all managers", ["All SLT", "all managers"]),
        ("DCS and the Safeguarding Partnership", ["DCS", "the Safeguarding Partnership"]),
        ("Virtual School and Team Manager: Adoption", ["Virtual School", "Team Manager: Adoption"]),
        ("Youth Justice Operations Manager; Youth Justice", ["Youth Justice Operations Manager", "Youth Justice"]),
        ("Chief Nurse, NHS Exeshire and Wyeshire ICB", ["Chief Nurse", "NHS Exeshire and Wyeshire ICB"]),
        ("NHS, Exeshire ICB", ["NHS", "Exeshire ICB"]),
        ("NHS and Exeshire Police", ["NHS", "Exeshire Police"]),
    ],
)
def test_separators_separate(cell: str, owners: list[str]) -> None:
    assert names(cell) == owners


@pytest.mark.parametrize(
    "cell",
    [
        "Head of Probation Delivery Unit",
        "Matron, Acute",
        "Assistant Director, Safeguarding and Family Support",
        "Learning and Development Team",
        "Head of QA and Safeguarding",
        "Head of Fostering, Adoption and Permanence",
        "Head of Audit, Training, Policy and Placements",
        "Heads of Service for Assessment, CIN and CLA",
        "Cabinet Member for Children and Young People",
        "AD – SLAC",
        "AD- SLAC",
        "SM - Workforce",
        "Team Manager: Life Skills",
        "Head of Legal and Democratic Services",
        "Head of HR & OD",
        "Service Manager 16+",
        "Safeguarding Partnership Business Manager",
        "Performance and Quality Assurance Manager",
        "Independent Chair of the Safeguarding Partnership",
        "SEND and Inclusion Strategic Lead",
        "MASH Service Manager",
        "Interim Head of Service Early Help",
        "Voice of the Child Lead",
        "Health (Designated Nurse)",
        "Jane Doe – HoS",
        "Jane Doe, Strategic Media and PR Manager, NCC",
        "DCS - Jane Doe",
        "Cleveland Police",
        "ICS Project Manager",
        "ICB Place Director",
        "LSCB Business Manager",
        "Principal Officer, Safeguarding",
        "Detective Inspector, Public Protection",
        "Service Manager, Access and Assessment",
        "Chair of MACE",
        "ICB Safeguarding Team",
    ],
)
def test_what_stands_inside_one_owner_stays(cell: str) -> None:
    assert names(cell) == [cell]


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        (
            "Service Director Service Manager Fieldwork Team Managers",
            ["Service Director", "Service Manager Fieldwork", "Team Managers"],
        ),
        ("Service Manager Children in Care Legal Services", ["Service Manager Children in Care", "Legal Services"]),
        ("Virtual School Head Permanency Team Lead IRO", ["Virtual School Head", "Permanency Team", "Lead IRO"]),
        ("DCS SM Workforce", ["DCS", "SM Workforce"]),
        ("AD SLAC QXLHR", ["AD SLAC", "QXLHR"]),
        ("AD – SLAC Police", ["AD – SLAC", "Police"]),
        ("HC Volunteer Coordinator", ["HC", "Volunteer Coordinator"]),
        ("JD SB L&D RT", ["JD", "SB", "L&D", "RT"]),
        ("Jill Arden Jean Tolland Ginny Marsden", ["Jill Arden", "Jean Tolland", "Ginny Marsden"]),
        (
            "Service Manager Children in Care Participation leads",
            ["Service Manager Children in Care", "Participation leads"],
        ),
    ],
)
def test_separators_lost_in_line_breaks(cell: str, owners: list[str]) -> None:
    assert names(cell) == owners


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        (["Service Director", "Service Manager Fieldwork"], ["Service Director", "Service Manager Fieldwork"]),
        (["Director of", "Children's Services"], ["Director of Children's Services"]),
        (["Service Manager Fieldwork &", "Team Managers"], ["Service Manager Fieldwork", "Team Managers"]),
        (["SB", "SH L&D", "JM-IRO"], ["SB", "SH L&D", "JM-IRO"]),
        (["HF", "(HC/JM)"], ["HF", "HC", "JM"]),
        (["Jane Doe", "Head of Early Help"], ["Jane Doe", "Head of Early Help"]),
        (["Jane", "Dorrington"], ["Jane Dorrington"]),
        (["Adoption Support", "Officer"], ["Adoption Support Officer"]),
        (["Adoption Support", "Officers"], ["Adoption Support", "Officers"]),
        (["Police", "Officer"], ["Police", "Officer"]),
        (["Head of Service, Front", "Door / Duty Manager"], ["Head of Service, Front Door", "Duty Manager"]),
        (["Head of Practice", "Lead Member"], ["Head of Practice", "Lead Member"]),
        (["ICB", "Safeguarding Team"], ["ICB", "Safeguarding Team"]),
        (["Strategic: DCS", "Operational: Duty Manager"], ["DCS", "Duty Manager"]),
        (["Duty Manager", "Officer"], ["Duty Manager", "Officer"]),
        (["Duty Manager and Independent", "Visiting Officer"], ["Duty Manager", "Independent Visiting Officer"]),
        (["Head of Care and Adoption", "Visiting Officer"], ["Head of Care and Adoption", "Visiting Officer"]),
        (
            ["Service Manager, Fostering Principal Social Worker"],
            ["Service Manager, Fostering", "Principal Social Worker"],
        ),
        (["Service Manager, Zygon Principal Social Worker"], ["Service Manager", "Zygon Principal Social Worker"]),
    ],
)
def test_lines_as_the_author_began_them(lines: list[str], owners: list[str]) -> None:
    assert names(*lines) == owners


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("Lead: DCS Support: PSW", ["DCS", "PSW"]),
        ("Lead: Placements Officer\nSupport: Public Health", ["Placements Officer", "Public Health"]),
        ("Jane Doe (HoS) supported by John Roe", ["Jane Doe (HoS)", "John Roe"]),
        ("PSW with support from Team Managers", ["PSW", "Team Managers"]),
        ("The Improvement Board will oversee this", ["The Improvement Board"]),
        ("Jane Doe/TBC", ["Jane Doe"]),
        ("N/A", []),
        ("n/a / TBC", []),
        ("Vacant", []),
        ("As above", []),
        ("", []),
    ],
)
def test_words_that_name_nobody(cell: str, owners: list[str]) -> None:
    assert names(cell) == owners


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("Volunteer Co- ordinator", ["Volunteer Co-ordinator"]),
        ("Learning and developm ent/PSW", ["Learning and development", "PSW"]),
        ("Team Managers/PS W", ["Team Managers", "PSW"]),
        ("HF (HC/JM/M E)", ["HF", "HC", "JM", "ME"]),
        ("ТА", ["TA"]),  # Cyrillic letters
        ("Service  Manager\u00a0Fostering", ["Service Manager Fostering"]),
    ],
)
def test_what_the_column_broke_is_mended(cell: str, owners: list[str]) -> None:
    assert names(cell) == owners


@pytest.mark.parametrize(
    ("cell", "kind", "role"),
    [
        ("Service Director", "role", "director"),
        ("DCS", "role", "director"),
        ("AD – SLAC", "role", "assistant director"),
        ("HOS QA", "role", "head of service"),
        ("Heads of Service", "role", "head of service"),
        ("SERVICE MANAGER OPERATIONS", "role", "service manager"),
        ("TMs", "role", "team manager"),
        ("PSW", "role", "practitioner lead"),
        ("SEND Programme Manager", "role", "manager"),
        ("Elected Members", "role", "elected member"),
        ("Cllr J Doe", "person", "elected member"),
        ("Jane Doe, Head of Fostering", "person", "head of service"),
        ("J. Doe", "person", None),
        ("Oluwaseun Adeyemi-Kerr", "person", None),
        ("JD", "initials", None),
        ("K.McN", "initials", None),
        ("TM", "initials", None),  # a team manager or a person: nothing says
        ("Permanency Team", "team", None),
        ("IRO Service", "team", None),
        ("Commissioning", "team", None),
        ("Improvement Board", "body", "board"),
        ("NBSCB", "body", "board"),
        ("SLT", "body", "senior leaders"),
        ("ICB", "body", "partner agency"),
        ("Schools and settings", "body", "partner agency"),
    ],
)
def test_kind_and_role(cell: str, kind: str, role: str | None) -> None:
    (owner,) = read_owners([cell])
    assert (owner.kind, owner.role) == (kind, role)


def test_letters_beside_posts_are_a_post() -> None:
    assert [owner.role for owner in read_owners(["SM/TM"])] == ["service manager", "team manager"]
    assert [owner.kind for owner in read_owners(["MH, TM, SD"])] == ["initials"] * 3


def test_abbreviations_are_expanded_beside_the_printed_form() -> None:
    glossary = {"JD": "Jane Doe", "SLAC": "Safety and Learning"}
    first, second = read_owners(["JD", "AD – SLAC"], glossary)
    assert (first.name, first.kind, first.expanded) == ("JD", "initials", "Jane Doe")
    assert (second.name, second.expanded) == ("AD – SLAC", "Assistant Director – Safety and Learning")
    assert read_owners(["Team Manager"])[0].expanded is None


def test_a_person_with_her_initials() -> None:
    (owner,) = read_owners(["Jane Doe (JD)"])
    assert (owner.name, owner.initials) == ("Jane Doe", "JD")


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("Jane Doe (JD) leads this.", {"JD": "Jane Doe"}),
        ("the Multi-Agency Safeguarding Hub (MASH)", {"MASH": "Multi-Agency Safeguarding Hub"}),
        ("MASH (Multi Agency Safeguarding Hub)", {"MASH": "Multi Agency Safeguarding Hub"}),
        ("Head of Service (HoS)", {"HoS": "Head of Service"}),
        ("Independent Reviewing Officers (IROs)", {"IRO": "Independent Reviewing Officers"}),
        ("JD - Jane Doe\nHC – Helen Carr", {"JD": "Jane Doe", "HC": "Helen Carr"}),
        ("Key: HC = Helen Carr, JM = Jo Moss; PD: Pat Dunn", {"HC": "Helen Carr", "JM": "Jo Moss", "PD": "Pat Dunn"}),
        ("Quality Assurance and Improvement (QA&I)", {"QA&I": "Quality Assurance and Improvement"}),
        ("the audit tool (XYZ)", {}),
        ("AD - Safeguarding", {}),
        ("Signs of Safety (SoS) and the Secretary of State (SoS)", {}),
    ],
)
def test_definitions_are_read_where_the_letters_fit(text: str, defined: dict[str, str]) -> None:
    assert glossary_of([text]) == defined


def test_cells_of_known_names_read_the_same_without_spacy() -> None:
    cells = ["DCS/HoS", "JD", "Housing", "Service Director\nService Manager", "TM/SM", "HR;Legal Services", "SLT"]
    quick = [read_owners(cell.split("\n")) for cell in cells]
    by_rules = [read_owners(["Zygon", *cell.split("\n")])[1:] for cell in cells]
    assert quick == by_rules


@pytest.mark.parametrize(
    "cell",
    [
        "Head of Fostering and Service Manager, Adoption",
        "Interim Director of Children's Services (DCS) / all Team Managers",
        "Heads of Service; NHS & Police\nVirtual School Head – with partners",
        "Assistant Director - Early Help, Family Hubs and Youth Justice",
    ],
)
def test_posts_and_teams_are_found_as_the_rules_find_them(cell: str) -> None:
    tokens = owner_items.tokens_of(cell)
    assert not owner_items.may_name_people(tokens)
    assert owner_items.entities_known(tokens) == owner_items.entities_by_rules(cell)


@pytest.mark.parametrize("cell", ["Cllr Zygon", "J. Zygon", "J Zygon", "Jane Zygon", "Jane de Zygon", "Jane Mary"])
def test_a_cell_that_may_name_people_is_read_by_rules(cell: str) -> None:
    assert owner_items.may_name_people(owner_items.tokens_of(f"Team Manager, {cell}"))


@pytest.mark.parametrize("cell", ["Zygon", "jane zygon", "Zygon Team", "Director; Cllr"])
def test_a_cell_without_a_name_waits_for_no_spacy(cell: str) -> None:
    assert not owner_items.may_name_people(owner_items.tokens_of(cell))


def test_one_entry_with_two_meanings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    owner_lexicon.lexicon.cache_clear()
    words = {**owner_lexicon.load("owners"), "service": ["Team Manager"]}
    monkeypatch.setattr(owner_lexicon, "load", lambda _: words)
    with pytest.raises(ValueError, match=r"owners\.yml: 'Team Manager'"):
        owner_lexicon.lexicon()
    monkeypatch.undo()
    owner_lexicon.lexicon.cache_clear()


WORDS = [
    "Service",
    "Manager",
    "Team",
    "Managers",
    "Head of",
    "Fostering",
    "Adoption",
    "DCS",
    "JD",
    "Jane Doe",
    "Police",
    "Legal Services",
    "(JD)",
    "QA",
    "AD",
    "–",
    "Lead",
    "Zorb",
    "Board",
]
SEPARATORS = [" ", " ", ", ", "/", " & ", " and ", "; ", "\n"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SEPARATORS)), min_size=1, max_size=9))
def test_every_letter_of_the_cell_is_in_one_name_and_none_is_invented(words: list[tuple[str, str]]) -> None:
    cell = "".join(word + separator for word, separator in words)
    owners = read_owners(cell.split("\n"))
    printed = " ".join(cell.split())
    assert all(owner.name in printed for owner in owners)
    assert _letters("".join(o.name + (o.initials or "") for o in owners)) == _letters(cell)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", re.sub(r"\band\b", "", text))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_cell_has_owners_or_none(lines: list[str]) -> None:
    assert all(owner.name.strip() for owner in read_owners(lines))
    assert all(short and words for short, words in glossary_of(lines).items())
