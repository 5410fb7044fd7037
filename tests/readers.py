"""Readers that stand in for the real one: quick, hanging, crashing and greedy ones, called in a child process each."""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from extractors.scan.listening import listener
from extractors.scan.mode import mode
from pipeline.sources import Source
from pipeline.unreadable import unreadable
from schema.contract import Records


def plan(source: Source) -> Records:
    """A plan of as many actions as the file has lines; a file "unreadable" is that."""
    lines = source.path.read_text(encoding="utf-8").split("\n")
    if lines == ["unreadable"]:
        return unreadable(source, "corrupt", "says so itself")
    records = unreadable(source, "")
    card = source.card.read_text(encoding="utf-8") if source.card else None
    records["documents"][0] |= {"state": "extracted", "reason": None, "actions": len(lines), "title": card}
    for number, line in enumerate(lines):
        action = f"{source.document_id}{number}"
        row = {"action_id": action, "document_id": source.document_id, "action": line, "owners": ["Head of Service"]}
        records["actions"].append(row)
        records["owners"].append({"action_id": action, "owner": "Head of Service", "kind": "role"})
    return records


def ocr_mode(source: Source) -> Records:
    """A plan whose title is how pages that are pictures are read."""
    records = plan(source)
    records["documents"][0]["title"] = mode()
    return records


def slowly(source: Source) -> Records:
    time.sleep(0.2)
    return plan(source)


def by_content(source: Source) -> Records:
    """Does what the file says."""
    deeds: dict[str, Callable[[], object]] = {
        "hang": lambda: time.sleep(600),
        "spin": _spin,
        "hang with a child": _hang_with_a_child,
        "segfault": lambda: ctypes.string_at(0),
        "leave": lambda: os._exit(3),
        "leave in order": lambda: sys.exit(0),
        "be killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "fail": lambda: int("seven"),
        "take memory": lambda: len(bytearray(8 << 30)),
        "take memory bit by bit": lambda: [bytearray(1 << 20) for _ in range(8 << 10)],
        "recurse": _recurse,
        "print": lambda: print("a library prints this"),
    }
    deeds.get(source.path.read_text(encoding="utf-8"), lambda: None)()
    return plan(source)


READ_BY: set[int] = set()  # the processes that have read something, each as it knows


def after_others(source: Source) -> Records:
    """Prints the process it is read in; "frail" dies of what was read there before."""
    if os.getpid() in READ_BY and source.path.read_text(encoding="utf-8") == "frail":
        ctypes.string_at(0)
    READ_BY.add(os.getpid())
    print(f"{os.getpid()} reads {source.source_file}", flush=True)
    return plan(source)


def big(source: Source) -> Records:
    """Forty megabytes of words that do not compress."""
    records = unreadable(source, "")
    words = os.urandom(20 << 20).hex()
    records["issues"] = [
        {
            "issue_id": "1",
            "document_id": source.document_id,
            "code": "long",
            "severity": "info",
            "text": words,
            "message": "long",
        }
    ]
    return records


def _spin() -> None:
    while True:
        pass


def _recurse() -> None:
    _recurse()


def _hang_with_a_child() -> None:
    """Start a process as a converter would and leave its number beside the folder of documents."""
    child = subprocess.Popen(["sleep", "600"])
    Path(os.environ["CHILD_NUMBER"]).write_text(str(child.pid), encoding="utf-8")
    child.wait()


def threads(source: Source) -> Records:
    """Tells how many threads the process has that the children are forked from."""
    count = len(list(Path(f"/proc/{os.getppid()}/task").iterdir()))
    return unreadable(source, "counted", str(count))


def by_pages(source: Source) -> Records:
    """Reads three pages in its turn, in half a second each, and leaves when it began and ended beside the folder."""
    told = listener.get()
    with told.turn():
        began = time.time()
        for page in (1, 2, 3):
            told.begins(page, 3)
            time.sleep(0.5)
        span = f"{began} {time.time()}"
    (source.path.parent.parent / f"{source.path.stem}.span").write_text(span, encoding="utf-8")
    return plan(source)


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def swapping(source: Source) -> Records:
    """Reads the words that are put in place of the old ones while it reads, once."""
    new = source.path.parent.parent / "new"
    if new.exists():
        new.replace(source.path)
    return plan(source)


def restless(source: Source) -> Records:
    """Somebody writes to the file whenever it is read."""
    with source.path.open("a", encoding="utf-8") as file:
        file.write("x")
    return plan(source)


def killed_once(source: Source) -> Records:
    """Killed from outside when it first reads."""
    before = source.path.parent.parent / "killed"
    if source.source_file == "a.txt" and not before.exists():
        before.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return plan(source)
