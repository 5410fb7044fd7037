"""Where words stand and how they look, by what pdfium tells of their first and last letter.

C does it in one call for all words of a page where bulk_calls.c could be compiled, for numpy's thirty calls take longer
than pdfium's own; else it is done here, to the same end.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.pdfium import Bools, Floats, Handles, Ints, pointer
from extractors.pdf.page.text_style import RED_GREEN_BLUE, Display
from extractors.pdf.page.type_metrics import ASCENT, DESCENT

STROKED_TEXT = 2  # fill and stroke: how a program without the bold font makes bold letters
UNSEEN_TEXT = 3  # neither: the words of a scan, which lie over its picture
SMALLEST, USUAL = 0.5, 8.0  # points: letters said to be smaller are taken for the usual size
STEEP = 1.2  # times as far across as up: a text that goes further up is taken to go upwards
LEANING = 0.2  # times as far the one way as the other: a text that goes further slants
LETTER_SIZES = np.array([SMALLEST, USUAL, STEEP, LEANING, ASCENT, DESCENT])  # struct letter_sizes in bulk_calls.c
LETTER_CALLS = pdfium.addresses(
    pdfium.loose_box, pdfium.text_matrix, pdfium.letter_size, pdfium.font_of, pdfium.render_mode, pdfium.fill_colour
)


class Measures(NamedTuple):
    """What `Words` tells of words, but for their text; an entry each.

    `box` (n, 4) reaches from below the line to the top of the capitals: pdfium's boxes hug the glyph in some fonts and
    lines in others. A text that slants upwards is boxed at the right of its foot, where the column is that it heads.
    `stroked` says that the letters are bold though their font is not, `font` is pdfium's handle.
    """

    box: Floats
    start: Floats
    end: Floats
    base: Floats
    size: Floats
    turn: Ints
    colour: Ints
    stroked: Bools
    inkless: Bools
    font: Handles


def measure(text_page: int, display: Display, first: Ints, last: Ints, objects: Handles) -> Measures:
    """The measures of words, each from its first letter to its last and with the text object that drew it."""
    if not bulk.C_CALLS:
        return measure_here(text_page, display, first, last, objects)
    count = len(first)
    box, along, fonts = np.empty((count, 4)), np.empty((4, count)), np.empty(count, np.uint64)
    whole, flags = np.empty((2, count), np.int64), np.empty((2, count), bool)
    bulk.C_CALLS["each_word"](
        pointer(LETTER_CALLS), pointer(LETTER_SIZES), pointer(display.numbers), text_page, count,
        bulk.passed(first, np.int64), bulk.passed(last, np.int64), bulk.passed(objects, np.uint64),
        pointer(box), pointer(along), pointer(whole), pointer(flags), pointer(fonts),
    )  # fmt: skip
    (start, end, base, size), (turn, colour), (stroked, inkless) = along, whole, flags
    return Measures(box, start, end, base, size, turn, colour, stroked, inkless, fonts)


def measure_here(text_page: int, display: Display, first: Ints, last: Ints, objects: Handles) -> Measures:
    """As `measure`, without C."""
    letters = [bulk.structs_at(pdfium.loose_box, text_page, end, 4) for end in (first, last)]
    corners = np.concatenate(letters, 1).reshape(-1, 4, 2)
    box = display.boxes(np.concatenate([corners.min(1), corners.max(1)], 1))
    matrix = bulk.structs_at(pdfium.text_matrix, text_page, first, 6).T
    said = np.array([pdfium.letter_size(text_page, at) for at in first.tolist()], np.float64)
    size = np.abs(said) * np.hypot(matrix[2], matrix[3])
    size = np.where(size > SMALLEST, size, USUAL)
    rgba, mode = bulk.fours(pdfium.fill_colour, objects, np.uint32), bulk.numbers(pdfium.render_mode, objects)
    x, y = display.points(matrix[4], matrix[5])
    turn, leans = directions(display, matrix)
    base = np.choose(turn, [y, -x, -y, x])
    start = np.choose(turn, [box[:, 0], box[:, 1], -box[:, 2], -box[:, 3]])
    end = np.choose(turn, [box[:, 2], box[:, 3], -box[:, 0], -box[:, 1]])
    return Measures(
        letter_boxes(box, turn, leans, base, size), start, end, base, size, turn,
        rgba.astype(np.int64) @ RED_GREEN_BLUE, mode == STROKED_TEXT, (mode == UNSEEN_TEXT) | (rgba[:, 3] == 0),
        bulk.handles(pdfium.font_of, objects),
    )  # fmt: skip


def directions(display: Display, matrix: Floats) -> tuple[Ints, Bools]:
    """The quarter turn nearest to the way each text runs on the page as shown, and which run between two of them;
    `matrix` is (6, texts).

    Halfway, and a little before, is taken for up or down: headings slant so.
    """
    a, b, c, d, _, _ = display.matrix
    right, down = a * matrix[0] + c * matrix[1], b * matrix[0] + d * matrix[1]
    wide, high = np.abs(right), np.abs(down)
    turn = np.where(wide > STEEP * high, np.where(right >= 0, 0, 2), np.where(down > 0, 1, 3)).astype(np.int64)
    return turn, np.minimum(wide, high) > LEANING * np.maximum(wide, high)


def letter_boxes(box: Floats, turn: Ints, leans: Bools, base: Floats, size: Floats) -> Floats:
    """The boxes of `Measures`, of the boxes that pdfium gives."""
    above, below = base - ASCENT * size, base + DESCENT * size
    x0, top, x1, bottom = box.T
    upright, inverted, down, up = turn == 0, turn == 2, turn == 1, turn == 3
    top = np.where(upright, above, np.where(inverted, -below, top))
    bottom = np.where(upright, below, np.where(inverted, -above, bottom))
    x0 = np.where(up, np.where(leans, base, above), np.where(down, -below, x0))
    x1 = np.where(up, np.where(leans, base + size, below), np.where(down, -above, x1))
    return np.stack([x0, top, x1, bottom], 1)
