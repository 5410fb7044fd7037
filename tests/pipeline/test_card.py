"""Cards: every key checked, corrections with a reason, faults told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.card import Card
from pipeline.read import read_path
from pipeline.read_card import read_card
from schema.contract import Record, Records

PLAN = """Marlstone Council: Ofsted action plan, May 2024

| Ref | Action | Lead | Due | RAG |
|---|---|---|---|---|
| 1.1 | Ring every family within a day | Head of Service | Mai 24 | A |
| 1.2 | Tell the board each month | Team Manager | June 2024 | G |
"""


def plan_with(tmp_path: Path, card: str) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    (tmp_path / "plan.md.yml").write_text(card, encoding="utf-8")
    return path


def issues_of(records: Records) -> list[Record]:
    """The issues but for the one that no list has the invented council."""
    return [found for found in records["issues"] if found["code"] != "council_not_known"]


def card_of(tmp_path: Path, text: str) -> Card:
    path = tmp_path / "plan.pdf.yml"
    path.write_text(text, encoding="utf-8")
    return read_card(path)


def test_an_empty_card_says_nothing(tmp_path: Path) -> None:
    assert card_of(tmp_path, "") == Card()


def test_a_card_says_what_the_document_does_not(tmp_path: Path) -> None:
    row = read_path(plan_with(tmp_path, "authority: Marlstone\nurl: https://plans.example/1\nlicence: OGL"))[
        "documents"
    ][0]
    assert (row["authority"], row["url"], row["licence"]) == ("Marlstone", "https://plans.example/1", "OGL")


def test_pages_may_be_one_or_a_range(tmp_path: Path) -> None:
    assert card_of(tmp_path, "pages: 3-12").pages == (3, 12)
    assert card_of(tmp_path, "pages: 4").pages == (4, 4)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("autority: Kent", "there is no 'autority'"),
        ("authority: name of the  Council", "is to be replaced"),
        ("pages: all", "pages: must be like 3-12"),
        ("quarters: lunar", "financial or calendar"),
        ("headings: {Wer: wer}", "headings: Wer: no field 'wer'"),
        ("apart: [three]", "apart: 1: must be the number of a page"),
        ("looked_at: {'0123456789abcdef': What I saw on the page}", "say what you saw"),
        ("corrections: {action: 1.1}", "must be a list"),
        ("corrections: [{action: '1.1', field: due}]", "each correction needs"),
        ("corrections: [{action: '1.1', field: shape, read_as: x, reason: y}]", "'shape' is none of"),
        ("corrections: [{action: '1.1', field: due, read_as: x, reason: ' '}]", "reason must be given"),
        ("corrections: [{action: '1.1', field: due, read_as: x, reason: [y]}]", "reason must be one line of words"),
        ("corrections: [{action: [1.1], field: due, read_as: x, reason: y}]", "action must be one line of words"),
        ("pages: 9-3", "must be like 3-12"),
        ("pages: ²", "must be like 3-12"),
        ("published: lately", "published: must be a day"),
        ("headings: {Wer: [owners]}", "headings: Wer: must be one line of words"),
        ("legend: {amber: [late]}", "legend: amber: must be one line of words"),
        ("legend: {tartan: late}", "'tartan' is no colour"),
        ("legend: late", "`key: value` lines"),
        ("a: " + "[" * 5000, "nested too deep"),
        ("- a\n- b", "`key: value` lines"),
        ("a: [", "is not YAML"),
    ],
)
def test_a_fault_of_a_card_is_told_in_words(tmp_path: Path, text: str, told: str) -> None:
    (fault,) = card_of(tmp_path, text).faults
    assert told in fault


def test_a_card_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    assert read_card(tmp_path / "plan.pdf.yml").faults == ("it cannot be opened: No such file or directory",)


def test_a_line_that_cannot_be_used_costs_itself_and_nothing_else(tmp_path: Path) -> None:
    card = card_of(tmp_path, "autority: Kent\ntitle: Plan\nheadings: {Wer: wer, Wann: due}")
    assert (card.title, card.headings, len(card.faults)) == ("Plan", {"Wann": "due"}, 2)


def test_a_correction_is_read_in_place_of_the_printed_words_which_are_kept(tmp_path: Path) -> None:
    card = "corrections: [{action: '1.1', field: due, read_as: May 2024, reason: a slip of the keyboard}]"
    records = read_path(plan_with(tmp_path, card))
    action = records["actions"][0]
    assert (action["due_text"], str(action["due_first"]), action["due_kind"]) == ("Mai 24", "2024-05-01", "dated")
    assert "corrected" in action["flags"]
    assert [(i["code"], i["severity"]) for i in issues_of(records)] == [("corrected", "info")]


def test_without_the_correction_the_cell_is_an_issue(tmp_path: Path) -> None:
    records = read_path(plan_with(tmp_path, ""))
    assert [(i["code"], i["text"]) for i in issues_of(records)] == [("unread_date", "Mai 24")]
    assert records["actions"][0]["due_first"] is None


@pytest.mark.parametrize(
    ("card", "told"),
    [
        ("corrections: [{action: '9.9', field: due, read_as: May 2024, reason: gone}]", "there is no action '9.9'"),
        ("headings: {Wann: due}", "no heading or cell of the document says 'Wann'"),
        ("looked_at: {'0123456789abcdef': all well}", "there is no issue '0123456789abcdef'"),
        ("apart: [1]", "no table runs on from page 1"),
        ("autority: Marlstone", "there is no 'autority'"),
    ],
)
def test_a_line_that_matches_nothing_is_an_error_and_the_plan_is_read(tmp_path: Path, card: str, told: str) -> None:
    records = read_path(plan_with(tmp_path, card))
    assert (records["documents"][0]["state"], len(records["actions"])) == ("extracted", 2)
    (line,) = (issue for issue in records["issues"] if issue["code"] == "card_line")
    assert line["severity"] == "error"
    assert told in line["message"]


def test_a_heading_cased_and_spaced_otherwise_on_the_card_is_the_same(tmp_path: Path) -> None:
    records = read_path(plan_with(tmp_path, "headings: {' lead ': owners}"))
    assert [issue["code"] for issue in issues_of(records)] == ["unread_date"]


def test_what_was_looked_at_is_in_doubt_no_more(tmp_path: Path) -> None:
    (doubt,) = issues_of(read_path(plan_with(tmp_path, "")))
    card = f"looked_at: {{'{doubt['issue_id']}': the page gives no month}}"
    (settled,) = issues_of(read_path(plan_with(tmp_path, card)))
    assert settled["severity"] == "info"
    assert settled["message"].endswith("Looked at: the page gives no month")


def test_headings_on_a_card_rescue_a_plan_that_nothing_else_reads(tmp_path: Path) -> None:
    path = plan_with(tmp_path, "headings: {Zu tun: action, Wer: owners, Wann: due}")
    rows = ["| Nr | Zu tun | Wer | Wann |", "|---|---|---|---|", "| 1 | Familien anrufen | Leitung | Mai 2024 |"]
    path.write_text("Marlstone\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert [action["action"] for action in read_path(path)["actions"]] == ["Familien anrufen"]


def test_a_heading_of_the_card_maps_its_column(tmp_path: Path) -> None:
    path = plan_with(tmp_path, "headings: {Wann: due}")
    path.write_text(PLAN.replace("| Due |", "| Wann |"), encoding="utf-8")
    assert [a["due_text"] for a in read_path(path)["actions"]] == ["Mai 24", "June 2024"]


def test_a_legend_of_the_card_gives_colours_their_meaning(tmp_path: Path) -> None:
    path = plan_with(tmp_path, "legend: {amber: behind schedule, green: complete}")
    assert [a["status"] for a in read_path(path)["actions"]] == ["off_track", "complete"]
