"""Whether a line goes on with the line above it: by the words at the break, and the room there was for the next word.

Four times it is asked, with what each format knows: of lines in a cell on a page, of lines in a column of text on a
page, of lines in a text file, and of the two parts of a cell that a page's end cuts. Lengths are points, in a text file
characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from extractors.continuation.cell_ends import first_line, last_line
from extractors.model import Cell, Line, Place

SENTENCE_ENDS = (".", "!", "?", ";", ":")
# Words an English sentence goes on after.
GOES_ON_AFTER = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "if", "in", "into", "is",
    "its", "of", "on", "or", "our", "than", "that", "the", "their", "this", "through", "to", "was", "were", "which",
    "who", "will", "with",
})  # fmt: skip
STRONG_SENTENCE = 2.0  # weight from which a sentence alone shows that its cell goes on
NEW_SENTENCE = -1.5  # weight of words that begin as a sentence does
PARAGRAPH = 1.1  # of the line pitch: a wider step begins a new paragraph
BULLET_STEP = 1.45  # the same after a bullet, whose font is often taller than the text's, and down to a raised mark
OTHER_SIZE_IN_CELL = 0.2  # by which share the letters of another paragraph differ in size
SPACE_WIDTH = 0.25  # em
ROUNDING = 0.1  # em by which a full line may seem to have left room for the next word
SAME_INDENT = 2.0  # points: items of one list begin no further apart
NEARLY_FULL = 0.12  # share of a line that may be left blank where the next word is long
PADDING = 12.0  # points a cell may keep blank at its right, and what a word's width is guessed wrong by
WRAPPED_FROM = 60  # characters: shorter lines of a text file are not cut for want of room
WIDEST_WRAP = 130
NUMBERED_TITLE = re.compile(r"[A-Z][a-z]+ \d{1,2}(?:\.\d{1,2})?\s?[:–—](?:\s|$)")  # "Recommendation 7: ..."


class SetLine(Protocol):
    """A line as it is set on a page: see `extractors.pdf.page.printed_lines.Printed`."""

    @property
    def text(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def base(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def turn(self) -> int: ...
    @property
    def lead(self) -> float: ...
    @property
    def marks(self) -> str: ...


def is_finished(text: str) -> bool:
    """Whether the words end as a sentence, or as a part of one that a list goes on with."""
    return text.rstrip("\"'”’) ").endswith(SENTENCE_ENDS)


def is_unfinished(text: str) -> bool:
    """Whether no sentence can end so."""
    words = text.split()
    return text.rstrip().endswith((",", "-", "–", "&", "/")) or bool(words and words[-1].casefold() in GOES_ON_AFTER)


def room_left(end: float, word: float, limit: float) -> float:
    """What the first word of the next line would have left blank at the end of the line above; negative where it had
    no room there."""
    return limit - end - word


def first_word(text: str, width: float) -> float:
    """How wide the first word of a line is with a space, guessed from the width of the whole line.

    A line may hold blanks alone, such as narrow no-break spaces: those count as its word.
    """
    word = next(iter(text.split()), text)
    return width / max(len(text), 1) * (len(word) + 1)


def goes_on_in_cell(above: SetLine, line: SetLine, limit: float, pitch: float, item: SetLine | None) -> bool:
    """Whether a line of a cell only continues the one above because that was full.

    `limit` is how far to the right words may stand, `pitch` the usual step from line to line in em, `item` the line
    that the present item began with.
    """
    if above.turn != line.turn:
        return False
    step = line.base - above.base
    if line.turn != 0:
        return step < PARAGRAPH * pitch * line.size
    if step > (BULLET_STEP if above.label or line.marks else PARAGRAPH) * pitch * max(line.size, above.size):
        return False
    if line.label and (line.label == "•" or _opens_item(above, line, item)):
        return False
    if abs(above.size - line.size) > OTHER_SIZE_IN_CELL * line.size:
        return False
    return room_left(above.end, SPACE_WIDTH * line.size + line.lead, limit) < ROUNDING * line.size


def _opens_item(above: SetLine, line: SetLine, item: SetLine | None) -> bool:
    """Whether a number or dash at a line's head labels a new item: the one above is finished, or labelled likewise."""
    alike = (
        item is not None
        and bool(item.label)
        and abs(item.start - line.start) < SAME_INDENT
        and item.label.isalnum() == line.label.isalnum()
    )
    return alike or above.text.endswith(SENTENCE_ENDS)


def goes_on_in_column(above: Line, line: Line, edge: float) -> bool:
    """Whether a line right under another one, in a column of text, belongs to its paragraph; full lines end at `edge`.

    Both lines have places.
    """
    if line.label:
        return False
    if not line.text.strip() or line.text[0].islower() or above.text.endswith((",", "-", "&")):
        return True
    if above.bold != line.bold:
        return False
    before, place = _place(above), _place(line)
    if before.x1 > edge - NEARLY_FULL * (edge - before.x0) and not above.text.endswith(SENTENCE_ENDS):
        return True
    return room_left(before.x1, first_word(line.text, place.x1 - place.x0), edge) <= 0


def goes_on_in_text(lines: Sequence[str], at: int) -> bool:
    """Whether a line of a paragraph in a text file had no room for its first word on the line above."""
    widest = max(map(len, lines))
    first = lines[at].split()[0] if lines[at].split() else ""
    return WRAPPED_FROM <= widest <= WIDEST_WRAP and room_left(len(lines[at - 1].rstrip()), len(first) + 1, widest) < 0


def goes_on_overleaf(above: Cell, below: Cell) -> bool:
    """Whether the first line of the cell below only goes on with the last line of the cell above, the author having
    begun no new line."""
    last, first = last_line(above), first_line(below)
    if last is None or first is None or first.label:
        return False
    if _has_fitted(last, first, above) and not is_unfinished(last.text):
        return False
    return sentence_goes_on(above, below) or (not is_finished(last.text) and _is_full(last, first, above))


def sentence_goes_on(above: Cell, below: Cell) -> bool:
    """Whether the first words of the cell below belong to the sentence that the cell above ends with."""
    return sentence(above, below) > 0


def sentence(above: Cell, below: Cell) -> float:
    """Positive where the words below go on with those above, negative where something new begins, else 0.

    The weight is the natural logarithm of how much likelier the sight is where a page break cuts the cell.
    """
    last, first = last_line(above), first_line(below)
    if last is None or first is None or first.label:
        return 0.0
    if last.size > 0 and first.size > 0 and abs(last.size - first.size) > OTHER_SIZE_IN_CELL * last.size:
        return NEW_SENTENCE
    if NUMBERED_TITLE.match(first.text):
        return NEW_SENTENCE
    has_fitted = _has_fitted(last, first, above)
    is_open = first.text[:1].islower() and not is_finished(last.text)
    if is_open and not has_fitted:
        return 4.0
    if is_unfinished(last.text) and not has_fitted:  # "To be done by" is a label where more words had room beside it
        return STRONG_SENTENCE
    if is_open:
        return 1.0
    whole = above.text
    if whole.count("(") > whole.count(")") and below.text.count(")") > below.text.count("("):
        return 2.0
    if not is_finished(last.text) and _is_full(last, first, above):
        return 0.5
    return NEW_SENTENCE if first.text[:1].isupper() else 0.0


def _is_full(last: Line, first: Line, cell: Cell) -> bool:
    """Whether the first word below would not have fitted at the end of the last line above, where the cell keeps as
    much blank at its right as at its left."""
    left = _left(last, first, cell)
    return left is not None and left < _blank_at_left(cell)


def _blank_at_left(cell: Cell) -> float:
    """Points between a cell's left edge and its words; 0 where so many that these are not set from the left."""
    blank = min(line.place.x0 for line in cell.lines if line.place) - cell.places[-1].x0
    return blank if 0 < blank < PADDING else 0.0


def _has_fitted(last: Line, first: Line, cell: Cell) -> bool:
    """Whether it would have fitted with room to spare, so that the author began a new line there."""
    left = _left(last, first, cell)
    return left is not None and left > PADDING


def _left(last: Line, first: Line, cell: Cell) -> float | None:
    """What the first word below would have left blank at the end of the line above; None without positions."""
    if last.place is None or first.place is None or not cell.places or not first.text:
        return None
    word = first_word(first.text, first.place.x1 - first.place.x0)
    return room_left(last.place.x1, word, cell.places[-1].x1)


def _place(line: Line) -> Place:
    assert line.place is not None
    return line.place
