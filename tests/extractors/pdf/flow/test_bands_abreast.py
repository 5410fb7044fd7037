"""Tables that stand side by side on a page, with lines over each or over both."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Line, Place, Table
from extractors.pdf.flow.bands_abreast import in_reading_order
from extractors.pdf.flow.text_columns import Item


def line(words: str, x0: float, x1: float, top: float) -> Line:
    return Line(words, place=Place(1, x0, top, x1, top + 10))


def table(words: str, x0: float, top: float) -> Table:
    place = Place(1, x0, top, x0 + 200, top + 60)
    return Table(((Cell((Line(words, place=place),), places=(place,)),),), (place,))


def read(*items: Item) -> str:
    told = [
        [item.text if isinstance(item, Line) else item.rows[0][0].text for item in c] for c in in_reading_order(items)
    ]
    return " | ".join(" ".join(column) for column in told)


def test_lines_over_tables_side_by_side_are_read_with_the_table_below_them() -> None:
    title = line("Plan", 40, 480, 20)
    first = [line("Voice", 40, 80, 50), line("Help", 280, 320, 50), table("A", 40, 70), table("B", 280, 70)]
    second = [line("Neglect", 40, 90, 150), line("Police", 280, 330, 150), table("C", 40, 170), table("D", 280, 170)]
    assert read(title, *first, *second) == "Plan | Voice A | Help B | Neglect C | Police D"


def test_a_line_over_the_left_table_alone_may_speak_for_both() -> None:
    assert read(line("Aim", 40, 80, 50), table("A", 40, 70), table("B", 280, 70)) == "Aim A B"


@pytest.mark.parametrize(("x1", "told"), [(300, "Aim over both Help A B"), (200, "Aim over both A | Help B")])
def test_a_line_across_the_gutter_ends_what_stands_over_each(x1: float, told: str) -> None:
    lines = line("Aim over both", 40, x1, 56), line("Help", 320, 340, 57)
    assert read(*lines, table("A", 40, 70), table("B", 280, 70)) == told


def test_three_tables_side_by_side_are_read_each_below_its_line() -> None:
    tables = [table(name, x0, 70) for name, x0 in (("A", 40), ("B", 260), ("C", 480))]
    assert (
        read(*(line(f"to {x0}", x0, x0 + 40, 50) for x0 in (40, 260, 480)), *tables) == "to 40 A | to 260 B | to 480 C"
    )


def test_tables_one_below_the_other_at_different_sides_are_no_band() -> None:
    lines = line("One", 40, 80, 50), line("Two", 280, 320, 140)
    assert read(*lines, table("A", 40, 70), table("B", 280, 160)) == "One A Two B"


@pytest.mark.parametrize(("foot", "told"), [(68, "Voice A | Help B"), (40, "Voice A B")])
def test_bars_found_as_a_row_on_tables_side_by_side_are_their_titles(foot: float, told: str) -> None:
    cells = [
        Cell((line(words, x0 + 24, x0 + 60, foot - 12),), places=(Place(1, x0, foot - 15, x1, foot),))
        for words, x0, x1 in (("Voice", 40, 260), ("Help", 260, 484))
    ]
    bars = Table((tuple(cells),), (Place(1, 40, foot - 15, 484, foot),))
    assert read(bars, table("A", 40, 70), table("B", 280, 70)) == told


@pytest.mark.parametrize(
    ("between", "told"),
    [([], "Now A C | Next B D"), ([line("Then", 40, 80, 136)], "Now A | Next B | Then C D")],
    ids=["at once", "under a line"],
)
def test_tables_that_follow_at_once_on_the_same_columns_go_on_with_the_band(between: list[Line], told: str) -> None:
    heads = [line("Now", 40, 80, 50), line("Next", 280, 320, 50)]
    tables = [table("A", 40, 70), table("B", 280, 70), table("C", 40, 150), table("D", 280, 150)]
    assert read(*heads, *between, *tables) == told
