"""One page of a PDF as it was found: its tables, and the lines that stand in none of them."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.model import Issue, Line, Table, Unread
from extractors.scan.turn import UNTURNED, Turn


@dataclass(frozen=True)
class Page:
    """One page as it is shown (rotation applied); sizes in points, boxes in points from the top left.

    `lines` are those outside all tables, sorted by top and then from the left, each with its label, place, size,
    boldness and colour. The page's text columns are not yet told apart, but words further apart than a wide gap are
    lines of their own. `tables` are this page's alone, with their places; nothing is joined over pages. `words` counts
    the page's words by pdfium's own text, whatever was made of them here. `stamps` are words set across the page at an
    angle, and words that it does not show.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    words: int = 0
    issues: tuple[Issue, ...] = ()
    stamps: tuple[Line, ...] = ()
    unread: tuple[Unread, ...] = ()  # what is seen on it and was not read as words
    turn: Turn = UNTURNED  # of a scan, to be read
