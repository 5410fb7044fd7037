"""Scans in a build: the time of a document begins anew with each page that OCR reads, and one scan is read at once."""

from __future__ import annotations

import fcntl
import json
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager

PAGE = b'{"page"'  # what a message of this kind begins with; that with what was read begins otherwise
AGAIN = 0.5  # seconds after which a document that waits for its turn asks again


class ScanTurns:
    """Tells the builder over `descriptor` of each page that is begun, in a child that may work `seconds` on each.

    `lock` is a file in which one process at a time has the turn; None where each may read when it likes.
    """

    def __init__(self, descriptor: int, seconds: int, lock: int | None) -> None:
        self._descriptor, self._seconds, self._lock = descriptor, seconds, lock

    def begins(self, number: int, pages: int) -> None:
        os.write(self._descriptor, json.dumps({"page": number, "pages": pages}).encode() + b"\n")
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit_work(int(used.ru_utime + used.ru_stime) + self._seconds)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A block in which no other child reads a scan. The time until then does not count."""
        while self._lock is not None and not _taken(self._lock):
            self.begins(0, 0)
            time.sleep(AGAIN)
        try:
            yield
        finally:
            if self._lock is not None:
                fcntl.lockf(self._lock, fcntl.LOCK_UN)


def _taken(lock: int) -> bool:
    """Whether this process has the lock now: a record lock, which a fork does not share and its owner's death ends."""
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def limit_work(seconds: int) -> None:
    """Let this process end after so many seconds of work. The builder keeps time by the clock; this holds should it be
    gone."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = seconds + 5
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if most < 0 else min(wanted, most), most))


def page_told(received: bytearray) -> tuple[int, int] | None:
    """The newest page that was begun and of how many, taken out of what a child has sent; None where it told of none.

    (0, 0) where it waits for its turn.
    """
    page = None
    while received.startswith(PAGE) and (end := received.find(b"\n")) >= 0:
        said = json.loads(received[:end])
        page = (int(said["page"]), int(said["pages"]))
        del received[: end + 1]
    return page
