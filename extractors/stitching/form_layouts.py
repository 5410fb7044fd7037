"""Card layouts: the same labels again and again, each beside its value, read as one table with a row a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Block, Cell, Paragraph, Place, Table
from extractors.stitching.forms import Card, Stack
from extractors.stitching.forms_in_lines import are_lines, in_lines
from extractors.stitching.forms_in_tables import in_table

LABELS_ALIKE = 2 / 3  # share of labels that two cards have in common


def forms_to_tables(blocks: Sequence[Block]) -> tuple[list[Block], list[Paragraph]]:
    """The blocks with cards as tables: labels in the first row, a row a card; and the labels that were repeated. Cards
    between two headings are one table.

    A card is a small table of label and value, or lines "label: value", whose labels come again in another card with
    other values. A legend that every page repeats is none.
    """
    units = list(_over_tables_apart(list(_units(blocks))))
    everywhere = [card for unit in units if isinstance(unit, Stack) for card in unit.cards]
    out: list[Block] = []
    run: list[Card] = []
    runs = [run]
    for unit in units:
        if not isinstance(unit, Stack) or not _come_again(unit, everywhere):
            out += [*_table(run), *(unit.blocks if isinstance(unit, Stack) else (unit,))]
            run = []
        elif run and _alike(run[0], unit.cards[0]):
            run += unit.cards
        else:
            out += _table(run)
            run = list(unit.cards)
            runs.append(run)
    return [*out, *_table(run)], [label for run in runs for label in _repeated(run)]


def _repeated(run: Sequence[Card]) -> Iterator[Paragraph]:
    """The labels of cards that others of one table had before them."""
    seen: set[str] = set()
    for card in run:
        yield from (Paragraph(label.lines) for key, (label, _) in card.pairs.items() if key in seen)
        seen.update(card.pairs)


def _over_tables_apart(units: Sequence[Block | Stack]) -> Iterator[Block | Stack]:
    """The units without cards that most often say, below a heading, what the table right below them is for."""
    pairs = [(one, other) for one, other in zip(units, [*units, None][1:], strict=True) if isinstance(one, Stack)]
    over = [one for one, other in pairs if isinstance(other, Table) and _opens_with_heading(one)]
    for unit in units:
        alike = isinstance(unit, Stack) and [one for one, _ in pairs if _alike(one.cards[0], unit.cards[0])]
        if isinstance(unit, Stack) and alike and 2 * sum(one in over for one in alike) > len(alike):
            yield from unit.blocks
        else:
            yield unit


def _opens_with_heading(stack: Stack) -> bool:
    """Whether a stack is one card of lines, the first of them a heading."""
    first = stack.blocks[0]
    return len(stack.cards) == 1 and isinstance(first, Paragraph) and bool(first.level)


def _units(blocks: Sequence[Block]) -> Iterator[Block | Stack]:
    lines: list[Paragraph] = []
    for block, is_line in zip(blocks, are_lines(blocks), strict=True):
        if isinstance(block, Paragraph) and is_line:
            lines.append(block)
            continue
        yield from in_lines(lines)
        lines = []
        cards = in_table(block) if isinstance(block, Table) else ()
        yield Stack((block,), cards) if cards else block
    yield from in_lines(lines)


def _come_again(stack: Stack, everywhere: Sequence[Card]) -> bool:
    return all(any(_alike(card, other) and _says(card) != _says(other) for other in everywhere) for card in stack.cards)


def _alike(one: Card, other: Card) -> bool:
    shared = one.pairs.keys() & other.pairs.keys()
    return next(iter(one.pairs)) in shared and len(shared) >= LABELS_ALIKE * max(len(one.pairs), len(other.pairs))


def _says(card: Card) -> tuple[str, ...]:
    return tuple(value.text for _, value in card.pairs.values())


def _table(run: Sequence[Card]) -> list[Table]:
    """The cards as one table; a label that a card lacks is an empty cell."""
    if not run:
        return []
    labels = {key: label for card in reversed(run) for key, (label, _) in card.pairs.items()}
    order = dict.fromkeys(key for card in run for key in card.pairs)
    rows = [tuple(card.pairs[key][1] if key in card.pairs else Cell() for key in order) for card in run]
    joins = {i: card.reason for i, card in enumerate(run, start=1) if card.reason}
    places = one_a_page([place for card in run for place in card.places])
    return [Table((tuple(labels[key] for key in order), *rows), places, header=1, joins=joins)]


def one_a_page(places: Sequence[Place]) -> tuple[Place, ...]:
    pages: dict[int | None, Place] = {}
    for place in places:
        seen = pages.get(place.page, place)
        pages[place.page] = seen._replace(
            x0=min(seen.x0, place.x0),
            top=min(seen.top, place.top),
            x1=max(seen.x1, place.x1),
            bottom=max(seen.bottom, place.bottom),
        )
    return tuple(pages.values())
