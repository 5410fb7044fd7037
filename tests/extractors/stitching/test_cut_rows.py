"""Each sight that speaks for or against a row cut in two, with its weight, on both sides of its edge."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import pytest

from extractors.continuation.column_usage import Usage
from extractors.model import Cell, Line, Place, Row
from extractors.stitching.cut_rows import Evidence, evidence, merge_goes_on, why_cut

WIDTH = 200.0
LINE = 12.0  # points from line to line of letters of 10 points


def cell(
    text: str, height: float = 0, left: float = 0, page: int | None = 1, fill: str | None = None, size: float = 10
) -> Cell:
    """A cell with a line for each part of `text` between "/"; "• " and "# 1.1 " label. With a `height` it and its lines
    stand on a page, `left` points above its foot."""
    lines = []
    for i, words in enumerate(text.split("/") if text else ()):
        label, words = ("•", words[2:]) if words.startswith("• ") else ("", words)
        if words.startswith("# "):
            _, label, words = words.split(" ", 2)
        foot = max(100 + height - left, 101)
        at = Place(page, 0, 100 + i, 5.0 * len(words), foot) if height else None
        lines.append(Line(words, label=label, size=size, place=at))
    return Cell(tuple(lines), fill, (Place(page, 0, 100, WIDTH, 100 + height),) if height else ())


def row(*cells: str | Cell) -> Row:
    return tuple(cell(c) if isinstance(c, str) else c for c in cells)


def usual(
    filled: Sequence[float] = (0.4,) * 4,
    lower: Sequence[float] = (0.0,) * 4,
    items: Sequence[float] = (1.0,) * 4,
    references: int | None = None,
    merged: Sequence[int] = (),
    tinted: Sequence[int] = (),
) -> Usage:
    return Usage(tuple(filled), tuple(lower), tuple(items), references, 2, frozenset(merged), frozenset(tinted))


def seen(
    above: Row, below: Row, how: Usage | None = None, left_over: float = 0, is_open: bool = False
) -> list[Evidence]:
    return [(round(w, 3), words) for w, words in evidence(above, below, how or usual(), left_over, is_open)]


GOES_ON = "the sentence goes on in column 2"


@pytest.mark.parametrize(
    ("above", "below", "lower", "weight"),
    [
        ("Visit every family", "in the area.", 0.0, round(log(1 / 0.02), 3)),
        ("Visit every family", "in the area.", 0.5, round(log(1 / 0.52), 3)),
        ("Buy ten tablets, the", "iPads of last year", 0.5, round(log(1 / 0.52), 3)),
        ("Visit every family and", "Tell the board", 0.5, 2.0),
        (cell("Visit every family", 24), cell("in the area.", 24), 0.0, 1.0),  # the next word had room: less
        (cell("Visit " * 6 + "families", 24), cell("Tuesday", 24), 0.0, 0.5),  # it had none
    ],
)
def test_a_sentence_that_goes_on_weighs_less_where_cells_begin_in_lower_case(
    above: str | Cell, below: str | Cell, lower: float, weight: float
) -> None:
    assert seen(row("• x", above), row("• y", below), usual(lower=(lower,) * 4)) == [(weight, GOES_ON)]


@pytest.mark.parametrize(("items", "weight"), [(0.5, -1.5), (1.0, -1.5), (3.0, -0.5)])
def test_a_new_sentence_weighs_less_where_cells_have_many(items: float, weight: float) -> None:
    found = seen(row("Ask them."), row("Tell the board."), usual(items=(items,)))
    assert found == [(weight, "a sentence begins")]


def test_a_bullet_below_words_says_nothing() -> None:
    assert seen(row("Ask them."), row("• Tell the board.")) == []


@pytest.mark.parametrize(
    ("above", "below", "weights"),
    [
        ("# 1.1 Ask/# 1.2 Answer", "# 1.3 Tell", [1.5]),
        ("# a) Ask/# b) Answer", "# c) Tell", [1.5]),
        ("# (a) Ask/# (b) Answer", "# (d) Tell", []),
        ("# a) Ask/# b) Answer", "# a) Tell", []),
        ("# a) Ask", "# b) Tell", []),  # a row each
    ],
)
def test_numbering_that_goes_on_speaks_for_one_row(above: str, below: str, weights: list[float]) -> None:
    found = seen(row("• x", above), row("• y", below))
    assert found == [(weight, "the numbering goes on in column 2") for weight in weights]


@pytest.mark.parametrize(
    ("height", "size", "weight"), [(38.3, 10, -0.5), (38.5, 10, -3.0), (76.7, 20, -0.5), (76.9, 20, -3.0)]
)
def test_words_below_an_empty_cell_speak_against_one_row_most_where_it_had_room(
    height: float, size: float, weight: float
) -> None:
    found = seen(row(cell("", height)), row(cell("• Tell", 24, size=size)))
    assert found == [(weight, "words where there were none")]


def test_lines_of_room_are_counted_to_the_edge() -> None:
    assert seen(row(cell("", 3.2 * LINE)), row("• Tell")) == [(-3.0, "words where there were none")]


def test_words_said_again_speak_for_one_row_where_cells_are_not_merged_over_rows() -> None:
    above, below = row("• x", "Head of Care", "Ask the"), row("• y", "Head of Care (continued)", "family")
    goes_on = (round(log(1 / 0.02), 3), "the sentence goes on in column 3")
    assert seen(above, below) == [(3.0, "column 2 is said to be continued"), goes_on]
    assert seen(above, below, usual(merged=(1,))) == [goes_on]


@pytest.mark.parametrize(
    ("filled", "references", "expected"),
    [
        (0.4, None, []),
        (0.5, None, [(0.182, "nothing begins in column 2")]),
        (0.9, None, [(1.792, "nothing begins in column 2")]),
        (0.9, 1, [(2.303, "the reference is empty")]),
        (0.99, None, [(3.0, "nothing begins in column 2")]),
    ],
)
def test_an_empty_cell_speaks_for_one_row_the_more_the_fuller_its_column(
    filled: float, references: int | None, expected: list[Evidence]
) -> None:
    above, below = row("", "1.1", "• x"), row("", "", "• y")
    assert seen(above, below, usual(filled=(0.99, filled, 0.5), references=references)) == expected


def test_an_empty_cell_in_a_column_of_merged_cells_says_nothing() -> None:
    assert seen(row("A", "• x"), row("", "• y"), usual(filled=(0.9, 0.9), merged=(0,))) == []


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("D0E0F0", None, [(-2.0, "the fill ends")]),
        (None, "D0E0F0", [(-2.0, "the fill ends")]),
        ("D0E0F0", "D0E0F0", [(0.5, "the fill goes on")]),
        (None, None, []),
        ("D0E0F0", "F0E0D0", [(0.5, "the fill goes on"), (-6.0, "other fills")]),
    ],
)
def test_a_fill_that_ends_speaks_against_one_row(
    above: str | None, below: str | None, expected: list[Evidence]
) -> None:
    found = seen(row(cell("• x", fill=above)), row(cell("• y", fill=below)), usual(tinted=(0,)))
    assert found == expected


def test_a_fill_that_all_rows_have_says_nothing() -> None:
    assert seen(row(cell("• x", fill="D0E0F0")), row(cell("• y", fill=None))) == []


@pytest.mark.parametrize(("size", "left_over", "speaks"), [(10, 38.4, False), (10, 38.5, True), (20, 76.7, False)])
def test_a_page_that_had_room_for_three_lines_speaks_against_one_row(
    size: float, left_over: float, speaks: bool
) -> None:
    found = seen(row("• x", "• x"), row("• y", cell("• y", size=size)), left_over=left_over)
    assert found == ([(-3.0, "the page above had room")] if speaks else [])


def test_a_row_without_words_says_nothing_of_the_room_above() -> None:
    assert seen(row("x"), row(""), left_over=100) == [(2.0, "nothing begins in the row")]


@pytest.mark.parametrize(("left", "expected"), [(18.0, []), (18.1, [-1.0]), (38.4, [-1.0]), (38.5, [-3.0])], ids=str)
def test_a_cell_that_had_room_speaks_against_one_row(left: float, expected: list[float]) -> None:
    above = row(cell("• x", 30), cell("• x", left + 10, left))
    found = seen(above, row("", cell("• y", 24)))
    assert found == [(weight, "the cell above had room") for weight in expected]


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ((38.5,), []),
        ((38.5, 38.5), [1.0]),
        ((38.5, 38.4), []),
        ((38.5, 38.5, 38.5), [2.0]),
    ],
)
def test_cells_full_to_the_foot_speak_for_one_row(heights: tuple[float, ...], expected: list[float]) -> None:
    above = row(cell("x", 60), *(cell("• x", height) for height in heights))
    below = row("", *(cell("• y", 24) for _ in heights))
    found = seen(above, below)
    assert found == [(weight, "the cells above are full to the foot") for weight in expected]


def test_an_open_row_speaks_for_one_row() -> None:
    assert seen(row("• x"), row("• y"), is_open=True) == [(2.0, "no rule closes the row above")]


def test_rows_of_one_table_are_equally_wide() -> None:
    with pytest.raises(ValueError, match="longer"):
        evidence(row("a"), row("b", "c"), usual())


EMPTY = cell("", 24)


def test_what_just_suffices_makes_one_row_on_a_page() -> None:
    assert why_cut(row(cell("x", 24)), row(EMPTY), usual()) == "nothing begins in the row"
    above, below = row(cell("x", 24), cell("• x", 24)), row(EMPTY, cell("• y", 24))
    assert why_cut(above, below, usual(filled=(0.92, 0.5))) == "nothing begins in column 1"
    assert why_cut(above, below, usual(filled=(0.91, 0.5))) == ""


@pytest.mark.parametrize("place", [(), (Place(table=1, row=2, column=1),)])
def test_without_pages_a_blank_row_is_no_rest_of_the_one_above(place: tuple[Place, ...]) -> None:
    assert why_cut(row("x"), (Cell((), None, place),), usual()) == ""


def test_the_reason_gives_what_speaks_for_one_row_alone() -> None:
    above = row(cell("The", fill="D0E0F0"), "Ask them.", "• x")
    below = row(cell("Board", fill="D0E0F0"), "Tell", "• y")
    why = why_cut(above, below, usual(tinted=(0,), items=(1, 3, 1)))
    assert why == "the sentence goes on in column 1; the fill goes on"
    above, below = row("Ask the", "• x", cell("x", 24)), row("family", "• y", EMPTY)
    assert "column 1" not in why_cut(above, below, usual(lower=(0.98, 0, 0), filled=(0.4, 0.4, 0.95)))


def test_rows_merged_otherwise_are_two() -> None:
    a, b, c, d = cell("Ask the"), cell("and the"), cell("family"), cell("board of")
    assert why_cut((a, a, b), (c, c, d), usual())
    assert why_cut((a, a, b), (c, d, d), usual()) == ""


@pytest.mark.parametrize(
    ("above", "below", "why"),
    [("Ask the", "family.", "the sentence goes on"), ("Ask them.", "Tell the board.", "")],
)
def test_a_band_goes_on_with_its_sentence_alone(above: str, below: str, why: str) -> None:
    one, other = cell(above), cell(below)
    assert why_cut((one, one), (other, other), usual()) == why
    assert why_cut((one, one), row(below, ""), usual()) == ""


PIECES = "the row above holds but what the row below lacks"


@pytest.mark.parametrize(
    ("above", "below", "references", "why"),
    [
        (("", "Visit"), ("1.2", ""), 0, PIECES),
        (("", "Visit"), ("1.2", "Tell"), 0, ""),
        (("1.1", "Visit"), ("1.2", ""), 0, ""),
        (("", ""), ("1.2", "Tell"), 0, ""),
        (("", "Visit"), ("next", ""), 0, ""),
        (("", "Visit"), ("1.2", ""), None, ""),
    ],
)
def test_a_row_open_at_the_foot_may_hold_but_one_piece_of_the_next(
    above: tuple[str, ...], below: tuple[str, ...], references: int | None, why: str
) -> None:
    assert why_cut(row(*above), row(*below), usual(references=references), is_open=True) == why
    assert why_cut(row(*above), row(*below), usual(references=references)) == ""


def test_a_new_reference_begins_a_row_and_the_same_again_does_not() -> None:
    how, below = usual(references=0), "the family"
    assert why_cut(row("1.1", "Ask"), row("1.1", below), how)
    assert why_cut(row("1.1", "Ask"), row("1.2", below), how) == ""


@pytest.mark.parametrize(
    ("fill", "is_other"), [("080808", False), ("090000", True), ("100000", True), ("001000", True), ("000010", True)]
)
def test_fills_differ_by_more_than_a_reader_sees(fill: str, is_other: bool) -> None:
    above, below = row(cell("x", 24, fill="000000")), row(cell("", 24, fill=fill))
    assert why_cut(above, below, usual()) == ("" if is_other else "nothing begins in the row")
    assert bool([words for _, words in seen(above, below) if words == "other fills"]) is is_other


def test_rows_filled_otherwise_are_one_where_three_sentences_go_on() -> None:
    above, below = row(cell("Ask the", fill="000000"), "Tell a"), row(cell("board", fill="FFFFFF"), "family")
    assert why_cut(above, below, usual()) == ""
    assert "goes on in column 3" in why_cut((*above, cell("Visit the")), (*below, cell("house")), usual())


@pytest.mark.parametrize(
    ("above", "below", "filled", "goes_on"),
    [
        (cell("Ask the", 24), cell("family", 24), 0.5, True),
        (cell("Visit every family", 24), cell("in the area.", 24), 0.5, True),  # weighs as much as is asked
        (cell("Visit " * 6 + "families", 24), cell("Tuesday", 24), 0.5, False),
        (cell("Ask the", fill="000000"), cell("family", fill="FFFFFF"), 0.5, False),
        (cell("Ask the"), cell(""), 0.8, True),
        (cell("Ask the"), cell(""), 0.79, False),
        (cell(""), cell("family"), 0.9, False),
        (cell(""), cell("Aim 2: Families are heard"), 0.8, True),  # its words found no room at the foot
        (cell(""), cell("Aim 2: Families are heard"), 0.79, False),
        (cell("", fill="000000"), cell("Aim 2: Families are heard", fill="FFFFFF"), 0.8, False),
        (cell(""), cell(""), 0.9, False),
        (cell("Head of Care"), cell("Head of Care (cont.)"), 0.5, True),
    ],
)
def test_a_cell_merged_over_rows_goes_on_beside_a_new_row(
    above: Cell, below: Cell, filled: float, goes_on: bool
) -> None:
    assert merge_goes_on(row(above), row(below), 0, usual(filled=(filled,), merged=(0,))) is goes_on


def test_in_a_column_without_merged_cells_only_words_said_again_go_on() -> None:
    assert not merge_goes_on(row("Ask the"), row("family"), 0, usual())
    assert merge_goes_on(row("Head of Care"), row("Head of Care (cont.)"), 0, usual())
