"""The actions of one cell, and what of the cells beside it belongs to each: on both sides of each rule's edge."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Line, Place
from pipeline.plan.rows.action_rows import PlanRow
from pipeline.plan.rows.split_actions import actions_in, split_actions
from tests.draw import cell

TWO = "1.1 Visit families\n1.2 Ask the board"


def row(**cells: Cell) -> PlanRow:
    return PlanRow(1, 1, cells)


def lines(*at: tuple[float, str], page: int | None = 1, bottom: float = 200, height: float = 10) -> Cell:
    """A cell of a page with a line of words at each top; a line that opens with "> " wraps."""
    found = [
        Line(words.removeprefix("> "), wraps=words.startswith("> "), place=Place(page, 0, top, 100, top + height))
        for top, words in at
    ]
    return Cell(tuple(found), places=(Place(page, 0, 100, 100, bottom),))


def split(**cells: Cell) -> list[dict[str, str]]:
    return [{name: c.text for name, c in r.cells.items()} for r in split_actions(row(**cells))]


def deep(text: str, *levels: int) -> Cell:
    """The lines of `text` at these levels of a list."""
    drawn = cell(text)
    return Cell(tuple(line._replace(level=level) for line, level in zip(drawn.lines, levels, strict=True)))


@pytest.mark.parametrize(
    ("drawn", "numbered", "number"),
    [
        (cell(TWO), False, 2),
        (cell("• Visit families\n• Ask the board"), False, 2),
        (cell("1.1 Visit families"), False, 1),
        (cell("Visit families\n1.1 Ask the board\n1.2 Tell them"), False, 1),  # words stand before the list
        (cell("• Visit families\n• Ask the board"), True, 1),  # the row's own number is theirs
        (cell(TWO), True, 2),
        (cell("1. Visit families\n2. Ask the board"), True, 1),
        (cell("1.1 Visit families\n• with a letter\n• by phone\n1.2 Ask the board"), False, 2),
        (cell("1.1 Visit families\n• with a letter\n• by phone"), False, 1),
        (cell("• with a letter\n1.1 Visit families\n1.2 Ask the board"), False, 1),
        (deep("• Visit families\n• by phone\n• Ask the board", 0, 1, 0), False, 2),
        (deep("• Visit families\n• by phone\n• Ask the board", 1, 1, 1), False, 3),
        (deep("• Visit families\n• by phone", 0, 1), False, 1),
    ],
)
def test_a_cell_holds_several_actions_where_a_list_is_all_there_is(drawn: Cell, numbered: bool, number: int) -> None:
    found = actions_in(drawn, numbered)
    assert len(found) == number
    assert "\n".join(part.text for part in found) == drawn.text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("We will:\n• Visit families\n• Ask the board", 2),
        ("Families say:\n• Visit families\n• Ask the board", 1),
        ("We will:\n• Visit families", 1),
        ("We will:", 1),
        ("1.1 To:\n1.2 Visit families", 2),
    ],
)
def test_words_that_only_open_a_list_are_no_action(text: str, number: int) -> None:
    found = list(split_actions(row(action=cell(text))))
    assert len(found) == number
    opened = number == 2 and text.startswith("We")
    assert [r.bands[0].text for r in found if r.bands] == (["We will:"] * 2 if opened else [])
    if not opened:
        assert "\n".join(r.cell("action").text for r in found) == text


@pytest.mark.parametrize(
    ("beside", "first", "second"),
    [
        ("• Ann\n• Bob", "• Ann", "• Bob"),
        ("• Ann\n• Bob\n• Cat", "• Ann\n• Bob\n• Cat", "• Ann\n• Bob\n• Cat"),
        ("Ann\nBob", "Ann\nBob", "Ann\nBob"),
        ("Ann\n\nBob", "Ann", "Bob"),
        ("Ann\n\nBob\n\nCat", "Ann\nBob\nCat", "Ann\nBob\nCat"),
        ("\nAnn", "Ann", "Ann"),
        ("Ann\n", "Ann", "Ann"),
        ("", "", ""),
    ],
)
def test_as_many_items_as_actions_are_one_each_where_labels_or_blank_lines_part_them(
    beside: str, first: str, second: str
) -> None:
    found = split(action=cell(TWO), owners=cell(beside), objective=cell("Better visits"))
    assert [(r["owners"], r["objective"]) for r in found] == [(first, "Better visits"), (second, "Better visits")]


def test_a_row_with_a_number_of_its_own_is_split_by_longer_numbers_alone() -> None:
    assert len(split(action=cell("1. Visit\n2. Ask"), action_ref=cell(""))) == 2
    assert len(split(action=cell("1. Visit\n2. Ask"), action_ref=cell("A1"))) == 1


ACTIONS = lines((100, "1.1 Visit families"), (110, "> each week"), (150, "1.2 Ask the board"))


@pytest.mark.parametrize(
    ("top", "first", "second"),
    [(143, "Ann\nBob", ""), (144, "Ann", "Bob"), (150, "Ann", "Bob"), (170, "Ann", "Bob")],
)
def test_a_line_belongs_to_the_last_action_that_begins_at_its_height(top: float, first: str, second: str) -> None:
    """Two lines stand beside each other where their tops are no further apart than six tenths of a line."""
    drawn = lines((100, "Ann"), (top, "Bob"))
    gap = Line("", place=None)
    drawn = Cell((drawn.lines[0], gap, drawn.lines[1]), places=drawn.places)
    assert [r["owners"] for r in split(action=ACTIONS, owners=drawn)] == [first, second]


def test_a_line_that_wraps_goes_with_the_one_above() -> None:
    drawn = lines((100, "Ann of"), (150, "> Care"), (160, "Bob"))
    drawn = Cell((Line(""), *drawn.lines), places=drawn.places)
    assert [r["owners"] for r in split(action=ACTIONS, owners=drawn)] == ["Ann of Care", "Bob"]


def test_a_line_that_wraps_onto_another_page_stands_beside_what_begins_there() -> None:
    first, second = lines((700, "1.1 Visit")), lines((100, "1.2 Ask"), page=2)
    one, other = lines((700, "Ann of")), lines((90, "> Care"), (100, "Bob"), page=2)
    drawn = Cell((Line(""), *one.lines, *other.lines), places=(*one.places, *other.places))
    both = Cell((*first.lines, *second.lines), places=(*first.places, *second.places))
    assert [r["owners"] for r in split(action=both, owners=drawn)] == ["Ann of Care", "Bob"]


def test_lines_above_all_actions_are_the_first_ones() -> None:
    drawn = lines((80, "Ann"), (150, "Bob"))
    drawn = Cell((Line(""), *drawn.lines), places=drawn.places)
    assert [r["owners"] for r in split(action=ACTIONS, owners=drawn)] == ["Ann", "Bob"]


def test_lines_without_places_are_one_each_only_where_as_many_as_actions() -> None:
    half = lines((100, "1.1 Visit"))
    unplaced = Cell((*half.lines, Line("1.2 Ask")), places=half.places)
    drawn = lines((100, "Ann"), (150, "Bob"), (160, "Cat"))
    drawn = Cell((Line(""), *drawn.lines), places=drawn.places)
    assert [r["owners"] for r in split(action=unplaced, owners=drawn)] == ["Ann\nBob\nCat"] * 2
    assert [r["owners"] for r in split(action=ACTIONS, owners=cell("Ann\n\nBob\n\nCat"))] == ["Ann\nBob\nCat"] * 2


@pytest.mark.parametrize(
    ("shorter", "top", "owners"),
    [
        ((100, 130.1), 150, ["", "Bob"]),  # two lines and more of room are left under the date: cells fill from the top
        ((100, 130), 150, ["Bob", "Bob"]),
        ((106, 140), 150, ["", "Bob"]),
        ((106.1, 140), 150, ["Bob", "Bob"]),  # the date begins lower than the action: cells are centred
        ((100, 130.1), 144, ["", "Bob"]),
        ((100, 130.1), 143.9, ["Bob", "Bob"]),
        ((100, 130.1), 156, ["", "Bob"]),
        ((100, 130.1), 156.1, ["Bob", "Bob"]),
    ],
)
def test_a_lone_line_beside_a_later_action_is_its_own_where_cells_fill_from_the_top(
    shorter: tuple[float, float], top: float, owners: list[str]
) -> None:
    date = lines((shorter[0], "May 2031"), bottom=shorter[1])
    found = split(action=ACTIONS, due=date, owners=lines((top, "Bob")))
    assert [r["owners"] for r in found] == owners


def test_a_lone_line_beside_the_first_action_is_of_all() -> None:
    found = split(action=ACTIONS, due=lines((100, "May 2031")), owners=lines((100, "Bob")))
    assert [r["owners"] for r in found] == ["Bob", "Bob"]


def test_a_cell_that_goes_on_overleaf_does_not_show_that_cells_fill_from_the_top() -> None:
    one, other = lines((100, "May")), lines((60, "2031"), page=2)
    date = Cell((*one.lines, *other.lines), places=(*one.places, *other.places))
    found = split(action=ACTIONS, due=date, owners=lines((150, "Bob")))
    assert [r["owners"] for r in found] == ["Bob", "Bob"]


def test_a_date_and_an_owner_for_each_action_are_theirs_in_order() -> None:
    found = split(action=cell(TWO), due=cell("May 2024\nJune 2024"), owners=cell("Duty Manager\nChair"), rag=cell("A"))
    assert [(row["due"], row["owners"], row["rag"]) for row in found] == [
        ("May 2024", "Duty Manager", "A"),
        ("June 2024", "Chair", "A"),
    ]


@pytest.mark.parametrize(
    ("action", "owners", "due", "count"),
    [
        ("Visit families\nAsk the board", "Duty Manager\nBoard Manager", "May 2031\nJune 2031", 2),
        ("Visit families\nAsk the board", "Duty Manager", "May 2031\nJune 2031", 1),
        ("Visit families\nAsk the board", "Duty Manager\nBoard Manager", "June 2031", 1),
        ("Visit families\nAsk the board", "Duty\nManager", "June\n2031", 1),
        ("Visit families\nand ask the board", "Duty Manager\nBoard Manager", "May 2031\nJune 2031", 1),
        ("Visit families:\nAsk the board", "Duty Manager\nBoard Manager", "May 2031\nJune 2031", 1),
    ],
)
def test_paragraphs_beside_as_many_owners_and_dates_are_actions(action: str, owners: str, due: str, count: int) -> None:
    found = split(action=cell(action), owners=cell(owners), due=cell(due))
    assert len(found) == count
    if count > 1:
        assert found[1] == {"action": "Ask the board", "owners": "Board Manager", "due": "June 2031"}
    numbered = split(action=cell(action), owners=cell(owners), due=cell(due), action_ref=cell("1.1"))
    assert len(numbered) == 1


@pytest.mark.parametrize("due", ["May 2024", "May 2024\nand then again", "May 2024\nJune 2024\nJuly 2024"])
def test_two_owners_without_a_date_each_answer_for_both_actions(due: str) -> None:
    found = split(action=cell(TWO), due=cell(due), owners=cell("Duty Manager\nChair"))
    assert [row["owners"] for row in found] == ["Duty Manager\nChair"] * 2


def test_a_number_beside_that_only_says_which_action_is_no_part_of_a_date() -> None:
    def numbered(*items: str) -> Cell:
        return Cell(tuple(Line(words, label=f"{i}.") for i, words in enumerate(items, 1)))

    found = split(action=numbered("Visit families", "Ask the board"), due=numbered("May 2024", "June 2024"))
    assert [row["due"] for row in found] == ["May 2024", "June 2024"]
    other = cell("• May 2024\n• June 2024")
    found = split(action=numbered("Visit families", "Ask the board"), due=other)
    assert [row["due"] for row in found] == ["• May 2024", "• June 2024"]
