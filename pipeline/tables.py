"""Tables: the Parquet files of a built data set, found by name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from schema.contract import contract

BUILD = "build"  # key of the Parquet metadata: the same in all files of one build
AGAIN = "run `actionplans build` once more"
ROWS_READ = 500
ROWS_HELD = 1 << 9  # of a table that is written in another form
MAGIC = b"PAR1"  # what a Parquet file begins and ends with


def table_file(out: Path, table: str, columns: Collection[str] | None = None) -> Path:
    """The file of a table in `out`, with these columns at least: all of the contract where None.

    Raises, in words for the user, FileNotFoundError where it is not there, OSError where it is damaged or has not the
    columns, being of another version.
    """
    path = out / f"{table}.parquet"
    if not path.is_file():
        raise FileNotFoundError(f"there are no tables in {out}: no {path.name}")
    there = _columns_in(path)
    if there is None:
        raise OSError(f"{path} is not a whole table; {AGAIN}")
    wanted = columns_of(table) if columns is None else columns
    if missing := [name for name in wanted if name not in there]:
        raise OSError(f"{path} is of another version, without a column {missing[0]}; {AGAIN}")
    return path


def columns_of(table: str) -> list[str]:
    """The names of a table's columns as the contract has them."""
    return [column.name for column in contract()[table].columns]


def read_rows(out: Path, table: str, columns: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The rows of a table in `out` with these columns, all of the contract where None. Raises as `table_file`."""
    return list(each_row(out, table, columns))


def each_row(out: Path, table: str, columns: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows that `read_rows` gives, few of which are held."""
    import pyarrow.parquet as pq

    path, wanted = table_file(out, table, columns), list(columns_of(table) if columns is None else columns)
    with pq.ParquetFile(path) as file:
        for part in file.iter_batches(ROWS_READ, columns=wanted, use_threads=False):
            yield from part.select(wanted).to_pylist()


def table_files(out: Path) -> dict[str, Path]:
    """The tables of the contract that are in `out`, by name. Raises FileNotFoundError where there is none of them."""
    paths = {name: out / f"{name}.parquet" for name in contract()}
    there = {name: path for name, path in paths.items() if path.is_file()}
    if not there:
        raise FileNotFoundError(f"there are no tables in {out}")
    return there


def is_whole(path: Path) -> bool:
    """Whether a file begins and ends as a Parquet file does and its footer can be read."""
    return _columns_in(path) is not None


def _columns_in(path: Path) -> tuple[str, ...] | None:
    """The names of a file's columns; None where it is not whole."""
    stated = path.stat()
    return _columns_of_version(path, stated.st_mtime_ns, stated.st_size)


@lru_cache(maxsize=64)  # a site opens each table some times
def _columns_of_version(path: Path, _modified: int, size: int) -> tuple[str, ...] | None:
    """The columns of a file as it was when modified last; it holds `size` bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with path.open("rb") as file:
        head = file.read(len(MAGIC))
        file.seek(max(0, size - len(MAGIC)))
        if not head == MAGIC == file.read():
            return None
    try:
        return tuple(pq.read_schema(path).names)
    except (OSError, pa.ArrowException):
        return None


def build_of(path: Path) -> str | None:
    """The build a Parquet file belongs to; None where it does not say."""
    import pyarrow.parquet as pq

    metadata: dict[bytes, bytes] = pq.read_metadata(path).metadata or {}
    return metadata[BUILD.encode()].decode() if BUILD.encode() in metadata else None
