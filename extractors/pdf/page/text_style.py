"""What is the same for all letters that one operator drew: size, direction, weight, colour and symbol font."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from extractors.pdf.page import pdfium
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
Matrix = tuple[float, float, float, float, float, float]
BOLD_NAMES = ("bold", "black", "heavy", "demi")


@lru_cache(64)  # most pages of a document are shown alike
def corner_steps(matrix: Matrix) -> tuple[Floats, Floats]:
    """What the corners x0, y0, x1, y1 of a box in page space are multiplied by, and what is added to them."""
    a, b, c, d, e, f = matrix
    return np.array([a or c, d or b] * 2), np.array([e, f] * 2)


@dataclass(frozen=True)
class Display:
    """How a page is shown: width and height in points, and the matrix from page space to points from the top left."""

    width: float
    height: float
    matrix: Matrix

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Points in page space -> points as shown."""
        a, b, c, d, e, f = self.matrix  # pages turn by quarters: of a and c, and of b and d, one is 0
        return (a * x + e, d * y + f) if a else (c * y + e, b * x + f)

    def boxes(self, corners: Floats) -> Floats:
        """(n, 4) boxes of any two opposite corners in page space -> x0, top, x1, bottom as shown."""
        if not self.matrix[0]:
            corners = corners[:, [1, 0, 3, 2]]
        scale, shift = corner_steps(self.matrix)
        at = corners * scale + shift
        out = np.empty(at.shape)
        np.minimum(at[:, :2], at[:, 2:], out=out[:, :2])
        np.maximum(at[:, :2], at[:, 2:], out=out[:, 2:])
        return out


@dataclass(frozen=True)
class Looks:
    """How words look: what is the same for all letters of one text object."""

    x: Floats  # where its first letter stands on the line, as shown
    y: Floats
    size: Floats
    turn: Ints
    leans: Bools  # set slanting, as headings over narrow columns are
    bold: Bools
    colour: Ints
    inkless: Bools  # drawn without ink
    symbols: list[str]  # the symbol font of each by its key in `SYMBOLS`, "" for one of letters; empty without any


def read_looks(display: Display, told: Floats, fonts: Handles) -> Looks:
    """How words look by what `bulk.words` tells of them, from their matrix on: (12, words), and by the font of each."""
    matrix, (font_size, red, green, blue, alpha, mode) = told[:6], told[6:]
    x, y = display.points(matrix[4], matrix[5])
    size = np.abs(font_size) * np.hypot(matrix[2], matrix[3])
    turn, leans = directions(display, matrix)
    font = fonts.tolist()
    known = {handle: read_font(handle) for handle in set(font)}
    bold = mode == STROKED_TEXT
    if any(is_bold for _, is_bold in known.values()):
        bold |= np.array([known[handle][1] for handle in font])
    return Looks(
        x, y,
        np.where(size > SMALLEST, size, USUAL),
        turn,
        leans,
        bold,
        (red * (1 << 16) + green * (1 << 8) + blue).astype(np.int64),
        (mode == UNSEEN_TEXT) | (alpha == 0),
        [known[handle][0] for handle in font] if any(symbols for symbols, _ in known.values()) else [],
    )  # fmt: skip


def directions(display: Display, matrix: Floats) -> tuple[Ints, Bools]:
    """The quarter turn nearest to the way each text runs on the page as shown, and which run between two of them;
    `matrix` is (6, texts).

    Halfway, and a little before, is taken for up or down: headings slant so.
    """
    a, b, c, d, _, _ = display.matrix
    if a == 1 and not some(matrix[1]) and not some(matrix[0] <= 0):
        return np.zeros(matrix.shape[1], np.int64), np.zeros(matrix.shape[1], bool)
    right, down = a * matrix[0] + c * matrix[1], b * matrix[0] + d * matrix[1]
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
