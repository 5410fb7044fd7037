"""Numbers of actions that leave a gap or come twice."""

from __future__ import annotations

from pipeline.plan.rows.number_gaps import flag_numbering
from schema.contract import Record


def flags(*refs: str, objectives: str = "") -> list[list[str]]:
    """The flags of actions with these numbers, each under the objective of the letter at its place."""
    actions: list[Record] = [
        {"action_ref": ref or None, "section": None, "objective_ref": None, "objective": letter, "flags": []}
        for ref, letter in zip(refs, objectives or "A" * len(refs), strict=True)
    ]
    flag_numbering(actions)
    return [action["flags"] for action in actions]


def test_a_number_after_a_gap_is_flagged() -> None:
    assert flags("6.2", "6.3", "6.5", "6.1") == [[], [], ["ref_gap_before"], []]


def test_the_second_of_two_equal_numbers_is_flagged() -> None:
    repeated = flags("1", "2", "3", "4", "4", "5")
    assert repeated == [[], [], [], [], ["ref_repeated"], []]


def test_numbers_that_begin_anew_under_each_objective_repeat_nothing() -> None:
    assert flags("1", "2", "1", "2", "3", objectives="AABBB") == [[], [], [], [], []]
    assert flags("1", "2", "3", "1", "2", "4", objectives="AAABBB")[5] == ["ref_gap_before"]


def test_actions_without_numbers_are_left_alone() -> None:
    assert flags("", "1", "") == [[], [], []]
