"""How commands answer: in words or as JSON, and with exit status 2 for what they cannot do."""

from __future__ import annotations

import shlex
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

import typer

from pipeline.told import in_words, shown

NAME = "actionplans"  # as installed


class Format(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"


def say(lines: Iterable[str]) -> None:
    """Print lines for a person, control characters from names and documents escaped."""
    for line in lines:
        print(shown(line))


def tell(text: str) -> None:
    """Print data for a program, as it is; where a terminal reads it, control characters are escaped."""
    print(shown(text) if sys.stdout.isatty() else text)


def program() -> str:
    """What to type for this program: its name where a shell finds it, else the path it was started by."""
    started = Path(sys.argv[0])
    if started.stem != NAME or shutil.which(NAME):
        return NAME
    return shlex.quote(sys.argv[0])


def note(message: str) -> None:
    """Say a line on standard error, as what an answer rests on."""
    print(f"{NAME} {shown(message)}", file=sys.stderr)


def stop(message: str) -> NoReturn:
    """End with exit status 2 and a message on standard error."""
    note(message)
    raise typer.Exit(2)


def stopped(message: str) -> NoReturn:
    """End with exit status 130, as what Ctrl-C ends does, and a message on standard error."""
    note(message)
    raise typer.Exit(130)


def end_as_by_ctrl_c() -> None:
    """Let what ends a program from outside end it as cleanly as Ctrl-C does, which leaves nothing half written."""
    for ended in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(ended) is not signal.SIG_IGN:  # as nohup says of SIGHUP
            signal.signal(ended, signal.default_int_handler)


def nothing(message: str) -> NoReturn:
    """End with exit status 1, since nothing was found, and a message on standard error."""
    note(message)
    raise typer.Exit(1)


@contextmanager
def asking(command: str, *told: type[Exception]) -> Iterator[None]:
    """A block that asks the tables: the exit status is 1 where there is nothing to answer with, 2 where they cannot be
    read or it raises what is `told`."""
    from pipeline.questions.query import Nothing

    known: tuple[type[Exception], ...] = (OSError, *told)
    try:
        yield
    except Nothing as why:
        nothing(f"{command}: {why}")
    except known as error:
        stop(f"{command}: {in_words(error)}")


@contextmanager
def reading(command: str, file: Path, *told: type[Exception]) -> Iterator[None]:
    """A block that reads a user's file: where it cannot be read, or raises what is `told`, the exit status is 1."""
    from extractors.model import Unreadable
    from pipeline.unreadable import crash

    known: tuple[type[Exception], ...] = (Unreadable, *told)
    try:
        yield
    except known as error:
        nothing(f"{command}: {file}: {in_words(error)}")
    except Exception as error:  # noqa: BLE001 - a file may be broken in ways no reader knows of yet
        nothing(f"{command}: {file}: crashed: {crash(error)}")
