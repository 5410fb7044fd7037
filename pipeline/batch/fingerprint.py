"""What rows depend on besides their document, as one hash: the code that reads, the vocabularies, the libraries."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from extractors.scan.mode import mode
from pipeline.version import installed

ROOT = Path(__file__).parents[2]
FIRST = "pipeline.read"
WRITER = "pipeline.batch.write"
WRITING_LIBRARIES = ("duckdb", "rapidfuzz", "scikit-learn")
LIBRARIES = (
    "dateparser",
    "lxml",
    "numpy",
    "pdfplumber",
    "pikepdf",
    "pyarrow",
    "pypdfium2",
    "rapidocr",
    "spacy",
)
# As the layout of these files has it, each statement on lines of its own; parsing them takes twenty times as long. What
# stands before the word is looked at afterwards, since an expression that begins with a word is found at once.
IMPORT = re.compile(r"import (?P<names>\([^)]*\)|[^\n#]+)")


@cache
def fingerprint() -> str:
    """The hash; one that differs means that documents have to be read again."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in reading_files():
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in LIBRARIES:
        digest.update(_version(library).encode())
    digest.update(mode().encode())
    digest.update(str(bool(shutil.which("soffice"))).encode())  # .doc files can be read from the day it is installed
    return digest.hexdigest()


@cache
def writing_fingerprint() -> str:
    """What the tables depend on besides the documents' rows: one that differs has them written again."""
    digest = hashlib.sha256(" ".join(map(_version, WRITING_LIBRARIES)).encode())
    for path in sorted(_reached(WRITER)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def reading_files() -> list[Path]:
    """The files that decide what is read: all of schema/ and extractors/, of pipeline/ what `pipeline.read` reaches."""
    files = [path for package in ("schema", "extractors") for path in _counting(ROOT / package)]
    return sorted([*files, *_reached(FIRST)])


def _reached(first: str) -> set[Path]:
    """The modules of pipeline/ that `first` imports, also by way of others, and itself."""
    reached, waiting = set[Path](), {first}
    while waiting:
        path = _modules().get(waiting.pop())
        if path and path not in reached:
            reached.add(path)
            waiting |= imported(path)
    return reached


def imported(path: Path) -> set[str]:
    """The modules a Python file imports anywhere: "a.b" for `import a.b`; "a" and "a.b" for `from a import b`."""
    names: set[str] = set()
    text = path.read_text(encoding="utf-8")
    for match in IMPORT.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].split()
        imported = [alias.split()[0] for alias in match["names"].strip("()").split(",") if alias.split()]
        if not before:
            names |= set(imported)
        elif before[0] == "from" and len(before) == 2:
            names |= {before[1], *(f"{before[1]}.{name}" for name in imported)}
    return names


@cache
def _modules() -> dict[str, Path]:
    """The modules of pipeline/ by name."""
    begins = len(str(ROOT)) + 1
    files = (path for path in _counting(ROOT / "pipeline") if path.suffix == ".py")
    return {str(path)[begins:-3].replace(os.sep, "."): path for path in files}


def _counting(package: Path) -> Iterator[Path]:
    for folder, _, files in os.walk(package):
        yield from (Path(folder, name) for name in files if name.endswith((".py", ".yml", ".csv", ".txt")))


def _version(library: str) -> str:
    return installed().get(library.replace("-", "_"), "")
