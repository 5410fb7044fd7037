"""What a table is: one folder a format, each giving a `Document` of headings, paragraphs and tables in order."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from extractors import sniff
from extractors.model import Document, Unreadable

# media type -> (module, function), imported when first met: a run over PDF never loads python-docx
READERS = {
    sniff.PDF: ("extractors.scan.reader", "read_pdf_with_ocr"),
    sniff.DOCX: ("extractors.word.reader", "read_word"),
    sniff.DOCM: ("extractors.word.reader", "read_word"),
    sniff.DOC: ("extractors.libreoffice", "read_by_libreoffice"),
    sniff.ODT: ("extractors.libreoffice", "read_by_libreoffice"),
    sniff.RTF: ("extractors.libreoffice", "read_by_libreoffice"),
    sniff.XLSX: ("extractors.sheet.reader", "read_sheet"),
    sniff.XLSM: ("extractors.sheet.reader", "read_sheet"),
    sniff.XLS: ("extractors.libreoffice", "read_by_libreoffice"),
    sniff.XLSB: ("extractors.libreoffice", "read_by_libreoffice"),
    sniff.ODS: ("extractors.libreoffice", "read_by_libreoffice"),
    sniff.TEXT: ("extractors.text.reader", "read_text"),
    sniff.MARKDOWN: ("extractors.text.reader", "read_text"),
}


def read(path: Path) -> Document:
    """The document at `path`, whatever its format and its name.

    Raises Unreadable with the reason where it cannot be read: those of `sniff.media_type`, those of the format's
    extractor, `not_a_pdf` for a file named .pdf that holds something else, `unsupported` for a type nobody reads here.
    """
    kind = sniff.media_type(path)
    if kind not in READERS:
        reason = "not_a_pdf" if path.suffix.lower() == ".pdf" else "unsupported"
        raise Unreadable(reason, f"the file holds {kind}")
    module, function = READERS[kind]
    reader = cast(Callable[[Path], Document], getattr(import_module(module), function))
    return reader(path)
