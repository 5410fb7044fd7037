"""Tables set with tabs, and paragraphs that only hold some."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.model import Paragraph
from tests.draw_word import only_table, p, r, read, texts

TAB = "<w:r><w:tab/></w:r>"
HEAD = ("Action", "Lead", "Due")
ROWS = (("Train staff", "Bea Hall", "May 2031"), ("Audit cases", "Amir Shah", "June 2031"))


def tabbed(words: Sequence[str], between: str = TAB) -> str:
    return f"<w:p>{between.join(map(r, words))}</w:p>"


def test_paragraphs_with_as_many_words_between_tabs_are_a_table(tmp_path: Path) -> None:
    body = p("Actions") + "".join(map(tabbed, (HEAD, *ROWS))) + tabbed(("Signed", "the Director"))
    document = read(tmp_path, body)
    assert texts(only_table(document)) == [list(HEAD), *map(list, ROWS)]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Actions",
        "Signed the Director",
    ]


def test_tabs_before_the_words_and_several_at_once_part_no_more(tmp_path: Path) -> None:
    body = tabbed(HEAD) + tabbed(ROWS[0], TAB + TAB) + tabbed(("", *ROWS[1]))
    assert texts(only_table(read(tmp_path, body))) == [list(HEAD), *map(list, ROWS)]


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, ROWS[0]),  # two rows alone
        [row[:2] for row in (HEAD, *ROWS)],  # two columns, as labels and their values have
        (HEAD, ROWS[0], ROWS[1][:2]),  # a word that is not there might be any
    ],
)
def test_fewer_rows_columns_or_words_are_paragraphs(tmp_path: Path, rows: Sequence[Sequence[str]]) -> None:
    document = read(tmp_path, "".join(map(tabbed, rows)))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [" ".join(row) for row in rows]


def test_entries_of_a_table_of_contents_are_paragraphs(tmp_path: Path) -> None:
    body = "".join(tabbed((number, "Priorities", page)) for number, page in (("1", "4"), ("2", "9"), ("3", "12")))
    assert [type(block) for block in read(tmp_path, body).blocks] == [Paragraph] * 3
