"""Missing: themes that like councils' plans have and a council's plans do not."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from pipeline.questions.query import Nothing, Row, opened, rows_of
from schema.themes import themes
from schema.vocabulary import fold

COUNCILS = """
    SELECT authority, any_value(authority_code) AS authority_code, any_value(la_code) AS la_code,
        sum(actions) AS actions
    FROM documents WHERE authority IS NOT NULL AND same_as IS NULL GROUP BY authority ORDER BY authority
"""
THEMES = """
    SELECT theme, authority, actions, findings, of_actions FROM compare_theme_authority
    WHERE authority IS NOT NULL ORDER BY theme, authority
"""


COLUMNS = (("authority", "neighbour"), ("la_code", "stat_neighbours"))


class NoNeighbours(Exception):  # noqa: N818 - told to the user as it is
    """A list of neighbours that cannot be used; the message says what it must hold."""


def missing(out: Path, authority: str, neighbours: Path | None = None) -> list[Row]:
    """Themes in which the council has no action and others have, those that most others have first.

    `neighbours` is a CSV of like councils (see `read_neighbours`); without it all other councils of the data set are
    the others. `recommended` counts the council's findings of the theme, which no action of it has.
    Raises OSError where there are no tables or not all of them, NoNeighbours for a list that cannot be used, Nothing
    where the council or its neighbours have no actions here.
    """
    with opened(out) as connection:
        councils, counted = rows_of(connection, COUNCILS), rows_of(connection, THEMES)
    own = next((row for row in councils if fold(authority) in _names(row)), None)
    if own is None or not own["actions"]:
        raise Nothing(f"there is no action of {authority}")
    others = [row for row in councils if row is not own and row["actions"]]
    if neighbours:
        like = read_neighbours(neighbours, _names(own))
        others = [row for row in others if _names(row) & like]
    if not others:
        raise Nothing(f"there is no action of a council to compare {own['authority']} with")
    return _missing(own["authority"], {row["authority"] for row in others}, counted)


def _missing(own: str, others: set[str], counted: list[Row]) -> list[Row]:
    rows = []
    for theme in dict.fromkeys(row["theme"] for row in counted):
        of_theme = [row for row in counted if row["theme"] == theme]
        mine = next((row for row in of_theme if row["authority"] == own), None)
        theirs = [row for row in of_theme if row["authority"] in others and row["actions"]]
        if theirs and not (mine and mine["actions"]):
            told = {"theme": theme, "label": themes()[theme].label if theme in themes() else theme}
            told |= {"councils": len(theirs), "of": len(others), "actions": sum(row["actions"] for row in theirs)}
            told |= {
                "recommended": mine["findings"] if mine else 0,
                "by": "; ".join(row["authority"] for row in theirs),
            }
            rows.append(told)
    return sorted(rows, key=lambda row: (-row["councils"], -row["actions"], row["theme"]))


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


def _names(council: Row) -> set[str]:
    return {fold(council[name]) for name in ("authority", "authority_code", "la_code") if council[name]}
