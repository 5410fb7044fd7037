"""Heads in cells: a table in whose cells what is to be done stands under a line of its own ("What we will do"), below a
title or above other such lines ("Why"), with a column for what stands under each and the title as a band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Cell, Document, Paragraph, Row, Table
from pipeline.plan.table.labels_in_cells import FEWEST_CELLS
from schema.columns.claims import HALF
from schema.columns.known_headings import read_heading

LONGEST_LINE_OVER_PART = 40  # characters
TITLE = ""  # under which stands what no head is over


def with_heads_apart(document: Document) -> Document:
    """The document with such tables wider by what their cells tell; the heads of the actions, and the others where they
    come again, are furniture."""
    again: list[Paragraph] = []
    blocks = tuple(_wider(block, again) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=blocks, furniture=(*document.furniture, *again)) if again else document


def _wider(table: Table, again: list[Paragraph]) -> Table:
    if (
        len(table.rows) <= FEWEST_CELLS
        or len({id(c) for row in table.rows for c in row}) < len(table.rows) * table.width
    ):
        return table
    for c in range(table.width):
        filled = [row[c] for row in table.rows[1:] if row[c].text]
        if len(filled) < FEWEST_CELLS or not all("\n" in cell.text for cell in filled):  # as in most columns
            continue
        if (heads := _heads(filled)) and _may_hold_actions(table, c):
            return _with_columns(table, c, heads, again)
    return table


def _may_hold_actions(table: Table, c: int) -> bool:
    """Whether a column has one line over it, which says that it holds actions or what these are for, or nothing known
    where no other column holds actions: what was done is no action, however its parts are called."""
    fields = [read_heading(cell.words).field for cell in table.rows[0]]
    is_told = fields[c] in ("action", "objective", None) and "action" not in fields[:c] + fields[c + 1 :]
    return is_told and "\n" not in table.rows[0][c].text


def _heads(cells: Sequence[Cell]) -> list[str]:
    """The lines that come again in half of the cells, the first of them the one over the actions, which all have; []
    where there is none, or nothing else beside what stands under it."""
    lines = [list(dict.fromkeys(item.text for item in cell.items if _may_head(item))) for cell in cells]
    counts = Counter(line for own in lines for line in own)
    again = [line for line, count in counts.items() if count >= max(FEWEST_CELLS, HALF * len(cells))]
    over = [line for line in again if counts[line] == len(cells) and _heads_actions(line)]
    if len(over) != 1 or not all(_parts(cell, over)[over[0]] for cell in cells):
        return []
    heads = [*over, *(line for line in again if line != over[0])]
    titled = sum(bool(_parts(cell, heads)[TITLE]) for cell in cells)
    return heads if titled == len(cells) or (len(heads) > 1 and not titled) else []


def _may_head(item: Paragraph) -> bool:
    return not item.label and len(item.text) <= LONGEST_LINE_OVER_PART and not item.text.endswith(".")


def _heads_actions(line: str) -> bool:
    reading = read_heading(line)
    return (reading.field, reading.how) == ("action", "exact")


def _parts(cell: Cell, heads: Sequence[str]) -> dict[str, list[Paragraph]]:
    """What stands in a cell under each head, and under none."""
    found: dict[str, list[Paragraph]] = {TITLE: [], **{head: [] for head in heads}}
    at = TITLE
    for item in cell.items:
        if item.text in heads and _may_head(item):
            at = item.text
        else:
            found[at].append(item)
    return found


def _with_columns(table: Table, c: int, heads: Sequence[str], again: list[Paragraph]) -> Table:
    """The table with the actions under the heading of their column, what stands under the other heads beside them, and
    the titles of its cells as bands over their rows."""
    first, width = table.rows[0], table.width + len(heads) - 1
    said = _heads_said(table, c, heads, again)
    rows: list[Row] = [(*first[:c], *said, *first[c + 1 :])]
    joins: dict[int, str] = {}
    for r, row in enumerate(table.rows[1:], 1):
        parts = _parts(row[c], heads)
        if parts[TITLE]:
            rows.append((_cell(row[c], parts[TITLE]),) * width)
        if r in table.joins:
            joins[len(rows)] = table.joins[r]
        rows.append((*row[:c], *(_cell(row[c], parts[head]) for head in heads), *row[c + 1 :]))
    return replace(table, rows=tuple(rows), joins=joins, choices={})


def _heads_said(table: Table, c: int, heads: Sequence[str], again: list[Paragraph]) -> Sequence[Cell]:
    """The headings of the new columns: that of the old one if it is one of actions, else the first head, then the other
    heads; to `again` go the rest."""
    own = table.rows[0][c]
    is_headed = read_heading(own.words).field == "action"
    said = {heads[0]: own} if is_headed else {}
    again += [] if is_headed else own.items
    for item in (item for row in table.rows[1:] for item in row[c].items if item.text in heads and _may_head(item)):
        if item.text in said:
            again.append(item)
        else:
            said[item.text] = Cell(item.lines)
    return [said[head] for head in heads]


def _cell(cell: Cell, items: Sequence[Paragraph]) -> Cell:
    return replace(cell, lines=tuple(line for item in items for line in item.lines))
