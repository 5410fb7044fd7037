"""Compare: actions counted by theme, authority, owner's role or rating, and how they stand on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pipeline.questions.comparisons import FEW_ACTIONS, TOLD_ONCE
from pipeline.questions.councils import COUNCILS, councils_of, named
from pipeline.questions.query import Nothing, Row, opened, rows_of
from schema.themes import themes
from schema.vocabulary import fold

DUE_SOON = timedelta(days=90)
STATES = ("complete", "overdue", "due_in_90_days", "later", "ongoing", "undated")
COMPLETE = ("complete", "embedded", "superseded")  # the statuses of an action that is no longer to be done
# What the rows are counted by, and where those columns come from.
GROUPS = {
    "theme": ("theme", "LEFT JOIN (SELECT record_id, theme FROM themes) USING (record_id)"),
    "authority": ("authority", ""),
    "role": ("kind, role", "JOIN (SELECT DISTINCT action_id AS record_id, kind, role FROM owners) USING (record_id)"),
    "rating": ("rag, status", "JOIN (SELECT action_id AS record_id, rag, status FROM actions) USING (record_id)"),
}

# One state an action, the first that holds. A plan rates its actions on the day it bears: what it calls complete counts
# as complete on any day, unless it says that it was completed later.
STATE = f"""
    CASE WHEN completed_last <= $today THEN 'complete'
        WHEN completed_first IS NULL AND (status IN {COMPLETE} OR due_kind = 'complete')
        THEN 'complete'
        WHEN due_kind IN ('ongoing', 'recurring') THEN 'ongoing'
        WHEN due_last < $today THEN 'overdue'
        WHEN due_last <= $today + INTERVAL {DUE_SOON.days} DAY THEN 'due_in_90_days'
        WHEN due_last IS NOT NULL THEN 'later'
        ELSE 'undated' END
"""
POOL = f"""
    WITH {COUNCILS}, pool AS (
        SELECT action_id AS record_id, council AS authority, true AS is_action, {STATE} AS state
        FROM actions JOIN councils USING (document_id)
        WHERE (len($authorities) = 0 OR list_contains($authorities, council))
        UNION ALL
        SELECT finding_id, council, false, NULL FROM findings JOIN councils USING (document_id)
        WHERE {TOLD_ONCE} AND (len($authorities) = 0 OR list_contains($authorities, council))
    ), picked AS (
        SELECT * FROM pool WHERE $theme IS NULL OR record_id IN (SELECT record_id FROM themes WHERE theme = $theme)
    )
"""


class Unknown(Exception):  # noqa: N818 - told to the user as it is
    """There is no theme of that name; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`rows` of a group each, the largest first, of `actions` actions in `authorities` authorities.

    A row has the columns it is by; actions, of (how many they are a share of) and share; findings likewise where it is
    by theme or authority; with a day, each of STATES and its share of the row's actions; few: whether the share says
    little, being of fewer than 20 actions.
    """

    rows: tuple[Row, ...]
    actions: int
    authorities: int


def compare(
    out: Path, by: str, *, as_at: date | None = None, theme: str | None = None, authorities: Sequence[str] = ()
) -> Comparison:
    """The actions in `out` counted by a key of GROUPS; only those of `theme` and `authorities` where given.

    By authority, a theme's actions are a share of all actions of the authority; else of all that are counted.

    Raises OSError where there are no tables or not all of them, Unknown for a theme that themes.yml does not have,
    Nothing where nothing is left to count.
    """
    theme = theme_named(theme) if theme else None
    with opened(out) as connection:
        known = councils_of(connection) if authorities else []
        own = [named(known, name)["council"] for name in authorities]
        values = {"today": as_at or date.min, "theme": theme, "authorities": own}
        told = "SELECT count(*) AS actions, count(DISTINCT authority) AS authorities FROM picked WHERE is_action"
        (whole,) = rows_of(connection, POOL + told, values)
        if not whole["actions"]:
            raise Nothing(_nothing(theme, own))
        counted = rows_of(connection, POOL + _counted(by, theme), values)
    return Comparison(tuple(_row(row, by, as_at) for row in counted), **whole)


def theme_named(name: str) -> str:
    """The id of a theme given by its id or label. Raises Unknown, with those there are."""
    found = next((t.id for t in themes().values() if fold(name) in (fold(t.id), fold(t.label))), None)
    if found is None:
        raise Unknown(f"there is no theme {name}; there are {', '.join(sorted(themes()))}")
    return found


def _nothing(theme: str | None, authorities: Sequence[str]) -> str:
    of = f" of {', '.join(authorities)}" if authorities else ""
    return f"no action{of} has the theme {theme}" if theme else f"there are no actions{of}"


def _counted(by: str, theme: str | None) -> str:
    """The rows with their states; `whole` is what they are a share of."""
    columns, join = GROUPS[by]
    whole = "pool" if by == "authority" and theme else "picked"
    same = "pool.authority = grouped.authority" if whole == "pool" else "true"
    own = "authority = grouped.authority" if by == "authority" else "true"
    states = ", ".join(f"count(*) FILTER (state = '{state}') AS {state}" for state in STATES)
    return f""", grouped AS (
        SELECT {columns}, count(*) FILTER (is_action) AS actions, count(*) FILTER (NOT is_action) AS findings, {states}
        FROM picked {join} GROUP BY {columns}
    )
    SELECT *, (SELECT count(*) FROM {whole} AS pool WHERE is_action AND {same}) AS of,
        (SELECT count(*) FROM {whole} AS pool WHERE NOT is_action AND {same}) AS of_findings,
        (SELECT count(*) FROM pool WHERE is_action AND {own}) < {FEW_ACTIONS} AS few
    FROM grouped ORDER BY actions DESC, findings DESC, {", ".join(f"{c} NULLS LAST" for c in columns.split(", "))}"""


def _row(row: Row, by: str, as_at: date | None) -> Row:
    told = {column: row[column] for column in GROUPS[by][0].split(", ")}
    told |= {"actions": row["actions"], "of": row["of"], "share": _share(row["actions"], row["of"])}
    if by in ("theme", "authority"):
        of = row["of_findings"]
        told |= {"findings": row["findings"], "of_findings": of, "findings_share": _share(row["findings"], of)}
    for state in STATES if as_at else ():
        told |= {state: row[state], f"{state}_share": _share(row[state], row["actions"])}
    return told | {"few": row["few"]}


def _share(part: int, of: int) -> float | None:
    return round(part / of, 4) if of else None
