"""Rows without rules at the head of a page, set on the columns of the table at the foot of the page before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extractors.model import Cell, Line, Place, Table
from extractors.pdf.flow.unruled_rest import unruled_rest

XS = (40.0, 140.0, 180.0, 400.0, 520.0)
AT = (43.0, 143.0, 183.0, 450.0)  # the words of the last column are centred
HIGH = 600.0


def printed(words: Sequence[str], top: float, page: int, bold: bool = False) -> list[Line]:
    return [
        Line(text, bold=bold, size=9, place=Place(page, x, top, x + 4 * len(text), top + 9))
        for text, x in zip(words, AT, strict=True)
        if text
    ]


def table(*rows: Sequence[str]) -> Table:
    """A table that reaches the foot of page 1, its headings bold and at the left."""
    cells = []
    for r, words in enumerate(rows):
        top = HIGH - 20 * (len(rows) - r)
        lines = {line.text: line for line in printed(words, top, 1, bold=r == 0)}
        boxes = [Place(1, x0, top, x1, top + 20) for x0, x1 in pairwise(XS)]
        cells.append(
            tuple(Cell((lines[text],) if text else (), places=(box,)) for text, box in zip(words, boxes, strict=True))
        )
    return Table(tuple(cells), (Place(1, XS[0], HIGH - 20 * len(rows), XS[-1], HIGH),))


ABOVE = table(
    ("Aim", "Ref", "Task", "RAG"), ("Warm beds", "A1", "Mend the stove", "G"), ("Dry feet", "A2", "Wax it", "")
)


@pytest.mark.parametrize(
    ("words", "bold", "is_rest"),
    [
        (("Dry feet", "A3", "Patch the boots", "R"), False, True),
        (("Dry feet", "", "Patch the boots", "R"), False, True),
        (("Dry feet", "", "Patch the boots", ""), False, False),  # fewer words than any row has
        (("Dangers", "No", "What may happen", "Odds"), True, False),  # the headings of another table
    ],
)
def test_a_line_with_words_in_the_columns_of_the_table_above_is_a_row_of_it(
    words: Sequence[str], bold: bool, is_rest: bool
) -> None:
    rest, taken = unruled_rest(ABOVE, HIGH, printed(words, 50, 2, bold), HIGH)
    assert (rest is not None, taken) == (is_rest, sum(map(bool, words)) * is_rest)


def test_words_that_begin_in_no_column_are_no_row() -> None:
    row = printed(("Dry feet", "A3", "Patch the boots", "R"), 50, 2)
    off = [line._replace(place=line.place._replace(x0=line.place.x0 + 15)) for line in row if line.place]
    assert unruled_rest(ABOVE, HIGH, off, HIGH) == (None, 0)


@pytest.mark.parametrize(("size", "taken"), [(10.3, 5), (10.4, 4)])
def test_a_line_larger_than_all_of_the_table_heads_what_comes_below(size: float, taken: int) -> None:
    row = printed(("Dry feet", "A3", "Patch the boots", "R"), 50, 2)
    (title,) = printed(("Warm rooms", "", "", ""), 72, 2, bold=True)
    rest, count = unruled_rest(ABOVE, HIGH, [*row, title._replace(size=size)], HIGH)
    assert rest and (count, len(rest.rows[0][0].lines)) == (taken, taken - 3)


@pytest.mark.parametrize(("end", "is_rest"), [(154.0, True), (190.0, False)])
def test_a_number_read_into_the_line_of_the_words_before_it_is_in_its_own_column(end: float, is_rest: bool) -> None:
    run_on, *others = printed(("Dry feet A3", "", "Patch the boots", "R"), 50, 2)
    place = run_on.place or Place(2, 0, 0, 0, 0)
    run_on = run_on._replace(place=place._replace(x1=end))  # to the end of the numbers' column, or over it
    rest, _ = unruled_rest(ABOVE, HIGH, [run_on, *others], HIGH)
    assert (rest is not None) == is_rest
    if rest:
        assert [cell.text for cell in rest.rows[0]] == ["Dry feet", "A3", "Patch the boots", "R"]


def test_a_number_before_the_words_stays_with_them_where_one_behind_fills_the_next_column() -> None:
    run_on, *others = printed(("Dry feet A3", "", "Patch the boots", "R"), 50, 2)
    place = run_on.place or Place(2, 0, 0, 0, 0)
    numbered = run_on._replace(label="2.", place=place._replace(x1=154.0))
    rest, _ = unruled_rest(ABOVE, HIGH, [numbered, *others], HIGH)
    assert rest and [cell.text for cell in rest.rows[0]][:2] == ["2. Dry feet", "A3"]
