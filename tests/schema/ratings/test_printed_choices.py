"""Cells that print all choices and tick one, crosses beside ticks, and pictures for ratings."""

from __future__ import annotations

import pytest

from schema.ratings.mark_columns import is_mark
from schema.ratings.parse_rating import read_pictures, read_rating
from schema.ratings.printed_choices import chosen, has_several


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("☐ Late ☒ On time", "On time"),
        ("☒ Late\n☐ On time", "Late"),
        ("Late ☐ On time ☑", "On time"),
        ("State: [ ] Late [x] On time", "On time"),
        ("( ) L (x) O", "O"),
        ("☐ Late ☐ On time", ""),
        ("☒ Late ☒ On time ☐ Early", ""),
        ("○ Late ● On time ○ Early", "On time"),
        ("Late □ On time ■ Early □", "On time"),
        ("◆ Late ◇ On time", "Late"),
        ("○ Late\n● On time", "On time"),
        ("● Letters\n○ Parents\n○ Schools", None),
        ("● Write to all the parents ○ those with a plan first", None),
        ("● Late ● On time", None),
        ("☒ Late", None),
        ("✓ Guide sent ✓ Staff told", None),
        ("Amber", None),
        ("(a) first (b) second", None),
    ],
)
def test_of_printed_choices_the_ticked_one_is_said(text: str, choice: str | None) -> None:
    assert chosen(text) == choice


def test_two_ticked_choices_are_told_apart_from_none() -> None:
    assert has_several("☒ Late ☒ On time ☐ Early")
    assert not has_several("☐ Late ☐ On time")


def test_a_cross_is_yes_only_in_a_column_without_ticks() -> None:
    assert is_mark("x", ["x", "", "x"])
    assert is_mark("✓", ["x", "✓"])
    assert not is_mark("x", ["x", "✓"])
    assert not is_mark("×", ["yes", "×"])


@pytest.mark.parametrize(
    ("said", "rag"),
    [("Amber circle", "amber"), ("rag_green.png", "green"), ("Red, amber and green", None), ("Picture 3", None)],
)  # fmt: skip
def test_a_picture_is_the_one_colour_the_file_says_it_shows(said: str, rag: str | None) -> None:
    rating = read_pictures([said])
    assert (rating.rag, rating.source, rating.unread) == (rag, "symbol" if rag else None, rag is None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In hand", "in_progress"),
        ("Still under way.", "in_progress"),
        ("On track for due date", "on_track"),
        ("On target to finish by the due date", "on_track"),
        ("Mostly complete", "in_progress"),
        ("Completion due in May", None),
        ("Audit due, recruitment on track", None),
    ],
)
def test_a_state_before_an_aim_is_the_state(text: str, status: str | None) -> None:
    assert read_rating(text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Superseded by 2.3", "superseded"),
        ("Merged with 3.2", "superseded"),
        ("Completed 12.05.25", "complete"),
        ("Superseded. Version 2.3 is with the board", "superseded"),
        ("Proposed", "not_started"),
        ("Parked", "on_hold"),
        ("As proposed in 2.3", None),
    ],
)
def test_a_state_is_read_alone_or_before_a_number(text: str, status: str | None) -> None:
    assert read_rating(text).status == status
