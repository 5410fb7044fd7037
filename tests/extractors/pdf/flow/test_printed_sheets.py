"""Sheets printed with grid lines: where the table begins below titles and a key."""

from __future__ import annotations

from extractors.model import Cell, Line, Place, Table
from extractors.pdf.flow.printed_sheets import taken_apart

WIDTH = 4


def grid(*rows: str) -> Table:
    """A table of words parted by bars, blank cells where there are too few."""
    made = []
    for r, row in enumerate(rows):
        words = [word.strip() for word in row.split("|")]
        words += [""] * (WIDTH - len(words))
        made.append(
            tuple(
                Cell(
                    (Line(word),) if word else (),
                    places=(Place(1, 50.0 * c, 20.0 * r, 50.0 * (c + 1), 20.0 * (r + 1)),),
                )
                for c, word in enumerate(words)
            )
        )
    return Table(tuple(made), (Place(1, 0, 0, 50.0 * WIDTH, 20.0 * len(rows)),))


def read(table: Table) -> tuple[list[str], list[list[list[str]]]]:
    lines, tables = taken_apart(table)
    return [line.text for line in lines], [[[cell.text for cell in row] for row in t.rows] for t in tables]


def test_titles_and_a_key_above_blank_rows_stand_apart() -> None:
    lines, tables = read(
        grid("Harbour Plan", "Mark | Sense", "R | Late", "", "", "No | Deed | Who | When", "1 | Dredge | Ann | May")
    )
    assert lines == ["Harbour Plan"]
    assert tables == [
        [["Mark", "Sense"], ["R", "Late"]],
        [["No", "Deed", "Who", "When"], ["1", "Dredge", "Ann", "May"]],
    ]


def test_a_table_knows_its_own_place() -> None:
    _, tables = taken_apart(grid("Harbour Plan", "", "No | Deed | Who | When", "1 | Dredge | Ann | May"))
    assert tables[0].places == (Place(1, 0, 40.0, 200.0, 80.0),)


def test_blank_rows_between_actions_part_nothing() -> None:
    table = grid(
        "No | Deed | Who | When", "1 | Dredge | Ann | May", "", "2 | Paint | Bo | June", "3 | Sweep | Cy | July"
    )
    assert taken_apart(table) == ([], [table])


def test_a_first_row_with_fewer_words_and_no_blank_row_parts_nothing() -> None:
    table = grid("Harbour Plan", "No | Deed | Who | When", "1 | Dredge | Ann | May")
    assert taken_apart(table) == ([], [table])


def test_a_long_row_below_a_blank_one_is_no_heading() -> None:
    long = "The harbour is to be dredged by the end of the year at the latest"
    table = grid("Harbour Plan", "", f"1 | {long} | Ann | May", "2 | Paint | Bo | June")
    assert taken_apart(table) == ([], [table])
