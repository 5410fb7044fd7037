"""Which function reads which media type."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

import extractors.sniff as sniff
from extractors.model import Document

# media type -> (module, function), imported when first met: a run over PDF never loads the reader of Word
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
    sniff.CSV: ("extractors.text.csv_reader", "read_csv"),
}


def reader_of(media_type: str) -> Callable[[Path], Document] | None:
    """The function that reads documents of this type; None where nobody does."""
    if media_type not in READERS:
        return None
    module, function = READERS[media_type]
    return cast(Callable[[Path], Document], getattr(import_module(module), function))
