"""Pictures, charts and embedded objects in a Word document, by what the file says of them and how large they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.word.xml import A_NS, V_NS, Element, number, w

WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
O_NS = "urn:schemas-microsoft-com:office:office"
EMU, TWIPS = 12700, 20  # to a point
A4 = (11906, 16838)  # twips
EMBEDDED = ("chart", "diagram", "chartex")  # at the end of what a drawing says it holds


class Picture(NamedTuple):
    """`words` describe it ("" where nothing does); `area` in square points, 0 where the file does not say."""

    words: str
    area: float
    is_embedded: bool = False  # a chart, diagram or object, which has words of its own


def pictures(element: Element) -> Iterator[Picture]:
    """The pictures in a paragraph, not those in a text box in it, whose paragraphs have them."""
    for found in element.iter(w("drawing"), w("pict"), w("object")):
        if next(found.iterancestors(w("p")), None) is element and (picture := _picture(found)):
            yield picture


def page_area(body: Element) -> float:
    """The size of the document's page in square points, of its last section as Word has it."""
    size = next(reversed(list(body.iter(w("pgSz")))), None)
    wide, high = (
        (number(size, attribute=name, default=default) if size is not None else default)
        for name, default in zip("wh", A4, strict=True)
    )
    return max(wide * high, 1) / TWIPS**2


def _picture(found: Element) -> Picture | None:
    if found.tag == w("drawing"):
        return _drawn(found)
    if next(found.iter(f"{{{O_NS}}}OLEObject"), None) is not None:
        return Picture("", 0.0, True)
    shape = next((s for s in found.iter(f"{{{V_NS}}}imagedata")), None)
    if shape is None:
        return None
    parent = shape.getparent()
    alt = parent.get("alt", "") if parent is not None else ""
    return Picture(" ".join((alt or shape.get(f"{{{O_NS}}}title", "")).split()), 0.0)


def _drawn(drawing: Element) -> Picture | None:
    data = next(drawing.iter(f"{{{A_NS}}}graphicData"), None)
    holds = (data.get("uri", "") if data is not None else "").rpartition("/")[2]
    is_picture = next(drawing.iter(f"{{{PIC_NS}}}pic"), None) is not None
    if not is_picture and holds not in EMBEDDED:
        return None
    extent = next(drawing.iter(f"{{{WP_NS}}}extent"), None)
    area = _length(extent, "cx") * _length(extent, "cy")
    return Picture(_description(drawing), area, not is_picture)


def _length(extent: Element | None, name: str) -> float:
    text = extent.get(name, "") if extent is not None else ""
    return int(text) / EMU if text.isdecimal() else 0.0


def _description(drawing: Element) -> str:
    for about in drawing.iter(f"{{{WP_NS}}}docPr", f"{{{PIC_NS}}}cNvPr"):
        if said := (about.get("descr") or about.get("title") or "").strip():
            return " ".join(said.split())
    return ""
