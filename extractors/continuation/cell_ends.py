"""How the words of a cell begin and end: whether those of the next page go on with them, and what room there was."""

from __future__ import annotations

import re

from extractors.model import Cell, Line

ROOM = 1.5  # lines, with the space cells keep below their words
PADDING = 12.0  # points a cell may keep blank at its right, and what a word's width is guessed wrong by
POINTS = 12.0  # height of a line where the format does not say
# Words an English sentence goes on after.
GOES_ON_AFTER = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "if", "in", "into", "is",
    "its", "of", "on", "or", "our", "than", "that", "the", "their", "this", "through", "to", "was", "were", "which",
    "who", "will", "with",
})  # fmt: skip


def has_words(cell: Cell) -> bool:
    """Whether anything is printed in the cell, be it a bullet or struck through."""
    return any(line.text or line.label or line.struck for line in cell.lines)


def goes_on(above: Cell, below: Cell) -> bool:
    """Whether the first words of the cell below belong to the sentence that the cell above ends with."""
    return sentence(above, below) > 0


def wraps(above: Cell, below: Cell) -> bool:
    """Whether the first line below only goes on with the last line above, the author having begun no new line."""
    last, first = _last(above), _first(below)
    if last is None or first is None or first.label:
        return False
    if _has_fitted(last, first, above) and not is_unfinished(last.text):
        return False
    return goes_on(above, below) or (not is_finished(last.text) and _is_full(last, first, above))


def sentence(above: Cell, below: Cell) -> float:
    """Positive where the words below go on with those above, negative where something new begins, else 0.

    The weight is the natural logarithm of how much likelier the sight is where a page break cuts the cell.
    """
    last, first = _last(above), _first(below)
    if last is None or first is None or first.label:
        return 0.0
    is_open = first.text[:1].islower() and not is_finished(last.text)
    if is_open and not _has_fitted(last, first, above):
        return 4.0
    if is_unfinished(last.text):
        return 2.0
    if is_open:
        return 1.0
    whole = above.text
    if whole.count("(") > whole.count(")") and below.text.count(")") > below.text.count("("):
        return 2.0
    if not is_finished(last.text) and _is_full(last, first, above):
        return 0.5
    return -1.5 if first.text[:1].isupper() else 0.0


def numbering_goes_on(above: Cell, below: Cell) -> bool:
    """Whether the cell above is a list ("1.1", "1.2" or "1", "2") that the label below goes on with ("1.3" or "3")."""
    first = _first(below)
    labels = [_numbers(line.label) for line in above.lines if _numbers(line.label)]
    number = _numbers(first.label) if first else []
    if not number or len(labels) < 2:
        return False
    if len(number) == 1 or len(labels[-1]) == 1:
        return labels[-1] == [number[0] - 1]
    return number > labels[-1] and number[0] == labels[-1][0] == labels[0][0]


def _numbers(label: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", label)] if label[:1].isdigit() else []


def room(above: Cell, below: Cell) -> float | None:
    """Points left blank below words that stand at the top of their cell; None where this cannot be said.

    Blank lines of the author, in cells whose lines stand beside those of another, are no room.
    """
    first, last, next_words = _first(above), _last(above), _first(below)
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
    first = _first(cell)
    return max(first.size * 1.2, 1.0) if first and first.size else POINTS


def _first(cell: Cell) -> Line | None:
    return next((line for line in cell.lines if line.text), None)


def _last(cell: Cell) -> Line | None:
    return next((line for line in reversed(cell.lines) if line.text), None)


def is_finished(text: str) -> bool:
    """Whether the words end as a sentence, or as a part of one that a list goes on with."""
    return text.rstrip("\"'”’) ").endswith((".", "!", "?", ";", ":"))


def is_unfinished(text: str) -> bool:
    """Whether no sentence can end so."""
    words = text.split()
    return text.rstrip().endswith((",", "-", "–", "&", "/")) or bool(words and words[-1].casefold() in GOES_ON_AFTER)


def _is_full(last: Line, first: Line, cell: Cell) -> bool:
    """Whether the first word below would not have fitted at the end of the last line above."""
    left = _left(last, first, cell)
    return left is not None and left < 0


def _has_fitted(last: Line, first: Line, cell: Cell) -> bool:
    """Whether it would have fitted with room to spare, so that the author began a new line there."""
    left = _left(last, first, cell)
    return left is not None and left > PADDING


def _left(last: Line, first: Line, cell: Cell) -> float | None:
    """Points that the first word below would have left blank at the end of the line above; None without positions."""
    if last.place is None or first.place is None or not cell.places or not first.text:
        return None
    word = len(first.text.split()[0]) + 1
    wide = (first.place.x1 - first.place.x0) / len(first.text) * word
    return cell.places[-1].x1 - last.place.x1 - wide
