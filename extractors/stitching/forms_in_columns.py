"""Forms that stand side by side: each column of a table, or each of its cells, tells one after the other the same
labels with their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model import Cell, Paragraph, Row, Table
from extractors.stitching.forms import FEWEST_LABELS, Form, Item, cycles, labelled

TITLE = ""  # what a form's title has for a label
TITLES_AND_LABELS = 2  # rows from the top one of which opens the labels


def in_columns(table: Table) -> tuple[Form, ...]:
    """The forms of a table, from left to right; () where its columns do not all tell the same labels."""
    if table.width < 2 or table.header or not any(map(_are_labelled, table.rows[:TITLES_AND_LABELS])):
        return ()
    if any(cell is beside for row in table.rows for cell, beside in pairwise(row)):
        return ()
    told = [list(_told(column)) for column in zip(*table.rows, strict=True) if any(cell.words for cell in column)]
    groups = [group for items in told for group in cycles(items)]
    labels = {tuple(key for key, _, _ in group) for group in groups}
    if len(told) < 2 or len(labels) > 1 or not _are_enough(next(iter(labels), ())):
        return ()
    return tuple(
        Form({key: (a, b) for key, a, b in group}, tuple(place for _, a, b in group for place in b.places))
        for group in groups
    )


def _are_labelled(row: Row) -> bool:
    return all(":" in cell.text for cell in row if cell.words)


def _are_enough(labels: Sequence[str]) -> bool:
    return len(set(labels)) == len(labels) and len([label for label in labels if label != TITLE]) >= FEWEST_LABELS


def _told(column: Sequence[Cell]) -> Iterator[Item]:
    """The labels and values down a column. Words without a label are a title above others of their cell, or at the
    column's head, and go on with the value above anywhere else."""
    pending: Item | None = None
    for cell in column:
        for i, item in enumerate(cell.items):
            own = replace(cell, lines=item.lines)
            found = labelled(Paragraph(item.lines))
            is_title = not found and i == 0 and (pending is None or len(cell.items) > 1)
            if pending and not found and not is_title:
                key, label, value = pending
                pending = key, label, replace(value, lines=value.lines + item.lines, places=value.places + own.places)
                continue
            yield from [pending] if pending else []
            pending = found[0] if found else (TITLE, Cell(), own)
    yield from [pending] if pending else []
