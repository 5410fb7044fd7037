"""Find: the documents of a folder, each with its hash and the card that stands beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

IGNORED = {"README.md", "LICENSE", "LICENCE"}
CARD_SUFFIX = ".yml"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. `source_file` is its path below the raw folder, with forward slashes; `card` its card, if
    any."""

    path: Path
    source_file: str
    sha256: str
    bytes: int
    card: Path | None = None

    @property
    def document_id(self) -> str:
        return self.sha256[:16] or hashlib.sha256(self.source_file.encode()).hexdigest()[:16]


def source_of(path: Path, raw: Path, sha256: str | None = None) -> Source:
    """The file at `path` as a source below `raw`; its bytes are hashed unless `sha256` is known.

    Raises OSError where it cannot be read.
    """
    if sha256 is None:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    card = path.with_name(path.name + CARD_SUFFIX)
    return Source(path, printable(path, raw), sha256, path.stat().st_size, card if card.is_file() else None)


def printable(path: Path, raw: Path) -> str:
    """The path below `raw` with forward slashes; bytes of a name that are no UTF-8 as \\xNN."""
    return os.fsencode(path.relative_to(raw).as_posix()).decode("utf-8", "backslashreplace")


def document_paths(raw: Path, without: Path | None = None) -> Iterator[Path]:
    """Every file below `raw` that may be a document, in any depth, sorted; hidden files, cards and READMEs are none,
    nor is anything below `without`, for an output folder that stands inside."""
    for path in sorted(raw.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(raw).parts)
        if hidden or path.name in IGNORED or path.name.endswith(CARD_SUFFIX) or not path.is_file():
            continue
        if without is None or without not in path.parents:
            yield path
