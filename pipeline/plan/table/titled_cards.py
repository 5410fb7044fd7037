"""Titled cards: small tables that say all of an action but what is to be done, with the line right above that says it
as one more cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model import Block, Cell, Paragraph, Table
from pipeline.plan.table.label_rows import field_of_label
from schema.columns.known_headings import read_with_card
from schema.columns.prose_kinds import is_undertaken
from schema.references import split_reference

BESIDE = {"owners", "accountable", "due", "start", "rag", "status", "progress", "outcomes"}
WHO_OR_WHEN = {"owners", "accountable", "due"}
FEWEST_FIELDS_OF_CARD = 2  # of those beside the action that a card has
FEWEST_CARDS = 2  # of a document, below lines without a number

Card = Mapping[str, str]  # heading -> field, as the document's card says


def with_titles_inside(blocks: Sequence[Block], card: Card) -> list[Block]:
    """The blocks with each card as a table of one row that opens with the line above: a numbered one, or, above several
    cards, one that says what is to be done."""
    upright = [_upright(block) if isinstance(block, Table) else block for block in blocks]
    over = {
        i: found
        for i, (line, below) in enumerate(pairwise(upright))
        if isinstance(line, Paragraph) and isinstance(below, Table) and (found := _kind_of_title(line, below, card))
    }
    if sum(found == "deed" for found in over.values()) < FEWEST_CARDS:
        over = {i: found for i, found in over.items() if found == "number"}
    return [
        _with_title(upright[i - 1], upright[i]) if i - 1 in over else block
        for i, block in enumerate(blocks)
        if i not in over
    ]


def _with_title(line: Block, below: Block) -> Block:
    if not isinstance(line, Paragraph) or not isinstance(below, Table):
        return below
    title = Cell(line.lines, places=(line.place,) if line.place else ())
    return replace(below, rows=((Cell(), *below.rows[0]), (title, *below.rows[1])))


def _upright(table: Table) -> Table:
    """A small table of labels, each with its value beside it, as one with these for headings; any other as it is."""
    if table.header or table.width != 2 or not all(label.words and value.words for label, value in table.rows):
        return table
    if len(table.rows) < FEWEST_FIELDS_OF_CARD or not all(field_of_label(label.words) for label, _ in table.rows):
        return table
    return replace(table, rows=tuple(zip(*table.rows, strict=True)), header=1, joins={})


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
