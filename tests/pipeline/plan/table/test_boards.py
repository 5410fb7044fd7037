"""Tables whose headings are states and whose cells are cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.records.records import plan_records
from pipeline.sources import Source
from schema.contract import Records
from tests.draw import document, heading, table

CARDS = (
    "Ring each family within a day\\nOwner: AD\\nDue: May 2024",
    "Write to each carer\\nOwner: PSW\\nDue: June 2024",
    "Visit each school monthly\\nOwner: AD\\nDue: July 2024",
)


def records(*rows: str) -> Records:
    drawn = stitch(document(heading("Improvement plan"), table(*rows)))
    return plan_records(Source(Path("plan.txt"), "plan.txt", "0" * 64, 0), drawn, Card())


def test_cards_under_states_are_actions_of_that_state() -> None:
    found = records("Not started | In progress", f"{CARDS[0]} | {CARDS[1]}", f" | {CARDS[2]}")
    assert [(row["action"], row["owners"], row["due_text"], row["status"]) for row in found["actions"]] == [
        ("Ring each family within a day", ["AD"], "May 2024", "not_started"),
        ("Write to each carer", ["PSW"], "June 2024", "in_progress"),
        ("Visit each school monthly", ["AD"], "July 2024", "in_progress"),
    ]
    words = " ".join(("Improvement plan Not started In progress", *CARDS)).replace("\\n", " ").split()
    assert sum(row["words"] for row in found["ledger"]) == len(words)


@pytest.mark.parametrize(
    "rows",
    [
        ("Not started | Complete", "Ring each family within a day | Write to each carer"),  # nobody and no time
        ("Red | Green", f"{CARDS[0]} | {CARDS[1]}"),  # colours: a key
        ("Homes | Schools", f"{CARDS[0]} | {CARDS[1]}"),
    ],
)
def test_other_tables_of_two_columns_are_no_boards(rows: tuple[str, str]) -> None:
    assert not [row for row in records(*rows)["actions"] if row["status"]]
