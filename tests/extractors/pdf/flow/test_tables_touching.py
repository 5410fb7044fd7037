"""Tables one right below the other in one grid, and rows of headings that only come again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.model import Row, Table
from extractors.pdf.flow.tables_touching import parted
from tests.draw import cell

HEAD = "No | Task | Who"
FIRST, SECOND = "0 1 1 2", "0 0 1 2"  # the column of the table for each of four grid columns


def grid(*rows: tuple[str, str]) -> Table:
    return Table(tuple(over(words, columns) for words, columns in rows))


def over(words: str, columns: str) -> Row:
    cells = [cell(part.strip()) for part in words.split("|")]
    return tuple(cells[int(c)] for c in columns.split())


def texts(tables: Sequence[Table]) -> list[list[list[str]]]:
    return [[[one.text for one in row] for row in table.rows] for table in tables]


ABOVE = [("Warm beds", "0 0 0 0"), (HEAD, FIRST), ("1 | Mend the stove | Ann", FIRST)]
BELOW = [("Dry feet", "0 0 0 0"), (HEAD, SECOND), ("2 | Wax the boots | Ben", SECOND)]


def test_the_same_headings_over_other_columns_begin_another_table() -> None:
    above, below = texts(parted(grid(*ABOVE, *BELOW)))
    assert above == [["Warm beds"] * 3, ["No", "Task", "Who"], ["1", "Mend the stove", "Ann"]]
    assert below == [["Dry feet"] * 3, ["No", "Task", "Who"], ["2", "Wax the boots", "Ben"]]


@pytest.mark.parametrize(
    "below",
    [
        [(HEAD, FIRST), ("2 | Wax the boots | Ben", FIRST)],  # over the same columns
        [("Aim | Dry feet | All", SECOND), ("2 | Wax the boots | Ben", FIRST)],  # a row merged otherwise
    ],
)
def test_other_rows_part_no_table(below: list[tuple[str, str]]) -> None:
    one = grid(*ABOVE, *below)
    assert parted(one) == [one]


def test_a_cell_beside_both_keeps_a_table_whole() -> None:
    aim = cell("Stay dry")
    rows = [(aim, *row) for row in grid((HEAD, FIRST), ("1 | Mend | Ann", FIRST), (HEAD, SECOND)).rows]
    one = Table(tuple(rows))
    assert parted(one) == [one]
