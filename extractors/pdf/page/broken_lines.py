"""Words drawn letter by letter, after each letter of which pdfium ends a line, as it does where it takes a page of few
words for one written from the top down."""

from __future__ import annotations

import re

import numpy as np

from extractors.pdf.page.characters import BLANK, LETTER, LINE_FEED, Kinds
from extractors.pdf.page.text_style import Display
from extractors.pdf.page.type_metrics import GLUED, LEVEL
from extractors.pdf.page.words import NO_SPACE, character_boxes

INNER_BREAK = re.compile(r"(?<=\S)\r\n(?=\S)")
A_LETTER_ALONE = bytes([BLANK, LINE_FEED, LETTER, BLANK, LINE_FEED])


def without_broken_lines(text_page: int, display: Display, text: str, kinds: Kinds) -> tuple[str, Kinds]:
    """The page's text, and the kinds of its characters, without line ends between letters that stand side by side.

    Characters keep their places, as in `without_letter_spacing`.
    """
    if A_LETTER_ALONE not in kinds.tobytes():
        return text, kinds
    within = _within_words(text_page, display, [found.start() for found in INNER_BREAK.finditer(text)])
    if not within:
        return text, kinds
    letters, kinds = list(text), kinds.copy()
    for at in within:
        letters[at : at + 2] = [NO_SPACE] * 2
        kinds[at : at + 2] = kinds[at - 1]
    return "".join(letters), kinds


def _within_words(text_page: int, display: Display, breaks: list[int]) -> list[int]:
    """Which line ends, by where they begin, stand between letters of one word."""
    before = character_boxes(text_page, display, [at - 1 for at in breaks])
    after = character_boxes(text_page, display, [at + 2 for at in breaks])
    high = before[:, 3] - before[:, 1]
    is_beside = np.abs(after[:, 0] - before[:, 2]) < GLUED * high
    is_level = np.abs(after[:, 3] - before[:, 3]) < LEVEL * high
    return [at for at, is_one in zip(breaks, (is_beside & is_level).tolist(), strict=True) if is_one]
