"""Boards: tables whose headings are states and whose cells are cards, an action over who does it and by when; as rows
of an action each, with the state beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.model import Block, Cell, Document, Paragraph, Table, cell_of_lines
from pipeline.plan.table.action_tails import Entry, action_of, entry_of, label_of, labels_again, names_told, value_of
from schema.columns.content_types import shows

FEWEST_STATES = 2  # of a board
FEWEST_BOARD_CARDS = 2


def with_boards_read(document: Document) -> Document:
    """The document with each board as a table of its cards, state by state; their labels head the columns, and where
    they come again they are furniture."""
    blocks: list[Block] = []
    again: list[Paragraph] = []
    for block in document.blocks:
        cards = list(_cards(block)) if isinstance(block, Table) and _has_states(block) else []
        if len(cards) < FEWEST_BOARD_CARDS or not all(entry.told for _, entry in cards) or not isinstance(block, Table):
            blocks.append(block)
            continue
        blocks.append(_table(block, cards))
        again += labels_again(entry for _, entry in cards)
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *again))


def _has_states(table: Table) -> bool:
    """Whether the words over all columns are states, each another."""
    said = [cell.words for cell in table.rows[0]] if len(table.rows) > 1 else []
    return len(set(said)) == len(said) >= FEWEST_STATES and all(map(_is_state, said))


def _is_state(words: str) -> bool:
    return shows("rating", words) and not shows("colour", words)


def _cards(table: Table) -> Iterator[tuple[Cell, Entry]]:
    """Each cell with words below the states, column by column, with its state."""
    for column in zip(*table.rows, strict=True):
        state, *cells = column
        yield from ((state, entry_of(*cell.items)) for cell in cells if cell.words)


def _table(board: Table, cards: list[tuple[Cell, Entry]]) -> Table:
    entries = [entry for _, entry in cards]
    names = names_told(entries)
    rows = []
    before: Cell | None = None
    for state, entry in cards:
        told = tuple(value_of(entry, name) for name in names)
        rows.append((action_of(entry), *told, _again(state) if state is before else state))
        before = state
    head = (Cell(), *(label_of(entries, name) for name in names), Cell())
    return replace(board, rows=(head, *rows), header=1, joins={}, choices={})


def _again(state: Cell) -> Cell:
    return replace(cell_of_lines(line._replace(is_again=True) for line in state.lines), places=state.places)
