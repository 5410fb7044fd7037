"""What reading costs, counted rather than timed: calls and searches are the same on every machine, however busy."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from pipeline.read import read_path

RAW = Path(__file__).parent.parent / "data" / "raw"
MORE_CALLS = 1.1  # times the count told below
# Thousands of calls of Python functions, of calls into C, and hundreds of searches with patterns, once all vocabularies
# are loaded. Whoever makes a step cheaper lowers them; a change that is worth its price raises them.
COUNTS = {
    "ashmere-2022.docx": (13.3, 13.0, 8.7),
    "larkfen-2017.docx": (31.7, 24.9, 9.9),
    "wexmoor-2015.pdf": (27.8, 27.3, 11.5),
    "netherby-2024.xlsx": (34.3, 34.7, 13.8),
    "pennygate-2023.md": (12.3, 11.4, 10.7),
}


def counted(path: Path) -> Counter[str]:
    """How often reading a document calls what, the second time it is read."""
    read_path(path)
    counts: Counter[str] = Counter()

    def count(frame: FrameType, event: str, called: Any) -> None:
        counts[event] += 1
        if event == "c_call" and isinstance(called.__self__, re.Pattern):
            counts["search"] += 1

    sys.setprofile(count)
    try:
        read_path(path)
    finally:
        sys.setprofile(None)
    return counts


@pytest.mark.parametrize("name", COUNTS)
def test_reading_takes_no_more_calls_than_it_did(name: str) -> None:
    counts = counted(RAW / name)
    found = (counts["call"] / 1000, counts["c_call"] / 1000, counts["search"] / 100)
    assert all(now <= MORE_CALLS * told for now, told in zip(found, COUNTS[name], strict=True)), (found, COUNTS[name])
