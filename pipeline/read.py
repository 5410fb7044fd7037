"""Read one document the whole way: from its file to the rows of every table of the contract."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from pipeline.sources import Source, source_of

if TYPE_CHECKING:
    from extractors.model import Document, Paragraph, Table
    from schema.contract import Records


def read_path(path: Path) -> Records:
    """The rows one file gives, as `read_source`, for a file outside of any raw folder."""
    return read_source(source_of(path, path.parent))


def read_source(source: Source) -> Records:
    """The rows one document gives: table name -> rows. Always one row in documents; a document that cannot be read has
    its state and reason there and no other rows."""
    from extractors import read
    from extractors.collection import no_collection
    from extractors.model import Unreadable
    from extractors.stitching.stitch import stitch
    from pipeline.card import Card
    from pipeline.plan.document.record_themes import theme_records
    from pipeline.plan.records.records import plan_records
    from pipeline.read_card import read_card
    from pipeline.unreadable import unreadable
    from pipeline.version import VERSION

    started = perf_counter()
    try:
        card = read_card(source.card) if source.card else Card()
        with no_collection():  # once for all of it: what is read is looked through whenever collection begins anew
            document = stitch(within(read(source.path), card.pages), card.apart)
            extracted = perf_counter()
            records = plan_records(source, document, card)
            del document  # a workbook of many rows has no room for it beside what is made of them from here on
            records["themes"] = theme_records(records)
    except Unreadable as fault:
        return unreadable(source, fault.reason, fault.detail)
    records["documents"][0]["version"] = VERSION
    timings: Any = {"extract": extracted - started, "normalise": perf_counter() - extracted}
    return records | {"_timings": [timings]}


def within(document: Document, pages: tuple[int, int] | None) -> Document:
    """The document without the pages that its card leaves out."""
    if pages is None:
        return document
    from extractors.model import Table

    first, last = pages

    def inside(block: Paragraph | Table) -> bool:
        found = block.pages if isinstance(block, Table) else (block.page,)
        return all(page is None or first <= page <= last for page in found)

    words = {page: n for page, n in document.words.items() if first <= page <= last}
    return replace(document, blocks=tuple(b for b in document.blocks if inside(b)), words=words)
