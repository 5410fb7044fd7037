"""The words of a PDF page with box, baseline, size, weight, colour and direction, asked of pdfium in bulk.

Words that one operator draws on one line with their spaces stay together as one entry: few calls a line instead of
some a word. Only what runs through them, a column rule or a strike, takes them apart. pdfium gives characters in the
order they were drawn and puts in spaces and line ends of its own; only where a word begins and ends is taken from it,
never the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.array_runs import run_begins, run_ends, run_numbers
from extractors.pdf.page.characters import LINE_FEED, Kinds, begun_at
from extractors.pdf.page.measures import measure
from extractors.pdf.page.pdfium import Bools, Floats, Handles, Ints
from extractors.pdf.page.text_style import Display, read_font
from extractors.pdf.page.type_metrics import SAME_LINE
from extractors.symbols import shown

FEW_SPACES = 12
NO_SPACE = "\u200b"  # between the letters of a letter-spaced word
ODD = re.compile("[\ue000-\uf8ff\ufffe\x02\u00ad\u200b]")  # private use, line-end and soft hyphens, no space
HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-", NO_SPACE: ""})


@dataclass(frozen=True)
class Words:
    """Words, or words drawn in one go, in the order pdfium gives them; all arrays have one entry for each.

    `turn` is the reading direction as shown: 0 left to right, 1 downwards, 2 upside down, 3 upwards. `start`, `end`
    and `base` are the word's extent along its own direction and its baseline across it, growing in reading order
    whatever the turn.
    """

    text: list[str]
    first: Ints  # index of its first and last character on pdfium's text page
    last: Ints
    operator: Handles  # the text object that drew it
    box: Floats  # (n, 4): x0, top, x1, bottom
    start: Floats
    end: Floats
    base: Floats
    size: Floats  # of the letters, in points
    turn: Ints
    bold: Bools
    colour: Ints  # 0xRRGGBB
    inkless: Bools  # drawn without ink: the words of a scan, or hidden ones
    mark: Bools  # a superscript footnote mark
    struck: Bools

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def middle(self) -> Floats:
        """(n, 2): the point that decides in which cell a word stands, well inside its letters."""
        return (self.box[:, :2] + self.box[:, 2:]) / 2

    @cached_property
    def lines(self) -> tuple[Ints, Ints]:
        """The upright words in reading order, and where each line begins in it: several finders ask for that."""
        return line_order(self, np.zeros(len(self), np.int64), (self.turn == 0).nonzero()[0])

    def take(self, index: Ints | Bools) -> Words:
        """The words at these indices, in that order."""
        if index.dtype == np.bool_ and index.all():
            return self
        where = index.nonzero()[0] if index.dtype == np.bool_ else index
        return Words([self.text[i] for i in where.tolist()], *(getattr(self, name).take(where, 0) for name in ARRAYS))


ARRAYS = tuple(field.name for field in fields(Words))[1:]  # all but the text


def line_order(words: Words, group: Ints, index: Ints) -> tuple[Ints, Ints]:
    """The words in reading order and where each line begins."""
    if not len(index):
        return index, index
    order = index[np.lexsort((words.base[index], words.turn[index], group[index]))]
    base, size, block = words.base[order], words.size[order], group[order] * 4 + words.turn[order]
    apart = base[1:] - base[:-1] > SAME_LINE * np.minimum(size[1:], size[:-1])
    begins = run_begins(apart | (block[1:] != block[:-1]))
    return order[np.lexsort((words.start[order], run_numbers(begins, len(order))))], begins


def drawn_together(text_page: int, kinds: Kinds, first: Ints, last: Ints) -> tuple[Ints, Ints, Handles]:
    """Words joined where one operator drew both and the space between them, and the text object of each.

    A space that pdfium put in itself has no operator, and there may be more room than a space. A program draws its
    spaces or does not, so a few of them are asked first; an operator draws all of its own or none.
    """
    if not len(first):
        return first, last, np.empty(0, np.uint64)
    operator = operators(text_page, kinds, first)
    together = (operator[1:] == operator[:-1]) & (first[1:] - last[:-1] == 2)
    spaces = together.copy()  # the first between words of each operator on a line
    spaces[1:] &= ~together[:-1]
    at = spaces.nonzero()[0]
    if not text_objects(text_page, last[at[:: max(1, len(at) // FEW_SPACES)]] + 1).all():
        undrawn = at[text_objects(text_page, last[at] + 1) == 0]
        together &= ~np.isin(operator[1:], operator[undrawn])
    begins = run_begins(~together)
    return first[begins], last[run_ends(begins, len(first))], operator[begins]


def operators(text_page: int, kinds: Kinds, first: Ints) -> Handles:
    """The text object (pdfium's handle) each word was drawn by.

    Characters come in the order drawn: where a line's first and last word are of one object, so are those between.
    """
    own = text_objects(text_page, first)
    new = np.zeros(len(first) + 1, bool)
    new[first.searchsorted((kinds == LINE_FEED).nonzero()[0])] = new[0] = True
    begins = new[:-1].nonzero()[0]
    ends = run_ends(begins, len(first))
    length = ends - begins + 1
    return np.where((own[begins] == own[ends]).repeat(length), own[begins].repeat(length), own)


def text_objects(text_page: int, index: Ints) -> Handles:
    return bulk.handles_at(pdfium.text_object, text_page, index)


def cut(text: str, words: Words, at: Iterable[int]) -> tuple[Ints, Ints]:
    """The ends of the words when begun anew at these characters as well, without blanks at the cut."""
    first, last = begun_at(words.first, words.last, np.array(sorted(set(at)), np.int64))
    ends = []
    for a, b in zip(first.tolist(), last.tolist(), strict=True):
        ink = text[a : b + 1].rstrip()
        if ink:
            ends.append((b + 1 - len(text[a : b + 1].lstrip()), a + len(ink) - 1))
    return np.array([a for a, _ in ends], np.int64), np.array([b for _, b in ends], np.int64)


def character_boxes(text_page: int, display: Display, index: Sequence[int] | Ints) -> Floats:
    """(n, 4): x0, top, x1, bottom of these characters, as high as their lines."""
    at = np.asarray(index, np.int64)
    return display.boxes(bulk.structs_at(pdfium.loose_box, text_page, at, 4))  # left, top, right, bottom


def with_signs(bold: Bools, words: Sequence[str], base: Floats) -> Bools:
    """Which words are bold, with the signs right before or behind bold words on their line: another font than theirs
    may lend these."""
    signs = [i for i, word in enumerate(words) if len(word) == 1 and not word.isalnum() and not bold[i]]
    for i in signs:
        beside = [j for j in (i + 1, i - 1) if 0 <= j < len(words) and base[j] == base[i]]
        bold[i] = bool(beside) and bold[beside[0]]
    return bold


def measured(
    text_page: int, display: Display, text: str, first: Ints, last: Ints, operator: Handles | None = None
) -> Words:
    """The words between these characters; `operator` are their text objects where they are known."""
    words = [text[a:b] for a, b in zip(first.tolist(), (last + 1).tolist(), strict=True)]
    objects = text_objects(text_page, first) if operator is None else operator
    of = measure(text_page, display, first, last, objects)
    fonts = of.font.tolist()
    known = {handle: read_font(handle) for handle in set(fonts)}
    bold = of.stroked
    if any(is_bold for _, is_bold in known.values()):
        bold = with_signs(bold | np.array([known[handle][1] for handle in fonts]), words, of.base)
    if any(symbols for symbols, _ in known.values()):
        words = [shown(word, known[f][0]) if known[f][0] else word for word, f in zip(words, fonts, strict=True)]
    odd = [found.start() for found in ODD.finditer(text)]
    for i in set((first.searchsorted(odd, side="right") - 1).tolist() if odd and words else ()):
        words[i] = shown(words[i]).translate(HYPHENS)
    plain = np.zeros(len(words), bool)
    return Words(
        words, first, last, objects, of.box, of.start, of.end, of.base, of.size, of.turn,
        bold, of.colour, of.inkless, plain, plain,
    )  # fmt: skip
