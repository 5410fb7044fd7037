"""Pictures of pages on the site: a scan is drawn as its boxes lie, however it lay in its file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from extractors.scan.turn import UNTURNED, Turn
from pipeline.outputs.site.pictures import Box, Pictures, turned_pages
from tests.data_sets import document, written
from tests.draw_pdf import Page
from tests.extractors.scan.scans import as_scan, drawn_picture

RED = (90.0, 60.0, 150.0, 80.0)


@pytest.mark.parametrize("turn", [UNTURNED, Turn(1), Turn(2, 1.5), Turn(3, -2.0)])
def test_a_scan_is_drawn_as_its_boxes_lie(tmp_path: Path, turn: Turn) -> None:
    upright = drawn_picture(tmp_path, lambda page: page.fill(*RED, "#FF0000"), width=420, height=300)
    askew = upright.rotate(turn.skew, fillcolor="white").rotate(-90 * turn.quarters, expand=True)
    sha256 = hashlib.sha256(as_scan(tmp_path / "plan.pdf", askew).read_bytes()).hexdigest()
    records = document("plan", [{}], extractor="pdf", sha256=sha256)
    records["issues"].append(read_by_ocr(f"read by OCR (an engine 3.10.0){turn}"))
    pictures = Pictures(tmp_path, tmp_path, turned_pages(written(tmp_path / "out", records)))
    (window,) = pictures.windows(records["documents"][0], [Box(1, *RED)])
    pictures.close()
    drawn = Image.open(tmp_path / window.file).convert("RGB")
    points = drawn.width / 420
    assert drawn.height == pytest.approx(300 * points, abs=2)
    assert is_red(drawn, *(points * side for side in (RED[0] + 2, RED[1] + 2)))
    assert is_red(drawn, *(points * side for side in (RED[2] - 2, RED[3] - 2)))
    assert not is_red(drawn, points * (RED[2] + 4), points * RED[1])
    assert window.left == pytest.approx(100 * (RED[0] - 2) / 420, abs=0.1)


def test_words_are_not_sought_below_the_picture_of_a_scan(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    page.text(60, 40, "Plan of the harbour")
    page.save()
    row = {"document_id": "plan", "source_file": "plan.pdf", "extractor": "pdf"}
    row["sha256"] = hashlib.sha256((tmp_path / "plan.pdf").read_bytes()).hexdigest()
    assert Pictures(tmp_path, tmp_path).find(row, 1, "the harbour")
    assert not Pictures(tmp_path, tmp_path, {("plan", 1): UNTURNED}).find(row, 1, "the harbour")


def read_by_ocr(message: str) -> dict[str, object]:
    told = {"severity": "info", "code": "read_by_ocr", "message": message, "page": 1}
    return {"issue_id": "plan-i1", "document_id": "plan", **told}


def is_red(picture: Image.Image, x: float, y: float) -> bool:
    red, green, blue = picture.getpixel((round(x), round(y)))
    return red > 200 and green < 90 and blue < 90
