"""A process that loads the reading code once and forks limited children, each for a document or a few in turn.

`pipeline.batch.workers` runs it as `python -m pipeline.batch.forkserver FD many` (`few` where few documents wait) and
talks over the socket FD, one answer a request:

    {"read": "module:function", "source": {...}, "memory": bytes, "seconds": n, "many": bool, "one_scan": bool,
     "ocr": mode}, two descriptors -> pid
    {"reap": pid} -> {"status": as of waitpid, "peak": bytes, "worked": seconds}

The first descriptor is a socket, to which the child writes what it read (see `answer`; before that a line for each page
that OCR begins); to the second goes what libraries print. Where "many" wait the child then waits on the socket for the
next request, a line of the same kind. When the builder is gone, the children are killed with their own.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import resource
import signal
import sys
import time
import traceback
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from socket import socket
from tempfile import TemporaryFile
from typing import Any, cast

from extractors.collection import no_collection
from extractors.scan.listening import listener
from extractors.scan.mode import SETTING
from pipeline.batch.outcome import Reader
from pipeline.batch.passing import CHANGED
from pipeline.batch.rehearsal import prepare
from pipeline.batch.scan_turns import ScanTurns, limit_work
from pipeline.batch.write import encode
from pipeline.no_pandas import load_arrow
from pipeline.sources import Source, unchanged
from pipeline.told import why
from pipeline.unreadable import crash, unreadable
from schema.contract import bare_schema, contract

NEEDED = ("extractors.stitching.stitch", "pipeline.plan.records.records")
MOSTLY_NEEDED = (
    "extractors.scan.reader",
    "extractors.word.reader",
    "extractors.text.reader",
    "rapidfuzz.process",
    "rapidfuzz.fuzz",
    "encodings.utf_16_le",
    "encodings.cp437",
)


def serve(connection: Connection) -> None:
    """Answer requests until the other end closes, then kill what still runs."""
    running: set[int] = set()
    with suppress(EOFError, ConnectionError), TemporaryFile() as scans:  # the builder has ended, or been ended
        while True:
            request = json.loads(connection.recv_bytes())
            if "reap" in request:
                reply = _reap(request["reap"])
                running.discard(request["reap"])
            else:
                reply = {"pid": _start(connection, request, scans.fileno())}
                running.add(int(reply["pid"]))
            connection.send_bytes(json.dumps(reply).encode())
    for pid in running:
        _kill(pid)


def _start(connection: Connection, request: dict[str, Any], scans: int) -> int:
    """A child for this request; `scans` is a file that the child which reads a scan locks."""
    result, errors = recv_handle(connection), recv_handle(connection)
    if request["many"]:
        prepare(_load(request["read"]), Path(request["source"]["path"]).suffix.lower())
    pid = os.fork()
    if pid == 0:
        connection.close()
        _child(request, result, errors, scans)
    with suppress(OSError):  # the child does the same: whichever comes first
        os.setpgid(pid, pid)
    os.close(result)
    os.close(errors)
    return pid


def _reap(pid: int) -> dict[str, float]:
    """How the child ended, its highest memory and seconds of work; whatever it left running is killed with it."""
    _kill(pid)
    _, status, used = os.wait4(pid, 0)
    return {"status": status, "peak": _peak(used), "worked": used.ru_utime + used.ru_stime}


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _load(name: str) -> Reader:
    """The function "module:function"."""
    module, _, function = name.partition(":")
    return cast(Reader, getattr(import_module(module), function))


def _child(request: dict[str, Any], channel: int, errors: int, scans: int) -> None:
    """Read one document, and others as they are asked for, and leave, whatever happens."""
    status = 1
    try:
        with suppress(OSError):
            os.setpgid(0, 0)
        os.dup2(errors, 1)
        os.dup2(errors, 2)
        os.set_inheritable(channel, False)  # a converter started from here must not hold it open
        faulthandler.enable()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with socket(fileno=channel) as builder, builder.makefile("rb") as requests:
            asked: dict[str, Any] | None = request
            while asked:
                _limit(asked)
                listener.set(ScanTurns(channel, asked["seconds"], scans if asked["one_scan"] else None))
                os.environ[SETTING] = asked["ocr"]
                for part in answer(_arrow_after(_load(asked["read"])), source_from(asked["source"])):
                    builder.sendall(part)
                asked = json.loads(requests.readline() or b"null") if asked["many"] else None
        status = 0
    finally:
        os._exit(status)


def _limit(request: dict[str, Any]) -> None:
    """Let this process use so much memory and work so long from here on."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # the highest memory is that of each document
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (_in_use() + request["memory"], most))
    limit_work(int(time.process_time()) + request["seconds"])


def _arrow_after(reader: Reader) -> Reader:
    """The reader, with Arrow loaded behind it: whether that needs numpy shows then."""

    def read(source: Source) -> dict[str, list[dict[str, Any]]]:
        records = reader(source)
        load_arrow()
        return records

    return read


def _in_use() -> int:
    """Bytes the limit counts already: what is loaded, and what allocators have reserved without using it."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
    except OSError:
        return 0


def answer(reader: Reader, source: Source) -> tuple[bytes, bytes]:
    """What reading gives: a line of JSON (size of what follows, reason, detail, timings, seconds, and of the
    process its highest memory and its work so far), and the tables as
    `pipeline.batch.write.encode` gives them, or nothing where there is a reason why not. Never raises."""
    began, blob = time.perf_counter(), b""
    head: dict[str, Any] = {"reason": "", "detail": "", "timings": {}}
    try:
        records = reader(source)
        if not unchanged(source):  # what was read may be of the new bytes, of the old or of both
            return _said(head | {"reason": CHANGED, "detail": "the file was changed while it was read"})
        head["timings"] = records.pop("_timings", [{}])[0]
        blob = encode(records)
    except MemoryError:
        head |= {"reason": "memory", "detail": "needs more memory than a document may use"}
    except OSError as error:  # of the system, not of the document: a file that is gone, a full disk for a converter
        traceback.print_exc()
        head |= {"reason": "cannot_open", "detail": why(error)}
    except BaseException as error:  # noqa: BLE001 - a fault of one document is that document's state
        traceback.print_exc()
        head |= {"reason": "crashed", "detail": crash(error)}
    return _said(head | {"seconds": round(time.perf_counter() - began, 4)}, blob)


def _peak(used: resource.struct_rusage) -> int:
    """The highest memory of a process, in bytes."""
    return int(used.ru_maxrss) * (1 if sys.platform == "darwin" else 1024)


def _said(head: dict[str, Any], blob: bytes = b"") -> tuple[bytes, bytes]:
    used = {"peak": _peak(resource.getrusage(resource.RUSAGE_SELF)), "worked": sum(os.times()[:4])}
    return json.dumps(head | used | {"size": len(blob)}).encode() + b"\n", blob


def source_to(source: Source) -> dict[str, Any]:
    """A source as JSON can carry it."""
    return {
        "path": str(source.path),
        "source_file": source.source_file,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "card": str(source.card) if source.card else None,
        "card_sha256": source.card_sha256,
    }


def source_from(stated: dict[str, Any]) -> Source:
    """The source that `source_to` wrote."""
    return Source(**{**stated, "path": Path(stated["path"]), "card": Path(stated["card"]) if stated["card"] else None})


def _warm_up(many: bool) -> None:
    """Load what every child needs, which is shared from then on; of few documents each loads its own reader, and Arrow
    after it, since whether that needs numpy shows then."""
    for heavy in NEEDED + (MOSTLY_NEEDED if many else ()):
        with suppress(Exception):  # the child that needs it says so
            import_module(heavy)
    if many:
        load_arrow()
        encode(unreadable(Source(Path(), "", "", 0), ""))
        for name in contract():
            bare_schema(name)


if __name__ == "__main__":
    with no_collection():
        _warm_up(many=sys.argv[2] == "many")
        gc.freeze()
    serve(Connection(int(sys.argv[1])))
