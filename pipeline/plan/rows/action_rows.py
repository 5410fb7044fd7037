"""Rows: the cells of one row of a plan by field, and what headings and the row above lend to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from extractors.colour import colour_name
from extractors.model import Cell, Line, Row
from pipeline.plan.document.objectives import Objective
from pipeline.plan.rows.split_columns import split_columns
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.column import Column
from schema.columns.date_columns import DATES, YEAR, fills_time
from schema.dates.parse_date import is_same_as_above, read_date
from schema.ratings.mark_columns import is_mark
from schema.references import split_reference, unit_of_heading

UPDATED = ("rag", "status", "progress")  # fields whose dated columns tell how the action stood then
NOTHING = Cell()
REVISED_TO = "revised to"  # as dates.yml has it
BARE_NUMBERS = re.compile(r"[\d\s,;&/–-]+(?:and\s+\d+)?")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action before its words are read: the cell of each field, of each dated column, and of each unknown
    heading.

    `lent` gives the words by which a cell is read where its own need the heading, "green" for a tick under "Green" and
    "May 2026" for "May" under "Due 2026", and the number that opens the action's words where those of the other actions
    run on from it.
    """

    table: int
    row: int
    cells: Mapping[str, Cell]
    dated: tuple[tuple[str, str, Cell], ...] = ()  # the heading's date, the field, the cell
    extras: tuple[tuple[str, Cell], ...] = ()
    section: str | None = None
    objective: Objective | None = None
    from_prose: bool = False  # the objective was read from the prose above the table
    bands: tuple[Cell, ...] = ()  # the bands that were read on the way to this row
    flags: tuple[str, ...] = ()
    lent: Mapping[str, str] = field(default_factory=dict)
    dittos: tuple[Cell, ...] = ()  # cells that say "as above", whose place the cell above took

    def cell(self, name: str) -> Cell:
        return self.cells.get(name, NOTHING)

    def meant(self, name: str) -> Cell:
        """The cell with the words it is to be read by."""
        cell = self.cells.get(name, NOTHING)
        return replace(cell, lines=(Line(self.lent[name]),)) if name in self.lent else cell


@dataclass(slots=True)
class RowCells:
    """What one row of the grid gives, by field; as in PlanRow."""

    cells: dict[str, Cell] = field(default_factory=dict)
    dated: list[tuple[str, str, Cell]] = field(default_factory=list)
    extras: list[tuple[str, Cell]] = field(default_factory=list)
    lent: dict[str, str] = field(default_factory=dict)
    dittos: dict[int, Cell] = field(default_factory=dict)  # by column


class CellReader:
    """Reads the rows of one plan by field."""

    def __init__(self, plan: PlanTable) -> None:
        self._plan = plan
        self._fields = {c.field: i for i, c in enumerate(plan.columns) if c.field and c.field != "other"}
        self._others = [(i, c.heading) for i, c in enumerate(plan.columns) if not c.field or c.field == "other"]
        alone = len(self._fields) + len(self._others) == len(plan.columns)
        self._is_simple = alone and not any(map(_is_more_than_its_field, plan.columns))

    def read(self, row: Row) -> RowCells:
        """The cells of a row; of one without merges, where no column is more than its field, without a further look."""
        if not self._is_simple or len({*map(id, row)}) < len(row):
            return cells_of(self._plan, row)
        extras = [(heading, row[i]) for i, heading in self._others if row[i].words]
        return RowCells({field: row[i] for field, i in self._fields.items()}, extras=extras)


def _is_more_than_its_field(column: Column) -> bool:
    """Whether a column holds marks or two fields, or its heading has a part in what its cells mean."""
    if column.mark or not column.field:
        return bool(column.mark)
    return bool(column.dated) or "+" in column.field or column.field == "inspection_refs"


def cells_of(plan: PlanTable, row: Row) -> RowCells:
    """The cells of a row by field; two columns of one field are one cell, one under the other; unknown ones by
    heading."""
    found = RowCells()
    marked = {
        i
        for i, column in enumerate(plan.columns)
        if column.mark and is_mark(row[i].text, (above[i].text for above in plan.table.rows))
    }
    seen: set[tuple[int, str | None]] = set()
    for i, (column, cell) in sorted(enumerate(zip(plan.columns, row, strict=True)), key=_is_revising):
        if column.mark and column.field in DATES and fills_time(cell.text):
            found.cells[column.field] = time_of_heading(plan, i)
            found.extras.append((column.heading, cell))
            continue
        if (id(cell), column.field) in seen:
            continue
        seen.add((id(cell), column.field))
        if column.mark and column.field:
            _add_mark(found, column, cell, i in marked, bool(marked))
        elif column.dated and column.field in UPDATED:
            found.dated.append((column.dated, column.field, cell))
        elif column.field and column.field != "other":
            for name, part in _parts(column.field, cell):
                if name in DATES:
                    _lend_date(found, name, column, part)
                found.cells[name] = _joined(name, found.cells[name], part) if name in found.cells else part
            if column.field == "inspection_refs" and (unit := _bare_unit(column.heading, cell)):
                found.lent[column.field] = f"{unit} {cell.words}"
        elif cell.words:
            found.extras.append((column.heading, cell))
    return found


def time_of_heading(plan: PlanTable, column: int) -> Cell:
    """The words of time in the heading of a column, where that stands."""
    heading = plan.table.rows[plan.headers[-1]][column] if plan.headers else Cell()
    return Cell((Line(plan.columns[column].dated or "", place=next(iter(heading.places), None)),))


def _is_revising(one: tuple[int, tuple[Column, Cell]]) -> bool:
    """Orders columns so that a date is read before the one that takes its place, wherever it stands."""
    return one[1][0].revises


def _lend_date(found: RowCells, name: str, column: Column, cell: Cell) -> None:
    """Lend a date the year in its heading, or that it takes another's place, beside what other columns say of it."""
    is_revised = column.revises and cell.words
    dated = f"{REVISED_TO} {cell.text}" if is_revised else _with_year(column, cell)
    if dated or name in found.lent:
        before = found.lent.get(name) or found.cells.get(name, NOTHING).text
        found.lent[name] = f"{before}\n{dated or cell.text}".strip()


def _with_year(column: Column, cell: Cell) -> str | None:
    """A date without a year, with the one in its heading ("Due 2026" over "31 January"); None where that makes no
    one date."""
    year = YEAR.search(column.heading) if column.dated and cell.words else None
    if not year or "year_missing" not in read_date(cell.text).flags:
        return None
    dated = f"{cell.words} {year.group()}"
    reading = read_date(dated)
    return dated if len(reading.periods) == 1 and "year_missing" not in reading.flags else None


def _joined(name: str, one: Cell, other: Cell) -> Cell:
    """Two cells of one field; of a date that two columns tell, the year goes on in its line."""
    if name in DATES and any(YEAR.fullmatch(cell.words) for cell in (one, other)):
        other = replace(other, lines=tuple(line._replace(wraps=True) for line in other.lines))
    return under(one, other)


def outcomes_of(row: PlanRow) -> list[str]:
    """What an action is to bring about, an item each; with its measures where they have no numbers of their own."""
    if "measures" not in row.cells and "outcomes" not in row.cells:
        return []
    measures = row.cell("measures").items
    numbered = any(split_reference(f"{item.label} {item.text}")[0] for item in measures)
    items = [*row.cell("outcomes").items, *(() if numbered else measures)]
    return [item.text for item in items if item.text]


def _add_mark(found: RowCells, column: Column, cell: Cell, is_marked: bool, ticks: bool) -> None:
    """A marked cell as what its heading says; of a row without ticks the cell painted in the colour of its heading."""
    name = column.field or ""
    painted = not ticks and not cell.words and cell.fill and colour_name(cell.fill) == column.mark
    found.cells.setdefault(name, Cell())
    if is_marked or painted:
        found.cells[name] = replace(under(found.cells[name], cell), fill=None)
        before = (found.lent[name],) if name == "partners" and name in found.lent else ()
        found.lent[name] = "; ".join((*before, column.mark or ""))
    elif cell.words:
        found.extras.append((column.heading, cell))


def _bare_unit(heading: str, cell: Cell) -> str | None:
    """The unit a heading lends to figures that stand alone: "Para no" over "22, 31"."""
    return unit_of_heading(heading) if BARE_NUMBERS.fullmatch(cell.words) else None


def _parts(fields: str, cell: Cell) -> Iterator[tuple[str, Cell]]:
    """The field of a column and its cell; of a column of two fields ("owners+due") each with its part of the cell."""
    one, _, two = fields.partition("+")
    if not two:
        yield one, cell
        return
    parts = split_columns(cell, (one, two))
    yield from zip((one, two), parts, strict=True)


def under(upper: Cell, lower: Cell) -> Cell:
    """Two cells as one, the second under the first; the fill of the first that has one."""
    if upper is lower:
        return upper
    return Cell(
        upper.lines + lower.lines,
        upper.fill or lower.fill,
        upper.places + lower.places,
        upper.tables + lower.tables,
        upper.pictures + lower.pictures,
    )


def without_dittos(row: Row, above: dict[int, Cell]) -> tuple[Row, dict[int, Cell]]:
    """The row with the words of the cell above where a cell says "as above", and those cells by column.

    `above` holds, by column, the last cell with words of its own; it is brought up to this row.
    """
    dittos = {i: cell for i, cell in enumerate(row) if i in above and is_same_as_above(cell.text)}
    above.update({i: cell for i, cell in enumerate(row) if i not in dittos and cell.words})
    if not dittos:
        return row, dittos
    return tuple(replace(above[i], fill=cell.fill) if i in dittos else cell for i, cell in enumerate(row)), dittos
