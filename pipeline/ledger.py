"""The ledger: where every word of a document went, page by page, against an independent count of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.model import Cell, Document, Line, Paragraph, Place, Table
from schema.contract import Record


class Ledger:
    """Counts words into places. Give every paragraph and table once, then ask for the rows."""

    def __init__(self, document_id: str) -> None:
        self.document_id = document_id
        self.counts: Counter[tuple[int, str, str]] = Counter()

    def paragraph(self, paragraph: Paragraph, place: str) -> None:
        for line in paragraph.lines:
            self._count(line, page_of(line.place), place)

    def other_table(self, table: Table, kind: str) -> None:
        for _, _, cell in table.cells():
            self._cell(cell, "other_table", kind)

    def plan_table(self, number: int, table: Table, used: set[int]) -> None:
        """Words of a plan table: in an action where the line was used, else unplaced, named so that it can be found."""
        for _, _, cell in table.cells():
            for line in cell.lines:
                where = page_of(line.place or (cell.places[0] if cell.places else None))
                if id(line) in used:
                    self._count(line, where, "action")
                else:
                    self._count(line, where, "unplaced", f"table {number}: {line.text}")
            for nested in cell.tables:
                self.other_table(nested, "nested")

    def rows(self, document: Document) -> Iterator[Record]:
        """The rows of the table `ledger`; words of a page that no part of the reading holds are unplaced."""
        for page, words in document.words.items():
            placed = sum(n for (p, _, _), n in self.counts.items() if p == page)
            if placed < words:
                self.counts[page, "unplaced", "not in the reading"] += words - placed
        for (page, place, detail), words in sorted(self.counts.items()):
            yield {
                "document_id": self.document_id,
                "page": page,
                "place": place,
                "detail": detail or None,
                "words": words,
            }

    def _cell(self, cell: Cell, place: str, detail: str) -> None:
        for line in cell.lines:
            self._count(line, page_of(line.place or (cell.places[0] if cell.places else None)), place, detail)
        for nested in cell.tables:
            self.other_table(nested, detail)

    def _count(self, line: Line, page: int, place: str, detail: str = "") -> None:
        words = sum(len(text.split()) for text in (line.label, line.text, line.struck, line.marks))
        if words:
            self.counts[page, place, detail] += words


def page_of(place: Place | None) -> int:
    return place.page or 0 if place else 0
