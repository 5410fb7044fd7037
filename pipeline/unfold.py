"""Unfold: a plan table as rows that hold one action each; bands and merges carried down, several actions in a cell
apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.model import Cell, Row
from pipeline.apart import apart
from pipeline.context import Context, Objective, objective_of
from pipeline.recognise import PlanTable, is_full_width, text_of
from pipeline.rows import PlanRow as PlanRow
from pipeline.rows import RowCells, cells_of, under, without_dittos
from pipeline.tints import are_ratings, is_shading, tints_of, unshaded
from schema.dates import read_date
from schema.headings import read_heading
from schema.references import inspection_references, parent, trailing_reference

CARRIED = ("section", "objective_ref", "objective", "inspection_refs")  # said once for the rows below
SAID_IN_BANDS = ("outcomes", "measures", "owners", "accountable", "evidence")  # with their label, for the rows below
LONGEST_BAND_LABEL = 5  # words
DATE_BAND = 8  # words; a longer band that holds a date is no due date for the rows below
LONG_BAND = 12  # words; a longer band is an objective, a shorter one names a section


@dataclass
class Carried:
    """What holds for the rows below until something takes its place."""

    section: str | None
    objective: Objective | None
    cells: dict[str, Cell] = field(default_factory=dict)
    from_prose: bool = False
    bands: list[Cell] = field(default_factory=list)
    band_last: bool = False


def unfold(plan: PlanTable, context: Context) -> Iterator[PlanRow]:
    """Rows of one action each, in the order printed.

    Columns that say what the actions are for (objective, its number, section) hold for the rows below until the next.
    """
    carried = Carried(_heading_section(plan) or context.section, context.objective, from_prose=bool(context.objective))
    painter = Painter(plan)
    above: dict[int, Cell] = {}
    pending: PlanRow | None = None
    for index in (*plan.above, *plan.rows):
        if is_band(plan, plan.table.rows[index]):
            _carry_band(plan, plan.table.rows[index], carried)
            continue
        row, dittos = without_dittos(plan.table.rows[index], above)
        found = cells_of(plan, row)
        cells = painter.painted(index, found)
        _carry_cells(cells, carried)
        if not text_of(cells.get("action", Cell())):
            if pending and any(text_of(cells[f]) for f in cells if f not in CARRIED):
                pending = _continued(pending, cells, found.extras)
            continue
        if pending and pending.cell("action") is cells["action"]:
            news = {f: c for f, c in cells.items() if c is not pending.cells.get(f)}
            pending = _continued(pending, news, found.extras)
            continue
        if pending:
            yield from apart(pending)
        carried.band_last = False
        objective = _objective(carried)
        from_prose = carried.from_prose and objective is carried.objective
        pending = PlanRow(
            plan.number,
            index,
            {**carried.cells, **cells},
            tuple(found.dated),
            tuple(found.extras),
            _section(carried, objective),
            objective,
            from_prose,
            tuple(carried.bands),
            (*_ditto_flags(plan, dittos), *(("rejoined",) if index in plan.table.joins else ())),
            found.lent,
            tuple(dittos.values()),
        )
        carried.bands = []
    if pending:
        yield from apart(pending)


def _ditto_flags(plan: PlanTable, dittos: Mapping[int, Cell]) -> Iterator[str]:
    yield from (f"{plan.columns[i].field or 'extras'}_as_above" for i in dittos)


class Painter:
    """What the colours of whole rows mean in one table."""

    def __init__(self, plan: PlanTable) -> None:
        self.tints = tints_of(plan)
        self.rates = are_ratings(self.tints) and not plan.indices("rag")
        self.shades = is_shading(self.tints, len(plan.rows))

    def painted(self, index: int, found: RowCells) -> dict[str, Cell]:
        """The cells of a row with its colour as its rating, or without it where it only guides the eye."""
        tint = self.tints.get(index)
        if tint and self.rates:
            return {**found.cells, "rag": Cell(fill=tint)}
        return unshaded(found.cells, tint) if tint and self.shades else found.cells


def is_band(plan: PlanTable, row: Row) -> bool:
    """Whether a row speaks for the rows below it: one cell over the full width, or words in one cell alone that are no
    action.

    In the action or objective column that needs more: bold words where others are not, or, in the action column,
    paragraphs of the report ("Para 13") after them.
    """
    if is_full_width(row):
        return bool(text_of(row[0]))
    worded = list({id(c): c for c in row if text_of(c)}.values())
    if (heading := _numbered_heading(plan, row)) is not None:
        return (heading.bold and not _are_bold(plan, row.index(heading))) or _has_children(plan, row)
    if len(worded) != 1 or len(row) < 3:
        return False
    cell = worded[0]
    columns = [i for i, c in enumerate(row) if c is cell]
    if 2 * len(columns) > len(row):
        return True
    fields = {plan.columns[i].field for i in columns}
    if fields & {"objective", "action"}:
        stands_out = cell.bold and not _are_bold(plan, columns[0])
        return stands_out or ("action" in fields and bool(inspection_references(cell.text)[0]))
    return "section" not in fields and columns[0] == 0 and len(text_of(cell).split()) > 1


def _are_bold(plan: PlanTable, column: int) -> bool:
    """Whether half of the cells of a column are bold."""
    return 2 * sum(plan.table.rows[r][column].bold for r in plan.rows) >= len(plan.rows)


def _number_of(plan: PlanTable, row: Row) -> Cell:
    columns = [*plan.indices("action_ref"), *plan.indices("objective_ref")]
    return next((row[i] for i in columns if text_of(row[i])), Cell())


def _numbered_heading(plan: PlanTable, row: Row) -> Cell | None:
    """The words of a row that has only a number beside them, in the column of the actions; None for any other row."""
    number = _number_of(plan, row)
    worded = list({id(c): c for c in row if text_of(c) and c is not number}.values())
    if not number.lines or len(worded) != 1 or len(row) < 4:
        return None
    return worded[0] if any(row[i] is worded[0] for i in plan.indices("action")) else None


def _has_children(plan: PlanTable, row: Row) -> bool:
    """Whether the number of the row below is one level under that of this row ("1" over "1.1")."""
    at = next(i for i, other in enumerate(plan.table.rows) if other is row)
    if at + 1 == len(plan.table.rows):
        return False
    below = text_of(_number_of(plan, plan.table.rows[at + 1])).rstrip(".")
    return parent(below) == text_of(_number_of(plan, row)).rstrip(".")


def _carry_band(plan: PlanTable, row: Row, carried: Carried) -> None:
    heading = _numbered_heading(plan, row)
    cell = heading or next((c for c in row if text_of(c)), Cell())
    words = text_of(cell)
    if not words:
        return
    carried.bands.append(cell)
    if heading:
        number = _number_of(plan, row)
        carried.bands.append(number)
        words = f"{text_of(number).rstrip('.')}. {words}"
    if len(words.split()) <= DATE_BAND and not plan.indices("due") and read_date(words).kind == "dated":
        carried.cells["due"] = cell
        return
    if label := _labelled_field(words):
        carried.cells[label] = cell
        return
    objective = objective_of(words)
    for name in SAID_IN_BANDS:
        carried.cells.pop(name, None)
    names_section = bool(plan.indices("objective")) or (
        len(words.split()) <= LONG_BAND and not objective.ref and not objective.inspection_refs
    )
    if names_section:
        carried.section = words
        if not plan.indices("objective"):
            carried.objective, carried.from_prose = None, False
    else:
        if carried.band_last and carried.objective:
            carried.section = carried.objective.text
        carried.objective, carried.from_prose = objective, False
    carried.band_last = True
    for name in ("objective", "objective_ref", "inspection_refs"):
        carried.cells.pop(name, None)


def _labelled_field(words: str) -> str | None:
    """The field that a band gives for all rows below it by the label it opens with ("Outcome sought: ...")."""
    label, _, rest = words.partition(":")
    field = read_heading(label).field if rest.strip() and len(label.split()) <= LONGEST_BAND_LABEL else None
    return field if field in SAID_IN_BANDS else None


def _heading_section(plan: PlanTable) -> str | None:
    return next((c.section for c in plan.columns if c.section), None)


def _carry_cells(cells: dict[str, Cell], carried: Carried) -> None:
    """A new objective ends what was carried of the old one; a blank cell takes what stands above it."""
    if any(
        text_of(cells[f]) and cells[f] is not carried.cells.get(f) for f in ("objective", "objective_ref") if f in cells
    ):
        carried.cells = {f: c for f, c in carried.cells.items() if f not in (*CARRIED, *SAID_IN_BANDS)}
    for name in CARRIED:
        if name in cells and text_of(cells[name]):
            carried.cells[name] = cells[name]
        elif name in carried.cells:
            cells[name] = carried.cells[name]
    if "section" in carried.cells:
        carried.section = text_of(carried.cells["section"])


def _section(carried: Carried, objective: Objective | None) -> str | None:
    """The section of a row: a numbered heading above the table is one where the rows have objectives of their own."""
    if carried.section or not carried.from_prose or not carried.objective or objective is carried.objective:
        return carried.section
    return carried.objective.printed or None


def _objective(carried: Carried) -> Objective | None:
    """The objective of the row: of its own columns where they hold words, else of the band or the prose above."""
    words = text_of(carried.cells.get("objective", Cell()))
    number = text_of(carried.cells.get("objective_ref", Cell())).rstrip(".")
    if not words and not number:
        return carried.objective
    if not words:
        return replace(carried.objective, ref=number) if carried.objective else Objective("", number)
    objective = objective_of(words)
    if not objective.ref:
        text, trailing = trailing_reference(objective.text)
        objective = replace(objective, text=text, ref=trailing or None)
    return replace(objective, ref=number) if number else objective


def _continued(pending: PlanRow, cells: Mapping[str, Cell], extras: Sequence[tuple[str, Cell]]) -> PlanRow:
    """A row without an action of its own goes on with the action above."""
    merged = dict(pending.cells)
    for name, cell in cells.items():
        if name not in CARRIED and (text_of(cell) or cell.fill):
            merged[name] = under(merged[name], cell) if name in merged else cell
    return replace(pending, cells=merged, extras=(*pending.extras, *extras))
