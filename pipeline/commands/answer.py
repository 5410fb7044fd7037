"""How commands answer: in words or as JSON, and with exit status 2 for what they cannot do."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import NoReturn

import typer


class Format(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"


def stop(message: str) -> NoReturn:
    """End with exit status 2 and a message on standard error."""
    print(f"actionplans {message}", file=sys.stderr)
    raise typer.Exit(2)


def nothing(message: str) -> NoReturn:
    """End with exit status 1, since nothing was found, and a message on standard error."""
    print(f"actionplans {message}", file=sys.stderr)
    raise typer.Exit(1)
