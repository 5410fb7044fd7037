"""Harvested owner cells, taken apart as the harvest gives them."""

from __future__ import annotations

import csv
import re

import pytest

from schema.owners.parse_owners import glossary_of, read_owners, written_out
from tests.places import SHARED, needs

HARVEST = SHARED / "domain" / "owners.csv"


@needs(HARVEST)
def test_harvested_cells_read_as_given(capsys: pytest.CaptureFixture[str]) -> None:
    """The share of harvested cells taken apart as the file gives it.

    A cell is right where there are as many owners as given and each has the same letters, as printed or with its
    abbreviations written out; the initials its plan defines elsewhere are given as its glossary.
    """
    rows = [row for row in csv.DictReader(HARVEST.open(encoding="utf-8")) if row["basis"] == "observed"]
    rows = [row for row in rows if row["kind"] != "key_table"]
    people = [p for row in rows for p in re.findall(r"[^;]*\w\s\[[A-Z]+\]", row["parsed"])]
    glossary = glossary_of(person.replace("[", "(").replace("]", ")") for person in people)
    wrong = [row for row in rows if not _is_as_given(row, glossary)]
    with capsys.disabled():
        print(f"\nowners as given: {1 - len(wrong) / len(rows):.1%} of {len(rows)}")
        print(*(f"  not: {row['verbatim'][:100]!r}" for row in wrong), sep="\n")
    assert len(rows) > 100
    assert len(wrong) <= 0.1 * len(rows)


def _is_as_given(row: dict[str, str], glossary: dict[str, str]) -> bool:
    given = [name.replace("support:", "").replace("(s)", "") for name in re.split(r"[;|]", row["parsed"])]
    owners = read_owners([row["verbatim"]], glossary)
    return len(owners) == len(given) and all(
        _spelt(name) in (_spelt(o.name + (o.initials or "")), _spelt(written_out(o.name, glossary)))
        or _spelt(written_out(name)) == _spelt(written_out(o.name, glossary))
        for name, o in zip(given, owners, strict=True)
    )


def _spelt(name: str) -> list[str]:
    return sorted(re.sub(r"[^a-z0-9]", "", name.casefold()))
