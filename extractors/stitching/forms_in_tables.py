"""Forms that are tables: labels and values in two columns or four, a title over each at most; or below a title cells
each with its label in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.continuation.column_spans import columns_begun
from extractors.continuation.repeated_headings import is_headed_by_looks
from extractors.model import Cell, Line, Paragraph, Row, Table
from extractors.stitching.forms import FEWEST_LABELS, NUMBER, NUMBERED, Form, compared, cycles, labelled, numbered

LONGEST_FORM_LABEL = 60  # characters
FEWEST_PAIRS_BESIDE = 2  # of labels and values in a row below a title
LONGEST_LABEL_OVER = 4  # words of a label over its value
NO_LABEL = Cell()
GOES_ON = "a value without a label stands at the head of the page"


def in_table(table: Table) -> tuple[Form, ...]:
    """The forms of a table of labels and values; () where it is none."""
    pairs = _below_titles(table) or _pairs(table)
    if all(label is NO_LABEL for label, _ in pairs) or not all(_may_label(label) for label, _ in pairs):
        return ()
    if table.header or (len(_distinct(table.rows[0])) > 2 and is_headed_by_looks(table)):
        return ()
    groups = cycles(numbered([(compared(label.text), label, value) for label, value in pairs]))
    forms = [Form({key: (a, b) for key, a, b in group}, table.places) for group in groups]
    if any(len(form.pairs) < max(FEWEST_LABELS, len(group)) for form, group in zip(forms, groups, strict=True)):
        return ()
    is_cut = any(len({place.page for place in value.places}) > 1 for _, value in pairs)
    return (replace(forms[0], reason="; ".join(table.joins.values()) or is_cut * GOES_ON), *forms[1:])


def _pairs(table: Table) -> list[tuple[Cell, Cell]]:
    """Each label and its value, [] where rows are other than of one or two of those or a label is too long for one.
    Each form may open with a title over the full width; a value without a label goes on with the one above."""
    pairs: list[tuple[Cell, Cell]] = []
    is_titled = len(_distinct(table.rows[0])) == 1
    is_narrow = all(len(_distinct(row)) <= 2 for row in table.rows)
    if any(map(_is_over, table.rows, table.rows[1:])):
        return []
    for row in table.rows:
        cells = _distinct(row)
        if len(cells) > 1 and not any(cell.lines or cell.tables for cell in cells):
            continue  # a blank row parts two forms
        if is_titled and len(cells) == 1:
            pairs.append(_titled(cells[0]))
        elif len(cells) not in (2, 4):
            return []
        for label, value in _side_by_side(cells):
            if is_narrow and value.lines and re.fullmatch(NUMBER, label.words):
                pairs.append((NO_LABEL, _with_number(value, label.words)))
                continue
            is_rest = len(cells) == 2 and bool(value.lines) and not label.lines
            if pairs and (pairs[-1][0] is label or is_rest):
                pairs[-1] = pairs[-1][0], _together(pairs[-1][1], value)
            else:
                pairs.append((label, value))
        if not all(_may_label(label) for label, _ in pairs[-2:]):
            return []
    return pairs


def _is_over(row: Row, below: Row) -> bool:
    """Whether a row of four cells or more heads the columns of the next: bold, as none of that is."""
    cells, values = _distinct(row), _distinct(below)
    if len(cells) != len(values) or len(cells) < 2 * FEWEST_PAIRS_BESIDE:
        return False
    return all(cell.bold and cell.words for cell in cells) and not any(cell.bold for cell in values)


def _side_by_side(cells: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """The labels and values of a row, none of a title: a cell each, or two cells each with its label in it."""
    for label, value in zip(cells[::2], cells[1::2], strict=False):
        both = [pair for cell in (label, value) if (pair := _labelled_inside(cell))]
        yield from both if len(both) > 1 else [(label, value)]


def _labelled_inside(cell: Cell) -> tuple[Cell, Cell] | None:
    found = labelled(Paragraph(cell.lines))
    return found[0][1:] if len(found) == 1 and found[0][2].text else None


def _may_label(label: Cell) -> bool:
    return label is NO_LABEL or 0 < len(label.text) <= LONGEST_FORM_LABEL


def _below_titles(table: Table) -> list[tuple[Cell, Cell]]:
    """The labels and values of each form below a title, with a number before it at most, where it has one; [] where
    other cells stand there. Each pair is one cell ("Lead: Head of Service", or the label over its value), or two of a
    row of several."""
    pairs: list[tuple[Cell, Cell]] = []
    above: Row = ()
    for row in table.rows:
        cells = [cell for cell in _distinct(row) if cell.words and not any(cell is other for other in above)]
        told = [pair for cell in cells if (pair := _told(cell))]
        above = row
        if told and len(told) == len(cells):
            pairs += told
        elif beside := _labels_beside(_distinct(row)):
            pairs += beside
        elif len(cells) in (1, 2) and len(_distinct(row)) < table.width and not told:
            *number, title = cells
            if number and (NUMBERED.fullmatch(number[0].words) or _is_label_beside(number[0], row)):
                pairs.append((number[0], title))
                continue
            if number and not re.fullmatch(NUMBER, number[0].words):
                return []
            pairs.append((NO_LABEL, _with_number(title, number[0].words) if number else title))
        else:
            return []
    return pairs


def _with_number(title: Cell, number: str) -> Cell:
    return replace(title, lines=(title.lines[0]._replace(label=number), *title.lines[1:]))


def _is_label_beside(label: Cell, row: Row) -> bool:
    """Whether a row is a short label and what it names, over all other columns."""
    is_short = len(label.words.split()) <= LONGEST_LABEL_OVER and not re.fullmatch(NUMBER, label.words)
    return is_short and len(row) > 2 and row[1] is row[-1] and row[0] is not row[1]


def _labels_beside(cells: list[Cell]) -> list[tuple[Cell, Cell]]:
    """The labels and values of a row of two pairs or more, its labels short and all set off from its values; [] for any
    other row."""
    labels, values = cells[::2], cells[1::2]
    if len(cells) < 2 * FEWEST_PAIRS_BESIDE or len(labels) != len(values):
        return []
    are_short = all(0 < len(label.words.split()) <= LONGEST_LABEL_OVER for label in labels)
    looks = (
        {(label.bold, label.fill) for label in labels},
        {(value.bold, value.fill) for value in values if value.words},
    )
    is_bold, is_painted = (all(look[i] for look in looks[0]) and not any(look[i] for look in looks[1]) for i in (0, 1))
    return list(zip(labels, values, strict=True)) if are_short and looks[1] and (is_bold or is_painted) else []


def _told(cell: Cell) -> tuple[Cell, Cell] | None:
    """The label and value of a cell: "Lead: Head of Service", or a short line of another look or with a colon over what
    it names."""
    found = labelled(Paragraph(cell.lines))
    if found:
        return found[0][1:] if len(found) == 1 else None
    first, *rest = cell.lines
    if not rest or not first.text or len(first.text.split()) > LONGEST_LABEL_OVER or first.label:
        return None
    is_alike = any(_look(line) == _look(first) for line in rest if line.text) and not first.text.endswith(":")
    if is_alike or not any(line.text for line in rest):
        return None
    value = (rest[0]._replace(wraps=False), *rest[1:])
    return replace(cell, lines=(first,)), replace(cell, lines=value)


def _look(line: Line) -> tuple[bool, float, str | None]:
    return line.bold, line.size, line.colour


def _titled(title: Cell) -> tuple[Cell, Cell]:
    """A title with its label ("Action 1: Ring each family"), or with none."""
    found = labelled(Paragraph(title.lines))
    return (found[0][1], found[0][2]) if len(found) == 1 else (NO_LABEL, title)


def _distinct(row: Row) -> list[Cell]:
    return [row[c] for c in columns_begun(row)]


def _together(above: Cell, below: Cell) -> Cell:
    return (
        above if below is above else replace(above, lines=above.lines + below.lines, places=above.places + below.places)
    )
