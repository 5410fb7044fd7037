"""A child process as the builder sees it: what it was given to read, what it has sent, how it died."""

from __future__ import annotations

import json
import os
import selectors
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO

from pipeline.batch.outcome import Limits, PageTold, silent
from pipeline.batch.passing import KILLED, WAITED
from pipeline.batch.scan_turns import page_told
from pipeline.sources import Source

NEARLY = 0.8  # a child that dies with this part of its memory in use died of it
BUSY = 0.5  # a child whose time runs out and that worked for this part of it would do so again
FROM_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)  # no code of a document raises these


@dataclass(slots=True)
class Child:
    """A process that reads `source`, and has read others where `count` is more than one."""

    source: Source
    pid: int
    began: float  # its page, where it tells of pages
    channel: int  # the descriptor of the socket to it
    errors: IO[bytes]
    received: bytearray = field(default_factory=bytearray)
    count: int = 1  # documents it was given
    worked: float = 0.0  # seconds of work on those before
    is_scan: bool = False

    def close(self) -> None:
        os.close(self.channel)
        self.errors.close()

    @property
    def is_whole(self) -> bool:
        """Whether its answer is here to the end; asked with each piece that comes, so that only its head is copied."""
        end = self.received.find(b"\n")
        return end >= 0 and len(self.received) - end - 1 == json.loads(self.received[:end]).get("size")


def wait(
    selector: selectors.BaseSelector, running: dict[int, Child], limits: Limits, told: PageTold = silent
) -> list[int]:
    """Take in what the children send; the descriptors of those that have finished, died or outstayed their time."""
    first = min(child.began for child in running.values()) + limits.seconds
    ended = []
    for key, _ in selector.select(max(0.0, first - time.monotonic())):
        chunk = _received(key.fd)
        child = running[key.fd]
        child.received += chunk
        if page := page_told(child.received):
            child.began, child.is_scan = time.monotonic(), True
            told(child.source, *page)
        if not chunk or child.is_whole:
            ended.append(key.fd)
    now = time.monotonic()
    late = [fd for fd, child in running.items() if fd not in ended and now - child.began >= limits.seconds]
    return ended + late


def _received(channel: int) -> bytes:
    """What a child has sent, nothing where it is gone."""
    with suppress(ConnectionError):
        return os.read(channel, 1 << 20)
    return b""


def death(ended: dict[str, float], seconds: float, limits: Limits) -> tuple[str, str]:
    """Reason and words for a child that ended without an answer; in words that are the same at every run."""
    status, mostly = int(ended["status"]), NEARLY * limits.memory
    if seconds >= limits.seconds:
        busy = ended["worked"] >= BUSY * limits.seconds
        waited = "" if busy else ", most of which it waited"
        return "timeout" if busy else WAITED, f"not read within {limits.seconds:g} s{waited}"
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if ended["peak"] >= mostly:
        return "memory", f"stopped for lack of memory; a document may use {limits.memory / (1 << 20):g} MB"
    if number in FROM_OUTSIDE:
        return KILLED, f"the reading process was stopped from outside ({signal.Signals(number).name})"
    if number:
        return "crashed", f"the reading process died: {signal.Signals(number).name}"
    return "crashed", f"the reading process left with status {os.waitstatus_to_exitcode(status)}"


def printed_by(file: IO[bytes], size: int = 4000) -> str:
    """The last that was written to a file, which is empty then. The child writes on where we leave it: both have one
    place in it."""
    file.seek(0, os.SEEK_END)
    file.seek(max(0, file.tell() - size))
    text = file.read().decode("utf-8", "replace").strip()
    file.seek(0)
    file.truncate()
    return text
