"""History: an action in every version of its plan, and what changed from version to version."""

from __future__ import annotations

from pathlib import Path

from pipeline.questions.query import Nothing, Row, opened, rows_of
from schema.vocabulary import fold

CHANGES = """
    WITH later AS (
        SELECT action_id AS to_action, action_ref, action, page_first, "table", row FROM actions
    ), earlier AS (
        SELECT action_id AS from_action, action_ref AS old_ref, action AS old_action FROM actions
    )
    SELECT authority, versions."order" AS version, as_at_last AS dated, kind, days,
        coalesce(action_ref, old_ref) AS action_ref, coalesce(action, old_action) AS action, before, after, source_file,
        page_first AS page, from_action, to_action
    FROM changes JOIN documents USING (document_id) JOIN versions USING (document_id)
    LEFT JOIN later USING (to_action) LEFT JOIN earlier USING (from_action)
    ORDER BY authority NULLS LAST, changes.plan_id, version, page_first, "table", row, old_ref, to_action, from_action,
        kind
"""
TOLD = """
    SELECT action_id, "order" AS version, as_at_last AS dated, action_ref, action,
        array_to_string(owners, '; ') AS owners, due_text, due_last, rag, status, source_file, page_first AS page
    FROM actions JOIN documents USING (document_id) JOIN versions USING (document_id)
    WHERE list_contains($ids, action_id) ORDER BY "order", page_first, "table", row, action_id
"""
KINDS = {
    "forward": "brought forward",
    "redated": "re-dated",
    "rerated": "re-rated",
    "reowned": "re-owned",
    "reworded": "re-worded",
}
OF_WHAT_WAS = ("redated", "rerated", "reowned")  # changes that say little without the words before


def changes_of(out: Path, authority: str) -> list[Row]:
    """What changed between the versions of a council's plans, a row a change, without what was kept.

    Raises OSError where there are no tables or not all of them, Nothing where no two versions are there or nothing
    changed.
    """
    with opened(out) as connection:
        rows = [row for row in rows_of(connection, CHANGES) if fold(row["authority"] or "") == fold(authority)]
    if not rows:
        raise Nothing(f"no plan of {authority} is there in two versions that bear a date")
    changed = [row for row in rows if row["kind"] != "kept"]
    if not changed:
        raise Nothing(f"nothing changed between the versions of {authority}'s plans")
    return changed


def history(out: Path, action_id: str) -> list[Row]:
    """The action in each version of its plan, a row each, the oldest first, with what changed since the one before.

    An action that was split or merged brings its parts. Raises as `changes_of`, Nothing also where there is no such
    action.
    """
    with opened(out) as connection:
        links = rows_of(connection, "SELECT from_action, to_action, kind, days, before FROM changes")
        ids = _relatives(action_id, links)
        told = rows_of(connection, TOLD, {"ids": sorted(ids)})
    if not told:
        raise Nothing(f"no action {action_id} of a plan that is there in two versions")
    changes: dict[str, list[str]] = {}
    for link in links:
        if link["to_action"] in ids:
            changes.setdefault(link["to_action"], []).append(_in_words(link))
    dropped = {link["from_action"] for link in links if link["kind"] == "dropped"}
    for row in told:
        after = ["dropped in the next version"] if row["action_id"] in dropped else []
        row["changes"] = "; ".join(dict.fromkeys([*changes.get(row["action_id"], ()), *after])) or None
    return told


def _relatives(action_id: str, links: list[Row]) -> set[str]:
    """All actions that the changes lead to, back to the first version and on to the last."""
    beside: dict[str, set[str]] = {}
    for link in links:
        if link["to_action"] and link["from_action"]:
            beside.setdefault(link["to_action"], set()).add(link["from_action"])
            beside.setdefault(link["from_action"], set()).add(link["to_action"])
    found, waiting = set(), [action_id]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += beside.get(one, ())
    return found


def _in_words(link: Row) -> str:
    days = f" by {abs(link['days'])} days" if link["days"] else ""
    was = f" (was {link['before']})" if link["kind"] in OF_WHAT_WAS else ""
    return f"{KINDS.get(link['kind'], link['kind'])}{days}{was}"
