"""What a build keeps beside its tables: the rows of each document under a hash of all they depend on.

All of it stands in OUT/.cache and may be deleted at any time; the next build then reads every file again.

    lock           held by the build that runs; the system lets go of it when that process is gone, however it went
    documents/     the rows of each document, under its key
    index.json     size, time and hash of each file, so that an unchanged file is not even hashed; facts for the summary
    next/          tables being written
    ready/         tables written whole, on their way to OUT

Tables are written to next/ and synced; renaming next/ to ready/ is the moment the new output counts. From there each
file replaces its forerunner in OUT, one rename a table. A build that dies before that moment leaves the old output; one
that dies after it leaves files to move, which the next build does first. Every file names its build in its metadata, so
that `actionplans check` can tell an output whose last build died between two renames.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CACHE = ".cache"
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# See https://bford.info/cachedir/\n"  # for back-up programs


class Locked(Exception):  # noqa: N818 - a state of the folder, not a fault
    """Another build is at work on the same output; `pid` says which, where it is known."""

    def __init__(self, pid: str) -> None:
        super().__init__(f"another build is writing here (process {pid or 'unknown'})")
        self.pid = pid


@dataclass(slots=True)
class Index:
    """What the last build knew.

    `files`: path -> (size, mtime in ns, sha256). `facts`: key -> what the summary tells of the document, in order.
    `output`: fingerprint of what the tables were made from, and name -> (size, mtime in ns) of each table.
    """

    files: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    facts: dict[str, list[Any]] = field(default_factory=dict)
    output: dict[str, Any] = field(default_factory=dict)


class Store:
    """OUT/.cache, locked for as long as the `with` lasts. Raises Locked where another build holds it."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / CACHE
        self._lock: int | None = None

    def __enter__(self) -> Store:
        (self.folder / "documents").mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pid = os.read(self._lock, 20).decode()
            os.close(self._lock)
            raise Locked(pid) from None
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, str(os.getpid()).encode(), 0)
        (self.folder / "CACHEDIR.TAG").write_text(TAG)
        self._move()
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            os.close(self._lock)

    def path(self, key: str) -> Path:
        return self.folder / "documents" / key[:2] / key

    def has(self, key: str) -> bool:
        path = self.path(key)
        return path.is_file() and path.stat().st_size > 0

    def get(self, key: str) -> bytes:
        return self.path(key).read_bytes()

    def put(self, key: str, blob: bytes) -> None:
        self.path(key).parent.mkdir(exist_ok=True)
        _replace(self.path(key), blob)

    def keep(self, keys: Iterable[str]) -> None:
        """Delete what is kept under any other key."""
        wanted = set(keys)
        for path in (self.folder / "documents").glob("*/*"):
            if path.name not in wanted:
                path.unlink()

    def index(self) -> Index:
        """The index of the last build; an empty one where there is none or it cannot be read."""
        try:
            stated = json.loads((self.folder / "index.json").read_bytes())
            files = {path: (size, time, sha256) for path, (size, time, sha256) in stated["files"].items()}
            return Index(files, stated["facts"], stated["output"])
        except (OSError, ValueError, KeyError, TypeError):
            return Index()

    def save(self, index: Index) -> None:
        stated = {"files": index.files, "facts": index.facts, "output": index.output}
        _replace(self.folder / "index.json", json.dumps(stated).encode())

    def publish(self, write: Callable[[Path], Iterable[Path]]) -> None:
        """Let `write` make the tables in an empty folder, then put them in place of those in OUT."""
        upcoming = self.folder / "next"
        shutil.rmtree(upcoming, ignore_errors=True)
        upcoming.mkdir()
        for path in write(upcoming):
            _sync(path)
        upcoming.rename(self.folder / "ready")
        self._move()

    def stamps(self) -> dict[str, list[int]]:
        """Size and time of each table in OUT, by name."""
        return {p.name: [p.stat().st_size, p.stat().st_mtime_ns] for p in sorted(self.out.glob("*.parquet"))}

    def _move(self) -> None:
        """Move the tables that are ready to their place; nothing where there are none."""
        ready = self.folder / "ready"
        if ready.is_dir():
            for path in sorted(ready.iterdir()):
                path.replace(self.out / path.name)
            ready.rmdir()


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds either the old or the new one."""
    partial = path.with_name(path.name + ".partial")
    partial.write_bytes(content)
    partial.replace(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
