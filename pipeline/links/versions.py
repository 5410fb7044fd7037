"""Which documents are versions of one plan, from evidence with weights, and in which order they were written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from pipeline.links.answers import OTHER_VISIT, SAME_VISIT
from pipeline.links.pairing import pairing
from pipeline.links.plans import Doubt, Plan, council, is_named

KIN_SURE = 3.0  # weight from which two documents are versions of one plan
KIN_ASKED = 1.5  # weight from which a person is asked
MOST_BY_WORDS = 4.0  # weight of all actions in the same words
LEAST_SAID_ALIKE = 0.25  # share of the smaller one's actions in the same words that two without a council need


@dataclass(frozen=True, slots=True)
class Kinship:
    """How much speaks for two documents being versions of one plan, and what; `how` is the weightiest reason."""

    score: float
    how: str
    reason: str


@dataclass
class History:
    """The versions of one plan; `why` tells by document_id what makes each one of them."""

    plans: list[Plan]
    why: dict[str, Kinship] = field(default_factory=dict)

    def ordered(self) -> list[Plan]:
        """The versions that bear a date, the oldest first; of one date the draft first."""
        dated = [plan for plan in self.plans if plan.day]
        return sorted(dated, key=lambda p: (p.day or date.min, not p.document["is_draft"], p.name))

    def undated(self) -> list[Plan]:
        return [plan for plan in self.plans if not plan.day]


def histories(plans: Sequence[Plan]) -> tuple[list[History], list[Doubt]]:
    """The plans of one council, or of none, each in one history, and what is asked: the likeliest pair of two
    histories."""
    of = {plan.name: History([plan]) for plan in plans}
    pairs = [(kinship(one, other), one, other) for other, one in _compared(plans)]
    pairs.sort(key=lambda pair: (-pair[0].score, pair[1].name, pair[2].name))
    doubts: dict[frozenset[int], Doubt] = {}
    for kin, one, other in pairs:
        ours, theirs = of[one.name], of[other.name]
        if ours is theirs or kin.score < KIN_ASKED:
            continue
        if kin.score < KIN_SURE:
            doubts.setdefault(frozenset((id(ours), id(theirs))), Doubt(one, other, kin.score, kin.reason))
            continue
        for plan in (one, other):
            theirs.why.setdefault(plan.document["document_id"], ours.why.get(plan.document["document_id"], kin))
        theirs.why |= ours.why
        theirs.plans += ours.plans
        of |= {plan.name: theirs for plan in ours.plans}
    return list({id(history): history for history in of.values()}.values()), list(doubts.values())


def _compared(plans: Sequence[Plan]) -> Iterator[tuple[Plan, Plan]]:
    """All pairs of plans of one council; of documents of which nothing tells whose they are, as these may be very many,
    the pairs of which a card tells, and those with actions in the same words."""
    if not plans or council(plans[0].document) is not None:
        yield from combinations(plans, 2)
        return
    saying: dict[str, list[int]] = {}
    for at, plan in enumerate(plans):
        for key in set(plan.keys):
            saying.setdefault(key, []).append(at)
    same = Counter(pair for places in saying.values() for pair in combinations(places, 2))
    words = [len(set(plan.keys)) for plan in plans]
    pairs = {(i, j) for (i, j), count in same.items() if count >= LEAST_SAID_ALIKE * min(words[i], words[j])}
    told = [at for at, plan in enumerate(plans) if plan.document["version_of"]]
    pairs.update((min(i, j), max(i, j)) for i in told for j in range(len(plans)) if i != j)
    yield from ((plans[i], plans[j]) for i, j in sorted(pairs))


def kinship(one: Plan, other: Plan) -> Kinship:
    """The evidence that two plans of a council are versions of one; a card goes before it."""
    said = [(a.document["version_of"], b) for a, b in ((one, other), (other, one)) if a.document["version_of"]]
    if any(is_named(b.document, words) for words, b in said):
        return Kinship(10.0, "card", "the card says so")
    if any(words == "none" for words, _ in said):
        return Kinship(0.0, "card", "the card says that it is none")
    evidence = [*_inspection(one.document, other.document), *_framework(one, other)]
    if sum(weight for weight, _, _ in evidence) + MOST_BY_WORDS >= KIN_ASKED:  # or no words could tell
        evidence = [*_words(one, other), *evidence]
    how = max(evidence, default=(0.0, "words", ""))[1]
    score = round(sum(weight for weight, _, _ in evidence), 2)
    return Kinship(score, how, "; ".join(reason for _, _, reason in evidence))


Scored = tuple[float, str, str]  # weight, how, reason in words


def _words(one: Plan, other: Plan) -> Iterator[Scored]:
    """An action in other words is half of one in the same."""
    same = (Counter(one.keys) & Counter(other.keys)).total()
    found = pairing(one.rows, other.rows)
    like = len(found.pairs) - same + len(found.splits) + len(found.merges)
    smaller = min(len(one.keys), len(other.keys))
    if same or like:
        told = f"of {smaller} actions {same} have the same words and {like} like ones"
        yield MOST_BY_WORDS * (same + like / 2) / smaller, "words", told


def _inspection(one: dict[str, Any], other: dict[str, Any]) -> Iterator[Scored]:
    for name, told in (("inspection_published", "published"), ("inspection_last", "ended")):
        if one[name] and other[name]:
            days = abs((one[name] - other[name]).days)
            if days <= SAME_VISIT:
                yield 2.0, "inspection", f"they answer an inspection {told} at the same time"
            elif days > OTHER_VISIT:
                yield -4.0, "inspection", f"they answer inspections {told} {days} days apart"
            return


def _framework(one: Plan, other: Plan) -> Iterator[Scored]:
    if one.document["framework"] and other.document["framework"]:
        same = one.document["framework"] == other.document["framework"]
        yield (0.5, "inspection", "of one framework") if same else (-1.5, "inspection", "of two frameworks")
