"""The units of a plan that may answer a recommendation: its objectives with their actions, and actions without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.links.wording import plain

Row = dict[str, Any]

OWN_WORDS = "inspectors_found"  # a plan's findings of this kind tell what was seen, not what is asked


@dataclass
class Reply:
    """One unit: the ids of its findings and actions, all wordings of what it is about, its number and references."""

    number: str | None
    texts: list[str]
    findings: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    refs: set[str] = field(default_factory=set)

    @property
    def records(self) -> list[str]:
        return self.findings + self.actions

    @property
    def name(self) -> str:
        """The record that a card names it by."""
        return self.records[0]


def replies(findings: Sequence[Row], actions: Sequence[Row]) -> list[Reply]:
    """The units of one plan, in its order; a finding with the words or the number of an objective belongs to it, one
    without is a unit that has no actions."""
    found: dict[tuple[str | None, str], Reply] = {}
    for action in actions:
        objective = action["objective"]
        key = (action["objective_ref"], plain(objective)) if objective else (action["action_id"], "")
        reply = found.setdefault(key, _reply_of(action))
        reply.actions.append(action["action_id"])
        reply.refs.update(action["inspection_refs"] or ())
    units = list(found.values())
    for finding in findings:
        if finding["kind"] != OWN_WORDS:
            _add_finding(units, finding)
    return units


def _reply_of(action: Row) -> Reply:
    if action["objective"]:
        return Reply(action["objective_ref"], [t for t in (action["objective"], action["objective_text"]) if t])
    return Reply(action["action_ref"], [action["action"]])


def _add_finding(units: list[Reply], finding: Row) -> None:
    words = plain(finding["text"])
    same = [u for u in units if u.actions and words in map(plain, u.texts)]
    numbered = [u for u in units if u.actions and finding["ref"] and u.number == finding["ref"]]
    unit = next(iter(same or (numbered if len(numbered) == 1 else ())), None)
    if unit is None:
        unit = Reply(finding["ref"], [])
        units.append(unit)
    if finding["text"] not in unit.texts:
        unit.texts.append(finding["text"])
    unit.findings.append(finding["finding_id"])
    unit.refs.update(finding["inspection_refs"] or ())
