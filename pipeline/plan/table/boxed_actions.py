"""Boxed actions: a table one column wide, each cell of which says below an action who does it and when, as the lines it
frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.model import Block, Document, Table
from pipeline.plan.table.labels_in_cells import told_in

FEWEST_BOXES = 2  # of a document


def without_boxes(document: Document) -> Document:
    """The document with the words of such tables out of their cells."""
    boxed = [block for block in document.blocks if isinstance(block, Table) and _holds_actions(block)]
    if sum(len(table.rows) for table in boxed) < FEWEST_BOXES:
        return document
    kept = {id(table) for table in boxed}
    return replace(document, blocks=tuple(line for block in document.blocks for line in _lines(block, kept)))


def _holds_actions(table: Table) -> bool:
    return table.width == 1 and all(told_in(row[0]) for row in table.rows)


def _lines(block: Block, boxed: set[int]) -> Iterator[Block]:
    if not isinstance(block, Table) or id(block) not in boxed:
        yield block
        return
    for row in block.rows:
        yield from row[0].items
