"""The numbered paragraphs of a report, so that "para 13" resolves to its words."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Document, Paragraph
from pipeline.report.recommendations import goes_on, is_number
from schema.contract import Record

SKIPPED = 3  # numbers that the reading may miss between two paragraphs


def paragraph_records(document_id: str, document: Document) -> list[Record]:
    """The rows of the table `paragraphs`; only whole numbers that go on counting are a report's paragraphs."""
    found: dict[str, Record] = {}
    for number, page, text in _numbered(document):
        found.setdefault(number, {"document_id": document_id, "number": number, "text": text, "page": page})
    return list(found.values())


def _numbered(document: Document) -> Iterator[tuple[str, int | None, str]]:
    last, open_, words = 0, None, ""
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        number = _number(block)
        if number is not None and last < number <= last + SKIPPED:
            if open_ is not None:
                yield str(last), open_.page, words
            last, open_, words = number, block, _line(block)
        elif open_ is not None and not block.level and _belongs(open_, block):
            words += "\n" + f"{block.label} {_line(block)}" if block.label else " " + _line(block)
        elif open_ is not None and block.level:
            yield str(last), open_.page, words
            open_ = None
    if open_ is not None:
        yield str(last), open_.page, words


def _belongs(above: Paragraph, block: Paragraph) -> bool:
    return bool(block.label and not is_number(block.label)) or (not block.label and goes_on(above, block))


def _number(block: Paragraph) -> int | None:
    label = block.label.strip(" .)(")
    return int(label) if label.isascii() and label.isdigit() and len(label) < 4 else None


def _line(block: Paragraph) -> str:
    return " ".join(block.text.split())
