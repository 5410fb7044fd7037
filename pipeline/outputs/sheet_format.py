"""How sheets of the workbook look: letters, fills, and the heights of rows."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.outputs.rating_colours import FILLS
from pipeline.outputs.xlsx.look import Look

TEXT_LOOK = Look(quoted=True)
WRAPPED_LOOK = Look(wrapped=True, quoted=True)
HEADER_LOOK = Look(bold=True, ink="FFFFFF", fill="0B0C0C", wrapped=True)
DATE_LOOK = Look(is_date=True, side="left")
NUMBER_LOOK = Look(side="right")
TITLE_LOOK = Look(size=18, bold=True)
NOTE_LOOK = Look(wrapped=True, indent=1)
LINK_LOOK = Look(ink="1A65A6", underlined=True)
RATING_LOOKS = {name: Look(ink=ink[1:].upper(), fill=fill[1:].upper()) for name, (fill, ink) in FILLS.items()}
LOOKS = (
    TEXT_LOOK,
    WRAPPED_LOOK,
    HEADER_LOOK,
    DATE_LOOK,
    NUMBER_LOOK,
    TITLE_LOOK,
    NOTE_LOOK,
    LINK_LOOK,
    *RATING_LOOKS.values(),
)
LINE, TALLEST = 13.0, 260.0  # points: of a line, and of a row however much its cells hold
MOST_SHEET_ROWS = 1_048_575  # of a sheet below its header
WIDE = 60  # characters a line, for columns of sentences


def height(lines: Iterable[tuple[str, int]]) -> float:
    """Points for a row, since not every program fits rows to wrapped words: as many lines as its fullest cell has, of
    words and the characters that a line of them holds."""
    most = 1
    for words, width in lines:
        if len(words) >= width or "\n" in words:  # few cells
            most = max(most, sum(1 + len(line) // width for line in words.split("\n")))
    return min(most * LINE + 2, TALLEST)


def told(code: str) -> str:
    """A code in words: "on_track" is "On track"."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]
