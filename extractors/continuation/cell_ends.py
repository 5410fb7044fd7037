"""Where the words of a cell begin and end, and what room they leave in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model import Cell, Line

ROOM = 1.5  # lines, with the space cells keep below their words
POINTS = 12.0  # height of a line where the format does not say


def has_words(cell: Cell) -> bool:
    """Whether anything is printed in the cell, be it a bullet or struck through."""
    for line in cell.lines:  # noqa: SIM110 - any() takes twice as long, and all cells of all tables are asked
        if line.text or line.label or line.struck:
            return True
    return False


def numbering_goes_on(above: Cell, below: Cell) -> bool:
    """Whether the cell above is a list ("1.1", "1.2" or "1", "2" or "a", "b") that the label below goes on with ("1.3"
    or "3" or "c")."""
    first = first_line(below)
    if not first or not first.label:
        return False
    labels = [line.label for line in above.lines if line.label]
    return any(
        _counts_on([numbers(label) for label in labels], numbers(first.label)) for numbers in (_figures, _letter)
    )


def _counts_on(above: Sequence[list[int]], number: list[int]) -> bool:
    labels = [numbers for numbers in above if numbers]
    if not number or len(labels) < 2:
        return False
    if len(number) == 1 or len(labels[-1]) == 1:
        return labels[-1] == [number[0] - 1]
    return number > labels[-1] and number[0] == labels[-1][0] == labels[0][0]


def _figures(label: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", label)] if label[:1].isdigit() else []


def _letter(label: str) -> list[int]:
    """The place of a lettered label ("b)", "(b)") in the alphabet."""
    letter = label.strip("().").lower()
    return [ord(letter) - ord("a") + 1] if len(letter) == 1 and letter.isascii() and letter.isalpha() else []


def room(above: Cell, below: Cell) -> float | None:
    """Points left blank below words that stand at the top of their cell; None where this cannot be said.

    Blank lines of the author, in cells whose lines stand beside those of another, are no room.
    """
    first, last, next_words = first_line(above), last_line(above), first_line(below)
    if not above.places or first is None or last is None or first.place is None or last.place is None:
        return None
    if next_words and next_words.place and next_words.place.top - below.places[0].top > ROOM * line_height(below):
        return None
    over, under = first.place.top - above.places[-1].top, above.places[-1].bottom - last.place.bottom
    is_centred = over > line_height(above) and first.place.page == last.place.page
    return None if is_centred or any(not line.text for line in above.lines) else under


def height(cell: Cell) -> float:
    """Points from the top to the foot of the cell, of its last part; 0 without positions."""
    return cell.places[-1].bottom - cell.places[-1].top if cell.places else 0.0


def line_height(cell: Cell) -> float:
    """Points from line to line in the cell."""
    first = first_line(cell)
    return max(first.size * 1.2, 1.0) if first and first.size else POINTS


def first_line(cell: Cell) -> Line | None:
    """The first line with words."""
    return next((line for line in cell.lines if line.text), None)


def last_line(cell: Cell) -> Line | None:
    """The last line with words."""
    return next((line for line in reversed(cell.lines) if line.text), None)
