"""Header: which rows of a table hold its column headings, and the words over each column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from extractors.continuation.column_spans import is_full_width
from extractors.model import SOFT_HYPHEN, Cell, Row, Table
from pipeline.plan.table.label_rows import labelled
from schema.columns.content_types import shows
from schema.columns.deeds import is_deed
from schema.columns.known_headings import (
    LONGEST_KNOWN_HEADING,
    HeadingReading,
    heading_words,
    is_wording,
    read_heading,
    read_with_card,
)
from schema.ratings.mark_columns import mark_of_heading

# What a narrow column may have broken off a word; no short word of its own.
BROKEN_OFF = re.compile(
    r"(?!(?:a|an|and|are|as|at|be|by|do|due|end|for|how|in|is|it|no|not|of|on|or|our|so|the|to|up|us|we|who)$)[a-z]{1,3}"
)
KNOWN_TO_BE_OTHER = HeadingReading("other", "exact", 1.0)  # of who monitors, not of who does it
FEWEST_DIVIDED = 2  # headings below one over blank cells
SENTENCE = 5  # words from which on a cell that opens with a verb says what is to be done
SCORE_OF_ROW = 0.1  # that each row costs a header
DEEPEST_HEADER = 6  # rows from the top in which a header row is looked for: titles and notes may stand above it


def header_rows(table: Table, card: Mapping[str, str] | None = None) -> tuple[int, ...]:
    """Indices of the rows that hold the column headings, () where none is found.

    The row, or two rows together, whose cells name the most different fields; at least two, and half of its cells but
    for months, colours and states.
    """
    best: tuple[float, tuple[int, ...]] = (0, ())
    heads_none = cache(lambda r: is_full_width(table.rows[r]) or _says_a_deed(table.rows[r]))
    for first in range(min(DEEPEST_HEADER, len(table.rows) - 1)):
        for rows in ((first,), (first, first + 1)):
            if len(rows) > 1 and (rows[-1] >= len(table.rows) - 1 or not _may_belong_together(table, rows)):
                continue
            if not card and _highest_score(table, rows, best[0]) <= best[0]:  # as of most rows below the headings
                continue
            if any(map(heads_none, rows)):
                continue
            score = _header_score(table, rows, card or {}, best[0])
            if score > best[0]:
                best = (score, rows)
    found = best[1]
    while found and found[0] and _belong_together(table, (found[0] - 1, found[0])):
        found = (found[0] - 1, *found)
    while found and found[-1] + 2 < len(table.rows) and _shares_cells(table, found[-1]):
        found = (*found, found[-1] + 1)
    stated = tuple(r for r in range(table.header) if not is_full_width(table.rows[r]))
    return stated if stated and not set(found) & set(stated) else found


def _highest_score(table: Table, rows: tuple[int, ...], least: float) -> float:
    """What the rows would score if each heading were known that is not too long to be one."""
    if table.width - SCORE_OF_ROW * len(rows) <= least:
        return 0
    columns = {tuple(map(id, cells)): cells for cells in zip(*(table.rows[r] for r in rows), strict=True)}
    lowest = (next((cell for cell in reversed(cells) if cell.words), None) for cells in columns.values())
    return sum(cell is not None and _may_be_heading(cell) for cell in lowest) - SCORE_OF_ROW * len(rows)


def _may_be_heading(cell: Cell) -> bool:
    """Whether the words of a cell, or the first of several lines in it, are few enough for a known heading."""
    if cell.words.count(" ") < LONGEST_KNOWN_HEADING:
        return True
    several = not cell.is_plain and any(not line.wraps for line in cell.lines[1:])
    return several or len(heading_words(cell.words).split()) <= LONGEST_KNOWN_HEADING


def _header_score(table: Table, rows: tuple[int, ...], card: Mapping[str, str], least: float) -> float:
    """What the headings in the rows score; 0 where they are no header, or soon seen to score less than `least`."""
    if len(rows) == 2 and not _belong_together(table, (rows[0], rows[1])):
        return 0
    headings = [h for h in dict.fromkeys(joined_headings(table, rows)) if h]
    readings: list[HeadingReading] = []
    highest = len(headings) - SCORE_OF_ROW * len(rows)
    for heading in headings:
        reading = read_with_card(heading, card)
        highest -= 1 - reading.score
        if not card and highest < least - SCORE_OF_ROW:
            return 0
        if reading.field or not (reading.dated or mark_of_heading(heading)):
            readings.append(reading)
    fields = {r.field for r in readings if r.field}
    read = sum(r.score for r in readings if r.field)
    is_named = any(r.how == "card" for r in readings)
    if not is_named and (len(fields) < 2 or 2 * sum(bool(r.field) for r in readings) < len(readings)):
        return 0
    return read - SCORE_OF_ROW * len(rows)


def _says_a_deed(row: Row) -> bool:
    """Whether a row says what is to be done beside a number, date or rating of its own, and so is one of the body."""
    said = (cell.words for cell in row if cell.words.count(" ") >= SENTENCE - 1 and is_deed(cell.words))
    if all(map(is_wording, said)):
        return False
    return any(shows(kind, cell.text) for cell in row for kind in ("ref", "date", "rating") if cell.words)


def _shares_cells(table: Table, r: int) -> bool:
    """Whether headings of a row reach down into the next, which divides another of them: both are the header."""
    upper, lower = table.rows[r], table.rows[r + 1]
    shared = sum(a is b for a, b in zip(upper, lower, strict=True))
    divided = any(upper[i] is upper[i - 1] and lower[i] is not lower[i - 1] for i in range(1, len(upper)))
    return divided and 2 * shared >= len({id(cell) for cell in upper}) and not is_full_width(lower)


def _may_belong_together(table: Table, rows: Sequence[int]) -> bool:
    """Whether a cell of two rows is merged, or one of the second blank, as in few rows."""
    upper, lower = (table.rows[r] for r in rows)
    return len({*map(id, upper), *map(id, lower)}) < 2 * len(upper) or not all(cell.words for cell in lower)


def _belong_together(table: Table, rows: tuple[int, int]) -> bool:
    """Whether two rows are one header: a cell of the first spans several of the second, or one cell covers both."""
    upper, lower = (table.rows[r] for r in rows)
    if is_full_width(upper) or (labelled(upper) and all(cell.words for cell in lower)):
        return False
    spans = any(upper[i] is upper[i - 1] and lower[i] is not lower[i - 1] for i in range(1, len(upper)))
    return spans or any(a is b for a, b in zip(upper, lower, strict=True)) or _divides(upper, lower)


def _divides(upper: Row, lower: Row) -> bool:
    """Whether a row has headings only below one over blank cells and these, or said again over them, which nobody
    merged: "Dates" over "Start" and "End"."""
    below = [i for i, cell in enumerate(lower) if cell.words]
    if not FEWEST_DIVIDED <= len(below) < len(lower):
        return False
    if any(not read_heading(lower[i].words).field for i in below):
        return False
    goes_on = [i for i in below if upper[i].words in ("", upper[i - 1].words) and i - 1 in below]
    opens = [i for i in below if upper[i].words and i not in goes_on]
    return bool(goes_on) and len(opens) + len(goes_on) == len(below) and all(i + 1 in goes_on for i in opens)


def joined_headings(table: Table, rows: Sequence[int]) -> list[str]:
    """The heading over each grid column: the words of the header rows from top to bottom, a merged cell's once.

    Where one heading stands over several columns whose body cells are apart, it belongs to the one with the longest
    words.
    """
    if len(rows) == 1:
        headings = [heading_of(cell) if cell.words else "" for cell in table.rows[rows[0]]]
    else:
        headings = [_joined_heading(table, rows, c) for c in range(table.width)]
    if rows and len({*map(id, table.rows[rows[-1]])}) < table.width:
        _give_to_longest(table, rows[-1], headings)
    return headings


def _joined_heading(table: Table, rows: Sequence[int], c: int) -> str:
    """Words over a column from top to bottom; those over a group of columns only where the words below need them, as
    those that come again under other times do, or together say that they are no field's ("Monitoring" over "Who")."""
    cells = list({id(table.rows[r][c]): table.rows[r][c] for r in rows}.values())
    words = [heading_of(cell) for cell in cells if cell.words]
    grouped = len(words) > 1 and _is_over_several(table.rows[rows[0]], c)
    joined, lower = " ".join(words), read_heading(words[-1]).field if grouped else None
    if lower and (lower != "other" or not read_heading(joined).field):
        is_known = read_heading(joined) == KNOWN_TO_BE_OTHER
        return joined if is_known or _is_of_time(table.rows[rows[-1]], cells[-1], joined) else words[-1]
    return joined


def _is_over_several(upper: Row, c: int) -> bool:
    """Whether a heading spans columns, has none beside it to its right, or is said again beside it."""
    if sum(cell is upper[c] for cell in upper) > 1 or (c + 1 < len(upper) and not upper[c + 1].words):
        return True
    beside = (upper[i].words for i in (c - 1, c + 1) if 0 <= i < len(upper))
    return bool(upper[c].words) and upper[c].words in beside


def _is_of_time(lower: Row, cell: Cell, joined: str) -> bool:
    """Whether the words of a heading come again, and tell a time with those over it ("Quarter 2" over "Progress")."""
    again = any(other is not cell and other.words == cell.words for other in lower)
    return again and read_heading(joined).dated is not None


def _give_to_longest(table: Table, last: int, headings: list[str]) -> None:
    body = table.rows[last + 1 :]
    start = 0
    while start < table.width:
        end = start + 1
        while end < table.width and table.rows[last][end] is table.rows[last][start]:
            end += 1
        several = body if end - start > 1 else ()
        apart = [row for row in several if len({id(cell) for cell in row[start:end]}) > 1 and not is_full_width(row)]
        if several and 2 * len(apart) > len(body):
            longest = max(range(start, end), key=lambda c: sum(len(row[c].text) for row in apart))
            for c in range(start, end):
                if c != longest:
                    headings[c] = ""
        start = end


def heading_of(cell: Cell) -> str:
    """The words of a heading; a column too narrow for a word breaks it without a hyphen ("progres", "s" below). Of one
    with instructions in lines of their own below it, the heading alone where that is known."""
    if cell.is_plain:
        return cell.words
    items = cell.items
    if len(items) > 1 and not read_heading(cell.words).field:
        first = items[0].text.strip()
        return first if read_heading(first).field else _mended(cell)
    return _mended(cell)


def _mended(cell: Cell) -> str:
    broken = [
        i for i, line in enumerate(cell.lines[1:]) if line.wraps and not line.label and BROKEN_OFF.fullmatch(line.text)
    ]
    if not broken:
        return cell.words
    lines = list(cell.lines)
    for i in broken:
        lines[i] = lines[i]._replace(text=lines[i].text.removesuffix(SOFT_HYPHEN) + SOFT_HYPHEN)
    return replace(cell, lines=tuple(lines)).words
