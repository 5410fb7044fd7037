"""The processes engine: documents read in child processes, each within a time and a memory limit that really stop it.

A child reads a few documents in turn, which spares most of what a new one costs: memory that it shares with others is
copied once, and patterns are compiled once. Where one that has read before fails, the document is read anew by itself.
"""

from __future__ import annotations

import json
import os
import selectors
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import chain, islice
from multiprocessing import Pipe
from multiprocessing.reduction import send_handle
from typing import Any

from pipeline.batch.child import Child, death, printed_by, wait
from pipeline.batch.forkserver import source_to
from pipeline.batch.outcome import Limits, NoServer, Outcome, PageTold, Reader, address, silent
from pipeline.sources import Source

# One thread a process: those that libraries start would not survive the fork, and documents share the cores.
SINGLE_THREADED = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}
FEW_DOCUMENTS = 2  # documents that are read sooner than what they need is loaded for all
MOST_IN_TURN = 20  # documents that one child reads: by then what a new one costs is a twentieth of each
LARGE = 256 << 20  # bytes: a child that needed more is ended, so that its memory is given back
MAY_BE_OF_OTHERS = ("crashed", "memory")  # reasons that what a child read before may have caused
FOR_WRITING = ("pyarrow.parquet", "pipeline.batch.write", "pipeline.links.write_links")


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
    alone: list[Source] = []  # to be read by a child of their own
    running: dict[int, Child] = {}  # by the descriptor of its socket
    idle: list[Child] = []
    server = Server(many=len(first) > FEW_DOCUMENTS)
    threading.Thread(target=_load_for_writing, daemon=True).start()
    selector = selectors.DefaultSelector()
    try:
        while True:
            while len(running) < jobs:
                if alone:
                    child = server.start(alone.pop(), read, limits)
                elif (source := next(waiting, None)) is not None:
                    child = server.start(source, read, limits, idle.pop() if idle else None)
                else:
                    break
                running[child.channel] = child
                selector.register(child.channel, selectors.EVENT_READ)
            if not running:
                return
            for descriptor in wait(selector, running, limits, told):
                selector.unregister(descriptor)
                child = running.pop(descriptor)
                outcome, may_go_on = server.end(child, limits)
                if may_go_on:
                    idle.append(child)
                if child.count > 1 and outcome.reason in MAY_BE_OF_OTHERS:
                    alone.append(outcome.source)
                else:
                    yield outcome
    finally:
        server.close()
        selector.close()
        for child in (*running.values(), *idle):
            child.close()


def _load_for_writing() -> None:
    """Load what the tables are written with while this process waits for the first document."""
    for name in FOR_WRITING:
        import_module(name)


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

    def start(self, source: Source, read: Reader, limits: Limits, idle: Child | None = None) -> Child:
        """A child that reads `source`: the idle one, which has read others, or a new one."""
        request = {
            "read": address(read),
            "source": source_to(source),
            "memory": limits.memory,
            "seconds": int(limits.seconds),
            "many": self._many,
            "one_scan": limits.one_scan,
            "ocr": limits.ocr,
        }
        if idle:
            return self._go_on(idle, source, request) or self.start(source, read, limits)
        ours, theirs = socket.socketpair()
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        with theirs:
            pid = self._ask(request, theirs.fileno(), errors.fileno())["pid"]
        return Child(source, pid, time.monotonic(), ours.detach(), errors)

    def _go_on(self, child: Child, source: Source, request: dict[str, Any]) -> Child | None:
        """The child with another document to read, None where it has ended meanwhile."""
        child.source, child.began = source, time.monotonic()
        child.count += 1
        child.received.clear()
        try:
            os.write(child.channel, json.dumps(request).encode() + b"\n")
        except ConnectionError:
            self._reap(child)
            return None
        return child

    def read(self, source: Source, read: Reader, limits: Limits) -> Outcome:
        """Read one source, in a child of its own, and wait for it."""
        child = self.start(source, read, limits)
        with selectors.DefaultSelector() as selector:
            selector.register(child.channel, selectors.EVENT_READ)
            while not wait(selector, {child.channel: child}, limits):
                pass
        outcome, may_go_on = self.end(child, limits)
        if may_go_on:
            self._reap(child)
        return outcome

    def end(self, child: Child, limits: Limits) -> tuple[Outcome, bool]:
        """How the reading ended, and whether the child may read another document.

        One that still reads has used up its time and is killed, with all it started.
        """
        seconds = time.monotonic() - child.began
        printed = printed_by(child.errors)
        if not child.is_whole:
            ended = self._reap(child)
            ended["worked"] -= child.worked
            reason, detail = death(ended, seconds, limits)
            return Outcome(child.source, b"", reason, detail, seconds, {}, int(ended["peak"]), printed), False
        head, _, blob = bytes(child.received).partition(b"\n")
        said = json.loads(head)
        del said["size"]
        child.worked = said.pop("worked")
        may_go_on = (
            self._many
            and not said["reason"]
            and not child.is_scan
            and child.count < MOST_IN_TURN
            and said["peak"] < LARGE
        )
        if not may_go_on:
            self._reap(child)
        return Outcome(child.source, blob, printed=printed, **said), may_go_on

    def _reap(self, child: Child) -> dict[str, float]:
        """How the child ended, which is killed where it still runs."""
        ended: dict[str, float] = self._ask({"reap": child.pid})
        child.close()
        return ended

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
