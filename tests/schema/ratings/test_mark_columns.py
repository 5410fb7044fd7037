"""Columns of marks, whose headings say what a mark means."""

from __future__ import annotations

import pytest

from schema.columns.match_columns import match_columns
from schema.ratings.mark_columns import Mark, are_marks, is_mark, mark_of_heading


@pytest.mark.parametrize(
    ("heading", "mark"),
    [
        ("Red", Mark("rag", "red")),
        ("RAG Amber", Mark("rag", "amber")),
        ("Achieved (tick)", Mark("status", "Achieved")),
        ("On target to achieve ✓", Mark("status", "On target to achieve")),
        ("Completed Y/N", Mark("status", "Completed")),
        ("Are we on track?", Mark("status", "Are we on track?")),
        ("Agencies involved Police", Mark("partners", "Police")),
        ("Status", None),
        ("Red, Amber or Green", None),
        ("Action", None),
        ("Partner agency", None),
        ("Support needed", None),
    ],
)
def test_a_heading_says_what_a_mark_below_it_means(heading: str, mark: Mark | None) -> None:
    assert mark_of_heading(heading) == mark


def test_marks_say_yes_or_no() -> None:
    assert is_mark("✓") and is_mark("Yes") and not is_mark("N") and not is_mark("")
    assert are_marks(["Yes", "Partly", "No"]) and not is_mark("Partly")
    assert are_marks(["✓", "", "n"]) and not are_marks(["✓", "A"])


@pytest.mark.parametrize("colours", [("Red", "Amber", "Green"), ("R", "A", "G")])
def test_columns_named_after_colours_hold_the_rating_of_the_row(colours: tuple[str, ...]) -> None:
    row = match_columns(["Action", *colours], [["Ring each family"], [""], ["✓"], [""]]).columns
    assert [(c.field, c.mark) for c in row[1:]] == [("rag", "red"), ("rag", "amber"), ("rag", "green")]


def test_one_column_named_after_a_colour_is_no_rating() -> None:
    assert match_columns(["Action", "Green"], [["Ring each family"], [""]]).columns[1].mark is None


def test_a_column_of_marks_under_a_state_is_a_status() -> None:
    row = match_columns(["Action", "Done?"], [["Ring each family", "Write the guide"], ["Yes", "No"]]).columns
    assert (row[1].field, row[1].mark) == ("status", "Done?")
