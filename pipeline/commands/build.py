"""`actionplans build`: documents in, tables out."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractors.scan.mode import MODES, SETTING
from pipeline.commands.answer import Format, end_as_by_ctrl_c, program, say, stop, tell
from pipeline.told import in_words, shown

if TYPE_CHECKING:
    from pipeline.batch.run_batch import Progress

EXAMPLES = """[bold]Examples[/bold]

  actionplans build data/raw data/normalized

  actionplans build data/raw data/normalized --jobs 8 --timeout 60 --log build.jsonl

  actionplans build data/raw data/normalized --summary json | jq .unreadable

  actionplans build s3://bucket/plans s3://bucket/tables --engine dask --scheduler tcp://host:8786

[bold]Exit status[/bold]: 0 every file was read; 1 some were not, or could not be seen, or lines of a
card could not be used, see the summary; 2 wrong use; 130 stopped by Ctrl-C,
and the same command goes on from there.
"""


def build(
    raw: Annotated[str, typer.Argument(help="Folder of documents in any depth, or s3://...", show_default=False)],
    out: Annotated[str, typer.Argument(help="Folder for the tables, or s3://...", show_default=False)],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Documents read at once; if not given one a core, and one scan.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read unchanged documents again.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Show no progress and no summary; the log is still written.")
    ] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds a document may take; of a scan, each page.")] = 120.0,
    memory: Annotated[str, typer.Option(help="Memory a document may use: 2GB, 500MB.")] = "2GB",
    engine: Annotated[str, typer.Option(help="processes, or dask with --scheduler.")] = "processes",
    scheduler: Annotated[str | None, typer.Option(help="Address of the Dask scheduler: tcp://host:8786.")] = None,
    ocr: Annotated[
        str, typer.Option(envvar=SETTING, help="Pages that are pictures: auto, off, or force for every page.")
    ] = "auto",
    log: Annotated[Path | None, typer.Option(help="Write a line of JSON a document, with timings by step.")] = None,
    summary: Annotated[Format, typer.Option(help="Print the summary as text or json.")] = Format.TEXT,
) -> None:
    """Read the documents in RAW and write the tables of the data set to OUT.

    Documents that have not changed since the last build are not read again; those that are gone leave the tables.
    """
    from pipeline.batch.lock import Locked
    from pipeline.batch.outcome import Limits, NoServer
    from pipeline.batch.remote import NoAddress
    from pipeline.batch.run_batch import WrongUse
    from pipeline.batch.run_batch import build as run
    from pipeline.no_pandas import no_numpy, no_pandas

    _choose_ocr(ocr)
    end_as_by_ctrl_c()
    limits = Limits(timeout, _bytes(memory))
    lean = no_numpy if engine == "processes" else no_pandas
    try:
        with _log(log) as lines, _progress(quiet) as progress, lean():
            result = run(
                raw,
                out,
                jobs=jobs,
                force=force,
                limits=limits,
                engine=engine,
                scheduler=scheduler,
                log=lines,
                progress=progress,
            )
    except (WrongUse, Locked, NoAddress, NoServer, OSError) as error:
        stop(f"build: {in_words(error)}")
    except KeyboardInterrupt:  # before there was anything to tell of
        raise typer.Exit(130) from None
    if not quiet:
        if summary is Format.JSON:
            tell(result.to_json())
        else:
            say(result.lines(program()))
    raise typer.Exit(result.exit_code)


def _choose_ocr(wanted: str) -> None:
    """Says to all processes of this build how pages that are pictures are read."""
    if wanted not in MODES:
        raise typer.BadParameter(f"{wanted!r} is none of {', '.join(MODES)}", param_hint="--ocr")
    os.environ[SETTING] = wanted


def _bytes(text: str) -> int:
    """Bytes of "2GB", "500 MB", "1.5g" (binary multiples) or a plain number."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?", text.strip(), re.IGNORECASE)
    if not found or not float(found[1]):
        raise typer.BadParameter(f"{text!r} is no amount of memory; write 2GB or 500MB", param_hint="--memory")
    return int(float(found[1]) * 1024 ** " kmgt".index(found[2].lower() or " "))


def _log(path: Path | None) -> Any:
    return path.open("w", encoding="utf-8") if path else nullcontext()


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal; elsewhere a line for every tenth part, on standard error either way."""
    if quiet:
        yield lambda done, of, name: None
    elif sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _plain()


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("finding documents", total=None)
        yield lambda done, of, name: bar.update(task, completed=done, total=of, description=shown(name))


def _plain() -> Callable[[int, int, str], None]:
    told = -1

    def show(done: int, of: int, name: str) -> None:
        nonlocal told
        if name and done * 10 // of > told:
            told = done * 10 // of
            print(f"{done} of {of} documents", file=sys.stderr, flush=True)

    return show
