"""Records that take two rows each, beside one number."""

from __future__ import annotations

import pytest

from extractors.model import Row, Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import cell, document, heading


def record(number: str, words: str, *below: str) -> tuple[Row, Row]:
    """Two rows: words over cells, beside a number merged over both."""
    first, over = cell(number), cell(words)
    return (first, *(over,) * len(below)), (first, *map(cell, below))


HEAD = record("No", "What we will do", "Lead", "Deadline")
TOLD = [record("1", "Ring each family", "AD", "May 2024"), record("2", "Write the guide", "PSW", "June 2024")]
READ = [("1", "Ring each family", "AD", "May 2024"), ("2", "Write the guide", "PSW", "June 2024")]


def rows(*records: tuple[Row, ...]) -> list[tuple[str, ...]]:
    table = Table(tuple(row for pair in records for row in pair))
    walk = Walk(laid_out(document(heading("Action plan"), table)), Card())
    fields = ("action_ref", "action", "owners", "due")
    return [tuple(row.cell(field).text for field in fields) for row in walk.rows]


def test_what_is_to_be_done_over_who_and_when_is_one_action() -> None:
    assert rows(HEAD, *TOLD) == READ


@pytest.mark.parametrize(
    "last", [(TOLD[1][1], TOLD[1][1]), (tuple(map(cell, ("2", "Write", "PSW", "June"))),)], ids=["no words", "one row"]
)
def test_where_one_record_is_of_another_kind_the_table_stays(last: tuple[Row, ...]) -> None:
    assert rows(HEAD, TOLD[0], tuple(row[:3] for row in last)) != READ
