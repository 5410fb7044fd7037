"""Headings at a page's foot whose table begins overleaf."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.model import Cell, Line, Place, Table
from extractors.pdf.flow.headings_behind import with_headings_behind
from extractors.pdf.flow.text_columns import Item

EDGES = (40.0, 80.0, 200.0, 300.0)


def line(words: str, x: float, top: float = 700.0, bold: bool = True) -> Line:
    return Line(words, bold=bold, size=9, place=Place(1, x, top, x + 30, top + 10))


HEADS = [line("No", 42), line("Task", 82), line("Who", 202)]


def table(*words: str, bold: bool = False, header: int = 0) -> Table:
    cells = tuple(
        Cell((Line(one, bold=bold),), places=(Place(2, a, 40, b, 60),))
        for one, a, b in zip(words, EDGES, EDGES[1:], strict=False)
    )
    return Table((cells,), (Place(2, 40, 40, 300, 60),), header=header)


BODY = table("1", "Mend the stove", "Ann")


def told(foot: Sequence[Line], below: Table = BODY) -> tuple[list[str], Table]:
    """What is left of the first page, and the table of the second."""
    prose: list[Item] = [line("Warm beds for all", 42, 640, bold=False)]
    pages = [[[*prose, *foot]], [[below]]]
    with_headings_behind(pages)
    ((first,), (second,)) = pages
    assert isinstance(second[0], Table)
    return [item.text for item in first if isinstance(item, Line)], second[0]


def test_headings_left_at_a_foot_head_the_table_overleaf() -> None:
    left, found = told(HEADS)
    assert left == ["Warm beds for all"]
    assert [[cell.words for cell in row] for row in found.rows] == [
        ["No", "Task", "Who"],
        ["1", "Mend the stove", "Ann"],
    ]
    assert (found.header, [place.page for place in found.places]) == (1, [1, 2])


def test_a_heading_of_two_lines_is_one() -> None:
    _, found = told([*HEADS, line("leads", 202, 711)])
    assert [cell.words for cell in found.rows[0]] == ["No", "Task", "Who leads"]


@pytest.mark.parametrize(
    "foot",
    [
        [line("No", 42, bold=False), *HEADS[1:]],
        HEADS[1:],  # two columns say little
        [line("No", 32), *HEADS[1:]],  # outside the table
        [HEADS[0], line("Task", 180), HEADS[2]],  # over the edge of its column
        [line("Warm", 42, 690), line("beds", 52, 690), line("dry", 62, 690)],  # in one column
        [*HEADS, line("Warm beds", 42, 730)],  # another line between
    ],
)
def test_other_lines_stay_at_the_foot(foot: Sequence[Line]) -> None:
    left, found = told(foot)
    assert left == ["Warm beds for all", *(line.text for line in foot)]
    assert found is BODY


@pytest.mark.parametrize("below", [table("No", "Task", "Who", bold=True), table("1", "Mend", "Ann", header=1)])
def test_a_table_with_headings_takes_no_others(below: Table) -> None:
    assert told(HEADS, below)[1] is below


def test_a_page_of_headings_alone_is_left_empty() -> None:
    pages: list[list[list[Item]]] = [[[*HEADS]], [[BODY]]]
    with_headings_behind(pages)
    assert pages[0] == []


def rows_of(words: Sequence[str], top: float = 714.0) -> list[Line]:
    return [line(one, x, top, bold=False) for one, x in zip(words, (42, 82, 202), strict=True) if one]


@pytest.mark.parametrize("below", [BODY, table("No", "Task", "Who", bold=True)])
def test_a_row_left_behind_with_its_headings_is_a_table(below: Table) -> None:
    foot: list[Item] = [line("Warm beds for all", 42, 640, bold=False), *HEADS, *rows_of(("0", "Buy oats", "Jo"))]
    pages = [[foot], [[below]]]

    with_headings_behind(pages)

    begun = foot[-1]
    assert isinstance(begun, Table)
    assert [[cell.words for cell in row] for row in begun.rows] == [["No", "Task", "Who"], ["0", "Buy oats", "Jo"]]
    assert (begun.header, begun.open_top, len(foot)) == (1, False, 2)
    assert pages[1][0][0] is below


@pytest.mark.parametrize(
    ("rest", "below"),
    [
        (rows_of(("0", "Buy oats", "Jo")), table("No", "Cost", "Who", bold=True)),  # another table
        (rows_of(("", "Buy oats", "Jo")), BODY),  # in two columns
        ([*rows_of(("0", "Buy oats", "Jo")), line("See the note", 320, 730, bold=False)], BODY),  # outside of all
    ],
)
def test_lines_below_headings_that_are_no_row_of_the_table_overleaf_stay(rest: Sequence[Line], below: Table) -> None:
    left, found = told([*HEADS, *rest], below)
    assert left == ["Warm beds for all", "No", "Task", "Who", *(one.text for one in rest)]
    assert found is below
