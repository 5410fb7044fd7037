"""Words cut between two letters at the end of a line: joined where the document shows that they are one."""

from __future__ import annotations

import pytest

from extractors.model import Document, Line, Paragraph, join
from extractors.stitching.cut_words import mend_cut_words

OTHER = Paragraph(
    (Line("In house staff hold interviews; performance, exploitation and family training without delay."),)
)


def wrapped(text: str) -> tuple[Line, ...]:
    """Lines parted by a slash; after a soft hyphen (~) those that the reader took for cut."""
    return tuple(Line(part.replace("~", "\u00ad"), wraps=i > 0) for i, part in enumerate(text.split("/")))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Performan/ce team", "Performance team"),
        ("exploi/tati/on of", "exploitation of"),
        ("Improvemen/t of", "Improvement of"),  # a letter is no word
        ("staff/a day", "staff a day"),  # but this one
        ("Septembe/rs", "Septembe rs"),  # nobody else spells it
        ("Septembe~/rs", "Septembers"),  # as the reader took it
        ("exit/interviews~/in house", "exit interviews in house"),  # no room for the space
        ("family~/trainin~/g", "family training"),
        ("with/out", "without"),  # nobody else says "with", or "out"
        ("hold/staff", "hold staff"),
        ("Section/s106", "Section s106"),
        ("Performan/Ce team", "Performan Ce team"),  # a capital begins a word
    ],
)
def test_lines_of_one_word_are_read_as_the_words_of_the_document(printed: str, read: str) -> None:
    document = mend_cut_words(Document("application/pdf", blocks=(OTHER, Paragraph(wrapped(printed)))))

    assert join(document.blocks[1].lines) == read  # type: ignore[union-attr]


def test_two_words_that_stand_by_themselves_are_no_third() -> None:
    other = Paragraph((Line("Stay with us, or find out what we do without you."),))

    document = mend_cut_words(Document("application/pdf", blocks=(other, Paragraph(wrapped("with/out")))))

    assert join(document.blocks[1].lines) == "with out"  # type: ignore[union-attr]


def test_lines_that_begin_anew_are_not_joined() -> None:
    lines = (Line("Performan"), Line("ce"))
    document = Document("application/pdf", blocks=(OTHER, Paragraph(lines)))

    assert mend_cut_words(document) is document
