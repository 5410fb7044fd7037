"""Reads a PDF whose pages may be pictures: those are read by OCR where it is installed and wanted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from extractors.model import Document, Issue, Place
from extractors.pdf.flow.page_parts import Page
from extractors.pdf.page.content import open_page
from extractors.pdf.reader import page_of, read_pdf
from extractors.scan.listening import listener
from extractors.scan.mode import mode

if TYPE_CHECKING:
    from extractors.scan.scanned_page import ScannedPage


def is_installed() -> bool:
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime", "onnx"))


def read_pdf_with_ocr(path: Path) -> Document:
    """As `extractors.pdf.reader.read_pdf`, pages that are pictures read too. Raises what that raises."""
    return read_pdf(path, pages_with_ocr)


def pages_with_ocr(document: pypdfium2.PdfDocument, pages: Sequence[Page]) -> list[Page]:
    """The pages with those read by OCR that are pictures; with an issue where OCR is not installed."""
    wanted = mode()
    if wanted == "off":
        return list(pages)
    chosen = {page.number for page in pages if wanted == "force" or is_picture(page)}
    if chosen and not is_installed():
        missing = "; OCR is not installed: pip install 'actionplans[ocr]'"
        return [with_word(page, missing) if page.number in chosen else page for page in pages]
    return with_read(document, pages, sorted(chosen)) if chosen else list(pages)


def with_read(document: pypdfium2.PdfDocument, pages: Sequence[Page], chosen: Sequence[int]) -> list[Page]:
    """The pages with those of these numbers read by OCR, when it is the document's turn."""
    from extractors.scan.alike_pages import alike_pages
    from extractors.scan.scanned_page import scanned_page

    told, out = listener.get(), list(pages)
    with told.turn():
        found = []
        for at, number in enumerate(chosen, start=1):
            told.begins(at, len(chosen))
            found.append(scanned_page(document, number))
        for number, scanned in zip(chosen, alike_pages(found), strict=True):
            out[number - 1] = page_from(scanned, pages[number - 1])
    return out


def is_picture(page: Page) -> bool:
    return any(issue.code == "image_only_page" for issue in page.issues)


def with_word(page: Page, missing: str) -> Page:
    """The page with what is missing said in its issue."""
    issues = (replace(i, message=i.message + missing) if i.code == "image_only_page" else i for i in page.issues)
    return replace(page, issues=tuple(issues))


def page_from(found: ScannedPage, page: Page) -> Page:
    """The page as its picture was read: made into a page of words, rules and fills, and read as any other."""
    from extractors.scan.engine import engine_name
    from extractors.scan.grey_scans import without_colours
    from extractors.scan.made_page import pdf_of

    if not found.made.words:
        return page
    with closing(pypdfium2.PdfDocument(io.BytesIO(pdf_of([found.made])))) as made, open_page(made, 1) as geometry:
        read = page_of(replace(geometry, number=page.number))
    read = without_colours(read) if found.is_grey else read
    issues = [Issue("read_by_ocr", f"read by OCR ({engine_name()}){found.turn}", page.number, severity="info")]
    issues += [
        Issue(
            "ocr_doubtful",
            f"OCR is not sure of these words ({doubt.score:.0%})",
            page.number,
            doubt.text,
            place=Place(page.number, *doubt.box),
        )
        for doubt in found.doubts
    ]
    return replace(read, issues=(*issues, *read.issues), turn=found.turn)
