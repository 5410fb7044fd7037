"""Paper as bright everywhere: what a lamp, a lid left open or the fold of a bundle shades is taken out of a picture."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.pdf.page.pdfium import Bools, Floats
from extractors.scan.page_image import Pixels

BLOCK = 48  # pixels of a side: in most, some paper is bare
LIGHT_SHRUNK = 4  # times: grain is even then
BARE = 90  # of the hundred points of a block in order of brightness, that which is paper where any is
DEGREE = 4  # of the polynomial that shade is told by: smooth, so that no fill bends it
UNLIKE_PAPER = 6  # of 255 below that surface: no paper, but a fill or a picture
TURNS = 12  # of leaving out what is no paper; it settles in fewer
LEAST_PAPER = 0.3  # of the blocks: a page with less shows no shade
LEAST_SHADE = 6  # of 255 between the brightest and the darkest paper
MOST_SHADE = 0.6  # of the brightest paper that the darkest has: what is darker is no paper, but a photograph


def evenly_lit(pixels: Pixels) -> Pixels:
    """The picture with the brightness of its paper made one; as it is where that is even already."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    light = light_on(np.asarray(grey, np.uint8))
    if light is None or np.ptp(light) < LEAST_SHADE or light.min() < MOST_SHADE * light.max():
        return pixels
    high, wide = grey.shape
    share = cv2.resize((light.max() / light).astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(pixels * share[:, :, None], 0, 255), np.uint8)


def light_on(grey: Pixels) -> Floats | None:
    """How bright bare paper is in each block of a picture, as a smooth surface below which everything printed lies;
    None where too little of it is paper."""
    blocks = brightest(grey)
    terms = terms_over(*blocks.shape)
    level = blocks.ravel()
    paper = level > np.median(level) - UNLIKE_PAPER
    for _ in range(TURNS):
        if paper.mean() < LEAST_PAPER:
            return None
        surface = fitted(terms, level, paper)
        before, paper = paper, level > surface - UNLIKE_PAPER
        if (paper == before).all():
            break
    seen = level[paper]
    return np.asarray(np.clip(surface, seen.min(), seen.max()).reshape(blocks.shape), np.float64)


def fitted(terms: Floats, level: Floats, among: Bools) -> Floats:
    """The sum of these terms that comes nearest to the levels among these. Without BLAS, whose sums depend on the
    number of threads."""
    some = terms[among]
    square, right = np.einsum("ki,kj->ij", some, some), np.einsum("ki,k->i", some, level[among])
    return np.asarray(np.einsum("ki,i->k", terms, np.linalg.lstsq(square, right, rcond=None)[0]), np.float64)


def brightest(grey: Pixels) -> Floats:
    """The brightness of each block where letters leave its paper bare."""
    high, wide = (max(round(side / BLOCK), 1) * BLOCK // LIGHT_SHRUNK for side in grey.shape)
    side = BLOCK // LIGHT_SHRUNK
    small = cv2.resize(grey, (wide, high), interpolation=cv2.INTER_AREA)
    blocks = small.reshape(high // side, side, wide // side, side)
    return np.asarray(np.percentile(blocks, BARE, axis=(1, 3)), np.float64)


def terms_over(rows: int, columns: int) -> Floats:
    """The powers of the place of each block, down and across, whose sum is a polynomial of this degree."""
    down, across = np.meshgrid(np.linspace(-1, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    powers = [(i, j) for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i)]
    return np.stack([(down**i * across**j).ravel() for i, j in powers], axis=1)
