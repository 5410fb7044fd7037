"""Keeps pandas, and numpy where nothing needs it, out of processes that build: pyarrow asks for both by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_pandas() -> Iterator[None]:
    """A block in which pandas cannot be imported, which takes a third of a second; pyarrow looks again where a table is
    later asked for as a frame."""
    with _refused("pandas"):
        yield


@contextmanager
def no_numpy() -> Iterator[None]:
    """A block in which neither pandas nor numpy can be imported, for a process that only builds: what `load_arrow` says
    of pyarrow holds for it from then on."""
    with _refused("numpy", "pandas"):
        yield


def load_arrow() -> None:
    """Load pyarrow without numpy, which takes a tenth of a second: for a process whose rows hold no values of numpy and
    that does nothing else, since pyarrow gives none as long as it lives. Where numpy is loaded already, pyarrow takes
    it from there."""
    with _refused("numpy", "pandas"):
        import pyarrow

        pyarrow.array([None])  # at the first array it asks for pandas


@contextmanager
def _refused(*libraries: str) -> Iterator[None]:
    finder = _Refused(libraries)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Refused:
    def __init__(self, libraries: tuple[str, ...]) -> None:
        self._libraries = libraries

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname in self._libraries:
            raise ModuleNotFoundError(fullname)
