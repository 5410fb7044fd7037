"""A build under way: which sources are to be read, what became of them, and the tables written from all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TextIO, cast

from pipeline.batch.find import Found, add, find
from pipeline.batch.fingerprint import fingerprint, writing_fingerprint
from pipeline.batch.gather import Facts, as_copy, as_last_known, facts_of, fits, not_read
from pipeline.batch.outcome import Limits, Outcome, Reader, address
from pipeline.batch.passing import AGAIN, CHANGED, is_passing
from pipeline.batch.store import Index, Store
from pipeline.sources import Source


class UnderWay:
    """A build under way. `names` says under which name the store keeps the rows of a source, by its source_file."""

    def __init__(self, store: Store, limits: Limits, read: Reader) -> None:
        self.store, self.limits, self.read = store, limits, read
        self.raw = Path()
        self.known = store.index()
        self.found = Found()
        self.first: dict[str, Source] = {}  # by hash: the file whose copies the others are
        self.names: dict[str, str] = {}
        self.facts_by_name: dict[str, Facts] = {}
        self.changed: list[Source] = []
        self.damaged: set[str] = set()
        self.same_plans: dict[str, str] = {}  # see Index; known once the tables are written
        self.read_now = self.kept = 0

    def find(self, raw: Path) -> None:
        """Find the sources. Raises OSError where `raw` cannot be listed."""
        self.raw = raw
        self.found = find(raw, self.known)
        self._sort_out()

    def _sort_out(self) -> None:
        self.first.clear()
        for source in self.found.sources:
            if source.source_file not in self.found.no_access:
                self.first.setdefault(source.sha256, source)
        for source in [s for s in self.first.values() if s.source_file in self.found.unseen]:
            self._keep(source)

    def _keep(self, source: Source) -> None:
        """Keep the rows of a document that cannot be seen now, where they are still as they were and fit."""
        file = source.source_file
        name = self.known.names.get(file, "")
        if self.store.sound(name) and fits(self.store.get(name)):
            self.names[file] = name
        else:
            self._lose(source)

    def _lose(self, source: Source) -> None:
        """There are no rows from before either: the file is one that cannot be opened."""
        self.found.no_access[source.source_file] = ("cannot_open", self.found.unseen.pop(source.source_file))
        self.first.pop(source.sha256)

    def waiting(self, force: bool) -> list[Source]:
        """The sources to be read, the largest first lest one be left over at the end; notes what is kept of others."""
        waiting = []
        for source in self.first.values():
            if source.source_file in self.found.unseen:
                continue
            key = self._key(source)
            kept = next((name for name in (key, self._failed(key)) if self._has(name)), None)
            if kept and not force:
                self.names[source.source_file] = kept
                self.kept += 1
            else:
                waiting.append(source)
        return sorted(waiting, key=lambda source: -source.bytes)

    def _has(self, name: str) -> bool:
        return self.store.has(name) and (name in self.known.facts or self.store.sound(name))

    def _key(self, source: Source) -> str:
        """What the rows of a source depend on, as a hash."""
        card = source.card_sha256 if source.card else None
        parts = [address(self.read), fingerprint(), source.source_file, source.sha256, card]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:40]

    def _failed(self, key: str) -> str:
        """The name of a failure to read: it holds under these limits only."""
        return f"{key}-{self.limits.seconds:g}s-{self.limits.memory}"

    def take(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """Keep each outcome as it comes, and pass it on; that of a file which changed meanwhile waits for `again`."""
        with closing(cast(Any, outcomes)):
            for outcome in outcomes:
                if outcome.reason == CHANGED:
                    self.changed.append(outcome.source)
                else:
                    self._settle(outcome)
                    yield outcome

    def _settle(self, outcome: Outcome) -> None:
        source, key = outcome.source, self._key(outcome.source)
        blob = not_read(source, outcome.reason, outcome.detail) if outcome.reason else outcome.blob
        facts = facts_of(blob)
        if is_passing(facts.reason, facts.detail):
            name = f"{key}{AGAIN}{hashlib.sha256(blob).hexdigest()[:8]}"  # is never looked for
        else:
            name = self._failed(key) if outcome.reason else key
        self.store.put(name, blob)
        self.names[source.source_file], self.facts_by_name[name] = name, facts
        self.read_now += 1

    def again(self, force: bool) -> list[Source]:
        """What is to be read once more: files that changed while they were read, and documents whose stored rows are
        damaged, where tables are to be written from them."""
        changed, self.changed = self.changed, []
        for source in changed:
            self._anew(source)
        if changed:
            self._sort_out()
        if force or not self._current():
            self._mend()
        return [source for source in self.first.values() if source.source_file not in self.names]

    def _anew(self, source: Source) -> None:
        """Find a file as it is now."""
        self.found.sources.remove(source)
        self.found.files.pop(source.source_file, None)
        add(self.found, source.path, self.raw, self.known)
        self.found.sources.sort(key=lambda source: source.source_file)

    def _mend(self) -> None:
        """Forget stored rows that are damaged."""
        for source in list(self.first.values()):
            file = source.source_file
            if file in self.names and not self.store.sound(self.names[file]):
                self.damaged.add(file)
                self.names.pop(file)
                if file in self.found.unseen:
                    self._lose(source)

    @property
    def done(self) -> int:
        """How many documents are kept or read so far; one that is read again counts once."""
        return min(self.kept + self.read_now, len(self.first))

    def give_up(self, waiting: Iterable[Source]) -> None:
        """Settle files that go on changing: they are unreadable, for now."""
        for source in waiting:
            self._settle(Outcome(source, b"", CHANGED, "the file goes on changing; build again when it is saved"))

    def write(self, force: bool) -> bool:
        """Write the tables and tidy up; False where they are up to date."""
        current = not force and self._current()
        if not current:
            self.refuse_read_only()
            from pipeline.batch.write import write_tables

            self.store.publish(lambda folder: write_tables(self._blobs(), folder))
        self.same_plans = self.known.same_plans if current else dict(_same_plans(self.store.out))
        facts = {name: list(self._facts(name)) for name in self.names.values()}
        output = self._output()
        index = Index(self.found.files, dict(self.names), facts, self.same_plans, output)
        if index != self.known and not self.store.read_only:
            self.store.keep(facts)
            self.store.save(index)
        return not current

    def refuse_read_only(self) -> None:
        """Raises OSError where there is something to write and no right to."""
        if self.store.read_only:
            raise OSError(f"there is something to write, and {self.store.out} is read-only or not yours to write to")

    def _current(self) -> bool:
        return self.known.output == self._output()

    def _output(self) -> dict[str, Any]:
        """What the tables in OUT were made from, by what they are known again."""
        return {"mark": self._mark(), "tables": self.store.stamps(), "reading": fingerprint()}

    def _mark(self) -> str:
        """What the tables are made from, as a hash."""
        found = self.found
        made_of: list[Any] = [
            [s, self.names.get(s), found.no_access.get(s), found.unseen.get(s)]
            for s in (source.source_file for source in found.sources)
        ]
        return hashlib.sha256(json.dumps([*made_of, writing_fingerprint()]).encode()).hexdigest()

    def _blobs(self) -> Iterator[bytes]:
        for source in self.found.sources:
            name = source.source_file
            first = self.first.get(source.sha256, source)
            if name in self.found.no_access:
                yield not_read(source, *self.found.no_access[name])
            elif source is not first:
                yield as_copy(source, first, self.store.get(self.names[first.source_file]))
            elif name in self.found.unseen:
                yield as_last_known(self.store.get(self.names[name]), self.found.unseen[name])
            else:
                yield self.store.get(self.names[name])

    def facts(self) -> Iterator[tuple[str, Facts]]:
        """What is known of each document so far, by path."""
        for source in self.found.sources:
            name = source.source_file
            first = self.first.get(source.sha256, source)
            if name in self.found.no_access:
                yield name, Facts("unreadable", *self.found.no_access[name])
            elif first.source_file in self.names:
                facts = self._facts(self.names[first.source_file])
                facts = facts if source is first else facts.of_copy(first)
                yield name, facts._replace(doubts=facts.doubts + (source is first and name in self.found.unseen))

    def gone(self) -> list[str]:
        """Documents of the last build that are known to be no more."""
        return sorted(self.known.files.keys() - {source.source_file for source in self.found.sources})

    def _facts(self, name: str) -> Facts:
        if name not in self.facts_by_name:
            known = self.known.facts.get(name)
            self.facts_by_name[name] = Facts(*known) if known else facts_of(self.store.get(name))
        return self.facts_by_name[name]

    def log(self, log: TextIO | None, kept: Iterable[str] = (), outcome: Outcome | None = None) -> None:
        """A line of JSON for each document kept, or for one that was read."""
        if log is None:
            return
        for file in [*kept, *([outcome.source.source_file] if outcome else [])]:
            line: dict[str, Any] = {"source_file": file, "kept": outcome is None}
            line |= self._facts(self.names[file])._asdict()
            if outcome:
                line |= {"seconds": outcome.seconds, "timings": outcome.timings, "peak": outcome.peak}
                line |= {"printed": outcome.printed} if outcome.printed else {}
            log.write(json.dumps(line, ensure_ascii=False) + "\n")
        log.flush()


def _same_plans(out: Path) -> Iterator[tuple[str, str]]:
    """What stands in `out` and does not count, since the same plan stands there as another document."""
    from pipeline.tables import read_rows

    columns = ("document_id", "source_file", "reason", "same_as", "same_as_reason")
    documents = read_rows(out, "documents", columns)
    files = {row["document_id"]: row["source_file"] for row in documents}
    for row in documents:
        if row["same_as"] and row["reason"] != "duplicate":
            yield row["source_file"], f"{files[row['same_as']]} counts; {row['same_as_reason']}"
