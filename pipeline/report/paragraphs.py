"""The numbered paragraphs of a report, so that "para 13" resolves to its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model import Document, Paragraph
from pipeline.report.recommendations import goes_on, is_footnote, is_number
from schema.contract import Record

COUNTED = re.compile(r"[0-9]{1,3}")
CLOSE = re.compile(r"([0-9]{1,3})\.(?=[A-Z])")
ENDS, QUOTES = (".", ":", "?", "!", ";"), " \"'’”)"
SKIPPED = 3  # numbers that the reading may miss between two paragraphs


def paragraph_records(document_id: str, document: Document) -> list[Record]:
    """The rows of the table `paragraphs`; only whole numbers that go on counting are a report's paragraphs."""
    found: dict[str, Record] = {}
    for number, page, text in _numbered(document):
        found.setdefault(number, {"document_id": document_id, "number": number, "text": text, "page": page})
    return list(found.values())


def _numbered(document: Document) -> Iterator[tuple[str, int | None, str]]:
    """Number, page and words of each paragraph, with the points in it and what a page break cut off."""
    last, opened, words = 0, None, ""
    for block in document.paragraphs:
        number, text = _number(block, last)
        if number or block.level:
            if opened is not None:
                yield str(last), opened.page, words
            opened = block if number else None
            last, words = number or last, text
        elif opened is not None and _belongs(opened, block, words):
            point = block.label and not is_number(block.label)
            words += f"\n{block.label} {text}" if point else f" {block.label} {text}".replace("  ", " ")
    if opened is not None:
        yield str(last), opened.page, words


def _belongs(above: Paragraph, block: Paragraph, words: str) -> bool:
    """Whether a block is a point in the paragraph above or goes on with it: so does one that begins with a name or a
    number ("until the age of / 25. They ...") where the `words` so far end no sentence."""
    if block.label and not is_number(block.label):
        return True
    cut = not words.rstrip(QUOTES).endswith(ENDS) and not block.bold and not is_footnote(above, block)
    return cut or (not block.label and goes_on(above, block))


def _number(block: Paragraph, last: int) -> tuple[int | None, str]:
    """The number of a paragraph where it goes on from `last`, else None, and the words; also of one printed with no
    space behind the number, where it is the very next."""
    text, label = " ".join(block.text.split()), block.label.strip(" .)(")
    if COUNTED.fullmatch(label):
        return (int(label) if last < int(label) <= last + SKIPPED else None), text
    close = CLOSE.match(text) if not block.label else None
    return (last + 1, text[close.end() :]) if close and int(close[1]) == last + 1 else (None, text)
