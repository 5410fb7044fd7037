"""Items in cells: a table in whose cells each item of a list ends in who does it and when ("Ring each family (Duty
Manager, May 2024)"), with a row for each item and a column for each thing told; where all columns hold such, one
below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.model import Cell, Document, Paragraph, Row, Table
from pipeline.plan.table.action_tails import (
    Entry,
    action_of,
    entry_of,
    label_of,
    labels_again,
    led_by,
    names_told,
    rows_of,
    value_of,
)
from pipeline.plan.table.labels_in_cells import HEADINGS, WHO_AND_WHEN
from pipeline.plan.table.recognise import recognise
from schema.columns.claims import HALF
from schema.columns.column import fields_of
from schema.columns.deeds import deeds
from schema.columns.known_headings import read_heading

FEWEST_TOLD_ITEMS = 2  # of a column that tell who and when
FEWEST_COLUMNS_OF_ITEMS, FEWEST_ITEMS_ON_A_PAGE = 2, 3
ENDS = (")", "]")

Entries = Mapping[int, Sequence[Entry]]  # what the items of cells say, by row or column


def with_items_apart(document: Document, card: Mapping[str, str]) -> Document:
    """The document with the rows of such tables parted by their items; labels that come again are furniture."""
    again: list[Paragraph] = []
    blocks = tuple(_parted(block, card, again) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=blocks, furniture=(*document.furniture, *again))


def _parted(table: Table, card: Mapping[str, str], again: list[Paragraph]) -> Table:
    """The table with a row for each item; to `again` go the labels that items have after others."""
    likely = [c for c in range(table.width) if _end_in_brackets([row[c] for row in table.rows[1:]])]
    if not likely:
        return table
    columns = _columns_of_items(table, likely)
    if columns and _is_plan(stacked := _stacked(table, columns), card):
        again += labels_again(entry for entries in columns.values() for entry in entries)
        return stacked
    for c in likely:
        found = _column(table, c)
        if found and not _names_people(table) and _is_plan(made := _with_rows(table, c, found), card):
            again += labels_again(entry for entries in found.values() for entry in entries)
            return made
    return table


def _columns_of_items(table: Table, likely: Sequence[int]) -> Entries:
    """The items of each column of a plan on a page; {} where not all columns hold such below a heading of their own.
    `likely` are the columns that may."""
    filled = [c for c in range(table.width) if any(row[c].words for row in table.rows[1:])]
    if (
        len(filled) < FEWEST_COLUMNS_OF_ITEMS
        or not all(c in likely and table.rows[0][c].words for c in filled)
        or _names_people(table, 1)
    ):
        return {}
    for tell in (entry_of, led_by):
        found = {c: [entry for listed in _column(table, c, tell, 1).values() for entry in listed] for c in filled}
        if all(found.values()) and sum(map(len, found.values())) >= FEWEST_ITEMS_ON_A_PAGE:
            return found
    return {}


def _stacked(table: Table, columns: Entries) -> Table:
    """The columns one below the other, what heads each beside its items."""
    heads = [Cell(), *(table.rows[0][c] for c, entries in columns.items() for _ in entries)]
    rows = rows_of([entry for entries in columns.values() for entry in entries])
    stacked = tuple((head, *row) for head, row in zip(heads, rows, strict=True))
    return replace(table, rows=stacked, header=1, joins={}, choices={})


def _names_people(table: Table, rows: int = HEADINGS) -> bool:
    return bool({read_heading(cell.words).field for row in table.rows[:rows] for cell in row} & WHO_AND_WHEN)


def _is_plan(table: Table, card: Mapping[str, str]) -> bool:
    found = recognise(table, 0, card=card)
    return isinstance(found, list) and {"action", "owners", "due"} <= fields_of(found[0].columns)


def _column(
    table: Table, c: int, tell: Callable[[Paragraph], Entry] = entry_of, fewest: int = FEWEST_TOLD_ITEMS
) -> Entries:
    """The items of the cells of a column below its heading, where most of them say what is to be done, by whom and
    when; {} for any other column, and for one with merged cells."""
    cells = [row[c] for row in table.rows]
    if len({id(cell) for cell in cells}) < len(cells):
        return {}
    found = {r: [tell(item) for item in cell.items] for r, cell in enumerate(cells) if r and cell.words}
    entries = [entry for listed in found.values() for entry in listed]
    told = [entry for entry in entries if entry.told]
    if len(told) < fewest or len(told) <= HALF * len(entries):
        return {}
    return found if deeds([entry.paragraph.text[: entry.end] for entry in told]) >= HALF else {}


def _end_in_brackets(cells: Sequence[Cell]) -> bool:
    """Whether half of the cells with words, and one at least, end so: what a column that tells who and when shows."""
    filled = [cell.text for cell in cells if cell.words]
    return sum(text.rstrip(" .;").endswith(ENDS) for text in filled) >= max(1, HALF * len(filled))


def _with_rows(table: Table, c: int, found: Entries) -> Table:
    every = [entry for entries in found.values() for entry in entries]
    names = names_told(every)
    heads = [label_of(every, name) for name in names]
    rows = [(*table.rows[0][: c + 1], *heads, *table.rows[0][c + 1 :])]
    for r, row in enumerate(table.rows[1:], 1):
        rows += _rows(row, c, found.get(r, ()), names)
    return replace(table, rows=tuple(rows), joins={}, choices={})


def _rows(row: Row, c: int, entries: Sequence[Entry], names: Sequence[str]) -> Iterator[Row]:
    """The rows of the items of a row, whose other cells stand beside each of them."""
    if not entries:
        yield (*row[: c + 1], *(Cell() for _ in names), *row[c + 1 :])
    for entry in entries:
        own = replace(row[c], lines=action_of(entry).lines)
        yield (*row[:c], own, *(value_of(entry, name) for name in names), *row[c + 1 :])
