"""Runs of entries that belong together in an array: where each begins and ends."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.pdfium import Bools, Ints


def run_begins(parts: Bools) -> Ints:
    """The index at which each run begins; `parts` says for each entry but the first whether a run begins there."""
    new = np.empty(len(parts) + 1, bool)
    new[0] = True
    new[1:] = parts
    return new.nonzero()[0]


def run_ends(begins: Ints, count: int) -> Ints:
    """The index of the last entry of each run of an array with `count` entries."""
    ends = np.empty_like(begins)
    ends[:-1] = begins[1:] - 1
    ends[-1:] = count - 1
    return ends


def run_numbers(begins: Ints, count: int) -> Ints:
    """For each of `count` entries the number, from 0, of the run it is in."""
    number = np.zeros(count, np.int64)
    number[begins[1:]] = 1
    return number.cumsum()


def runs_of(flags: Bools) -> list[tuple[int, int]]:
    """Where runs of true values begin and end."""
    edges = np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)).nonzero()[0]
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
