"""The characters of a PDF page as pdfium gives them, and where its words begin and end among them."""

from __future__ import annotations

from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page import pdfium
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Ints
from extractors.word_count import WORD

Kinds = NDArray[np.uint8]

BLANK, LINE_FEED, LETTER, DIGIT, SIGN, LINE_END_HYPHEN = range(6)  # of characters; those above LINE_FEED are ink
LAST_CODE = 0xFFFF  # of the basic plane
NO_CHARACTER = 0xFFFD
LINE_END_HYPHENS = (0xFFFE, 0x02)  # what pdfium writes for a hyphen at a line's end, with no line break after it
BLANKS = (*range(33), 0xA0, *range(0x2000, 0x200C), 0x3000)


def page_text(text_page: int) -> tuple[str, Kinds]:
    """pdfium's text of the page, one character an index of the text page, and the kind of each."""
    count = pdfium.count_characters(text_page)
    if count <= 0:
        return "", np.empty(0, np.uint8)
    units = np.empty(count + 2, np.uint16)
    written = pdfium.get_text(text_page, 0, count, units.ctypes.data) - 1
    units = units[:count]
    try:
        text = units.tobytes().decode("utf-16-le") if written == count else ""
    except UnicodeDecodeError:  # half of a pair
        text = ""
    if len(text) == count:
        return text, KINDS[units]
    codes = np.fromiter(map(pdfium.unicode_of, repeat(text_page), range(count)), np.int64, count)
    codes[(codes <= 0) | (codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000))] = NO_CHARACTER
    text = "".join(map(chr, codes.tolist()))
    kinds = KINDS[np.minimum(codes, NO_CHARACTER)]
    for i in (codes > LAST_CODE).nonzero()[0].tolist():
        kinds[i] = SIGN if not WORD.match(text[i]) else DIGIT if text[i].isdecimal() else LETTER
    return text, kinds


def count_on_page(kinds: Kinds) -> int:
    """What `count_words` finds in the text of a page, by the kinds of its characters, in a tenth of the time."""
    if not len(kinds):
        return 0
    is_word = kinds - LETTER <= DIGIT - LETTER  # unsigned: what is below becomes large
    return int(is_word[0]) + int(np.count_nonzero(is_word[1:] & (kinds[1:] != kinds[:-1])))


def word_ends(kinds: Kinds) -> tuple[Ints, Ints]:
    """First and last character of each run of ink. A line-end hyphen ends its word."""
    ink = np.zeros(len(kinds) + 2, bool)
    ink[1:-1] = kinds > LINE_FEED
    edges = (ink[1:] != ink[:-1]).nonzero()[0]
    first, last = edges[::2], edges[1::2] - 1
    hyphen = kinds == LINE_END_HYPHEN
    if not some(hyphen):
        return first, last
    return begun_at(first, last, (hyphen[:-1] & ink[2:-1]).nonzero()[0] + 1)


def begun_at(first: Ints, last: Ints, at: Ints) -> tuple[Ints, Ints]:
    """Words begun anew at these characters as well."""
    at = at[first[first.searchsorted(at, side="right") - 1] != at]
    return np.sort(np.concatenate([first, at])), np.sort(np.concatenate([last, at - 1]))


def kinds_of_characters() -> Kinds:
    """The kind of each code point of the basic plane."""
    kinds = np.full(LAST_CODE + 1, SIGN, np.uint8)
    plane = np.arange(LAST_CODE + 1, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    for run in WORD.finditer(plane):
        kinds[run.start() : run.end()] = DIGIT if run.group()[0].isdecimal() else LETTER
    kinds[list(BLANKS)] = BLANK
    kinds[ord("\n")] = LINE_FEED
    kinds[list(LINE_END_HYPHENS)] = LINE_END_HYPHEN
    return kinds


KINDS = kinds_of_characters()
