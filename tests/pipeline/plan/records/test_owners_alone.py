"""Owners alone: what the other cells of a plan say of where an owner ends."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Line
from pipeline.plan.records.owners_alone import owners_alone, parted
from pipeline.plan.records.record_owners import owners_in
from pipeline.plan.rows.action_rows import PlanRow

ALONE = ("Designated Nurse", "Service Manager", "Service Manager, Assessment", "Practice Improvement Lead")


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("Service Manager, Assessment Practice Improvement Lead", ("Service Manager, Assessment", ALONE[3])),
        ("Designated Nurse and Practice Improvement Lead", ("Designated Nurse", ALONE[3])),
        ("Designated Nurse / Service Manager; Practice Improvement Lead", (ALONE[0], ALONE[1], ALONE[3])),
        ("Practice Improvement Lead Head of Estates and Property", (ALONE[3], "Head of Estates and Property")),
        ("Estates Manager and Practice Improvement Lead", ("Estates Manager", ALONE[3])),
        ("Senior Practice Improvement Lead", ()),
        ("Practice Improvement Leads", ()),
        ("Early Help Service Manager", ()),
        ("Designated Nurse", ()),
        ("Head of Estates Head of Property", ()),
    ],
)
def test_a_cell_is_parted_into_those_who_stand_alone_and_one_more_at_most(words: str, owners: tuple[str, ...]) -> None:
    assert tuple(parted(words, ALONE)) == owners


def test_a_cell_that_may_be_parted_in_two_ways_is_not() -> None:
    words = "Quality Lead Officer Practice Manager"
    assert parted(words, ("Quality Lead", "Officer Practice Manager")) == ("Quality Lead", "Officer Practice Manager")
    assert parted(words, ("Quality Lead", "Officer Practice Manager", "Quality Lead Officer", "Practice Manager")) == ()


def test_posts_and_people_that_fill_a_cell_stand_alone_and_two_in_one_cell_do_not() -> None:
    cells = ("Designated Nurse", "Estates Manager", "Designated Nurse Estates Manager", "PSW", "Data Team", "TBC")
    rows = [PlanRow(1, i, {"owners": Cell((Line(words),))}) for i, words in enumerate(cells)]
    assert owners_alone(rows) == {"Designated Nurse", "Estates Manager"}


def test_owners_whose_line_ends_are_lost_are_told_apart_by_those_who_stand_alone() -> None:
    wrapped = Cell(
        (Line("Service Manager,"), Line("Assessment Practice", wraps=True), Line("Improvement Lead", wraps=True))
    )
    assert [owner.name for owner in owners_in(wrapped, {}, ALONE)] == ["Service Manager, Assessment", ALONE[3]]
    assert "Service Manager, Assessment" not in [owner.name for owner in owners_in(wrapped, {})]


def test_lines_of_a_cell_are_one_owner_where_another_cell_says_them_in_one_line() -> None:
    lines = Cell((Line("Principal"), Line("Social Worker")))
    rows = [PlanRow(1, i, {"owners": cell}) for i, cell in enumerate((lines, Cell((Line("Principal Social Worker"),))))]
    assert len(owners_in(lines, {}, owners_alone(rows[:1]))) == 2
    assert [owner.name for owner in owners_in(lines, {}, owners_alone(rows))] == ["Principal Social Worker"]
