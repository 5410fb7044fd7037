"""Columns of text on a page, and the lines that stand over both."""

from __future__ import annotations

import pytest

from extractors.model import Line, Place
from extractors.pdf.flow.text_columns import in_columns

LEFT, RIGHT = (40.0, 280.0), (310.0, 550.0)


def line(x0: float, x1: float, top: float) -> Line:
    return Line(f"words of some length at {top:.0f}", place=Place(1, x0, top, x1, top + 10))


def columns(over: list[Line]) -> list[int]:
    text = [line(*side, 100 + 12 * i + shift) for i in range(6) for side, shift in ((LEFT, 0.0), (RIGHT, 5.0))]
    return [len(column) for column in in_columns([*over, *text])]


def test_text_in_two_columns_is_read_one_after_the_other() -> None:
    assert columns([]) == [6, 6]


def test_short_lines_that_stand_over_both_columns_come_before_them() -> None:
    assert columns([line(40, 340, 40), line(40, 320, 60)]) == [2, 6, 6]


def test_many_short_lines_across_the_gutter_are_text_of_one_column() -> None:
    assert columns([line(40, 340, 10 + 12 * i) for i in range(6)]) == [18]


@pytest.mark.parametrize(
    ("size", "top", "count"),
    [
        (24.0, 130.0, [2, 4]),
        (12.0, 130.0, [6]),  # labels little larger than their values
        (24.0, 40.0, [6]),  # a title over the text, further left
    ],
)
def test_large_words_beside_text_are_a_column_read_before_it(size: float, top: float, count: list[int]) -> None:
    titles = [
        Line(words, size=size, place=Place(1, 20, top + step, 100, top + step + size / 2))
        for words, step in (("2", 0.0), ("Homes", 20.0))
    ]
    text = [line(140, 530, 100 + 12 * i)._replace(size=10) for i in range(4)]
    assert [len(column) for column in in_columns([*titles, *text])] == count


@pytest.mark.parametrize(
    ("size", "top", "count"), [(14.0, 200.0, [6, 6, 2]), (10.0, 200.0, [7, 6, 1]), (14.0, 165.0, [7, 6, 1])]
)
def test_larger_words_below_both_columns_head_what_runs_across_below_them(
    size: float, top: float, count: list[int]
) -> None:
    text = [line(*side, 100 + 12 * i)._replace(size=10) for i in range(6) for side in (LEFT, RIGHT)]
    heading = line(40, 200, top)._replace(size=size)
    across = line(40, 540, 230)._replace(size=10)
    assert [len(column) for column in in_columns([*text, heading, across])] == count
