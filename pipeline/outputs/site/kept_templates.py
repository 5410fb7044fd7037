"""Keeps templates compiled beside the compiled modules, as Python keeps those: to compile them is a tenth of a site."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

FOLDER_OF_COMPILED = Path(__file__).parent / "__pycache__"


class KeptTemplates(FileSystemBytecodeCache):
    """A file a template; Jinja sees whether it was made of the template as it is, and by this version of Python.

    Where nothing can be kept, they are compiled each time.
    """

    def __init__(self) -> None:
        super().__init__(str(FOLDER_OF_COMPILED), f"template-%s.{sys.implementation.cache_tag}")

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            super().dump_bytecode(bucket)
