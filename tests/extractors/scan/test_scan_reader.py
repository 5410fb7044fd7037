"""Scanned plans read whole: skewed, sideways, coloured and grey, with and without the OCR that they need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.model import Document, Paragraph, Place, Unreadable
from extractors.pdf.flow.page_parts import Page as ReadPage
from extractors.scan import reader
from extractors.scan.made_page import MadePage, MadeWord
from extractors.scan.mode import SETTING
from extractors.scan.reader import page_from, read_pdf_with_ocr
from extractors.scan.scanned_page import Doubt, ScannedPage
from extractors.scan.turn import UNTURNED
from extractors.stitching.stitch import stitch
from tests.draw_pdf import Page, texts
from tests.extractors.scan.scans import as_scan, drawn_picture, skewed

pytest.importorskip("rapidocr", reason="needs the extra [ocr]")

XS, YS = (60, 120, 400, 560, 700, 780), (100, 130, 190, 250)
ROWS = (
    ("Ref", "Action", "Lead", "By when", "RAG"),
    ("1.1", "Visit each foster carer\nwithin ten days", "Head of Fostering", "March 2031", ""),
    ("1.2", "Write down what children\nsay about their plans", "Principal Social Worker", "June 2031", ""),
)


def plan(page: Page) -> None:
    page.text(60, 40, "Plan of the harbour district", size=20)
    page.fill(700, 130, 780, 190, "#00B050")
    page.fill(700, 190, 780, 250, "#FF0000")
    page.grid(XS, YS)
    page.cells(XS, YS, ROWS)


SQUARE = {"width": 350.0, "height": 350.0}  # the page whose lines are detected the soonest
BRIEF = [["Visit each carer", "Head of Fostering"], ["Ask every school", "Virtual Head"]]


def brief(page: Page) -> None:
    page.grid((40, 190, 310), (60, 90, 120, 150))
    page.cells((40, 190), (60, 90, 120), [("Action", "Lead"), *BRIEF])


def listed(page: Page) -> None:
    page.grid((60, 420, 600), (100, 130, 250))
    page.cells((60, 420), (100,), [("Actions", "Lead")])
    for i, words in enumerate(
        ("Open a drop-in for carers", "Ask every school for a named lead", "Count who is waiting")
    ):
        page.canvas.circle(75, 595 - (146 + 24 * i), 1.8, stroke=0, fill=1)
        page.text(85, 142 + 24 * i, words)
    page.text(425, 142, "Service Manager")


def read(path: Path) -> Document:
    return stitch(read_pdf_with_ocr(path))


@pytest.mark.parametrize("angle", [0.0, 0.9])
def test_a_skewed_scan_gives_the_table_of_the_page(tmp_path: Path, angle: float) -> None:
    picture = drawn_picture(tmp_path, plan)
    document = read(as_scan(tmp_path / "scan.pdf", skewed(picture, angle) if angle else picture))
    rows = texts(document.tables[0])
    assert rows[0] == list(ROWS[0])
    assert [[words.replace("\n", " ") for words in row[:4]] for row in rows[1:]] == [
        ["1.1", "Visit each foster carer within ten days", "Head of Fostering", "March 2031"],
        ["1.2", "Write down what children say about their plans", "Principal Social Worker", "June 2031"],
    ]
    fills = [row[4].fill or "" for row in document.tables[0].rows[1:]]
    assert [max("RGB", key=lambda c: int(fill[2 * "RGB".index(c) :][:2], 16)) for fill in fills] == ["G", "R"]
    assert [issue.code for issue in document.issues] == ["read_by_ocr"]


def test_a_grey_scan_has_no_colours_and_says_so(tmp_path: Path) -> None:
    document = read(as_scan(tmp_path / "scan.pdf", drawn_picture(tmp_path, plan).convert("L")))
    assert [row[4].fill for row in document.tables[0].rows[1:]] == [None, None]
    assert "those of 2 filled cells are not known" in next(i.message for i in document.issues if i.code == "grey_scan")


def test_doubtful_words_are_told_with_their_place() -> None:
    made = MadePage(300, 200, [MadeWord("Fostoring", 40, 90, 60, 10)], [], [])
    found = ScannedPage(made, (Doubt("Fostoring", 0.5, (40, 52, 90, 62)),), UNTURNED, is_grey=False)
    [issue] = [i for i in page_from(found, ReadPage(3, 300, 200)).issues if i.code == "ocr_doubtful"]
    assert (issue.text, issue.place) == ("Fostoring", Place(3, 40, 52, 90, 62))


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lay_sideways_or_upside_down_is_turned(tmp_path: Path, quarters: int) -> None:
    picture = drawn_picture(tmp_path, brief, **SQUARE).rotate(90 * quarters, expand=True)
    document = read(as_scan(tmp_path / "scan.pdf", picture))
    assert texts(document.tables[0])[1:] == BRIEF
    assert f"turned by {(-90 * quarters) % 360} degrees" in document.issues[0].message


def test_bullets_that_a_recogniser_passes_over_are_seen(tmp_path: Path) -> None:
    document = read(as_scan(tmp_path / "scan.pdf", drawn_picture(tmp_path, listed)))
    assert document.tables[0].rows[1][0].text == (
        "• Open a drop-in for carers\n• Ask every school for a named lead\n• Count who is waiting"
    )


def test_a_page_of_text_beside_a_scanned_one_is_read_as_text(tmp_path: Path) -> None:
    import pikepdf

    as_scan(tmp_path / "scan.pdf", drawn_picture(tmp_path, plan))
    with pikepdf.open(tmp_path / "drawn.pdf") as both, pikepdf.open(tmp_path / "scan.pdf") as scan:
        both.pages.extend(scan.pages)
        both.save(tmp_path / "both.pdf")
    document = read_pdf_with_ocr(tmp_path / "both.pdf")
    assert [(issue.code, issue.page) for issue in document.issues] == [("read_by_ocr", 2)]
    assert [texts(table)[1][0] for table in document.tables] == ["1.1", "1.1"]


def test_without_ocr_a_scan_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = as_scan(tmp_path / "scan.pdf", drawn_picture(tmp_path, plan))
    monkeypatch.setattr(reader, "is_installed", lambda: False)
    with pytest.raises(Unreadable, match=r"pip install 'actionplans\[ocr\]'"):
        read_pdf_with_ocr(path)


def test_ocr_that_is_switched_off_leaves_a_scan_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = as_scan(tmp_path / "scan.pdf", drawn_picture(tmp_path, plan))
    monkeypatch.setenv(SETTING, "off")
    with pytest.raises(Unreadable, match="no_text_layer"):
        read_pdf_with_ocr(path)


def test_nothing_is_fetched(tmp_path: Path) -> None:
    """With every address out of reach, and the same words as with the network."""
    path = as_scan(tmp_path / "scan.pdf", drawn_picture(tmp_path, brief, **SQUARE))
    code = (
        "import sys; from pathlib import Path; from extractors.scan.reader import read_pdf_with_ocr as r; "
        "print(r(Path(sys.argv[1])).tables[0].rows[1][0].text)"
    )
    cut = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    told = subprocess.run([sys.executable, "-c", code, path], env=os.environ | cut, capture_output=True, text=True)
    assert told.stdout == "Visit each carer\n", told.stderr


def test_narrow_letters_beside_each_other_are_all_read(tmp_path: Path) -> None:
    lines = ("Until all skills are filled, bills will still", "fit little titles, staff illness, settling in")

    def draw(page: Page) -> None:
        for i, words in enumerate(lines):
            page.text(60, 40 + 20 * i, words, size=9)

    document = read(as_scan(tmp_path / "scan.pdf", drawn_picture(tmp_path, draw, width=300, height=300)))
    read_words = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert " ".join(read_words.split()) == " ".join(lines)
