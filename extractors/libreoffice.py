"""Reads .doc, .odt and .rtf, .xls, .xlsb and .ods by letting LibreOffice make a .docx or .xlsx of them, where it is
installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from extractors import sniff
from extractors.model import Document, Unreadable
from extractors.sheet.reader import read_sheet
from extractors.word.reader import read_word

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120.0  # a plan of four hundred pages takes some twenty
# What a file is called for LibreOffice to read it, and what is made of it.
SUFFIXES = {
    sniff.DOC: (".doc", ".docx"),
    sniff.ODT: (".odt", ".docx"),
    sniff.RTF: (".rtf", ".docx"),
    sniff.XLS: (".xls", ".xlsx"),
    sniff.XLSB: (".xlsb", ".xlsx"),
    sniff.ODS: (".ods", ".xlsx"),
}
READERS = {".docx": read_word, ".xlsx": read_sheet}


def read_by_libreoffice(path: Path) -> Document:
    """The document as Word or Excel reads it, with its own media type.

    Raises Unreadable: `needs_libreoffice` where it is not installed, `timeout`, `corrupt` where it makes nothing of the
    file, and what `word.read_word` and `sheet.read_sheet` raise.
    """
    kind = sniff.media_type(path)
    suffix, made = SUFFIXES.get(kind, (path.suffix, ".docx"))
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise Unreadable("needs_libreoffice", f"no {made}, and LibreOffice is not installed")
    with tempfile.TemporaryDirectory(prefix="actionplans-") as folder:
        source = Path(folder) / f"document{suffix}"
        shutil.copyfile(path, source)
        return replace(READERS[made](_converted(program, source, made)), media_type=kind)


def _converted(program: str, source: Path, suffix: str) -> Path:
    """The file LibreOffice makes beside the source, in a profile of its own: an open office is not disturbed."""
    profile = source.parent / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
               "--convert-to", suffix[1:], "--outdir", str(source.parent), str(source)]  # fmt: skip
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable("timeout", f"LibreOffice did not finish in {SECONDS:.0f} seconds") from error
    finally:
        _end(process)
    made = source.with_suffix(suffix)
    if not made.exists():
        raise Unreadable("corrupt", "LibreOffice could not read the file")
    return made


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with its children; they are a process group of their own."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
