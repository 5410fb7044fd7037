"""Nested headings: a plan in each row of a table, under headings of its own beside what it is for, as one plan under
one header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model import Block, Cell, Document, Paragraph, Row, Table
from schema.columns.known_headings import read_with_card

FEWEST_NESTED = 2  # headings
LOWEST_NESTED = 4  # rows above the first of them: the table's own header, and a strip

Card = Mapping[str, str]  # heading -> field, as the document's card says


def with_nested_headings_lifted(document: Document, card: Card) -> Document:
    """The document with the headings that come again beside merged cells once, in the header; the others are furniture,
    as headings repeated overleaf are."""
    blocks: list[Block] = []
    again: list[Paragraph] = []
    for block in document.blocks:
        if not isinstance(block, Table):
            blocks.append(block)
            continue
        table = _flat(block)
        nested = list(_nested(table, card))
        blocks.append(_lifted(table, nested) if nested else block)
        again += [Paragraph(cell.lines) for index, columns in nested[1:] for cell in _at(table.rows[index], columns)]
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *again))


def _flat(table: Table) -> Table:
    """A table with the rows of the one table that each of its rows but the first holds, always in the same column, as
    rows of its own: its other cells are then merged over them."""
    if len(table.rows) < 2 or not any(cell.tables for cell in table.rows[1]):
        return table
    held = [[i for i, cell in enumerate(row) if cell.tables] for row in table.rows]
    if held[0] or any(columns != held[-1] for columns in held[1:]) or len(held[-1]) != 1:
        return table
    (at,) = held[-1]
    cells = [row[at] for row in table.rows[1:]]
    inner = [cell.tables[0] for cell in cells]
    width = inner[0].width
    if any(cell.words or len(cell.tables) > 1 for cell in cells) or any(one.width != width for one in inner):
        return table
    head = table.rows[0]
    rows = [(*head[:at], *(head[at],) * width, *head[at + 1 :])]
    for row, one in zip(table.rows[1:], inner, strict=True):
        rows += [(*row[:at], *part, *row[at + 1 :]) for part in one.rows]
    return replace(table, rows=tuple(rows), header=1, joins={})


def _nested(table: Table, card: Card) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The rows below the header in which nothing but the same headings stands beside cells that go on below, and the
    columns of these."""
    first: list[str] = []
    for index, (row, below) in enumerate(pairwise(table.rows)):
        if index > LOWEST_NESTED and not first:
            return
        columns = _alone(row, below)
        words = [row[i].words for i in columns]
        if not index or not FEWEST_NESTED <= len(columns) < table.width or (first and words != first):
            continue
        if first or (_over(table, index, columns) is not None and _are_headings(words, card)):
            first = words
            yield index, columns


def _alone(row: Row, below: Row) -> tuple[int, ...]:
    """The columns of a row whose cells do not go on below."""
    return tuple(i for i, (cell, next_) in enumerate(zip(row, below, strict=True)) if cell is not next_)


def _are_headings(words: Sequence[str], card: Card) -> bool:
    fields: set[str] = set()
    for one in words:
        field = read_with_card(one, card).field
        if field is None or field in fields:  # as soon as in most rows
            return False
        fields.add(field)
    return "action" in fields


def _over(table: Table, index: int, columns: Sequence[int]) -> int | None:
    """The row of headings over the cells that stand beside those columns of a row: the first above where they begin."""
    row = table.rows[index]
    beside = [i for i in range(table.width) if i not in columns and row[i].words]
    above = (at for at in reversed(range(index)) if all(table.rows[at][i] is not row[i] for i in beside))
    return next(above, None) if beside else None


def _lifted(table: Table, nested: Sequence[tuple[int, tuple[int, ...]]]) -> Table:
    """The table with the first of the nested headings in the row below its own, without the others and without the
    blank strips over them."""
    first, columns = nested[0]
    over = _over(table, first, columns) or 0
    taken = {index for index, _ in nested} | _strips(table)
    header = tuple(table.rows[first][i] if i in columns else cell for i, cell in enumerate(table.rows[over]))
    kept = [index for index in range(over + 1, len(table.rows)) if index not in taken]
    joins = {at: table.joins[index] for at, index in enumerate(kept, over + 2) if index in table.joins}
    rows = (*table.rows[: over + 1], header, *(table.rows[i] for i in kept))
    return replace(table, rows=rows, header=over + 2, joins=joins)


def _strips(table: Table) -> set[int]:
    """The rows that hold nothing but cells that go on below."""
    pairs = enumerate(pairwise(table.rows))
    return {i for i, (row, below) in pairs if not any(cell.words for cell in _at(row, _alone(row, below)))}


def _at(row: Row, columns: Sequence[int]) -> list[Cell]:
    return [row[i] for i in columns]
