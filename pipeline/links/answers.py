"""Which inspection report a plan answers: evidence with weights and reasons, of one council's plans and reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.links.plans import is_named

Row = dict[str, Any]

SURE_ANSWER = 3.0  # weight from which a report is taken for the one answered
ANSWER_AHEAD = 1.0  # weight by which it must lead the next
SAME_VISIT = 31  # days between two tellings of one inspection's end: plans name the month, or the day of the letter
OTHER_VISIT = 150  # days from which they are two inspections
LATEST_ANSWER = 550  # days from a report within which a plan answers it; after that another report may have come


@dataclass(frozen=True, slots=True)
class Answer:
    """A report that a plan may answer. `how` is its weightiest reason: card, published, inspected, words, framework or
    nearest; `score` the sum of the weights."""

    plan: Row
    report: Row
    how: str
    score: float
    reasons: tuple[str, ...]
    sure: bool


Scored = tuple[float, str, str]  # weight, how, reason in words


def answers(plan: Row, reports: Sequence[Row], repeats: Callable[[Row], float]) -> list[Answer]:
    """The report of its council that a plan answers; where several may be meant, each of them, none sure.

    `repeats` gives the share of a report's recommendations whose words the plan repeats. [] where no report fits.
    """
    if (named := plan.get("answers")) is not None:
        found = [r for r in reports if is_named(r, named)]
        return [Answer(plan, report, "card", 10.0, ("the card names it",), True) for report in found[:1]]
    judged = [_judged(plan, report, repeats(report)) for report in reports]
    judged = sorted((a for a in judged if a.score > 0), key=lambda a: (-a.score, a.report["document_id"]))
    if not judged:
        return []
    best, *others = judged
    if best.score >= SURE_ANSWER and not (others and others[0].score > best.score - ANSWER_AHEAD):
        return [Answer(plan, best.report, best.how, best.score, best.reasons, True)]
    return judged


def _judged(plan: Row, report: Row, repeated: float) -> Answer:
    evidence = [*_words(repeated), *_published(plan, report), *_inspected(plan, report)]
    evidence += [*_framework(plan, report), *_order(plan, report)]
    how = max((e for e in evidence), default=(0.0, "nearest", ""))[1]
    score = round(sum(weight for weight, _, _ in evidence), 2)
    return Answer(plan, report, how, score, tuple(reason for _, _, reason in evidence), False)


def _words(repeated: float) -> Iterator[Scored]:
    if repeated:
        yield 6 * repeated, "words", f"it repeats {repeated:.0%} of the recommendations"


def _published(plan: Row, report: Row) -> Iterator[Scored]:
    if plan["inspection_published"] and report["inspection_published"]:
        if plan["inspection_published"] == report["inspection_published"]:
            yield 4.0, "published", "both name the day of publication"
        elif _apart(plan["inspection_published"], report["inspection_published"]) > OTHER_VISIT:
            yield -4.0, "published", "the days of publication are far apart"


def _inspected(plan: Row, report: Row) -> Iterator[Scored]:
    ours, theirs = _span(plan, "inspection"), _span(report, "inspection")
    if ours is None or theirs is None:
        return
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        yield 4.0, "inspected", "the dates of the inspection overlap"
        return
    days = _apart(ours[1], theirs[1])
    if days <= SAME_VISIT:
        yield 2.0, "inspected", f"the dates of the inspection are {days} days apart"
    elif days > OTHER_VISIT:
        yield -4.0, "inspected", "the dates of the inspection are far apart"


def _framework(plan: Row, report: Row) -> Iterator[Scored]:
    if plan["framework"] and report["framework"]:
        same = plan["framework"] == report["framework"]
        yield (1.5, "framework", "the same framework") if same else (-1.5, "framework", "another framework")


def _order(plan: Row, report: Row) -> Iterator[Scored]:
    """A plan follows the report it answers, and not by years."""
    day = _known_day(report)
    if not plan["plan_last"] or not day:
        return
    days = (plan["plan_last"] - day).days
    if days < 0:
        yield -4.0, "nearest", "the plan is older than the report"
    elif days <= LATEST_ANSWER:
        yield 1.5, "nearest", f"the plan is {days} days younger"
    else:
        yield -1.0, "nearest", "years apart"


def _known_day(report: Row) -> date | None:
    day: date | None = report["inspection_last"] or report["inspection_published"]
    return day


def _span(row: Row, name: str) -> tuple[date, date] | None:
    first, last = row[f"{name}_first"], row[f"{name}_last"]
    return (first or last, last or first) if first or last else None


def _apart(one: date, other: date) -> int:
    return abs((one - other).days)
