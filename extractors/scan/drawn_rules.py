"""Rules in the picture of a page: thin strokes, darker than both sides, that meet a rule of the other direction or
run far."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.pdf.page.pdfium import Bools, Floats
from extractors.scan.page_image import PageImage, Pixels

THICKEST = 0.045  # inches: thicker is a bar, which is a fill
SHORTEST_SCANNED_RULE = 0.2  # inches: the strokes of letters are shorter
LONG_RULE = 0.1  # of the page's width or height: what runs so far is a rule though none crosses it
DARKER = 14  # of 255 than what lies on both sides, at least: a grey hairline on a tint is no more
DARKENED_FOOT = 0.06  # of a step from light to dark, by which more a rule on it is darker: sharpening darkens its foot
GRAIN = 4.0  # times the page's grain by which a rule is darker than its sides
MEDIAN_TO_DEVIATION = 1.4826 / 2**0.5  # of the difference between two values that vary alike
RULES_TOUCH = 0.03  # inches between the end of a rule and the rule it meets
GAP = 0.02  # inches that grain may break a rule
NO_AREAS = np.empty((0, 4))
BESIDE = 0.3  # share of a rule's length that ink beside it may take; a row of letters has more


def drawn_rules(image: PageImage, ink: Pixels, areas: Floats = NO_AREAS) -> tuple[Floats, Floats]:
    """Vertical and horizontal rules, each (n, 4) as x0, top, x1, bottom in pixels. `ink`: see `letters_and_rules`;
    `areas`: the filled ones."""
    level, is_level_alone = strokes(image.grey, ink, image.dpi)
    upright, is_upright_alone = strokes(cv2.transpose(image.grey), np.ascontiguousarray(ink.T), image.dpi)
    upright = upright[:, [1, 0, 3, 2]]
    high, wide = image.grey.shape
    reach = RULES_TOUCH * image.dpi
    vertical, horizontal = upright[is_upright_alone], level[is_level_alone]
    keep_h = met(horizontal, vertical, reach).any(1) | (horizontal[:, 2] - horizontal[:, 0] > LONG_RULE * wide)
    keep_v = met(vertical, horizontal, reach).any(1) | (vertical[:, 3] - vertical[:, 1] > LONG_RULE * high)
    keep_v |= hanging(vertical, areas, image.dpi)
    vertical, horizontal = vertical[keep_v], horizontal[keep_h]
    beside_v, beside_h = upright[~is_upright_alone], level[~is_level_alone]
    beside_v = beside_v[crossing(beside_v, horizontal, image.dpi, 1)]
    beside_h = beside_h[crossing(beside_h, vertical, image.dpi, 0)]
    return np.concatenate([vertical, beside_v]), np.concatenate([horizontal, beside_h])


def strokes(grey: Pixels, ink: Pixels, dpi: float) -> tuple[Floats, Bools]:
    """Level strokes of a picture, (n, 4), and which of them no letters stand close beside."""
    thick, short, gap = (max(2, round(inches * dpi)) for inches in (THICKEST, SHORTEST_SCANNED_RULE, GAP))
    across = np.ones((thick, 1), np.uint8)
    sides = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, across)  # the darker of the two
    step = cv2.subtract(cv2.dilate(grey, across), sides)
    least = max(DARKER, GRAIN * grain_of(grey)) + DARKENED_FOOT * step
    dark = (cv2.subtract(sides, grey) > least).astype(np.uint8)
    dark = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8)).astype(np.uint8)
    level = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, short), np.uint8)).astype(np.uint8)
    level = cv2.dilate(level, np.ones((3, 1), np.uint8)).astype(np.uint8)  # a step of one pixel, where it lies askew
    count, _, stats, _ = cv2.connectedComponentsWithStats(level, connectivity=8)
    x, y, wide, high = (stats[1:count, i].astype(np.float64) for i in range(4))
    found = np.stack([x, y, x + wide, y + high], 1)[high <= thick + 2]
    alone = np.array([not has_letters_beside(ink, box) for box in found.astype(int).tolist()], bool)
    return np.asarray(found, np.float64), alone


def grain_of(grey: Pixels) -> float:
    """The standard deviation of the paper's grain, from the differences between neighbours: letters are few."""
    steps = np.diff(grey[::4].astype(np.int16), axis=1)
    return float(np.median(np.abs(steps))) * MEDIAN_TO_DEVIATION


def has_letters_beside(ink: Pixels, box: list[int]) -> bool:
    """Whether ink stands close above or below so much of a stroke that it is a part of letters."""
    x0, top, x1, bottom = box
    above, below = ink[max(top - 5, 0) : max(top - 2, 0), x0:x1], ink[bottom + 2 : bottom + 5, x0:x1]
    return any(side.size > 0 and side.any(0).mean() > BESIDE for side in (above, below))


def crossing(rules: Floats, others: Floats, dpi: float, axis: int) -> Bools:
    """Which rules meet two of the others, apart by more than a letter, along this axis (0 across, 1 down): no strokes
    of letters do, and beside such a rule they may stand close."""
    meets = met(rules, others, RULES_TOUCH * dpi)
    middle = (others[:, axis] + others[:, axis + 2]) / 2
    first = np.where(meets, middle, np.inf).min(1, initial=np.inf)
    last = np.where(meets, middle, -np.inf).max(1, initial=-np.inf)
    return np.asarray(last - first > SHORTEST_SCANNED_RULE * dpi, bool)


def hanging(vertical: Floats, areas: Floats, dpi: float) -> Bools:
    """Which vertical rules go on below the foot or above the head of an area that they meet: under a row of headings
    the rules of cells that the page cuts off meet nothing else. A stroke along the side of an area ends with it."""
    further = SHORTEST_SCANNED_RULE * dpi
    beyond = (vertical[:, None, 3] > areas[None, :, 3] + further) | (vertical[:, None, 1] < areas[None, :, 1] - further)
    return np.asarray((met(vertical, areas, RULES_TOUCH * dpi) & beyond).any(1), bool)


def met(rules: Floats, others: Floats, reach: float) -> Bools:
    """Which rules meet which of the others, (n, m)."""
    a, b = rules[:, None], others[None]
    return np.asarray(
        (a[..., 0] < b[..., 2] + reach)
        & (a[..., 2] > b[..., 0] - reach)
        & (a[..., 1] < b[..., 3] + reach)
        & (a[..., 3] > b[..., 1] - reach),
        bool,
    )


def without_rules(image: PageImage, rules: Floats, below: Pixels) -> Pixels:
    """The picture with its rules painted over by what lies below them."""
    pixels = image.pixels.copy()
    for x0, top, x1, bottom in rules.round().astype(int).tolist():
        area = (slice(max(top - 1, 0), bottom + 1), slice(max(x0 - 1, 0), x1 + 1))
        pixels[area] = below[area]
    return pixels
