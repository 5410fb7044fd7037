"""What a build tells at its end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.batch.find import Found
from pipeline.batch.gather import Facts
from pipeline.told import count, in_full

NAMED = 20  # files of a kind that a summary names; all of those that could not be read

SAYS_PLAN = "calls itself a plan and gives no action"


@dataclass(frozen=True, slots=True)
class Named:
    """A file that a summary names: why it could not be read, as a code, and what else there is to tell of it."""

    source_file: str
    reason: str
    detail: str

    @property
    def told(self) -> str:
        return in_full(self.reason, self.detail)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a build. `read` documents were looked at now, `kept` taken from the last build, `removed` are gone
    since. `issues` are those to look at, without those that only inform. `unseen` were known and cannot be seen now:
    their rows are of the last build; `passed_over` are no files; stored rows of `damaged` had to be read again.
    `actions` are all rows; those of `same_plans` count nowhere else.

    Where `interrupted`, the counts are of the documents known so far, and the tables those of the last whole build.
    """

    raw: str
    out: str
    documents: int
    plans: int
    actions: int
    without_plan: int
    duplicates: int
    issues: int
    plans_read: tuple[Named, ...]
    unknown_councils: tuple[Named, ...]
    cards_at_fault: tuple[Named, ...]
    unreadable: tuple[Named, ...]
    plans_missing: tuple[Named, ...]
    unseen: tuple[Named, ...]
    passed_over: tuple[Named, ...]
    read: int
    kept: int
    removed: int
    gone: tuple[str, ...]
    damaged: tuple[str, ...]
    written: bool
    interrupted: bool
    seconds: float
    same_plans: tuple[Named, ...] = ()  # drawings of a plan in place of which another counts
    unread: int = 0  # things seen in documents and not read as words

    @property
    def exit_code(self) -> int:
        if self.interrupted:
            return 130
        return 1 if self.unreadable or self.unseen or self.cards_at_fault else 0

    def to_json(self) -> str:
        return json.dumps(asdict(self) | {"exit_code": self.exit_code}, ensure_ascii=False, indent=2)

    def lines(self, program: str = "actionplans") -> Iterable[str]:
        """The summary in words, a line at a time; `program` is what the reader types for the commands it names."""
        if self.interrupted:
            yield f"Stopped after {self.seconds:.1f} s: {self.read} read in this run, {self.kept} before."
            yield f"The tables in {self.out} are as they were. The same command goes on from here."
            return
        yield f"{count(self.documents, 'document')} from {self.raw} in {self.seconds:.1f} s: {self._work()}."
        yield from _named(f"read: {count(self.plans, 'plan')} with {count(self.actions, 'action')}", self.plans_read)
        if self.same_plans:
            title = f"{count(len(self.same_plans), 'document')} of a plan that is there twice: one of them counts"
            yield from _named(title, self.same_plans)
        yield from _named(f"no plan: {count(self.without_plan, 'document')}", self.plans_missing)
        if self.duplicates:
            yield f"  copies: {self.duplicates} of a file already read"
        yield from _named(f"unreadable: {count(len(self.unreadable), 'file')}", self.unreadable, all_of_them=True)
        for title, files in self._also():
            if files:
                yield from _named(f"{title}: {len(files)}", files)
        yield f"  to look at: {count(self.issues, 'issue')}"
        if self.unread:
            things = count(self.unread, "thing")
            yield f"  {things} seen and not read (pictures, empty fields ...): {program} check {self.out} tells where"
        yield f"The tables are in {self.out}." if self.written else f"The tables in {self.out} were up to date."
        if self.issues:
            yield f"Next: {program} issues {self.out}"

    def _also(self) -> Iterator[tuple[str, Sequence[Named]]]:
        """What else there is to name, each with its title."""
        yield "cards with lines left out, which `issues` tells", self.cards_at_fault
        yield "council not known, each counted for itself", self.unknown_councils
        yield "not seen now, rows of the last build kept", self.unseen
        yield "passed over", self.passed_over
        yield "removed since the last build", [Named(file, "", "") for file in self.gone]
        yield "stored rows damaged, read again", [Named(file, "", "") for file in self.damaged]

    def _work(self) -> str:
        parts = [f"{self.read} new or changed", f"{self.kept} unchanged" if self.kept else ""]
        parts.append(count(self.duplicates, "copy", "copies") if self.duplicates else "")
        parts.append(f"{len(self.unseen)} not seen" if self.unseen else "")
        parts.append(f"{self.removed} removed" if self.removed else "")
        return ", ".join(part for part in parts if part)


def _named(title: str, files: Sequence[Named], *, all_of_them: bool = False) -> Iterator[str]:
    """A line and, below it, the files it is about with what is known of each."""
    yield f"  {title}{':' if files else ''}"
    for file in files if all_of_them else files[:NAMED]:
        yield f"      {file.source_file}{': ' if file.reason or file.detail else ''}{file.told}"
    if len(files) > NAMED and not all_of_them:
        yield f"      and {len(files) - NAMED} more"


def summarise(facts: Iterable[tuple[str, Facts]], found: Found, **about: Any) -> Summary:
    """The summary of documents given as (source_file, facts), and of what else was found."""
    known = list(facts)
    states = [fact.state for _, fact in known]
    copies = sum(fact.state == "no_action_table" and fact.reason == "duplicate" for _, fact in known)
    return Summary(
        documents=len(known),
        plans=states.count("extracted"),
        actions=sum(fact.actions for _, fact in known),
        without_plan=states.count("no_action_table") - copies,
        duplicates=copies,
        issues=sum(fact.doubts for _, fact in known),
        unread=sum(fact.unread for _, fact in known),
        plans_read=tuple(Named(file, "", count(fact.actions, "action")) for file, fact in known if fact.actions),
        unknown_councils=tuple(
            Named(file, "", "its card can say: authority") for file, fact in known if not fact.council_known
        ),
        cards_at_fault=tuple(
            Named(file, "", count(fact.card_lines, "line")) for file, fact in known if fact.card_lines
        ),
        plans_missing=tuple(
            Named(file, "", _in_place_of_a_plan(fact))
            for file, fact in known
            if fact.state == "no_action_table" and fact.reason != "duplicate"
        ),
        unseen=tuple(Named(file, "", reason) for file, reason in sorted(found.unseen.items())),
        passed_over=tuple(Named(file, "", reason) for file, reason in found.passed_over.items()),
        unreadable=tuple(
            Named(file, fact.reason or "", fact.detail or "") for file, fact in known if fact.state == "unreadable"
        ),
        **about,
    )


def _in_place_of_a_plan(fact: Facts) -> str:
    """What a document without actions is, as far as it says so."""
    if fact.reason == "plan_without_actions":
        return f"{SAYS_PLAN}: {fact.detail}"
    kind = "" if fact.document_type in (None, "other") else str(fact.document_type).replace("_", " ")
    return fact.detail or kind
