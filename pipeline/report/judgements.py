"""The grades a report gives by area, from the table and the sentences of its opening pages."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Document, Paragraph, Table
from schema.contract import Record
from schema.document.document_texts import FRONT, sentences
from schema.document.report_words import grade_of, judged


def judgement_records(document_id: str, document: Document) -> list[Record]:
    """The rows of the table `judgements`: rows of a table of the opening pages whose last cell is a grade and nothing
    else, and sentences there that grade an area."""
    found: dict[str, Record] = {}
    for block in document.blocks:
        for area, grade, page in _graded(block) if isinstance(block, Table) else _judged(block):
            found.setdefault(area, {"document_id": document_id, "area": area, "grade": grade, "page": page})
    return list(found.values())


def _judged(block: Paragraph) -> Iterator[tuple[str, str, int | None]]:
    if block.page is None or block.page <= FRONT:
        for sentence in sentences(block.text):
            if told := judged(sentence):
                yield *told, block.page


def _graded(table: Table) -> Iterator[tuple[str, str, int | None]]:
    if table.pages and table.pages[0] > FRONT:
        return
    for row in table.rows:
        words = [cell.words for cell in {id(cell): cell for cell in row}.values() if cell.words]
        grade = grade_of(words[-1]) if len(words) > 1 else None
        if grade:
            place = row[0].places[0] if row[0].places else None
            yield " ".join(words[:-1]), grade, place.page if place else None
