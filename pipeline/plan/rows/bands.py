"""Bands: rows that speak for the rows below them by their words alone, over the full width or set apart."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from extractors.continuation.column_spans import cells_with_words, is_full_width
from extractors.model import Cell, Paragraph, Row
from pipeline.plan.document.objectives import names_document
from pipeline.plan.table.aside_rows import says_which_actions
from pipeline.plan.table.label_rows import labelled
from pipeline.plan.table.plan_tables import MOST_IN_BAND, PlanTable
from schema.dates.parse_date import read_date
from schema.references import inspection_references, names_part, parent, split_labelled

RATED = ("rag", "status")  # what a band says of its part in a cell of its own
WHO_OR_WHEN = {"owners", "accountable", "start", "due"}
LONGEST_BAND_LABEL = 5  # words


def is_band(plan: PlanTable, row: Row) -> bool:
    """Whether a row speaks for the rows below it: one cell over the full width, a task that sums up those below, or
    words in one cell alone that are no action.

    In the action or objective column that needs more: bold words where others are not, the name and number of a part of
    the plan or of an objective beside rows with more, or, in the action column, paragraphs of the report ("Para 13")
    after them or which actions follow ("Completed actions").
    """
    if is_full_width(row):
        return bool(row[0].words)
    if plan.sums_up(row):
        return True
    worded = list(islice(cells_with_words(row), MOST_IN_BAND + 1))
    if len(worded) > MOST_IN_BAND:
        return False
    if (heading := numbered_heading(plan, row)) is not None:
        return (heading.bold and not _are_bold(plan, row.index(heading))) or _has_children(plan, row)
    if rated_part(plan, row):
        return True
    if len(worded) != 1 or len(row) < 3:
        return False
    cell = worded[0]
    columns = [i for i, c in enumerate(row) if c is cell]
    if 2 * len(columns) > len(row):
        return True
    fields = {plan.columns[i].field for i in columns}
    if fields & {"objective", "action"}:
        stands_out = cell.bold and not _are_bold(plan, columns[0])
        stands_out = stands_out or (_is_numbered(cell, "action" in fields) and bool(plan.plain_rows))
        tells = bool(inspection_references(cell.text)[0]) or says_which_actions(cell.words)
        return stands_out or ("action" in fields and tells)
    return "section" not in fields and columns[0] == 0 and len(cell.words.split()) > 1


def rated_part(plan: PlanTable, row: Row) -> Cell | None:
    """The cell of a row that reaches over the columns of the action and of who does it or when, and so names a part of
    the plan, where but one other has words, the rating of that part; None for any other row."""
    over = row[next(iter(plan.indices("action")), 0)]
    rated = [i for i, cell in enumerate(row) if cell.words and cell is not over]
    if len(rated) != 1 or not over.words or plan.columns[rated[0]].field not in RATED:
        return None
    fields = {field for i, cell in enumerate(row) if cell is over for field in plan.columns[i].fields}
    return over if "action" in fields and fields & WHO_OR_WHEN else None


def _is_numbered(cell: Cell, among_actions: bool) -> bool:
    """Whether a cell is but a part of the plan with its name and number ("Theme 1: Leaders"), or where the actions
    stand an objective ("Priority 2: Homes")."""
    name, number, words = split_labelled(cell.words)
    return bool(number and words) and (among_actions or names_part(name))


def is_band_above(plan: PlanTable, row: Row, index: int) -> bool:
    """Whether a row over the header speaks for all rows, as one cell with words that is no note."""
    worded = list(cells_with_words(row))
    if len(worded) != 1 or (labelled(row) and not names_part_alone(row)):
        return False
    return not _is_note(worded[0].words, index)


def names_part_alone(row: Row) -> bool:
    """Whether a row over the full width is but a part of the plan with its name and number ("Section 1: Practice"), as
    bands among the rows are."""
    name, number, words = split_labelled(row[0].words) if is_full_width(row) else ("", "", "")
    return bool(number and words) and names_part(name) and len(labelled(row)) == 1


def _is_note(words: str, index: int) -> bool:
    """Whether words alone in a row over the header speak of the document: its title at the top, or when it was made. An
    objective or part with its number does not."""
    label, colon, rest = words.partition(":")
    unknown = bool(colon and re.search(r"\d", rest)) and len(label.split()) <= LONGEST_BAND_LABEL
    unknown = unknown and not split_labelled(words)[1]
    return (index == 0 and names_document(words)) or unknown or read_date(words).kind == "dated"


def band_cell(plan: PlanTable, row: Row) -> Cell:
    """The cell with the words of a band."""
    if plan.sums_up(row):
        return next((row[i] for i in plan.indices("action")), Cell())
    if part := rated_part(plan, row):
        return part
    return numbered_heading(plan, row) or next((c for c in row if c.words), Cell())


class BandPart(NamedTuple):
    """What a band says of one level: a key of its own, its words, and whether they are bold."""

    key: int
    words: str
    bold: bool


def band_parts(plan: PlanTable, row: Row) -> list[BandPart]:
    """A band taken apart where one cell holds a section and, on a line of its own, an objective by name and number;
    with the number that stands beside its words."""
    cell = band_cell(plan, row)
    if numbered_heading(plan, row) or id(row) in plan.numbered_parents:
        return [BandPart(id(cell), f"{number_of(plan, row).words.rstrip('.')}. {cell.words}", cell.bold)]
    parts: list[list[Paragraph]] = []
    for item in cell.items:
        if not parts or split_labelled(item.text)[1]:
            parts.append([])
        parts[-1].append(item)
    return [
        BandPart(id(part[0].lines[0]), Cell(tuple(line for item in part for line in item.lines)).words, part[0].bold)
        for part in parts
    ]


def _are_bold(plan: PlanTable, column: int) -> bool:
    """Whether half of the cells of a column are bold."""
    return 2 * sum(plan.table.rows[r][column].bold for r in plan.rows) >= len(plan.rows)


def number_of(plan: PlanTable, row: Row) -> Cell:
    columns = [*plan.indices("action_ref"), *plan.indices("objective_ref")]
    return next((row[i] for i in columns if row[i].words), Cell())


def numbered_heading(plan: PlanTable, row: Row) -> Cell | None:
    """The words of a row that has only a number beside them, in the column of the actions, or in that of the objectives
    where the row below gives one of its own; None for any other row."""
    number = number_of(plan, row)
    worded = list({id(c): c for c in row if c.words and c is not number}.values())
    if not number.lines or len(worded) != 1 or len(row) < 4:
        return None
    if any(row[i] is worded[0] for i in plan.indices("action")):
        return worded[0]
    above = [i for i in plan.indices("objective") if row[i] is worded[0]]
    return worded[0] if above and _has_children(plan, row) and _row_below(plan, row)[above[0]].words else None


def _has_children(plan: PlanTable, row: Row) -> bool:
    """Whether the number of the row below is one level under that of this row ("1" over "1.1")."""
    below = number_of(plan, _row_below(plan, row)).words.rstrip(".")
    return parent(below) == number_of(plan, row).words.rstrip(".")


def _row_below(plan: PlanTable, row: Row) -> Row:
    """The row after a row of the plan's table; the last one has none, and is followed by itself."""
    return plan.table.rows[min(index_of(plan, row) + 1, len(plan.table.rows) - 1)]


def index_of(plan: PlanTable, row: Row) -> int:
    return next(i for i, other in enumerate(plan.table.rows) if other is row)
