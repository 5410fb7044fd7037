"""Words cut by a narrow column: told by the room at the line's end, where a program draws a space if there is room."""

from __future__ import annotations

import pytest

from extractors.model import Place
from extractors.pdf.page.printed_lines import Printed
from extractors.pdf.tables.cells import draws_spaces, is_cut


def printed(text: str, end: float = 50, spaced: bool = False) -> Printed:
    place = Place(1, 0, 0, end, 10)
    return Printed(0, text, "", place, 0, end, 10, 10, 0, False, None, 20, spaced)


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        (printed("Performan", 45), "ce", True),
        (printed("Performan", 43), "ce", False),  # there was room for a letter
        (printed("Perfor", 43), "mance", True),  # but for none so wide
        (printed("Performan", 45, spaced=True), "ce", False),
        (printed("a Performan", 45), "ce", False),  # a word too long begins on a line of its own
        (printed("September", 45), "2031", False),
        (printed("September", 45), "Team", False),
        (printed("CYP", 45), "2031", True),  # a reference
    ],
)
def test_a_word_is_cut_where_the_next_letter_had_no_room(above: Printed, below: str, cut: bool) -> None:
    assert is_cut(above, printed(below), 50) is cut


@pytest.mark.parametrize(
    ("ends", "draws"),
    [
        ([True, True, True], True),
        ([True, True], False),  # too few to tell
        ([True, False, True, False, False], True),  # lines without room for it
        ([True, False, False, False, False], False),
    ],
)
def test_a_program_that_draws_spaces_is_told_by_lines_of_several_words(ends: list[bool], draws: bool) -> None:
    pairs = [(printed("of all", spaced=spaced), printed("homes")) for spaced in ends]
    cut = [(printed("Performan"), printed("ce"))] * 20

    assert draws_spaces([*pairs, *cut]) is draws
