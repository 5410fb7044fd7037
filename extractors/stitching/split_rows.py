"""Rows of a text rendition that one row of the plan was split into, by a page's end or line by line, made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.continuation.cell_ends import has_words
from extractors.continuation.column_spans import is_full_width, same_merges
from extractors.continuation.column_usage import REFERENCE, usage
from extractors.continuation.line_breaks import STRONG_SENTENCE, is_finished, sentence
from extractors.model import Cell, Line, Row, Table

ITEM = re.compile(r"\d+(?:\.\d+)+\W?")
FEWEST_ITEMS = 3  # from which a column is a numbered list


def whole_rows(table: Table) -> Table:
    """The table with the rows joined that go on with the row above; `joins` says so.

    A row goes on where the words of a numbered item do, or where a sentence does and a cell is blank that the row above
    fills; never where it opens an item ("1.2") or a reference of its own.
    """
    if len(table.rows) < 2:
        return table
    references = usage([table.rows]).references
    lists, lowers = _numbered_columns(table), _lower_columns(table)
    whole: list[Row] = [table.rows[0]]
    joins = dict(table.joins)
    for row in table.rows[1:]:
        above = whole[-1]
        if len(whole) <= table.header or not _may_go_on(above, row, references):
            whole.append(row)
            continue
        columns = [c for c in range(len(row)) if c not in lowers and _goes_on(above[c], row[c], c in lists)]
        if not columns or not (lists.intersection(columns) or _leaves_blank(above, row)):
            whole.append(row)
            continue
        joins[len(whole) - 1] = f"the sentence goes on in column {columns[0] + 1}"
        whole[-1] = tuple(map(_together, above, row))
    return replace(table, rows=tuple(whole), joins=joins)


def _may_go_on(above: Row, row: Row, references: int | None) -> bool:
    if is_full_width(above) or is_full_width(row) or not same_merges(above, row):
        return False
    labels = [cell.lines[0].label if cell.lines else "" for cell in row]
    if labels[0][:1].isdigit() or any(map(ITEM.fullmatch, labels)):
        return False
    return references is None or not REFERENCE.fullmatch(row[references].text)


def _leaves_blank(above: Row, row: Row) -> bool:
    return any(has_words(a) and not has_words(b) for a, b in zip(above, row, strict=True))


def _goes_on(above: Cell, below: Cell, is_list: bool) -> bool:
    if not has_words(above) or not has_words(below) or below.lines[0].label:
        return False
    return sentence(above, below) >= STRONG_SENTENCE or (is_list and not is_finished(above.text))


def _together(above: Cell, below: Cell) -> Cell:
    """Both cells as one. Words that begin anew stand apart by a blank line, in a list as the next item."""
    if not has_words(below):
        return above
    first, *rest = below.lines
    if not has_words(above) or first.label:
        lines: tuple[Line, ...] = below.lines
    elif sentence(above, below) > 0 or not is_finished(above.text):
        lines = (first._replace(wraps=True), *rest)
    elif above.lines[-1].label == "•":
        lines = (first._replace(label="•"), *rest)
    else:
        lines = (Line(""), *below.lines)
    return replace(above, lines=above.lines + lines, places=above.places + below.places)


def _numbered_columns(table: Table) -> set[int]:
    columns: Sequence[Sequence[Cell]] = list(zip(*table.rows, strict=True))
    return {
        c
        for c, cells in enumerate(columns)
        if sum(bool(ITEM.fullmatch(line.label)) for cell in cells for line in cell.lines) >= FEWEST_ITEMS
    }


def _lower_columns(table: Table) -> set[int]:
    """Columns whose cells begin in lower case also where a sentence before them has ended, or none has begun."""
    found = set()
    for column in range(table.width):
        cells = [row[column] for row in table.rows[table.header :] if has_words(row[column])]
        begun = [b for a, b in pairwise(cells[1:]) if is_finished(a.text)] or cells[1:2]
        if 2 * sum(cell.text[:1].islower() for cell in begun) > len(begun):
            found.add(column)
    return found
