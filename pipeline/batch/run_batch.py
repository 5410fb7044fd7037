"""Build: read the documents of a folder that are new or changed, and write the tables from all of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Protocol, TextIO, cast

from pipeline.batch.outcome import Limits, Outcome, PageTold, Reader
from pipeline.batch.remote import fetch, is_address, publish, staging
from pipeline.batch.store import Store
from pipeline.batch.summary import Named, Summary, summarise
from pipeline.batch.under_way import UnderWay
from pipeline.read import read_source
from pipeline.sources import Source
from pipeline.told import why

ENGINES = {"processes": "pipeline.batch.workers", "dask": "pipeline.batch.cluster"}
TRIES = 3  # rounds of reading: a file that is being saved while it is read is whole a moment later

Progress = Callable[[int, int, str], None]  # documents done, of how many, the one just done


class WrongUse(Exception):  # noqa: N818 - told to the user as it is
    """Something was asked for that cannot be done; the message says in a line what."""


class Engine(Protocol):
    """What reads documents: gives the outcome of each source, in any order; closing the iterator stops the work."""

    def __call__(
        self,
        sources: Iterable[Source],
        read: Reader,
        *,
        jobs: int,
        limits: Limits,
        scheduler: str | None,
        told: PageTold,
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

    `jobs` documents are read at once (None: one a core, of scans one); `force` reads unchanged ones too; `log` takes a
    line of JSON a document; `read` reads one of them, in a process of its own. Ctrl-C gives a summary with
    `interrupted`, and the next build goes on from there. Raises WrongUse for a folder that cannot be used, Locked where
    another build writes to `out`. Both may be addresses (s3://...): see pipeline.batch.remote.
    """
    began = time.monotonic()
    _check_use(raw, out, engine)
    with Store(staging(str(out)) if is_address(out) else Path(out)) as store:
        work = UnderWay(store, replace(limits or Limits(), one_scan=jobs is None), read)
        written = interrupted = False
        try:
            _find(work, raw)
            told = _by_page(work, progress)

            def run(sources: list[Source]) -> Iterator[Outcome]:
                if sources:  # an engine is loaded where there is something to read
                    start = cast(Engine, import_module(ENGINES[engine]).run)
                    yield from start(
                        sources, read, jobs=jobs or _cores(), limits=work.limits, scheduler=scheduler, told=told
                    )

            _read(work, run, force, log, progress)
            written = work.write(force)
            if is_address(out):
                publish(store.out, str(out), store.folder / "published")
        except KeyboardInterrupt:
            interrupted = True
        gone = work.gone() if work.found.sources else []
        return summarise(
            work.facts(),
            work.found,
            raw=str(raw),
            out=str(out),
            read=work.read_now,
            kept=work.kept,
            removed=len(gone),
            gone=tuple(gone),
            damaged=tuple(sorted(work.damaged)),
            same_plans=() if interrupted else tuple(Named(file, "", told) for file, told in work.same_plans.items()),
            written=written,
            interrupted=interrupted,
            seconds=round(time.monotonic() - began, 3),
        )


def _find(work: UnderWay, place: Path | str) -> None:
    away = is_address(place)
    try:
        work.find(fetch(str(place), work.store.folder / "raw") if away else Path(place))
    except PermissionError as error:
        raise WrongUse(f"the folder {place} cannot be listed: {why(error)}; the tables are as they were") from error
    if not work.found.sources:
        raise WrongUse(f"there are no documents in {place}")


def _read(
    work: UnderWay,
    run: Callable[[list[Source]], Iterator[Outcome]],
    force: bool,
    log: TextIO | None,
    progress: Progress,
) -> None:
    """Read what is waiting; what changed meanwhile or is stored damaged is read again, a few times."""
    waiting = work.waiting(force)
    work.log(log, kept=work.names)
    progress(work.kept, len(work.first), "")
    for _ in range(TRIES):
        if waiting:
            work.refuse_read_only()
        for outcome in work.take(run(waiting)):
            work.log(log, outcome=outcome)
            progress(work.done, len(work.first), outcome.source.source_file)
        waiting = work.again(force)
        if not waiting:
            break
    work.give_up(waiting)


def _by_page(work: UnderWay, progress: Progress) -> PageTold:
    """Progress within a document, which a scan of many pages makes slowly."""

    def told(source: Source, page: int, pages: int) -> None:
        where = f", page {page} of {pages}" if pages else ""
        progress(work.done, len(work.first), source.source_file + where)

    return told


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
    if not is_address(out) and Path(raw).resolve() in Path(out).resolve().parents:
        raise WrongUse(f"the folder for the tables, {out}, stands inside that of the documents; name one beside it")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
