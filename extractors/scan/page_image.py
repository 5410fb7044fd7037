"""A page as a picture, turned upright and straightened."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Box = tuple[int, int, int, int]  # x0, top, x1, bottom in pixels

DPI = 200  # what offices scan at; finer pictures cost time and read no better
MOST_SCANNED_PIXELS = 30_000_000  # A2 at 200 dots an inch is 18 million
WIDEST_SKEW = 5.0  # degrees that a sheet may lie askew in a feeder
COARSE, FINE = 0.25, 0.05  # degrees between the angles tried
CONTRAST = 40  # of 255: letters against what is around them; grain and JPEG's noise stay below 25
SKEW_SHRUNK = 2  # times smaller: skew is as plain at 100 dots an inch


@dataclass(frozen=True)
class PageImage:
    """`pixels` (height, width, 3) blue, green, red of the page upright and straight; `grey` the same without colour.

    `turned` are the quarter turns anticlockwise that made it so, `skew` the degrees anticlockwise it then lay askew.
    """

    pixels: Pixels
    grey: Pixels
    dpi: float
    turned: int = 0
    skew: float = 0.0

    @property
    def points(self) -> float:
        """Points a pixel."""
        return 72 / self.dpi


def draw_page(document: pypdfium2.PdfDocument, number: int) -> tuple[Pixels, float]:
    """Page `number` (from 1) as a picture, and its dots an inch: 200, fewer where the page is very large."""
    page = document[number - 1]
    wide, high = page.get_size()
    dpi = min(DPI, (MOST_SCANNED_PIXELS / max(wide * high, 1)) ** 0.5 * 72)
    bitmap = page.render(scale=dpi / 72, rev_byteorder=False, no_smoothpath=False)
    pixels: Pixels = bitmap.to_numpy()[:, :, :3].copy() if bitmap.n_channels > 1 else bitmap.to_numpy().copy()
    bitmap.close()
    page.close()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR).astype(np.uint8)
    return pixels, dpi


def ink_of(grey: Pixels) -> Pixels:
    """Which pixels (0 or 1) are darker than what is around them: letters and rules, on paper or on a fill."""
    around = cv2.blur(grey, (41, 41)).astype(np.int16)
    return np.asarray((around - grey.astype(np.int16)) > CONTRAST, np.uint8)


def shrunk(grey: Pixels) -> Pixels:
    small = cv2.resize(grey, None, fx=1 / SKEW_SHRUNK, fy=1 / SKEW_SHRUNK, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def is_sideways(grey: Pixels) -> bool:
    """Whether the lines of text run up or down the page: then the ink's profile across columns is the uneven one."""
    ink = letters_alone(ink_of(shrunk(grey)))
    if ink.sum() < 500:
        return False
    return line_likeness(ink.T) > line_likeness(ink)


def letters_alone(ink: Pixels) -> Pixels:
    """The ink without long strokes, which are rules."""
    rules = np.zeros_like(ink)
    for shape in ((1, 40), (40, 1)):
        rules |= cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8)).astype(np.uint8)
    return np.asarray(ink & ~cv2.dilate(rules, np.ones((3, 3), np.uint8)) & 1, np.uint8)


def line_likeness(ink: Pixels) -> float:
    """How much of the ink, smeared along its rows by some letters' width, lies in shapes longer than high."""
    smeared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 9), np.uint8)).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    wide, high, area = stats[1:count, 2], stats[1:count, 3], stats[1:count, 4]
    return float(area[wide > 3 * high].sum()) / max(float(area.sum()), 1.0)


def skew_of(grey: Pixels) -> float:
    """Degrees, anticlockwise, by which the lines of the page lie askew: the angle along which the
    profile of its ink is the sharpest (Postl 1986)."""
    small = shrunk(grey)
    y, x = np.nonzero(ink_of(small))
    if len(y) < 500:
        return 0.0
    x = x - small.shape[1] / 2

    def sharpness(angle: float) -> float:
        rows = np.round(y + x * np.tan(np.radians(angle))).astype(np.int64)
        profile = np.bincount(rows - rows.min()).astype(np.float64)
        return float(np.square(np.diff(profile)).sum())

    best = max(np.arange(-WIDEST_SKEW, WIDEST_SKEW + COARSE, COARSE).tolist(), key=sharpness)
    return float(max(np.arange(best - COARSE, best + COARSE + FINE / 2, FINE).tolist(), key=sharpness))


def rotated(pixels: Pixels, angle: float) -> Pixels:
    """The picture turned back by so many degrees, clockwise around its middle, as large as before."""
    if abs(angle) < FINE / 2:
        return pixels
    high, wide = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -angle, 1.0)
    paper = tuple(float(v) for v in np.median(pixels[::16, ::16].reshape(-1, 3), 0))
    turned = cv2.warpAffine(pixels, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=paper)
    return np.asarray(turned, np.uint8)


def straightened(pixels: Pixels, dpi: float, turned: int = 0) -> PageImage:
    """The page after so many quarter turns anticlockwise, its skew undone."""
    pixels = np.ascontiguousarray(np.rot90(pixels, turned))
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).astype(np.uint8)
    skew = skew_of(grey)
    pixels = rotated(pixels, skew)
    return PageImage(pixels, cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).astype(np.uint8), dpi, turned, skew)
