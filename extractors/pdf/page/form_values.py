"""Values of form fields that are stored without the appearance a page would show: drawn as a viewer draws them."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium_raw

WRITTEN = ("/Tx", "/Ch")  # fields that hold text, and choices


def with_values_drawn(path: Path, document: pypdfium2.PdfDocument) -> pypdfium2.PdfDocument:
    """The document with such values drawn, the same one where it has none.

    A program that fills in a form may leave the drawing to the viewer (ISO 32000-1, 12.7.2, NeedAppearances).
    """
    if document.get_formtype() != pdfium_raw.FORMTYPE_ACRO_FORM:
        return document
    import pikepdf

    whole = io.BytesIO()
    try:
        with pikepdf.open(path) as filled:
            if not any(lacks_appearance(field) for page in filled.pages for field in page.get("/Annots", ())):
                return document
            filled.Root.AcroForm.NeedAppearances = True
            filled.generate_appearance_streams()
            filled.save(whole)
        drawn = pypdfium2.PdfDocument(whole)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RuntimeError, ValueError, AttributeError, TypeError, OSError):
        return document
    document.close()
    return drawn


def lacks_appearance(field: object) -> bool:
    """Whether a page's annotation is a form field with a value in words and nothing drawn for it."""
    import pikepdf

    if not isinstance(field, pikepdf.Dictionary) or field.get("/Subtype") != "/Widget" or "/AP" in field:
        return False
    above = field.get("/Parent", field)
    kind, value = field.get("/FT", above.get("/FT")), field.get("/V", above.get("/V"))
    return str(kind) in WRITTEN and value is not None and bool(str(value).strip())
