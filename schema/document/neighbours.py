"""The statistical neighbours of a council: those whose children live most as its own do, by the department's model."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from schema.document.authorities import authorities
from schema.vocabulary import VOCABULARIES

FILE = "neighbours.csv"
SOURCE = "Department for Education, children's services statistical neighbours model, 2025"
LICENCE = "Open Government Licence v3.0"
NEIGHBOURS = 10  # of each council
CLOSENESS = {"E": "extremely close", "V": "very close", "C": "close", "S": "somewhat close", "N": "not close"}


class Neighbour(NamedTuple):
    """A council that is like another, and how close the model says it is."""

    name: str
    closeness: str


@cache
def neighbours() -> dict[str, tuple[Neighbour, ...]]:
    """The neighbours of each council of today by its short name, the nearest first. Raises ValueError, naming the
    code, for a council that authorities.csv does not have and for a line that is not whole."""
    lines = (VOCABULARIES / FILE).read_text(encoding="utf-8").splitlines()
    names = {authority.la_code: authority.name for authority in authorities().values() if not authority.ended}
    found = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        codes = row["neighbours"].split()
        if stray := {row["la_code"], *codes} - names.keys():
            raise ValueError(f"{FILE}: {row['la_code']}: {min(stray)} is no council of today")
        if len({*codes} - {row["la_code"]}) != NEIGHBOURS or len(row["closeness"]) != NEIGHBOURS:
            raise ValueError(f"{FILE}: {row['la_code']}: not {NEIGHBOURS} neighbours with their closeness")
        close = (CLOSENESS[letter] for letter in row["closeness"])
        found[names[row["la_code"]]] = tuple(map(Neighbour, (names[code] for code in codes), close))
    return found
