"""Recognise: a stitched table as the rows of a plan with a field for each column, or as another kind of table that is
named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.continuation.column_spans import is_full_width
from extractors.model import Row, Table
from pipeline.plan.table.aside_rows import rows_aside
from pipeline.plan.table.header_rows import header_rows, heading_of, joined_headings, unknown_header
from pipeline.plan.table.rating_fills import painted_columns, rated_by_fill
from schema.columns.column import FEW_WORDS, Column
from schema.columns.content_types import share_of
from schema.columns.known_headings import read_heading
from schema.columns.map_columns import by_headings
from schema.columns.match_columns import TableMapping, match_columns
from schema.columns.table_kinds import said_kind
from schema.vocabulary import fold

LONGEST_HEADING = 8  # words
# Field -> the kinds of contents (schema/vocabularies/contents.yml) that a column of it shows.
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
FEWEST_SAME = 3  # headings that must say the same as those above for a blank one to be lent


Headings = tuple[str, ...]
Columns = Sequence[Sequence[str]]


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
    mapping: TableMapping | None = None  # None where the table goes on with the columns of the one above

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
    mapping: TableMapping | None = None


def recognise(
    table: Table,
    number: int,
    before: PlanTable | None = None,
    extra: Mapping[str, str] | None = None,
    apart: bool = False,
    alike: Mapping[Headings, Columns] | None = None,
) -> list[PlanTable] | OtherTable:
    """What a table is. `before` is the plan table above, whose columns a table without a header of its own goes on
    with, where a heading stands between them (`apart`) only if its cells show that; `extra` maps headings to fields as
    the document's card says; `alike` holds what all tables of the document hold under the same first row.

    A table whose header row comes again with other words in a column (a new judgement area) gives one PlanTable for
    each.
    """
    headers = header_rows(table, extra)
    if not headers and before is not None and goes_on(before, table):
        return [PlanTable(number, table, before.columns, tuple(range(len(table.rows))))]
    headers = headers or unknown_header(table)
    if not headers and (kind := _kind_by_words_of_row(table)):
        return OtherTable(number, table, kind)
    if not headers and not apart and before is not None and before.table.width == table.width:
        return [PlanTable(number, table, before.columns, tuple(range(len(table.rows))))]
    body = range(headers[-1] + 1 if headers else 0, len(table.rows))
    headings = _with_lent(joined_headings(table, headers), before) if headers else joined_headings(table, headers)
    below = _contents(table, body)
    more = (alike or {}).get(_words_of_row(table), below) if headers == (0,) else below
    more = [[*cells, *table.choices.get(i, ())] for i, cells in enumerate(more)] if table.choices else more
    rows = _rows_of_cells(table, body)
    mapping = match_columns(headings, below, table.caption, extra, more, painted_columns(table, rows))
    if mapping.kind != "actions":
        return OtherTable(number, table, mapping.kind, mapping.columns, mapping)
    if _counts_actions(mapping.columns, _contents(table, body)):
        return OtherTable(number, table, "performance", mapping.columns, mapping)
    above = tuple(range(headers[0])) if headers else ()
    columns = rated_by_fill(mapping.columns, table, body)
    aside = rows_aside(table, columns, body) if headers else ()
    kept = tuple(r for r in body if r not in aside)
    return _segments(
        PlanTable(number, table, columns, kept, (*aside, *headers), above, mapping),
        headings,
        extra or {},
    )


def _counts_actions(columns: Sequence[Column], contents: Sequence[Sequence[str]]) -> bool:
    """Whether what stands under the heading of actions is how many there are: figures, and no word."""
    said = [text for column, texts in zip(columns, contents, strict=True) if column.field == "action" for text in texts]
    return any(said) and not any(letter.isalpha() for text in said for letter in text)


def _with_lent(headings: list[str], before: PlanTable | None) -> list[str]:
    """The headings, where all but one at most say what those of the plan table above say, with its own where one is
    blank here: a part of a log ("Actions completed") repeats the headings of the first."""
    if not before:
        return headings
    pairs = list(zip(headings, before.columns, strict=False))
    same = [_says_same(heading, column) for heading, column in pairs if heading and column.heading]
    if sum(same) < FEWEST_SAME or same.count(False) > 1:
        return headings
    return [heading or column.heading for heading, column in pairs] + headings[len(pairs) :]


def _says_same(heading: str, column: Column) -> bool:
    return fold(heading) == fold(column.heading) or read_heading(heading).field == column.field


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


def _kind_by_words_of_row(table: Table) -> str | None:
    """What a table without headings of a plan is by the words of its first row, where they are as few as headings are;
    None where they name nothing."""
    if any(len(cell.text.split()) > LONGEST_HEADING for cell in table.rows[0]):
        return None
    below = _contents(table, range(1, len(table.rows)))
    return said_kind(by_headings(joined_headings(table, [0]), below), below, table.caption)


def contents_alike(tables: Sequence[Table]) -> Mapping[Headings, Columns]:
    """First row -> the cells below it by column, of all tables that open with the same row; none of a row that only
    one table has."""
    found: dict[Headings, list[Table]] = {}
    for table in tables:
        found.setdefault(_words_of_row(table), []).append(table)
    return {
        first: [[text for column in columns for text in column] for columns in zip(*map(_below, several), strict=True)]
        for first, several in found.items()
        if len(several) > 1
    }


def _words_of_row(table: Table, at: int = 0) -> Headings:
    return tuple(fold(cell.words) for cell in table.rows[at])


def _below(table: Table) -> Columns:
    return _contents(table, range(1, len(table.rows)))


def _contents(table: Table, body: range) -> list[list[str]]:
    rows = _rows_of_cells(table, body)
    return [[table.rows[r][c].text for r in rows] for c in range(table.width)]


def _rows_of_cells(table: Table, body: range) -> list[int]:
    """The rows of which each cell is of its column: neither bands, nor a label with its value over several columns, nor
    the headings again, nor blank."""
    headings = _words_of_row(table, body.start - 1) if body.start else ()
    return [r for r in body if not _is_few(table.rows[r]) and _words_of_row(table, r) != headings]


def _is_few(row: Row) -> bool:
    """Whether a row has no words, or one cell or two where its table is wider."""
    return len({id(cell) for cell in row}) <= 2 < len(row) or is_full_width(row) or not any(c.words for c in row)


def _segments(plan: PlanTable, headings: list[str], extra: Mapping[str, str]) -> list[PlanTable]:
    """The plan cut where its header row comes again: the same words are dropped, other words in a column begin a new
    part."""
    parts: list[PlanTable] = []
    rows: list[int] = []
    headers = list(plan.headers)
    columns, current = plan.columns, headings
    for r in plan.rows:
        words = [heading_of(cell) for cell in plan.table.rows[r]]
        if not plan.headers or not _is_header_again(words, current):
            rows.append(r)
            continue
        if [fold(w) for w in words] != [fold(h) for h in current]:
            parts.append(
                PlanTable(plan.number, plan.table, columns, tuple(rows), tuple(headers), plan.above, plan.mapping)
            )
            body = range(r + 1, len(plan.table.rows))
            columns, current = match_columns(words, _contents(plan.table, body), card=extra).columns, words
            rows, headers = [], []
        headers.append(r)
    above = plan.above if not parts else ()
    parts.append(PlanTable(plan.number, plan.table, columns, tuple(rows), tuple(headers), above, plan.mapping))
    return [part for part in parts if part.rows or part.headers]


def _is_header_again(words: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a row repeats the headings in all columns but one at most, and in two at least."""
    same = sum(bool(w) and fold(w) == fold(h) for w, h in zip(words, headings, strict=True))
    filled = sum(bool(w or h) for w, h in zip(words, headings, strict=True))
    return same >= 2 and same >= filled - 1
