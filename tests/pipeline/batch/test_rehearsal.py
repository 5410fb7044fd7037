"""What a child finds loaded: it compiles few patterns of its own and imports no library."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MOST_LETTERS = 500  # of all patterns that a child compiles: those of a plan's own words, not those of vocabularies
READ = """
import json, re._compiler, sys
from pathlib import Path
import extractors.sheet.reader, extractors.word.reader
from pipeline.batch.rehearsal import prepare
from pipeline.read import read_path, read_source

prepare(read_source, ".xlsx")
compiled, compile_, before = [], re._compiler.compile, set(sys.modules)
re._compiler.compile = lambda pattern, flags=0: compiled.append(str(pattern)) or compile_(pattern, flags)
read_path(Path(sys.argv[1]))
libraries = {name.partition(".")[0] for name in set(sys.modules) - before} - {"encodings"}
print(json.dumps({"letters": sum(map(len, compiled)), "libraries": sorted(libraries)}))
"""


@pytest.mark.parametrize("name", ["larkfen-2017.docx", "netherby-2024.xlsx", "wexmoor-2015.docx"])
def test_a_child_finds_patterns_and_libraries_loaded(name: str) -> None:
    command = [sys.executable, "-c", READ, str(ROOT / "data" / "raw" / name)]
    found = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    assert found["libraries"] == []
    assert found["letters"] <= MOST_LETTERS
