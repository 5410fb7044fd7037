"""How the reading of one document is asked for, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.scan.mode import mode
from pipeline.sources import Source

if TYPE_CHECKING:
    from schema.contract import Records

Reader = Callable[[Source], "Records"]
PageTold = Callable[[Source, int, int], None]  # a document, its page and of how many; 0 of 0 where it waits


def silent(source: Source, page: int, pages: int) -> None:
    """Tell nobody."""


class NoServer(RuntimeError):  # noqa: N818 - told to the user as it is
    """The process that starts the readers is gone: its code does not load, or the system stopped it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use: seconds by the clock, on each page where it is read by OCR, and bytes of memory.

    `one_scan`: documents that are read by OCR wait for one another. `ocr`: which pages are, as the builder has it.
    """

    seconds: float = 120.0
    memory: int = 2 << 30
    one_scan: bool = True
    ocr: str = field(default_factory=mode)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of one source ended: its tables as bytes, or the reason why there are none.

    `timings` are seconds by step, `peak` the child's highest memory in bytes, `printed` what libraries printed.
    """

    source: Source
    blob: bytes = b""
    reason: str = ""
    detail: str = ""
    seconds: float = 0.0
    timings: dict[str, float] = field(default_factory=dict)
    peak: int = 0
    printed: str = ""


def address(read: Reader) -> str:
    """A function as "module:function", by which another process finds it again."""
    return f"{read.__module__}:{read.__qualname__}"
