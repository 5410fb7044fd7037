"""Councils: what the actions and findings of a document count under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.questions.query import Nothing, Row, rows_of
from schema.vocabulary import fold

if TYPE_CHECKING:
    import duckdb

NOT_KNOWN = "Council not known"  # a document without one counts for itself, under this and its file

# A council for each document that counts: of a plan that is there twice, one does.
COUNCILS = f"""
    councils AS (
        SELECT document_id, coalesce(authority, '{NOT_KNOWN}: ' || source_file) AS council
        FROM documents WHERE same_as IS NULL
    )
"""


NAMED = f"""
    WITH {COUNCILS}
    SELECT council, max(authority_code) AS authority_code, max(la_code) AS la_code, sum(actions) AS actions,
        bool_or(authority IS NOT NULL) AS known
    FROM councils JOIN documents USING (document_id) GROUP BY council ORDER BY council
"""


def council_of(document: Mapping[str, Any]) -> str:
    """The council of a row of `documents`, as COUNCILS tells it."""
    name: str = document["authority"] or f"{NOT_KNOWN}: {document['source_file']}"
    return name


def councils_of(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The councils of a data set by name, with their codes and their number of actions."""
    return rows_of(connection, NAMED)


def named(councils: Sequence[Row], name: str) -> Row:
    """The council given by its name in any case or by a code of it. Raises Nothing, with those there are."""
    found = next((row for row in councils if fold(name) in names_of(row)), None)
    if found is None:
        there = ", ".join(row["council"] for row in councils if row["known"]) or "none that tells its authority"
        raise Nothing(f"there is no plan of {name}; there are {there}")
    return found


def names_of(council: Row) -> set[str]:
    """What a council is called by: its name and codes, folded."""
    return {fold(council[name]) for name in ("council", "authority_code", "la_code") if council[name]}
