"""Tables side by side in one grid, and tables that only look so."""

from __future__ import annotations

import pytest

from extractors.pdf.flow.tables_abreast import halves
from tests.draw import table

HEADINGS = "No | Action | Who"


def test_the_same_headings_twice_stand_over_two_tables() -> None:
    found = halves(table(f"{HEADINGS} | {HEADINGS}", "1 | Ask. | AB | 3 | Go. | CD", "2 | Tell. | AB |  |  | "))
    rows = [[[cell.text for cell in row] for row in part.rows] for part in found]
    head = HEADINGS.split(" | ")
    assert rows == [[head, ["1", "Ask.", "AB"], ["2", "Tell.", "AB"]], [head, ["3", "Go.", "CD"]]]


@pytest.mark.parametrize(
    "head",
    [
        "No | Action | Who | No | Action | When",
        "Due | Done | Due | Done",
        "Yes | Yes | Yes | Yes | Yes | Yes",
        " | A | B |  | A | B",
    ],
)
def test_other_headings_stand_over_one_table(head: str) -> None:
    one = table(head, " | ".join(str(n) for n in range(len(head.split("|")))))
    assert halves(one) == [one]


def test_a_band_over_the_middle_keeps_a_table_whole() -> None:
    one = table(f"{HEADINGS} | {HEADINGS}", "All of it", "1 | Ask. | AB | 3 | Go. | CD")
    assert halves(one) == [one]
