"""Cells merged over rows where a table has rules across alone: a rule leaves the column out where its cell goes on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.model import Table
from tests.draw_pdf import Page, read_drawn, texts

XS = (40, 200, 240, 520)
HEADINGS = ("Objective", "Ref", "Action", "Due")
ACTIONS = ("Train every manager", "Coach the new leaders", "Audit ten records", "Ask each child", "Meet the carers")


def plan(page: Page, first: Sequence[tuple[float, str]], left_out: Sequence[int], height: float) -> None:
    """A plan of five actions with rules across; `first` are the words of its first column by row, `left_out` the rows
    whose rule above leaves that column out."""
    for c, words in enumerate(HEADINGS):
        page.text(XS[c], 64, words, font="Helvetica-Bold")
    for row in range(len(ACTIONS) + 1):
        top = 80 + height * row
        page.line(XS[1 if row in left_out else 0], top, 740, top)
    for row, action in enumerate(ACTIONS):
        for x, words in zip(XS[1:], (str(row + 1), action, f"May 203{row}"), strict=True):
            page.text(x, 85 + height * row, words)
    for row, words in first:
        page.text(XS[0], 85 + height * row, words)


def first_column(
    tmp_path: Path, first: Sequence[tuple[float, str]], left_out: Sequence[int], height: float = 20
) -> list[str]:
    document = read_drawn(tmp_path, lambda page: plan(page, first, left_out, height))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row[1:] for row in texts(table)] == [
        list(HEADINGS[1:]),
        *([str(i + 1), action, f"May 203{i}"] for i, action in enumerate(ACTIONS)),
    ]
    return [row[0] for row in texts(table)[1:]]


def test_words_in_the_middle_of_the_rows_that_no_rule_parts_are_of_all_of_them(tmp_path: Path) -> None:
    told = first_column(tmp_path, [(0.5, "Supervision"), (2, "Records"), (3.5, "Voice")], (1, 4))
    assert told == ["Supervision", "Supervision", "Records", "Voice", "Voice"]


def test_words_at_the_head_of_the_rows_that_no_rule_parts_are_of_all_of_them(tmp_path: Path) -> None:
    told = first_column(tmp_path, [(0, "Supervision of\nstaff"), (3, "Voice")], (1, 2, 4))
    assert told == ["Supervision of\nstaff"] * 3 + ["Voice"] * 2


def test_a_row_that_a_rule_parts_keeps_its_blank(tmp_path: Path) -> None:
    assert first_column(tmp_path, [(0, "Supervision"), (2, "Records")], ()) == ["Supervision", "", "Records", "", ""]


def test_words_of_each_row_under_no_rule_are_its_own(tmp_path: Path) -> None:
    own = ["North", "South", "East", "West", "All"]
    assert first_column(tmp_path, list(enumerate(own)), (1, 2, 3, 4), height=14) == own


def test_words_far_apart_under_no_rule_are_not_of_one_cell(tmp_path: Path) -> None:
    told = first_column(tmp_path, [(0, "Supervision"), (3, "Voice")], (1, 2, 3, 4))
    assert told == ["Supervision", "", "", "Voice", ""]


@pytest.mark.parametrize(("step", "told"), [(11, "Supervision of\nstaff"), (14, "Supervision of")])
def test_lines_that_drift_away_from_those_of_two_rows_are_of_one_cell(tmp_path: Path, step: float, told: str) -> None:
    label = [(0, "Supervision of"), (step / 14, "staff"), (2, "Records"), (3, "Voice"), (4, "Homes")]
    assert first_column(tmp_path, label, (1,), height=14)[0] == told
