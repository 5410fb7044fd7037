"""Cards of what is to be done over cells that open with labels."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Line, Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import cell, document, prose

TITLES = ("Ring each family", "Write the guide")


def titled(title: str, *said: str) -> Table:
    across = cell(title)
    return Table(((across, across), tuple(map(cell, said))))


def cards(titles: tuple[str, ...] = TITLES, lead: str = "Lead: AD", due: str = "By when: May 2024") -> list[Table]:
    return [titled(title, lead, due) for title in titles]


@pytest.mark.parametrize("drawn", [cards(), [Table(tuple(row for card in cards() for row in card.rows))]])
def test_titled_cards_are_the_rows_of_a_plan_in_tables_of_their_own_or_in_one(drawn: list[Table]) -> None:
    found = laid_out(document(*drawn))
    rows = Walk(found, Card()).rows
    told = [[row.cell(name).text for name in ("action", "owners", "due")] for row in rows]
    assert told == [["Ring each family", "AD", "May 2024"], ["Write the guide", "AD", "May 2024"]]
    assert [paragraph.text for paragraph in found.furniture] == ["Lead", "By when"]


@pytest.mark.parametrize(
    "drawn",
    [
        cards(titles=("Neglect", "Chronologies")),  # what is learnt on two days
        cards(due="Sponsor: DCS"),
        [*cards()[:1], prose("Our plan is short"), *cards()[1:]],
        [titled(TITLES[0], "Lead: AD", "By when: May 2024"), titled(TITLES[1], "Lead: AD", "In May")],
    ],
    ids=["no deeds", "no dates", "apart", "without a label"],
)
def test_other_titles_over_labels_stay_as_they_are(drawn: list[Table]) -> None:
    assert laid_out(document(*drawn)).blocks == tuple(drawn)


def test_a_card_alone_is_no_table_of_cards() -> None:
    (drawn,) = cards(titles=TITLES[:1])
    assert laid_out(document(drawn)).blocks == (drawn,)


def test_words_between_the_cells_of_a_card_keep_it_as_it_is() -> None:
    across, note = cell(TITLES[0]), Cell((Line("See the annex"),))
    drawn = Table(((across, across), (cell("Lead: AD"), cell("By when: May 2024")), (note, note)))
    assert laid_out(document(drawn, *cards()[1:])).blocks == (drawn, *cards()[1:])
