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

SEEN_AT = 85  # dots an inch: the detector finds the same lines as at 200, in a quarter of the time
READ_HIGH = 48  # pixels, the height at which the recogniser reads a line
MOST_ASKED = 12  # lines that tell which way up a page is


def engine_name() -> str:
    return f"rapidocr {version('rapidocr')}"


@cache
def engine() -> Any:
    """rapidocr on one thread, so that the same page gives the same words wherever it is read. Fetches nothing."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    narrowest = {"Rec.rec_img_shape": [3, READ_HIGH, READ_HIGH]}  # its own is 320, and what is shorter is filled up
    return RapidOCR(params={**threads, **narrowest, "Global.log_level": "error"})


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


def letters_of(crops: Sequence[Pixels]) -> Any:
    """What rapidocr reads on each picture of a line."""
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    lines = [np.ascontiguousarray(crop) for crop in crops]
    return engine()._load_rec_model()(TextRecInput(img=lines, return_word_box=True))


def is_upside_down(pixels: Pixels, boxes: Sequence[Box]) -> bool:
    """Whether most of these lines stand on their heads, by rapidocr's classifier."""
    longest = sorted(boxes, key=lambda box: box[0] - box[2])[:MOST_ASKED]
    if not longest:
        return False
    crops = [np.ascontiguousarray(pixels[top:bottom, x0:x1]) for x0, top, x1, bottom in longest]
    votes = [label == "180" and score > 0.7 for label, score in engine()._load_cls_model()(crops).cls_res]
    return bool(sum(votes) * 2 > len(votes))
