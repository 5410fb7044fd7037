"""Tables of values set apart by commas."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import read
from extractors.model import Document, Paragraph, Unreadable
from extractors.text import csv_reader
from pipeline.read import read_path
from tests.draw_word import only_table, texts

PLAN = 'Ref,Action,Lead,Due\n1,"Ring each family,\nand write",Head of Service,May 2031\n2,Hold a forum,PSW,June 2031\n'


def document(path: Path, text: str, encoding: str = "utf-8") -> Document:
    (path / "plan.csv").write_bytes(text.encode(encoding))
    return read(path / "plan.csv")


def test_commas_and_line_ends_in_quotes_part_nothing(tmp_path: Path) -> None:
    assert texts(only_table(document(tmp_path, PLAN)))[1] == [
        "1",
        "Ring each family,\nand write",
        "Head of Service",
        "May 2031",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_excel_writes_it_in_several_encodings(tmp_path: Path, encoding: str) -> None:
    (_, row) = texts(only_table(document(tmp_path, "Action,Lead\nRing the child’s family,PSW\n", encoding)))
    assert row == ["Ring the child’s family", "PSW"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Ref;Action\n1;Ring each family, and write, soon\n", ";"),
        ("Ref,Action\n1,Ring each family; then write\n", ","),
        ("Plan\nRef\tAction\tLead\n1\tRing, write\tPSW\n", "\t"),
        ("Action\nRing each family\n", ","),
    ],
)
def test_the_separator_is_the_one_that_parts_all_rows(text: str, sign: str) -> None:
    assert csv_reader.separator(text) == sign


def test_a_title_over_the_table_is_no_row(tmp_path: Path) -> None:
    blocks = document(tmp_path, f"Improvement plan,,,\nAs of May,,,\n,,,\n{PLAN}").blocks
    assert [(b.text, b.level) for b in blocks if isinstance(b, Paragraph)] == [
        ("Improvement plan", 1),
        ("As of May", 0),
    ]
    assert len(only_table(document(tmp_path, f"Improvement plan,,,\n{PLAN}")).rows) == 3


def test_short_rows_are_filled_up_and_blank_ones_left_out(tmp_path: Path) -> None:
    assert texts(only_table(document(tmp_path, "Ref,Action,Lead\n\n1,Ring\n"))) == [
        ["Ref", "Action", "Lead"],
        ["1", "Ring", ""],
    ]


def test_a_value_without_an_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "MOST_CSV_CHARACTERS", 10)
    with pytest.raises(Unreadable, match="corrupt"):
        document(tmp_path, 'Ref,Action\n1,"Ring each family and write\n')


def test_a_list_of_tasks_is_a_plan_and_no_word_of_it_is_lost(tmp_path: Path) -> None:
    document(tmp_path, f"Improvement plan,,,\n{PLAN}3,• Read files • and notes,HR,1. July 2031\n")
    records = read_path(tmp_path / "plan.csv")
    first = records["actions"][0]
    assert (first["action"], first["due_text"], first["row"]) == ("Ring each family,\nand write", "May 2031", 2)
    assert not [row for row in records["ledger"] if row["place"] == "unplaced"]
