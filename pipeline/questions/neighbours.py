"""Neighbours: the councils that one is set beside, and what they plan beside it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.questions.compare import GROUPS, Comparison, compare
from pipeline.questions.councils import councils_of, named, names_of
from pipeline.questions.query import Nothing, Row, opened, rows_of
from schema.document.authorities import authorities
from schema.vocabulary import fold

if TYPE_CHECKING:
    import duckdb

NEIGHBOURS, ALL = "neighbours", "all"  # what a council may be set against
LISTED = "SELECT neighbour, source FROM neighbours WHERE authority = $authority ORDER BY rank"
COLUMNS = (("authority", "neighbour"), ("la_code", "stat_neighbours"))


class NoNeighbours(Exception):  # noqa: N818 - told to the user as it is
    """A list of neighbours that cannot be used; the message says what it must hold."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A council, the `others` with actions that it is set beside, as the data set writes them, `against` NEIGHBOURS or
    ALL of them, and which those are in words."""

    own: str
    others: tuple[str, ...]
    against: str
    told: str


def set_beside(
    out: Path, authority: str, against: str | None = None, listed: Path | None = None, *, acting: bool = True
) -> Beside:
    """What a council, by its name or code, is set beside: the neighbours that the CSV `listed` names (see
    `read_neighbours`), else its statistical neighbours, else, where it has none here and those are not asked for, all
    others. Where it need not be `acting`, it may have no action of its own.

    Raises OSError where there are no tables or not all of them, NoNeighbours for a list that cannot be used, Nothing
    where the council is not here or has nothing to be set beside.
    """
    with opened(out) as connection:
        councils = councils_of(connection)
        own = named(councils, authority)
        if acting and not own["actions"]:
            raise Nothing(f"there is no action of {own['council']}")
        others = [row for row in councils if row is not own and row["actions"]]
        found = _listed(own, others, listed) if listed else _like(connection, own, others, against)
    if not found.others:
        raise Nothing(found.told or f"there is no action of a council to compare {own['council']} with")
    return found


def _listed(own: Row, others: Sequence[Row], path: Path) -> Beside:
    like = read_neighbours(path, names_of(own))
    here = tuple(row["council"] for row in others if names_of(row) & like)
    none = f"there is no action of a council that {path} says is like {own['council']}"
    told = f"set beside those of {path} that have actions here: {', '.join(here)}" if here else none
    return Beside(own["council"], here, NEIGHBOURS, told)


def _like(connection: duckdb.DuckDBPyConnection, own: Row, others: Sequence[Row], against: str | None) -> Beside:
    everyone = tuple(row["council"] for row in others)
    council = own["council"]
    if against == ALL:
        return Beside(council, everyone, ALL, f"set beside all {len(everyone)} others" if everyone else "")
    rows = rows_of(connection, LISTED, {"authority": council})
    here = tuple(row["neighbour"] for row in rows if row["neighbour"] in everyone)
    if here:
        told = f"set beside {len(here)} of its {len(rows)} statistical neighbours, with actions here: "
        return Beside(council, here, NEIGHBOURS, f"{told}{', '.join(here)} ({rows[0]['source']})")
    why = _without(council, len(rows))
    if against == NEIGHBOURS or not everyone:
        return Beside(council, (), NEIGHBOURS, why if against else "")
    return Beside(council, everyone, ALL, f"{why}: set beside all {len(everyone)} others")


def _without(council: str, listed: int) -> str:
    """Why there is no neighbour of a council to set it beside."""
    if listed:
        return f"none of the {listed} statistical neighbours of {council} has actions here"
    known = authorities().get(council)
    ended = f", which ended on {known.ended}" if known and known.ended else ""
    return f"the list of statistical neighbours does not have {council}{ended}"


def compare_beside(
    out: Path, by: str, beside: Beside, *, as_at: date | None = None, theme: str | None = None
) -> Comparison:
    """The council's actions counted as `compare` does, each row with the count and share of the others' actions; by
    authority, a row each for the council and the others. Raises as `compare`."""
    if by == "authority":
        return compare(out, by, as_at=as_at, theme=theme, authorities=(beside.own, *beside.others))
    found = compare(out, by, as_at=as_at, theme=theme, authorities=(beside.own,))
    others = compare(out, by, theme=theme, authorities=beside.others)
    name = NEIGHBOURS if beside.against == NEIGHBOURS else "others"
    keys = GROUPS[by][0].split(", ")
    theirs = {tuple(row[key] for key in keys): row for row in others.rows}
    rows = (_with_theirs(row, name, theirs.get(tuple(row[key] for key in keys))) for row in found.rows)
    return Comparison(tuple(rows), found.actions + others.actions, found.authorities + others.authorities)


def _with_theirs(row: Row, name: str, theirs: Row | None) -> Row:
    told = (theirs["actions"], theirs["share"]) if theirs else (0, 0.0)
    return row | dict(zip((name, f"{name}_share"), told, strict=True))


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
