"""Numbers that are none alone, and are where they run on."""

from __future__ import annotations

import pytest

from schema.running_numbers import running_numbers


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["1-1", "1-2", "2-1"], ["1-1", "1-2", "2-1"]),
        (["1/1:", "2/1:", "2/2:"], ["1/1", "2/1", "2/2"]),
        (["A.", "B.", "C."], ["A", "B", "C"]),
        (["I.", "II.", "III."], ["I", "II", "III"]),
        (["1", "2", "2"], ["1", "2", "2"]),
        (["Signpost 1:", "Signpost 2:", "Signpost 3:"], ["1", "2", "3"]),
    ],
)
def test_openings_that_run_on_are_numbers(opening: list[str], numbers: list[str]) -> None:
    words = ["Train managers", "Audit files", "Write the guide"]
    texts = [f"{one} {other}" for one, other in zip(opening, words, strict=True)]
    assert list(running_numbers(texts).values()) == list(zip(numbers, words, strict=True))


@pytest.mark.parametrize(
    "texts",
    [
        ["1-1 Supervision for all", "Audit files"],
        ["1-1 Supervision for all", "4-6 Weeks of courses"],
        ["3 Visits", "4 Visits"],
        ["A. Smith to write", "D. Jones to check"],
        ["1 visits", "2 visits"],
        ["Year 1: Start", "Year 2: Finish"],
        ["Signpost 1: Start", "Waymark 2: Finish"],
        ["1 Visit", "2 Visits", *(f"Ring family {letter}" for letter in "abcde")],
    ],
)
def test_openings_that_do_not_run_on_are_words(texts: list[str]) -> None:
    assert running_numbers(texts) == {}


def test_a_long_series_of_roman_numbers_runs_on() -> None:
    texts = [f"{number}. Train" for number in ("I", "II", "III", "IV", "V")]
    assert [ref for ref, _ in running_numbers(texts).values()] == ["I", "II", "III", "IV", "V"]
