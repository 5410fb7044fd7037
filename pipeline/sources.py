"""Find: the documents of a folder, each with its hash and the card that stands beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

IGNORED = {"README.md", "LICENSE", "LICENCE"}
CARD_SUFFIX = ".yml"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. `source_file` is its path below the raw folder, with forward slashes; `card` its card, if any."""

    path: Path
    source_file: str
    sha256: str
    bytes: int
    card: Path | None = None

    @property
    def document_id(self) -> str:
        return self.sha256[:16]


def source_of(path: Path, raw: Path) -> Source:
    """The file at `path` as a source below `raw`. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    card = path.with_name(path.name + CARD_SUFFIX)
    return Source(path, path.relative_to(raw).as_posix(), digest, path.stat().st_size, card if card.is_file() else None)


def document_paths(raw: Path) -> Iterator[Path]:
    """Every file below `raw` that may be a document, in any depth, sorted; hidden files, cards and READMEs are none."""
    for path in sorted(raw.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(raw).parts)
        if path.is_file() and not hidden and path.name not in IGNORED and not path.name.endswith(CARD_SUFFIX):
            yield path
