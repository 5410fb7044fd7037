"""bulk_calls.c compiled here and now, whatever was installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from extractors.pdf.page import bulk

SOURCE = Path(bulk.__file__).with_name("bulk_calls.c")


def compiled(folder: Path) -> Path:
    """The library, in this folder; the test is left out where there is no compiler."""
    compiler = shutil.which("cc") or pytest.skip("there is no compiler")
    library = folder / "bulk_calls.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, SOURCE], check=True)
    return library
