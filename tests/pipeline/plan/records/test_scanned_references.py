"""References that OCR read unlike those beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model import Issue, Table
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.records.records import plan_records
from pipeline.sources import Source
from tests.draw import cell, document


def told(*refs: str | None, scanned: int = 1) -> list[tuple[str, str]]:
    """The references in doubt with what is said of them, all on page 1 of a plan; page `scanned` was read by OCR."""
    rows = [("Ref", "Action", "Lead"), *((ref or "", f"Review rota {i}", "AD") for i, ref in enumerate(refs))]
    plan = Table(tuple(tuple(cell(text, page=1) for text in row) for row in rows))
    read = replace(document(plan), issues=(Issue("read_by_ocr", "read by OCR", scanned),))
    found = plan_records(Source(Path("plan.txt"), "plan.txt", "0" * 64, 0), stitch(read), Card())
    assert len(found["actions"]) == len(refs)
    return [(row["text"], row["message"]) for row in found["issues"] if row["code"] == "ocr_doubtful"]


@pytest.mark.parametrize(
    ("refs", "read", "proposed"),
    [
        (("1.1", "1.2", "1.S"), "1.S", "1.5"),
        (("l", "2", None, "3"), "l", "1"),
        (("S1", "S2", "SO"), "SO", "S0"),
        (("2a", "2b", "Zc"), "Zc", "2c"),
    ],
)
def test_a_reference_unlike_its_neighbours_is_told_with_what_it_may_be(
    refs: tuple[str | None, ...], read: str, proposed: str
) -> None:
    [(text, message)] = told(*refs)
    assert text == read
    assert repr(proposed) in message


@pytest.mark.parametrize(
    "refs",
    [
        ("1.1", "1.2", "1.3"),
        ("1", "2", "3S", "3B"),  # letters that part a number, seen more than once
        ("1.1", "1.S"),  # one neighbour says too little
        ("1", "2", "Q"),  # no figure looks like this
        ("S", "B", "O"),
    ],
)
def test_references_of_one_form_or_with_no_likely_number_are_left_alone(refs: tuple[str, ...]) -> None:
    assert not told(*refs)


def test_a_page_of_text_is_believed() -> None:
    assert not told("1.1", "1.2", "1.S", scanned=2)
