"""What was recommended and is not answered, and the way from a recommendation to the next judgement."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands.app import app
from pipeline.questions.gaps import gaps
from pipeline.questions.query import Nothing
from pipeline.questions.trace import trace
from tests.inspected import ASKED, inspected


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return inspected(tmp_path_factory.mktemp("trace") / "out")


def test_gaps_tell_what_is_unanswered_half_answered_or_answers_nothing(out: Path) -> None:
    assert {(row["gap"], row["text"]) for row in gaps(out, "anytown")} == {
        ("no owner", ASKED[1]),
        ("unanswered", ASKED[2]),
        ("unanswered", ASKED[3]),
        ("answers none", "Better telephones for our offices"),
    }


def test_there_are_no_gaps_of_a_council_that_is_not_there(out: Path) -> None:
    assert gaps(out, "Nowhere") == []
    assert CliRunner().invoke(app, ["gaps", str(out), "--authority", "Nowhere"]).exit_code == 1


@pytest.mark.parametrize("record", ["first-f1", "plan-0"])
def test_a_way_leads_from_the_recommendation_to_the_next_judgement(record: str, out: Path) -> None:
    found = [(row["step"], row["words"], row["source_file"], row["page"]) for row in trace(out, record)]
    assert found == [
        ("recommendation", ASKED[0], "first.pdf", 3),
        ("paragraph", "Visits are late.", "first.pdf", 5),
        ("objective", ASKED[0], "plan.pdf", 2),
        ("action", "Start a duty team", "plan.pdf", 2),
        ("progress", "Started", "plan.pdf", 2),
        ("next inspection", "Overall effectiveness: good", "second.pdf", 1),
    ]
    (action,) = [row for row in trace(out, record) if row["step"] == "action"]
    assert action["told"] == "Head of Service; due May 2031"


def test_a_recommendation_without_an_answer_says_so(out: Path) -> None:
    assert [row["step"] for row in trace(out, "first-f3")] == ["recommendation", "unanswered", "next inspection"]


@pytest.mark.parametrize("record", ["plan-2", "nothing"])
def test_what_answers_nothing_has_no_way(record: str, out: Path) -> None:
    with pytest.raises(Nothing):
        trace(out, record)
    assert CliRunner().invoke(app, ["trace", str(out), record]).exit_code == 1
