"""Build: read the documents of a folder that are new or changed, and write the tables from all of them."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TextIO, cast

from pipeline.batch.fingerprint import fingerprint, writing_fingerprint
from pipeline.batch.forkserver import Reader, address
from pipeline.batch.gather import Facts, as_copy, facts_of, not_read
from pipeline.batch.remote import fetch, is_address, publish, staging
from pipeline.batch.store import Index, Store
from pipeline.batch.summary import Summary, summarise
from pipeline.batch.workers import Limits, Outcome
from pipeline.read import read_source
from pipeline.sources import Source, document_paths, printable, source_of

ENGINES = {"processes": "pipeline.batch.workers", "dask": "pipeline.batch.cluster"}
RACY = 2_000_000_000  # ns: a file changed so shortly before it was hashed may change again without its time telling

Progress = Callable[[int, int, str], None]  # documents done, of how many, the one just done


class WrongUse(Exception):  # noqa: N818 - told to the user as it is
    """Something was asked for that cannot be done; the message says in a line what."""


class Engine(Protocol):
    """What reads documents: gives the outcome of each source, in any order; closing the iterator stops the work."""

    def __call__(
        self, sources: Iterable[Source], read: Reader, *, jobs: int, limits: Limits, scheduler: str | None
    ) -> Iterator[Outcome]: ...


def build(
    raw: Path | str,
    out: Path | str,
    *,
    jobs: int | None = None,
    force: bool = False,
    limits: Limits | None = None,
    engine: str = "processes",
    scheduler: str | None = None,
    log: TextIO | None = None,
    progress: Progress = lambda done, of, name: None,
    read: Reader = read_source,
) -> Summary:
    """Bring the tables in `out` up to date with the documents in `raw` and say what was done.

    `jobs` documents are read at once (None: one a core); `force` reads unchanged ones too; `log` takes a line of JSON a
    document; `read` reads one of them, in a process of its own. Ctrl-C gives a summary with `interrupted`, and
    the next build goes on from there. Raises WrongUse for a folder that cannot be used, Locked where another build
    writes to `out`. Both may be addresses (s3://...): see pipeline.batch.remote.
    """
    began = time.monotonic()
    _check_use(raw, out, engine)
    with Store(staging(str(out)) if is_address(out) else Path(out)) as store:
        work = _Build(raw, store, limits or Limits(), read)
        written = interrupted = False
        try:
            work.find()
            run = cast(Engine, import_module(ENGINES[engine]).run)
            waiting = work.waiting(force)
            outcomes = run(waiting, read, jobs=jobs or _cores(), limits=work.limits, scheduler=scheduler)
            work.take(outcomes, log, progress)
            written = work.write(force)
            if is_address(out):
                publish(store.out, str(out), store.folder / "published")
        except KeyboardInterrupt:
            interrupted = True
        return summarise(
            work.facts(),
            raw=str(raw),
            out=str(out),
            read=work.read_now,
            kept=work.kept,
            removed=len(set(work.known.files) - {source.source_file for source in work.sources}),
            written=written,
            interrupted=interrupted,
            seconds=round(time.monotonic() - began, 3),
        )


def _check_use(raw: Path | str, out: Path | str, engine: str) -> None:
    if engine not in ENGINES:
        raise WrongUse(f"there is no engine {engine}; there are {', '.join(ENGINES)}")
    if str(raw) == str(out) or Path(raw).resolve() == Path(out).resolve():
        raise WrongUse("the documents and the tables need a folder each")
    if not is_address(out) and Path(out).exists() and not Path(out).is_dir():
        raise WrongUse(f"{out} is a file; the tables need a folder")
    if is_address(raw):
        return
    if not Path(raw).exists():
        raise WrongUse(f"there is no folder {raw}")
    if not Path(raw).is_dir():
        raise WrongUse(f"{raw} is a file; give the folder it stands in")


def _hash_of(card: Path | None) -> str | None:
    """The hash of a card, None without one; "" where it cannot be opened, which is for its reader to tell."""
    try:
        return hashlib.sha256(card.read_bytes()).hexdigest() if card else None
    except OSError:
        return ""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Build:
    """A build under way. `names` says under which name the store keeps the rows of a source, by its source_file."""

    def __init__(self, place: Path | str, store: Store, limits: Limits, read: Reader) -> None:
        self.place, self.store, self.limits, self.read = place, store, limits, read
        self.raw = Path()
        self.known = store.index()
        self.files: dict[str, tuple[int, int, str]] = {}
        self.sources: list[Source] = []
        self.first: dict[str, Source] = {}  # by hash: the file whose copies the others are
        self.names: dict[str, str] = {}
        self.facts_by_name: dict[str, Facts] = {}
        self.no_access: dict[str, str] = {}
        self.read_now = self.kept = 0

    def find(self) -> None:
        """Find the sources, in the order of their paths; files whose size and time are as they were are not hashed."""
        away = is_address(self.place)
        self.raw = fetch(str(self.place), self.store.folder / "raw") if away else Path(self.place)
        for path in document_paths(self.raw, None if away else self.store.out.resolve()):
            self.sources.append(self._source(path))
        if not self.sources:
            raise WrongUse(f"there are no documents in {self.place}")
        self.sources.sort(key=lambda source: source.source_file)
        for source in self.sources:
            if source.source_file not in self.no_access:
                self.first.setdefault(source.sha256, source)

    def _source(self, path: Path) -> Source:
        name = printable(path, self.raw)
        try:
            stat = path.stat()
            size, changed, sha256 = self.known.files.get(name, (0, 0, ""))
            same = (size, changed) == (stat.st_size, stat.st_mtime_ns)
            source = source_of(path, self.raw, sha256 if same else None)
        except OSError as error:
            self.no_access[name] = error.strerror or type(error).__name__
            return Source(path, name, "", 0)
        settled = time.time_ns() - stat.st_mtime_ns > RACY
        self.files[name] = (stat.st_size, stat.st_mtime_ns if settled else -1, source.sha256)
        return source

    def waiting(self, force: bool) -> list[Source]:
        """The sources to be read, the largest first lest one be left over at the end; notes what is kept of others."""
        waiting = []
        for source in self.first.values():
            key = self._key(source)
            kept = next((name for name in (key, self._failed(key)) if self.store.has(name)), None)
            if kept and not force:
                self.names[source.source_file] = kept
                self.kept += 1
            else:
                waiting.append(source)
        return sorted(waiting, key=lambda source: -source.bytes)

    def _key(self, source: Source) -> str:
        """What the rows of a source depend on, as a hash."""
        parts = [address(self.read), fingerprint(), source.source_file, source.sha256, _hash_of(source.card)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:40]

    def _failed(self, key: str) -> str:
        """The name of a failure to read: it holds under these limits only."""
        return f"{key}-{self.limits.seconds:g}s-{self.limits.memory}"

    def take(self, outcomes: Iterator[Outcome], log: TextIO | None, progress: Progress) -> None:
        """Keep each outcome as it comes."""
        done, of = self.kept, len(self.first)
        for source_file, name in self.names.items():
            _log(log, source_file, self._facts(name), kept=True)
        progress(done, of, "")
        with closing(cast(Any, outcomes)):
            for outcome in outcomes:
                source, key = outcome.source, self._key(outcome.source)
                name = self._failed(key) if outcome.reason else key
                blob = not_read(source, outcome.reason, outcome.detail) if outcome.reason else outcome.blob
                self.store.put(name, blob)
                self.names[source.source_file] = name
                self.facts_by_name[name] = facts_of(blob)
                self.read_now += 1
                _log(log, source.source_file, self._facts(name), kept=False, outcome=outcome)
                progress(done + self.read_now, of, source.source_file)

    def write(self, force: bool) -> bool:
        """Write the tables and tidy up; False where they are up to date."""
        made_of = [
            [s.source_file, self.names.get(s.source_file), self.no_access.get(s.source_file)] for s in self.sources
        ]
        made_of.append([writing_fingerprint()])
        mark = hashlib.sha256(json.dumps(made_of).encode()).hexdigest()
        current = not force and self.known.output == {"mark": mark, "tables": self.store.stamps()}
        if not current:
            from pipeline.batch.write import write_tables

            self.store.publish(lambda folder: write_tables(self._blobs(), folder))
        facts = {name: list(self._facts(name)) for name in self.names.values()}
        index = Index(self.files, facts, {"mark": mark, "tables": self.store.stamps()})
        if index != self.known:
            self.store.keep(facts)
            self.store.save(index)
        return not current

    def _blobs(self) -> Iterator[bytes]:
        for source in self.sources:
            name = source.source_file
            first = self.first.get(source.sha256, source)
            if name in self.no_access:
                yield not_read(source, "cannot_open", self.no_access[name])
            elif source is first:
                yield self.store.get(self.names[name])
            else:
                yield as_copy(source, first, self.store.get(self.names[first.source_file]))

    def facts(self) -> Iterator[tuple[str, Facts]]:
        """What is known of each document so far, by path."""
        for source in self.sources:
            first = self.first.get(source.sha256, source)
            if reason := self.no_access.get(source.source_file):
                yield source.source_file, Facts("unreadable", "cannot_open", reason)
            elif first.source_file in self.names:
                facts = self._facts(self.names[first.source_file])
                yield source.source_file, facts if source is first else facts.of_copy(first)

    def _facts(self, name: str) -> Facts:
        if name not in self.facts_by_name:
            known = self.known.facts.get(name)
            self.facts_by_name[name] = Facts(*known) if known else facts_of(self.store.get(name))
        return self.facts_by_name[name]


def _log(log: TextIO | None, source_file: str, facts: Facts, *, kept: bool, outcome: Outcome | None = None) -> None:
    if log is None:
        return
    line: dict[str, Any] = {"source_file": source_file, "kept": kept} | facts._asdict()
    if outcome:
        line |= {"seconds": outcome.seconds, "timings": outcome.timings, "peak": outcome.peak}
        line |= {"printed": outcome.printed} if outcome.printed else {}
    log.write(json.dumps(line, ensure_ascii=False) + "\n")
    log.flush()
