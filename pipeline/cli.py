"""`actionplans`: the command line. Only the command that is typed is imported, and none for help."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from pipeline.commands.overview import overview
from pipeline.told import in_words

ARROW_MEMORY = "ARROW_DEFAULT_MEMORY_POOL"  # Arrow's own keeps half as much again of what is given back


def main() -> None:
    """Run the command line. Where the reader of a pipe has seen enough, as `head` has, that is no failure."""
    os.environ.setdefault(ARROW_MEMORY, "system")
    try:
        try:
            _run()
        except SystemExit as end:
            if isinstance(end.__context__, BrokenPipeError):
                raise end.__context__ from None
            sys.stdout.flush()
            raise
    except BrokenPipeError:
        _leave(0)
    except OSError as error:
        print(f"actionplans: {in_words(error)}", file=sys.stderr)
        _leave(2)


def _run() -> None:
    if sys.argv[1:] == ["--help"]:
        print(overview())
        raise SystemExit
    from pipeline.commands.app import app

    app()


def _leave(status: int) -> NoReturn:
    """End; what still waits to be printed goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    raise SystemExit(status)
