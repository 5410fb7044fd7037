"""rapidocr's models, which come in its wheel: where lines are, which way up they stand, and what they say."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import cv2
import numpy as np

from extractors.scan.page_image import Box, Pixels
from extractors.scan.plan_signs import recogniser_of_plans

SEEN_AT = 85  # dots an inch: the detector finds the same lines as at 200, in a quarter of the time
READ_HIGH = 48  # pixels, the height at which the recogniser reads a line
CLOSEST_STROKES = 10.5  # pixels of that height from a stroke to the next: closer, the recogniser takes two "l" for one
MOST_SQUEEZED = 0.7  # of a line's width: letters are read no worse so, as tried on lines whose words are known
THROUGH_LETTERS = slice(READ_HIGH // 3, READ_HIGH * 3 // 4)  # the rows through small letters
MOST_CROSSED = 10  # rows that cross the most strokes, of those in the middle
MOST_ASKED = 12  # lines that tell which way up a page is


def engine_name() -> str:
    return f"rapidocr {version('rapidocr')}"


@cache
def engine() -> Any:
    """rapidocr on one thread, so that the same page gives the same words wherever it is read. Fetches nothing."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    unfilled = {  # six lines at once, filled up to the longest or 320 pixels, take its model up to half as long again
        "Rec.rec_img_shape": [3, READ_HIGH, READ_HIGH],
        "Rec.rec_batch_num": 1,
    }
    with recogniser_of_plans() as model:
        opened = RapidOCR(params={**threads, **unfilled, "Rec.model_path": model, "Global.log_level": "error"})
        opened._load_rec_model()
    return opened


def detected(pixels: Pixels, dpi: float) -> list[Box]:
    """Where there are lines of text, as boxes."""
    scale = min(1.0, SEEN_AT / dpi)
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = engine()._load_det_model()(small).boxes
    out = []
    for corners in [] if found is None else np.asarray(found) / scale:
        x0, top = np.floor(corners.min(0)).astype(int).tolist()
        x1, bottom = np.ceil(corners.max(0)).astype(int).tolist()
        out.append((max(x0, 0), max(top, 0), x1, bottom))
    return out


def read_pictures(crops: Sequence[Pixels]) -> Any:
    """What rapidocr reads on each picture of a line."""
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    lines = [squeezed(crop) for crop in crops]
    return engine()._load_rec_model()(TextRecInput(img=lines, return_word_box=True))


def squeezed(crop: Pixels) -> Pixels:
    """The picture of a line as high as it is read, and as narrow as its letters allow: the time goes by its columns."""
    high, wide = crop.shape[:2]
    usual = max(wide * READ_HIGH / high, 1.0)
    share = min(max(CLOSEST_STROKES / stroke_pitch(resized(crop, usual)), MOST_SQUEEZED), 1.0)
    return resized(crop, usual * share)


def resized(crop: Pixels, width: float) -> Pixels:
    size = (max(round(width), 1), READ_HIGH)
    return np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def stroke_pitch(line: Pixels) -> float:
    """Pixels from a stroke to the next along the middle of a line, its spaces shared out among them."""
    dark = line.min(2)
    inked = (dark < (np.percentile(dark, 2) + np.percentile(dark, 90)) / 2)[THROUGH_LETTERS]
    crossed = np.sort((inked[:, 1:] & ~inked[:, :-1]).sum(1))[-MOST_CROSSED:].mean()
    return float(line.shape[1] / max(crossed, 1.0))


def is_upside_down(pixels: Pixels, boxes: Sequence[Box]) -> bool:
    """Whether most of these lines stand on their heads, by rapidocr's classifier."""
    longest = sorted(boxes, key=lambda box: box[0] - box[2])[:MOST_ASKED]
    if not longest:
        return False
    crops = [np.ascontiguousarray(pixels[top:bottom, x0:x1]) for x0, top, x1, bottom in longest]
    votes = [label == "180" and score > 0.7 for label, score in engine()._load_cls_model()(crops).cls_res]
    return bool(sum(votes) * 2 > len(votes))
