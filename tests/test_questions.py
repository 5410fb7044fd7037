"""The twelve questions: each command of docs/questions.md, run on the sample plans, and what it and the page answer."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands.app import app
from pipeline.outputs.site.charts import slips
from pipeline.questions import reports
from pipeline.questions.missing import missing
from pipeline.questions.neighbours import set_beside
from pipeline.questions.query import Row
from pipeline.questions.twelve_questions import QUESTIONS, answered
from schema.contract import Records
from tests.data_sets import document, written
from tests.inspected import inspected
from tests.places import ROOT

Rows = list[dict[str, str]]
TEXT = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n\s*(actionplans .*)\n", TEXT)
NOTHING = (6, 8)  # the samples are there in one version, and without their reports


def asked(number: int, out: Path, council: str | None = None) -> tuple[int, Rows]:
    words = shlex.split(COMMANDS[number - 1])[1:]
    words[1] = str(out)
    words[-1] = council or words[-1]
    result = CliRunner().invoke(app, [*words, "--format", "csv"])
    return result.exit_code, list(csv.DictReader(io.StringIO(result.stdout)))


def told(slug: str, out: Path) -> list[Row]:
    """What the page of a question tells."""
    (question,) = [question for question in QUESTIONS if question.slug == slug]
    rows, whole = answered(question, out, 10_000)
    assert len(rows) == whole
    return list(rows)


def of(rows: Rows, **values: str) -> dict[str, str]:
    (found,) = [row for row in rows if all(row[name] == value for name, value in values.items())]
    return found


ANSWERS: dict[int, Callable[[Rows], bool]] = {
    1: lambda rows: all(row["of"] == "116" for row in rows),
    2: lambda rows: rows[0]["theme"] == "partnership_working" and (rows[0]["councils"], rows[0]["of"]) == ("5", "5"),
    3: lambda rows: len({row["source_file"] for row in rows}) > 1 and len(rows) == len({r["action"] for r in rows}),
    4: lambda rows: "Harbourside (invented)" in {row["authority"] for row in rows},
    5: lambda rows: of(rows, authority="Wexmoor (invented)")["actions"] == "30",
    7: lambda rows: sum(row["role"] != "" for row in rows) > 3,
    9: lambda rows: all("False" in row.values() for row in rows),
    10: lambda rows: [(row["rag"], row["meaning"]) for row in rows][:1] == [("amber", "On track")],
    11: lambda rows: all(row["answered"] == "0" for row in rows) and int(rows[0]["recommended"]) > 1,
    12: lambda rows: len(rows) == 116 and len({row["source_file"] for row in rows}) == 6,
}


def test_there_are_twelve_questions() -> None:
    assert len(COMMANDS) == 12
    assert {*ANSWERS, *NOTHING} == set(range(1, 13))
    assert [question.command for question in QUESTIONS] == COMMANDS


@pytest.mark.parametrize("number", ANSWERS)
def test_a_question_is_answered(number: int, samples: Path) -> None:
    status, rows = asked(number, samples)
    assert status == 0
    assert rows
    assert ANSWERS[number](rows), rows


@pytest.mark.parametrize("number", NOTHING)
def test_a_question_without_an_answer_in_the_samples_says_so(number: int, samples: Path) -> None:
    assert asked(number, samples)[0] == 1


@pytest.mark.parametrize("most", [5, 115, 116, 117])
def test_an_answer_of_some_rows_tells_how_many_there_are(most: int, samples: Path) -> None:
    (question,) = [question for question in QUESTIONS if question.slug == "printed"]
    rows, whole = answered(question, samples, most)
    assert (len(rows), whole) == (min(most, 116), 116)


def version(name: str, month: int, due: dt.date, ref: str = "A1") -> Records:
    """A plan of that month with one action, due on that day."""
    action = {"action_ref": ref, "action": "Audit the files of every child in care", "authority": "Anytown"}
    action |= {"due_text": f"{due:%d/%m/%y}", "due_first": due, "due_last": due, "due_kind": "dated"}
    bears = {"plan_first": dt.date(2031, month, 1), "plan_last": dt.date(2031, month, 28)}
    inspection = {"inspection_first": dt.date(2031, 1, 2), "inspection_last": dt.date(2031, 1, 6)}
    about = {"authority": "Anytown", "document_type": "action_plan", "framework": "ILACS", "title": "Our plan"}
    return document(name, [action], **about, **bears, **inspection)


def test_what_slipped_is_told_where_a_plan_is_there_in_two_versions(tmp_path: Path) -> None:
    later = version("later", 6, dt.date(2031, 9, 30))
    out = written(tmp_path / "out", version("early", 3, dt.date(2031, 7, 1)), later)
    status, rows = asked(6, out, "Anytown")
    assert status == 0
    assert [(row["kind"], row["days"]) for row in rows] == [("slipped", "91")]
    (slipped,) = told("slipped", out)
    assert (slipped["days"], slipped["due_by"], slipped["was_due"]) == (91, dt.date(2031, 9, 30), "01/07/31")


def test_slips_of_one_action_are_one_line_through_all_versions(tmp_path: Path) -> None:
    days = (3, dt.date(2031, 7, 1)), (6, dt.date(2031, 9, 30)), (8, dt.date(2031, 9, 30)), (9, dt.date(2031, 12, 31))
    out = written(tmp_path / "out", *(version(f"of-{month}", month, due) for month, due in days))
    rows = told("slipped", out)
    assert [(row["days"], row["first_id"], row["action_id"]) for row in rows] == [
        (92, "of-3-0", "of-9-0"),
        (91, "of-3-0", "of-6-0"),
    ]
    drawn = slips(rows, lambda action: f"plan.html#{action}")
    marks = drawn.count("days later")
    assert marks == 5  # two parts of the line, the ring and two discs
    assert drawn.count("Audit the files") == marks + 1  # the line's name


def test_recommendations_without_an_action_are_told_where_the_report_stands_beside_the_plan(tmp_path: Path) -> None:
    out = inspected(tmp_path / "out")
    rows = told("without-action", out)
    assert [row["gap"] for row in rows] == ["unanswered", "unanswered", "no owner"]
    assert {row["text"] for row in rows} <= {row["text"] for row in asked(8, out)[1]}


def test_reports_are_the_same_however_many_are_asked_for_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = inspected(tmp_path / "out")
    together = list(reports.reports(out))
    monkeypatch.setattr(reports, "REPORTS_TOGETHER", 1)
    assert list(reports.reports(out)) == together
    assert [(len(one.findings), len(one.plans), len(one.responses)) for one in together] == [(4, 1, 2), (4, 0, 0)]


def test_a_page_tells_of_all_councils_what_the_command_tells_of_one(samples: Path) -> None:
    assert [
        (row["theme"], row["councils"], row["of"], row["actions"], row["recommended"])
        for row in told("missing", samples)
        if row["authority"] == "Pennygate (invented)"
    ] == [
        (row["theme"], row["councils"], row["of"], row["actions"], row["recommended"])
        for row in missing(samples, set_beside(samples, "Pennygate (invented)"))
    ]


def test_the_nearest_pairs_are_of_two_councils_and_stand_once(samples: Path) -> None:
    rows = told("who-else", samples)
    assert all(row["authority"] != row["other_authority"] for row in rows)
    assert rows[0]["likeness"] == max(row["likeness"] for row in rows) > 0.5
    assert len({frozenset((row["action_id"], row["other_action_id"])) for row in rows}) == len(rows)


def test_councils_that_are_not_known_are_told_apart(tmp_path: Path) -> None:
    bears = {"inspection_published": dt.date(2031, 1, 1)}
    plans = [
        document(name, [{"due_first": due, "due_last": due, "due_kind": "dated"}], **bears)
        for name, due in (("one", dt.date(2031, 3, 1)), ("two", dt.date(2031, 9, 1)))
    ]
    out = written(tmp_path / "out", *plans)
    councils = ["Council not known: one.pdf", "Council not known: two.pdf"]
    for slug in ("how-soon", "lacking"):
        assert [row["authority"] for row in told(slug, out)] == councils
