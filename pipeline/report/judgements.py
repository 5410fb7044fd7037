"""The grades a report gives by area, from the table of its opening pages."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Document, Table
from schema.contract import Record
from schema.document.document_texts import FRONT
from schema.document.report_words import grade_of


def judgement_records(document_id: str, document: Document) -> list[Record]:
    """The rows of the table `judgements`: rows of a table of the opening pages whose last cell is a grade and nothing
    else."""
    found: dict[str, Record] = {}
    for table in document.tables:
        for area, grade, page in _graded(table):
            found.setdefault(area, {"document_id": document_id, "area": area, "grade": grade, "page": page})
    return list(found.values())


def _graded(table: Table) -> Iterator[tuple[str, str, int | None]]:
    if table.pages and table.pages[0] > FRONT:
        return
    for row in table.rows:
        words = [cell.words for cell in {id(cell): cell for cell in row}.values() if cell.words]
        grade = grade_of(words[-1]) if len(words) > 1 else None
        if grade:
            place = row[0].places[0] if row[0].places else None
            yield " ".join(words[:-1]), grade, place.page if place else None
