"""Tables as pdfplumber reads them, to be held beside ours."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber


def oracle(path: Path, page: int = 0) -> list[list[list[str]]]:
    with pdfplumber.open(path) as document:
        return [[[cell or "" for cell in row] for row in table] for table in document.pages[page].extract_tables()]


def bare(tables: list[list[list[str]]]) -> list[list[list[str]]]:
    """Letters and digits alone: spaces, line ends and bullets are each reader's own."""
    return [[[re.sub(r"\W+", "", cell) for cell in row] for row in table] for table in tables]
