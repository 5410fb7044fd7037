"""Sizes and colours measured page by page, made one over the document."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason="needs the extra [ocr]")

from extractors.scan.alike_pages import alike_pages, one_colour
from extractors.scan.made_page import MadePage, MadeWord
from extractors.scan.scanned_page import ScannedPage
from extractors.scan.turn import UNTURNED

BLUE, BLUER, RED = 0x203864, 0x2A3E70, 0xC02020


def page(*looks: tuple[float, bool, int]) -> ScannedPage:
    words = [MadeWord("Heading", 60, 120, 100 + 20 * i, *look) for i, look in enumerate(looks)]
    return ScannedPage(MadePage(595, 842, words, (), ()), (), UNTURNED, is_grey=False)


def test_headings_of_two_pages_look_alike() -> None:
    first = page((13.5, True, BLUE), (11.0, True, BLUE), (10.0, False, 0))
    second = page((13.8, True, BLUER), (11.5, True, BLUE), (10.0, False, 0))
    read = [{(w.size, w.bold, w.colour) for w in found.made.words} for found in alike_pages([first, second])]
    assert read[0] == read[1]
    assert {(bold, colour) for _, bold, colour in read[0]} == {(True, BLUE), (False, 0)}


def test_a_heading_little_larger_than_the_text_keeps_its_size() -> None:
    read = alike_pages([page((11.0, True, BLUE), *[(10.0, False, 0)] * 9)])[0].made.words
    assert [word.size for word in read[:2]] == [11.0, 10.0]


def test_a_colour_is_the_most_frequent_one_of_those_like_it() -> None:
    assert one_colour([BLUE, BLUER, BLUE, RED, 0]) == {BLUE: BLUE, BLUER: BLUE, RED: RED, 0: 0}
