"""What a build tells at its end."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.batch.gather import Facts


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    source_file: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a build. `read` documents were new or changed, `kept` are of the last build, `removed` gone since.

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
    unreadable: tuple[Unread, ...]
    read: int
    kept: int
    removed: int
    written: bool
    interrupted: bool
    seconds: float
    unread: int = 0  # things seen in documents and not read as words

    @property
    def exit_code(self) -> int:
        if self.interrupted:
            return 130
        return 1 if self.unreadable else 0

    def to_json(self) -> str:
        return json.dumps(asdict(self) | {"exit_code": self.exit_code}, ensure_ascii=False, indent=2)

    def lines(self) -> Iterable[str]:
        """The summary in words, a line at a time."""
        if self.interrupted:
            yield f"Stopped after {self.seconds:.1f} s: {self.read} read in this run, {self.kept} before."
            yield f"The tables in {self.out} are as they were. The same command goes on from here."
            return
        yield f"{_count(self.documents, 'document')} from {self.raw} in {self.seconds:.1f} s: {self._work()}."
        yield f"  {_count(self.plans, 'plan')} with {_count(self.actions, 'action')}"
        yield f"  {_count(self.without_plan, 'document')} without a plan"
        if self.duplicates:
            yield f"  {_count(self.duplicates, 'further copy', 'further copies')} of a file already read"
        yield f"  {_count(len(self.unreadable), 'file')} not readable{':' if self.unreadable else ''}"
        for file in self.unreadable:
            yield f"      {file.source_file}: {file.reason}{f' ({file.detail})' if file.detail else ''}"
        yield f"  {_count(self.issues, 'issue')}{' to look at' if self.issues else ''}"
        if self.unread:
            things = _count(self.unread, "thing")
            yield f"  {things} seen and not read (pictures, empty fields ...): actionplans check {self.out} tells where"
        yield f"The tables are in {self.out}." if self.written else f"The tables in {self.out} were up to date."
        if self.issues:
            yield f"Next: actionplans issues {self.out}"

    def _work(self) -> str:
        parts = [f"{self.read} new or changed", f"{self.kept} unchanged" if self.kept else ""]
        parts.append(f"{self.removed} removed" if self.removed else "")
        return ", ".join(part for part in parts if part)


def summarise(facts: Iterable[tuple[str, Facts]], **about: Any) -> Summary:
    """The summary of documents given as (source_file, facts)."""
    known = list(facts)
    states = [fact.state for _, fact in known]
    copies = sum(fact.state == "no_action_table" and fact.reason == "duplicate" for _, fact in known)
    return Summary(
        documents=len(known),
        plans=states.count("extracted"),
        actions=sum(fact.actions for _, fact in known),
        without_plan=states.count("no_action_table") - copies,
        duplicates=copies,
        issues=sum(fact.issues for _, fact in known),
        unread=sum(fact.unread for _, fact in known),
        unreadable=tuple(
            Unread(file, fact.reason or "", fact.detail or "") for file, fact in known if fact.state == "unreadable"
        ),
        **about,
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
