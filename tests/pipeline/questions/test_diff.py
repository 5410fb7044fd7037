"""The diff: what changed between two builds of plans of the same names."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from pipeline.questions.diff import Diff, diff
from schema.contract import Record, Records
from tests.data_sets import document, written

PLAN: list[Record] = [
    {"action_ref": "1", "action": "Review the threshold document with partners", "due_text": "March 2024"},
    {"action_ref": "2", "action": "Train all managers in reflective supervision", "rag": "amber"},
    {"action": "Recruit two permanent team managers", "status": "on_track"},
]


def changes(tmp_path: Path, old: list[Records], new: list[Records]) -> Diff:
    return diff(written(tmp_path / "old", *old), written(tmp_path / "new", *new))


def later(**change: object) -> list[Record]:
    """The plan with its first action changed."""
    return [PLAN[0] | change, *PLAN[1:]]


def test_the_same_data_set_has_not_changed(tmp_path: Path) -> None:
    found = changes(tmp_path, [document("plan", PLAN)], [document("plan", PLAN)])
    assert found == Diff()
    assert list(found.lines()) == ["Nothing changed."]


def test_documents_come_go_and_change(tmp_path: Path) -> None:
    old = [document("a", PLAN), document("b", PLAN)]
    found = changes(tmp_path, old, [document("b", PLAN, sha256="other"), document("c", [])])
    assert (found.documents_added, found.documents_removed) == (("c.pdf",), ("a.pdf",))
    assert found.documents_changed == ("b.pdf",)
    assert len(found.removed) == len(PLAN)


def test_an_action_in_other_words_is_the_same_action(tmp_path: Path) -> None:
    words = "Review the threshold document with all partners and publish it"
    found = changes(tmp_path, [document("plan", PLAN)], [document("plan", later(action=words))])
    assert [(c.what, c.before, c.after) for c in found.reworded] == [("1", PLAN[0]["action"], words)]
    assert (found.added, found.removed) == ((), ())


def test_an_action_about_something_else_is_another(tmp_path: Path) -> None:
    found = changes(tmp_path, [document("plan", PLAN)], [document("plan", later(action="Buy laptops"))])
    assert [c.before for c in found.removed] == [PLAN[0]["action"]]
    assert [c.after for c in found.added] == ["Buy laptops"]


def test_another_owner_and_a_date_that_comes_or_goes_are_told(tmp_path: Path) -> None:
    old = later(owners=["Head of Service"], due_last=dt.date(2024, 3, 31))
    found = changes(tmp_path, [document("plan", old)], [document("plan", later(owner_text="TBC", due_text="tbc"))])
    assert [(c.before, c.after) for c in found.reowned] == [("Head of Service", "TBC")]
    assert [(c.before, c.after) for c in found.redated] == [("March 2024", "tbc")]


def test_the_order_of_actions_does_not_count(tmp_path: Path) -> None:
    assert changes(tmp_path, [document("plan", PLAN)], [document("plan", PLAN[::-1])]) == Diff()


def test_a_later_date_has_slipped_and_an_earlier_one_is_brought_forward(tmp_path: Path) -> None:
    def due(month: int) -> list[Record]:
        day = dt.date(2024, month, 28)
        return later(due_text=f"28/{month}/24", due_first=day, due_last=day)

    found = changes(
        tmp_path, [document("a", due(3)), document("b", due(3))], [document("a", due(5)), document("b", due(1))]
    )
    assert [(c.source_file, c.before, c.after) for c in found.slipped] == [("a.pdf", "28/3/24", "28/5/24")]
    assert [c.source_file for c in found.brought_forward] == ["b.pdf"]


def test_a_new_rating_is_told_with_the_old_one(tmp_path: Path) -> None:
    new = [PLAN[0], PLAN[1] | {"rag": "green", "status": "complete"}, PLAN[2] | {"status": None}]
    found = changes(tmp_path, [document("plan", PLAN)], [document("plan", new)])
    assert [(c.before, c.after) for c in found.rerated] == [("amber", "green, complete"), ("on_track", None)]


def test_the_diff_is_to_be_had_in_words_and_as_json(tmp_path: Path) -> None:
    found = changes(tmp_path, [document("plan", PLAN)], [document("plan", [*PLAN, {"action": "Buy laptops"}])])
    assert list(found.lines()) == ["added: 1", "  plan.pdf, Buy laptops: Buy laptops"]
    assert json.loads(found.to_json())["added"][0]["after"] == "Buy laptops"


COUNCIL = {"authority": "Anytown", "title": "Improvement plan"}


def test_a_plan_under_another_name_is_the_same_by_council_and_title(tmp_path: Path) -> None:
    new = document("plan-v2", later(rag="red"), **COUNCIL, is_draft=False)
    found = changes(tmp_path, [document("plan", PLAN, **COUNCIL, is_draft=True)], [new])
    assert found.documents_renamed == ("plan.pdf -> plan-v2.pdf",)
    assert (found.documents_added, found.documents_removed, found.added) == ((), (), ())
    assert [(c.what, c.before, c.after) for c in found.facts] == [("is_draft", "True", "False")]
    assert [(c.source_file, c.after) for c in found.rerated] == [("plan-v2.pdf", "red")]


def test_a_file_of_the_same_name_by_another_council_is_another_plan(tmp_path: Path) -> None:
    other = document("plan", PLAN, sha256="other", **COUNCIL | {"authority": "Bigtown"})
    found = changes(tmp_path, [document("plan", PLAN, **COUNCIL)], [other])
    assert (found.documents_added, found.documents_removed) == (("plan.pdf",), ("plan.pdf",))


def test_a_plan_whose_council_is_told_now_is_the_same_by_the_name_of_its_file(tmp_path: Path) -> None:
    found = changes(tmp_path, [document("plan", PLAN)], [document("plan", PLAN, sha256="other", **COUNCIL)])
    assert [(c.what, c.after) for c in found.facts] == [("authority", "Anytown"), ("title", "Improvement plan")]


def test_of_two_plans_with_one_title_nobody_can_tell_which_is_which(tmp_path: Path) -> None:
    old = [document("a", PLAN, **COUNCIL), document("b", PLAN, **COUNCIL)]
    found = changes(tmp_path, old, [document("c", PLAN, **COUNCIL)])
    assert (found.documents_added, found.documents_removed) == (("c.pdf",), ("a.pdf", "b.pdf"))
