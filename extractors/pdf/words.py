"""The words of a PDF page with box, baseline, size, weight, colour and direction, asked of pdfium in bulk.

Words that one operator draws on one line with their spaces stay together as one entry: few calls a line instead of
some a word. Only what runs through them, a column rule or a strike, takes them apart. pdfium gives characters in the
order they were drawn and puts in spaces and line ends of its own; only where a word begins and ends is taken from it,
never the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from extractors.model import WORD, count_words
from extractors.pdf import raw
from extractors.pdf.raw import Bools, Floats, Handles, Ints
from extractors.pdf.runs import Display, read_runs
from extractors.symbols import shown

LAST_CODE = 0xFFFF  # of the basic plane
LINE_FEED = 10
FEW_SPACES = 12
LINE_END_HYPHENS = (0xFFFE, 0x02)  # what pdfium writes for a hyphen at a line's end, with no line break after it
ODD = re.compile("[\ue000-\uf8ff\ufffe\x02\u00ad]")  # private use, line-end and soft hyphens
HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-"})


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
    box: Floats  # (n, 4): x0, top, x1, bottom
    lead: Floats  # how long the first word is
    start: Floats
    end: Floats
    base: Floats
    size: Floats  # of the letters, in points
    turn: Ints
    bold: Bools
    colour: Ints  # 0xRRGGBB
    spaced: Bools  # whether a space was drawn after the last word, though the line ends there
    mark: Bools  # a superscript footnote mark
    struck: Bools

    def __len__(self) -> int:
        return len(self.text)

    @property
    def middle(self) -> Floats:
        """(n, 2): the point that decides in which cell a word stands, well inside its letters."""
        return np.stack([(self.box[:, 0] + self.box[:, 2]) / 2, (self.box[:, 1] + self.box[:, 3]) / 2], 1)

    def take(self, index: Ints | Bools) -> Words:
        """The words at these indices, in that order."""
        if index.dtype == np.bool_ and index.all():
            return self
        where = np.flatnonzero(index) if index.dtype == np.bool_ else index
        arrays = {f.name: getattr(self, f.name)[where] for f in fields(self) if f.name != "text"}
        return Words(text=[self.text[i] for i in where.tolist()], **arrays)


def page_text(text_page: int) -> tuple[str, Ints]:
    """pdfium's text of the page, one character an index of the text page, and the code points."""
    count = raw.count_characters(text_page)
    if count <= 0:
        return "", np.empty(0, np.int64)
    units = np.zeros(count + 2, np.uint16)
    written = raw.get_text(text_page, 0, count, units.ctypes.data) - 1
    units = units[:count]
    if written == count and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units.tobytes().decode("utf-16-le"), units.astype(np.int64)
    codes = np.fromiter(map(raw.unicode_of, repeat(text_page), range(count)), np.int64, count)
    codes[(codes <= 0) | (codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000))] = 0xFFFD
    return "".join(map(chr, codes.tolist())), codes


def drawn_together(text_page: int, codes: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints, Handles]:
    """Words joined where one operator drew both and the space between them, and the text object of each.

    A space that pdfium put in itself has no operator, and there may be more room than a space. A program draws its
    spaces or does not, so a few of them are asked first; an operator draws all of its own or none.
    """
    if not len(first):
        return first, last, np.empty(0, np.uint64)
    operator = operators(text_page, codes, first)
    together = (operator[1:] == operator[:-1]) & (first[1:] - last[:-1] == 2)
    begins = np.flatnonzero(np.diff(together.astype(np.int8), prepend=0) == 1)
    few = begins[:: max(1, len(begins) // FEW_SPACES)]
    if not text_objects(text_page, last[few] + 1).all():
        undrawn = begins[text_objects(text_page, last[begins] + 1) == 0]
        together &= ~np.isin(operator[1:], operator[undrawn])
    begins = np.flatnonzero(np.concatenate([[True], ~together]))
    return first[begins], last[np.append(begins[1:], len(first)) - 1], operator[begins]


def operators(text_page: int, codes: Ints, first: Ints) -> Handles:
    """The text object (pdfium's handle) each word was drawn by.

    Characters come in the order drawn: where a line's first and last word are of one object, so are those between.
    """
    line = np.cumsum(codes == LINE_FEED)[first]
    begins = np.flatnonzero(np.diff(line, prepend=-1))
    length = np.diff(np.append(begins, len(first)))
    found = text_objects(text_page, first[begins])
    ends = text_objects(text_page, first[begins + length - 1])
    out = np.repeat(found, length)
    mixed = np.flatnonzero(np.repeat(found != ends, length))
    out[mixed] = text_objects(text_page, first[mixed])
    return out


def text_objects(text_page: int, index: Ints) -> Handles:
    return np.fromiter(map(raw.text_object, repeat(text_page), index.tolist()), np.uint64, len(index))


def count_on_page(text: str, codes: Ints) -> int:
    """`count_words` of pdfium's text of a page, by its code points: a page is counted in a tenth of the time."""
    if codes.max(initial=0) > LAST_CODE:
        return count_words(text)
    kind = KINDS[codes]
    return int(np.count_nonzero((kind != 0) & (np.diff(kind, prepend=0) != 0)))


def kinds_of_characters() -> NDArray[np.int8]:
    """For each code point of the basic plane 1 for a letter, 2 for a digit, else 0."""
    kinds = np.zeros(LAST_CODE + 1, np.int8)
    for run in WORD.finditer("".join(map(chr, range(LAST_CODE + 1)))):
        kinds[run.start() : run.end()] = 2 if run.group()[0].isdecimal() else 1
    return kinds


def word_ends(codes: Ints) -> tuple[Ints, Ints]:
    """First and last character of each run of ink. A line-end hyphen ends its word."""
    hyphen = (codes == LINE_END_HYPHENS[0]) | (codes == LINE_END_HYPHENS[1])
    blank = ((codes <= 32) & ~hyphen) | (codes == 160) | ((codes >= 0x2000) & (codes <= 0x200B)) | (codes == 0x3000)
    edges = np.diff(np.concatenate([[False], ~blank, [False]]).astype(np.int8))
    first, last = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1
    inside = np.flatnonzero(hyphen[:-1] & ~blank[1:])
    return begun_at(first, last, inside + 1) if len(inside) else (first, last)


def begun_at(first: Ints, last: Ints, at: Ints) -> tuple[Ints, Ints]:
    """Words begun anew at these characters as well."""
    at = at[~np.isin(at, first)]
    return np.sort(np.concatenate([first, at])), np.sort(np.concatenate([last, at - 1]))


def cut(text: str, words: Words, at: Iterable[int]) -> tuple[Ints, Ints]:
    """The ends of the words when begun anew at these characters as well, without blanks at the cut."""
    first, last = begun_at(words.first, words.last, np.array(sorted(set(at)), np.int64))
    ends = []
    for a, b in zip(first.tolist(), last.tolist(), strict=True):
        ink = text[a : b + 1].rstrip()
        if ink:
            ends.append((b + 1 - len(text[a : b + 1].lstrip()), a + len(ink) - 1))
    return np.array([a for a, _ in ends], np.int64), np.array([b for _, b in ends], np.int64)


def character_boxes(text_page: int, display: Display, index: Ints) -> Floats:
    box = raw.structs(raw.loose_box, index.tolist(), len(index), 4, text_page)  # left, top, right, bottom
    return display.boxes(box)


def measured(
    text_page: int, display: Display, text: str, first: Ints, last: Ints, operator: Handles | None = None
) -> Words:
    """The words between these characters; `operator` are their text objects where they are known."""
    count = len(first)
    words = [text[a : b + 1] for a, b in zip(first.tolist(), last.tolist(), strict=True)]
    spaces = np.fromiter((word.find(" ") for word in words), np.int64, count)
    spaced = np.fromiter((text.startswith(" \r", b + 1) for b in last.tolist()), bool, count)
    several = np.flatnonzero(spaces > 0)
    corners = character_boxes(text_page, display, np.concatenate([first, last, first[several] + spaces[several] - 1]))
    box = around(corners[:count], corners[count : 2 * count])
    head = box.copy()
    head[several] = around(corners[several], corners[2 * count :])

    objects = text_objects(text_page, first) if operator is None else operator
    begins = np.flatnonzero(np.concatenate([[True], np.diff(objects) != 0])[:count])
    which = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, count)))
    runs = read_runs(text_page, display, objects[begins], first[begins])
    turn, size = runs.turn[which], np.where(runs.size[which] > 0.5, runs.size[which], 8.0)
    base, start, end, lead = runs.y[which], box[:, 0], box[:, 2], head[:, 2] - head[:, 0]
    if turn.any():
        lead = np.where(turn % 2, head[:, 3] - head[:, 1], lead)
        base = np.choose(turn, [base, -runs.x[which], -base, runs.x[which]])
        start, end = (
            np.choose(turn, [start, box[:, 1], -end, -box[:, 3]]),
            np.choose(turn, [end, box[:, 3], -start, -box[:, 1]]),
        )
    box = letter_boxes(box, turn, base, size)

    if any(runs.symbols):
        fonts = [runs.symbols[i] for i in which.tolist()]
        words = [shown(word, font) if font else word for word, font in zip(words, fonts, strict=True)]
    if ODD.search(text):
        words = [shown(word).translate(HYPHENS) if ODD.search(word) else word for word in words]
    return Words(
        words, first, last, box, lead, start, end, base, size, turn, runs.bold[which], runs.colour[which], spaced,
        np.zeros(count, bool), np.zeros(count, bool),
    )  # fmt: skip


def around(one: Floats, other: Floats) -> Floats:
    """The boxes around pairs of boxes."""
    return np.concatenate([np.minimum(one[:, :2], other[:, :2]), np.maximum(one[:, 2:], other[:, 2:])], 1)


def letter_boxes(box: Floats, turn: Ints, base: Floats, size: Floats) -> Floats:
    """Boxes from below the line to the top of the capitals: pdfium's hug the glyph in some fonts, lines in others."""
    above, below = base - 0.75 * size, base + 0.2 * size
    if not turn.any():
        return np.stack([box[:, 0], above, box[:, 2], below], 1)
    x0, top, x1, bottom = box.T
    upright, inverted, down, up = turn == 0, turn == 2, turn == 1, turn == 3
    top = np.where(upright, above, np.where(inverted, -below, top))
    bottom = np.where(upright, below, np.where(inverted, -above, bottom))
    x0 = np.where(up, above, np.where(down, -below, x0))
    x1 = np.where(up, below, np.where(down, -above, x1))
    return np.stack([x0, top, x1, bottom], 1)


KINDS = kinds_of_characters()
