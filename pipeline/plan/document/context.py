"""What stands above a table and belongs to it: the section, the objective, and what the inspection found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.model import Block, Cell, Paragraph, Table
from pipeline.plan.rows.split_columns import DATES
from pipeline.plan.table.label_rows import Labelled, labelled
from schema.document.finding_phrases import lead_in, leads_elsewhere
from schema.references import inspection_references, names_part, split_labelled, split_reference

TITLE = re.compile(
    r"\b(?:plan|report|statement of action|inspection|ofsted|council|strategy|update|response)\b", re.IGNORECASE
)
LONGEST_TITLE = 25  # words


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the inspection found: `kind` as in the contract's findings, `ref` its number or that of its
    objective."""

    kind: str
    text: str
    ref: str | None = None
    inspection_refs: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective, recommendation or priority: its words without number and report paragraphs; and as printed."""

    text: str
    ref: str | None = None
    inspection_refs: tuple[str, ...] = ()
    printed: str = ""
    label: str = ""  # what it is called before its number: "Ofsted recommendation"


@dataclass(frozen=True, slots=True)
class Context:
    """What the prose above says of the table below it."""

    section: str | None = None
    objective: Objective | None = None
    said: Mapping[str, Cell] = field(default_factory=dict)  # under labels below the objective, by field


@dataclass
class Reader:
    """Walks the blocks of a document from top to bottom; `context` is what holds where it stands."""

    headings: list[tuple[int, str, str]] = field(default_factory=list)  # level, label, words; a title has level 0
    titles: int = 0  # of the headings, how many name the whole document
    titling: bool = True  # nothing but titles has come yet
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # ids of paragraphs that became findings
    kind: str | None = None
    found: list[Paragraph] = field(default_factory=list)
    below: str = ""  # words of the first paragraph below the last heading
    since_heading: int = 0  # findings that were there when the last heading came
    said: dict[str, Cell] = field(default_factory=dict)  # under labels since the last heading, by field
    answered: bool = False  # a lead-in stood between the heading and here

    def read(self, block: Block) -> None:
        said = labelled((Cell(block.lines),)) if isinstance(block, Paragraph) and not block.label else ()
        self.titling = self.titling and isinstance(block, Paragraph) and bool(block.level)
        if isinstance(block, Table):
            self._close()
        elif kind := lead_in(block.text):
            self._close()
            self.kind, self.answered = kind, True
        elif block.level and not self._says_of_objective(said):
            self._close()
            self._heading(block)
        else:
            self.said = {**self.said, **{pair.field: pair.value for pair in said if pair.field}}
            self.below = self.below or ("" if said else " ".join(block.text.split()))
            if self.kind:
                self._follow(block)

    def _says_of_objective(self, said: Sequence[Labelled]) -> bool:
        """Whether a line that stands out like a heading tells under a label who leads the objective above, or when."""
        objective = self.context().objective if said else None
        return bool(objective and objective.ref) and all(
            pair.field in ("owners", "accountable", *DATES) for pair in said
        )

    def answer(self) -> Context:
        """The context of a plan table here; its objective's number goes to what was found since the last heading."""
        context = self.context()
        ref = context.objective.ref if context.objective else None
        for i in range(self.since_heading, len(self.findings)):
            self.findings[i] = replace(self.findings[i], ref=ref)
        return context

    def finish(self) -> list[Finding]:
        self._close()
        return self.findings

    def context(self) -> Context:
        """The section and objective that the headings above give: a numbered heading, or one with what needs to improve
        told below it, is an objective, the heading over it the section; any other, and a numbered theme, is the
        section."""
        headings = self.headings[self.titles :]
        if not headings:
            return Context()
        level, label, words = headings[-1]
        objective = objective_of(f"{label} {words}".strip())
        if objective.label and objective.text == objective.printed and self.below:
            objective = _named_below(objective, self.below)
        if self.answered or (objective.ref and not names_part(objective.label)):
            parents = [w for lev, _, w in headings if lev < level]
            return Context(parents[-1] if parents else None, objective, self.said if objective.ref else {})
        return Context(words)

    def _heading(self, block: Paragraph) -> None:
        while self.headings and self.headings[-1][0] >= block.level:
            self.headings.pop()
        words = " ".join(block.text.split())
        if self.titling and not block.label and names_document(words):
            self.headings, self.titles = [(0, "", words)], 1
        else:
            self.headings.append((block.level, block.label, words))
        self.answered, self.below, self.said = False, "", {}
        self.since_heading = len(self.findings)

    def _follow(self, block: Paragraph) -> None:
        """Bullets after a lead-in are findings; paragraphs until something else are one; a plain paragraph ends
        bullets. What only says what members are asked to decide is none."""
        if not self.found and leads_elsewhere(block.text):
            self.kind = None
            return
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
        opens = len(found) > 1 and not found[0].label and found[0].text.rstrip().endswith(":")
        items = found[1:] if opens else found
        groups = [[p] for p in items] if all(p.label for p in items) else [found]
        for group in groups:
            self.findings.append(self._finding(kind, group))

    def _finding(self, kind: str, group: Sequence[Paragraph]) -> Finding:
        text = "\n".join(p.text for p in group)
        refs, words = inspection_references(text)
        return Finding(kind, words or text, None, tuple(refs), group[0].page)


def _named_below(objective: Objective, words: str) -> Objective:
    """An objective whose heading is only its number ("Recommendation 2"), with the paragraph below as its words."""
    refs, rest = inspection_references(words)
    text = rest or words
    return replace(objective, text=text, inspection_refs=tuple(refs), printed=f"{objective.printed} {words}")


def names_document(words: str) -> bool:
    """Whether words at the head of a document are its title: a few, of a plan or report, and no numbered objective."""
    few = len(words.split()) <= LONGEST_TITLE and not words.endswith(".")
    return few and bool(TITLE.search(words)) and not objective_of(words).ref


def objective_of(text: str) -> Objective:
    """The words of an objective taken apart: "Priority 2: Strong leadership (para 13)" is number 2, its words, para
    13."""
    printed = " ".join(text.split())
    refs, words = inspection_references(printed)
    label, ref, rest = split_labelled(words)
    if label:
        return Objective(rest or words, ref, tuple(refs), printed, label)
    ref, rest = split_reference(words)
    return Objective(rest.strip() or words, ref or None, tuple(refs), printed)
