"""`actionplans watch`: a build whenever a document comes, changes or goes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import program, say, stop
from pipeline.told import in_words

EXAMPLES = """[bold]Examples[/bold]

  actionplans watch data/raw data/normalized

  actionplans watch data/raw data/normalized --every 30

[bold]Exit status[/bold]: 0 stopped by Ctrl-C; 2 wrong use. A document that cannot be read is told and stops nothing.
"""

Sight = dict[str, tuple[int, int]]  # path -> size and time


def watch(
    raw: Annotated[Path, typer.Argument(help="Folder of documents.", show_default=False)],
    out: Annotated[Path, typer.Argument(help="Folder for the tables.", show_default=False)],
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks at the folder.")] = 2.0,
) -> None:
    """Build OUT from RAW now, and again each time the documents in RAW change, until Ctrl-C."""
    built: Sight | None = None
    before: Sight | None = None
    try:
        while True:
            now = _sight(raw)
            if now != built and (now == before or built is None):  # a file that is being copied is not yet whole
                built = now
                _build(raw, out)
            before = now
            time.sleep(every)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    except OSError as error:
        stop(f"watch: {in_words(error)}")


def _sight(raw: Path) -> Sight:
    """Size and time of each file below a folder, cards too. Raises OSError where it cannot be listed."""
    next(raw.iterdir(), None)
    seen: Sight = {}
    for path in raw.rglob("*"):
        try:
            state = path.stat()
        except OSError:  # gone between two looks: the next sees it
            continue
        seen[str(path)] = (state.st_size, state.st_mtime_ns)
    return seen


def _build(raw: Path, out: Path) -> None:
    from pipeline.batch.lock import Locked
    from pipeline.batch.outcome import NoServer
    from pipeline.batch.run_batch import WrongUse, build

    try:
        summary = build(raw, out)
    except (WrongUse, Locked, NoServer) as error:
        stop(f"watch: {error}")
    if summary.interrupted:
        raise KeyboardInterrupt
    say(summary.lines(program()))
