"""Rows cut in two by a page break: the evidence for and against, weighed.

Evidence comes as a weight and words. A weight is the natural logarithm of how much likelier the sight is in a row cut
in two than where a new row begins. The words of what speaks for a cut row are kept as the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from extractors.continuation.cell_ends import (
    ROOM,
    has_words,
    height,
    line_height,
    numbering_goes_on,
    room,
)
from extractors.continuation.column_spans import is_full_width, same_merges
from extractors.continuation.column_usage import Usage, is_reference
from extractors.continuation.line_breaks import sentence, sentence_goes_on
from extractors.continuation.repeated_headings import says_again
from extractors.model import Row

Evidence = tuple[float, str]

ENOUGH_FOR_ONE_ROW = 2.0
MOST_FOR_EMPTY = 3.0  # no sight of an empty cell weighs more: sub-rows without a number are in many plans
EMPTY_WHEN_CUT = 0.6  # share of a cut row's cells that have nothing left for the next page
MOSTLY = 0.8  # share of rows with words in a column from which an empty cell in it is a surprise
SURE_SENTENCE = 1.0  # of a sentence that goes on beside a new reference: that the next word had no room is not enough
LOWER_BY_CHANCE = 0.02  # share of cells that begin in lower case though no cell in sight does
LINES_OF_ROOM = 3.2  # a paragraph of three lines is not split where lone lines are avoided, so it may leave that much


def why_cut(above: Row, below: Row, usual: Usage, left_over: float = 0.0, is_open: bool = False) -> str:
    """Why `below`, the first row of its page, goes on with `above`, the last of the page before; "" where it does not.

    `left_over` is the height in points that the page before still had below `above`; `is_open` says that no rule closes
    `above` at the foot.
    """
    if is_full_width(above) != is_full_width(below) or not same_merges(above, below):
        return ""
    if is_full_width(below):
        return "the sentence goes on" if sentence_goes_on(above[0], below[0]) else ""
    if is_open and _is_piece_of(above, below, usual):
        return "the row above holds but what the row below lacks"
    if _begins_reference(above, below, usual):
        return ""
    if not any(map(sentence_goes_on, above, below)) and (_fills_differ(above, below) or not _is_on_page(below)):
        return ""  # without pages, a blank line may stand anywhere
    found = evidence(above, below, usual, left_over, is_open)
    if sum(weight for weight, _ in found) < ENOUGH_FOR_ONE_ROW:
        return ""
    return "; ".join(dict.fromkeys(words for weight, words in found if weight > 0))


def evidence(
    above: Row, below: Row, usual: Usage, left_over: float = 0.0, is_open: bool = False
) -> tuple[Evidence, ...]:
    """All that speaks for and against one row cut in two, where no reference begins in `below`."""
    found = [
        *_from_sentences(above, below, usual),
        *_from_empty_cells(above, below, usual),
        *_from_fills(above, below, usual),
        *_from_room(above, below, left_over),
    ]
    if _fills_differ(above, below):  # some programs paint a row's rest in the colours of its new place
        found.append((-6.0, "other fills"))
    if is_open:
        found.append((2.0, "no rule closes the row above"))
    return tuple(found)


def merge_goes_on(above: Row, below: Row, column: int, usual: Usage) -> bool:
    """Whether the cell below is the rest of a cell merged over rows, though a new row begins beside it: its words may
    all stand on one of the pages, where a blank cell is a surprise."""
    a, b = above[column], below[column]
    if says_again(a, b):
        return True
    if column not in usual.merged or not (has_words(a) or has_words(b)) or _fills_differ((a,), (b,)):
        return False
    if has_words(a) and has_words(b):
        return sentence(a, b) >= SURE_SENTENCE
    return usual.filled[column] >= MOSTLY and not b.text[:1].islower()


def _is_piece_of(above: Row, below: Row, usual: Usage) -> bool:
    """Whether the cut left one piece of a row at the foot, where its other cells found no room for their first lines.

    So a browser cuts a row: its reference, and all its other words, begin overleaf.
    """
    if usual.references is None or has_words(above[usual.references]):
        return False
    pairs = [(has_words(a), has_words(b)) for a, b in zip(above, below, strict=True)]
    is_one_row = any(a for a, _ in pairs) and not any(a and b for a, b in pairs)
    return is_one_row and is_reference(below[usual.references].text, usual)


def _is_on_page(row: Row) -> bool:
    return any(cell.places and cell.places[-1].page for cell in row)


def _begins_reference(above: Row, below: Row, usual: Usage) -> bool:
    if usual.references is None:
        return False
    text = below[usual.references].text
    return is_reference(text, usual) and text != above[usual.references].text


def _fills_differ(above: Row, below: Row) -> bool:
    return any(a.fill and b.fill and not _near(a.fill, b.fill) for a, b in zip(above, below, strict=True))


def _near(one: str, other: str) -> bool:
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) <= 8 for i in (0, 2, 4))


def _from_sentences(above: Row, below: Row, usual: Usage) -> Iterator[Evidence]:
    for column, (a, b) in enumerate(zip(above, below, strict=True)):
        if not has_words(b):
            continue
        if says_again(a, b):
            if column not in usual.merged:
                yield MOST_FOR_EMPTY, f"column {column + 1} is said to be continued"
            continue
        weight = sentence(a, b)
        if numbering_goes_on(a, b):
            yield 1.5, f"the numbering goes on in column {column + 1}"
        elif weight > 0:
            if b.text[:1].islower():
                weight = min(weight, log(1 / (usual.lower[column] + LOWER_BY_CHANCE)))
            yield weight, f"the sentence goes on in column {column + 1}"
        elif not has_words(a):
            yield -0.5 if height(a) < LINES_OF_ROOM * line_height(b) else -3.0, "words where there were none"
        elif weight < 0:
            yield weight / max(usual.items[column], 1.0), "a sentence begins"


def _from_empty_cells(above: Row, below: Row, usual: Usage) -> Iterator[Evidence]:
    if not any(map(has_words, below)):
        yield ENOUGH_FOR_ONE_ROW, "nothing begins in the row"
        return
    for column, (a, b) in enumerate(zip(above, below, strict=True)):
        if has_words(b) or not has_words(a) or column in usual.merged:
            continue
        is_reference = column == usual.references
        weight = log((1.0 if is_reference else EMPTY_WHEN_CUT) / (1.0 - usual.filled[column]))
        if weight > 0:
            yield (
                min(weight, MOST_FOR_EMPTY),
                "the reference is empty" if is_reference else f"nothing begins in column {column + 1}",
            )


def _from_fills(above: Row, below: Row, usual: Usage) -> Iterator[Evidence]:
    """Fills tell once for the row: where rows are striped, all of its cells have the same."""
    painted = {(bool(above[column].fill), bool(below[column].fill)) for column in usual.tinted}
    if painted & {(True, False), (False, True)}:
        yield -2.0, "the fill ends"
    elif (True, True) in painted:
        yield 0.5, "the fill goes on"


def _from_room(above: Row, below: Row, left_over: float) -> Iterator[Evidence]:
    heights = [line_height(b) for b in below if has_words(b)]
    if heights and left_over > LINES_OF_ROOM * max(heights):
        yield -3.0, "the page above had room"
    filled_up = 0
    for a, b in zip(above, below, strict=True):
        left, line = room(a, b), line_height(b)
        if left is None or not has_words(b):
            continue
        if left > ROOM * line:
            yield -3.0 if left > LINES_OF_ROOM * line else -1.0, "the cell above had room"
        elif height(a) > LINES_OF_ROOM * line:
            filled_up += 1
    if filled_up > 1:
        yield filled_up - 1.0, "the cells above are full to the foot"
