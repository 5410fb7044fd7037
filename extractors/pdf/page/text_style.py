"""How a page is shown, and what the fonts of its words tell: weight and symbols."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from extractors.pdf.page import pdfium
from extractors.pdf.page.pdfium import Floats
from extractors.symbols import SYMBOLS

FORCE_BOLD = 1 << 18
RED_GREEN_BLUE = np.array([1 << 16, 1 << 8, 1, 0])
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

    @cached_property
    def numbers(self) -> Floats:
        """The matrix as C takes it."""
        return np.array(self.matrix, np.float64)

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
