"""Nothing printed is lost: the ledger's sums, and words found on the page where provenance says they are."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pypdfium2
import pytest

from extractors import read
from extractors.model import Cell, Document, Line, Table
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.document.ledger import ledger_of
from pipeline.plan.document.walk import Walk
from pipeline.read import read_path
from schema.contract import Records
from tests.draw import document, heading, prose, row, table
from tests.places import RAW

SAMPLES = sorted(
    path.name for path in RAW.iterdir() if path.suffix in {".pdf", ".docx", ".md", ".txt"} and path.stem != "README"
)
PDFS = [name for name in SAMPLES if name.endswith(".pdf")]
MARGIN = 1.0  # points around a box: glyphs reach a little over it


@cache
def records(name: str) -> Records:
    return read_path(RAW / name)


def places(*blocks: Table) -> Counter[tuple[str, str | None]]:
    drawn = document(heading("Marlstone action plan"), prose("Two words."), *blocks)
    rows = ledger_of("d", drawn, Walk(drawn, Card()))
    return Counter({(r["place"], r["detail"]): r["words"] for r in rows})


def test_each_word_has_a_place() -> None:
    found = places(
        table("Action | Lead | By when", "Write the guide | AD | May 2024"),
        table("Risk | Mitigation | Score", "Money | Ask early | 12"),
    )
    assert found == {
        ("heading", None): 3,
        ("prose", None): 2,
        ("action", None): 10,
        ("other_table", "risk_register"): 7,
    }


def test_words_of_a_plan_table_that_reach_no_row_are_named() -> None:
    plan = table("Action | Lead | By when", "Write the guide | AD | May 2024", "Adoption")
    assert places(plan)["unplaced", "table 1: Adoption"] == 1


def test_a_month_and_the_year_in_the_next_column_are_words_of_the_action() -> None:
    rows = ("Write the guide | AD | May | 2024", "Ring each carer | TM | June | 2024")
    found = places(table("Action | Lead | Due month | Year", *rows))
    assert found == {("heading", None): 3, ("prose", None): 2, ("action", None): 17}


def test_words_the_reading_does_not_hold_are_unplaced() -> None:
    drawn = Document("text/plain", (prose("Two words."),), words={0: 5})
    rows = list(ledger_of("d", drawn, Walk(drawn, Card())))
    assert {(r["place"], r["words"]) for r in rows} == {("prose", 2), ("unplaced", 3)}


def test_words_that_stand_in_two_actions_are_told_and_the_sum_stays() -> None:
    line = Line("Write the guide")
    head = row("Action | Lead | By when")
    body = tuple((Cell((line,)), *row(f"AD | {month} 2024")) for month in ("May", "June"))
    found = places(Table((head, *body)))
    assert found["unplaced", "table 1: Write the guide"] == -3


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_of_a_sample_plan_table_is_unplaced(name: str) -> None:
    lost = [r for r in records(name)["ledger"] if r["place"] == "unplaced" and (r["detail"] or "").startswith("table ")]
    assert lost == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_ledger_of_a_page_sums_to_its_words(name: str) -> None:
    sums: Counter[int] = Counter()
    for r in records(name)["ledger"]:
        sums[r["page"]] += r["words"]
    counted = stitch(read(RAW / name)).words
    assert sums == {page: words for page, words in counted.items() if words}


@pytest.mark.parametrize("name", [name for name in PDFS if records(name)["actions"]])
def test_the_words_of_an_action_stand_in_the_box_that_provenance_names(name: str) -> None:
    pdf = pypdfium2.PdfDocument(RAW / name)
    missed = []
    for action in records(name)["actions"]:
        boxes = [
            p for p in records(name)["provenance"] if p["action_id"] == action["action_id"] and p["field"] == "action"
        ]
        printed = " ".join(words_in(pdf, box) for box in boxes)
        if letters(action["action"]) not in letters(printed):
            missed.append((action["action"], printed))
    assert missed == []


def words_in(pdf: pypdfium2.PdfDocument, box: dict[str, float]) -> str:
    page = pdf[int(box["page"]) - 1]
    height = page.get_height()
    text: str = page.get_textpage().get_text_bounded(
        box["x0"] - MARGIN, height - box["bottom"] - MARGIN, box["x1"] + MARGIN, height - box["top"] + MARGIN
    )
    return text


def letters(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.casefold())
