"""Cells in which a line of its own heads what is to be done, and others what stands beside it."""

from __future__ import annotations

from extractors.model import Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, table

PLAN = heading("Action plan")
HEADINGS = "No | Actions | Lead | When"
BEHIND = ("Duty Manager | May 2031", "PSW | June 2031")
TITLES, DEEDS = ("Calls", "Guides"), ("Ring each family", "Write a guide for carers")
WHY = ("Families wait too long.", "Carers asked for one.")


def read(*cells: str) -> list[tuple[str, ...]]:
    drawn = table(HEADINGS, *(f"{n} | {c} | {who}" for n, (c, who) in enumerate(zip(cells, BEHIND, strict=True), 1)))
    rows = Walk(laid_out(document(PLAN, drawn)), Card()).rows
    return [tuple(row.cell(name).text for name in ("action_ref", "action", "owners", "due")) for row in rows]


def test_what_is_done_stands_apart_from_its_title_and_its_reason() -> None:
    cells = [rf"{t}\nWhat we will do\n{d}\nWhy\n{w}" for t, d, w in zip(TITLES, DEEDS, WHY, strict=True)]
    assert read(*cells) == [
        ("1", "Ring each family", "Duty Manager", "May 2031"),
        ("2", "Write a guide for carers", "PSW", "June 2031"),
    ]
    drawn = table(HEADINGS, *(f"{n} | {c} | {who}" for n, (c, who) in enumerate(zip(cells, BEHIND, strict=True), 1)))
    plan = laid_out(document(PLAN, drawn))
    assert [paragraph.text for paragraph in plan.furniture] == ["What we will do", "What we will do", "Why"]
    wider = next(block for block in plan.blocks if isinstance(block, Table))
    assert [row[2].text for row in wider.rows] == ["Why", "Calls", WHY[0], "Guides", WHY[1]]


def test_a_list_under_such_a_line_is_told_apart_from_a_title_alone() -> None:
    cells = [rf"{t}\nWhat we will do\n• {d}\n• Tell the board" for t, d in zip(TITLES, DEEDS, strict=True)]
    assert [row[1] for row in read(*cells)] == [f"• {d}\n• Tell the board" for d in DEEDS]


def test_lines_that_head_no_actions_or_not_in_all_cells_stay_in_theirs() -> None:
    cells = [rf"{d}\nWhy\n{w}" for d, w in zip(DEEDS, WHY, strict=True)]
    assert [row[1] for row in read(*cells)] == [cell.replace("\\n", "\n") for cell in cells]
    mixed = [rf"Calls\nWhat we will do\n{DEEDS[0]}\nWhy\n{WHY[0]}", rf"{DEEDS[1]}\nWhy\n{WHY[1]}"]
    assert [row[1] for row in read(*mixed)] == [cell.replace("\\n", "\n") for cell in mixed]


def test_under_a_heading_that_says_nothing_the_line_over_the_actions_is_theirs() -> None:
    rows = [rf"{t}\nWhat we will do\n{d} | {who}" for t, d, who in zip(TITLES, DEEDS, BEHIND, strict=True)]
    plan = laid_out(document(PLAN, table("Detail | Lead | When", *rows)))
    assert [row.cell("action").text for row in Walk(plan, Card()).rows] == list(DEEDS)
    assert [paragraph.text for paragraph in plan.furniture] == ["Detail", "What we will do"]


def test_parts_of_what_was_done_are_no_actions() -> None:
    cells = [rf"{t}\nActions\nAll calls were made\nImpact\n{w}" for t, w in zip(TITLES, WHY, strict=True)]
    rows = [f"{d} | {c} | {who}" for d, c, who in zip(DEEDS, cells, BEHIND, strict=True)]
    walk = Walk(laid_out(document(PLAN, table("Action | Progress | Lead | When", *rows))), Card())
    assert [(row.cell("action").text, row.cell("progress").text, row.bands) for row in walk.rows] == [
        (d, c.replace("\\n", "\n"), ()) for d, c in zip(DEEDS, cells, strict=True)
    ]
