"""Folders elsewhere: any address fsspec knows (s3://bucket/plans), mirrored to and from a local folder."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.whole_file import replacing

STATE = "state.json"


class NoAddress(Exception):  # noqa: N818 - told to the user as it is
    """The address cannot be used; the message says why."""


def is_address(place: Path | str) -> bool:
    """Whether a place is an address and no local folder."""
    return "://" in str(place)


def staging(address: str) -> Path:
    """The local folder in which the tables for `address` are made, the same at every build."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "actionplans" / hashlib.sha256(address.rstrip("/").encode()).hexdigest()[:16]


def fetch(address: str, folder: Path) -> Path:
    """Make `folder`/files hold the files below `address`, getting those that are new or changed; gives that folder.

    Whether one has changed its size and its ETag or time tell. Raises NoAddress where there is nothing.
    """
    system, root = _system(address)
    found = {_below(root, path): (path, _stamp(info)) for path, info in _listing(system, root, address).items()}
    files, state = folder / "files", _state(folder)
    wanted = [name for name, (_, stamp) in found.items() if state.get(name) != stamp or not (files / name).is_file()]
    for name in state.keys() - found.keys():
        (files / name).unlink(missing_ok=True)
    _remember(folder, {name: stamp for name, stamp in state.items() if name in found and name not in wanted})
    for name in wanted:
        (files / name).parent.mkdir(parents=True, exist_ok=True)
    system.get([found[name][0] for name in wanted], [str(files / name) for name in wanted])
    _remember(folder, {name: stamp for name, (_, stamp) in found.items()})
    return files


def publish(folder: Path, address: str, memory: Path) -> None:
    """Put the tables of `folder` at `address`, those that changed since they were put there or are not there, each
    replaced as a whole. The folder `memory` remembers what was put."""
    system, root = _system(address)
    put = _state(memory)
    system.makedirs(root, exist_ok=True)
    for table in sorted(folder.glob("*.parquet")):
        stamp = [str(table.stat().st_size), str(table.stat().st_mtime_ns)]
        if put.get(table.name) != stamp or not system.exists(f"{root}/{table.name}"):
            system.put_file(str(table), f"{root}/{table.name}")
            put[table.name] = stamp
            _remember(memory, put)


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it."""
    import fsspec

    try:
        system, root = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise NoAddress(f"{address}: {error}; pip install 'actionplans[s3]' for s3://") from error
    except ValueError as error:
        raise NoAddress(f"{address}: {error}") from error
    system.invalidate_cache()
    return system, str(root).rstrip("/")


def _listing(system: Any, root: str, address: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = system.find(root, detail=True)
    except Exception as error:  # every file system raises its own
        raise NoAddress(f"{address} cannot be listed: {error}") from error
    if not found:
        raise NoAddress(f"there are no documents in {address}")
    return found


def _below(root: str, path: str) -> str:
    """The path below the root. Raises NoAddress for a name that would leave the folder it is copied to."""
    name = path.removeprefix(root).lstrip("/")
    if not name or ".." in PurePosixPath(name).parts or PurePosixPath(name).is_absolute():
        raise NoAddress(f"{path} is no name for a file below {root}")
    return name


def _stamp(info: dict[str, Any]) -> list[str]:
    times = (info.get(key) for key in ("ETag", "etag", "LastModified", "mtime", "updated", "created"))
    return [str(info.get("size")), str(next((time for time in times if time is not None), ""))]


def _state(folder: Path) -> dict[str, list[str]]:
    try:
        state: dict[str, list[str]] = json.loads((folder / STATE).read_bytes())
    except (OSError, ValueError):
        return {}
    return state


def _remember(folder: Path, state: dict[str, list[str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with replacing(folder / STATE) as partial:
        partial.write_text(json.dumps(state), encoding="utf-8")
