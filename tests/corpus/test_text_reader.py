"""No word of a real text rendition is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.text.reader import read_text
from extractors.word_count import count_words
from tests.places import SHARED, needs

RENDITIONS = SHARED / "corpus" / "text"


@needs(RENDITIONS)
@pytest.mark.parametrize("path", sorted(RENDITIONS.glob("*")), ids=lambda path: path.stem)
def test_no_word_of_a_real_rendition_is_lost(path: Path) -> None:
    document = read_text(path)
    lines = [line for paragraph in document.paragraphs for line in paragraph.lines]
    lines += [line for table in document.tables for _, _, cell in table.cells() for line in cell.lines]
    kept = "".join(f"{line.label} {line.text} {line.struck} {line.marks} " for line in lines)
    words = count_words(kept)
    assert abs(words - document.words[0]) <= document.words[0] * 0.005
