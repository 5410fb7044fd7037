"""Headings that stand apart from the table they head."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Cell, Document, Line, Paragraph, Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.headings_apart import with_headings_joined
from tests.draw import document, heading, prose, table

HEADS = table("Action | Lead | Begins | Due")
BODY = table(
    "Tar the roof of the shed | Ann Bell | 1 May 2031 | 3 June 2031", "Clear the slip | Ben Cole | 2 May 2031 | 4/6/31"
)


def rows_of(found: Document) -> list[tuple[str, str]]:
    return [(r.cell("start").text, r.cell("due").text) for r in Walk(with_headings_joined(found), Card()).rows]


def test_headings_in_a_table_above_head_the_plan_below_a_title() -> None:
    assert rows_of(document(HEADS, heading("Works plan"), BODY)) == [
        ("1 May 2031", "3 June 2031"),
        ("2 May 2031", "4/6/31"),
    ]


def test_headings_of_the_page_header_stand_over_every_table_and_are_furniture_no_more() -> None:
    words = tuple(Paragraph(cell.lines) for cell in HEADS.rows[0])
    found = replace(
        document(BODY, heading("More"), BODY), running=(HEADS,), furniture=(*words, Paragraph((Line("Board"),)))
    )
    assert rows_of(found)[2:] == rows_of(found)[:2] == [("1 May 2031", "3 June 2031"), ("2 May 2031", "4/6/31")]
    assert [p.text for p in with_headings_joined(found).furniture] == ["Board"]


def test_headings_of_the_next_page_at_the_foot_of_a_table_head_the_table_below() -> None:
    first = replace(BODY, rows=(*BODY.rows, *table("Action | Lead | Begins | Due").rows))
    assert len(rows_of(document(HEADS, first, BODY))) == 4


def test_a_small_table_that_heads_nothing_stays_as_it_is() -> None:
    letterhead = table("Quayside Trust | Works plan | Version 2 | Page 1")
    own = table(
        "Task | Who | Start date | Target date",
        "Tar the roof of the shed | Ann Bell | 1/5/31 | 3/6/31",
        "Clear the slip | Ben Cole | 2/5/31 | 4/6/31",
    )
    for blocks in ((letterhead, BODY), (HEADS, own), (table("Action | Lead"), BODY), (BODY, HEADS)):
        assert with_headings_joined(document(*blocks)).blocks == blocks
    far = (HEADS, *(prose("Words of the chair") for _ in range(4)), BODY)
    assert with_headings_joined(document(*far)).blocks == far


def test_nothing_is_lost_between_headings_and_table() -> None:
    found = with_headings_joined(document(HEADS, prose("As at May"), BODY, HEADS)).blocks
    assert [block.text if isinstance(block, Paragraph) else len(block.rows) for block in found] == ["As at May", 3, 1]
    assert isinstance(found[1], Table) and found[1].header == 1 and isinstance(found[1].rows[0][0], Cell)
