"""Labels in cells: a table whose cells say below what is to be done who does it and when ("Lead: ..." and "When: ..."
in lines of their own), with a column for each label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from extractors.model import Cell, Document, Paragraph, Table
from pipeline.plan.table.action_tails import (
    Entry,
    Told,
    action_of,
    entry_of,
    label_of,
    labels_again,
    labels_in,
    labels_of,
    names_told,
    value_of,
)
from pipeline.plan.table.recognise import kind_by_labels
from schema.columns.claims import HALF
from schema.columns.known_headings import read_heading

FEWEST_CELLS = 2  # of a column that tell so
HEADINGS = 2  # rows from the top that may hold them
OPENING_LABEL = re.compile(r"^([A-Z][^\n:]{0,40}):\s*", re.MULTILINE)
WHO_AND_WHEN = frozenset({"owners", "accountable", "due", "owners+due"})


def with_labels_apart(document: Document) -> Document:
    """The document with such tables wider by their labels, which head the columns of what they tell; where they come
    again they are furniture."""
    again: list[Paragraph] = []
    blocks = [_wider(block, again) if isinstance(block, Table) else block for block in document.blocks]
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *again)) if again else document


def _wider(table: Table, again: list[Paragraph]) -> Table:
    """The table with its labels in columns; to `again` go the labels that cells have after others."""
    if not any(":" in cell.text for row in table.rows[1:] for cell in row):  # as in most tables
        return table
    if len({id(cell) for row in table.rows for cell in row}) < len(table.rows) * table.width:
        return table
    if all(sum(":" in cell.text for cell in column) < FEWEST_CELLS for column in zip(*table.rows, strict=True)):
        return table
    named = {read_heading(cell.words).field for row in table.rows[:HEADINGS] for cell in row}
    tell = labelled_throughout if named & WHO_AND_WHEN else told_in
    headed = _under_blank(table) if not table.header and any(map(tell, table.rows[0])) else table
    for c in range(headed.width):
        filled = sum(bool(row[c].words) for row in headed.rows[1:])
        for told in (tell, told_behind, told_below) if read_heading(headed.rows[0][c].words).field else (tell,):
            entries = {r: entry for r, row in enumerate(headed.rows) if r and (entry := told(row[c]))}
            if told is told_below and named & set(map(field_told, names_told(entries.values()))):
                continue
            if len(entries) < FEWEST_CELLS or len(entries) < HALF * filled:
                continue
            headings = [cell.words for cell in headed.rows[0] if cell.words]
            if not kind_by_labels((*headings, *labels_of(list(entries.values())))):
                again += labels_again(entries.values())
                return _with_columns(headed, c, entries)
    return table


def _under_blank(table: Table) -> Table:
    """A table that begins with a row of its body, below a blank one that may take headings."""
    blank = tuple(Cell() for _ in range(table.width))
    joins = {index + 1: reason for index, reason in table.joins.items()}
    return replace(table, rows=(blank, *table.rows), joins=joins, choices={})


def _may_tell(cell: Cell) -> bool:
    return ":" in cell.text and len(cell.items) >= FEWEST_CELLS


def labelled_throughout(cell: Cell) -> Entry | None:
    """What each line of a cell tells under a label, the first of them what is to be done ("Action: ...", "Why: ...");
    None for any other cell."""
    if not _may_tell(cell):
        return None
    paragraph = Paragraph(cell.lines)
    labels = list(OPENING_LABEL.finditer(paragraph.text))
    first = read_heading(labels[0][1]) if len(labels) == len(cell.items) else None
    if not first or (first.field, first.how) != ("action", "exact"):
        return None
    ends = [*(label.start() for label in labels[1:]), len(paragraph.text)]
    told = {
        label[1].casefold(): Told(label[1], label.span(1), (label.end(), end))
        for label, end in zip(labels, ends, strict=True)
    }
    return Entry((paragraph,), paragraph, 0, told)


def told_in(cell: Cell) -> Entry | None:
    """What the lines of a cell tell under labels; None where they do not."""
    if not _may_tell(cell):
        return None
    entry = entry_of(Paragraph(cell.lines))
    return entry if entry.told and all(told.name for told in entry.told.values()) else None


def told_behind(cell: Cell) -> Entry | None:
    """What a cell of one line tells behind its value, under labels that are headings as they stand ("Team Manager
    Deadline: May 2031"); None for any other cell."""
    return _told_behind(cell) if ":" in cell.text and len(cell.items) == 1 else None


def told_below(cell: Cell) -> Entry | None:
    """What the last lines of a cell tell of those above them under such labels, each at the head of a line: who or when
    alone; None for any other cell."""
    entry = _told_behind(cell) if _may_tell(cell) else None
    if not entry or not entry.end or not set(map(field_told, entry.told)) <= WHO_AND_WHEN:
        return None
    heads = (told.label[0] for told in entry.told.values())
    return entry if all(entry.paragraph.text[head - 1] == "\n" for head in heads) else None


def field_told(label: str) -> str | None:
    return read_heading(label).field


def _told_behind(cell: Cell) -> Entry | None:
    paragraph = Paragraph(cell.lines)
    text = paragraph.text
    starts = list(labels_in(text))
    told: dict[str, Told] = {}
    for start, end in pairwise((*starts, len(text))):
        colon = text.index(":", start)
        label = text[start:colon]
        is_apart = text[:start].endswith((" ", "\n"))  # and none of brackets
        if not is_apart or read_heading(label).how != "exact" or not text[colon + 1 : end].strip():
            return None
        told[label.casefold()] = Told(label, (start, colon), (colon + 1, end))
    return Entry((paragraph,), paragraph, starts[0], told) if starts else None


def _with_columns(table: Table, c: int, entries: Mapping[int, Entry]) -> Table:
    names = names_told(entries.values())
    rows = []
    for r, row in enumerate(table.rows):
        entry = entries.get(r)
        own = replace(row[c], lines=action_of(entry).lines) if entry else row[c]
        told = [value_of(entry, name) if entry else Cell() for name in names]
        rows.append((*row[:c], own, *told, *row[c + 1 :]))
    heads = [label_of(entries.values(), name) for name in names]
    rows[0] = (*rows[0][: c + 1], *heads, *rows[0][c + 1 + len(names) :])
    return replace(table, rows=tuple(rows))
