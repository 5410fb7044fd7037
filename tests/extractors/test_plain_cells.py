"""A plain cell of a sheet is as one that was made with its line and its place."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Cell, Line, Look, Place, Table, plain_cell

LOOK = Look("Plan", bold=True, size=11.0, colour="FF0000")


def test_a_plain_cell_has_the_line_and_place_of_any_other() -> None:
    cell = plain_cell("Hold a stand-up", "FFC000", LOOK, 7, 3)
    place = Place(row=7, column=3, sheet="Plan")
    line = Line("Hold a stand-up", bold=True, size=11.0, colour="FF0000", place=place)
    made = Cell((line,), "FFC000", (place,))
    assert cell == made
    assert (cell.text, cell.words, cell.items, cell.bold) == (made.text, made.words, made.items, True)
    assert (cell.ink, made.ink) == ("FF0000", "FF0000")
    assert (cell.is_plain, made.is_plain) == (True, False)


def test_its_line_is_one_and_the_same_in_cells_made_of_it() -> None:
    cell = plain_cell("Weekly", None, LOOK, 2, 1)
    assert replace(cell, fill="00B050").lines[0] is cell.lines[0]


def test_a_cell_that_is_only_painted_is_blank() -> None:
    cell = plain_cell("", "FFC000", LOOK, 2, 1)
    assert cell.is_blank
    assert not cell.lines
    assert not Cell((Line("", struck="Gone"),)).is_blank


def test_a_merged_plain_cell_is_met_once() -> None:
    wide, tall, other = (plain_cell(words, None, LOOK, 2, n) for n, words in enumerate("abc", start=1))
    table = Table(((wide, wide, tall), (other, other, tall)))
    assert [(row, column) for row, column, _ in table.cells()] == [(0, 0), (0, 2), (1, 0)]
