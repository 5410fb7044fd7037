"""How the letters of a line look: their size, the baseline they stand on, weight and colour, measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.pdf.page.pdfium import Floats
from extractors.scan.ocr import OcrLine
from extractors.scan.page_image import PageImage, Pixels

# Of the em, in the sans serif and serif faces of office programs (Arial, Calibri, Times): capitals and tall letters,
# small letters, and what hangs below the baseline.
TALL, SMALL, BELOW = 0.72, 0.53, 0.21
HANGING = set("gjpqyQ,;()[]{}|/@_")
LOW = set("acegmnopqrsuvwxyz.,:;-–—·•…~")
SAME_SIZE = 0.13  # of a size: lines that differ less are of one size, measured with an error
HEAVY = 1.28  # times the stroke of the page's plain lines
BLACK_INK = 100  # of 255: letters whose colours are all below are black


@dataclass(frozen=True)
class Look:
    """`size` and `baseline` in pixels, `colour` 0xRRGGBB."""

    size: float
    baseline: float
    bold: bool
    colour: int


def looks_of(image: PageImage, ink: Pixels, lines: Sequence[OcrLine]) -> list[Look]:
    """The look of each line; sizes and weights compared over the page, since one line alone is measured badly."""
    if not lines:
        return []
    sizes = evened([size_of(line) for line in lines])
    strokes = np.array([stroke_of(ink, line) for line in lines]) / sizes
    plain = float(np.quantile(strokes, 0.35))
    return [
        Look(
            float(size),
            line.box[3] - (BELOW * float(size) if hangs(line.text) else 0.0),
            bool(stroke > HEAVY * plain),
            colour_of(image, ink, line),
        )
        for line, size, stroke in zip(lines, sizes, strokes, strict=True)
    ]


def hangs(text: str) -> bool:
    return bool(HANGING & set(text))


def size_of(line: OcrLine) -> float:
    """The em of a line from the height of its ink and which letters it has."""
    text = line.text.replace(" ", "")
    above = SMALL if set(text) <= LOW else TALL
    return (line.box[3] - line.box[1]) / (above + (BELOW if hangs(text) else 0.0))


def evened(sizes: Sequence[float]) -> Floats:
    """Each size as the median of those like it."""
    order = np.argsort(sizes)
    values = np.array(sizes, np.float64)[order]
    out = np.empty(len(values))
    start = 0
    for i in range(1, len(values) + 1):
        if i == len(values) or (values[i] > values[start] * (1 + SAME_SIZE) and values[i] > values[i - 1] * 1.04):
            out[order[start:i]] = np.median(values[start:i])
            start = i
    return out


def stroke_of(ink: Pixels, line: OcrLine) -> float:
    """The mean length of the runs of ink along the rows of a line, in pixels: upright strokes above all."""
    x0, top, x1, bottom = line.box
    inside = ink[top:bottom, x0:x1].astype(np.int8)
    begun = (np.diff(inside, axis=1, prepend=0) == 1).sum()
    return float(inside.sum()) / max(int(begun), 1)


def colour_of(image: PageImage, ink: Pixels, line: OcrLine) -> int:
    """The colour of a line's letters, black and white where they are next to it."""
    x0, top, x1, bottom = line.box
    letters = image.pixels[top:bottom, x0:x1][ink[top:bottom, x0:x1] > 0]
    if not len(letters):
        return 0
    ground = np.median(image.pixels[top:bottom, x0:x1][ink[top:bottom, x0:x1] == 0].reshape(-1, 3), 0)
    far = np.abs(letters - ground).sum(1)
    blue, green, red = np.median(letters[far >= np.quantile(far, 0.6)], 0).astype(int).tolist()
    if max(blue, green, red) < BLACK_INK:
        return 0
    if min(blue, green, red) > 255 - BLACK_INK:
        return 0xFFFFFF
    return int(red) << 16 | int(green) << 8 | int(blue)
