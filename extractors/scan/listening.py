"""Who hears of a scan while it is read, which takes seconds a page: nobody, unless somebody asks to."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from typing import Protocol


class Listener(Protocol):
    """Hears that a page, the `number`th of `pages` that OCR reads, is begun; gives each document its turn."""

    def begins(self, number: int, pages: int) -> None: ...

    def turn(self) -> AbstractContextManager[None]: ...


class Nobody:
    def begins(self, number: int, pages: int) -> None:
        """Nothing waits."""

    def turn(self) -> AbstractContextManager[None]:
        return nullcontext()


NOBODY = Nobody()
listener: ContextVar[Listener] = ContextVar("listener", default=NOBODY)
