"""The grades a report gives by area, from the table and the sentences of its opening pages."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Document, Table
from schema.contract import Record
from schema.document.document_texts import FRONT, sentences
from schema.document.report_words import grade_of, judged


def judgement_records(document_id: str, document: Document) -> list[Record]:
    """The rows of the table `judgements`: rows of a table of the opening pages whose last cell is a grade and nothing
    else, and sentences there that grade an area."""
    found: dict[str, Record] = {}
    for block in document.blocks:
        for area, grade, page in _graded(block) if isinstance(block, Table) else _judged(block.text, block.page):
            found.setdefault(area, {"document_id": document_id, "area": area, "grade": grade, "page": page})
    return list(found.values())


def _judged(text: str, page: int | None) -> Iterator[tuple[str, str, int | None]]:
    if page is None or page <= FRONT:
        yield from ((*told, page) for sentence in sentences(text) if (told := judged(sentence)))


def _graded(table: Table) -> Iterator[tuple[str, str, int | None]]:
    if table.pages and table.pages[0] > FRONT:
        return
    for row in table.rows:
        cells = [cell for cell in {id(cell): cell for cell in row}.values() if cell.words]
        page = row[0].places[0].page if row[0].places else None
        if len(cells) == 1:
            yield from _judged(cells[0].text, page)
        elif cells and (grade := grade_of(cells[-1].words)):
            yield " ".join(cell.words for cell in cells[:-1]), grade, page
