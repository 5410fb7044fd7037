"""What is usual in the columns of one table: how often they are filled, and with what."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import is_

from extractors.continuation.cell_ends import has_words
from extractors.continuation.column_spans import is_full_width
from extractors.model import Cell, Row

FEW_CELLS = 3
MOST_OTHERS = 0.3  # share of a column of references that may say something else
REFERENCE = re.compile(r"[A-Za-z]{0,4}[ .\-]?\d{1,3}(?:[.\-/]\d{1,3})*[a-z]?[.):]?")


@dataclass(frozen=True)
class Usage:
    """What is usual in the columns of one table, from its cells that no break touches."""

    filled: tuple[float, ...]  # chance that a row has words in the column
    lower: tuple[float, ...]  # share of its cells that begin in lower case
    items: tuple[float, ...]  # paragraphs in a cell of it, on average
    references: int | None  # the column of references ("1.1"), from 0
    depth: int  # fewest numbers in one of them; "1.1" has two
    merged: frozenset[int]  # columns with cells that stand over several rows
    tinted: frozenset[int]  # columns whose fill differs from row to row


def usage(parts: Sequence[Sequence[Row]], alike: Sequence[Row] = ()) -> Usage:
    """What is usual in a table, given the rows of its parts, one a page, without headings; in a small one also what is
    so in the rows of others like it (`alike`)."""
    width = len(parts[0][0])
    bands = {id(row) for rows in parts for row in rows if is_full_width(row)}
    pairs = [(a, b) for rows in parts for a, b in pairwise(rows) if id(a) not in bands]
    parted = [(rows[0], rows[-1], [row for row in rows if id(row) not in bands]) for rows in parts]
    columns = [_whole_cells(parted, c, alike) for c in range(width)]
    written = [[cell for cell in cells if has_words(cell)] for cells in columns]
    references = next((c for c in range(min(width, 3)) if _is_references(columns[c])), None)
    return Usage(
        filled=tuple((len(w) + 1) / (len(cells) + 2) for w, cells in zip(written, columns, strict=True)),
        lower=tuple(sum(map(_begins_small, w)) / max(len(w), 1) for w in written),
        items=tuple(sum(map(_count_items, w)) / max(len(w), 1) for w in written),
        references=references,
        depth=min((_depth(cell.text) for cell in written[references]), default=0) if references is not None else 0,
        merged=_merged(pairs, _ids_of_headings(parts[0][0])),
        tinted=frozenset(c for c, cells in enumerate(columns) if len({cell.fill for cell in cells}) > 1),
    )


def _ids_of_headings(top: Row) -> set[int]:
    """The ids of a table's first cells where one of them stands over several columns: headings over headings, whose
    own merging says nothing of the rows below."""
    ids = set(map(id, top))
    return ids if 1 < len(ids) < len(top) else set()


def _merged(pairs: Sequence[tuple[Row, Row]], headings: set[int]) -> frozenset[int]:
    found = (c for a, b in pairs for c, is_one in enumerate(map(is_, a, b)) if is_one and id(a[c]) not in headings)
    return frozenset(found)


def is_reference(text: str, usual: Usage) -> bool:
    """Whether a text is a reference as the table has them: "2" is none where all others are like "12.131"."""
    return bool(REFERENCE.fullmatch(text)) and _depth(text) >= usual.depth


def is_rest_of_reference(above: str, below: str, usual: Usage) -> bool:
    """Whether a page break cut a reference in two: "12.13" above and "2" below."""
    return below.isdigit() and not is_reference(below, usual) and is_reference(above + below, usual)


def _depth(text: str) -> int:
    return len(re.findall(r"\d+", text)) if REFERENCE.fullmatch(text) else sys.maxsize


def _whole_cells(parts: Sequence[tuple[Row, Row, Sequence[Row]]], column: int, alike: Sequence[Row]) -> list[Cell]:
    """The cells of a column that no page's end can have touched; in a small table those no page's beginning has, and
    those of others like it.

    `parts` are the first row, the last and the rows that are no bands.
    """
    inner = [
        cell
        for first, last, rows in parts
        for row in rows
        if (cell := row[column]) is not first[column] and cell is not last[column]
    ]
    if len(inner) >= FEW_CELLS:
        return inner
    return [
        row[column]
        for i, (first, _, rows) in enumerate(parts)
        for row in rows
        if i == 0 or row[column] is not first[column]
    ] + [row[column] for row in alike]


def _begins_small(cell: Cell) -> bool:
    """Whether its text begins so, told by its first line: the text of every cell is much to put together."""
    for line in cell.lines:
        if said := (line.label + line.text).strip():
            return said[:1].islower()
    return False


def _count_items(cell: Cell) -> int:
    """How many `lines_by_item` gives, which are not made for that."""
    count, is_open = 0, True
    for line in cell.lines:
        is_open = is_open or not line.wraps
        if is_open and (line.text or line.label or line.struck):
            count, is_open = count + 1, False
    return count


def _is_references(cells: Sequence[Cell]) -> bool:
    """Whether these cells are references, each another; enough others tell that they are none."""
    fitting: set[str] = set()
    filled = others = 0
    for cell in cells:
        if not cell.text:
            continue
        filled += 1
        if REFERENCE.fullmatch(cell.text):
            fitting.add(cell.text)
            continue
        others += 1
        if others > MOST_OTHERS * len(cells):
            return False
    return filled * 2 > len(cells) and len(fitting) > filled * (1 - MOST_OTHERS)
