"""Recognise: a stitched table as the rows of a plan with a field for each column, or as another kind of table that is
named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.model import Cell, Row, Table
from pipeline.labelled import labelled
from pipeline.painted import rated_by_fill
from schema.columns import FEW_WORDS, Column, read_row
from schema.contents import share_of, shows
from schema.headings import read_heading
from schema.kinds import table_kind
from schema.marks import mark_of_heading
from schema.vocabulary import fold

LONGEST_HEADING = 8  # words
# Field -> the kinds of contents (schema/contents.yml) that a column of it shows.
SHOWN_BY = {
    "action_ref": ("ref",),
    "objective_ref": ("ref",),
    "owners": ("owner",),
    "accountable": ("owner",),
    "start": ("date",),
    "due": ("date",),
    "completed": ("date",),
    "rag": ("rating",),
    "status": ("rating",),
    "inspection_refs": ("inspection_ref", "number"),
}
FEWEST_SHOWN = 2  # columns that must show their kind
LONGEST_LABEL = 8  # words of a heading that nothing reads
DEEPEST_HEADER = 6  # rows from the top in which a header row is looked for: titles and notes may stand above it


@dataclass(frozen=True, slots=True)
class PlanTable:
    """Part of a table under one header row: `columns` one for each grid column, `rows` the indices of its body rows,
    `headers` those of its header rows, `above` those of the rows over the header (titles, notes)."""

    number: int
    table: Table
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    headers: tuple[int, ...] = ()
    above: tuple[int, ...] = ()

    def indices(self, field: str) -> list[int]:
        """Grid columns of a field, left to right."""
        return [i for i, column in enumerate(self.columns) if column.field == field]


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table that is no plan; `kind` names it: risk_register, performance, budget, timetable, glossary, legend ..."""

    number: int
    table: Table
    kind: str
    columns: tuple[Column, ...] = ()


def recognise(
    table: Table,
    number: int,
    before: PlanTable | None = None,
    extra: Mapping[str, str] | None = None,
    apart: bool = False,
) -> list[PlanTable] | OtherTable:
    """What a table is. `before` is the plan table above, whose columns a table without a header of its own goes on
    with, where a heading stands between them (`apart`) only if its cells show that; `extra` maps headings to fields as
    the document's card says.

    A table whose header row comes again with other words in a column (a new judgement area) gives one PlanTable for
    each.
    """
    headers = header_rows(table)
    if not headers and before is not None and goes_on(before, table):
        return [PlanTable(number, table, before.columns, tuple(range(len(table.rows))))]
    headers = headers or ((0,) if opens_with_headings(table) else ())
    if not headers and (kind := _kind_by_first_row(table)):
        return OtherTable(number, table, kind)
    if not headers and not apart and before is not None and before.table.width == table.width:
        return [PlanTable(number, table, before.columns, tuple(range(len(table.rows))))]
    body = range(headers[-1] + 1 if headers else 0, len(table.rows))
    headings = joined_headings(table, headers)
    columns = read_row(headings, _contents(table, body), extra or {})
    kind = table_kind(headings, _contents(table, body), table.caption)
    if kind != "actions":
        return OtherTable(number, table, kind, tuple(columns))
    above = tuple(range(headers[0])) if headers else ()
    return _segments(
        PlanTable(number, table, rated_by_fill(columns, table, body), tuple(body), headers, above),
        headings,
        extra or {},
    )


def goes_on(before: PlanTable, table: Table) -> bool:
    """Whether a table without headings has the columns of the plan table above: as wide, with an action in most rows,
    and half of the words in two other columns at least, and in no fewer than all but one, of the kind their field
    asks for."""
    if table.width != before.table.width:
        return False
    columns = _contents(table, range(len(table.rows)))
    actions = [text for i in before.indices("action") for text in columns[i]]
    if 2 * sum(len(text.split()) >= FEW_WORDS for text in actions) <= len(actions):
        return False
    told = [(SHOWN_BY[c.field], columns[i]) for i, c in enumerate(before.columns) if c.field in SHOWN_BY]
    shown = [max(share_of(kind, values) for kind in kinds) >= 0.5 for kinds, values in told if any(values)]
    return sum(shown) >= FEWEST_SHOWN and shown.count(False) <= 1


def opens_with_headings(table: Table) -> bool:
    """Whether the first row holds headings, known or not: short words in each cell, set apart from what stands below by
    their type or by the dates and figures that only the rows below hold."""
    first, body = table.rows[0], [row for row in table.rows[1:] if not is_full_width(row)]
    cells = list({id(cell): cell for cell in first}.values())
    if len(cells) < 2 or not body or any(not 0 < len(cell.text.split()) <= LONGEST_LABEL for cell in cells):
        return False
    bold = all(cell.bold for cell in cells) and not all(cell.bold for cell in body[0] if text_of(cell))
    fills = {cell.fill for cell in cells}
    filled = len(fills) == 1 and None not in fills and not any({cell.fill for cell in row} & fills for row in body)
    return bold or filled or any(_is_over_values(cell, [row[c] for row in body]) for c, cell in enumerate(first))


def _is_over_values(heading: Cell, below: Sequence[Cell]) -> bool:
    """Whether all cells but the first of a column are dates or figures."""
    values = [cell.text for cell in below]
    return any(share_of(kind, values) == 1 and not shows(kind, heading.text) for kind in ("date", "number"))


def _kind_by_first_row(table: Table) -> str | None:
    """What a table without headings of a plan is by the words of its first row, where they are as few as headings are;
    None where they name nothing."""
    if any(len(cell.text.split()) > LONGEST_HEADING for cell in table.rows[0]):
        return None
    kind = table_kind(joined_headings(table, [0]), _contents(table, range(1, len(table.rows))), table.caption)
    return kind if kind not in ("actions", "prose", "other") else None


def header_rows(table: Table) -> tuple[int, ...]:
    """Indices of the rows that hold the column headings, () where none is found.

    The row, or two rows together, whose cells name the most different fields; at least two, and half of its cells but
    for months, colours and states.
    """
    best: tuple[float, tuple[int, ...]] = (0, ())
    for first in range(min(DEEPEST_HEADER, len(table.rows) - 1)):
        for rows in ((first,), (first, first + 1)):
            if rows[-1] >= len(table.rows) - 1 and len(table.rows) > 1 and len(rows) > 1:
                continue
            score = _header_score(table, rows)
            if score > best[0]:
                best = (score, rows)
    found = best[1]
    while found and found[0] and _belong_together(table, (found[0] - 1, found[0])):
        found = (found[0] - 1, *found)
    while found and found[-1] + 2 < len(table.rows) and _shares_cells(table, found[-1]):
        found = (*found, found[-1] + 1)
    stated = tuple(r for r in range(table.header) if not is_full_width(table.rows[r]))
    return stated if stated and not set(found) & set(stated) else found


def _header_score(table: Table, rows: tuple[int, ...]) -> float:
    if any(is_full_width(table.rows[r]) for r in rows):
        return 0
    if len(rows) == 2 and not _belong_together(table, (rows[0], rows[1])):
        return 0
    headings = [h for h in dict.fromkeys(joined_headings(table, rows)) if h]
    readings = [r for h in headings if (r := read_heading(h)).field or not (r.dated or mark_of_heading(h))]
    fields = {r.field for r in readings if r.field}
    read = sum(r.score for r in readings if r.field)
    if len(fields) < 2 or 2 * sum(bool(r.field) for r in readings) < len(readings):
        return 0
    return read - 0.1 * len(rows)


def _shares_cells(table: Table, r: int) -> bool:
    """Whether headings of a row reach down into the next, which divides another of them: both are the header."""
    upper, lower = table.rows[r], table.rows[r + 1]
    shared = sum(a is b for a, b in zip(upper, lower, strict=True))
    divided = any(upper[i] is upper[i - 1] and lower[i] is not lower[i - 1] for i in range(1, len(upper)))
    return divided and 2 * shared >= len({id(cell) for cell in upper}) and not is_full_width(lower)


def _belong_together(table: Table, rows: tuple[int, int]) -> bool:
    """Whether two rows are one header: a cell of the first spans several of the second, or one cell covers both."""
    upper, lower = (table.rows[r] for r in rows)
    if is_full_width(upper) or (labelled(upper) and all(text_of(cell) for cell in lower)):
        return False
    spans = any(upper[i] is upper[i - 1] and lower[i] is not lower[i - 1] for i in range(1, len(upper)))
    return spans or any(a is b for a, b in zip(upper, lower, strict=True))


def joined_headings(table: Table, rows: Sequence[int]) -> list[str]:
    """The heading over each grid column: the words of the header rows from top to bottom, a merged cell's once.

    Where one heading stands over several columns whose body cells are apart, it belongs to the one with the longest
    words.
    """
    headings = [_joined_heading(table, rows, c) for c in range(table.width)]
    if rows:
        _give_to_longest(table, rows[-1], headings)
    return headings


def _joined_heading(table: Table, rows: Sequence[int], c: int) -> str:
    """Words over a column from top to bottom; those over a group of columns only where the words below need them."""
    cells = list({id(table.rows[r][c]): table.rows[r][c] for r in rows}.values())
    words = [text_of(cell) for cell in cells if text_of(cell)]
    grouped = len(words) > 1 and sum(cell is cells[0] for cell in table.rows[rows[0]]) > 1
    if grouped and read_heading(words[-1]).field not in (None, "other"):
        return words[-1]
    return " ".join(words)


def _give_to_longest(table: Table, last: int, headings: list[str]) -> None:
    body = table.rows[last + 1 :]
    start = 0
    while start < table.width:
        end = start + 1
        while end < table.width and table.rows[last][end] is table.rows[last][start]:
            end += 1
        apart = [row for row in body if len({id(cell) for cell in row[start:end]}) > 1 and not is_full_width(row)]
        if end - start > 1 and 2 * len(apart) > len(body):
            longest = max(range(start, end), key=lambda c: sum(len(row[c].text) for row in apart))
            for c in range(start, end):
                if c != longest:
                    headings[c] = ""
        start = end


def _contents(table: Table, body: range) -> list[list[str]]:
    rows = [r for r in body if not is_full_width(table.rows[r])]
    return [[table.rows[r][c].text for r in rows] for c in range(table.width)]


def is_full_width(row: Row) -> bool:
    """Whether one cell covers the whole row of a table of several columns."""
    return len(row) > 1 and all(cell is row[0] for cell in row)


def _segments(plan: PlanTable, headings: list[str], extra: Mapping[str, str]) -> list[PlanTable]:
    """The plan cut where its header row comes again: the same words are dropped, other words in a column begin a new
    part."""
    parts: list[PlanTable] = []
    rows: list[int] = []
    headers = list(plan.headers)
    columns, current = plan.columns, headings
    for r in plan.rows:
        words = [" ".join(cell.text.split()) for cell in plan.table.rows[r]]
        if not plan.headers or not _is_header_again(words, current):
            rows.append(r)
            continue
        if [fold(w) for w in words] != [fold(h) for h in current]:
            parts.append(PlanTable(plan.number, plan.table, columns, tuple(rows), tuple(headers), plan.above))
            body = range(r + 1, len(plan.table.rows))
            columns, current = tuple(read_row(words, _contents(plan.table, body), extra)), words
            rows, headers = [], []
        headers.append(r)
    above = plan.above if not parts else ()
    parts.append(PlanTable(plan.number, plan.table, columns, tuple(rows), tuple(headers), above))
    return [part for part in parts if part.rows or part.headers]


def _is_header_again(words: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a row repeats the headings in all columns but one at most, and in two at least."""
    same = sum(bool(w) and fold(w) == fold(h) for w, h in zip(words, headings, strict=True))
    filled = sum(bool(w or h) for w, h in zip(words, headings, strict=True))
    return same >= 2 and same >= filled - 1


def text_of(cell: Cell) -> str:
    return " ".join(cell.text.split())
