"""Find what a build has to do with: files as sources, and what was known before and cannot be seen now."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch.store import Index
from pipeline.sources import Source, Survey, printable, source_of, survey
from pipeline.told import why

RACY = 2_000_000_000  # ns: a file changed so shortly before it was hashed may change again without its time telling

State = tuple[int, int, int, str]  # size, mtime and ctime in ns, sha256


@dataclass(slots=True)
class Found:
    """The sources of a build in the order of their paths, and what is to be told of some of them, by path.

    `files`: what to know the files by next time. `unseen`: documents known before that cannot be seen or opened now,
    with the reason. `no_access`: files and folders ("name/") that cannot be opened and were not known, as
    (reason, detail).
    """

    sources: list[Source] = field(default_factory=list)
    files: dict[str, State] = field(default_factory=dict)
    unseen: dict[str, str] = field(default_factory=dict)
    no_access: dict[str, tuple[str, str]] = field(default_factory=dict)
    passed_over: dict[str, str] = field(default_factory=dict)


def find(raw: Path, known: Index) -> Found:
    """The sources below `raw`; files whose size and times are as they are known are not hashed.

    Raises OSError where `raw` itself cannot be listed.
    """
    seen = survey(raw)
    found = Found(passed_over=dict(sorted(seen.passed_over.items())))
    for path in seen.paths:
        add(found, path, raw, known)
    for name, reason in seen.unlisted.items():
        found.sources.append(Source(raw / name, f"{name}/", "", 0))
        found.no_access[f"{name}/"] = ("cannot_list", f"the folder cannot be listed: {reason}")
    _keep_hidden(found, seen, raw, known)
    found.sources.sort(key=lambda source: source.source_file)
    return found


def add(found: Found, path: Path, raw: Path, known: Index) -> Source:
    """The file as a source, and what is to be known of it, added to what was found."""
    name = printable(path, raw)
    try:
        source = _source(found, path, raw, known)
    except OSError as error:
        if name in known.names:
            source = _as_known(found, path, name, known, why(error))
        else:
            source = Source(path, name, "", 0)
            found.no_access[name] = ("cannot_open", why(error))
    found.sources.append(source)
    return source


def _source(found: Found, path: Path, raw: Path, known: Index) -> Source:
    name, stat = printable(path, raw), path.stat()
    size, changed, noted, sha256 = known.files.get(name, (0, 0, 0, ""))
    same = (size, changed, noted) == (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
    source = source_of(path, raw, sha256 if same else None)
    # A clock that was set back leaves times in the future, which settle nothing either.
    settled = time.time_ns() - max(stat.st_mtime_ns, stat.st_ctime_ns) > RACY
    found.files[name] = (stat.st_size, stat.st_mtime_ns if settled else -1, stat.st_ctime_ns, source.sha256)
    return source


def _keep_hidden(found: Found, seen: Survey, raw: Path, known: Index) -> None:
    """What is known from a folder that cannot be listed now is not known to be gone."""
    there = {source.source_file for source in found.sources}
    for name in known.names.keys() - there:
        if reason := seen.hides(name):
            told = f"its folder cannot be listed: {reason}"
            found.sources.append(_as_known(found, raw / name, name, known, told))


def _as_known(found: Found, path: Path, name: str, known: Index, reason: str) -> Source:
    size, _, _, sha256 = state = known.files[name]
    found.files[name] = state
    found.unseen[name] = reason
    return Source(path, name, sha256, size)
