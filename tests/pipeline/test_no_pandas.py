"""What a process that builds loads: Arrow without numpy, unless something there has loaded numpy before."""

from __future__ import annotations

import subprocess
import sys

import pytest

WRITES = """
import sys
{before}
from pipeline.no_pandas import load_arrow
load_arrow()
import pyarrow
{after}
print(pyarrow.array(values).to_pylist(), "numpy" in sys.modules, "pandas" in sys.modules)
"""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "values = [1, None]", "[1, None] False False"),
        ("import numpy", "values = [numpy.int64(1), None]", "[1, None] True False"),
        ("", "import numpy; values = [1]", "[1] True False"),
    ],
    ids=["no numpy", "numpy before", "numpy after"],
)
def test_arrow_is_loaded_without_numpy_unless_that_is_there(before: str, after: str, told: str) -> None:
    code = WRITES.format(before=before, after=after)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == told
