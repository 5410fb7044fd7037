"""The words of a PDF page taken apart where they only seem to be one: at footnote marks, gaps, rules and strikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.characters import Kinds, word_ends
from extractors.pdf.page.clips import limits
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats, Handles, Ints
from extractors.pdf.page.text_style import Display
from extractors.pdf.page.type_metrics import LEVEL, SAME_LINE
from extractors.pdf.page.words import Words, character_boxes, cut, drawn_together, measured, text_objects

EDGE = 0.5  # points: what is seen of words begins and ends so far from a clip's edge
WIDEST_LETTERS = 0.8  # em: letters of words drawn together are no wider on average
RAISED = 0.87  # a superscript is set smaller than this share of its word's size: browsers set it at five sixths
HARDLY, LIFTED = 0.95, 0.2  # or smaller than this share, and set higher by so many em
MOST_COMPARED = 1_000_000  # pairs of a word and a rule at once, a byte each: a drawing may hold very many of both
WOVEN = 0.5  # em by which a word reaches over the next of its line where both are drawn with room for one another
MARKS = frozenset("0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰")


def read_words(text_page: int, display: Display, text: str, kinds: Kinds) -> Words:
    """All words of the page. Words that pdfium ran together (a wide gap or a change of line inside) are taken apart."""
    first, last, operator = drawn_together(text_page, kinds, *word_ends(kinds))
    words = measured(text_page, display, text, first, last, operator)
    cuts = [*mark_cuts(text_page, words), *run_together_cuts(text_page, display, words), *woven_cuts(words)]
    if cuts:
        words = measured(text_page, display, text, *cut(text, words, cuts))
    return with_marks(words)


def with_marks(words: Words) -> Words:
    """Small letters set above or below their line are brought onto it; raised digits and stars are footnote marks."""
    shift = words.base[:-1] - words.base[1:]
    smaller = words.size[1:] < RAISED * words.size[:-1]
    smaller |= (words.size[1:] < HARDLY * words.size[:-1]) & (shift > LIFTED * words.size[:-1])
    if not some(smaller):
        return words
    gap = words.start[1:] - words.end[:-1]
    follows = (words.turn[1:] == words.turn[:-1]) & (np.abs(gap) < 0.3 * words.size[:-1])
    follows &= smaller & (np.abs(shift) < words.size[:-1])
    moved = (follows & (np.abs(shift) > LEVEL * words.size[:-1])).nonzero()[0] + 1
    if not len(moved):
        return words
    base, mark = words.base.copy(), words.mark.copy()
    for i in moved.tolist():
        base[i] = base[i - 1]
        mark[i] = shift[i - 1] > 0 and set(words.text[i]) <= MARKS
    return replace(words, base=base, mark=mark)


def mark_cuts(text_page: int, words: Words) -> list[int]:
    """Where a footnote mark set smaller is stuck to its word's end: the index of its first character."""
    cuts = []
    for i in [i for i, text in enumerate(words.text) if text[-1] in MARKS]:
        text, first, k = words.text[i], int(words.first[i]), int(words.last[i])
        if k - first + 1 != len(text):
            continue
        begin = text.rfind(" ") + 1
        whole = pdfium.text_object(text_page, first + begin)
        while text[k - first] in MARKS and pdfium.text_object(text_page, k) != whole:
            k -= 1
        if k < words.last[i] and is_smaller(pdfium.text_object(text_page, k + 1), whole):
            cuts.append(k + 1)
    return cuts


def is_smaller(text_object: int, other: int) -> bool:
    if not text_object or not other:
        return False
    both = np.array([text_object, other], np.uint64)
    size = bulk.structs(pdfium.font_size, both, 1)[:, 0]
    matrix = bulk.structs(pdfium.object_matrix, both, 6)
    scale = [np.hypot(*row[2:4]) for row in matrix]
    small, large = (abs(float(s)) * float(k) for s, k in zip(size, scale, strict=True))
    across = 4 if abs(matrix[1][1]) > abs(matrix[1][0]) else 5  # words may run up or down the page
    lift = abs(float(matrix[0][across]) - float(matrix[1][across]))
    return small < RAISED * large or (small < HARDLY * large and lift > LIFTED * large)


def run_together_cuts(text_page: int, display: Display, words: Words) -> list[int]:
    """Where words that are far too long for their letters really break."""
    letters = words.last - words.first + 1
    length = words.end - words.start
    doubtful = (letters > 1) & ((length > WIDEST_LETTERS * letters * words.size) | (length <= 0))
    cuts: list[int] = []
    for i in doubtful.nonzero()[0].tolist():
        if " " not in words.text[i] and 0 < length[i] <= (letters[i] + 1) * words.size[i]:
            continue
        index = np.arange(words.first[i], words.last[i] + 1)
        box = character_boxes(text_page, display, index)
        low, high = (0, 2) if words.turn[i] in (0, 2) else (1, 3)
        gap = np.maximum(box[1:, low] - box[:-1, high], box[:-1, low] - box[1:, high])
        usual = max(float(np.median(gap)), 0.0)  # wide where letters are spaced
        cuts += (index[1:][gap > max(0.5 * words.size[i], 2 * usual)]).tolist()
    return cuts


def woven_cuts(words: Words) -> list[int]:
    """The spaces in words drawn together between which others of their line stand: a program draws all signs of a line
    first that another font lends ("☐ ☒ ☐") and then its words."""
    if not some(reaching_over(words.start, words.end, words.base, words.size)):  # as drawn: soon told of most pages
        return []
    order, _ = words.lines
    over = reaching_over(*(values[order] for values in (words.start, words.end, words.base, words.size)))
    cuts: list[int] = []
    for i in over.nonzero()[0].tolist():
        for k in order[[i, i + 1]].tolist():
            if words.last[k] - words.first[k] + 1 != len(words.text[k]):
                continue
            cuts += [int(words.first[k]) + space.end() for space in re.finditer(" ", words.text[k])]
    return cuts


def reaching_over(start: Floats, end: Floats, base: Floats, size: Floats) -> Bools:
    """Which words of a list, but for the last, reach over the next one, which stands on their line."""
    return (start[1:] + WOVEN * size[1:] < end[:-1]) & (np.abs(base[1:] - base[:-1]) < SAME_LINE * size[1:])


def split_words(text_page: int, display: Display, text: str, words: Words, rules: Floats) -> Words:
    """Words that run across a column rule, cut there by their letters. `rules` are (n, 3): x, top and bottom.

    A spreadsheet's words that are too long for their cell are clipped at its edge: they stay whole, and in it.
    """
    if not len(rules) or not len(words):
        return words
    cuts: list[int] = []
    clips: dict[int, tuple[float, float]] = {}
    order = np.sort(rules[:, 0])
    inside = order.searchsorted(words.box[:, 2] - 1.5) > order.searchsorted(words.box[:, 0] + 1.5)
    several = (inside & (words.turn == 0) & (words.last > words.first)).nonzero()[0]
    for i, x in crossed(words.box, several, rules):
        index = np.arange(words.first[i], words.last[i] + 1)
        box = character_boxes(text_page, display, index)
        middle = (box[:, 0] + box[:, 2]) / 2
        found, middle = within_clips(display, text_objects(text_page, index), middle)
        clips |= found
        side = np.searchsorted(x, middle)
        cuts += index[1:][np.diff(side) != 0].tolist()
    if cuts:
        words = measured(text_page, display, text, *cut(text, words, cuts))
    return clipped(words, clips) if clips else words


def crossed(box: Floats, index: Ints, rules: Floats) -> Iterator[tuple[int, Floats]]:
    """Which of the words at these indices have rules running through them, and the x of those, from the left."""
    at_once = max(1, MOST_COMPARED // len(rules))
    for part in (index[at : at + at_once] for at in range(0, len(index), at_once)):
        x0, top, x1, bottom = box[part].T[:, :, None]
        crossing = (
            (rules[:, 0] > x0 + 1.5) & (rules[:, 0] < x1 - 1.5) & (rules[:, 1] < bottom - 2) & (rules[:, 2] > top + 2)
        )
        for k in crossing.any(1).nonzero()[0].tolist():
            yield int(part[k]), np.sort(rules[crossing[k], 0])


def within_clips(display: Display, letters: Handles, x: Floats) -> tuple[dict[int, tuple[float, float]], Floats]:
    """From where to where clips show the objects that drew these letters, and where each is seen at the furthest."""
    objects = [handle for handle in dict.fromkeys(letters.tolist()) if handle]
    found = limits(np.array(objects, np.uint64), display)
    if found is None:
        return {}, x
    clips = {handle: (box[0], box[2]) for handle, box in zip(objects, found.tolist(), strict=True) if box[2] < np.inf}
    sides = np.array([clips.get(handle, (-np.inf, np.inf)) for handle in letters.tolist()])
    return clips, np.clip(x, sides[:, 0] + EDGE, sides[:, 1] - EDGE)


def clipped(words: Words, clips: dict[int, tuple[float, float]]) -> Words:
    """The words with those of clipped objects as long as they are seen; where nothing is, at the clip's edge."""
    box, start, end = words.box.copy(), words.start.copy(), words.end.copy()
    for i, handle in enumerate(words.operator.tolist()):
        if handle in clips and words.turn[i] == 0:
            low, high = clips[handle]
            start[i], end[i] = box[i, [0, 2]] = np.clip(box[i, [0, 2]], low + EDGE, high - EDGE)
    return replace(words, box=box, start=start, end=end)


def split_words_at(text_page: int, display: Display, text: str, words: Words, which: Bools) -> Words:
    """The same with some of the words drawn together one by one, and cut where another operator draws on.

    Tracked changes are printed so: what was deleted, struck through, and right after it without a space the new words.
    """
    cuts: list[int] = []
    for first, last in zip(words.first[which].tolist(), words.last[which].tolist(), strict=True):
        cuts += [first + space.end() for space in re.finditer(" ", text[first : last + 1])]
        drawn = text_objects(text_page, np.arange(first, last + 1))
        cuts += (first + 1 + ((drawn[1:] != drawn[:-1]) & (drawn[1:] != 0) & (drawn[:-1] != 0)).nonzero()[0]).tolist()
    return measured(text_page, display, text, *cut(text, words, cuts)) if cuts else words
