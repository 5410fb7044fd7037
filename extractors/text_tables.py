"""Tables in text: rows of tab-separated words, and Markdown's rows between bars, as they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.model import Cell, Issue, Place, Row, Table
from extractors.text_markup import begins_bold, marked_lines, plain

RULE = re.compile(r"[-=_]{2}")
BARS = re.compile(r"(?<!\\)\|")
MOST_SHOWN = 120  # characters of a row in an issue


def is_row(line: str) -> bool:
    """Whether a line of text is a row of a table: tabs between words, or bars at its start or its end."""
    stripped = line.strip(" ")
    return "\t" in stripped or (stripped.startswith("|") and stripped.count("|") > 1)


def is_separator(line: str) -> bool:
    """Whether a line of a table only rules it off: dashes, bars and colons."""
    return not line.strip(" \t|:+=_-") and bool(RULE.search(line))


def text_table(lines: Sequence[str], number: int, expected: int | None) -> tuple[Table | None, list[Issue], int]:
    """The table that consecutive lines make, what is odd in it, and how many cells its rows commonly have.

    Short rows are filled up with empty cells on the right and never moved: a row whose number of cells is not that of
    the first one, or `expected` (of the table it seems to go on from, None: of none) where that is more, is a
    `ragged_row`. A line without bars or tabs, and a row whose only words are bold and stand first, go across the whole
    table. None for the table where the lines have no words.
    """
    rows = [_cells(line) for line in lines if not is_separator(line)]
    while rows and not any(rows[0]):
        rows.pop(0)  # Markdown demands a header row; a table without one has it blank
    if not rows:
        return None, [], expected or 0
    ruled = next((at for at, line in enumerate(lines) if is_separator(line)), 0)
    header = int(ruled == 1 and len(rows) > 1 and any(_cells(lines[0])))
    width = max(map(len, rows))
    own = len(rows[0]) if len(rows[0]) > 1 else _commonest(rows)
    right = max(own, expected or 0)
    issues = [_ragged(row, number, index, right) for index, row in enumerate(rows, 1) if len(row) not in (1, right)]
    table = Table(
        tuple(_row(row, number, index, width) for index, row in enumerate(rows, 1)), (Place(table=number),), header
    )
    return table, issues, right


def _cells(line: str) -> list[str]:
    """The raw words of each cell."""
    stripped = line.strip(" ")
    if stripped.startswith("|"):
        inside = stripped[1:]
        inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
        return [cell.strip() for cell in BARS.split(inside)]
    return [cell.strip() for cell in line.split("\t")]


def _row(row: list[str], number: int, index: int, width: int) -> Row:
    filled = [text for text in row if text]
    band = width > 2 and len(filled) == 1 and bool(row[0]) and begins_bold(row[0])
    if filled and (len(row) == 1 or band):
        return (_cell(row[0], Place(table=number, row=index, column=1)),) * width
    padded = row + [""] * (width - len(row))
    return tuple(_cell(text, Place(table=number, row=index, column=column)) for column, text in enumerate(padded, 1))


def _cell(text: str, place: Place) -> Cell:
    return Cell(tuple(marked_lines(text, place)), places=(place,))


def _ragged(row: list[str], number: int, index: int, right: int) -> Issue:
    message = f"table {number}, row {index} has {len(row)} cells where {right} are expected: columns may have shifted"
    return Issue("ragged_row", message, text=" | ".join(map(plain, row))[:MOST_SHOWN])


def _commonest(rows: list[list[str]]) -> int:
    return Counter(len(row) for row in rows).most_common(1)[0][0]
