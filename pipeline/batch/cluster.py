"""The Dask engine: documents read by the workers of a running Dask cluster, each again in a child process of its own.

A document and its card travel with the task, so workers need no folder in common with the builder. A worker that dies
costs the documents it was reading some time: Dask gives them to another.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.batch.outcome import Limits, NoServer, Outcome, PageTold, Reader, silent
from pipeline.batch.passing import KILLED
from pipeline.batch.workers import Server
from pipeline.sources import CARD_SUFFIX, Source

TASKS_AHEAD = 3  # tasks a thread of the cluster has waiting: enough to keep it busy, few enough not to fill its memory
_of_thread = threading.local()


def run(
    sources: Iterable[Source],
    read: Reader,
    *,
    jobs: int,
    limits: Limits,
    scheduler: str | None = None,
    told: PageTold = silent,
) -> Iterator[Outcome]:
    """As `pipeline.batch.workers.run`, on the cluster whose scheduler is at `scheduler`, which says how many at once.
    Its workers tell of no pages.

    Raises NoServer where there is no cluster at that address or Dask is not installed.
    """
    waiting = iter(sources)
    if (first := next(waiting, None)) is None:
        return
    client = _client(scheduler)
    try:
        yield from _through(client, first, waiting, read, limits)
    finally:
        client.close()


def _through(client: Any, first: Source, waiting: Iterator[Source], read: Reader, limits: Limits) -> Iterator[Outcome]:
    from distributed import KilledWorker, as_completed

    def submit(source: Source) -> Any:
        card = _bytes(source.card) if source.card else None
        future = client.submit(read_there, source, _bytes(source.path), card, read, limits, pure=False)
        asked[future.key] = source
        return future

    asked: dict[str, Source] = {}
    ahead = TASKS_AHEAD * max(1, sum(client.nthreads().values()))
    done = as_completed([submit(first), *map(submit, islice(waiting, ahead - 1))])
    for future in done:
        source = asked.pop(future.key)
        try:
            outcome = replace(future.result(), source=source)
        except KilledWorker:
            outcome = Outcome(source, b"", KILLED, "the workers that were to read it died")
        if (following := next(waiting, None)) is not None:
            done.add(submit(following))
        yield outcome


def _bytes(path: Path) -> bytes:
    """The bytes of a file; none where it is gone, which the worker takes for a change, and the builder looks again."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def read_there(source: Source, content: bytes, card: bytes | None, read: Reader, limits: Limits) -> Outcome:
    """On a worker: read a document from its bytes. The name of its file stays, the folder does not matter."""
    if not hasattr(_of_thread, "server"):
        _of_thread.server = Server()
    with TemporaryDirectory() as folder:
        path = Path(folder) / source.path.name
        path.write_bytes(content)
        if card is not None:
            path.with_name(path.name + CARD_SUFFIX).write_bytes(card)
        here = replace(source, path=path, card=path.with_name(path.name + CARD_SUFFIX) if card is not None else None)
        outcome: Outcome = _of_thread.server.read(here, read, limits)
        return outcome


def _client(scheduler: str | None) -> Any:
    if scheduler is None:
        raise NoServer("--engine dask needs --scheduler with the address of one, tcp://host:8786")
    try:
        from distributed import Client

        return Client(scheduler, timeout="10s")
    except ImportError as error:
        raise NoServer("--engine dask needs Dask: pip install 'actionplans[dask]'") from error
    except (OSError, ValueError) as error:
        raise NoServer(f"there is no Dask scheduler at {scheduler}") from error
