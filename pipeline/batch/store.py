"""What a build keeps beside its tables: the rows of each document under a hash of all they depend on.

All of it stands in OUT/.cache and may be deleted at any time; the next build then reads every file again.

    lock           held by the build that runs, see pipeline.batch.lock
    documents/     the rows of each document, under its key
    index.json     size, time and hash of each file, so that an unchanged file is not even hashed; facts for the summary
    next-PID/      tables being written by that process
    ready/         tables written whole, on their way to OUT

Tables are written to next-PID/ and synced; renaming it to ready/ is the moment the new output counts. From there each
file replaces its forerunner in OUT, one rename a table. A build that dies before that moment leaves the old output; one
that dies after it leaves files to move, which the next build does first. Every file names its build in its metadata, so
that `actionplans check` can tell an output whose last build died between two renames.

Whatever is read back is verified: rows and index bear a hash of their bytes, and what does not fit it is as good as
lost. Where OUT may not be written to, a build that has nothing to do still reads it.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.batch.lock import Lock
from pipeline.whole_file import replacing

CACHE = ".cache"
FORMAT = 2  # of the index; one of another is not read
CHECKSUM = 16  # bytes
READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# See https://bford.info/cachedir/\n"  # for back-up programs


class Damaged(Exception):  # noqa: N818 - a state of the cache, for the build to mend
    """The stored rows are not those that were stored."""


@dataclass(slots=True)
class Index:
    """What the last build knew.

    `files`: path -> (size, mtime in ns, ctime in ns, sha256). `names`: path -> key of its rows. `facts`: key -> what
    the summary tells of the document, in order.
    `same_plans`: path of a document that does not count -> the one that does and why, as the summary tells it.
    `output`: fingerprint of what the tables were made from, and name -> (size, mtime in ns) of each table.
    """

    files: dict[str, tuple[int, int, int, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    facts: dict[str, list[Any]] = field(default_factory=dict)
    same_plans: dict[str, str] = field(default_factory=dict)
    output: dict[str, Any] = field(default_factory=dict)


class Store:
    """OUT/.cache, locked for as long as the `with` lasts. Raises Locked where another build holds it."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / CACHE
        self.read_only = False
        self._lock: Lock | None = None

    def __enter__(self) -> Store:
        try:
            (self.folder / "documents").mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self.folder / "lock")
            if not (self.folder / "CACHEDIR.TAG").is_file():
                (self.folder / "CACHEDIR.TAG").write_text(TAG)
            self._tidy()
        except OSError as error:
            if error.errno not in READ_ONLY or not (self.folder / "index.json").is_file():
                raise
            self._read_only()
        return self

    def _read_only(self) -> None:
        self.read_only = True
        if self._lock is None:
            self._lock = Lock(self.folder / "lock", read_only=True)

    def _tidy(self) -> None:
        """End what a killed build began: its tables that are ready are moved, what it left half written is removed."""
        self._move()
        for path in leftovers(self.folder):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            self._lock.release()

    def path(self, key: str) -> Path:
        return self.folder / "documents" / key[:2] / key

    def has(self, key: str) -> bool:
        path = self.path(key)
        return path.is_file() and path.stat().st_size > CHECKSUM

    def get(self, key: str) -> bytes:
        """The rows under a key. Raises Damaged where they are not as they were stored, or gone."""
        try:
            stored = self.path(key).read_bytes()
        except OSError as error:
            raise Damaged(key) from error
        if _checksum(stored[CHECKSUM:]) != stored[:CHECKSUM]:
            raise Damaged(key)
        return stored[CHECKSUM:]

    def sound(self, key: str) -> bool:
        """Whether the rows under a key can be read back as they were stored."""
        try:
            return bool(self.get(key))
        except Damaged:
            return False

    def put(self, key: str, blob: bytes) -> None:
        self.path(key).parent.mkdir(exist_ok=True)
        with replacing(self.path(key)) as partial:
            partial.write_bytes(_checksum(blob) + blob)

    def keep(self, keys: Iterable[str]) -> None:
        """Delete what is kept under any other key."""
        wanted = set(keys)
        for path in (self.folder / "documents").glob("*/*"):
            if path.name not in wanted:
                path.unlink()

    def kept(self) -> int:
        """How many documents it has rows of, known to an index or not."""
        return sum(not path.name.startswith(".") for path in (self.folder / "documents").glob("*/*"))

    def index(self) -> Index:
        """The index of the last build; an empty one where there is none, it is damaged or of another format."""
        try:
            head, _, body = (self.folder / "index.json").read_bytes().partition(b"\n")
            stated = json.loads(body) if head == _head(body) else {}
            files = {name: (size, m, c, sha256) for name, (size, m, c, sha256) in stated["files"].items()}
            return Index(files, stated["names"], stated["facts"], stated["same_plans"], stated["output"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Index()

    def save(self, index: Index) -> None:
        body = json.dumps(asdict(index)).encode()
        with replacing(self.folder / "index.json") as partial:
            partial.write_bytes(_head(body) + b"\n" + body)

    def publish(self, write: Callable[[Path], Iterable[Path]]) -> None:
        """Let `write` make the tables in an empty folder, then put them in place of those in OUT."""
        upcoming = self.folder / f"next-{os.getpid()}"
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


def leftovers(folder: Path) -> list[Path]:
    """What a killed build left half written in a cache."""
    return sorted([*folder.glob("next*"), *folder.glob(".*.part"), *folder.glob("documents/*/.*.part")])


def _checksum(blob: bytes) -> bytes:
    return hashlib.blake2b(blob, digest_size=CHECKSUM).digest()


def _head(body: bytes) -> bytes:
    """The first line of an index: its format and the hash of the rest."""
    return f"{FORMAT} {_checksum(body).hex()}".encode()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
