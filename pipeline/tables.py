"""Tables: the Parquet files of a built data set, found by name."""

from __future__ import annotations

from pathlib import Path

from schema.contract import contract

BUILD = "build"  # key of the Parquet metadata: the same in all files of one build
MAGIC = b"PAR1"  # what a Parquet file begins and ends with


def table_file(out: Path, table: str) -> Path:
    """The file of a table in `out`.

    Raises, in words for the user, FileNotFoundError where it is not there, OSError where it is damaged.
    """
    path = out / f"{table}.parquet"
    if not path.is_file():
        raise FileNotFoundError(f"there are no tables in {out}: no {path.name}")
    if not is_whole(path):
        raise OSError(f"{path} is not a whole table; run `actionplans build` once more")
    return path


def table_files(out: Path) -> dict[str, Path]:
    """The tables of the contract that are in `out`, by name. Raises FileNotFoundError where there is none of them."""
    paths = {name: out / f"{name}.parquet" for name in contract()}
    there = {name: path for name, path in paths.items() if path.is_file()}
    if not there:
        raise FileNotFoundError(f"there are no tables in {out}")
    return there


def is_whole(path: Path) -> bool:
    """Whether a file begins and ends as a Parquet file does."""
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
        file.seek(max(0, path.stat().st_size - len(MAGIC)))
        return head == MAGIC == file.read()


def build_of(path: Path) -> str | None:
    """The build a Parquet file belongs to; None where it does not say."""
    import pyarrow.parquet as pq

    metadata: dict[bytes, bytes] = pq.read_metadata(path).metadata or {}
    return metadata[BUILD.encode()].decode() if BUILD.encode() in metadata else None
