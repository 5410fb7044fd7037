"""What is the same for all letters that one operator drew: size, direction, weight, colour and symbol font."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats, Handles, Ints
from extractors.symbols import SYMBOLS

FORCE_BOLD = 1 << 18
STROKED_TEXT = 2  # fill and stroke: how a program without the bold font makes bold letters
UNSEEN_TEXT = 3  # neither: the words of a scan, which lie over its picture
SMALLEST, USUAL = 0.5, 8.0  # points: letters said to be smaller are taken for the usual size
RED_GREEN_BLUE = np.array([1 << 16, 1 << 8, 1, 0])
STEEP = 1.2  # times as far across as up: a text that goes further up is taken to go upwards
LEANING = 0.2  # times as far the one way as the other: a text that goes further slants
BOLD_NAMES = ("bold", "black", "heavy", "demi")


@dataclass(frozen=True)
class Display:
    """How a page is shown: width and height in points, and the matrix from page space to points from the top left."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]

    @cached_property
    def corners(self) -> tuple[Floats, Floats]:
        """What the corners x0, y0, x1, y1 of a box in page space are multiplied by, and what is added to them."""
        a, b, c, d, e, f = self.matrix  # pages turn by quarters: of a and c, and of b and d, one is 0
        return np.array([a or c, d or b] * 2), np.array([e, f] * 2)

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def boxes(self, corners: Floats) -> Floats:
        """(n, 4) boxes of any two opposite corners in page space -> x0, top, x1, bottom as shown."""
        if not self.matrix[0]:
            corners = corners[:, [1, 0, 3, 2]]
        at = corners * self.corners[0] + self.corners[1]
        out = np.empty(at.shape)
        np.minimum(at[:, :2], at[:, 2:], out=out[:, :2])
        np.maximum(at[:, :2], at[:, 2:], out=out[:, 2:])
        return out


@dataclass(frozen=True)
class Runs:
    """What is the same for all letters of one text object."""

    x: Floats  # where its first letter stands on the line, as shown
    y: Floats
    size: Floats
    turn: Ints
    leans: Bools  # set slanting, as headings over narrow columns are
    bold: Bools
    colour: Ints
    inkless: Bools  # drawn without ink
    symbols: list[str]  # the symbol font by its key in `SYMBOLS`, "" for one of letters


def read_runs(text_page: int, display: Display, objects: Handles, sample: Ints) -> Runs:
    """What is the same for all letters of these text objects, each with the index of one of its letters."""
    matrix = bulk.structs_at(pdfium.text_matrix, text_page, sample, 6)
    x, y = display.points(matrix[:, 4], matrix[:, 5])
    font_size = bulk.doubles_at(pdfium.letter_size, text_page, sample)
    size = np.abs(font_size) * np.hypot(matrix[:, 2], matrix[:, 3])
    fonts = bulk.handles(pdfium.font_of, objects).tolist()
    known = {font: read_font(font) for font in set(fonts)}
    turn, leans = directions(display, matrix)
    mode = bulk.numbers(pdfium.render_mode, objects)
    rgba = bulk.fours(pdfium.fill_colour, objects, np.uint32).astype(np.int64)
    return Runs(
        x, y,
        np.where(size > SMALLEST, size, USUAL),
        turn,
        leans,
        np.array([known[f][1] for f in fonts], bool) | (mode == STROKED_TEXT),
        rgba @ RED_GREEN_BLUE,
        (mode == UNSEEN_TEXT) | (rgba[:, 3] == 0),
        [known[f][0] for f in fonts],
    )  # fmt: skip


def directions(display: Display, matrix: Floats) -> tuple[Ints, Bools]:
    """The quarter turn nearest to the way each text runs on the page as shown, and which run between two of them.

    Halfway, and a little before, is taken for up or down: headings slant so.
    """
    a, b, c, d, _, _ = display.matrix
    if a == 1 and not some(matrix[:, 1]) and (matrix[:, 0] > 0).all():
        return np.zeros(len(matrix), np.int64), np.zeros(len(matrix), bool)
    right, down = a * matrix[:, 0] + c * matrix[:, 1], b * matrix[:, 0] + d * matrix[:, 1]
    wide, high = np.abs(right), np.abs(down)
    turn = np.where(wide > STEEP * high, np.where(right >= 0, 0, 2), np.where(down > 0, 1, 3)).astype(np.int64)
    return turn, np.minimum(wide, high) > LEANING * np.maximum(wide, high)


def read_font(font: int) -> tuple[str, bool]:
    """Which symbol font it is ("" for one of letters) and whether it is bold."""
    if not font:
        return "", False
    symbols, is_bold = look_of(pdfium.string(pdfium.font_name, font))
    return symbols, is_bold or bool(pdfium.font_flags(font) & FORCE_BOLD)


@lru_cache(1024)
def look_of(font_name: bytes) -> tuple[str, bool]:
    """What the name of a font tells: which symbol font it is, and whether it is bold."""
    name = font_name.decode("latin-1").lower()
    plain = name.split("+")[-1].replace("-", "").replace(" ", "")
    fonts = sorted(SYMBOLS, key=len, reverse=True)
    symbols = next((key for key in fonts if plain.startswith(key.replace(" ", ""))), "")
    return symbols, any(word in name for word in BOLD_NAMES)
