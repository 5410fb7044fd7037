"""History: an action in every version of its plan, and what changed from version to version."""

from __future__ import annotations

from pathlib import Path

from pipeline.questions.query import Row, opened, rows_of
from schema.vocabulary import fold

CHANGES = """
    WITH later AS (
        SELECT action_id, action_ref, action, page_first, "table", row FROM actions
    ), earlier AS (
        SELECT action_id AS before_action_id, action_ref AS old_ref, action AS old_action FROM actions
    )
    SELECT authority, number AS version, plan_last AS dated, change, days, coalesce(action_ref, old_ref) AS action_ref,
        coalesce(action, old_action) AS action, before, after, source_file, page_first AS page, action_id,
        before_action_id
    FROM changes JOIN documents USING (document_id) JOIN versions USING (document_id)
    LEFT JOIN later USING (action_id) LEFT JOIN earlier USING (before_action_id)
    ORDER BY authority NULLS LAST, plan_id, number, page_first, "table", row, old_ref, action_id, before_action_id,
        change
"""
TOLD = """
    SELECT action_id, number AS version, plan_last AS dated, action_ref, action,
        array_to_string(owners, '; ') AS owners, due_text, due_last, rag, status, source_file, page_first AS page
    FROM actions JOIN documents USING (document_id) JOIN versions USING (document_id)
    WHERE list_contains($ids, action_id) ORDER BY number, page_first, "table", row, action_id
"""


class Nothing(Exception):  # noqa: N818 - told to the user as it is
    """There is no history; the message says why."""


def changes_of(out: Path, authority: str) -> list[Row]:
    """What changed between the versions of a council's plans, a row a change, without what was kept.

    Raises OSError where there are no tables or not all of them, Nothing where no two versions are there or nothing
    changed.
    """
    with opened(out) as connection:
        rows = [row for row in rows_of(connection, CHANGES) if fold(row["authority"] or "") == fold(authority)]
    if not rows:
        raise Nothing(f"no plan of {authority} is there in two versions that bear a date")
    changed = [row for row in rows if row["change"] != "kept"]
    if not changed:
        raise Nothing(f"nothing changed between the versions of {authority}'s plans")
    return changed


def history(out: Path, action_id: str) -> list[Row]:
    """The action in each version of its plan, a row each, the oldest first, with what changed since the one before.

    An action that was split or merged brings its parts. Raises as `changes_of`, Nothing also where there is no such
    action.
    """
    with opened(out) as connection:
        links = rows_of(connection, "SELECT action_id, before_action_id, change, days, before FROM changes")
        ids = _relatives(action_id, links)
        told = rows_of(connection, TOLD, {"ids": sorted(ids)})
    if not told:
        raise Nothing(f"no action {action_id} of a plan that is there in two versions")
    changes: dict[str, list[str]] = {}
    for link in links:
        if link["action_id"] in ids:
            changes.setdefault(link["action_id"], []).append(_in_words(link))
    dropped = {link["before_action_id"] for link in links if link["change"] == "dropped"}
    for row in told:
        after = ["dropped in the next version"] if row["action_id"] in dropped else []
        row["changes"] = "; ".join(dict.fromkeys([*changes.get(row["action_id"], ()), *after])) or None
    return told


def _relatives(action_id: str, links: list[Row]) -> set[str]:
    """All actions that the changes lead to, back to the first version and on to the last."""
    beside: dict[str, set[str]] = {}
    for link in links:
        if link["action_id"] and link["before_action_id"]:
            beside.setdefault(link["action_id"], set()).add(link["before_action_id"])
            beside.setdefault(link["before_action_id"], set()).add(link["action_id"])
    found, waiting = set(), [action_id]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += beside.get(one, ())
    return found


def _in_words(link: Row) -> str:
    days = f" by {abs(link['days'])} days" if link["days"] else ""
    was = f" (was {link['before']})" if link["change"] in ("rerated", "reowned", "redated") else ""
    return f"{link['change'].replace('_', ' ')}{days}{was}"
