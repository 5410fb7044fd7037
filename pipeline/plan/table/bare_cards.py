"""Bare cards: small tables, several to a page, that say in a row of their own what is to be done, over who does it and
when without labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.model import Block, Document, Row, Table
from extractors.stitching.form_layouts import one_a_page
from pipeline.plan.table.recognise import recognise

FEWEST_BARE_CARDS = 3  # of a document
ROWS_OF_CARD = 2


def with_bare_cards_read(document: Document, card: Mapping[str, str]) -> Document:
    """The document with such cards as rows of tables, those right below one another as one, where all of them together
    make a plan."""
    rows = [row for block in document.blocks if (row := _row_of(block))]
    widths = {len(row) for row in rows}
    if len(rows) < FEWEST_BARE_CARDS or len(widths) > 1:
        return document
    if not isinstance(recognise(Table(tuple(rows)), 0, card=card), list):
        return document
    return replace(document, blocks=tuple(_in_tables(document.blocks)))


def _row_of(block: Block) -> Row:
    """The row that a card is: its words, and each cell below them; () for any other block."""
    if not isinstance(block, Table) or len(block.rows) != ROWS_OF_CARD or block.width < ROWS_OF_CARD or block.header:
        return ()
    title, below = block.rows
    is_over = all(cell is title[0] for cell in title) and below[0] is not title[0]
    is_card = is_over and all(cell.words for cell in (title[0], *below)) and len(set(map(id, below))) == len(below)
    return (title[0], *below) if is_card else ()


def _in_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    run: list[tuple[Row, Table]] = []
    for block in (*blocks, None):
        if block is not None and isinstance(block, Table) and (row := _row_of(block)):
            run.append((row, block))
            continue
        if run:
            places = one_a_page([place for _, table in run for place in table.places])
            yield Table(tuple(row for row, _ in run), places)
        run = []
        if block is not None:
            yield block
