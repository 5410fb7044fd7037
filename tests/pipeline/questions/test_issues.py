"""The issues of a data set, grouped, and the unread words as lines for the vocabularies."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from pipeline.commands.app import app
from pipeline.questions.issues import Unknown, issues, to_csv, to_json, to_text
from pipeline.questions.reports import link_doubts
from schema.contract import Record, Records
from tests.data_sets import document, written
from tests.inspected import inspected


def plan(name: str, *found: Record) -> Records:
    records = document(name, [{}], issues=len(found))
    for number, issue in enumerate(found):
        row = {
            "issue_id": f"{name}-{number}",
            "document_id": name,
            "severity": "warning",
            "message": "Could not be read.",
        } | issue
        records["issues"].append(row)
    return records


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(
        tmp_path_factory.mktemp("issues") / "out",
        plan(
            "a",
            {"code": "unread_heading", "text": "Who leads?", "page": 3},
            {"code": "unread_heading", "text": "who  LEADS?", "page": 4},
            {"code": "unread_heading", "text": 'The "so what"', "page": 4},
            {"code": "page_unreadable", "severity": "error", "page": 9},
        ),
        plan("b", {"code": "unread_date", "text": "=by the Ides", "field": "due"}),
    )


def test_links_in_doubt_are_told_with_the_lines_that_settle_them(tmp_path: Path) -> None:
    out = inspected(tmp_path / "out", answers="other.pdf")
    doubts = link_doubts(out)
    assert doubts
    lines = list(to_text(issues(out), doubts))
    assert all(f"        {doubt['card_line']}" in lines for doubt in doubts)
    assert f"links not sure, and not made: {len(doubts)}" in CliRunner().invoke(app, ["issues", str(out)]).output


def test_the_gravest_come_first_and_words_that_compare_the_same_are_one_line(out: Path) -> None:
    lines = list(to_text(issues(out)))
    assert lines[0] == "5 to look at"
    assert lines[1] == "error    page_unreadable: 1, in 1 document"
    assert '    - "Who leads?"  # 2 times, a.pdf page 3' in lines


def test_the_lines_for_a_vocabulary_are_yaml(out: Path) -> None:
    pasted = "\n".join(line for line in to_text(issues(out, code="unread_heading")) if line.startswith(("    -", "#")))
    assert yaml.load(pasted, Loader=yaml.BaseLoader) == ["Who leads?", 'The "so what"']


def test_issues_of_one_document_are_asked_for_by_its_file_or_id(out: Path) -> None:
    assert {row["code"] for row in issues(out, document="b.pdf")} == {"unread_date"}
    assert issues(out, document="b") == issues(out, document="b.pdf")


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"code": "colour"}, "there are page_unreadable, unread_date"), ({"document": "c.pdf"}, "no document c.pdf")],
)
def test_what_is_not_there_is_told(out: Path, asked: dict[str, str], said: str) -> None:
    with pytest.raises(Unknown, match=said):
        issues(out, **asked)


def test_json_has_the_groups(out: Path) -> None:
    groups = {group["code"]: group for group in json.loads(to_json(issues(out)))}
    assert groups["unread_heading"]["count"] == 3
    assert [text["count"] for text in groups["unread_heading"]["texts"]] == [2, 1]


def test_csv_has_a_line_an_issue_and_runs_no_formula(out: Path) -> None:
    rows = list(csv.DictReader(to_csv(issues(out)).splitlines()))
    assert len(rows) == 5
    assert [row["text"] for row in rows if row["code"] == "unread_date"] == ["'=by the Ides"]
