"""One build at a time on a folder: a lock of the system, and a sign of life for machines that do not share locks.

The system lets go of its lock when the process is gone, however it went. A network share may not pass locks on; so the
file names process and machine, is touched as long as the build lives, and is emptied when it ends. A build of another
machine whose file was touched a moment ago is taken for alive.
"""

from __future__ import annotations

import fcntl
import os
import platform
import threading
import time
from pathlib import Path

BEAT = 10.0  # seconds between two signs of life
QUIET = 60.0  # seconds without one after which a build on another machine is taken for dead
LONGEST = 400  # bytes of a holder's name


class Locked(Exception):  # noqa: N818 - a state of the folder, not a fault
    """Another build is at work on the same output; `pid` says which, where it is known."""

    def __init__(self, pid: str) -> None:
        super().__init__(f"another build is writing here (process {pid or 'unknown'}); try again when it has ended")
        self.pid = pid


class Lock:
    """The lock of a folder, held from its making until `release`. Raises Locked where another build holds it, OSError
    where the folder may not be written to and `read_only` is not said."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._file = os.open(path, os.O_RDONLY if read_only else os.O_RDWR | os.O_CREAT, 0o644)
        self._ended = threading.Event()
        if holder := held_by(self._file, fcntl.LOCK_EX):
            os.close(self._file)
            raise Locked(holder)
        self._writes = not read_only
        if self._writes:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, f"{os.getpid()} on {platform.node()}".encode(), 0)
            self._alive = threading.Thread(target=self._live, daemon=True)
            self._alive.start()

    def release(self) -> None:
        if self._writes:
            self._ended.set()
            self._alive.join()
            os.ftruncate(self._file, 0)
        os.close(self._file)

    def _live(self) -> None:
        while not self._ended.wait(BEAT):
            os.utime(self._file)


def held_by(file: int, how: int) -> str:
    """Who holds the lock of an open file, "unknown" where it does not say; "" where nobody does, and it is taken."""
    holder = os.pread(file, LONGEST, 0).decode(errors="replace")
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return holder or "unknown"
    machine = holder.partition(" on ")[2]
    lately = abs(time.time() - os.fstat(file).st_mtime) < QUIET
    return holder if machine and machine != platform.node() and lately else ""
