"""Harvested numbers of actions, read as text."""

from __future__ import annotations

import csv

import pytest

from schema.references import split_reference
from tests.places import SHARED, needs

HARVEST = SHARED / "domain" / "refs.csv"


@needs(HARVEST)
def test_harvested_numbers_are_read_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    with HARVEST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cells = [
        row["verbatim"]
        for row in rows
        if row["pattern"] in ("N", "N.", "N.N", "N.N.", "N.N.N", "N.N.N.", "NN", "AN", "RN", "Na")
    ]
    single = [cell for cell in cells if " " not in cell.strip()]
    wrong = [cell for cell in single if split_reference(cell) != (cell.strip().rstrip("."), "")]
    with capsys.disabled():
        print(f"\nrefs.csv: {len(single) - len(wrong)} of {len(single)} single numbers read; not: {wrong}")
    assert not wrong
