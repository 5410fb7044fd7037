"""Ligatures that a rewriter broke: mended where the page tells that they are, told where it does not."""

from __future__ import annotations

from pathlib import Path

from extractors.model import Document
from tests.draw_pdf import Page, read_drawn


def page_of(tmp_path: Path, *lines: str) -> Document:
    def draw(page: Page) -> None:
        for i, line in enumerate(lines):
            page.text(40, 100 + 40 * i, line)

    return read_drawn(tmp_path, draw)


def said(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def met(document: Document) -> list[tuple[str, str]]:
    return [(issue.code, issue.severity) for issue in document.issues]


def test_letters_in_the_places_of_ligatures_are_mended_and_told(tmp_path: Path) -> None:
    document = page_of(tmp_path, "Review the traþc scheme and the üre drill", "The ýeet is ready")
    assert said(document) == ["Review the traffic scheme and the fire drill", "The fleet is ready"]
    assert met(document) == [("broken_ligatures", "info")]


def test_words_of_another_language_stay_as_they_are(tmp_path: Path) -> None:
    document = page_of(tmp_path, "Grüße aus Zürich", "Signed by Günther Müller")
    assert said(document) == ["Grüße aus Zürich", "Signed by Günther Müller"]
    assert not met(document)


def test_one_strange_letter_is_told_and_not_mended(tmp_path: Path) -> None:
    document = page_of(tmp_path, "Lead: Sigþor", "Finish the first file")
    assert said(document)[0] == "Lead: Sigþor"
    assert met(document) == [("broken_ligatures", "warning")]


def test_letters_beside_others_of_their_language_are_not_mended(tmp_path: Path) -> None:
    document = page_of(tmp_path, "Lead: Ýmir Þórsson and Sigþrúður", "Contact: Hafþór, Brünn")
    assert said(document)[1] == "Contact: Hafþór, Brünn"
