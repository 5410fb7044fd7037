"""Layout: a document without the tables that only frame others, with keys apart from the tables they stand in, lists,
records and sentences of actions as tables, both sides of a plan as one and turned tables upright, with the titles of
its cards as their actions, with headings that stand apart at the head of their table, and with what a small table says
of the plan table below it over the header of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.model import Block, Cell, Document, Paragraph, Table
from pipeline.plan.rows.group_rows import HELD
from pipeline.plan.table.bare_cards import with_bare_cards_read
from pipeline.plan.table.boards import with_boards_read
from pipeline.plan.table.boxed_actions import with_boxes_read
from pipeline.plan.table.headed_records import with_records_read
from pipeline.plan.table.headings_apart import with_headings_joined
from pipeline.plan.table.heads_in_cells import with_heads_apart
from pipeline.plan.table.items_in_cells import with_items_apart
from pipeline.plan.table.label_rows import field_of_label
from pipeline.plan.table.labels_in_cells import with_labels_apart
from pipeline.plan.table.legend_tables import keys_apart
from pipeline.plan.table.listed_actions import with_lists_read
from pipeline.plan.table.nested_headings import with_nested_headings_lifted
from pipeline.plan.table.recognise import recognise
from pipeline.plan.table.sides_apart import with_sides_joined
from pipeline.plan.table.titled_cards import with_titles_inside
from pipeline.plan.table.told_in_sentences import with_sentences_read
from pipeline.plan.table.turned_tables import upright
from pipeline.plan.table.two_row_records import with_records_in_rows
from schema.document.finding_phrases import lead_in
from schema.references import split_labelled

LEVEL_IN_FRAME = 9  # of a bold line over the tables of a frame, which is their heading
MOST_LABELS = 5  # of a small table over a plan
SAID_OF_ALL = {"objective_ref", "objective", "section", *HELD}
WHO = {"owners", "accountable", "partners"}

Card = Mapping[str, str]  # heading -> field, as the document's card says
NO_CARD: Card = {}


def laid_out(document: Document, card: Card = NO_CARD) -> Document:
    """The document as its reader takes it: tables out of their frames, each card under a title ("Action 1.1: ...") with
    the title as one more cell of it, and a table of labels and values that says what the plan table right below it is
    for ("Objective", "Sponsor") as the first rows of that."""
    document = with_bare_cards_read(with_boxes_read(with_nested_headings_lifted(document, card)), card)
    document = with_boards_read(document)
    document = with_labels_apart(with_headings_joined(with_sides_joined(document, card), card))
    document = with_items_apart(with_heads_apart(document), card)
    document = with_sentences_read(with_lists_read(with_records_read(document, card), card), card)
    opened = [b for block in document.blocks for b in _opened(block, card)]
    opened = [upright(with_records_in_rows(block), card) if isinstance(block, Table) else block for block in opened]
    opened = list(_unboxed(opened, card))
    return replace(document, blocks=tuple(_headed(with_titles_inside(opened, card), card)))


def _opened(block: Block, card: Card) -> Iterator[Block]:
    """What a frame holds, from top to bottom; any other table without its keys, any other block as it is."""
    if not isinstance(block, Table):
        yield block
        return
    if not _is_frame(block, card):
        yield from keys_apart(block)
        return
    cells = [cell for _, _, cell in block.cells()]
    for cell, below in zip(cells, [*cells[1:], Cell()], strict=True):
        items = list(cell.items)
        head = -1 if cell.tables else 0  # right over the table, or first of the words beside it
        is_over = len(items) == 1 and bool(below.tables) and not below.words  # in a row of its own
        stands_out = items and (items[head].bold or (is_over and (cell.fill or split_labelled(cell.words)[1])))
        if stands_out and (cell.tables or is_over or block.width > 1):
            items[head] = replace(items[head], level=LEVEL_IN_FRAME)
        yield from items
        for table in cell.tables:
            yield from _opened(table, card)


def _is_frame(table: Table, card: Card) -> bool:
    """Whether a table is one cell wide and holds tables, or has a plan in each row, beside what it is for."""
    one_wide = all(cell is row[0] for row in table.rows for cell in row)
    if one_wide:
        return any(row[0].tables for row in table.rows)
    return all(any(_is_plan(held, card) for cell in row for held in cell.tables) for row in table.rows)


def _unboxed(blocks: Sequence[Block], card: Card) -> Iterator[Block]:
    """The blocks with the words of a box, a table of one cell right above a plan, out of it: where its first line
    stands out or is numbered that is their heading."""
    for block, after in zip(blocks, [*blocks, None][1:], strict=True):
        items = _boxed(block)
        if items and (items[0].bold or split_labelled(items[0].text)[1]) and _is_plan(after, card):
            yield replace(items[0], level=LEVEL_IN_FRAME)
            yield from items[1:]
        else:
            yield block


def _boxed(block: Block) -> Sequence[Paragraph]:
    """The words of a table of one cell; () for any other block, and where they tell of findings."""
    if not isinstance(block, Table) or len(block.rows) != 1 or len({id(cell) for cell in block.rows[0]}) != 1:
        return ()
    items = block.rows[0][0].items
    return () if any(lead_in(item.text) for item in items) else items


def _headed(blocks: Sequence[Block], card: Card) -> Iterator[Block]:
    head: Table | None = None
    for block, after in zip(blocks, [*blocks, None][1:], strict=True):
        if head and isinstance(block, Table):
            yield _under(head, block)
            head = None
        elif isinstance(block, Table) and _head_of(block) and _is_plan(after, card):
            head = block
        else:
            yield block


def _head_of(table: Table) -> Sequence[tuple[Cell, Cell]]:
    """The labels and values of a table that names an objective or section, and what holds for all its actions, or says
    nothing but who leads these; () for any other."""
    if table.header == 1 and len(table.rows) == 2:
        pairs = list(zip(*table.rows, strict=True))
    elif len(table.rows) > MOST_LABELS:
        return ()
    else:
        pairs = [(row[0], row[-1]) for row in table.rows if len({id(cell) for cell in row}) == 2]
        pairs = pairs if len(pairs) == len(table.rows) and not table.header else []
    fields = [field_of_label(label.words) for label, _ in pairs]
    known = [field for field in fields if field]
    says_who = len(known) == len(fields) and set(known) <= WHO
    if len(pairs) > MOST_LABELS or not (set(known) & {"objective", "section"} or says_who):
        return ()
    if not set(known) <= SAID_OF_ALL:
        return ()
    if 2 * len(known) <= len(fields):
        return ()
    return pairs


def _is_plan(block: Block | None, card: Card) -> bool:
    return isinstance(block, Table) and block.width > 2 and isinstance(recognise(block, 0, card=card), list)


def _under(head: Table, plan: Table) -> Table:
    """The plan with a small table over its header: what no label reads stands first, or it would be a part of that."""
    pairs = sorted(_head_of(head), key=lambda pair: bool(field_of_label(pair[0].words)))
    rows = tuple((label, *(value,) * (plan.width - 1)) for label, value in pairs)
    joins = {index + len(rows): reason for index, reason in plan.joins.items()}
    return replace(plan, rows=(*rows, *plan.rows), places=(*head.places, *plan.places), header=0, joins=joins)
