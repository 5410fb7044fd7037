"""Settle: issues under ids that a card can name, those that it settles, and the lines of it that cannot be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.model import Document
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.records.normalise import identity, issue
from pipeline.sources import Source
from schema.columns.known_headings import heading_words
from schema.contract import Record

WORDS = ("document_id", "record_id", "code", "field", "text")  # what tells one issue of a document from another


def settled(source: Source, issues: Sequence[Record], card: Card, unmatched: Iterable[str]) -> list[Record]:
    """The issues with their ids; those that the card says were looked at only inform. Lines of the card that cannot be
    used or match nothing are issues too."""
    named = list(_named(issues))
    stale = sorted(card.looked_at.keys() - {found["issue_id"] for found in named})
    faults = [*card.faults, *unmatched, *(f"looked_at: there is no issue {key!r}" for key in stale)]
    lines = (_card_line(source, fault) for fault in faults)
    return [*(_looked_at(found, card) for found in named), *_named(list(lines))]


def unmatched(card: Card, document: Document, walk: Walk) -> Iterator[str]:
    """The headings and pages of the card that are none of the document's, in words."""
    printed = _headings(document, walk) if card.headings else set()
    for heading in card.headings:
        if heading_words(heading) not in printed:
            yield f"headings: no heading or cell of the document says {heading!r}"
    for page in sorted(card.apart):
        if not any(page in table.pages[:-1] for table in document.tables):
            yield f"apart: no table runs on from page {page}"


def _headings(document: Document, walk: Walk) -> set[str]:
    """All that may be a heading: what columns were read under, which may be several cells together, and each cell; and
    the places of columns without one."""
    tables = [(found.number, found.columns) for found in walk.plans]
    tables += [(found.number, found.columns) for found in walk.others]
    columns = [
        column.heading or f"table {number} column {i}"
        for number, found in tables
        for i, column in enumerate(found, start=1)
    ]
    cells = (cell.words for table in document.tables for _, _, cell in table.cells())
    return {heading_words(words) for words in (*columns, *cells)}


def _named(issues: Sequence[Record]) -> Iterator[Record]:
    """The issues with their ids; equal ones are told apart by their order."""
    equals: Counter[tuple[str, ...]] = Counter()
    for found in issues:
        words = tuple(str(found.get(name) or "") for name in WORDS)
        equals[words] += 1
        yield found | {"issue_id": identity(*words, str(equals[words]))}


def _looked_at(found: Record, card: Card) -> Record:
    seen = card.looked_at.get(found["issue_id"])
    return found if seen is None else found | {"severity": "info", "message": f"{found['message']} Looked at: {seen}"}


def _card_line(source: Source, fault: str) -> Record:
    name = source.card.name if source.card else ""
    message = f"Left out of the card {name}: {fault}. The rest of the card is used; mend or remove this line."
    return issue(source.document_id, "card_line", message, severity="error")
