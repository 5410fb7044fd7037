"""Words hyphenated at a line's end: mended where the document shows how they are spelled, else as printed."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Document, Line, Paragraph, Table, join
from extractors.stitching.hyphens import hyphen_ends
from extractors.stitching.line_ends import with_ends, wrapped_texts

OTHER = Paragraph((Line("Safeguarding is led by one well-known multi-agency board."),))


def mended(document: Document) -> Document:
    return with_ends(document, hyphen_ends(document, wrapped_texts(document)))


def wrapped(text: str) -> tuple[Line, ...]:
    return tuple(Line(part, wraps=i > 0) for i, part in enumerate(text.split("/")))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Train all in safe-/guarding by May", "Train all in safeguarding by May"),
        ("Set up a multi-/agency hub", "Set up a multi-agency hub"),
        ("Review the re-/commissioning", "Review the re-commissioning"),  # neither spelling stands elsewhere
        ("Ask each Safe-/Guarding lead", "Ask each Safe-Guarding lead"),  # a capital begins a word
        ("Plan for neigh\u2010/bourhoods", "Plan for neighbourhoods"),  # set by the program that broke the line
        ("Set up a multi\u2010/agency hub", "Set up a multi\u2010agency hub"),
        ("Ring step\u2010parents of self\u2010/carers", "Ring step\u2010parents of self\u2010carers"),  # typed so
        ("Now of -/known places", "Now of - known places"),
    ],
)
def test_a_word_is_mended_where_it_stands_elsewhere_in_one_piece(printed: str, read: str) -> None:
    document = mended(Document("application/pdf", blocks=(OTHER, Paragraph(wrapped(printed)))))

    assert join(document.blocks[1].lines) == read  # type: ignore[union-attr]


def test_cells_and_tables_within_them_are_mended_and_a_merged_cell_stays_one() -> None:
    inner = Table(((Cell(wrapped("All safe-/guarding leads")),),))
    merged = Cell(wrapped("Our safe-/guarding"), tables=(inner,))
    table = Table(((merged, Cell(wrapped("1.1"))), (merged, Cell(wrapped("1.2")))))

    read = mended(Document("application/pdf", blocks=(OTHER, table))).tables[0]

    assert read.rows[0][0] is read.rows[1][0]
    assert read.rows[0][0].text == "Our safeguarding"
    assert read.rows[0][0].tables[0].rows[0][0].text == "All safeguarding leads"


def test_a_document_without_broken_words_is_the_same_object() -> None:
    document = Document("application/pdf", blocks=(OTHER, Paragraph(wrapped("Set up a hub/by May"))))

    assert mended(document) is document
