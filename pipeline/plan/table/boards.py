"""Boards: tables whose headings are states and whose cells are cards, an action over who does it and by when; as rows
of an action each, with the state beside it."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Block, Cell, Document, Paragraph, Table, cell_of_lines
from pipeline.plan.table.action_tails import Entry, entry_of, labels_again, rows_of
from schema.columns.content_types import shows

FEWEST_STATES = 2  # of a board
FEWEST_BOARD_CARDS = 2


def with_boards_read(document: Document) -> Document:
    """The document with each board as a table of its cards, state by state; their labels head the columns, and where
    they come again they are furniture."""
    blocks: list[Block] = []
    again: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table) and (cards := _cards(block)):
            blocks.append(_table(block, cards))
            again += labels_again(entry for _, entry in cards)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *again))


def _has_states(table: Table) -> bool:
    """Whether the words over all columns are states, each another."""
    said = [cell.words for cell in table.rows[0]] if len(table.rows) > 1 else []
    return len(set(said)) == len(said) >= FEWEST_STATES and all(map(_is_state, said))


def _is_state(words: str) -> bool:
    return shows("rating", words) and not shows("colour", words)


def _cards(table: Table) -> list[tuple[Cell, Entry]]:
    """Each cell with words below the states of a board, column by column, with its state; [] for any other table."""
    columns = zip(*table.rows, strict=True) if _has_states(table) else ()
    cards = [(state, entry_of(*cell.items)) for state, *cells in columns for cell in cells if cell.words]
    return cards if len(cards) >= FEWEST_BOARD_CARDS and all(entry.told for _, entry in cards) else []


def _table(board: Table, cards: list[tuple[Cell, Entry]]) -> Table:
    states = [state for state, _ in cards]
    said = [_again(state) if state is above else state for above, state in zip([None, *states], states, strict=False)]
    rows = zip(rows_of([entry for _, entry in cards]), [Cell(), *said], strict=True)
    return replace(board, rows=tuple((*row, state) for row, state in rows), header=1, joins={}, choices={})


def _again(state: Cell) -> Cell:
    return replace(cell_of_lines(line._replace(is_again=True) for line in state.lines), places=state.places)
