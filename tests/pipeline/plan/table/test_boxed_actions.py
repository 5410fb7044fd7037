"""Tables one column wide with an action in each cell."""

from __future__ import annotations

import pytest

from extractors.model import Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import cell, document, heading

FIRST = "Ring each family\nLead: Duty Manager\nBy when: May 2024"
SECOND = "Write a guide for carers\nLead: PSW\nBy when: June 2024"


def boxes(*words: str) -> Table:
    return Table(tuple((cell(text),) for text in words))


def read(*tables: Table) -> list[tuple[str, ...]]:
    walk = Walk(laid_out(document(heading("Action plan"), *tables)), Card())
    return [tuple(row.cell(name).text for name in ("action", "owners", "due")) for row in walk.rows]


READ = [("Ring each family", "Duty Manager", "May 2024"), ("Write a guide for carers", "PSW", "June 2024")]


def test_each_box_is_an_action_in_one_table_or_several() -> None:
    assert read(boxes(FIRST, SECOND)) == READ
    assert read(boxes(FIRST), boxes(SECOND)) == READ


def test_one_box_alone_and_boxes_of_other_words_stay() -> None:
    assert read(boxes(FIRST)) == []
    drawn = boxes("Families wait\nToo long", "Who to ring\nThe duty desk: 0300")
    assert drawn in laid_out(document(heading("Action plan"), drawn)).blocks


def test_a_number_alone_over_the_words_of_each_box_is_that_of_its_action() -> None:
    numbered = boxes(f"1A\n{FIRST}", f"1B\n{SECOND}")
    assert read(numbered) == READ
    drawn = laid_out(document(heading("Action plan"), numbered))
    (table,) = [block for block in drawn.blocks if isinstance(block, Table)]
    assert [row[0].text for row in table.rows] == ["", "1A", "1B"]
    assert read(boxes(f"1A\n{FIRST}", SECOND)) == [("1A\nRing each family", *READ[0][1:]), READ[1]]


def test_dashes_and_semicolons_within_the_lines_of_a_box_tell_nothing_of_their_own() -> None:
    told = ("Stop the tray; each contact has a worker", "Assistant Director - Safety", "May 2024")
    assert read(boxes("{}\nLead: {}\nBy when: {}".format(*told), SECOND)) == [told, READ[1]]


STORY = "Progress: it went to the board on 12 May"


@pytest.mark.parametrize(
    ("first", "is_read"),
    [
        (f"{FIRST}\n{STORY}", True),
        (f"{FIRST}\nStart: April 2024", True),
        (f"Ring each family\nLead: Duty Manager\n{STORY}", False),
    ],
    ids=["a day in a story too", "another kind of date too", "no other day than that"],
)
def test_a_box_tells_one_date_of_each_kind(first: str, is_read: bool) -> None:
    assert read(boxes(first), boxes(SECOND), boxes(SECOND)) == [*READ[: int(is_read)], READ[1], READ[1]]


def test_boxes_whose_labels_name_another_kind_are_no_actions() -> None:
    seen = (f"Visit Oak House\nInspector: {who}\nDate: May 2024\nJudgement: Good" for who in ("AB", "CD"))
    assert read(boxes(*seen)) == []
    told = (f"{words}\nRisk: Staff leave\nLikelihood: Low" for words in (FIRST, SECOND))
    assert read(boxes(*told)) == READ
