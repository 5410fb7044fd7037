"""Whether a line goes on with the one above: each rule on both sides of its edge."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from extractors.continuation.line_breaks import (
    first_word,
    goes_on_in_cell,
    goes_on_in_column,
    goes_on_in_text,
    goes_on_overleaf,
    is_finished,
    is_unfinished,
    room_left,
    sentence,
)
from extractors.model import Cell, Line, Place


@pytest.mark.parametrize("text", ["Done.", "Done?", "Why not!", "as follows:", "first;", "“Done.”", "(see above.)"])
def test_a_sentence_ends(text: str) -> None:
    assert is_finished(text)
    assert not is_unfinished(text)


@pytest.mark.parametrize("text", ["training of", "first,", "head /", "health &", "multi-", "2031 –", "The"])
def test_no_sentence_ends_so(text: str) -> None:
    assert is_unfinished(text)
    assert not is_finished(text)


def test_room_is_what_the_next_word_leaves() -> None:
    assert room_left(end=80, word=15, limit=100) == 5
    assert first_word("four five", width=90) == 50


@dataclass(frozen=True)
class Set:
    """A line as it is set on a page: ten points high, fifty wide."""

    text: str = "words"
    label: str = ""
    start: float = 0.0
    end: float = 50.0
    base: float = 0.0
    size: float = 10.0
    turn: int = 0
    lead: float = 20.0
    marks: str = ""


ABOVE = Set()
BELOW = Set(base=12.0)
LIMIT = 71.0  # of a word of 20 and a space of 2.5 after 50, two and a half points too much to fit


def in_cell(above: Set = ABOVE, below: Set = BELOW, limit: float = LIMIT, item: Set | None = None) -> bool:
    return goes_on_in_cell(above, below, limit, 1.2, item)


@pytest.mark.parametrize(("limit", "wraps"), [(72.4, True), (73.4, True), (73.6, False)])
def test_in_a_cell_a_line_goes_on_where_its_first_word_had_no_room(limit: float, wraps: bool) -> None:
    assert in_cell(limit=limit) is wraps


@pytest.mark.parametrize(("base", "wraps"), [(13.1, True), (13.3, False)])
def test_in_a_cell_a_wider_step_begins_anew(base: float, wraps: bool) -> None:
    assert in_cell(below=replace(BELOW, base=base)) is wraps


@pytest.mark.parametrize(("base", "wraps"), [(17.3, True), (17.5, False)])
def test_down_to_a_line_with_a_raised_mark_the_step_may_be_wider(base: float, wraps: bool) -> None:
    assert in_cell(below=replace(BELOW, base=base, marks="1")) is wraps


@pytest.mark.parametrize(("base", "wraps"), [(17.3, True), (17.5, False)])
def test_after_a_bullet_the_step_may_be_wider(base: float, wraps: bool) -> None:
    assert in_cell(replace(ABOVE, label="•"), replace(BELOW, base=base)) is wraps


@pytest.mark.parametrize(("size", "wraps"), [(8.4, True), (8.3, False), (12.4, True), (12.6, False)])
def test_in_a_cell_letters_of_another_size_begin_anew(size: float, wraps: bool) -> None:
    assert in_cell(below=replace(BELOW, size=size), limit=60.0) is wraps


def test_in_a_cell_lines_of_another_direction_begin_anew() -> None:
    assert not in_cell(below=replace(BELOW, turn=1))
    assert in_cell(replace(ABOVE, turn=1), replace(BELOW, turn=1), limit=1000.0)
    assert not in_cell(replace(ABOVE, turn=1), replace(BELOW, turn=1, base=13.3))


@pytest.mark.parametrize(
    ("label", "above", "item", "wraps"),
    [
        ("•", "words", None, False),
        ("2", "see page", None, True),
        ("2", "Trained.", None, False),
        ("2", "words", Set(label="1"), False),
        ("2", "words", Set(label="1", start=1.9), False),
        ("2", "words", Set(label="1", start=2.1), True),
        ("–", "words", Set(label="1"), True),
        ("–", "words", Set(label="-"), False),
    ],
)  # fmt: skip
def test_a_label_begins_an_item_where_the_one_above_is_finished_or_labelled_likewise(
    label: str, above: str, item: Set | None, wraps: bool
) -> None:
    assert in_cell(replace(ABOVE, text=above), replace(BELOW, label=label), item=item) is wraps


def line(text: str, x1: float = 100.0, label: str = "", bold: bool = False) -> Line:
    return Line(text, label=label, bold=bold, size=10, place=Place(1, 0.0, 0.0, x1, 10.0))


@pytest.mark.parametrize(
    ("above", "below", "wraps"),
    [
        (line("Some words"), line("more of them"), True),
        (line("Some words,"), line("More of them"), True),
        (line("Some words"), line("• item"), False),
        (line("Some words"), line("item", label="•"), False),
        (line("A heading", bold=True), line("Its words"), False),
        (line("Some words", x1=177.0), line("Up", x1=8.0), True),
        (line("Some words.", x1=177.0), line("Up", x1=8.0), False),
        (line("Some words", x1=175.0), line("Up", x1=8.0), False),
    ],
)
def test_in_a_column_of_text_two_hundred_points_wide(above: Line, below: Line, wraps: bool) -> None:
    assert goes_on_in_column(above, below, edge=200.0) is wraps


@pytest.mark.parametrize(("x1", "wraps"), [(139.0, False), (141.0, True)])
def test_in_a_column_a_line_goes_on_where_its_first_word_had_no_room(x1: float, wraps: bool) -> None:
    assert goes_on_in_column(line("Some words.", x1=x1), line("Nine more", x1=108.0), edge=200.0) is wraps


@pytest.mark.parametrize(
    ("widest", "above", "wraps"),
    [(60, 55, True), (60, 54, False), (59, 55, False), (130, 125, True), (131, 126, False)],
)
def test_in_a_text_file_a_line_goes_on_where_its_first_word_had_no_room(widest: int, above: int, wraps: bool) -> None:
    assert goes_on_in_text(["x" * widest, "x" * above, "words and more"], 2) is wraps


def cells(above: str, below: str, end: float, wide: float = 200.0) -> tuple[Cell, Cell]:
    places = Place(1, 0.0, 0.0, wide, 20.0)
    return Cell((line(above, x1=end),), places=(places,)), Cell((line(below, x1=5.0 * len(below)),), places=(places,))


@pytest.mark.parametrize(
    ("above", "below", "end", "weight"),
    [
        ("The team meets", "every week", 160.0, 4.0),
        ("The team meets", "every week", 157.0, 1.0),
        ("The team meets with", "Every week", 160.0, 2.0),
        ("The team meets with", "Priority 2: Homes", 160.0, -1.5),
        ("The team meets with", "Priority 2:", 160.0, -1.5),
        ("The team meets with", "Priority 2 homes", 160.0, 2.0),
        ("To be agreed by", "Every week", 100.0, -1.5),
        ("The team (which meets", "Weekly) acts", 100.0, 2.0),
        ("The team meets", "Weekly there", 170.0, 0.5),
        ("The team meets", "Weekly there", 160.0, -1.5),
        ("The team meets.", "every week", 100.0, 0.0),
        ("The team meets.", "Every week", 190.0, -1.5),
    ],
)
def test_how_much_a_sentence_over_a_page_break_weighs(above: str, below: str, end: float, weight: float) -> None:
    assert sentence(*cells(above, below, end)) == weight


@pytest.mark.parametrize(("size", "weight"), [(12, 2.0), (12.5, -1.5), (0, 2.0)])
def test_words_of_another_size_overleaf_go_on_with_no_sentence(size: float, weight: float) -> None:
    above, below = cells("The team meets with", "Risks", 190.0)
    larger = Cell((below.lines[0]._replace(size=size),), places=below.places)
    assert sentence(above, larger) == weight


@pytest.mark.parametrize(
    ("above", "below", "end", "wraps"),
    [
        ("The team meets", "every week", 160.0, True),
        ("The team meets", "every week", 157.0, False),
        ("The team meets with", "every week", 157.0, True),
        ("The team meets", "Weekly there", 170.0, True),
        ("The team meets.", "Weekly there", 170.0, False),
    ],
)
def test_a_line_overleaf_goes_on_or_begins_anew(above: str, below: str, end: float, wraps: bool) -> None:
    assert goes_on_overleaf(*cells(above, below, end)) is wraps


def test_a_label_overleaf_begins_anew() -> None:
    above, below = cells("The team meets with", "every week", 190.0)
    assert not goes_on_overleaf(above, replace(below, lines=(below.lines[0]._replace(label="2"),)))
    assert sentence(above, replace(below, lines=(below.lines[0]._replace(label="2"),))) == 0.0


@pytest.mark.parametrize(("words", "goes_on"), [("\u202f\u202f", True), ("Each hub", False)])
def test_a_line_of_blanks_begins_no_paragraph(words: str, goes_on: bool) -> None:
    above = Line("Carers were heard.", place=Place(1, 60, 100, 160, 111))
    below = Line(words, place=Place(1, 60, 112, 100, 123))
    assert goes_on_in_column(above, below, 400.0) is goes_on


def test_a_cell_overleaf_that_begins_with_blanks_alone_is_read() -> None:
    above = Cell((Line("Carers were heard", place=Place(1, 60, 100, 160, 111)),), places=(Place(1, 55, 95, 200, 115),))
    below = Cell((Line("\u202f", place=Place(2, 60, 40, 64, 51)),), places=(Place(2, 55, 35, 200, 60),))
    assert not goes_on_overleaf(above, below)


@pytest.mark.parametrize(("left", "wraps"), [(4.0, False), (6.0, True), (14.0, False)])
def test_a_cell_keeps_as_much_blank_at_its_right_as_at_its_left(left: float, wraps: bool) -> None:
    above, below = cells("The team meets", "Weekly there", 160.0)  # five points are left beyond the word
    box = Place(1, above.places[0].x0 - left, 0.0, 200.0, 20.0)
    assert goes_on_overleaf(replace(above, places=(box,)), below) is wraps
