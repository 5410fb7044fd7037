"""Cells that say below an action who does it and when."""

from __future__ import annotations

from extractors.model import Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from pipeline.plan.table.labels_in_cells import told_behind
from tests.draw import cell, document, heading, table

CELLS = [
    r"Ring each family\nLead: Duty Manager\nWhen: May 2024",
    r"Write a guide for carers\nLead: PSW\nWhen: June 2024",
]


def read(drawn: Table) -> list[tuple[str, ...]]:
    walk = Walk(laid_out(document(heading("Action plan"), drawn)), Card())
    return [tuple(row.cell(name).text for name in ("action_ref", "action", "owners", "due")) for row in walk.rows]


def test_labels_below_an_action_are_columns_of_their_own() -> None:
    drawn = table("No | What we will do, who leads and by when", f"1 | {CELLS[0]}", f"2 | {CELLS[1]}")
    assert read(drawn) == [
        ("1", "Ring each family", "Duty Manager", "May 2024"),
        ("2", "Write a guide for carers", "PSW", "June 2024"),
    ]
    furniture = laid_out(document(heading("Action plan"), drawn)).furniture
    assert [paragraph.text.strip(": ") for paragraph in furniture] == ["Lead", "When"]


def test_a_table_with_owners_in_a_column_stays_as_it_is() -> None:
    drawn = table("Action | Owner", f"{CELLS[0]} | Chair", f"{CELLS[1]} | Chair")
    assert [row[1:3] for row in read(drawn)] == [(cell.replace("\\n", "\n"), "Chair") for cell in CELLS]


def test_a_label_below_an_action_tells_of_it_beside_the_column_of_what_no_cell_tells() -> None:
    led = [cell.rpartition(r"\n")[0] for cell in CELLS]
    drawn = table("Action | When", f"{led[0]} | May 2024", f"{led[1]} | June 2024")
    assert [row[1:] for row in read(drawn)] == [
        ("Ring each family", "Duty Manager", "May 2024"),
        ("Write a guide for carers", "PSW", "June 2024"),
    ]
    noted = [cell.replace("Lead:", "Note:") for cell in led]
    drawn = table("Action | When", f"{noted[0]} | May 2024", f"{noted[1]} | June 2024")
    assert [row[1] for row in read(drawn)] == [cell.replace(r"\n", "\n") for cell in noted]


def test_one_cell_with_labels_makes_no_columns() -> None:
    drawn = table("Action | Outcome", f"{CELLS[0]} | Safety", "Write to schools | Order", "Fund a post | Time")
    assert [row[2:] for row in read(drawn)] == [("", "")] * 3


def test_labels_of_each_line_of_an_action_are_columns_beside_those_of_owner_and_date() -> None:
    rows = [
        rf"{n} | Action: {action}\nWhy: Families wait\nSuccess: Calm | {who} | May 2024"
        for n, action, who in ((1, "Ring each family", "AD"), (2, "Write the guide", "PSW"))
    ]
    drawn = table("Ref | Detail | Lead | Due", *rows)
    assert read(drawn) == [("1", "Ring each family", "AD", "May 2024"), ("2", "Write the guide", "PSW", "May 2024")]
    drawn = table("Ref | Action | Lead | Due", *(row.replace("Action:", "Guide:") for row in rows))
    assert [row[1].partition("\n")[0] for row in read(drawn)] == ["Guide: Ring each family", "Guide: Write the guide"]


def test_the_first_row_tells_too_where_no_headings_stand_over_it() -> None:
    drawn = table(f"{CELLS[0]} | On track", f"{CELLS[1]} | Complete")
    assert [row[1:] for row in read(drawn)] == [
        ("Ring each family", "Duty Manager", "May 2024"),
        ("Write a guide for carers", "PSW", "June 2024"),
    ]


def test_a_table_whose_first_row_alone_tells_stays_as_it_is() -> None:
    laid = laid_out(document(heading("Action plan"), table(f"{CELLS[0]} | On track", "Write to schools | Complete")))
    assert [len(found.rows) for found in laid.tables] == [2]


def test_a_label_behind_a_value_on_its_line_is_a_column() -> None:
    rows = [("Ring each family", "Team Manager", "May 2024"), ("Write a guide", "PSW", "June 2024")]
    drawn = table("Action | Owner", *(f"{action} | {who} Deadline: {when}" for action, who, when in rows))
    assert [row[1:] for row in read(drawn)] == rows
    once = table("Action | Owner | Due", "Ring each family | AD Deadline: May | May", "Write a guide | PSW | June 2024")
    assert [row[2] for row in read(once)] == ["AD Deadline: May", "PSW"]


def test_words_before_a_colon_that_are_no_heading_or_in_brackets_stay_in_their_cell() -> None:
    drawn = table("Action | Owner", "Ring families | AD Homes: North", "Write a guide | AD Homes: South")
    assert [row[2] for row in read(drawn)] == ["AD Homes: North", "AD Homes: South"]
    assert told_behind(cell("AD Deadline: May 2031")) is not None
    assert told_behind(cell("AD (Deadline: May 2031)")) is None
