"""Neighbours: the councils that a list of yours says are like one, and what they plan beside it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pipeline.questions.compare import GROUPS, Comparison, compare
from pipeline.questions.councils import councils_of, named, names_of
from pipeline.questions.query import Nothing, Row, opened
from schema.vocabulary import fold

COLUMNS = (("authority", "neighbour"), ("la_code", "stat_neighbours"))


class NoNeighbours(Exception):  # noqa: N818 - told to the user as it is
    """A list of neighbours that cannot be used; the message says what it must hold."""


def like_councils(out: Path, authority: str, neighbours: Path | None) -> tuple[str, list[str]]:
    """A council, by its name or code, and the others it is compared with, as the data set writes them: its neighbours
    in a CSV (see `read_neighbours`), all others without it.

    Raises OSError where there are no tables or not all of them, NoNeighbours for a list that cannot be used, Nothing
    where the council or its neighbours have no actions here.
    """
    with opened(out) as connection:
        councils = councils_of(connection)
    own = named(councils, authority)
    if not own["actions"]:
        raise Nothing(f"there is no action of {own['council']}")
    others = [row for row in councils if row is not own and row["actions"]]
    if neighbours:
        like = read_neighbours(neighbours, names_of(own))
        others = [row for row in others if names_of(row) & like]
    if not others:
        raise Nothing(f"there is no action of a council to compare {own['council']} with")
    return own["council"], [row["council"] for row in others]


def compare_with_neighbours(
    out: Path, by: str, authority: str, neighbours: Path, *, as_at: date | None = None, theme: str | None = None
) -> Comparison:
    """The council's actions counted as `compare` does, each row with the count and share of its neighbours' actions;
    by authority, a row each for the council and its neighbours. Raises as `like_councils` and `compare`."""
    own, others = like_councils(out, authority, neighbours)
    if by == "authority":
        return compare(out, by, as_at=as_at, theme=theme, authorities=(own, *others))
    found = compare(out, by, as_at=as_at, theme=theme, authorities=(own,))
    beside = compare(out, by, theme=theme, authorities=others)
    keys = GROUPS[by][0].split(", ")
    theirs = {tuple(row[key] for key in keys): row for row in beside.rows}
    rows = (_beside(row, theirs.get(tuple(row[key] for key in keys))) for row in found.rows)
    return Comparison(tuple(rows), found.actions + beside.actions, found.authorities + beside.authorities)


def _beside(row: Row, theirs: Row | None) -> Row:
    told = {"neighbours": theirs["actions"], "neighbours_share": theirs["share"]} if theirs else {}
    return row | {"neighbours": 0, "neighbours_share": 0.0} | told


def read_neighbours(path: Path, names: Iterable[str]) -> set[str]:
    """The neighbours of a council known by any of `names` (folded name, GSS code or three-digit code), as the file
    writes them, folded.

    A line a pair with the columns authority and neighbour, or a line a council with la_code and stat_neighbours, codes
    with commas between them, as Data to Insight publishes them. Raises NoNeighbours.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NoNeighbours(f"{path} cannot be read as CSV: {error}") from error
    columns = next(((a, b) for a, b in COLUMNS if lines and {a, b} <= lines[0].keys()), None)
    if columns is None:
        raise NoNeighbours(f"{path} needs the columns authority and neighbour, or la_code and stat_neighbours")
    known = set(names)
    mine = [line[columns[1]] or "" for line in lines if fold(line[columns[0]] or "").strip() in known]
    if not mine:
        raise NoNeighbours(f"{path} has no line of this council")
    several = columns[1] == "stat_neighbours"
    return {fold(one).strip() for words in mine for one in (words.split(",") if several else [words])}
