"""Titled cards: small tables of what is to be done, across, over cells that open with a label ("Lead: ..." beside
"By: ..."), as the rows of one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model import Block, Cell, Document, Paragraph, Table
from extractors.stitching.form_layouts import one_a_page
from pipeline.plan.table.label_rows import Labelled, labelled
from schema.columns.claims import HALF
from schema.columns.prose_kinds import undertakings

FEWEST_CARDS = 2
FEWEST_SAID = 2  # labels of a card


@dataclass(frozen=True, slots=True)
class TitledCard:
    """What is to be done, and what is said of it under labels."""

    title: Cell
    said: tuple[Labelled, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(pair.label for pair in self.said)


def with_cards_joined(document: Document) -> Document:
    """The document with cards of actions with the same labels that follow one another as one table; the labels of all
    but the first are furniture."""
    blocks: list[Block] = []
    again: list[Paragraph] = []
    for run, cards in _runs(document.blocks):
        if len(cards) >= FEWEST_CARDS and _are_actions(cards):
            blocks.append(_table(cards))
            again += [Paragraph(_label(pair).lines) for one in cards[1:] for pair in one.said]
        else:
            blocks += run
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *again)) if again else document


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[TitledCard]]]:
    """The blocks that follow one another with cards of the same labels, and the cards; any other block without."""
    run: list[Block] = []
    cards: list[TitledCard] = []
    for block in blocks:
        found = _cards(block) if isinstance(block, Table) else []
        if run and not (found and cards and found[0].labels == cards[0].labels):
            yield run, cards
            run, cards = [], []
        run.append(block)
        cards += found
    yield run, cards


def _cards(table: Table) -> list[TitledCard]:
    """The cards of a table; [] where it holds anything else, or cards of other labels."""
    found: list[TitledCard] = []
    for row in table.rows:
        cells = [cell for cell in {id(cell): cell for cell in row}.values() if cell.words]
        said = labelled(row)
        if len(cells) == 1 and row[0] is row[-1] and not said:
            found.append(TitledCard(cells[0], ()))
        elif found and said and len(said) == len(cells) and all(pair.field for pair in said):
            found[-1] = replace(found[-1], said=(*found[-1].said, *said))
        else:
            return []
    is_alike = len({one.labels for one in found}) == 1 and len(set(found[0].labels)) == len(found[0].labels)
    return found if is_alike and len(found[0].labels) >= FEWEST_SAID else []


def _are_actions(cards: Sequence[TitledCard]) -> bool:
    """Whether cards say what is to be done, by whom and by when."""
    fields = {pair.field for pair in cards[0].said}
    is_told = bool(fields & {"owners", "accountable"}) and "due" in fields
    return is_told and undertakings([one.title.text for one in cards]) >= HALF


def _table(cards: Sequence[TitledCard]) -> Table:
    head = (Cell(), *map(_label, cards[0].said))
    rows = [(one.title, *(pair.value for pair in one.said)) for one in cards]
    places = one_a_page([place for row in rows for cell in row for place in cell.places])
    return Table((head, *rows), places, header=1)


def _label(pair: Labelled) -> Cell:
    first = pair.value.lines[0]
    return Cell((first._replace(text=pair.label, label=""),), places=pair.value.places)
