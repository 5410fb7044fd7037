"""Lists in the cells of a table, whose items end in who does them and when."""

from __future__ import annotations

import pytest

from extractors.model import Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, table

HEAD = "Priority | Actions (lead, date)"
ROWS = (
    r"Visits | • Ring each family (Duty Manager, May 2024)\n• Write a guide (PSW, June 2024)",
    "Homes | Hold a forum for carers (Chair, July 2024)",
)


def read(drawn: Table) -> list[tuple[str, ...]]:
    walk = Walk(laid_out(document(heading("Action plan"), drawn)), Card())
    said = [tuple(row.cell(name).words.strip("• ") for name in ("action", "owners", "due")) for row in walk.rows]
    return [(row.objective.text if row.objective else "", *rest) for row, rest in zip(walk.rows, said, strict=True)]


def test_each_item_is_an_action_with_its_own_owner_and_date() -> None:
    assert read(table(HEAD, *ROWS)) == [
        ("Visits", "Ring each family", "Duty Manager", "May 2024"),
        ("Visits", "Write a guide", "PSW", "June 2024"),
        ("Homes", "Hold a forum for carers", "Chair", "July 2024"),
    ]


def test_labels_of_the_items_head_the_columns_and_come_again_as_furniture() -> None:
    labelled = [row.replace("(", "(Lead: ").replace(", ", ", by: ") for row in ROWS]
    drawn = table("Priority | Actions", *labelled)
    assert [row[2:] for row in read(drawn)] == [
        ("Duty Manager", "May 2024"),
        ("PSW", "June 2024"),
        ("Chair", "July 2024"),
    ]
    furniture = laid_out(document(heading("Action plan"), drawn)).furniture
    assert [paragraph.text.strip(": ") for paragraph in furniture] == ["Lead", "by"] * 2


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Priority | Actions | Lead", [f"{row} | Director" for row in ROWS]),
        (HEAD, [row.replace("Duty Manager, ", "").replace("PSW, ", "") for row in ROWS]),
        ("Finding | What was seen", [row.replace("Ring", "Calls to").replace("Write", "Only") for row in ROWS[:1]]),
    ],
    ids=["owners have a column", "most tell no owner", "no deeds"],
)
def test_other_cells_stay_whole(head: str, rows: list[str]) -> None:
    drawn = table(head, *rows)
    assert drawn in laid_out(document(heading("Action plan"), drawn)).blocks


ON_A_PAGE = (
    r"• Ring each family (Duty Manager, May 2024)\n• Write a guide (PSW, June 2024)",
    r"• Hold a forum for carers (Chair, July 2024)\n• Train the new carers (PSW, May 2024)",
)


@pytest.mark.parametrize(
    ("heads", "sections"),
    [("Visits | Homes", ["Visits", "Visits", "Homes", "Homes"]), ("Visits | ", [None] * 2)],
    ids=["each headed", "one without a heading"],
)
def test_columns_of_such_items_are_read_one_below_the_other(heads: str, sections: list[str | None]) -> None:
    drawn = document(heading("Action plan"), table(heads, " | ".join(ON_A_PAGE)))
    rows = Walk(laid_out(drawn), Card()).rows
    assert [row.section for row in rows] == sections
    assert [row.cell("due").words for row in rows[:2]] == ["May 2024", "June 2024"]


LED = r"• Ring each family (Duty Manager)\n• Write a guide (PSW)", r"• Hold a forum for carers (Chair)"
NOTED = r"• Ring each family (twice a day)\n• Write a guide (in print)", r"• Hold a forum for carers (by the river)"


def test_items_under_times_may_end_in_who_does_them_alone() -> None:
    drawn = document(heading("Action plan"), table("April to June 2031 | July to September 2031", " | ".join(LED)))
    rows = Walk(laid_out(drawn), Card()).rows
    assert [(row.cell("action").words.strip("• "), row.cell("owners").words) for row in rows] == [
        ("Ring each family", "Duty Manager"),
        ("Write a guide", "PSW"),
        ("Hold a forum for carers", "Chair"),
    ]
    assert [row.cell("due").words for row in rows[1:]] == ["April to June 2031", "July to September 2031"]


def test_other_words_in_brackets_stay_with_what_is_done_in_a_time() -> None:
    drawn = document(heading("Action plan"), table("April to June 2031 | July to September 2031", " | ".join(NOTED)))
    rows = Walk(laid_out(drawn), Card()).rows
    assert rows[-1].cell("action").words.endswith("(by the river)")
    assert not any(row.cell("owners").words for row in rows)
