"""What is seen on a page and was not read as words: pictures, drawn signs, layers off, fields without a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_raw

from extractors.model import LARGE_PICTURE, Issue, Line, Place, Unread
from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Floats

SMALLEST_PICTURE = 0.005  # of a page: a smaller picture is a sign, whose colour is read as the fill of its cell
SIGN_MARGIN = np.array([-1.0, -1.0, 1.0, 1.0])  # points within which the strokes of one sign lie
MOST_SIGNS = 200  # drawn on a page; more are a chart or a map, which is one
FIELDS = ("/Tx", "/Ch")  # fields that hold text, and choices
MOST_ABOVE = 8  # fields over a field, whose kind and value it may have


def unread_ink(geometry: Geometry, off: Iterable[Line]) -> tuple[Unread, ...]:
    """Pictures and drawn signs without words printed over them, and the words of layers that are switched `off`."""
    layers = (Unread("layer", line.place, None, line.text) for line in off)
    pictures = _wordless("picture", geometry, geometry.drawing.patterned, SMALLEST_PICTURE)
    return (*pictures, *_wordless("drawn_mark", geometry, signs(geometry.drawing.slanting)), *layers)


def signs(strokes: Floats) -> Floats:
    """The boxes of what slanting strokes draw: those painted one after the other that touch are one sign."""
    if not len(strokes):
        return strokes
    box = strokes + SIGN_MARGIN
    parted = (box[1:, :2] > box[:-1, 2:]).any(1) | (box[1:, 2:] < box[:-1, :2]).any(1)
    begins = np.concatenate([[True], parted]).nonzero()[0]
    begins = begins if len(begins) <= MOST_SIGNS else begins[:1]
    low, high = np.minimum.reduceat(strokes, begins), np.maximum.reduceat(strokes, begins)
    return np.concatenate([low[:, :2], high[:, 2:]], 1)


def picture_issues(unread: tuple[Unread, ...]) -> Iterator[Issue]:
    """An issue for each picture as large as a table; on the first page, often a photograph, as information."""
    for thing in unread:
        if thing.kind == "picture" and thing.place and (thing.share or 0) > LARGE_PICTURE:
            message = f"a picture on {thing.share:.0%} of the page was not read; give a table in it as a table"
            page = thing.place.page
            yield Issue("picture_not_read", message, page, severity="info" if page == 1 else "warning")


def empty_fields(path: Path, document: pypdfium2.PdfDocument) -> tuple[Unread, ...]:
    """The fields of a form for words and choices that nobody filled in."""
    if document.get_formtype() != pdfium_raw.FORMTYPE_ACRO_FORM:
        return ()
    import pikepdf

    try:
        with pikepdf.open(path) as file:
            return tuple(
                _field(field, number, page)
                for number, page in enumerate(file.pages, start=1)
                for field in page.get("/Annots", ())
                if _is_empty(field)
            )
    except (pikepdf.PdfError, RuntimeError, ValueError, AttributeError, TypeError, OSError):
        return ()  # what pdfium opens and pikepdf does not has been told as repaired


def _wordless(
    kind: Literal["picture", "drawn_mark"], geometry: Geometry, boxes: Floats, least: float = 0
) -> Iterator[Unread]:
    """These boxes as far as they lie on the page, each once, but for those over words or under a share of the page."""
    if not len(boxes):
        return
    size = geometry.width * geometry.height
    x, y = geometry.words.middle.T
    boxes = np.minimum(np.maximum(boxes, 0), (geometry.width, geometry.height) * 2)
    for x0, top, x1, bottom in sorted({tuple(box) for box in boxes.round(1).tolist()}):
        share = (x1 - x0) * (bottom - top) / max(size, 1.0)
        if share <= 0 or share < least:
            continue
        if not some((x > x0) & (x < x1) & (y > top) & (y < bottom)):
            yield Unread(kind, Place(geometry.number, x0, top, x1, bottom), round(share, 4))


def _is_empty(field: object) -> bool:
    import pikepdf

    if not isinstance(field, pikepdf.Dictionary) or field.get("/Subtype") != "/Widget":
        return False
    value = _inherited(field, "/V")
    return str(_inherited(field, "/FT")) in FIELDS and not (value is not None and str(value).strip())


def _inherited(field: object, name: str) -> object:
    """An entry of a field, or of the nearest field above it (ISO 32000-1, 12.7.3.1)."""
    import pikepdf

    for _ in range(MOST_ABOVE):
        if not isinstance(field, pikepdf.Dictionary):
            return None
        if name in field:
            return field[name]
        field = field.get("/Parent")
    return None


def _field(field: object, number: int, page: object) -> Unread:
    """Where the field stands, as the page is printed upright, and what it is called."""
    import pikepdf

    name = str(_inherited(field, "/TU") or _inherited(field, "/T") or "")
    if not isinstance(field, pikepdf.Dictionary) or not isinstance(page, pikepdf.Page) or "/Rect" not in field:
        return Unread("form_field", Place(number), None, name)
    x0, y0, x1, y1 = (float(side) for side in field.Rect.as_list())
    left, low, right, high = (float(side) for side in page.cropbox.as_list())
    size = max((right - left) * (high - low), 1.0)
    place = Place(number, min(x0, x1) - left, high - max(y0, y1), max(x0, x1) - left, high - min(y0, y1))
    return Unread("form_field", place, round(abs((x1 - x0) * (y1 - y0)) / size, 4), name)
