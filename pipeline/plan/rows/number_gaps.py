"""Numbering: actions whose numbers leave a gap or come twice, flagged so that a reader looks at the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from schema.contract import Record
from schema.references import Numbering, gaps_and_repeats

OFTEN_TWICE = 0.2  # share of numbers that come twice from which on each objective counts anew


def flag_numbering(actions: Sequence[Record]) -> None:
    """Flags actions of one plan, in reading order: `ref_gap_before` the first number after a gap, `ref_repeated` the
    second of two equal ones.

    Where many come twice, the numbers begin anew under each objective or section and are looked at there.
    """
    numbered = [action for action in actions if action["action_ref"]]
    found = _odd(numbered)
    if sum(one.kind == "repeat" for one in found) <= OFTEN_TWICE * len(numbered):
        _flag(numbered, found)
        return
    for _, group in groupby(numbered, key=lambda a: (a["section"], a["objective_ref"], a["objective"])):
        part = list(group)
        _flag(part, _odd(part))


def _odd(actions: Iterable[Record]) -> list[Numbering]:
    return gaps_and_repeats(action["action_ref"] for action in actions)


def _flag(actions: Sequence[Record], found: Iterable[Numbering]) -> None:
    missing = {one.ref for one in found if one.kind == "gap"}
    repeated = {one.ref for one in found if one.kind == "repeat"}
    seen: set[str] = set()
    for action in actions:
        ref = action["action_ref"]
        if ref in seen and ref in repeated:
            action["flags"].append("ref_repeated")
        elif _before(ref) in missing:
            action["flags"].append("ref_gap_before")
        seen.add(ref)


def _before(ref: str) -> str:
    """The number one lower: of "6.5" "6.4"; "" where the last part is no figure."""
    head = ref.rstrip("0123456789")
    return f"{head}{int(ref[len(head) :]) - 1}" if len(head) < len(ref) else ""
