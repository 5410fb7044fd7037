"""Which report a plan answers, and which units of a plan may answer a recommendation."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.links.replies import replies
from pipeline.tables import read_rows
from tests.inspected import ASKED, inspected

UNKNOWN = {"inspection_first": None, "inspection_last": None, "plan_last": None, "framework": None}


@pytest.mark.parametrize(
    ("facts", "report", "how"),
    [
        ({}, "first", "inspected"),
        ({"answers": "second.pdf"}, "second", "card"),
        ({"answers": "second"}, "second", "card"),
    ],
)
def test_a_plan_answers_the_report_that_the_evidence_or_its_card_names(
    facts: dict[str, object], report: str, how: str, tmp_path: Path
) -> None:
    (answer,) = read_rows(inspected(tmp_path / "out", **facts), "answers")
    assert (answer["document_id"], answer["report_id"], answer["how"]) == ("plan", report, how)


def test_a_plan_older_than_a_report_does_not_answer_it(tmp_path: Path) -> None:
    out = inspected(tmp_path / "out", **(UNKNOWN | {"plan_last": dt.date(2030, 1, 31)}))
    assert read_rows(out, "answers") == []


def test_a_report_that_is_not_there_is_asked_for(tmp_path: Path) -> None:
    out = inspected(tmp_path / "out", answers="other.pdf")
    assert read_rows(out, "answers") == []
    assert ["other.pdf" in row["reason"] for row in read_rows(out, "link_doubts")] == [True]


def test_the_same_and_other_words_answer_and_foreign_ones_do_not(tmp_path: Path) -> None:
    out = inspected(tmp_path / "out")
    found = {(row["plan_record"], row["finding_id"], row["how"]) for row in read_rows(out, "responses")}
    assert found == {("plan-0", "first-f1", "verbatim"), ("plan-1", "first-f2", "reworded")}


def action(name: str, objective: str | None, ref: str | None = None) -> dict[str, object]:
    told = {"action_id": name, "action_ref": None, "action": f"Do {name}", "inspection_refs": []}
    return told | {"objective": objective, "objective_ref": ref, "objective_text": None}


def finding(name: str, text: str, ref: str | None = None, kind: str = "recommendation") -> dict[str, object]:
    return {"finding_id": name, "text": text, "ref": ref, "kind": kind, "inspection_refs": ["para 9"]}


def test_actions_of_one_objective_are_one_unit_and_one_without_is_its_own() -> None:
    units = replies([], [action("a", ASKED[0]), action("b", ASKED[0]), action("c", None)])
    assert [unit.records for unit in units] == [["a", "b"], ["c"]]


@pytest.mark.parametrize(("text", "ref"), [(ASKED[0], None), ("In other words", "1")])
def test_a_finding_belongs_to_the_objective_of_its_words_or_number(text: str, ref: str | None) -> None:
    (unit,) = replies([finding("f", text, ref)], [action("a", ASKED[0], "1")])
    assert unit.records == ["f", "a"]
    assert unit.refs == {"para 9"}


def test_a_finding_that_no_objective_repeats_is_a_unit_without_actions_and_what_was_seen_is_none() -> None:
    units = replies(
        [finding("f", "Alone"), finding("s", "We saw this", kind="inspectors_found")], [action("a", ASKED[0])]
    )
    assert [unit.records for unit in units] == [["a"], ["f"]]
