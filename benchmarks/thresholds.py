"""Thresholds that no test holds: each number at the head of the modules mutmut changes, moved by a tenth either way.

mutmut changes what stands in functions alone; this moves what they are measured by. Run by `make mutants`.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parents[1]
SETTINGS = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]


class Moved(NamedTuple):
    """A module's text with one of its numbers moved."""

    name: str
    value: float
    text: str


def moved(text: str) -> Iterator[Moved]:
    lines = text.splitlines(keepends=True)
    for node in ast.parse(text).body:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)):
            continue
        number, target, at = node.value.value, node.targets[0], node.value
        if not isinstance(number, int | float) or not isinstance(target, ast.Name):
            continue
        step = number / 10 if isinstance(number, float) else max(number // 10, 1)
        for value in (number - step, number + step):
            line = lines[at.lineno - 1]
            changed = f"{line[: at.col_offset]}{value!r}{line[at.end_col_offset :]}"
            yield Moved(target.id, value, "".join([*lines[: at.lineno - 1], changed, *lines[at.lineno :]]))


def is_seen(folder: Path, tests: list[str]) -> bool:
    """Whether a test fails."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode == 1


def main() -> int:
    tests = SETTINGS["pytest_add_cli_args_test_selection"]
    unseen = total = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in (*SETTINGS["source_paths"], "tests"):
            shutil.copytree(HERE / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        for module in SETTINGS["only_mutate"]:
            whole = (folder / module).read_text("utf-8")
            for number in moved(whole):
                (folder / module).write_text(number.text, "utf-8")
                total += 1
                if not is_seen(folder, tests):
                    unseen += 1
                    print(f"{module}: no test sees {number.name} = {number.value:g}")
            (folder / module).write_text(whole, "utf-8")
    print(f"{total - unseen} of {total} moved thresholds are seen by a test")
    return 0


if __name__ == "__main__":
    sys.exit(main())
