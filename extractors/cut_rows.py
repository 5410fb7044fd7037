"""Rows cut in two by a page break: the evidence for and against, weighed.

Evidence comes as a weight and words. A weight is the natural logarithm of how much likelier the sight is in a row cut
in two than where a new row begins. The words of what speaks for a cut row are kept as the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from extractors.grid import is_band, same_merges
from extractors.model import Cell, Line, Row

Evidence = tuple[float, str]

ENOUGH = 2.0
MOST = 3.0  # no sight of an empty cell weighs more: sub-rows without a number are in many plans
EMPTY_WHEN_CUT = 0.6  # share of a cut row's cells that have nothing left for the next page
MOSTLY = 0.8  # share of rows with words in a column from which an empty cell in it is a surprise
LOWER_BY_CHANCE = 0.02
ROOM = 1.5  # lines, with the space cells keep below their words
LINES_OF_ROOM = 3.2  # a paragraph of three lines is not split where lone lines are avoided, so it may leave that much
FEW_CELLS = 3
PADDING = 12.0  # points a cell may keep blank at its right, and what a word's width is guessed wrong by
POINTS = 12.0  # height of a line where the format does not say

REFERENCE = re.compile(r"[A-Za-z]{0,4}[ .\-]?\d{1,3}(?:[.\-/]\d{1,3})*[a-z]?[.):]?")
# Words an English sentence goes on after.
GOES_ON_AFTER = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by for from has have if in into is its of on or our than that the their this"
        " through to was were which who will with",
    )
)


@dataclass(frozen=True)
class Usage:
    """What is usual in the columns of one table, from its cells that no break touches."""

    filled: tuple[float, ...]  # chance that a row has words in the column
    lower: tuple[float, ...]  # share of its cells that begin in lower case
    items: tuple[float, ...]  # paragraphs in a cell of it, on average
    references: int | None  # the column of references ("1.1"), from 0
    merged: frozenset[int]  # columns with cells that stand over several rows
    tinted: frozenset[int]  # columns whose fill differs from row to row


def usage(parts: Sequence[Sequence[Row]]) -> Usage:
    """What is usual in a table, given the rows of its parts, one a page, without headings."""
    width = len(parts[0][0])
    pairs = [(a, b) for rows in parts for a, b in pairwise(rows) if not is_band(a)]
    columns = [_whole_cells(parts, c) for c in range(width)]
    written = [[cell for cell in cells if has_words(cell)] for cells in columns]
    return Usage(
        filled=tuple((len(w) + 1) / (len(cells) + 2) for w, cells in zip(written, columns, strict=True)),
        lower=tuple(sum(cell.text[:1].islower() for cell in w) / max(len(w), 1) for w in written),
        items=tuple(sum(len(cell.items) for cell in w) / max(len(w), 1) for w in written),
        references=next((c for c in range(min(width, 3)) if _is_references([x.text for x in columns[c]])), None),
        merged=frozenset(c for c in range(width) if any(a[c] is b[c] for a, b in pairs)),
        tinted=frozenset(c for c, cells in enumerate(columns) if len({cell.fill for cell in cells}) > 1),
    )


def _whole_cells(parts: Sequence[Sequence[Row]], column: int) -> list[Cell]:
    """The cells of a column that no page's end can have touched; in a small table those no page's beginning has."""
    inner = [
        row[column]
        for rows in parts
        for row in rows[1:-1]
        if not is_band(row) and row[column] is not rows[0][column] and row[column] is not rows[-1][column]
    ]
    if len(inner) >= FEW_CELLS:
        return inner
    return [
        row[column]
        for i, rows in enumerate(parts)
        for row in rows
        if not is_band(row) and (i == 0 or row[column] is not rows[0][column])
    ]


def why_cut(above: Row, below: Row, usual: Usage, left_over: float = 0.0, is_open: bool = False) -> str:
    """Why `below`, the first row of its page, goes on with `above`, the last of the page before; "" where it does not.

    `left_over` is the height in points that the page before still had below `above`; `is_open` says that no rule closes
    `above` at the foot.
    """
    if is_band(above) != is_band(below) or not same_merges(above, below):
        return ""
    if is_band(below):
        return "the sentence goes on" if goes_on(above[0], below[0]) else ""
    if _begins_reference(above, below, usual) or _fills_differ(above, below):
        return ""
    found = [
        *_from_sentences(above, below, usual),
        *_from_empty_cells(above, below, usual),
        *_from_fills(above, below, usual),
    ]
    found += _from_room(above, below, left_over)
    if is_open:
        found.append((2.0, "no rule closes the row above"))
    if sum(weight for weight, _ in found) < ENOUGH:
        return ""
    if not _is_on_page(below) and not any(map(goes_on, above, below)):
        return ""  # a blank line in a text may stand anywhere
    return "; ".join(dict.fromkeys(words for weight, words in found if weight > 0))


def goes_on(above: Cell, below: Cell) -> bool:
    """Whether the first words of the cell below belong to the sentence that the cell above ends with."""
    return _sentence(above, below) > 0


def merge_goes_on(above: Row, below: Row, column: int, usual: Usage) -> bool:
    """Whether the cell below is the rest of a cell merged over rows, though a new row begins beside it."""
    a, b = above[column], below[column]
    if column not in usual.merged or not has_words(a) or _fills_differ((a,), (b,)):
        return False
    return goes_on(a, b) if has_words(b) else usual.filled[column] >= MOSTLY


def wraps(above: Cell, below: Cell) -> bool:
    """Whether the first line below only goes on with the last line above, the author having begun no new line."""
    last, first = _last(above), _first(below)
    if last is None or first is None or first.label:
        return False
    return goes_on(above, below) or (not _is_finished(last.text) and _is_full(last, first, above))


def _is_on_page(row: Row) -> bool:
    return any(cell.places and cell.places[-1].page for cell in row)


def has_words(cell: Cell) -> bool:
    return any(line.text or line.label or line.struck for line in cell.lines)


def _is_references(texts: Sequence[str]) -> bool:
    words = [text for text in texts if text]
    fitting = {text for text in words if REFERENCE.fullmatch(text)}
    return len(words) * 2 > len(texts) and len(fitting) > len(words) * 0.7


def _begins_reference(above: Row, below: Row, usual: Usage) -> bool:
    if usual.references is None:
        return False
    text = below[usual.references].text
    return bool(REFERENCE.fullmatch(text)) and text != above[usual.references].text


def _fills_differ(above: Row, below: Row) -> bool:
    return any(a.fill and b.fill and not _near(a.fill, b.fill) for a, b in zip(above, below, strict=True))


def _near(one: str, other: str) -> bool:
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) <= 8 for i in (0, 2, 4))


def _from_sentences(above: Row, below: Row, usual: Usage) -> Iterator[Evidence]:
    for column, (a, b) in enumerate(zip(above, below, strict=True)):
        if not has_words(b):
            continue
        weight = _sentence(a, b)
        if _numbering_goes_on(a, b):
            yield 1.5, f"the numbering goes on in column {column + 1}"
        elif weight > 0:
            if b.text[:1].islower():
                weight = min(weight, log(1 / (usual.lower[column] + LOWER_BY_CHANCE)))
            yield weight, f"the sentence goes on in column {column + 1}"
        elif not has_words(a):
            yield -0.5 if _height(a) < LINES_OF_ROOM * _line_height(b) else -3.0, "words where there were none"
        elif weight < 0:
            yield weight / max(usual.items[column], 1.0), "a sentence begins"


def _sentence(above: Cell, below: Cell) -> float:
    """Positive where the words below go on with those above, negative where something new begins, else 0."""
    last, first = _last(above), _first(below)
    if last is None or first is None or first.label:
        return 0.0
    text, words = last.text.rstrip(), last.text.split()
    if first.text[:1].islower() and not _is_finished(text):
        return 1.0 if _has_fitted(last, first, above) else 4.0
    if text.endswith((",", "-", "–", "&", "/")) or (words and words[-1].casefold() in GOES_ON_AFTER):
        return 2.0
    whole = above.text
    if whole.count("(") > whole.count(")") and below.text.count(")") > below.text.count("("):
        return 2.0
    if not _is_finished(text) and _is_full(last, first, above):
        return 0.5
    return -1.5 if first.text[:1].isupper() else 0.0


def _numbering_goes_on(above: Cell, below: Cell) -> bool:
    """Whether the cell above is a list ("1.1", "1.2") that the label below goes on with ("1.3")."""
    first = _first(below)
    labels = [line.label.rstrip(".)") for line in above.lines if line.label[:1].isdigit()]
    if first is None or not first.label[:1].isdigit() or len(labels) < 2:
        return False
    number = first.label.rstrip(".)").split(".")
    last = labels[-1].split(".")
    return number[:-1] == last[:-1] or number[: len(last)] == last or number[:1] == last[:1] == labels[0].split(".")[:1]


def _from_empty_cells(above: Row, below: Row, usual: Usage) -> Iterator[Evidence]:
    if not any(map(has_words, below)):
        yield ENOUGH, "nothing begins in the row"
        return
    for column, (a, b) in enumerate(zip(above, below, strict=True)):
        if has_words(b) or not has_words(a) or column in usual.merged:
            continue
        is_reference = column == usual.references
        weight = log((1.0 if is_reference else EMPTY_WHEN_CUT) / (1.0 - usual.filled[column]))
        if weight > 0:
            yield (
                min(weight, MOST),
                "the reference is empty" if is_reference else f"nothing begins in column {column + 1}",
            )


def _from_fills(above: Row, below: Row, usual: Usage) -> Iterator[Evidence]:
    for column in usual.tinted:
        a, b = above[column], below[column]
        if a.fill and b.fill:
            yield 0.5, f"the fill of column {column + 1} goes on"
        elif a.fill or b.fill:
            yield -2.0, "the fill ends"


def _from_room(above: Row, below: Row, left_over: float) -> Iterator[Evidence]:
    heights = [_line_height(b) for b in below if has_words(b)]
    if heights and left_over > LINES_OF_ROOM * max(heights):
        yield -3.0, "the page above had room"
    filled_up = 0
    for a, b in zip(above, below, strict=True):
        room, line = _room(a, b), _line_height(b)
        if room is None or not has_words(b):
            continue
        if room > ROOM * line:
            yield -3.0 if room > LINES_OF_ROOM * line else -1.0, "the cell above had room"
        elif _height(a) > LINES_OF_ROOM * line:
            filled_up += 1
    if filled_up > 1:
        yield filled_up - 1.0, "the cells above are full to the foot"


def _room(above: Cell, below: Cell) -> float | None:
    """Points left blank below words that stand at the top of their cell; None where this cannot be said.

    Blank lines of the author, in cells whose lines stand beside those of another, are no room.
    """
    first, last, next_words = _first(above), _last(above), _first(below)
    if not above.places or first is None or last is None or first.place is None or last.place is None:
        return None
    if next_words and next_words.place and next_words.place.top - below.places[0].top > ROOM * _line_height(below):
        return None
    over, under = first.place.top - above.places[-1].top, above.places[-1].bottom - last.place.bottom
    is_centred = over > _line_height(above) and first.place.page == last.place.page
    return None if is_centred or any(not line.text for line in above.lines) else under


def _height(cell: Cell) -> float:
    return cell.places[-1].bottom - cell.places[-1].top if cell.places else 0.0


def _line_height(cell: Cell) -> float:
    first = _first(cell)
    return max(first.size * 1.2, 1.0) if first and first.size else POINTS


def _first(cell: Cell) -> Line | None:
    return next((line for line in cell.lines if line.text), None)


def _last(cell: Cell) -> Line | None:
    return next((line for line in reversed(cell.lines) if line.text), None)


def _is_finished(text: str) -> bool:
    return text.rstrip("\"'”’) ").endswith((".", "!", "?", ";", ":"))


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
