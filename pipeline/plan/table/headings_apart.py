"""Headings apart: a document in which the row of headings that stands by itself, in a table above the plan or in the
page header, is the first row of the table it heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.model import Block, Document, Paragraph, Table
from pipeline.plan.table.header_rows import header_rows
from schema.vocabulary import fold

MOST_ROWS = 2  # of headings
MOST_BETWEEN = 3  # paragraphs between headings and the table below: titles and notes


def with_headings_joined(document: Document, card: Mapping[str, str] | None = None) -> Document:
    """The document with each row of headings as the head of the table below it that has as many columns and no headings
    of its own; those of the page header over every such table."""
    blocks = tuple(_joined(document, card or {}))
    tops = {id(block.rows[0][0]) for block in blocks if isinstance(block, Table)} if document.running else set()
    taken = [table for table in document.running if id(table.rows[0][0]) in tops]
    lines = {id(line) for table in taken for _, _, cell in table.cells() for line in cell.lines}
    furniture = tuple(p for p in document.furniture if not any(id(line) in lines for line in p.lines))
    return replace(document, blocks=blocks, furniture=furniture)


def _joined(document: Document, card: Mapping[str, str]) -> Iterator[Block]:
    apart: Table | None = None  # the last table of a row or two, until one below it takes it as its headings
    between: list[Paragraph] = []
    for block in document.blocks:
        if apart and isinstance(block, Paragraph) and len(between) < MOST_BETWEEN:
            between.append(block)
            continue
        if isinstance(block, Table) and apart and _heads(apart, block, card):
            yield from between
            table, apart = _without_next(_under(apart, block), len(apart.rows))
            yield table
            between = []
            continue
        yield from _waiting(apart, between)
        apart, between = None, []
        head = next((t for t in document.running if isinstance(block, Table) and _heads(t, block, card)), None)
        if head and isinstance(block, Table):
            yield _under(head, block)
        elif isinstance(block, Table) and len(block.rows) <= MOST_ROWS:
            apart = block
        else:
            yield block
    yield from _waiting(apart, between)


def _waiting(apart: Table | None, between: Sequence[Paragraph]) -> Iterator[Block]:
    if apart:
        yield apart
    yield from between


def _heads(head: Table, table: Table, card: Mapping[str, str]) -> bool:
    """Whether the rows of a small table are the headings of another that has none."""
    if head.width != table.width or len(head.rows) > MOST_ROWS or table.header or header_rows(table, card):
        return False
    return header_rows(replace(_under(head, table), header=0), card) == tuple(range(len(head.rows)))


def _without_next(table: Table, rows: int) -> tuple[Table, Table | None]:
    """A table without the headings at its foot that its first `rows` say, printed at the head of the next page; and
    these."""
    first, last = (
        [[fold(cell.words) for cell in row] for row in part] for part in (table.rows[:rows], table.rows[-rows:])
    )
    if len(table.rows) <= 2 * rows or first != last:
        return table, None
    return replace(table, rows=table.rows[:-rows]), replace(table, rows=table.rows[-rows:], joins={}, header=0)


def _under(head: Table, table: Table) -> Table:
    rows = len(head.rows)
    joins = {index + rows: reason for index, reason in table.joins.items()}
    return replace(table, rows=(*head.rows, *table.rows), places=table.places, header=rows, joins=joins)
