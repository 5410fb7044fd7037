"""What a table is: one folder a format, each giving a `Document` of headings, paragraphs and tables in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.model import Document

HELD = {"text/html": "a web page, often a site's message that something is not there"}


def read(path: Path) -> Document:
    """The document at `path`, whatever its format and its name.

    Raises Unreadable with the reason where it cannot be read: those of `sniff.media_type`, those of the format's
    extractor, `not_a_pdf` for a file named .pdf that holds something else, `unsupported` for a type nobody reads here.
    """
    from extractors import sniff
    from extractors.formats import reader_of
    from extractors.model import Unreadable

    kind = sniff.media_type(path)
    if reader := reader_of(kind):
        return reader(path)
    reason = "not_a_pdf" if path.suffix.lower() == ".pdf" else "unsupported"
    raise Unreadable(reason, f"the file holds {HELD.get(kind, kind)}")
