"""What a process that builds loads: Arrow without numpy, unless something there has loaded numpy before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from schema.contract import contract

WRITES = """
import sys
{before}
from pipeline.no_pandas import load_arrow
load_arrow()
import pyarrow
{after}
print(pyarrow.array(values).to_pylist(), "numpy" in sys.modules, "pandas" in sys.modules)
"""


BUILDS = """
import sys
from pipeline.cli import main
sys.argv = ["actionplans", "build", *sys.argv[1:], "--quiet"]
try:
    main()
except SystemExit as end:
    print(end.code, "pyarrow" in sys.modules, "duckdb" in sys.modules, "numpy" in sys.modules, "pandas" in sys.modules)
"""


def test_a_build_writes_all_tables_without_numpy(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "plan.md").write_text("# Plan\n\nRef\tAction\tLead\n1\tTrain all managers\tHead of Service\n")
    command = [sys.executable, "-c", BUILDS, str(tmp_path / "raw"), str(tmp_path / "out")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == [
        "0", "True", "True", "False", "False",
    ]  # fmt: skip
    assert {path.stem for path in (tmp_path / "out").glob("*.parquet")} == set(contract())


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
