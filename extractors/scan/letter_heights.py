"""How high the letters of a scanned line are and where they stand, to a part of a pixel."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.pdf.page.pdfium import Floats
from extractors.scan.ocr import OcrLine
from extractors.scan.page_image import PageImage, Pixels

# Of the em, in the sans serif and serif faces of office programs (Arial, Calibri, Times): capitals and tall letters,
# small letters, and what hangs below the baseline.
TALL, SMALL, BELOW = 0.72, 0.53, 0.21
HANGING = set("gjpqyQ,;()[]{}|/@_")
NOT_TALL = set("acegijmnopqrstuvwxyz.,:;-–—·•…~*'\"()[]{}|/")
LOW_MARK = 0.35  # of the height of a line: points and commas are lower
DARKEST, LETTER_EDGE = 0.85, 0.5  # of the ink, that is dark to the full; of that darkness, where a letter ends
MOST_LETTERS = 60  # of a line are measured: as many tell all
LEAST_LETTERS = 8  # tell whether a line still runs a little up or down
ON_ONE_LINE = 0.12  # of the height of a line: feet of letters that differ less stand on one baseline


def measured(image: PageImage, ink: Pixels, line: OcrLine) -> tuple[float, float]:
    """The em of a line and its baseline, in pixels. Letters are connected ink; of their tops and feet those in the
    middle count, so that the rest of a rule among them does not."""
    _, top, _, bottom = line.box
    letters = levelled(letters_of(image, ink, line), bottom - top)
    text = line.text.replace(" ", "")
    tall = sum(letter not in NOT_TALL for letter in text) // (len(text) // MOST_LETTERS + 1)  # of those measured
    if not len(letters):
        return (bottom - top) / TALL, float(bottom)
    _, tops, feet = letters.T
    high = np.sort(tops)
    first = high[min(tall // 3, len(high) - 1)] if tall else np.median(high)
    base = float(np.median(feet)) - (BELOW * (bottom - top) if set(text) <= HANGING else 0.0)
    return float(base - first) / (TALL if tall else SMALL), base


def letters_of(image: PageImage, ink: Pixels, line: OcrLine) -> Floats:
    """Of each letter of a line its middle across, its top and its foot (n, 3); points and commas are none."""
    x0, top, x1, bottom = line.box
    top = max(top - 1, 0)
    inside = ink[top : bottom + 1, x0:x1]
    _, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    boxes = stats[1:][stats[1:, 3] > LOW_MARK * (bottom - top)]
    boxes = boxes[:: len(boxes) // MOST_LETTERS + 1]
    dark = darkness(image.grey[top : bottom + 1, x0:x1], inside)
    ends = [
        (x + wide / 2, *ends_of(dark[:, x : x + wide].max(1), y, y + high)) for x, y, wide, high, _ in boxes.tolist()
    ]
    placed: Floats = np.array(ends, np.float64).reshape(-1, 3) + np.array((x0, top, top))
    return placed


def darkness(grey: Pixels, ink: Pixels) -> Floats:
    """How much of the way from its ground to its darkest letters each pixel is, 0 to 1."""
    letters, level = ink > 0, grey.astype(np.float64)
    if not letters.any() or letters.all():
        return np.zeros_like(level)
    dark = np.abs(np.median(level[~letters]) - level)
    return np.asarray(np.clip(dark / max(np.quantile(dark[letters], DARKEST), 1.0), 0, 1), np.float64)


def ends_of(dark: Floats, first: int, last: int) -> tuple[float, float]:
    """Where a run of darkness between two rows begins and ends: there it is half as dark as in full."""
    rows = first + np.flatnonzero(dark[first:last] > LETTER_EDGE)
    if not len(rows):
        return float(first), float(last)
    ends = []
    for row, beyond in ((int(rows[0]), int(rows[0]) - 1), (int(rows[-1]), int(rows[-1]) + 1)):
        outer = dark[beyond] if 0 <= beyond < len(dark) else 0.0
        share = (dark[row] - LETTER_EDGE) / max(dark[row] - outer, LETTER_EDGE)
        ends.append(row + 0.5 + (share if beyond > row else -share))
    return ends[0], ends[1]


def levelled(letters: Floats, high: int) -> Floats:
    """The letters as they would stand if the baseline of their line did not run a little up or down."""
    if len(letters) < LEAST_LETTERS:
        return letters
    across, _, feet = letters.T
    on_line = np.abs(feet - np.median(feet)) < ON_ONE_LINE * high + 1
    if on_line.sum() < LEAST_LETTERS:
        return letters
    slope = float(np.polyfit(across[on_line], feet[on_line], 1)[0])
    return letters - np.outer(slope * (across - across.mean()), (0, 1, 1))
