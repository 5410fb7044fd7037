"""Boxes before actions, some of them ticked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.labels import labelled
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.records.records import plan_records
from pipeline.sources import Source
from tests.draw import document, heading, table

SAID = ("Write to each carer", "Ring each school weekly")


def told(*rows: str) -> list[tuple[str, str | None]]:
    drawn = table(*rows)
    cells = [tuple(replace(cell, lines=tuple(map(labelled, cell.lines))) for cell in row) for row in drawn.rows]
    read = stitch(document(heading("Improvement plan"), replace(drawn, rows=tuple(cells))))
    found = plan_records(Source(Path("plan.txt"), "plan.txt", "0" * 64, 0), read, Card())["actions"]
    return [(action["action"], action["status"]) for action in found]


@pytest.mark.parametrize(
    ("boxes", "states"), [(("☒", "☐"), ["complete", None]), (("☑", "☑"), [None, None]), (("☐", "☐"), [None, None])]
)
def test_ticked_boxes_among_empty_ones_say_what_is_done(boxes: tuple[str, str], states: list[str | None]) -> None:
    rows = [f"{box} {said} | AD | May 2024" for box, said in zip(boxes, SAID, strict=True)]
    assert told("Action | Lead | By when", *rows) == list(zip(SAID, states, strict=True))


def test_boxes_in_one_cell_part_its_actions() -> None:
    rows = [f"☒ {SAID[0]}\\n☐ {SAID[1]} | AD | May 2024", "Visit each home twice | AD | May 2024"]
    assert told("Action | Lead | By when", *rows) == [
        (SAID[0], "complete"),
        (SAID[1], None),
        (rows[1].partition(" |")[0], None),
    ]


def test_what_the_plan_says_itself_goes_before_its_boxes() -> None:
    rows = [f"☒ {SAID[0]} | AD | On track", f"☐ {SAID[1]} | AD | On track"]
    assert told("Action | Lead | Status", *rows) == [(said, "on_track") for said in SAID]
