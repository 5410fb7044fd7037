"""Links from the corpus's plans to the reports they answer, against what a person reads in them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.links.wording import likeness, verbatim
from schema.contract import Record
from tests.places import SHARED, needs
from tests.reading_here import built

LINKS = SHARED / "corpus" / "links" / "links.json"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    raw = folder / "raw"
    raw.mkdir()
    for pair in json.loads(LINKS.read_text(encoding="utf-8"))["pairs"]:
        shutil.copy(SHARED / "corpus" / "rebuilt" / f"{pair['plan']}.docx", raw)
        shutil.copy(SHARED / "corpus" / "reports" / pair["report"], raw)
    built(raw, folder / "out")
    return folder / "out"


def rows(out: Path, table: str) -> list[Record]:
    found: list[Record] = pq.read_table(out / f"{table}.parquet").to_pylist()
    return found


def same(one: str, other: str) -> bool:
    return verbatim(one, other) or likeness([one], [other])[0][0] > 0.9


@needs(LINKS)
def test_objectives_link_to_the_recommendations_they_answer_and_to_no_other(out: Path) -> None:
    files = {row["source_file"]: row["document_id"] for row in rows(out, "documents")}
    findings = {row["finding_id"]: row for row in rows(out, "findings")}
    actions = rows(out, "actions")
    links, doubts = rows(out, "responses"), rows(out, "link_doubts")
    wrong, asked = [], []
    for pair in json.loads(LINKS.read_text(encoding="utf-8"))["pairs"]:
        plan, report = files[f"{pair['plan']}.docx"], files[pair["report"]]
        assert [a["report_id"] for a in rows(out, "answers") if a["document_id"] == plan] == [report]
        answered = {row["finding_id"] for row in links if row["report_id"] == report}
        open_ = {row["finding_id"] for row in doubts if row["report_id"] == report}
        for link in pair["links"]:
            of = [a for a in actions if a["document_id"] == plan and same(a["objective"] or "", link["objective"])]
            ids = {a["action_id"] for a in of}
            told = {findings[r["finding_id"]]["text"] for r in links if r["plan_record"] in ids}
            right = {t for t in told if link["recommendation"] and any(map(same, [t], [link["recommendation"]]))}
            if told - right:
                wrong.append((link["objective"], told))
            elif link["recommendation"] and not told:
                asked.append(link["objective"])
        for words in pair["unanswered"]:
            met = [f for f in findings.values() if f["document_id"] == report and same(f["text"], words)]
            assert met, words
            assert all(f["finding_id"] not in answered for f in met), words
        assert answered or open_
    assert wrong == []
    assert len(asked) <= 1, asked
