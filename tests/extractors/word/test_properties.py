"""What a Word file says of itself, beside what python-docx reads of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from lxml import etree

from extractors.word.properties import CORE_NS, DC_NS, TERMS_NS, core_properties
from extractors.word.reader import read_word
from tests.draw_word import p, read


def core(inside: str) -> dict[str, str]:
    names = f'xmlns:cp="{CORE_NS}" xmlns:dc="{DC_NS}" xmlns:dcterms="{TERMS_NS}"'
    return core_properties(etree.fromstring(f"<cp:coreProperties {names}>{inside}</cp:coreProperties>"))


def test_properties_and_cells_are_those_that_python_docx_wrote(tmp_path: Path) -> None:
    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.keywords, about.comments = "Our plan", "A team", "send, local area", ""
    about.created = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
    table = document.add_table(rows=3, cols=3)
    for index, cell in enumerate(table._cells):
        cell.text = f"words {index}"
    table.cell(1, 0).merge(table.cell(2, 1))
    document.save(str(tmp_path / "plan.docx"))
    read = read_word(tmp_path / "plan.docx")
    assert {key: read.properties.get(key) for key in ("title", "author", "keywords", "comments", "created")} == {
        "title": "Our plan",
        "author": "A team",
        "keywords": "send, local area",
        "comments": None,
        "created": "2024-03-01T09:30:00+00:00",
    }
    assert [[cell.text for cell in row] for row in read.tables[0].rows] == [
        [cell.text for cell in row.cells] for row in table.rows
    ]


def test_a_file_that_says_nothing_of_itself_has_no_properties(tmp_path: Path) -> None:
    assert read(tmp_path, p("words")).properties == {}


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("2023", "2023-01-01T00:00:00+00:00"),
        ("2023-11", "2023-11-01T00:00:00+00:00"),
        ("2023-11-30T08:00:00Z", "2023-11-30T08:00:00+00:00"),
        ("2023-11-30T00:30:00.250+01:00", "2023-11-29T23:30:00+00:00"),
        ("2023-11-30T23:30:00-01:00", "2023-12-01T00:30:00+00:00"),
        ("2023-13-01", None),
        ("9999-12-31T23:30:00-01:00", None),
        ("30 November", None),
    ],
)
def test_a_date_is_one_moment_in_utc(printed: str, moment: str | None) -> None:
    assert core(f"<dcterms:created>{printed}</dcterms:created>").get("created") == moment
