"""Doctor: the state of a built folder, told without changing it: tables, versions, cache, lock, what is next."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.lock import held_by
from pipeline.batch.passing import AGAIN
from pipeline.batch.store import CACHE, Index, Store, leftovers
from pipeline.tables import each_row
from pipeline.told import count
from pipeline.version import VERSION
from schema.contract import contract


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `what`, how it is in words, and whether that is as it should be."""

    what: str
    words: str
    well: bool = True


@dataclass(frozen=True, slots=True)
class Health:
    """All that was found, in the order a reader wants it."""

    findings: tuple[Finding, ...]

    @property
    def well(self) -> bool:
        return all(finding.well for finding in self.findings)

    def to_json(self) -> str:
        stated = {"well": self.well, "findings": [asdict(finding) for finding in self.findings]}
        return json.dumps(stated, ensure_ascii=False, indent=2)

    def lines(self) -> Iterator[str]:
        for finding in self.findings:
            yield f"{'ok' if finding.well else 'LOOK':4}  {finding.what:<11} {finding.words}"


def doctor(out: Path) -> Health:
    """The state of the folder `out`. Raises FileNotFoundError where nothing was ever built there."""
    if not (out / CACHE).is_dir() and not list(out.glob("*.parquet")):
        raise FileNotFoundError(f"nothing was built in {out}")
    store = Store(out)
    index = store.index()
    parts = (_tables(out), _versions(out), _cache(store, index), _lock(store), _leftovers(store), _rights(out))
    found = [finding for part in parts for finding in part]
    return Health((*found, _next_build(store, index, found)))


def _tables(out: Path) -> Iterator[Finding]:
    from pipeline.tables import build_of, is_whole

    paths = {name: out / f"{name}.parquet" for name in contract()}
    there = [path for path in paths.values() if path.is_file()]
    if not there:
        yield Finding("tables", "none yet, or all were taken away", False)
        return
    if missing := [name for name, path in paths.items() if not path.is_file()]:
        yield Finding("tables", f"missing: {', '.join(missing)}", False)
    if broken := [path.name for path in there if not is_whole(path)]:
        yield Finding("tables", f"not whole: {', '.join(broken)}", False)
    elif len({build_of(path) for path in there}) > 1:
        yield Finding("tables", "of more than one build", False)
    elif not missing:
        yield Finding("tables", f"{len(there)}, of one build; `actionplans check` reads them through")


def _versions(out: Path) -> Iterator[Finding]:
    import pyarrow as pa

    try:
        versions = {row["version"] for row in each_row(out, "documents", ["version"])}
    except (OSError, pa.ArrowException):
        return
    same = versions <= {VERSION}
    wrote = ", ".join(sorted(map(str, versions))) or "no document"
    yield Finding("version", f"this is {VERSION}" + ("" if same else f"; the tables were written by {wrote}"), same)


def _cache(store: Store, index: Index) -> Iterator[Finding]:
    if not index.names:
        kept = store.kept()
        keeps = f"; it keeps the rows of {count(kept, 'document')}" if kept else ""
        wrong = "no index of a finished build, or one that is damaged or of another format"
        yield Finding("cache", wrong + keeps, False)
    damaged = sorted(file for file, name in index.names.items() if not store.sound(name))
    if damaged:
        yield Finding("cache", f"stored rows damaged or lost of {len(damaged)}: {', '.join(damaged[:5])}", False)
    elif index.names:
        yield Finding("cache", f"the rows of {count(len(index.names), 'document')}, all as they were stored")


def _lock(store: Store) -> Iterator[Finding]:
    try:
        lock = os.open(store.folder / "lock", os.O_RDONLY)
    except OSError:
        return
    holder = held_by(lock, fcntl.LOCK_SH)
    os.close(lock)
    if holder:
        yield Finding("lock", f"held by process {holder}: a build is at work", False)
    else:
        yield Finding("lock", "free: no build is at work")


def _leftovers(store: Store) -> Iterator[Finding]:
    left = [path.name for path in leftovers(store.folder)]
    if (store.folder / "ready").is_dir():
        yield Finding("leftovers", "tables of a build that was killed while it put them in place", False)
    if left:
        yield Finding("leftovers", f"half written by a build that was killed: {', '.join(left)}", False)


def _rights(out: Path) -> Iterator[Finding]:
    if not os.access(out, os.W_OK):
        yield Finding("rights", "the folder cannot be written to; a build that has nothing to do can read it")


def _next_build(store: Store, index: Index, found: list[Finding]) -> Finding:
    """What a next build would do with documents that have not changed."""
    deeds = []
    if any(finding.what == "leftovers" for finding in found):
        deeds.append("end what the killed build began and remove what it left")
    if not index.names and store.kept():
        deeds.append("read the documents whose rows are not kept, or were read in another way")
    elif not index.names or index.output.get("reading") != fingerprint():
        deeds.append("read all documents again, since what reads them has changed or the cache is lost")
    else:
        again = [name for name in index.names.values() if AGAIN in name or not store.sound(name)]
        deeds += [f"read {len(again)} again: damaged in the cache, or stopped by a passing fault"] if again else []
    if index.output.get("tables") != store.stamps():
        deeds.append("write the tables, which were changed or lost")
    return Finding("next build", "; ".join(deeds) or "would read what is new or changed in the folder of documents")
