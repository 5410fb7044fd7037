"""The words of a PDF page with box, baseline, size, weight, colour and direction, asked of pdfium in bulk.

Words that one operator draws on one line with their spaces stay together as one entry: few calls a line instead of
some a word. Only what runs through them, a column rule or a strike, takes them apart. pdfium gives characters in the
order they were drawn and puts in spaces and line ends of its own; only where a word begins and ends is taken from it,
never the order.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from itertools import repeat

import numpy as np

from extractors import pdf_raw as raw
from extractors.pdf_raw import Bools, Floats, Handles, Ints
from extractors.symbols import SYMBOLS, shown

LINE_FEED = 10
LINE_END_HYPHENS = (0xFFFE, 0x02)  # what pdfium writes for a hyphen at a line's end, with no line break after it
WIDEST = 0.8  # em: letters of words drawn together are no wider on average
RAISED = 0.8  # a superscript is set smaller than this share of its word's size
MARKS = frozenset("0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰")
ODD = re.compile("[\ue000-\uf8ff\ufffe\x02\u00ad]")  # private use, line-end and soft hyphens
HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-"})
FORCE_BOLD = 1 << 18
STROKED_TEXT = 2  # fill and stroke: how a program without the bold font makes bold letters
BOLD_NAMES = ("bold", "black", "heavy", "demi")


@dataclass(frozen=True)
class Display:
    """How a page is shown: width and height in points, and the matrix from page space to points from the top left."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def boxes(self, corners: Floats) -> Floats:
        """(n, 4) boxes of any two opposite corners in page space -> x0, top, x1, bottom as shown."""
        x0, y0 = self.points(corners[:, 0], corners[:, 1])
        x1, y1 = self.points(corners[:, 2], corners[:, 3])
        return np.stack([np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)], 1)


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


def read_words(text_page: int, display: Display, text: str, codes: Ints) -> Words:
    """All words of the page. Words that pdfium ran together (a wide gap or a change of line inside) are taken apart."""
    first, last, operator = drawn_together(text_page, codes, *word_ends(codes))
    words = measured(text_page, display, text, first, last, operator)
    cuts = [*mark_cuts(text_page, words), *run_together_cuts(text_page, display, words)]
    if cuts:
        words = measured(text_page, display, text, *cut(text, words, cuts))
    return with_marks(words)


def drawn_together(text_page: int, codes: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints, Handles]:
    """Words joined where one operator drew both and the space between them, and the text object of each.

    A space that pdfium put in itself has no operator, and there may be more room than a space. An operator draws all
    of its spaces or none, so one of them is asked.
    """
    if not len(first):
        return first, last, np.empty(0, np.uint64)
    operator = operators(text_page, codes, first)
    together = (operator[1:] == operator[:-1]) & (first[1:] - last[:-1] == 2)
    sample = np.flatnonzero(np.diff(together.astype(np.int8), prepend=0) == 1)
    undrawn = [i for i in sample.tolist() if raw.text_object(text_page, int(last[i]) + 1) == 0]
    if undrawn:
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


def with_marks(words: Words) -> Words:
    """Small letters set above or below their line are brought onto it; raised digits and stars are footnote marks."""
    smaller = words.size[1:] < RAISED * words.size[:-1]
    if not smaller.any():
        return words
    gap = words.start[1:] - words.end[:-1]
    shift = words.base[:-1] - words.base[1:]
    follows = (words.turn[1:] == words.turn[:-1]) & (np.abs(gap) < 0.3 * words.size[:-1])
    follows &= smaller & (np.abs(shift) < words.size[:-1])
    base, mark = words.base.copy(), words.mark.copy()
    for i in (np.flatnonzero(follows & (np.abs(shift) > 0.1 * words.size[:-1])) + 1).tolist():
        base[i] = base[i - 1]
        mark[i] = shift[i - 1] > 0 and set(words.text[i]) <= MARKS
    return replace(words, base=base, mark=mark)


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


@dataclass(frozen=True)
class Runs:
    """What is the same for all letters of one text object."""

    x: Floats  # where its first letter stands on the line, as shown
    y: Floats
    size: Floats
    turn: Ints
    bold: Bools
    colour: Ints
    symbols: list[str]  # the symbol font by its key in `SYMBOLS`, "" for one of letters


def read_runs(text_page: int, display: Display, objects: Handles, sample: Ints) -> Runs:
    """What is the same for all letters of these text objects, each with the index of one of its letters."""
    matrix = raw.structs(raw.text_matrix, sample.tolist(), len(sample), 6, text_page)
    x, y = display.points(matrix[:, 4], matrix[:, 5])
    handles = objects.tolist()
    size = raw.structs(raw.font_size, handles, len(handles), 1)[:, 0]
    colour = raw.many(raw.fill_colour, handles, np.uint32, 4).astype(np.int64)
    fonts = list(map(raw.font_of, handles))
    known = {font: read_font(font) for font in set(fonts)}
    stroked = np.fromiter(map(raw.render_mode, handles), np.int64, len(handles)) == STROKED_TEXT
    return Runs(
        x, y,
        np.abs(size) * np.hypot(matrix[:, 2], matrix[:, 3]),
        directions(display, matrix),
        np.array([known[f][1] for f in fonts], bool) | stroked,
        (colour[:, 0] << 16) | (colour[:, 1] << 8) | colour[:, 2],
        [known[f][0] for f in fonts],
    )  # fmt: skip


def directions(display: Display, matrix: Floats) -> Ints:
    """The quarter turn nearest to the way each text runs on the page as shown."""
    a, b, c, d, _, _ = display.matrix
    right, down = a * matrix[:, 0] + c * matrix[:, 1], b * matrix[:, 0] + d * matrix[:, 1]
    across = np.abs(right) >= np.abs(down)
    return np.where(across, np.where(right >= 0, 0, 2), np.where(down > 0, 1, 3)).astype(np.int64)


def read_font(font: int) -> tuple[str, bool]:
    """Which symbol font it is ("" for one of letters) and whether it is bold."""
    if not font:
        return "", False
    buffer = ctypes.create_string_buffer(128)
    raw.font_name(font, ctypes.addressof(buffer), 128)
    name = buffer.value.decode("latin-1").lower()
    bold = any(word in name for word in BOLD_NAMES) or bool(raw.font_flags(font) & FORCE_BOLD)
    plain = name.split("+")[-1].replace("-", "").replace(" ", "")
    fonts = sorted(SYMBOLS, key=len, reverse=True)
    return next((key for key in fonts if plain.startswith(key.replace(" ", ""))), ""), bold


def mark_cuts(text_page: int, words: Words) -> list[int]:
    """Where a footnote mark set smaller is stuck to its word's end: the index of its first character."""
    cuts = []
    for i, text in enumerate(words.text):
        if text[-1] not in MARKS or words.last[i] - words.first[i] + 1 != len(text):
            continue
        begin = text.rfind(" ") + 1
        if text[begin] in MARKS:
            continue
        first, k = int(words.first[i]), int(words.last[i])
        whole = raw.text_object(text_page, first + begin)
        while text[k - first] in MARKS and raw.text_object(text_page, k) != whole:
            k -= 1
        if k < words.last[i] and is_smaller(raw.text_object(text_page, k + 1), whole):
            cuts.append(k + 1)
    return cuts


def is_smaller(text_object: int, other: int) -> bool:
    if not text_object or not other:
        return False
    size = raw.structs(raw.font_size, [text_object, other], 2, 1)[:, 0]
    scale = [np.hypot(*row[2:4]) for row in raw.structs(raw.object_matrix, [text_object, other], 2, 6)]
    return bool(abs(size[0]) * scale[0] < RAISED * abs(size[1]) * scale[1])


def run_together_cuts(text_page: int, display: Display, words: Words) -> list[int]:
    """Where words that are far too long for their letters really break."""
    letters = words.last - words.first + 1
    length = words.end - words.start
    several = np.fromiter((" " in text for text in words.text), bool, len(words))
    usual = np.where(several, WIDEST * letters, letters + 1) * words.size
    cuts: list[int] = []
    for i in np.flatnonzero((letters > 1) & ((length > usual) | (length <= 0))).tolist():
        index = np.arange(words.first[i], words.last[i] + 1)
        box = character_boxes(text_page, display, index)
        low, high = (0, 2) if words.turn[i] in (0, 2) else (1, 3)
        gap = np.maximum(box[1:, low] - box[:-1, high], box[:-1, low] - box[1:, high])
        cuts += (index[1:][gap > 0.5 * words.size[i]]).tolist()
    return cuts


def split_words(text_page: int, display: Display, text: str, words: Words, rules: Floats) -> Words:
    """Words that run across a column rule, cut there by their letters. `rules` are (n, 3): x, top and bottom."""
    if not len(rules) or not len(words):
        return words
    cuts: list[int] = []
    order = np.sort(rules[:, 0])
    inside = np.searchsorted(order, words.box[:, 2] - 1.5) > np.searchsorted(order, words.box[:, 0] + 1.5)
    for i in np.flatnonzero(inside & (words.turn == 0) & (words.last > words.first)).tolist():
        x0, top, x1, bottom = words.box[i]
        crossing = (rules[:, 0] > x0 + 1.5) & (rules[:, 0] < x1 - 1.5)
        crossing &= (rules[:, 1] < bottom - 2) & (rules[:, 2] > top + 2)
        if not crossing.any():
            continue
        index = np.arange(words.first[i], words.last[i] + 1)
        box = character_boxes(text_page, display, index)
        middle = (box[:, 0] + box[:, 2]) / 2
        side = np.searchsorted(np.sort(rules[crossing, 0]), middle)
        cuts += index[1:][np.diff(side) != 0].tolist()
    return measured(text_page, display, text, *cut(text, words, cuts)) if cuts else words


def apart(text_page: int, display: Display, text: str, words: Words, which: Bools) -> Words:
    """The same with some of the words drawn together one by one."""
    cuts = [
        first + space.end()
        for i, first in zip(np.flatnonzero(which).tolist(), words.first[which].tolist(), strict=True)
        for space in re.finditer(" ", text[first : words.last[i] + 1])
    ]
    return measured(text_page, display, text, *cut(text, words, cuts)) if cuts else words
