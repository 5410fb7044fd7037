"""Boxed actions: a table one column wide, each cell of which says below an action who does it and when, as the lines it
frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.model import Block, Cell, Document, Paragraph, Row, Table
from pipeline.plan.table.action_tails import Entry, labels_again, labels_of
from pipeline.plan.table.labels_in_cells import told_in
from pipeline.plan.table.listed_actions import table_of
from pipeline.plan.table.recognise import kind_by_labels

FEWEST_BOXES = 2  # of a document
LONGEST_BOXED_NUMBER = 6  # letters and figures


def with_boxes_read(document: Document) -> Document:
    """The document with such tables, those right below one another as one, wider by the labels of their lines."""
    if sum(len(_entries(block)) for block in document.blocks) < FEWEST_BOXES:
        return document
    blocks: list[Block] = []
    again: list[Paragraph] = []
    for is_boxed, run in groupby(document.blocks, key=lambda block: bool(_entries(block))):
        boxes = list(run)
        entries = [entry for block in boxes for entry in _entries(block)] if is_boxed else []
        if not is_boxed or kind_by_labels(tuple(labels_of(entries))):
            blocks += boxes
            continue
        blocks.append(_with_numbers_apart(table_of(entries)))
        again += labels_again(entries)
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *again))


def _entries(block: Block) -> Sequence[Entry]:
    """What each cell of such a table tells; () for any other block."""
    if not isinstance(block, Table) or block.width != 1:
        return ()
    found = [told_in(row[0]) for row in block.rows]
    return [entry for entry in found if entry] if all(found) else ()


def _with_numbers_apart(table: Table) -> Table:
    """The table with a column for the numbers ("1A") that stand in all its boxes on a line of their own over the
    words."""
    head, *rows = table.rows
    if not all(len(row[0].items) > 1 and _is_number(row[0].items[0].text) for row in rows):
        return table
    return replace(table, rows=((Cell(), *head), *map(_apart, rows)))


def _is_number(text: str) -> bool:
    return len(text) <= LONGEST_BOXED_NUMBER and " " not in text and any(map(str.isdigit, text))


def _apart(row: Row) -> Row:
    number, *lines = row[0].lines
    return (replace(row[0], lines=(number,)), replace(row[0], lines=tuple(lines)), *row[1:])
