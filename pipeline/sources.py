"""Find: the documents of a folder, each with its hash and the card that stands beside it, and what cannot be seen."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.told import why

IGNORED = {"README.md", "LICENSE", "LICENCE"}
CARD_SUFFIX = ".yml"
LONE_CARD = "a card, and there is no document of its name beside it"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. `source_file` is its path below the raw folder, with forward slashes; `card` its card, if
    any, and `card_sha256` the hash of that, "" where it cannot be opened."""

    path: Path
    source_file: str
    sha256: str
    bytes: int
    card: Path | None = None
    card_sha256: str = ""

    @property
    def document_id(self) -> str:
        return self.sha256[:16] or hashlib.sha256(self.source_file.encode()).hexdigest()[:16]


def source_of(path: Path, raw: Path, sha256: str | None = None) -> Source:
    """The file at `path` as a source below `raw`; its bytes are hashed unless `sha256` is known.

    Raises OSError where it cannot be read.
    """
    known = sha256 or hash_of(path)
    card = _card_of(path)
    return Source(path, printable(path, raw), known, path.stat().st_size, card, _card_hash(card))


def hash_of(path: Path) -> str:
    """The sha256 of a file's bytes. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unchanged(source: Source) -> bool:
    """Whether the file and its card still hold the bytes they are known by. Raises OSError where they are gone."""
    return hash_of(source.path) == source.sha256 and _card_hash(source.card) == source.card_sha256


def _card_of(path: Path) -> Path | None:
    """The card beside a file; none where the name is so long that a card's would be no name."""
    card = path.with_name(path.name + CARD_SUFFIX)
    try:
        return card if card.is_file() else None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise


def _card_hash(card: Path | None) -> str:
    try:
        return hash_of(card) if card else ""
    except OSError:
        return ""


def printable(path: Path, raw: Path) -> str:
    """The path below `raw` with forward slashes; bytes of a name that are no UTF-8 as \\xNN."""
    return os.fsencode(path.relative_to(raw).as_posix()).decode("utf-8", "backslashreplace")


@dataclass(slots=True)
class Survey:
    """What was found below a folder: files that may be documents, in order; folders that cannot be listed and things
    that are no files, each by its path below the folder with the reason in words."""

    paths: list[Path] = field(default_factory=list)
    unlisted: dict[str, str] = field(default_factory=dict)
    passed_over: dict[str, str] = field(default_factory=dict)

    def hides(self, source_file: str) -> str | None:
        """Why a file known from before cannot be seen; None where its folder was listed and it is gone."""
        return next((why for folder, why in self.unlisted.items() if source_file.startswith(f"{folder}/")), None)


def survey(raw: Path) -> Survey:
    """Every file below `raw` that may be a document, in any depth; hidden files, cards and READMEs are none.

    Links to files are followed, links to folders are not: they could lead in circles. Raises OSError where `raw` itself
    cannot be listed.
    """
    found, waiting = Survey(), [raw]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            if folder == raw:
                raise
            found.unlisted[printable(folder, raw)] = why(error)
            continue
        waiting += [Path(entry) for entry in entries if _sort_in(entry, raw, found)]
        found.passed_over |= {printable(Path(folder, card), raw): LONE_CARD for card in _lone_cards(entries)}
    found.paths.sort()
    return found


def _sort_in(entry: os.DirEntry[str], raw: Path, found: Survey) -> bool:
    """Note an entry as what it is; whether it is a folder to be listed."""
    if entry.name.startswith((".", "~$")):
        return False
    if entry.is_dir(follow_symlinks=False):
        return True
    if odd := _odd(entry):
        found.passed_over[printable(Path(entry), raw)] = odd
    elif entry.name not in IGNORED and not entry.name.endswith(CARD_SUFFIX):
        found.paths.append(Path(entry))
    return False


def _lone_cards(entries: Sequence[os.DirEntry[str]]) -> list[str]:
    names = {entry.name for entry in entries}
    cards = (name for name in names if name.endswith(CARD_SUFFIX) and not name.startswith("."))
    return sorted(card for card in cards if card.removesuffix(CARD_SUFFIX) not in names)


def _odd(entry: os.DirEntry[str]) -> str:
    """What an entry is that is no file, in words; "" for a file and for what cannot be told, which reading will."""
    try:
        mode = entry.stat().st_mode
    except OSError:
        return ""
    if stat.S_ISDIR(mode):
        return "a link to a folder, which is not followed"
    return "" if stat.S_ISREG(mode) else "no file but a pipe, socket or device"
