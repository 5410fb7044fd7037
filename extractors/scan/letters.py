"""How the letters of a line look: their size, the baseline they stand on, weight and colour, measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.pdf.page.pdfium import Floats
from extractors.scan.letter_heights import LETTER_EDGE, darkness, measured
from extractors.scan.ocr import OcrLine
from extractors.scan.page_image import PageImage, Pixels

ASCENDING = set("bdfhkl")
NEAR_SIZE = 0.2  # of a size, by which one told from capitals or figures alone may be wrong
SAME_SIZE = 0.09  # of a size: lines that differ less are of one size, measured with an error
HEAVY = 1.24  # times the stem of the page's plain letters; bold faces have 1.3 to 1.8 times
PLAIN_STEMS = (
    0.06,
    0.105,
)  # of the em: from light to regular faces; a page where most is bold has plain letters somewhere
LIGHTER = 0.35  # of a page's letters have no thicker stems than plain ones
BLACK_INK = 100  # of 255: letters whose colours are all below are black,
COLOURED_INK = 40  # of 255: unless these differ by so much, as in dark blue


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
    ems, baselines = zip(*(measured(image, ink, line) for line in lines), strict=True)
    sizes = alike(ems, lines)
    counts = [len(line.text) for line in lines]
    stems = np.array([stem_of(image, ink, line) for line in lines]) / prevailing(sizes, counts)
    letters = np.repeat(stems, counts)
    plain = float(np.clip(np.quantile(letters, LIGHTER), *PLAIN_STEMS))
    return [
        Look(
            float(size),
            baseline,
            bool(stem > HEAVY * plain),
            colour_of(image, ink, line),
        )
        for line, size, baseline, stem in zip(lines, sizes, baselines, stems, strict=True)
    ]


def alike(sizes: Sequence[float], lines: Sequence[OcrLine]) -> Floats:
    """The sizes of lines over a page: that of a line without high small letters, whose capitals or figures are of
    another height in each typeface, is that of the lines it is nearest to."""
    sure = np.array([bool(ASCENDING & set(line.text)) for line in lines])
    out = np.array(sizes, np.float64)
    if not sure.any():
        return evened(sizes)
    out[sure] = evened(out[sure].tolist())
    for i in np.flatnonzero(~sure):
        nearest = out[sure][np.abs(out[sure] - out[i]).argmin()]
        out[i] = nearest if abs(nearest / out[i] - 1) < NEAR_SIZE else out[i]
    return out


def evened(sizes: Sequence[float]) -> Floats:
    """Each size as the median of those like it, where most are alike first: a size that few lines have, by an error of
    measuring, is that of the many near it."""
    values = np.array(sizes, np.float64)
    left, out = np.sort(values), values.copy()
    while len(left):
        ends = np.searchsorted(left, left * (1 + SAME_SIZE), side="right")
        first = int((ends - np.arange(len(left))).argmax())
        near = left[first : ends[first]]
        out[(values >= near[0]) & (values <= near[-1])] = np.median(near)
        left = np.delete(left, slice(first, int(ends[first])))
    return out


def prevailing(sizes: Floats, counts: Sequence[int]) -> Floats:
    """The size that most letters near each size have, `counts` of them in each line: a size measured a little wrong
    would make its letters heavy or light, and a face a little smaller beside another is rare."""
    letters = np.repeat(sizes, counts)
    return np.array([np.median(letters[np.abs(letters / size - 1) < SAME_SIZE]) for size in sizes])


def stem_of(image: PageImage, ink: Pixels, line: OcrLine) -> float:
    """How wide the upright strokes of a line are, in parts of a pixel: of the runs of ink along its rows the median,
    each measured where it is half as dark as the darkest letters, which no blur moves."""
    x0, top, x1, bottom = line.box
    x0 = max(x0 - 1, 0)
    dark = np.pad(darkness(image.grey[top:bottom, x0 : x1 + 1], ink[top:bottom, x0 : x1 + 1]), ((0, 0), (1, 1)))
    steps = np.diff((dark > LETTER_EDGE).astype(np.int8), axis=1)
    (row, begin), (_, end) = np.nonzero(steps == 1), np.nonzero(steps == -1)
    ends = [
        (dark[row, at] - LETTER_EDGE) / (dark[row, at] - dark[row, beyond])
        for at, beyond in ((begin + 1, begin), (end, end + 1))
    ]
    return float(np.median(end - begin - 1 + ends[0] + ends[1])) if len(row) else 0.0


def colour_of(image: PageImage, ink: Pixels, line: OcrLine) -> int:
    """The colour of a line's letters, black and white where they are next to it."""
    x0, top, x1, bottom = line.box
    letters = image.pixels[top:bottom, x0:x1][ink[top:bottom, x0:x1] > 0]
    if not len(letters) or ink[top:bottom, x0:x1].all():
        return 0
    ground = np.median(image.pixels[top:bottom, x0:x1][ink[top:bottom, x0:x1] == 0].reshape(-1, 3), 0)
    far = np.abs(letters - ground).sum(1)
    blue, green, red = np.median(letters[far >= np.quantile(far, 0.6)], 0).astype(int).tolist()
    is_on_fill = np.ptp(ground) >= COLOURED_INK  # whose colour runs into the letters
    is_plain = is_on_fill or np.ptp((blue, green, red)) < COLOURED_INK
    if max(blue, green, red) < BLACK_INK and is_plain:
        return 0
    if min(blue, green, red) > 255 - BLACK_INK:
        return 0xFFFFFF
    return int(red) << 16 | int(green) << 8 | int(blue)
