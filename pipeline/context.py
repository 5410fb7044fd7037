"""What stands above a table and belongs to it: the section, the objective, and what the inspection found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.model import Block, Paragraph, Place, Table
from schema.findings import lead_in
from schema.references import inspection_references, split_reference

NUMBERED = re.compile(
    r"^(?:strategic\s+)?(?:objective|priority|recommendation|theme|aim|outcome|goal|area|action\s+area)\s+"
    r"(?P<ref>\d+(?:\.\d+)*|[A-Z])\b\s*[:.\-–—)]*\s*(?P<words>.*)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the inspection found: `kind` as in the contract's findings, `ref` its number or that of its
    objective."""

    kind: str
    text: str
    ref: str | None = None
    inspection_refs: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective, recommendation or priority: its number, its words without number and report paragraphs."""

    text: str
    ref: str | None = None
    inspection_refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the prose above says of the table below it."""

    section: str | None = None
    objective: Objective | None = None


@dataclass
class Reader:
    """Walks the blocks of a document from top to bottom; `context` is what holds where it stands."""

    headings: list[tuple[int, str, str]] = field(default_factory=list)  # level, label, words
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # ids of paragraphs that became findings
    kind: str | None = None
    found: list[Paragraph] = field(default_factory=list)
    answered: bool = False  # a lead-in stood between the heading and here

    def read(self, block: Block) -> None:
        if isinstance(block, Table):
            self._close()
        elif kind := lead_in(block.text):
            self._close()
            self.kind, self.answered = kind, True
        elif block.level:
            self._close()
            self._heading(block)
        elif self.kind:
            self._follow(block)

    def finish(self) -> list[Finding]:
        self._close()
        return self.findings

    def context(self) -> Context:
        """The section and objective that the headings above give: a numbered heading, or one with what needs to improve
        told below it, is an objective, the heading over it the section; any other is the section."""
        if not self.headings:
            return Context()
        level, label, words = self.headings[-1]
        objective = objective_of(f"{label} {words}".strip())
        if objective.ref or self.answered:
            parents = [w for lev, _, w in self.headings if lev < level]
            return Context(parents[-1] if len(parents) else None, objective)
        return Context(words)

    def _heading(self, block: Paragraph) -> None:
        while self.headings and self.headings[-1][0] >= block.level:
            self.headings.pop()
        self.headings.append((block.level, block.label, " ".join(block.text.split())))
        self.answered = False

    def _follow(self, block: Paragraph) -> None:
        """Bullets after a lead-in are findings; paragraphs until something else are one; a plain paragraph ends
        bullets."""
        if self.found and self.found[-1].label and not block.label:
            self._close()
            return
        self.found.append(block)

    def _close(self) -> None:
        kind, found = self.kind, self.found
        self.kind, self.found = None, []
        if not kind or not found:
            return
        self.used.update(id(p) for p in found)
        groups = [[p] for p in found] if all(p.label for p in found) else [found]
        for group in groups:
            self.findings.append(self._finding(kind, group))

    def _finding(self, kind: str, group: Sequence[Paragraph]) -> Finding:
        text = "\n".join(p.text for p in group)
        refs, words = inspection_references(text)
        objective = self.context().objective
        ref = objective.ref if objective else None
        places = tuple(line.place for p in group for line in p.lines if line.place)
        return Finding(kind, words or text, ref, tuple(refs), places, group[0].page)


def objective_of(text: str) -> Objective:
    """The words of an objective taken apart: "Priority 2: Strong leadership (para 13)" is number 2, its words, para
    13."""
    refs, words = inspection_references(" ".join(text.split()))
    if match := NUMBERED.match(words):
        return Objective(match["words"].strip() or words, match["ref"], tuple(refs))
    ref, rest = split_reference(words)
    return Objective(rest.strip() or words, ref or None, tuple(refs))
