"""The sides of filled areas: laid where the colour changes and onto the rules they run along, and those that are the
borders of cells themselves; and rules that go on over an area."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.pdf.page.pdfium import Floats
from extractors.scan.page_image import PageImage, Pixels

NEAR_RULE = 0.045  # inches between the side of an area, rounded by the median, and its rule
FAR_SIDE = 0.08  # inches by which letters near the side of an area may have moved it
FURTHEST_SIDE = 3  # of those steps, within which a side may lie
LEAST_BARE = 0.15  # share of a row that letters leave
SIDE_ENDS = 4  # pixels from the ends of a side that do not count: there its corners are
PLAIN_CHANGE = 10  # of 255 between an area and what is outside, at least, for its side to be laid anew


def sharpened(areas: Floats, image: PageImage, ink: Pixels) -> Floats:
    """The areas with each side where the colour changes half way between what is inside and what is outside. Along a
    side the median of what is no `ink` counts."""
    reach = round(FAR_SIDE * image.dpi)
    level = image.pixels, ink
    turned: Pixels = cv2.transpose(image.pixels)
    upright = turned, np.ascontiguousarray(ink.T)
    out = areas.copy()
    for box in out:
        for side, seen in ((0, upright), (1, level), (2, upright), (3, level)):
            first, last = (box[1], box[3]) if side in (0, 2) else (box[0], box[2])
            outward = -1 if side in (0, 1) else 1
            ends = round(first), round(last)
            box[side] += outward * moved(*seen, round(box[side]), ends, outward, reach)
    return out


def moved(pixels: Pixels, ink: Pixels, at: int, ends: tuple[int, int], outward: int, reach: int) -> int:
    """How far beyond row `at` an area ends that lies between these columns; 0 where its end is not plain.

    Where nothing changes there at all, as between heavy letters and the area's end, that is sought further out.
    """
    rows = at + outward * np.arange(-reach, reach)
    first, last = max(ends[0] + SIDE_ENDS, 0), ends[1] - SIDE_ENDS
    for further in range(0, FURTHEST_SIDE * reach, reach):
        beyond = rows + outward * further
        if beyond.min() < 0 or beyond.max() >= len(pixels) or last <= first:
            return 0
        along = np.array([colour_along(pixels[y, first:last], ink[y, first:last]) for y in beyond.tolist()])
        change = np.abs(along - along[0]).max(1)
        if change[-1] >= PLAIN_CHANGE:
            return int(np.flatnonzero(change > change[-1] / 2)[0]) - reach + further
        if change.max() >= PLAIN_CHANGE:
            return 0
    return 0


def colour_along(pixels: Pixels, ink: Pixels) -> Floats:
    """The median colour of a row without its letters; with them where there is next to nothing else, as in a rule."""
    bare = pixels[ink == 0]
    return np.asarray(np.median(bare if len(bare) > LEAST_BARE * len(pixels) else pixels, 0), np.float64)


def over_areas(areas: Floats, vertical: Floats, horizontal: Floats, image: PageImage) -> tuple[Floats, Floats]:
    """The rules with those that go on over an area which they reach the side of: on a strong fill a rule may be
    lighter than both of its sides."""
    across = [1, 0, 3, 2]
    turned = cv2.transpose(image.pixels)
    upright = gone_on(areas[:, across], vertical[:, across], turned, image.dpi)[:, across]
    return np.concatenate([vertical, upright]), np.concatenate(
        [horizontal, gone_on(areas, horizontal, image.pixels, image.dpi)]
    )


def gone_on(areas: Floats, level: Floats, pixels: Pixels, dpi: float) -> Floats:
    """What level rules draw on areas beside them."""
    near = NEAR_RULE * dpi
    out = []
    for x0, top, x1, bottom in level.tolist():
        middle = (top + bottom) / 2
        for left, upper, right, lower in areas.tolist():
            is_met = abs(x1 - left) < near or abs(x0 - right) < near
            if is_met and upper + near < middle < lower - near and is_drawn(pixels, middle, left, right, round(near)):
                out.append((left, top, right, bottom))
    return np.array(out, np.float64).reshape(-1, 4)


def is_drawn(pixels: Pixels, middle: float, left: float, right: float, reach: int) -> bool:
    """Whether a stroke lies along this row, unlike what is above and below it."""
    first, last = round(left) + SIDE_ENDS, round(right) - SIDE_ENDS
    rows = pixels[round(middle) - reach : round(middle) + reach + 1, max(first, 0) : max(last, 0)]
    if rows.size == 0 or len(rows) < 2 * reach + 1:
        return False
    along = np.median(rows.astype(np.float64), 1)
    change = np.abs(along[reach - 1 : reach + 2, None] - along[None, [0, -1]]).max((0, 2))
    return bool(change.min() > PLAIN_CHANGE)


def framed(areas: Floats, vertical: Floats, horizontal: Floats, dpi: float) -> tuple[Floats, Floats, Floats]:
    """The areas with their sides moved onto the rules they run along, and the rules with those sides of areas that go
    on from a rule: beside a strong fill a rule is not darker than both of its sides, and is not seen."""
    near = NEAR_RULE * dpi
    areas = areas.copy()
    upright, level = [vertical], [horizontal]
    for box in areas:
        for side, rules, crossing, found in (
            (0, vertical, horizontal, upright),
            (2, vertical, horizontal, upright),
            (1, horizontal, vertical, level),
            (3, horizontal, vertical, level),
        ):
            across, along = (0, 1) if side in (0, 2) else (1, 0)
            middle = (rules[:, across] + rules[:, across + 2]) / 2
            close = np.abs(middle - box[side]) < near
            beside = (rules[:, along] < box[along + 2] + near) & (rules[:, along + 2] > box[along] - near)
            if (close & beside).any():
                close &= beside
            elif not closes_a_cell(box, side, crossing, near):
                continue
            if close.any():
                box[side] = middle[close][np.abs(middle[close] - box[side]).argmin()]
            elif side in (0, 2):  # a filled cell of a table whose rules are all level
                continue
            rule = box.copy()
            rule[across], rule[across + 2] = box[side] - 1, box[side] + 1
            found.append(rule[None])
    return areas, np.concatenate(upright), np.concatenate(level)


def closes_a_cell(box: Floats, side: int, crossing: Floats, near: float) -> bool:
    """Whether rules `crossing` meet both ends of this side of an area, or two of them end upon it."""
    across, along = (0, 1) if side in (0, 2) else (1, 0)
    beside = (crossing[:, along] > box[along] - near) & (crossing[:, along] < box[along + 2] + near)
    ending = np.abs(crossing[beside][:, [across, across + 2]] - box[side]) < near
    if ending.any(1).sum() > 1:
        return True
    reaches = (crossing[:, across] < box[side] + near) & (crossing[:, across + 2] > box[side] - near)
    middle = (crossing[:, along] + crossing[:, along + 2]) / 2
    return all((reaches & (np.abs(middle - end) < near)).any() for end in (box[along], box[along + 2]))


def borders(areas: Floats, colours: list[tuple[int, int, int]], dpi: float) -> tuple[Floats, Floats]:
    """Vertical and horizontal borders, as rules, where two areas of different colours touch: a heading row over a band
    is parted from it by nothing else."""
    near = NEAR_RULE * dpi
    upright: list[tuple[float, float, float, float]] = []
    level: list[tuple[float, float, float, float]] = []
    for i, one in enumerate(areas.tolist()):
        for j, other in enumerate(areas.tolist()):
            if i == j or colours[i] == colours[j]:
                continue
            left, right = max(one[0], other[0]), min(one[2], other[2])
            top, bottom = max(one[1], other[1]), min(one[3], other[3])
            if abs(one[3] - other[1]) < 2 * near and right - left > near:
                y = (one[3] + other[1]) / 2
                level.append((left, y - 1, right, y + 1))
            if abs(one[2] - other[0]) < 2 * near and bottom - top > near:
                x = (one[2] + other[0]) / 2
                upright.append((x - 1, top, x + 1, bottom))
    return np.array(upright, np.float64).reshape(-1, 4), np.array(level, np.float64).reshape(-1, 4)
