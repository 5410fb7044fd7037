"""Functions of pdfium called for each of many objects: by C where bulk_calls.c could be compiled, else by `map`.

A page needs two thousand calls. One costs a quarter of a microsecond from Python, and as much again for the lists it
goes through; from C a fiftieth. What is read is the same.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page import pdfium
from extractors.pdf.page.pdfium import Bools, Call, Floats, Handles, Ints, function_at, pointer

Array = NDArray[Any]

VERSION = 6  # of bulk_calls.c
POINTER, COUNT = "void *", "int64_t"
GIVES = (POINTER, COUNT, POINTER)  # pdfium's function, how many objects, and which
AT_EACH = (*GIVES, COUNT, POINTER)  # and from one object to the next, 0 where all places are of the first; and where
SIGNATURES = {
    "each_handle": (*GIVES, POINTER),
    "each_number": (*GIVES, POINTER),
    "each_number_at": (*AT_EACH, POINTER),
    "each_handle_at": (*AT_EACH, POINTER),
    "each_struct": (*GIVES, COUNT, POINTER),
    "each_struct_at": (*AT_EACH, COUNT, POINTER),
    "each_pair": (*GIVES, COUNT, POINTER),
    "each_four": (*GIVES, COUNT, POINTER),
    "each_marked": (POINTER, POINTER, COUNT, COUNT, POINTER, POINTER),
    "each_line": (COUNT, COUNT, *[POINTER] * 11),
    "each_word": (*[POINTER] * 3, "size_t", COUNT, *[POINTER] * 8),
}
MARK_CALLS = pdfium.addresses(pdfium.count_marks, pdfium.content_mark, pdfium.mark_name)


def calls_of(library: Path) -> dict[str, Call]:
    """The functions of bulk_calls.c by name, from what it was compiled to; none where that is not to be used."""
    try:
        found = ctypes.CDLL(str(library))
        if found.bulk_version() != VERSION:
            return {}
        return {name: function_at(getattr(found, name), "void", *taken) for name, taken in SIGNATURES.items()}
    except (OSError, AttributeError):  # missing, or for another machine
        return {}


INSTALLED = find_spec("extractors.pdf.page.bulk_calls")  # compiled where the package was installed, if it could be
C_CALLS = calls_of(Path(INSTALLED.origin)) if INSTALLED and INSTALLED.origin else {}


def handles(call: Call, objects: Handles) -> Handles:
    """The object that the call gives for each object."""
    return given("each_handle", call, np.uint64, objects)


def numbers(call: Call, objects: Handles) -> Ints:
    """The integer that the call gives for each object."""
    return given("each_number", call, np.int64, objects)


def numbers_at(call: Call, owner: int, index: Ints) -> Ints:
    """The integer that the call gives for each of these places in the owner."""
    return given("each_number_at", call, np.int64, alone(owner), index)


def handles_at(call: Call, owner: int | Handles, index: Ints) -> Handles:
    """The object that the call gives for each of these places in one owner, or in an owner each."""
    return given("each_handle_at", call, np.uint64, owner if isinstance(owner, np.ndarray) else alone(owner), index)


def marked(name: str, objects: Handles) -> Bools:
    """Which of these page objects have a content mark called so; 0 is no object, and has none."""
    out = np.zeros(len(objects), bool)
    wanted = f"{name}\0".encode("utf-16-le")
    if C_CALLS:
        of = passed(objects, np.uint64)
        C_CALLS["each_marked"](pointer(MARK_CALLS), wanted, len(wanted), len(objects), of, pointer(out))
        return out
    counts = numbers(pdfium.count_marks, objects)  # -1 for what is no object
    for i in range(int(counts.max(initial=0))):
        index = (counts > i).nonzero()[0]
        marks = [pdfium.content_mark(handle, i) for handle in objects[index].tolist()]
        # All objects between two operators have the mark in common, so that few are to be asked.
        found = pdfium.marks_named(wanted, set(marks))
        out[index] |= [mark in found for mark in marks]
    return out


def structs(call: Call, objects: Handles, columns: int) -> Floats:
    """One row for each object of the struct of C floats that the call writes to one pointer."""
    return written("each_struct", call, np.float32, columns, objects).astype(np.float64)


def structs_at(call: Call, owner: int, index: Ints, columns: int) -> Floats:
    """One row for each of these places in the owner, as `structs`."""
    return written("each_struct_at", call, np.float32, columns, alone(owner), index).astype(np.float64)


def pairs(call: Call, objects: Handles, kind: type[np.generic]) -> Array:
    """One row for each object of the two fields, of 32 bits, that the call writes to a pointer each."""
    return written("each_pair", call, kind, 2, objects)


def fours(call: Call, objects: Handles, kind: type[np.generic]) -> Array:
    """One row for each object of the four fields, as `pairs`."""
    return written("each_four", call, kind, 4, objects)


def alone(owner: int) -> Handles:
    return np.array([owner], np.uint64)


def given(name: str, call: Call, kind: type[np.generic], objects: Handles, index: Ints | None = None) -> Array:
    """What the call gives for each object, or for each place in them or in the only one."""
    count = len(objects if index is None else index)
    if not C_CALLS:
        return np.fromiter(map(call, *rows(objects, index)), kind, count)
    out = np.empty(count, kind)
    C_CALLS[name](call, count, *pointers(objects, index), pointer(out))
    return out


def written(
    name: str, call: Call, kind: type[np.generic], columns: int, objects: Handles, index: Ints | None = None
) -> Array:
    """What the call writes for each of them, as `given`; zero where it writes nothing."""
    out = np.zeros((len(objects if index is None else index), columns), kind)
    if C_CALLS:
        C_CALLS[name](call, len(out), *pointers(objects, index), columns, pointer(out))
    elif len(out):
        fields = addresses(out)[: 1 if name.startswith("each_struct") else columns]
        deque(map(call, *rows(objects, index), *fields), 0)
    return out


def pointers(objects: Handles, index: Ints | None) -> tuple[Any, ...]:
    """Objects and places as C takes them."""
    of = passed(objects, np.uint64)
    return (of,) if index is None else (of, int(len(objects) != 1), passed(index, np.int64))


def passed(array: Array, kind: type[np.generic]) -> Any:
    """An array as C takes it, copied where it is of another kind or has gaps: kept as long as what is given back."""
    return pointer(np.ascontiguousarray(array, kind))


def rows(objects: Handles, index: Ints | None) -> tuple[Iterable[int], ...]:
    """Objects and places as `map` takes them."""
    if index is None:
        return (objects.tolist(),)
    return repeat(int(objects[0])) if len(objects) == 1 else objects.tolist(), index.tolist()


def addresses(array: Array) -> list[range]:
    """For each column of a C-ordered (rows, columns) array, the addresses of its fields, row by row."""
    rows, columns = array.shape
    start, width = array.ctypes.data, array.itemsize
    return [
        range(start + c * width, start + c * width + rows * columns * width, columns * width) for c in range(columns)
    ]
