"""Whole files: written beside their place under a short name, then put there in one step, or not at all."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write to, which takes the place of `target` when the block ends and is removed where it fails.

    Its name is short whatever that of the target: a name may have 255 bytes and leave no room for a suffix.
    """
    partial = target.with_name(f".{hashlib.sha256(target.name.encode(errors='surrogateescape')).hexdigest()[:16]}.part")
    try:
        yield partial
        partial.replace(target)
    except BaseException as error:
        partial.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(partial):
            error.filename = str(target)  # the name that its reader knows
        raise


@contextmanager
def told_by_the_system(path: Path) -> Iterator[None]:
    """What SQLite cannot write is the fault of the system that it is: a disk that is full, or one that fails."""
    import sqlite3

    try:
        yield
    except sqlite3.OperationalError as error:
        code = errno.ENOSPC if error.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
        raise OSError(code, str(error), str(path)) from error
