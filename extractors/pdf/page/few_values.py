"""What is asked of arrays with the few values of a page, where numpy's own ways take longer than the work itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page.array_runs import run_begins

Array = NDArray[Any]


def shared(values: Array) -> list[float]:
    """The values as a list in which equal numbers are one object: lines of one column or row share the sides of their
    boxes, which take a seventh of the room of a long document."""
    known: dict[float, float] = {}
    numbers = values.ravel().tolist()
    return list(map(known.setdefault, numbers, numbers))


def some(values: Array | np.bool_) -> bool:
    """Whether any of them is true, or not 0: in a tenth of the time of `values.any()`."""
    return bool(np.count_nonzero(values))


def distinct(values: Array) -> Array:
    """The values, each once, from the least up: in a quarter of the time of `np.unique`, which loads masked arrays."""
    values = np.sort(values, axis=None)
    return values[run_begins(values[1:] != values[:-1])] if len(values) else values
