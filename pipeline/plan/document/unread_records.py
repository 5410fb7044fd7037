"""The second ledger: what is seen in a document and was not read as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.model import Document, Place, Unread
from schema.contract import Record


def unread_records(document_id: str, document: Document, ledger: Iterable[Record]) -> Iterator[Record]:
    """The rows of the table `unread` for one document: what its reader saw and left, and the words of its pages that
    `ledger` finds in no reading."""
    for thing in sorted(document.unread, key=lambda thing: (thing.place or Place()).page or 0):
        yield _row(document_id, thing)
    for row in ledger:
        if row["detail"] == "not in the reading":
            count = row["words"]
            words = f"{count} word{'' if count == 1 else 's'}"
            yield _row(document_id, Unread("outside", Place(page=row["page"] or None), None, words))


def _row(document_id: str, thing: Unread) -> Record:
    place = thing.place or Place()
    return {
        "document_id": document_id,
        "page": place.page,
        "kind": thing.kind,
        "share": thing.share,
        "box": _box(place),
        "words": thing.words or None,
    }


def _box(place: Place) -> str | None:
    if place.table:
        return f"table {place.table}, row {place.row}, column {place.column}"
    box = (place.x0, place.top, place.x1, place.bottom)
    return " ".join(f"{side:.1f}" for side in box) if any(box) else None
