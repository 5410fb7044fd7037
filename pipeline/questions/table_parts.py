"""The rows of tables, read in parts of which none is kept, and their keys as hashes.

The size of a data set hardly matters so: eight bytes of a key are remembered, and two of them are alike by chance once
in ten million data sets of a million rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa

    Hashes = npt.NDArray[np.int64]

ROWS_AT_A_TIME = 1 << 12


@dataclass(frozen=True, slots=True)
class Tables:
    """The files of the tables by name."""

    paths: Mapping[str, Path]

    def parts(self, name: str, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """These columns of a table, in this order, some thousand rows at a time."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(self.paths[name]) as file:
            for part in file.iter_batches(ROWS_AT_A_TIME, columns=list(columns), use_threads=False):
                yield part.select(list(columns))

    def rows(self, name: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
        """The rows of a table, with these columns."""
        for part in self.parts(name, columns):
            yield from part.to_pylist()

    def hashes(self, name: str, columns: Sequence[str]) -> Hashes:
        """What stands in these columns, a hash a row, in the order of the hashes."""
        import numpy as np
        import pyarrow.parquet as pq

        found, at = np.empty(pq.read_metadata(self.paths[name]).num_rows, np.int64), 0
        for part in self.parts(name, columns):
            found[at : at + len(part)] = hashed(part)
            at += len(part)
        found.sort()
        return found


def values_of(part: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    """The values of each row."""
    return zip(*(column.to_pylist() for column in part.columns), strict=True)


def hashed(part: pa.RecordBatch) -> Hashes:
    """A hash of each row, the same for the same values within one run of this program."""
    import numpy as np

    return np.fromiter(map(hash, values_of(part)), np.int64, len(part))


def strange(hashes: Hashes, known: Hashes) -> npt.NDArray[np.bool_]:
    """Whether each of these hashes is none of the known ones, which are in order."""
    import numpy as np

    if not len(known):
        return np.ones(len(hashes), np.bool_)
    places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return np.not_equal(known[places], hashes)
