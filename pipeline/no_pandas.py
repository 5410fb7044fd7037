"""Keeps pandas out of processes that build: pyarrow asks for it at the first array, and nothing there uses it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder


@contextmanager
def no_pandas() -> Iterator[None]:
    """A block in which pandas cannot be imported, which takes a third of a second; pyarrow looks again where a table is
    later asked for as a frame."""
    sys.meta_path.insert(0, _REFUSED)
    try:
        yield
    finally:
        sys.meta_path.remove(_REFUSED)


class _Refused(MetaPathFinder):
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


_REFUSED = _Refused()
