"""Tables in text: rows of tab-separated words, and Markdown's rows between bars, as they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.model import Cell, Issue, Place, Row, Table
from extractors.text.markup import begins_bold, marked_lines, plain
from extractors.text.run_together_lists import items, split_list
from extractors.text.shifted_cells import labels_joined, moved_back

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


def text_table(
    lines: Sequence[str], number: int, above: Sequence[Sequence[str]], usual: int = 0
) -> tuple[Table | None, list[Issue]]:
    """The table that consecutive lines make, and what is odd in it.

    `above` are the rows of the table it seems to go on from, () where there is none; `usual` is how many columns the
    last whole table had. Short rows are filled up with empty cells on the right, and moved only as far as their words
    go on with those above: a row whose number of cells is not that of the first one, or of `above` where that is more,
    is a `ragged_row`. A line without bars or tabs, and a row whose only words are bold and stand first, go across the
    whole table. None for the table where the lines have no words.
    """
    rows = _raw_rows(lines)
    if not rows:
        return None, []
    expected = _usual_width(above) if above else 0
    rows = labels_joined(rows, usual)
    ruled = next((at for at, line in enumerate(lines) if is_separator(line)), 0)
    header = int(ruled == 1 and len(rows) > 1 and any(rows[0]))
    right = max(_usual_width(rows), expected)
    issues = [_ragged(row, number, index, right) for index, row in enumerate(rows, 1) if len(row) not in (1, right)]
    if expected:
        rows = moved_back(rows, above, expected)
    rows = _listed(rows)
    width = max(map(len, rows))
    table = Table(
        tuple(_row(row, number, index, width) for index, row in enumerate(rows, 1)), (Place(table=number),), header
    )
    return table, issues


def _raw_rows(lines: Sequence[str]) -> list[list[str]]:
    """The words of each cell as they are written, blanks kept at both ends of a cell between tabs."""
    rows = [_cells(line) for line in lines if not is_separator(line)]
    while rows and not any(map(str.strip, rows[0])):
        rows.pop(0)  # Markdown demands a header row; a table without one has it blank
    return rows


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    return len(rows[0]) if len(rows[0]) > 1 else Counter(map(len, rows)).most_common(1)[0][0]


def _cells(line: str) -> list[str]:
    stripped = line.strip(" ")
    if stripped.startswith("|"):
        inside = stripped[1:]
        inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
        return [cell.strip() for cell in BARS.split(inside)]
    return line.split("\t")


def _listed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows with the lists in their cells apart.

    A cell with blanks at both ends, where others have none, was a list: a conversion took its marks away.
    """
    padded = [_is_padded(text) for row in rows for text in row if text.strip()]
    are_lists = 4 * sum(padded) < 3 * len(padded)
    out = [[text.strip() for text in row] for row in rows]
    for column in range(max(map(len, rows))):
        holders = [(r, row) for r, row in enumerate(rows) if column < len(row)]
        numbered = split_list([row[column].strip() for _, row in holders])
        for (r, row), text in zip(holders, numbered, strict=True):
            out[r][column] = items(text) if are_lists and _is_padded(row[column]) else text
    return out


def _is_padded(text: str) -> bool:
    return text.startswith(" ") and text.endswith(" ")


def _row(row: list[str], number: int, index: int, width: int) -> Row:
    filled = [text for text in row if text]
    band = width > 2 and len(filled) == 1 and bool(row[0]) and begins_bold(row[0])
    if filled and (len(row) == 1 or band):
        return (_cell(row[0], Place(table=number, row=index, column=1)),) * width
    padded = row + [""] * (width - len(row))
    return tuple(_cell(text, Place(table=number, row=index, column=column)) for column, text in enumerate(padded, 1))


def _cell(text: str, place: Place) -> Cell:
    return Cell(tuple(marked_lines(text, place)), places=(place,))


def _ragged(row: Sequence[str], number: int, index: int, right: int) -> Issue:
    message = f"table {number}, row {index} has {len(row)} cells where {right} are expected: columns may have shifted"
    return Issue("ragged_row", message, text=" | ".join(plain(text) for text in row)[:MOST_SHOWN])
