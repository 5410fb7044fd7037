"""What became of each action from one version of a plan to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.links.pairing import pairing
from pipeline.links.plans import Plan, Row, key_of

Change = tuple[str, Any, Any, int | None]  # kind, before, after, days


def changes_between(old: Plan, new: Plan) -> list[Row]:
    """The rows of the table `changes`, but for `plan_id`: in the order of `new`, then those that were dropped."""
    found = pairing(old.rows, new.rows)
    was: dict[int, list[tuple[int, str]]] = {j: [(i, "")] for i, j in found.pairs.items()}
    for i, parts in found.splits.items():
        was |= {j: [(i, "split")] for j in parts}
    for j, parts in found.merges.items():
        was[j] = [(i, "merged") for i in parts]
    rows = []
    for j, after in enumerate(new.rows):
        for i, how in was.get(j, ()):
            rows += [_row(new, old.rows[i], after, change) for change in _changes(old.rows[i], after, how)]
        if j not in was:
            rows.append(_row(new, None, after, ("new", None, after["action"], None)))
    met = {i for pairs in was.values() for i, _ in pairs}
    dropped = [row for i, row in enumerate(old.rows) if i not in met]
    return rows + [_row(new, row, None, ("dropped", row["action"], None, None)) for row in dropped]


def _row(new: Plan, before: Row | None, after: Row | None, change: Change) -> Row:
    kind, was, now, days = change
    return {
        "document_id": new.document["document_id"],
        "from_action": before and before["action_id"],
        "to_action": after and after["action_id"],
        "kind": kind,
        "days": days,
        "before": was,
        "after": now,
    }


def _changes(old: Row, new: Row, how: str) -> list[Change]:
    """What changed in one action; `how` is "split" or "merged" where it is not one to one."""
    told: list[Change] = [(how, old["action"], new["action"], None)] if how else []
    if not how and key_of(old["action"]) != key_of(new["action"]):
        told.append(("reworded", old["action"], new["action"], None))
    told += [*_due(old, new), *_rating(old, new), *_owners(old, new)]
    return told or [("kept", None, None, None)]


def _due(old: Row, new: Row) -> Iterator[Change]:
    """Days are between the last days of the due dates."""
    before, after = old["due_last"], new["due_last"]
    days = (after - before).days if before and after else None
    if days:
        yield "slipped" if days > 0 else "forward", old["due_text"], new["due_text"], days
    elif days is None and key_of(old["due_text"] or "") != key_of(new["due_text"] or ""):
        yield "redated", old["due_text"], new["due_text"], None


def _rating(old: Row, new: Row) -> Iterator[Change]:
    """A status beside the same colour that only one version tells comes from its key, and is no change."""
    same_colour = old["rag"] is not None and old["rag"] == new["rag"]
    if same_colour and None in (old["status"], new["status"]):
        return
    if (old["rag"], old["status"]) != (new["rag"], new["status"]):
        yield "rerated", _rated(old), _rated(new), None


def _rated(row: Row) -> str | None:
    return ", ".join(word for word in (row["rag"], row["status"]) if word) or None


def _owners(old: Row, new: Row) -> Iterator[Change]:
    if _names(old) != _names(new):
        yield "reowned", _owned(old), _owned(new), None


def _names(row: Row) -> list[str]:
    return sorted(map(key_of, row["owners"] or [row["owner_text"] or ""]))


def _owned(row: Row) -> str | None:
    return "; ".join(row["owners"] or ()) or row["owner_text"]
