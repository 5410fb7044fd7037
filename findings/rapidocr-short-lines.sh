#!/usr/bin/env bash
# rapidocr 3.10.0 fills every line up to 320 pixels (its Rec.rec_img_shape, 3 x 48 x 320) before it recognises it, so that a cell of
# one word ("Amber", some 80 pixels at the recogniser's height) costs as much as a line four times as long. The models take any
# width: with Rec.rec_img_shape [3, 48, 48] the same word is read the same. Expected: a line's own width, or that of the longest
# beside it, as the batch is ordered by width.
# Seen: widths given to the recogniser 320 as it is, under 160 with the shape; the same word both times.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet rapidocr==3.10.0 onnxruntime==1.27.0 pillow==12.3.0
venv/bin/python - <<'PY'
from importlib.metadata import version

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from rapidocr import RapidOCR

canvas = Image.new("RGB", (150, 60), "white")
ImageDraw.Draw(canvas).text((8, 8), "Amber", font=ImageFont.load_default(36), fill="black")
line = np.asarray(canvas)


class Watched:
    """The session that recognises, with the width of what it is given kept."""

    def __init__(self, session):
        self.session, self.widths = session, []

    def __call__(self, batch):
        self.widths.append(batch.shape[-1])
        return self.session(batch)

    def __getattr__(self, name):
        return getattr(self.session, name)


def read(params):
    engine = RapidOCR(params={"Global.log_level": "error", **params})
    engine(line, use_det=False, use_cls=False)
    watched = engine.text_rec.session = Watched(engine.text_rec.session)
    return engine(line, use_det=False, use_cls=False).txts, watched.widths


as_it_is, narrow = read({}), read({"Rec.rec_img_shape": [3, 48, 48]})
print("rapidocr", version("rapidocr"), "as it is:", as_it_is, "narrow:", narrow)
assert as_it_is[1] == [320] and narrow[1][0] < 160
assert as_it_is[0] == narrow[0] == ("Amber",)
PY
