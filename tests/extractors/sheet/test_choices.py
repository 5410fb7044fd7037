"""Lists that cells are chosen from tell what a column holds before it is filled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.read import read_path
from tests.draw_sheet import PLAN, drawn, write_rows

STATES = ["Not started", "Underway", "Completed"]
BLANK = [("Ref", "Action", "Lead", "Due date", "How it stands"), *((*row[:4], "") for row in PLAN[1:])]


def draw(source: Any, named: bool = False) -> Any:
    def book_and_sheet(book: Any, sheet: Any) -> None:
        write_rows(sheet, BLANK)
        lists = book.add_worksheet("Drop downs")
        write_rows(lists, [["States"], *([state] for state in STATES)])
        lists.hide()
        if named:
            book.define_name("States", "='Drop downs'!$A$2:$A$4")
        sheet.data_validation("E2:E90", {"validate": "list", "source": source})

    return book_and_sheet


@pytest.mark.parametrize(
    ("source", "named"),
    [(STATES, False), ("='Drop downs'!$A$2:$A$4", False), ("=States", True)],
    ids=["typed", "on a hidden sheet", "under a name"],
)
def test_a_list_is_found_where_it_stands(tmp_path: Path, source: Any, named: bool) -> None:
    assert drawn(tmp_path, draw(source, named)).tables[0].choices == {4: tuple(STATES)}


def test_a_list_that_is_worked_out_is_none(tmp_path: Path) -> None:
    assert drawn(tmp_path, draw("=INDIRECT($A$1)")).tables[0].choices == {}


@pytest.mark.parametrize(("source", "told"), [(STATES, True), ("=INDIRECT($A$1)", False)])
def test_a_column_that_is_still_blank_is_a_rating_by_its_list(tmp_path: Path, source: Any, told: bool) -> None:
    drawn(tmp_path, draw(source))
    columns = {row["heading"]: row["field"] for row in read_path(tmp_path / "plan.xlsx")["columns"]}
    assert (columns["How it stands"] in ("rag", "status")) == told
