"""Filled areas in the picture of a page, one colour at a time: what is left when letters and rules are taken away."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np

from extractors.pdf.page.array_runs import runs_of
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.scan.page_image import CONTRAST, PageImage, Pixels

AREAS_SHRUNK = 2  # areas are sought at 100 dots an inch
WINDOW = 13  # pixels of the median that takes letters away: most of a line's height, more than a stroke's width
WIDER_WINDOW = 17  # of the one for what is left of heavy letters
TINT = 8  # of 255: the least by which a fill differs from paper in one of its colours; the palest bands by 12
COLOUR_STEP = 16  # of 255: the least between neighbours of two colours
STEP_BY_ROW = 9  # of 255: the least between the colours of two rows of one area, which are medians
SMEARED = 4  # pixels on either side of a step over which it may be smeared
SMALLEST_AREA = 0.12  # inches: lower or narrower is no area
SOLID = 0.85  # of its box that an area fills whose corners the median rounded
NEARLY_WHOLE = 0.97  # of an area lies in that box: the rest is the rim of a low band, uneven where letters touch it
HALF_FULL = 0.5  # of its width or height: an area ends where it fills less, as where heavy letters hang from it


def background(image: PageImage) -> Pixels:
    """The page without its letters and rules: at each pixel the colour that prevails around it."""
    small = cv2.resize(image.pixels, None, fx=1 / AREAS_SHRUNK, fy=1 / AREAS_SHRUNK, interpolation=cv2.INTER_AREA)
    without_letters = cv2.medianBlur(small, WINDOW)
    return np.asarray(cv2.medianBlur(without_letters, WIDER_WINDOW), np.uint8)


def letters_and_rules(image: PageImage, ground: Pixels) -> Pixels:
    """Which pixels (0 or 1) are lighter or darker than what prevails around them."""
    high, wide = image.grey.shape
    grey = cv2.cvtColor(ground, cv2.COLOR_BGR2GRAY).astype(np.uint8)
    below = cv2.resize(grey, (wide, high), interpolation=cv2.INTER_LINEAR)
    edges = cv2.resize(1 - evenness(ground), (wide, high), interpolation=cv2.INTER_NEAREST).astype(bool)
    marks = np.abs(image.grey.astype(np.int16) - below) > CONTRAST
    return np.asarray(marks & ~edges, np.uint8)


def evenness(ground: Pixels) -> Pixels:
    """Which pixels (0 or 1) are of one colour with all their neighbours."""
    grown = cv2.dilate(ground, np.ones((3, 3), np.uint8)).astype(np.int16)
    shrunk = cv2.erode(ground, np.ones((3, 3), np.uint8)).astype(np.int16)
    return np.asarray((grown - shrunk).max(2) < COLOUR_STEP, np.uint8)


def paper_of(ground: Pixels) -> tuple[int, int, int]:
    """The colour of the paper: the most frequent, in steps of 8."""
    steps = (ground[::4, ::4].reshape(-1, 3) >> 3).astype(np.int64)
    most = np.bincount(steps @ np.array([1024, 32, 1])).argmax()
    near = ground[::4, ::4].reshape(-1, 3)[(steps @ np.array([1024, 32, 1])) == most]
    blue, green, red = np.median(near, 0).astype(int).tolist()
    return blue, green, red


def colour_areas(image: PageImage, ground: Pixels) -> tuple[Floats, list[tuple[int, int, int]]]:
    """Boxes (n, 4) in pixels of `image`, larger first, and the colour of each as blue, green, red with white paper."""
    paper = np.array(paper_of(ground), np.int16)
    tinted = (np.abs(ground.astype(np.int16) - paper).max(2) > TINT).astype(np.uint8)
    count, label, stats, _ = cv2.connectedComponentsWithStats(tinted & evenness(ground), connectivity=4)
    least = SMALLEST_AREA * image.dpi / AREAS_SHRUNK
    boxes: list[tuple[float, float, float, float]] = []
    colours: list[tuple[int, int, int]] = []
    for i in range(1, count):
        x, y, wide, high, _ = stats[i].tolist()
        if wide < least or high < least:
            continue
        inside = label[y : y + high, x : x + wide] == i
        for first, last in of_one_colour(inside, ground[y : y + high, x : x + wide], least):
            colour = np.median(ground[y + first : y + last, x : x + wide][inside[first:last]], 0)
            seen = np.clip(colour * 255.0 / np.maximum(paper, 1), 0, 255).round().astype(int)
            for box in rectangles(inside[first:last], least):
                top, bottom = y + first + box[1], y + first + box[3]
                boxes.append((x + box[0] - 2.0, top - 2.0, x + box[2] + 2.0, bottom + 2.0))
                colours.append((int(seen[0]), int(seen[1]), int(seen[2])))
    order = sorted(range(len(boxes)), key=lambda k: (-_area(boxes[k]), boxes[k]))
    found = np.array([boxes[k] for k in order], np.float64).reshape(-1, 4) * AREAS_SHRUNK
    return found, [colours[k] for k in order]


def without_letters_alone(
    found: tuple[Floats, list[tuple[int, int, int]]], image: PageImage, ground: Pixels, ink: Pixels
) -> tuple[Floats, list[tuple[int, int, int]]]:
    """The areas in which also what lies around letters and rules, their `ink`, is unlike paper: where heavy letters
    stand in lines close to one another, they prevail."""
    areas, colours = found
    paper = np.array(paper_of(ground), np.float64)
    bare = cv2.erode(1 - ink, np.ones((3, 3), np.uint8)).astype(bool)
    kept = []
    for x0, top, x1, bottom in areas.astype(int).tolist():
        around = image.pixels[max(top, 0) : bottom, max(x0, 0) : x1][bare[max(top, 0) : bottom, max(x0, 0) : x1]]
        kept.append(len(around) > 0 and bool(np.abs(np.median(around, 0) - paper).max() > TINT))
    return areas[kept], [colour for colour, is_kept in zip(colours, kept, strict=True) if is_kept]


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def of_one_colour(inside: Bools, pixels: Pixels, least: float) -> list[tuple[int, int]]:
    """An area's rows, from the first to behind the last, in parts whose colour hardly differs from row to row: a step
    that the grain of the scan has smeared joins a row of headings to the band below it."""
    along = np.array([np.median(row[within], 0) for row, within in zip(pixels, inside, strict=True)])
    change = np.abs(along[2 * SMEARED :] - along[: -2 * SMEARED]).max(1, initial=0)
    steps = [a + int(change[a:b].argmax()) + SMEARED for a, b in runs_of(change > STEP_BY_ROW)]
    ends = [0, *(at for at in steps if least <= at <= len(inside) - least)]
    return list(pairwise([*ends, len(inside)]))


def rectangles(inside: Bools, least: float) -> list[tuple[int, int, int, int]]:
    """An area as rectangles, from the top down: rows that reach from the same to the same column belong together."""
    high = len(inside)
    rows, columns = np.flatnonzero(inside.mean(1) > HALF_FULL), np.flatnonzero(inside.mean(0) > HALF_FULL)
    if len(rows) and len(columns):
        x0, top, x1, bottom = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
        core = inside[top:bottom, x0:x1]
        if inside.mean() > SOLID or (core.mean() > SOLID and core.sum() > NEARLY_WHOLE * inside.sum()):
            return [(x0, top, x1, bottom)]
    some = inside.any(1)
    first = np.where(some, inside.argmax(1), -1)
    last = np.where(some, inside.shape[1] - inside[:, ::-1].argmax(1), -1)
    out, start = [], 0
    for row in range(1, high + 1):
        if row < high and abs(first[row] - first[start]) <= least / 2 and abs(last[row] - last[start]) <= least / 2:
            continue
        x0, x1 = int(np.median(first[start:row])), int(np.median(last[start:row]))
        if row - start >= least and x1 - x0 >= least:
            out.append((x0, start, x1, row))
        start = row
    return out
