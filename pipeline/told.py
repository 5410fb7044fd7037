"""Told: faults, reasons and counts in words, and text from files and documents made safe for a terminal."""

from __future__ import annotations

import errno
import os

WORDS = {
    errno.EACCES: "you have no right to {name}; ask its owner, or use another folder",
    errno.EPERM: "you have no right to {name}; ask its owner, or use another folder",
    errno.EROFS: "{name} is on a read-only disk; use another folder",
    errno.ENOSPC: "the disk of {name} is full; make room and do the same again",
    errno.EDQUOT: "your share of the disk of {name} is used up; make room and do the same again",
    errno.ENAMETOOLONG: "the name of {name} is too long",
    errno.EIO: "the disk of {name} reports a fault; is it still connected?",
    errno.ESTALE: "the network folder of {name} has gone; connect it again",
    errno.EMFILE: "too many files are open at once",
    errno.ENOENT: "{name} is not there",
    errno.EISDIR: "{name} is a folder",
    errno.ENOTDIR: "{name} is below something that is no folder",
}


DO = {
    "encrypted": "save a copy without a password",
    "not_a_pdf": "download it again",
    "corrupt": "ask for another copy",
    "empty": "ask for another copy",
    "no_text_layer": "install the extra ocr, or ask for the document it was printed from",
    "needs_libreoffice": "install LibreOffice, or save it as Word or Excel",
    "unsupported": "save it as PDF, Word or Excel",
    "too_large": "take out what is no plan",
    "timeout": "give it more time: --timeout 600",
    "memory": "give it more memory: --memory 4GB",
    "crashed": "a fault of this program: please report it",
    "cannot_open": "see to its rights; the next build tries again",
    "cannot_list": "see to its rights; the next build tries again",
    "changed": "build again",
    "killed": "build again",
    "waited": "build again",
}  # what can be done of each reason


def in_full(reason: str | None, detail: str | None) -> str:
    """A reason in words: what is wrong and what can be done; "" where nothing is known."""
    wrong = detail or (reason or "").replace("_", " ")
    return "; ".join(word for word in (wrong, DO.get(reason or "")) if word)


def in_words(error: BaseException) -> str:
    """A fault in words for the user; those of the system without their numbers."""
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    named = (is_full and error.filename2) or error.filename  # a copy names what it reads, then what it writes
    name = os.fsdecode(named) if isinstance(named, str | bytes | os.PathLike) else "the output"
    words = WORDS.get(error.errno, "{name}: " + (error.strerror or type(error).__name__))
    return words.format(name=name)


def why(error: OSError) -> str:
    """Why a file of the input cannot be used, in words that do not repeat its name."""
    short = {
        errno.EACCES: "you have no right to read it",
        errno.EPERM: "you have no right to read it",
        errno.ENOENT: "it is not there, or a link to something that is not there",
        errno.EIO: "the disk reports a fault",
        errno.ESTALE: "its network folder has gone",
        errno.ELOOP: "a link that leads back to itself",
        errno.ENAMETOOLONG: "its name is too long",
    }
    return short.get(error.errno or 0, error.strerror or type(error).__name__)


def count(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 plan", "2,000 plans", "2 copies"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shown(text: str) -> str:
    """The text with control characters, which would steer a terminal, as escapes; lines and tabs stay."""
    return "".join(char if char.isprintable() or char in "\n\t" else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return char if char.isspace() and ord(char) > 0xFF else char.encode("unicode_escape").decode()
