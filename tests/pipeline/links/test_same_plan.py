"""A plan that is there twice counts once: found by its words, dates, ratings and owners, or said by a card."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from pipeline.questions.compare import compare
from pipeline.questions.similar import similar
from pipeline.tables import read_rows
from schema.contract import Record, Records
from tests.data_sets import document, written
from tests.places import ROOT
from tests.reading_here import built

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def plan(name: str, actions: list[Record], **facts: object) -> Records:
    told = {"authority": "Anytown", "document_type": "action_plan", "media_type": "application/pdf"} | facts
    return document(name, [{"authority": "Anytown"} | action for action in actions], **told)


def actions(number: int = 10, **more: object) -> list[Record]:
    day = dt.date(2024, 5, 31)
    dated = {"due_text": "May 2024", "due_first": dt.date(2024, 5, 1), "due_last": day, "rag": "amber"}
    return [
        {"action": f"Audit {10 + n} records of visits", "owners": ["Head of Service"]} | dated | more
        for n in range(number)
    ]


def same(out: Path) -> dict[str, str]:
    return {row["document_id"]: row["same_as"] for row in read_rows(out, "documents") if row["same_as"]}


def test_word_and_pdf_of_one_plan_count_once_everywhere(tmp_path: Path) -> None:
    out = written(tmp_path / "out", plan("pdf", actions(), pages=2), plan("word", actions(), media_type=WORD))
    assert same(out) == {"word": "pdf"}
    assert compare(out, "rating").actions == 10
    assert len(similar(out, "records of visits", 50)) == 10


def test_the_document_that_was_read_more_fully_counts(tmp_path: Path) -> None:
    cut = plan("pdf", actions(9), pages=2, plan_last=dt.date(2024, 1, 1))
    out = written(tmp_path / "out", cut, plan("word", actions(), media_type=WORD, plan_last=dt.date(2024, 1, 1)))
    assert same(out) == {"pdf": "word"}


@pytest.mark.parametrize(
    "later",
    [
        plan("later", actions(), plan_last=dt.date(2024, 9, 1)),
        plan("later", [*actions(9), actions(1, action="Audit 19 records of visits", rag="green")[0]]),
        plan("later", actions(progress="Half done")),
        plan("later", actions(4)),
        plan("later", actions(), document_type="progress_report"),
    ],
    ids=["another date", "another rating", "progress", "fewer actions", "a report on it"],
)
def test_a_later_version_is_not_the_same_plan(later: Records, tmp_path: Path) -> None:
    out = written(tmp_path / "out", plan("first", actions(), plan_last=dt.date(2024, 1, 1)), later)
    assert same(out) == {}


def test_plans_of_two_councils_are_not_the_same(tmp_path: Path) -> None:
    out = written(tmp_path / "out", plan("one", actions()), plan("other", actions(), authority="Bexcombe"))
    assert same(out) == {}


def test_what_may_be_the_same_is_asked_with_the_line_that_settles_it(tmp_path: Path) -> None:
    out = written(tmp_path / "out", plan("one", actions()), plan("other", actions(8)))
    assert same(out) == {}
    (doubt,) = read_rows(out, "link_doubts")
    assert (doubt["document_id"], doubt["other_id"]) == ("other", "one")
    assert doubt["card_line"] == 'same_as: "one.pdf"'


def test_a_card_says_which_counts(tmp_path: Path) -> None:
    out = written(tmp_path / "out", plan("full", actions(), same_as_text="short.pdf"), plan("short", actions(3)))
    assert same(out) == {"full": "short"}


def test_a_card_says_that_it_is_no_other(tmp_path: Path) -> None:
    out = written(tmp_path / "out", plan("one", actions()), plan("other", actions(), same_as_text="none"))
    assert same(out) == {}
    assert compare(out, "rating").actions == 20


def test_the_summary_tells_which_document_of_a_plan_counts(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for suffix in (".md", ".txt"):
        shutil.copy(ROOT / "data" / "raw" / f"pennygate-2023{suffix}", tmp_path / "raw")
    shutil.copy(ROOT / "data" / "raw" / "pennygate-2023.md", tmp_path / "raw" / "copy.md")
    (tmp_path / "raw" / "pennygate-2023.txt.yml").write_text("authority: Pennygate")
    for name in ("pennygate-2023.md", "copy.md"):
        (tmp_path / "raw" / f"{name}.yml").write_text("authority: Pennygate")
    summary = built(tmp_path / "raw", tmp_path / "out")
    assert [(row.source_file, row.detail.partition(" counts")[0]) for row in summary.same_plans] == [
        ("pennygate-2023.txt", "copy.md")
    ]
    assert "1 document of a plan that is there twice: one of them counts" in "\n".join(summary.lines())
    assert len(same(tmp_path / "out")) == 2
    again = built(tmp_path / "raw", tmp_path / "out")
    assert not again.written
    assert again.same_plans == summary.same_plans
