"""Reads a PDF: the words, rules and fills of each page, made into its tables and the lines around them."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2

from extractors.collection import no_collection
from extractors.model import Document, Issue, Line, Unread, Unreadable
from extractors.pdf.flow.page_flow import flow
from extractors.pdf.flow.page_parts import Page
from extractors.pdf.page.broken_ligatures import with_ligatures
from extractors.pdf.page.characters import count_on_page
from extractors.pdf.page.content import Geometry, UnloadableError, open_page
from extractors.pdf.page.drawn_bullets import with_bullets
from extractors.pdf.page.form_values import with_values_drawn
from extractors.pdf.page.hidden_text import without_hidden, without_layers_off
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.page.unread_ink import empty_fields, picture_issues, unread_ink
from extractors.pdf.page.watermarks import without_watermarks
from extractors.pdf.tables.aside_panels import aside_panels
from extractors.pdf.tables.borderless import borderless
from extractors.pdf.tables.cell_grid import Grid
from extractors.pdf.tables.cells import as_line, build_tables
from extractors.pdf.tables.labelled_panels import labelled_panels
from extractors.pdf.tables.panels import panels
from extractors.pdf.tables.pdfplumber_fallback import pdfplumber_fallback
from extractors.pdf.tables.row_parted import row_parted
from extractors.pdf.tables.row_ruled import row_ruled, row_tinted
from extractors.pdf.tables.ruled import ruled
from extractors.pdf.tables.rules import NEAR, ruling_lines
from extractors.pdf.tables.shaded_cells import shaded_cells
from extractors.pdf.tables.upright_ruled import upright_ruled

Finder = Callable[[Geometry, Floats, Floats, Bools], list[Grid] | None]

# Asked in this order about the words that are left.
FINDERS: tuple[Finder, ...] = (
    panels,
    labelled_panels,
    aside_panels,
    shaded_cells,
    ruled,
    row_parted,
    row_ruled,
    row_tinted,
    borderless,
    upright_ruled,
    pdfplumber_fallback,
)
FEWEST_TABLE_RULES = 3  # of a table that has any
FEWEST_TABLE_WORDS = 3  # of a table beside another: two columns and a heading
HEAD = 1024  # bytes within which a PDF says that it is one
UNMAPPED = 0.02  # share of words: fewer are bullets and signs
FAULT = "a fault of the reader, which should be reported, lost the page"
NO_TEXT, PICTURE = 5, 0.4  # fewer words, and pictures on a larger share of the page: a scan


def as_they_are(document: pypdfium2.PdfDocument, pages: Sequence[Page]) -> Sequence[Page]:
    """The pages, with nothing read of those that are pictures."""
    return pages


def read_pdf(
    path: Path, with_pictures: Callable[[pypdfium2.PdfDocument, Sequence[Page]], Sequence[Page]] = as_they_are
) -> Document:
    """The document with each page's tables apart (joining them over pages is `stitch`), in reading order.

    `with_pictures` may put something in the place of pages that are pictures.

    Raises `Unreadable`: not_a_pdf, encrypted, corrupt, no_text_layer. A page that fails is told in an issue, and so
    are a file that had to be repaired, pages that are pictures and text without Unicode.
    """
    document, issues = open_document(path)
    with closing(document), no_collection():
        fields = empty_fields(path, document)
        pages: Sequence[Page] = [read_page(document, number) for number in range(1, len(document) + 1)]
        pages = with_pictures(document, pages)
        properties = {key.lower(): value for key, value in document.get_metadata_dict(skip_empty=True).items()}
        must_have_text(pages, issues)
        return document_of(pages, properties, issues, fields)


def document_of(
    pages: Sequence[Page], properties: Mapping[str, str], issues: Sequence[Issue], unread: Sequence[Unread] = ()
) -> Document:
    """The pages as one flow, with what was met in the file and on each page."""
    blocks, furniture = flow(pages)
    return Document(
        media_type="application/pdf",
        blocks=blocks,
        furniture=furniture,
        pages=len(pages),
        words={page.number: page.words for page in pages},
        properties=properties,
        issues=(*issues, *(issue for page in pages for issue in page.issues)),
        extractor="pdf",
        unread=(*(thing for page in pages for thing in page.unread), *unread),
        is_paged=True,
    )


def open_document(path: Path) -> tuple[pypdfium2.PdfDocument, list[Issue]]:
    """The file as pdfium opens it, repaired where it must be, with what there is to say of that.

    Raises `Unreadable`: not_a_pdf, encrypted, corrupt.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    try:
        document, issues = opened(path)
        return with_values_drawn(path, document), issues
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() and asks_for_password(path):
            raise Unreadable("encrypted", "it opens only with a password") from error
        if b"%PDF" not in head:
            raise Unreadable("not_a_pdf", kind_of(head)) from error
        return repaired(path)


def asks_for_password(path: Path) -> bool:
    """Whether pdfium refuses this very file so: where it gives no reason it repeats that of the last one it refused,
    which is made one of another kind first."""
    said = ""
    for source in (io.BytesIO(b"no document"), path):
        try:
            pypdfium2.PdfDocument(source).close()
        except pypdfium2.PdfiumError as error:
            said = str(error).lower()
    return "password" in said


def opened(source: Path | io.BytesIO) -> tuple[pypdfium2.PdfDocument, list[Issue]]:
    document = pypdfium2.PdfDocument(source)
    if len(document) > 0:
        return document, []
    document.close()
    raise pypdfium2.PdfiumError("no pages")


def repaired(path: Path) -> tuple[pypdfium2.PdfDocument, list[Issue]]:
    """The file opened and saved by pikepdf, which forgives more, and read from memory."""
    import pikepdf

    whole = io.BytesIO()
    try:
        with pikepdf.open(path) as damaged:
            damaged.save(whole)
        whole.seek(0)
        document, _ = opened(whole)
    except pikepdf.PasswordError as error:
        raise Unreadable("encrypted", "it opens only with a password") from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RuntimeError, ValueError, OSError, TypeError) as error:
        raise Unreadable("corrupt", "the file is damaged beyond repair") from error
    return document, [Issue("repaired", "the file is damaged and was repaired before reading")]


def kind_of(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if not start:
        return "the file is empty"
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return "it is an HTML page"
    return "it does not begin as a PDF does"


def must_have_text(pages: Sequence[Page], issues: Sequence[Issue]) -> None:
    if any(page.words for page in pages):
        return
    met = Counter(issue.code for page in pages for issue in page.issues)
    if met["page_unreadable"] == len(pages):
        raise Unreadable("corrupt", "none of its pages can be read")
    if issues and not met["image_only_page"]:
        raise Unreadable("corrupt", "the file is damaged, and none of its words could be saved")
    pictures = f", of which {met['image_only_page']} are pictures" if met["image_only_page"] else ""
    said = [f"no text on any of its pages ({len(pages)}{pictures})"]
    why = {issue.message for page in pages for issue in page.issues if issue.code == "image_only_page"}
    raise Unreadable("no_text_layer", "; ".join([*said, *sorted(why), *(issue.message for issue in issues)]))


def read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """One page; where it cannot be read, an empty one with an issue, which tells a fault of ours from the file's."""
    try:
        with open_page(document, number) as geometry:
            return page_of(geometry)
    except (pypdfium2.PdfiumError, UnloadableError):
        return lost_page(number, "the page is damaged and cannot be read")
    except (ValueError, ArithmeticError, IndexError) as error:
        return lost_page(number, f"{FAULT}: {type(error).__name__}: {error}")


def lost_page(number: int, message: str) -> Page:
    return Page(number, 0, 0, issues=(Issue("page_unreadable", message, number, severity="error"),))


def page_of(geometry: Geometry) -> Page:
    without_off, off = without_layers_off(geometry)
    unread = unread_ink(geometry, off)
    geometry, hidden = without_hidden(without_off, off)
    geometry, stamps = without_watermarks(geometry)
    grids, geometry = find_grids(geometry)
    geometry, ligatures = with_ligatures(geometry)
    tables, outside = build_tables(grids, geometry)
    lines = tuple(map(as_line, sorted(outside, key=lambda line: (line.place.top, line.place.x0))))
    pictures = picture_issues(unread) if len(geometry.words) >= NO_TEXT else ()
    issues = (*page_issues(geometry, hidden), *pictures, *ligatures)
    return Page(
        geometry.number, round(geometry.width, 2), round(geometry.height, 2),
        lines, tuple(tables), count_on_page(geometry.kinds), issues, (*hidden, *stamps), unread,
    )  # fmt: skip


def find_grids(geometry: Geometry) -> tuple[list[Grid], Geometry]:
    """The page's tables from the top down, and the page with words cut where a column rule runs through them."""
    vertical = horizontal = np.empty((0, 3))
    if geometry.drawing.rules >= FEWEST_TABLE_RULES:
        vertical, horizontal = ruling_lines(geometry.drawing)
        geometry = geometry.split_at(vertical)
    geometry = with_bullets(geometry)
    free = np.ones(len(geometry.words), bool)
    grids: list[Grid] = []
    left = geometry  # without the fills of tables already found, as `horizontal` is without their rules
    for finder in FINDERS if len(free) else ():
        found = finder(left, vertical, horizontal, free) or []
        grids += found
        for grid in found:
            free &= grid.cell_of(geometry.words.middle) < 0
        if grids and np.count_nonzero(free) < FEWEST_TABLE_WORDS:  # a header or footer, as on most pages
            break
        for grid in found:
            horizontal = horizontal[~lies_in(grid, horizontal[:, [1, 0, 2, 0]])]
            left = replace(left, drawing=left.drawing.with_fills(~lies_in(grid, left.drawing.fills)))
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0])), geometry


def lies_in(grid: Grid, boxes: Floats) -> Bools:
    """Which of these boxes, fills or rules as boxes without a height, belong to the grid."""
    x0, top, x1, bottom = grid.box
    inside = (boxes[:, :2] > (x0 - NEAR, top - NEAR)) & (boxes[:, 2:] < (x1 + NEAR, bottom + NEAR))
    return np.asarray(inside.all(1), bool)


def pictured(geometry: Geometry) -> float:
    """The share of the page that pictures cover."""
    box = geometry.drawing.patterned
    area = ((box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])).sum()
    return float(area) / max(geometry.width * geometry.height, 1.0)


def page_issues(geometry: Geometry, hidden: Sequence[Line] = ()) -> tuple[Issue, ...]:
    issues = []
    if hidden:
        words = " ".join(line.text for line in hidden)
        message = "words that the page does not show were left out"
        issues.append(Issue("hidden_text", message, geometry.number, words, "info"))
    if len(geometry.words) < NO_TEXT and pictured(geometry) > PICTURE:
        issues.append(Issue("image_only_page", "the page is a picture without text", geometry.number))
    unmapped = geometry.unmapped()
    if unmapped > UNMAPPED:
        message = f"of {unmapped:.0%} of the words the file does not say which letters they are"
        issues.append(Issue("unmapped_text", message, geometry.number))
    if geometry.drawing.skipped:
        message = f"{geometry.drawing.skipped} drawn shapes were too many to read"
        issues.append(Issue("drawing_skipped", message, geometry.number))
    return tuple(issues)
