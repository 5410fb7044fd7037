"""What stands above a table and belongs to it: the section, the objective, and what the inspection found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.model import Block, Cell, Paragraph, Table
from pipeline.plan.document.deadline_headings import deadline
from pipeline.plan.document.finding_lists import Finding, findings_in_sentence, findings_in_table, findings_of_list
from pipeline.plan.document.objectives import (
    NO_OUTLINE,
    Objective,
    names_document,
    objective_of,
    said_once,
    says_who_or_when,
)
from pipeline.plan.document.outline import Outline
from pipeline.plan.table.label_rows import Labelled, labelled_line
from schema.document.finding_phrases import lead_in, leads_elsewhere
from schema.references import action_number, inspection_references, names_attachment, names_part, opens_attachment
from schema.vocabulary import fold

SUB_PARAGRAPH = re.compile(r"\d+\.\d+\.?")
LONG_BAND = 12  # words; a longer band is an objective, a shorter one names a section


@dataclass(frozen=True, slots=True)
class Above:
    """One thing that stands above actions: a heading, a band or a value under its label; `rank` is how deep it stands,
    0 the highest. `role` is what it is by its label, or None where its place tells."""

    rank: int
    words: str
    objective: Objective
    role: Literal["section", "objective", "action"] | None = None
    in_prose: bool = False
    answered: bool = False  # what the inspection found is told below it
    due: Cell | None = None  # by when it says that all below it is due

    @property
    def is_objective(self) -> bool:
        """Whether it is an objective by itself, whatever else stands above the actions."""
        if self.role in ("section", "objective"):
            return self.role == "objective"
        one = self.objective
        numbered = bool(one.ref) and not self.is_part
        if self.in_prose:
            return self.answered or numbered
        few = len(self.words.split()) <= LONG_BAND and not one.ref and not one.inspection_refs
        return not few and not self.is_part

    @property
    def is_part(self) -> bool:
        """Whether its name says that it is a part of the plan: "Theme A"."""
        return names_part(self.objective.label)

    @property
    def is_named(self) -> bool:
        """Whether it is called an objective, without a number: "Recommendation: Timely visits"."""
        return bool(self.objective.label) and not self.objective.ref and not self.is_part

    @property
    def is_number(self) -> bool:
        """Whether it is but the number of an objective, whose words stand elsewhere: "Recommendation 2"."""
        return bool(self.objective.label) and self.objective.text == self.objective.printed


@dataclass(frozen=True, slots=True)
class Context:
    """What the prose above says of the table below it: its headings, the outermost first, and values under labels."""

    path: tuple[Above, ...] = ()
    said: Mapping[str, Cell] = field(default_factory=dict)  # under labels below the objective, by field
    outline: Outline = NO_OUTLINE

    @property
    def number(self) -> str:
        """The number of an action, where the last heading is nothing else ("Action 2.1")."""
        last = self.path[-1] if self.path else None
        return action_number(last.words) if last and last.role == "action" else ""

    @property
    def section(self) -> str | None:
        return told(self.path)[0]

    @property
    def objective(self) -> Objective | None:
        return told(self.path)[1]


def told(path: Sequence[Above], own: bool = False) -> tuple[str | None, Objective | None]:
    """Section and objective of the rows below what stands above them, the outermost first; `own` says that the rows
    have objectives of their own.

    The innermost is the objective where it is one by itself, or where something stands over it. A part of the plan, and
    what stands below an objective, is a section.
    """
    section, objective = _told(path, own)
    return said_once(section) if section else None, objective


def _told(path: Sequence[Above], own: bool) -> tuple[str | None, Objective | None]:
    if not path:
        return None, None
    *over, last = path
    outer = over[-1] if over else None
    if last.role == "section" or (last.is_part and not (outer and outer.is_part)):
        above = next((one.objective for one in reversed(over) if one.role == "objective" or one.is_objective), None)
        if above or own or not outer or last.role or opens_attachment(outer.words) is not None:
            return last.words, above
        return outer.words, last.objective
    if last.is_objective and not own:
        return (outer.words if outer else None), last.objective
    if outer is None or own:
        return (None, last.objective) if last.is_named and not own else (last.words, None)
    if outer.is_objective:
        return last.words, outer.objective
    return outer.words, last.objective


@dataclass
class Reader:
    """Walks the blocks of a document from top to bottom; `context` is what holds where it stands."""

    outline: Outline = NO_OUTLINE
    path: list[Above] = field(default_factory=list)
    kept: list[Above] = field(default_factory=list)  # all that were met, so that their ids stay theirs
    silent: set[int] = field(default_factory=set)  # ids of those that say nothing of the actions below
    titling: bool = True  # nothing but titles has come yet
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # ids of paragraphs that became findings
    kind: str | None = None
    found: list[Paragraph] = field(default_factory=list)
    below: str = ""  # words of the first paragraph below the last heading
    since_heading: int = 0  # findings that were there when the last heading came
    said: dict[str, Cell] = field(default_factory=dict)  # under labels since the last heading, by field
    answered: bool = False  # a lead-in stood between the heading and here
    leads: frozenset[int] = frozenset()  # ids of the lines that part the plan by who leads what stands below them
    led: bool = False  # one of them came since the last heading
    is_under_way: bool = False  # a table came since it was said who leads

    def read(self, block: Block, plan: bool = False) -> None:
        """Takes a block; `plan` says that it is a table of actions."""
        self.titling = self.titling and isinstance(block, Paragraph) and bool(block.level)
        if isinstance(block, Table):
            told = self.kind if not self.found else None
            self.is_under_way = True
            self._close()
            self._tell(() if plan else findings_in_table(block, told), block)
        elif listed := findings_in_sentence(block):
            self._close()
            self._tell(listed, block)
        elif kind := lead_in(block.text):
            self._close()
            self.kind, self.answered = kind, True
        elif id(block) in self.leads:
            self._close()
            before = {} if block.level or self.is_under_way else self.said
            self.said = {**before, **_by_field(_said_by(block))}
            self.led, self.is_under_way = True, False
        elif block.level and not self._says_of_objective(block):
            self._close()
            self._heading(block)
        else:
            said = _said_by(block)
            self.said = {**self.said, **_by_field(said)}
            is_told = any(pair.field != "objective" for pair in said)
            self.below = self.below or ("" if is_told else " ".join(block.text.split()))
            if self.kind:
                self._follow(block)

    def _says_of_objective(self, block: Paragraph) -> bool:
        """Whether a line that stands out like a heading tells under a label who leads the objective above, or when."""
        objective = self.context().objective if says_who_or_when(block) else None
        return bool(objective and objective.ref)

    def answer(self) -> Context:
        """The context of a plan table here; its objective's number goes to what was found since the last heading."""
        context = self.context()
        ref = context.objective.ref if context.objective else None
        for i in range(self.since_heading, len(self.findings)):
            self.findings[i] = replace(self.findings[i], ref=ref or self.findings[i].ref)
        return context

    def finish(self) -> list[Finding]:
        self._close()
        return self.findings

    def context(self) -> Context:
        """What the headings above give; one that is only a number has the paragraph below it as its words."""
        path = [one for one in self.path if id(one) not in self.silent]
        if not path:
            return Context((), self.said if self.led else {}, self.outline)
        last = path[-1]
        if last is self.path[-1]:
            objective = last.objective
            if self.below and (last.is_number or _says_again(objective, self.below)):
                objective = _named_below(objective, self.below)
            path[-1] = replace(last, objective=objective, answered=self.answered)
            if _calls_it(objective, self.below):
                path.append(Above(last.rank + 1, self.below, objective_of(self.below), in_prose=True))
        said = self.said if self.led or (path[-1].objective.ref and path[-1].is_objective) else {}
        due = next((one.due for one in reversed(path) if one.due), None)
        return Context(tuple(path), {"due": due, **said} if due else said, self.outline)

    def _heading(self, block: Paragraph) -> None:
        rank = self.outline.ranks.get(id(block), block.level)
        while self.path and self.path[-1].rank >= rank:
            self.path.pop()
        words = " ".join(block.text.split())
        objective = objective_of(f"{block.label} {words}".strip(), self.outline.numbers)
        self.titling = self.titling and not objective.ref
        may_title = self.titling and not block.label and not self.outline.is_one_of_parts(id(block))
        title = may_title and (block.is_title or names_document(words))
        sheet = [one for one in self.path if title and one.rank in self.outline.sheet_ranks]
        if title:
            self.path = []
        elif self.path and _takes_place(self.path[-1], words):
            self.path.pop()  # "Priority 2" as the name of a sheet, over "Priority 2: Safe homes"
        number = action_number(words) if not block.label else ""
        heading = Above(-1 if title else rank, words, objective, "action" if number else None, in_prose=True)
        heading = replace(heading, due=deadline(block))
        self.path += [heading, *sheet]  # the name of a sheet that holds a part of the plan stays one below its title
        self.kept.append(heading)
        if title or id(block) in self.outline.silent or names_attachment(words):
            self.silent.add(id(heading))
        self.answered, self.below, self.said, self.led = False, "", {}, False
        self.since_heading = len(self.findings)

    def _follow(self, block: Paragraph) -> None:
        """Bullets after a lead-in are findings; paragraphs until something else are one; a plain paragraph ends
        bullets, and so does the next numbered one of a report ("2.5"). What only says what members are asked to decide
        is none."""
        if not self.found and leads_elsewhere(block.text):
            self.kind = None
            return
        if self.found and self.found[-1].label and (not block.label or self._counts_on(block)):
            self._close()
            return
        self.found.append(block)

    def _counts_on(self, block: Paragraph) -> bool:
        """Whether a paragraph bears a number of the document's own, where the list has bullets."""
        return bool(SUB_PARAGRAPH.fullmatch(block.label)) and not self.found[0].label[:1].isalnum()

    def _close(self) -> None:
        kind, found = self.kind, self.found
        self.kind, self.found = None, []
        if not kind or not found:
            return
        self.used.update(id(p) for p in found)
        self.findings += findings_of_list(kind, found)

    def _tell(self, findings: Sequence[Finding], block: Block) -> None:
        if findings:
            self.findings += findings
            self.used.add(id(block))


def _said_by(block: Paragraph) -> Sequence[Labelled]:
    return () if block.label else labelled_line(block)


def _by_field(said: Sequence[Labelled]) -> dict[str, Cell]:
    return {pair.field: pair.value for pair in said if pair.field}


def _named_below(objective: Objective, words: str) -> Objective:
    """An objective whose heading is only its number ("Recommendation 2"), with the paragraph below as its words; that
    may say the number again."""
    if _says_again(objective, words):
        return objective_of(words)
    refs, rest = inspection_references(words)
    text = rest or words
    return replace(objective, text=text, inspection_refs=tuple(refs), printed=f"{objective.printed} {words}")


def _calls_it(objective: Objective, words: str) -> bool:
    """Whether words give a label to a number that had none ("1. Workforce" over "Priority 1: A stable workforce")."""
    named = objective_of(words)
    return bool(named.ref and named.label and named.ref == objective.ref and not objective.label)


def _takes_place(above: Above, words: str) -> bool:
    """Whether a heading says the one right above it again and more: its bare number with words, or its words behind a
    label ("2. Safe homes" over "Priority 2: Safe homes for all")."""
    if above.is_number:
        return _says_again(above.objective, words)
    if above.objective.label:
        return False
    named, said = objective_of(words), fold(above.objective.text)
    is_more = named.ref == above.objective.ref and fold(named.text).startswith(said)
    return bool(named.ref and named.label) and (is_more or (not above.objective.ref and fold(named.text) == said))


def _says_again(objective: Objective, words: str) -> bool:
    """Whether words name the same numbered objective under the same label, as a sheet's first line does its name."""
    again = objective_of(words)
    return bool(again.ref) and (again.ref, again.label.casefold()) == (objective.ref, objective.label.casefold())
