"""Labels in a look of their own beside their values, where nothing is drawn."""

from __future__ import annotations

import pytest

from extractors.model import Line, Place
from extractors.pdf.flow.label_columns import with_labels_beside
from extractors.pdf.flow.text_columns import Item

VALUE = 120.0


def pair(label: str, value: str, top: float, bold: bool = True, x0: float = 40, gap: float = 80) -> list[Item]:
    left = Line(label, bold=bold, place=Place(1, x0, top, x0 + 40, top + 10))
    return [left, Line(value, place=Place(1, x0 + gap, top, x0 + gap + 200, top + 10))]


def tables(items: list[Item]) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in item.rows]
        for item in with_labels_beside(items)
        if not isinstance(item, Line)
    ]


def test_labels_one_below_the_other_are_a_table_with_their_values() -> None:
    rest = Line("of the service", place=Place(1, VALUE, 112, 200, 122))
    below = Line("Another sentence.", place=Place(1, 40, 150, 200, 160))
    items = [*pair("Lead", "Head", 100), rest, *pair("By when", "May 2024", 124), below]
    assert tables(items) == [[["Lead", "Head of the service"], ["By when", "May 2024"]]]
    assert [item.text for item in with_labels_beside(items) if isinstance(item, Line)] == ["Another sentence."]


def test_cards_side_by_side_are_a_table_each() -> None:
    rows = [*pair("Lead", "Head", 100), *pair("By", "May", 112), *pair("Lead", "PSW", 104, x0=400)]
    assert tables([*rows, *pair("By", "June", 116, x0=400)]) == [
        [["Lead", "Head"], ["By", "May"]],
        [["Lead", "PSW"], ["By", "June"]],
    ]


@pytest.mark.parametrize(
    "second",
    [
        pair("By", "May", 112, bold=False),  # a label of the value's look
        pair("By", "May", 140),  # far below
        pair("By", "May", 112, x0=60),  # on other columns
        pair("By", "May", 112, gap=300),  # far from its value
        pair("By the end of the year", "May", 112),  # a sentence
        pair("By:", "May", 112),  # a line "label: value"
    ],
)
def test_what_is_not_below_in_the_same_columns_makes_no_table(second: list[Item]) -> None:
    assert tables([*pair("Lead", "Head", 100), *second]) == []
