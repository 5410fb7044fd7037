"""Letter-spaced words, as headings are set: pdfium takes the room between their letters for spaces."""

from __future__ import annotations

import re

import numpy as np

from extractors.pdf.page import pdfium
from extractors.pdf.page.characters import BLANK, LETTER, LINE_FEED, Kinds
from extractors.pdf.page.text_style import Display
from extractors.pdf.page.words import NO_SPACE, character_boxes

SINGLE = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){2,}(?!\S)")
A_LETTER, NO_INK = bytes([LETTER]), (b"", bytes([BLANK]), bytes([LINE_FEED]))
TWO_LETTERS = bytes([BLANK, LETTER, BLANK, LETTER, BLANK])
WIDEST_SPACING = 0.9  # of a line's height: letters further apart stand in columns
WORD_GAP = 1.6  # of the usual gap: a wider one parts words


def without_letter_spacing(text_page: int, display: Display, text: str, kinds: Kinds) -> tuple[str, Kinds]:
    """The page's text, and the kinds of its characters, without the spaces pdfium put into letter-spaced words.

    Characters keep their places: where such a space was stands `NO_SPACE`, which is no space and shows nothing.
    """
    if not has_single_letters(kinds.tobytes() + TWO_LETTERS[:1]):
        return text, kinds
    within = [at for run in SINGLE.finditer(text) for at in inner_spaces(text_page, display, *run.span())]
    if not within:
        return text, kinds
    letters, kinds = list(text), kinds.copy()
    for at in within:
        letters[at] = NO_SPACE
    kinds[within] = LETTER
    return "".join(letters), kinds


def has_single_letters(kinds: bytes) -> bool:
    """Whether three single letters or more stand in a row; a quick look, as few pages have any."""
    at = kinds.find(TWO_LETTERS)
    while at >= 0:
        before, after = kinds[max(at - 2, 0) : at], kinds[at + 5 : at + 7]
        begins = before[-1:] == A_LETTER and before[:-1] in NO_INK
        if begins or (after[:1] == A_LETTER and after[1:] in NO_INK):
            return True
        at = kinds.find(TWO_LETTERS, at + 1)
    return False


def inner_spaces(text_page: int, display: Display, start: int, end: int) -> list[int]:
    """Which spaces of a run of single letters are none: pdfium's own, and no wider than most."""
    x0, top, x1, bottom = character_boxes(text_page, display, range(start, end, 2)).T
    gap, level = x0[1:] - x1[:-1], np.abs(bottom[1:] - bottom[:-1]) < (bottom - top).max() / 2
    usual = float(np.median(gap))
    if not 0 < usual < WIDEST_SPACING * float((bottom - top).max()):
        return []
    close = level & (gap > 0) & (gap < WORD_GAP * usual)
    return [at for at in (start + 1 + 2 * close.nonzero()[0]).tolist() if pdfium.is_generated(text_page, at) == 1]
