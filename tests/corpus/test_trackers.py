"""The trackers of the corpus against what a person reads in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.read import read_path
from tests.places import SHARED, needs

TRACKERS = SHARED / "corpus" / "trackers"
NAMES = sorted(path.name.partition(".")[0] for path in TRACKERS.glob("*.gold.json"))


@needs(TRACKERS)
@pytest.mark.parametrize("name", NAMES or ["none"])
def test_a_tracker_gives_its_actions_their_dates_and_ratings(name: str) -> None:
    gold = json.loads(Path(TRACKERS, f"{name}.gold.json").read_text(encoding="utf-8"))["actions"]
    found = read_path(TRACKERS / f"{name}.xlsx")["actions"]
    expected = [(a["action_ref"], a["action"], a["due"]["first"], a.get("rag")) for a in gold]
    assert [
        (a["action_ref"], a["action"], str(a["due_first"]) if a["due_first"] else None, a["rag"]) for a in found
    ] == expected
