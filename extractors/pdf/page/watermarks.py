"""Words set large and at an angle across a page, as a draft's watermark: a stamp that stands in no cell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.model import Line, Place
from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import distinct
from extractors.pdf.page.pdfium import Bools, Ints

SMALLEST_WATERMARK = 22.0  # points
WATERMARK_LARGER = 2.5  # against the page's usual letters: headings set at an angle are no larger than other words
ANGLE = 0.1  # of a letter's height by which it may lean and still stand upright or on its side


def without_watermarks(geometry: Geometry) -> tuple[Geometry, tuple[Line, ...]]:
    """The page without its stamps, and those as lines, one for each size of letters."""
    words = geometry.words
    if not len(words) or words.size.max() < SMALLEST_WATERMARK:
        return geometry, ()
    large = (words.size >= SMALLEST_WATERMARK).nonzero()[0]
    large = large[leans(geometry, words.first[large])]
    if len(large):
        large = large[words.size[large] > WATERMARK_LARGER * np.median(words.size)]
    if not len(large):
        return geometry, ()
    rest = np.ones(len(words), bool)
    rest[large] = False
    sizes = distinct(words.size[large].round())
    lines = tuple(watermark(geometry, large[words.size[large].round() == size]) for size in sizes)
    return replace(geometry, words=words.take(rest)), lines


def leans(geometry: Geometry, letter: Ints) -> Bools:
    """Which of these letters stand at an angle that is no quarter turn."""
    matrix = bulk.structs_at(pdfium.text_matrix, geometry.text_page, letter, 6)
    across, along = np.abs(matrix[:, 0]), np.abs(matrix[:, 1])
    found: Bools = np.minimum(across, along) > ANGLE * np.maximum(across, along)
    return found


def watermark(geometry: Geometry, index: Ints) -> Line:
    """These words as one line, in the order drawn: at an angle no word stands level with the next."""
    words = geometry.words.take(index)
    low, high = words.box.min(0).round(2).tolist(), words.box.max(0).round(2).tolist()
    place = Place(geometry.number, low[0], low[1], high[2], high[3])
    return Line(" ".join(words.text), bold=bool(words.bold.all()), size=float(words.size[0].round(1)), place=place)
