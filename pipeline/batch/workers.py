"""The processes engine: each document read in a child process of its own that a time and a memory limit really stop."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from itertools import chain, islice
from multiprocessing import Pipe
from multiprocessing.reduction import send_handle
from typing import IO, Any

from pipeline.batch.forkserver import source_to
from pipeline.batch.outcome import Limits, NoServer, Outcome, PageTold, Reader, address, silent
from pipeline.batch.passing import KILLED, WAITED
from pipeline.batch.scan_turns import page_told
from pipeline.sources import Source

# One thread a process: those that libraries start would not survive the fork, and documents share the cores.
SINGLE_THREADED = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}
NEARLY = 0.8  # a child that dies with this part of its memory in use died of it
FEW_DOCUMENTS = 2  # documents that are read sooner than what they need is loaded for all
FOR_WRITING = ("pyarrow.parquet", "pipeline.batch.write", "pipeline.links.write_links")
BUSY = 0.5  # a child whose time runs out and that worked for this part of it would do so again
FROM_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)  # no code of a document raises these


@dataclass(slots=True)
class _Child:
    source: Source
    pid: int
    began: float  # its page, where it tells of pages
    errors: IO[bytes]
    received: bytearray = field(default_factory=bytearray)


def run(
    sources: Iterable[Source],
    read: Reader,
    *,
    jobs: int,
    limits: Limits,
    scheduler: str | None = None,
    told: PageTold = silent,
) -> Iterator[Outcome]:
    """Read the sources with `read`, a function at the top of its module, `jobs` at once; outcomes come as they end.

    Closing the iterator kills what still runs. `scheduler` is for engines that have one; `told` hears of each page
    that OCR begins.
    """
    waiting = iter(sources)
    if not (first := list(islice(waiting, FEW_DOCUMENTS + 1))):
        return
    waiting = chain(first, waiting)
    running: dict[int, _Child] = {}  # by the descriptor its result comes over
    server = Server(many=len(first) > FEW_DOCUMENTS)
    threading.Thread(target=_load_for_writing, daemon=True).start()
    selector = selectors.DefaultSelector()
    try:
        while True:
            while len(running) < jobs and (source := next(waiting, None)) is not None:
                descriptor, child = server.start(source, read, limits)
                running[descriptor] = child
                selector.register(descriptor, selectors.EVENT_READ)
            if not running:
                return
            ready = _wait(selector, running, limits, told)
            for descriptor in ready:
                selector.unregister(descriptor)
                os.close(descriptor)
                yield server.end(running.pop(descriptor), limits)
    finally:
        server.close()
        selector.close()
        for descriptor in running:
            os.close(descriptor)


def _load_for_writing() -> None:
    """Load what the tables are written with while this process waits for the first document."""
    for name in FOR_WRITING:
        import_module(name)


def _wait(
    selector: selectors.BaseSelector, running: dict[int, _Child], limits: Limits, told: PageTold = silent
) -> list[int]:
    """Take in what the children send; the descriptors of those that have finished, died or outstayed their time."""
    first = min(child.began for child in running.values()) + limits.seconds
    ended = []
    for key, _ in selector.select(max(0.0, first - time.monotonic())):
        chunk = os.read(key.fd, 1 << 20)
        child = running[key.fd]
        child.received += chunk
        if page := page_told(child.received):
            child.began = time.monotonic()
            told(child.source, *page)
        if not chunk:
            ended.append(key.fd)
    now = time.monotonic()
    late = [fd for fd, child in running.items() if fd not in ended and now - child.began >= limits.seconds]
    return ended + late


class Server:
    """The fork server, seen from the builder."""

    def __init__(self, *, many: bool = True) -> None:
        self._many = many
        self._connection, theirs = Pipe()
        environment = os.environ | SINGLE_THREADED | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "pipeline.batch.forkserver", str(theirs.fileno()), "many" if many else "few"],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # Ctrl-C is for the builder, which then ends the children in order
        )
        theirs.close()

    def start(self, source: Source, read: Reader, limits: Limits) -> tuple[int, _Child]:
        """A child that reads `source`, and the descriptor its answer comes over."""
        ours, theirs = os.pipe()
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        request = {
            "read": address(read),
            "source": source_to(source),
            "memory": limits.memory,
            "seconds": int(limits.seconds),
            "many": self._many,
            "one_scan": limits.one_scan,
            "ocr": limits.ocr,
        }
        try:
            pid = self._ask(request, theirs, errors.fileno())["pid"]
        finally:
            os.close(theirs)
        return ours, _Child(source, pid, time.monotonic(), errors)

    def read(self, source: Source, read: Reader, limits: Limits) -> Outcome:
        """Read one source and wait for it."""
        descriptor, child = self.start(source, read, limits)
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            while not _wait(selector, {descriptor: child}, limits):
                pass
        os.close(descriptor)
        return self.end(child, limits)

    def end(self, child: _Child, limits: Limits) -> Outcome:
        """How the child ended. One that still runs has used up its time and is killed, with all it started."""
        seconds = time.monotonic() - child.began
        ended = self._ask({"reap": child.pid})
        printed = _tail(child.errors)
        head, whole, blob = bytes(child.received).partition(b"\n")
        said = json.loads(head) if whole else {}
        if said and said.pop("size") == len(blob):  # whole, even where the reaping was quicker than its leaving
            return Outcome(child.source, blob, peak=int(ended["peak"]), printed=printed, **said)
        reason, detail = death(ended, seconds, limits)
        return Outcome(child.source, b"", reason, detail, seconds, {}, int(ended["peak"]), printed)

    def close(self) -> None:
        """End the server; it kills the children that still run."""
        self._connection.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(2)
        self._process.kill()
        self._process.wait()

    def _ask(self, request: dict[str, Any], *descriptors: int) -> Any:
        try:
            self._connection.send_bytes(json.dumps(request).encode())
            for descriptor in descriptors:
                send_handle(self._connection, descriptor, self._process.pid)
            return json.loads(self._connection.recv_bytes())
        except (EOFError, ConnectionError) as error:
            raise NoServer("the process that starts the readers has ended; above is what it printed") from error


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


def _tail(file: IO[bytes], size: int = 4000) -> str:
    with file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - size))
        return file.read().decode("utf-8", "replace").strip()
