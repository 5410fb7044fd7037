"""Actions struck through beside words that stand."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Cell, Line, Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from tests.draw import document, table

DRAWN = table(
    "No | Action | Lead | Due",
    "1 | Mend the stove | Ann | May 2031",
    "2 | - | Ben | June 2031",
    "3 | Wax the boots | Cat | July 2031",
)
STRUCK = Cell((Line("", struck="Patch the roof"),))


def actions(row: int, *cells: Cell | None) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is read with cells of a row put in place of those drawn."""
    drawn = tuple(new or old for new, old in zip(cells, DRAWN.rows[row], strict=True))
    changed = replace(DRAWN, rows=(*DRAWN.rows[:row], drawn, *DRAWN.rows[row + 1 :]))
    assert isinstance(changed, Table)
    return [(r.cell("action").text, r.cell("owners").text, r.flags) for r in Walk(document(changed), Card()).rows]


def test_an_action_struck_through_beside_its_owner_is_one_of_its_own() -> None:
    assert actions(2, None, STRUCK, None, None)[:2] == [
        ("Mend the stove", "Ann", ()),
        ("Patch the roof", "Ben", ("struck_through",)),
    ]
    assert actions(1, None, STRUCK, None, None)[0] == ("Patch the roof", "Ann", ("struck_through",))


def test_a_row_struck_through_as_a_whole_and_words_struck_within_an_action_are_none() -> None:
    gone = Cell((Line("", struck="Ben"),))
    assert [words for words, *_ in actions(2, gone, STRUCK, gone, gone)] == ["Mend the stove", "Wax the boots"]
    mended = Cell((Line("Patch the floor", struck="roof"),))
    assert actions(2, None, mended, None, None)[1] == ("Patch the floor", "Ben", ())
