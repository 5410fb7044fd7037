"""Heading rows, and merged cells, that a table repeats on its later pages."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extractors.continuation.cell_ends import has_words
from extractors.continuation.column_spans import is_full_width, same_merges
from extractors.model import Cell, Row, Table, join

REPEATED = re.compile(r"\(?\bcont(?:inued|['’.]?d)?\b\.?\)?\s*$")


def rows_repeated(first: Table, part: Table) -> int:
    """How many rows at the top of `part` only repeat the headings at the top of `first`."""
    count = 0
    for one, other in zip(first.rows, part.rows, strict=False):
        if len(one) != len(other) or any(_said(a) != _said(b) for a, b in zip(one, other, strict=True)):
            break
        if not any(map(_said, one)):
            break
        count += 1
    return count


def heading_key(row: Row) -> tuple[str, ...]:
    """What a heading row says, without "(continued)"."""
    return tuple(map(_said, row))


def _said(cell: Cell) -> str:
    return _letters_said(cell.text)


@lru_cache(1024)  # a table's headings are compared with the first row of each page
def _letters_said(text: str) -> str:
    words = text.casefold()
    return "".join(filter(str.isalnum, REPEATED.sub("", words) if "cont" in words else words))


def says_again(above: Cell, below: Cell) -> bool:
    """Whether the cell below only repeats the one above overleaf, with "(continued)" after its words."""
    words = below.text.casefold()
    return "cont" in words and bool(REPEATED.search(words)) and _said(below) == _said(above) != ""


def heading_rows(first: Table, count: int) -> int:
    """The repeated rows without a band at their end: it names what follows and is no heading of columns."""
    while count and is_full_width(first.rows[count - 1]):
        count -= 1
    return count


def heading_apart(heading: Row, part: Table) -> Table:
    """The part with the repeated heading a row of its own where no rule parts it from the rest of a cut row."""
    top = part.rows[0]
    if is_full_width(heading) or not all(map(has_words, heading)) or not same_merges(heading, top) or part.width < 2:
        return part
    counts: list[int] = []
    for name, cell in zip(heading, top, strict=True):
        counts.append(_lines_saying(cell, _said(name)))
        if not counts[-1]:
            return part
    if all(count == len(cell.lines) for count, cell in zip(counts, top, strict=True)):
        return part
    halves = {id(cell): _halves(cell, count) for cell, count in zip(top, counts, strict=True)}
    rows = (tuple(halves[id(cell)][0] for cell in top), tuple(halves[id(cell)][1] for cell in top))
    return replace(part, rows=(*rows, *part.rows[1:]), joins={})


def _lines_saying(cell: Cell, words: str) -> int:
    """How many lines at the top of a cell say just these words; 0 where they say others."""
    said = ""
    for count, line in enumerate(cell.lines, 1):
        said += _letters_said(join((line,), labels=True))
        if said == words:
            return count
        if not words.startswith(said):
            break
    return 0


def _halves(cell: Cell, count: int) -> tuple[Cell, Cell]:
    return replace(cell, lines=cell.lines[:count]), replace(cell, lines=cell.lines[count:])


def is_headed_by_looks(table: Table) -> bool:
    """Whether the cells of the first row look alike, in weight and fill, and no cell below looks so."""
    first, *body = table.rows
    head = {_look(cell) for cell in first}
    return len(head) == 1 and bool(body) and all(_look(cell) not in head for row in body for cell in row)


def _look(cell: Cell) -> tuple[bool, str | None]:
    return cell.bold, cell.fill
