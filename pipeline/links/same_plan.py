"""Which documents are one plan drawn twice (Word and PDF, copies with other bytes), and which of them counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.links.plans import Doubt, Plan, Row, is_named, key_of

SAME_SURE = 4.75  # weight from which two documents are one plan
SAME_ASKED = 3.5  # weight from which a person is asked
HALF_SHARED = 0.5  # share of the actions below which two documents are not compared further
ODD = 20.0  # weight of all shared actions telling otherwise: one in twenty costs a point


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much speaks for two documents being one plan, and what."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A document of a group, `reason` why it belongs there, "" for the first; its rows are let go, since a plan may be
    there very often."""

    document: Row
    rank: tuple[Any, ...]  # the one read most fully first, then those with pages to show
    reason: str


def _drawing(plan: Plan, reason: str = "") -> Drawing:
    told = sum(value not in (None, "", []) for row in plan.rows for name, value in row.items() if "page" not in name)
    document = {name: plan.document[name] for name in ("document_id", "source_file", "same_as_text")}
    return Drawing(document, (-len(plan.rows), -told, plan.document["pages"] is None, plan.name), reason)


class Group:
    """Documents that are one plan; `first` is the one that others are held against."""

    def __init__(self, first: Plan) -> None:
        self.first = first
        self.drawings = [_drawing(first)]

    @property
    def counted(self) -> Drawing:
        """The one that a card names, else the first by rank."""
        named = {d.document["same_as_text"] for d in self.drawings} - {None, "none"}
        chosen = [d for d in self.drawings if any(is_named(d.document, words) for words in named)]
        return min(chosen or self.drawings, key=lambda drawing: drawing.rank)


def same_plans(plans: Iterable[Plan]) -> tuple[list[Group], list[Doubt]]:
    """The plans of one council, each in one group, and what is asked. A card goes before the words."""
    groups: list[Group] = []
    doubts: list[Doubt] = []
    said = []
    for plan in plans:
        if plan.document["same_as_text"]:
            said.append(plan)
        else:
            _place(plan, groups, doubts)
    for plan in said:
        named = [g for g in groups if any(is_named(d.document, plan.document["same_as_text"]) for d in g.drawings)]
        if named:
            named[0].drawings.append(_drawing(plan, "the card says so"))
        else:
            groups.append(Group(plan))
    return groups, doubts


def _place(plan: Plan, groups: list[Group], doubts: list[Doubt]) -> None:
    best: tuple[Likeness, Group] | None = None
    for group in groups:
        alike = likeness(plan, group.first)
        if alike and (best is None or alike.score > best[0].score):
            best = alike, group
    if best and best[0].score >= SAME_SURE:
        best[1].drawings.append(_drawing(plan, best[0].reason))
        return
    if best and best[0].score >= SAME_ASKED:
        doubts.append(Doubt(plan, best[1].first, best[0].score, best[0].reason))
    groups.append(Group(plan))


def likeness(one: Plan, other: Plan) -> Likeness | None:
    """The evidence that two documents are one plan; None where too few of their actions have the same words."""
    if one.document["document_type"] != other.document["document_type"]:
        return None
    shared = (Counter(one.keys) & Counter(other.keys)).total() / max(len(one.keys), len(other.keys))
    if shared < HALF_SHARED:
        return None
    evidence = [(3 * shared, f"{shared:.0%} of the rows have the same words")]
    evidence += [*_told(one, other), *_dates(one, other), *_formats(one, other)]
    return Likeness(round(sum(weight for weight, _ in evidence), 2), "; ".join(reason for _, reason in evidence))


def _told(one: Plan, other: Plan) -> Iterator[tuple[float, str]]:
    """What the shared actions say beside their words: two versions of a plan differ there, two drawings do not."""
    there = dict(zip(other.keys, other.rows, strict=True))
    pairs = [(row, there[key]) for key, row in zip(one.keys, one.rows, strict=True) if key in there]
    odd = sum(_facts(a) != _facts(b) for a, b in pairs)
    if odd:
        yield -ODD * odd / len(pairs), f"{odd} of them have other dates, ratings, owners or progress"
    else:
        yield 2.0, "with the same dates, ratings, owners and progress"


def _facts(row: Row) -> tuple[Any, ...]:
    days = tuple(row.get(name) for name in ("due_first", "due_last", "rag", "status"))
    owners = tuple(sorted(key_of(owner) for owner in row.get("owners") or ()))
    return (*days, owners, key_of(row.get("progress") or ""))


def _dates(one: Plan, other: Plan) -> Iterator[tuple[float, str]]:
    for name in ("plan_last", "inspection_published"):
        days = one.document[name], other.document[name]
        if all(days) and name == "plan_last":
            yield (1.0, "they bear the same date") if days[0] == days[1] else (-4.0, "they bear other dates")
        elif all(days) and days[0] != days[1]:
            yield -4.0, "they answer inspections published on other days"


def _formats(one: Plan, other: Plan) -> Iterator[tuple[float, str]]:
    if one.document["media_type"] != other.document["media_type"]:
        yield 0.5, "in two formats"
