"""Keeps templates compiled beside the compiled modules, as Python keeps those: to compile them is a tenth of a site."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from pipeline.whole_file import replacing

FOLDER_OF_COMPILED = Path(__file__).parent / "__pycache__"


class KeptTemplates(BytecodeCache):
    """A file a template; Jinja sees whether it was made of the template as it is, and by this version of Python.

    Where nothing can be kept, they are compiled each time.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError), _file_of(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError), replacing(_file_of(bucket)) as partial, partial.open("wb") as file:
            bucket.write_bytecode(file)


def _file_of(bucket: Bucket) -> Path:
    return FOLDER_OF_COMPILED / f"template-{bucket.key}.{sys.implementation.cache_tag}"
