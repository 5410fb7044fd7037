"""What is usual in the columns of a table."""

from __future__ import annotations

from extractors.continuation.column_usage import usage
from extractors.model import Row
from tests.draw import cell, row

BODY = [row("Green | Mend the stove | Ann | May"), row(" | Air the sheets | Ben | June")]


def headings(last: str) -> list[Row]:
    status, task = cell("Status"), cell("Task")
    delivery, who = cell("Delivery"), cell(last)
    return [(status, task, delivery, delivery), (status, task, who, cell("When"))]


def test_headings_merged_beside_a_heading_of_several_columns_are_no_merged_cells_of_rows() -> None:
    assert usage([[*headings("Who"), *BODY]]).merged == frozenset()


def test_cells_merged_over_rows_are_told() -> None:
    aim = cell("Warm beds")
    rows: list[Row] = [(aim, *one[1:]) for one in BODY]
    assert usage([rows]).merged == {0}
    assert usage([[*headings("Who"), *rows]]).merged == {0}
