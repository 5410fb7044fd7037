"""Titled cards: small tables that say all of an action but what is to be done, with the line right above that says it
as one more cell, and the labelled lines right below ("Update: ...") as further ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model import Block, Cell, Paragraph, Table, cell_of_lines
from pipeline.plan.table.label_rows import field_of_label
from schema.columns.known_headings import read_with_card
from schema.columns.prose_kinds import is_undertaken
from schema.references import split_reference

BESIDE = {"owners", "accountable", "due", "start", "rag", "status", "progress", "outcomes"}
TOLD_BELOW = {"next_steps", "evidence", "comments", "risks", "resources"}  # by lines below a card as well
WHO_OR_WHEN = {"owners", "accountable", "due"}
FEWEST_FIELDS_OF_CARD = 2  # of those beside the action that a card has
FEWEST_CARDS = 2  # of a document, below lines without a number

Card = Mapping[str, str]  # heading -> field, as the document's card says
Pair = tuple[Cell, Cell]  # a label and its value


def with_titles_inside(blocks: Sequence[Block], card: Card) -> list[Block]:
    """The blocks with each card as a table of one row that opens with the line above: a numbered one, or, above several
    cards, one that says what is to be done."""
    upright = [_upright(block) if isinstance(block, Table) else block for block in blocks]
    over = {
        i: found
        for i, (line, below) in enumerate(pairwise(upright))
        if isinstance(line, Paragraph) and isinstance(below, Table) and (found := _kind_of_title(line, below, card))
    }
    deeds = [upright[i : i + 2] for i, found in over.items() if found == "deed"]
    if len(deeds) < FEWEST_CARDS:
        over = {i: found for i, found in over.items() if found == "number"}
    else:
        looks = {_look(*pair) for pair in deeds}
        over |= {i: "deed" for i, pair in enumerate(pairwise(upright)) if i not in over and _look(*pair) in looks}
    below = {i: _labelled_below(upright[i + 1], upright[i + 2 :]) for i in over}
    taken = {i + 2 + j for i, pairs in below.items() for j in range(len(pairs))} | over.keys()
    return [
        _with_title(upright[i - 1], upright[i], below[i - 1]) if i - 1 in over else block
        for i, block in enumerate(blocks)
        if i not in taken
    ]


def _look(line: Block, below: Block) -> tuple[object, ...] | None:
    """How a line over a card is set, with the labels of that; None for any other blocks."""
    if not isinstance(line, Paragraph) or not isinstance(below, Table) or len(below.rows) != 2 or below.header != 1:
        return None
    return line.level, line.bold, round(line.lines[0].size), tuple(cell.words for cell in below.rows[0])


def _with_title(line: Block, below: Block, more: Sequence[Pair]) -> Block:
    if not isinstance(line, Paragraph) or not isinstance(below, Table):
        return below
    title = Cell(line.lines, places=(line.place,) if line.place else ())
    labels, values = zip(*more, strict=True) if more else ((), ())
    return replace(below, rows=((Cell(), *below.rows[0], *labels), (title, *below.rows[1], *values)))


def _labelled_below(card: Block, blocks: Sequence[Block]) -> list[Pair]:
    """The labels and values of the lines right below a card, each of what the card does not say itself."""
    if not isinstance(card, Table):
        return []
    said = {field_of_label(cell.words) for cell in card.rows[0]}
    pairs: list[Pair] = []
    for pair in map(_labelled, blocks):
        if pair is None or (field := field_of_label(pair[0].words)) in said:
            break
        said.add(field)
        pairs.append(pair)
    return pairs


def _labelled(block: Block) -> Pair | None:
    """The label and value of a line such as "Update: ..."; None for any other block."""
    if not isinstance(block, Paragraph) or block.level or block.label or ":" not in block.lines[0].text:
        return None
    first, *further = block.lines
    label, _, rest = (part.strip() for part in first.text.partition(":"))
    if not rest or field_of_label(label) not in BESIDE | TOLD_BELOW:
        return None
    places = (block.place,) if block.place else ()
    head = Cell((first._replace(text=label),), places=places)
    return head, replace(cell_of_lines((first._replace(text=rest), *further)), places=places)


def _upright(table: Table) -> Table:
    """A small table of labels, each with its value beside it or below it, as one with these for headings; any other as
    it is."""
    if _is_over_values(table):
        return replace(table, header=1)
    if table.header or table.width != 2 or not all(label.words and value.words for label, value in table.rows):
        return table
    if len(table.rows) < FEWEST_FIELDS_OF_CARD or not all(field_of_label(label.words) for label, _ in table.rows):
        return table
    return replace(table, rows=tuple(zip(*table.rows, strict=True)), header=1, joins={})


def _is_over_values(table: Table) -> bool:
    """Whether all cells of the first of two rows are labels, and those below and beside them are none."""
    if table.header or len(table.rows) != 2 or table.width < FEWEST_FIELDS_OF_CARD:
        return False
    labels, values = table.rows
    return all(field_of_label(cell.words) for cell in labels) and not any(field_of_label(c.words) for c in values)


def _kind_of_title(line: Paragraph, below: Table, card: Card) -> str:
    """Whether a line right above a card is numbered ("number") or else says what is to be done ("deed"); "" where it is
    neither, or the table no card: what stands under no heading is its action already."""
    if len(below.rows) != 2 or below.header != 1 or not all(cell.words for cell in below.rows[0]):
        return ""
    fields = {field for cell in below.rows[0] for field in (read_with_card(cell.text, card).field or "").split("+")}
    if len(fields & BESIDE) < FEWEST_FIELDS_OF_CARD or fields & {"action", "objective"}:
        return ""
    if split_reference(f"{line.label} {line.text}")[0]:
        return "number"
    return "deed" if fields & WHO_OR_WHEN and is_undertaken(line.text) else ""
