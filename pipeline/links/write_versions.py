"""The tables `versions` and `changes`, made of the plans that count."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import Path

from pipeline.links.changes import changes_between
from pipeline.links.plans import Plan, Row, plans_by_council
from pipeline.links.versions import History, histories
from schema.contract import Records


def versions(folder: Path, asked: Collection[str]) -> Iterator[Records]:
    """The rows of `versions`, `changes` and, for what is asked, `link_doubts`, a council at a time; documents of which
    it is `asked` whether they are another plan once more, by their ids, wait for the answer."""
    for documents in plans_by_council(folder):
        found: Records = {"versions": [], "changes": [], "link_doubts": []}
        plans = [p for p in documents if _is_version(p.document) and p.document["document_id"] not in asked]
        known, doubts = histories(plans)
        for history in known:
            if len(history.plans) > 1:
                _add(history, found)
        found["link_doubts"] += (doubt.as_row("It may be a version of", "version_of") for doubt in doubts)
        yield found


def _is_version(document: Row) -> bool:
    return bool(document["actions"]) and not document["same_as"]


def _add(history: History, found: Records) -> None:
    ordered = history.ordered()
    undated = history.undated()
    first = (ordered or undated)[0].document["document_id"]
    numbers = [*range(1, len(ordered) + 1), *([None] * len(undated))]
    for number, plan in zip(numbers, [*ordered, *undated], strict=True):
        found["versions"].append(_version(first, number, plan, history))
    for old, new in pairwise(ordered):
        found["changes"] += ({"plan_id": first} | row for row in changes_between(old, new))
    found["link_doubts"] += map(_no_date, undated)


def _version(first: str, number: int | None, plan: Plan, history: History) -> Row:
    why = history.why[plan.document["document_id"]]
    return {
        "plan_id": first,
        "document_id": plan.document["document_id"],
        "order": number,
        "as_at_first": plan.document["plan_first"] if number else None,
        "as_at_last": plan.day,
        "how": why.how,
        "score": why.score,
        "reason": why.reason,
    }


def _no_date(plan: Plan) -> Row:
    return {
        "document_id": plan.document["document_id"],
        "reason": "It is a version of a plan and bears no date, so that nobody can tell which version it is.",
        "card_line": "dated: (the day of this version)",
    }
