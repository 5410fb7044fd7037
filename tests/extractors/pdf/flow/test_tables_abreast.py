"""Tables side by side in one grid, and tables that only look so."""

from __future__ import annotations

import pytest

from extractors.pdf.flow.tables_abreast import apart
from tests.draw import table

HEADINGS = "No | Action | Who"


def test_the_same_headings_twice_stand_over_two_tables() -> None:
    found = apart(table(f"{HEADINGS} | {HEADINGS}", "1 | Ask. | AB | 3 | Go. | CD", "2 | Tell. | AB |  |  | "))
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
    assert apart(one) == [one]


def test_a_band_over_the_middle_keeps_a_table_whole() -> None:
    one = table(f"{HEADINGS} | {HEADINGS}", "All of it", "1 | Ask. | AB | 3 | Go. | CD")
    assert apart(one) == [one]


def test_the_same_labels_at_the_left_of_each_value_tell_several_tables() -> None:
    found = apart(table("Lead | AD | Lead | PSW | Lead | DCS", "By | May | By | June | By | July"))
    rows = [[[cell.text for cell in row] for row in part.rows] for part in found]
    assert rows == [[["Lead", who], ["By", when]] for who, when in (("AD", "May"), ("PSW", "June"), ("DCS", "July"))]


@pytest.mark.parametrize("second", ["By | May | Due | June", "Lead | May | Lead | June", " | May |  | June"])
def test_other_labels_are_of_one_table(second: str) -> None:
    one = table("Lead | AD | Lead | PSW", second)
    assert apart(one) == [one]
