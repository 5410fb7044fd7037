"""Write: rows as bytes that travel and wait, and the Parquet files of the data set made from them."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.collection import no_collection
from pipeline.batch.table_writer import TableWriter
from schema.contract import Records, bare_schema, contract, without_nulls
from schema.packed_rows import tables_of

if TYPE_CHECKING:
    import pyarrow as pa

LARGE_TABLES = 1 << 21  # bytes of tables: up to here comparing takes less memory here than a process of its own does


def encode(records: Records) -> bytes:
    """The rows of one document as bytes: one Arrow stream for each table that has rows, in the order of the contract.

    They are taken out of `records` as they are written, for very many would fill the memory beside their bytes. Raises
    KeyError for a table or column the contract does not have, pyarrow.ArrowInvalid for a value of a wrong type,
    ValueError for a null where something is needed.
    """
    import pyarrow as pa

    if stray := set(records) - set(contract()):
        raise KeyError(f"no table {sorted(stray)[0]}")
    sink = BytesIO()
    options = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)  # zstd takes ten times as long to read back
    for name in contract():
        if rows := records.pop(name, None):
            with no_collection(), pa.ipc.new_stream(sink, bare_schema(name), options=options) as stream:
                for table in tables_of(name, rows):
                    stream.write_table(without_nulls(table))
    return sink.getvalue()


def decode(blob: bytes) -> dict[str, pa.Table]:
    """The tables `encode` wrote, their columns without descriptions; those without rows are left out.

    Raises pyarrow.ArrowInvalid for damaged bytes.
    """
    import pyarrow as pa

    tables, source = {}, pa.BufferReader(blob)
    options = pa.ipc.IpcReadOptions(use_threads=False)
    while source.tell() < len(blob):
        table = pa.ipc.open_stream(source, options=options).read_all()
        tables[table.schema.metadata[b"table"].decode()] = table
    return tables


def write_tables(blobs: Iterable[bytes], folder: Path) -> list[Path]:
    """One Parquet file a table in `folder`, from the documents' bytes in the order given, which rows keep; then the
    tables derived from those.

    All files bear the same key "build", a hash of what was written, which tells a reader that they belong together.
    """
    paths, build = write_records(blobs, folder)
    return paths + write_comparisons(folder, build)


def write_records(blobs: Iterable[bytes], folder: Path) -> tuple[list[Path], str]:
    """The tables that hold the documents' own rows, and the key of the build; never more than a row group a table is
    held at once."""
    import pyarrow as pa

    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own would keep half as much again of what is given back
    digest = hashlib.sha256()
    names = [name for name, table in contract().items() if not table.derived]
    writers = {name: TableWriter(name, folder / f"{name}.parquet") for name in names}
    try:
        for blob in blobs:
            digest.update(blob)
            for name, table in decode(blob).items():
                writers[name].add(table)
    finally:
        build = digest.hexdigest()[:16]
        for writer in writers.values():
            writer.close(build)
    return [writer.path for writer in writers.values()], build


def write_comparisons(folder: Path, build: str) -> list[Path]:
    """The derived tables; those of a large data set written by a process of its own: the memory they need goes with it.

    Raises OSError where that process fails.
    """
    if sum(path.stat().st_size for path in folder.glob("*.parquet")) <= LARGE_TABLES:
        from pipeline.questions.comparisons import write_comparisons as write

        write(folder, build)
    else:
        command = [sys.executable, "-P", "-m", "pipeline.questions.comparisons", str(folder), build, "--attended"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as process:
            failed = process.wait()  # its input stays open as long as this process lives
        if failed:
            raise OSError("the comparison tables could not be written; above is what the process that makes them said")
    return [folder / f"{name}.parquet" for name, table in contract().items() if table.derived]
