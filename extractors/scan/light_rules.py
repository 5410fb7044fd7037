"""Light rules in the fills of a scanned page, as between the dark headings of many table styles: lines from side to
side of an area that are lighter than what is on both sides of them."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.pdf.page.array_runs import runs_of
from extractors.pdf.page.pdfium import Floats
from extractors.scan.page_image import PageImage, Pixels

THICKEST_LIGHT = 0.04  # inches: what is wider parts two fills
LEAST_LIGHTER = 20  # of 255 than what lies on both sides, at least
RUNS_THROUGH = 0.8  # share of the way from side to side; the stems of light letters run less far
CORNERS = 3  # pixels along the sides of an area that do not count: there it borders on others


def light_rules(areas: Floats, image: PageImage) -> tuple[Floats, Floats]:
    """Vertical and horizontal light rules of these areas, each (n, 4) as x0, top, x1, bottom in pixels."""
    turned = cv2.transpose(image.grey)
    upright = [rule for box in areas for rule in across(turned, box[[1, 0, 3, 2]], image.dpi)]
    level = [rule for box in areas for rule in across(image.grey, box, image.dpi)]
    return np.array(upright, np.float64).reshape(-1, 4)[:, [1, 0, 3, 2]], np.array(level, np.float64).reshape(-1, 4)


def across(grey: Pixels, box: Floats, dpi: float) -> list[list[float]]:
    """Level rules of one area."""
    x0, top, x1, bottom = (int(side) for side in box.round())
    inside = grey[top + CORNERS : bottom - CORNERS, x0 + CORNERS : x1 - CORNERS]
    thick = round(THICKEST_LIGHT * dpi)
    if min(inside.shape) <= 2 * thick:
        return []
    hat = cv2.morphologyEx(inside, cv2.MORPH_TOPHAT, np.ones((thick, 1), np.uint8))
    lighter = (hat > LEAST_LIGHTER) & (inside > np.median(inside) + LEAST_LIGHTER)  # not the fill between dark letters
    light = cv2.dilate(lighter.astype(np.uint8), np.ones((3, 1), np.uint8))  # where it lies askew
    share = np.asarray(light, np.float64).mean(1)
    rows = [(begin + end) / 2 + top + CORNERS for begin, end in runs_of(share > RUNS_THROUGH)]
    return [[float(x0), row - 1, float(x1), row + 1] for row in rows]
