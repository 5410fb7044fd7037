"""Unfold: a plan table as rows that hold one action each; bands and merges carried down, several actions in a cell
apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.model import Cell, Line, Paragraph, Place, Row
from pipeline.context import Context, Objective, objective_of
from pipeline.divide import divide
from pipeline.recognise import PlanTable, is_full_width, text_of
from schema.dates import read_date
from schema.references import inspection_references, split_reference, trailing_reference

CARRIED = ("section", "objective_ref", "objective", "inspection_refs")  # said once for the rows below
BESIDE = (
    "due",
    "start",
    "completed",
    "owners",
    "rag",
    "status",
    "progress",
    "next_steps",
)  # may stand beside an item each
DATE_BAND = 8  # words; a longer band that holds a date is no due date for the rows below
LONG_BAND = 12  # words; a longer band is an objective, a shorter one names a section
SAME_LINE = 0.6  # of a line's height: how far apart the tops of two lines that stand beside each other may be


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action before its words are read: the cell of each field, of each dated column, and of each unknown
    heading."""

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

    def cell(self, name: str) -> Cell:
        return self.cells.get(name, Cell())


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
    pending: PlanRow | None = None
    for index in (*plan.above, *plan.rows):
        row = plan.table.rows[index]
        if is_band(plan, row):
            _carry_band(plan, row, carried)
            continue
        cells, dated, extras = _by_field(plan, row)
        _carry_cells(cells, carried)
        if not text_of(cells.get("action", Cell())):
            if pending and any(text_of(cells[f]) for f in cells if f not in CARRIED):
                pending = _continued(pending, cells, extras)
            continue
        if pending and pending.cell("action") is cells["action"]:
            pending = _continued(pending, {f: c for f, c in cells.items() if c is not pending.cells.get(f)}, extras)
            continue
        if pending:
            yield from _apart(pending)
        carried.band_last = False
        objective = _objective(carried)
        pending = PlanRow(
            plan.number,
            index,
            {**carried.cells, **cells},
            dated,
            extras,
            carried.section,
            objective,
            carried.from_prose and objective is carried.objective,
            tuple(carried.bands),
            ("rejoined",) if index in plan.table.joins else (),
        )
        carried.bands = []
    if pending:
        yield from _apart(pending)


def is_band(plan: PlanTable, row: Row) -> bool:
    """Whether a row speaks for the rows below it: one cell over the full width, or words in one cell alone that are no
    action.

    In the action or objective column that needs more: bold words where others are not, or, in the action column,
    paragraphs of the report ("Para 13") after them.
    """
    if is_full_width(row):
        return bool(text_of(row[0]))
    worded = list({id(c): c for c in row if text_of(c)}.values())
    if len(worded) != 1 or len(row) < 3:
        return False
    cell = worded[0]
    columns = [i for i, c in enumerate(row) if c is cell]
    if 2 * len(columns) > len(row):
        return True
    fields = {plan.columns[i].field for i in columns}
    if fields & {"objective", "action"}:
        others_bold = sum(plan.table.rows[r][columns[0]].bold for r in plan.rows)
        stands_out = cell.bold and 2 * others_bold < len(plan.rows)
        return stands_out or ("action" in fields and bool(inspection_references(cell.text)[0]))
    return "section" not in fields and columns[0] == 0 and len(text_of(cell).split()) > 1


def _carry_band(plan: PlanTable, row: Row, carried: Carried) -> None:
    cell = next(c for c in row if text_of(c)) if any(text_of(c) for c in row) else Cell()
    words = text_of(cell)
    if not words:
        return
    carried.bands.append(cell)
    if len(words.split()) <= DATE_BAND and not plan.indices("due") and read_date(words).kind == "dated":
        carried.cells["due"] = cell
        return
    objective = objective_of(words)
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


def _heading_section(plan: PlanTable) -> str | None:
    return next((c.section for c in plan.columns if c.section), None)


def _by_field(
    plan: PlanTable, row: Row
) -> tuple[dict[str, Cell], tuple[tuple[str, str, Cell], ...], tuple[tuple[str, Cell], ...]]:
    """The cells of a row by field; two columns of one field are one cell, one under the other; unknown ones by
    heading."""
    cells: dict[str, Cell] = {}
    dated: list[tuple[str, str, Cell]] = []
    extras: list[tuple[str, Cell]] = []
    seen: set[tuple[int, str | None]] = set()
    for column, cell in zip(plan.columns, row, strict=True):
        if (id(cell), column.field) in seen:
            continue
        seen.add((id(cell), column.field))
        if column.dated and column.field:
            dated.append((column.dated, column.field, cell))
        elif column.field and column.field != "other":
            for name, part in _parts(column.field, cell):
                cells[name] = _under(cells[name], part) if name in cells else part
        elif text_of(cell):
            extras.append((column.heading, cell))
    return cells, tuple(dated), tuple(extras)


def _parts(fields: str, cell: Cell) -> Iterator[tuple[str, Cell]]:
    """The field of a column and its cell; of a column of two fields ("owners+due") each with its part of the cell."""
    one, _, two = fields.partition("+")
    if not two:
        yield one, cell
        return
    parts = divide(cell, (one, two))
    yield from zip((one, two), parts, strict=True)


def _under(upper: Cell, lower: Cell) -> Cell:
    """Two cells as one, the second under the first; the fill of the first that has one."""
    if upper is lower:
        return upper
    return Cell(
        upper.lines + lower.lines, upper.fill or lower.fill, upper.places + lower.places, upper.tables + lower.tables
    )


def _carry_cells(cells: dict[str, Cell], carried: Carried) -> None:
    """A new objective ends what was carried of the old one; a blank cell takes what stands above it."""
    if any(
        text_of(cells[f]) and cells[f] is not carried.cells.get(f) for f in ("objective", "objective_ref") if f in cells
    ):
        carried.cells = {f: c for f, c in carried.cells.items() if f not in CARRIED}
    for name in CARRIED:
        if name in cells and text_of(cells[name]):
            carried.cells[name] = cells[name]
        elif name in carried.cells:
            cells[name] = carried.cells[name]
    if "section" in carried.cells:
        carried.section = text_of(carried.cells["section"])


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
            merged[name] = _under(merged[name], cell) if name in merged else cell
    return replace(pending, cells=merged, extras=(*pending.extras, *extras))


def _apart(row: PlanRow) -> Iterator[PlanRow]:
    """The actions of a row: one for each numbered or bulleted item where the cell holds several as actions."""
    parts = actions_in(row.cell("action"), numbered=bool(text_of(row.cell("action_ref"))))
    if len(parts) == 1:
        yield row
        return
    from_top = _fills_from_top(row)
    shares = {name: _share(row.cells[name], parts, from_top) for name in BESIDE if name in row.cells}
    for i, part in enumerate(parts):
        cells = {**row.cells, "action": part, **{name: share[i] for name, share in shares.items()}}
        yield replace(row, cells=cells)


def actions_in(cell: Cell, numbered: bool = False) -> list[Cell]:
    """The cell of each action in a cell: its items of the outermost list where that list is all there is; else the
    cell.

    `numbered` says that the row has a number of its own: then only items with longer numbers ("1.1.2") are actions.
    """
    items = cell.items
    heads = [i for i, item in enumerate(items) if _opens_action(item)]
    level = min((items[i].lines[0].level for i in heads), default=0)
    heads = [i for i in heads if items[i].lines[0].level == level]
    if len(heads) < 2 or heads[0] != 0 or (numbered and not all(_number(items[i]).count(".") for i in heads)):
        return [cell]
    kinds = {bool(_number(items[i])) for i in heads}
    if len(kinds) > 1:
        heads = [i for i in heads if _number(items[i])]
        if len(heads) < 2 or heads[0] != 0:
            return [cell]
    ends = [*heads[1:], len(items)]
    return [
        replace(cell, lines=tuple(line for item in items[a:b] for line in item.lines))
        for a, b in zip(heads, ends, strict=True)
    ]


def _opens_action(item: Paragraph) -> bool:
    return bool(item.label or split_reference(item.text)[0])


def _number(item: Paragraph) -> str:
    return split_reference(f"{item.label} {item.text}".strip())[0]


def _share(cell: Cell, parts: Sequence[Cell], from_top: bool) -> list[Cell]:
    """What of a cell belongs to each of the actions beside it.

    Lines set apart stand beside an action each; as many items as actions are one each; all others stand for all.
    """
    items = cell.items
    apart = _set_apart(cell, parts, from_top)
    if apart or len(items) == len(parts):
        beside = _beside(cell, parts)
        if beside and (apart or all(text_of(share) for share in beside)):
            return beside
    if len(items) == len(parts) and (apart or all(item.label for item in items)):
        return [replace(cell, lines=item.lines) for item in items]
    return [cell] * len(parts)


def _set_apart(cell: Cell, parts: Sequence[Cell], from_top: bool) -> bool:
    """Whether lines stand apart from each other, or begin beside a later action where cells are filled from the top."""
    words = [i for i, line in enumerate(cell.lines) if line.text]
    if not words:
        return False
    if any(not line.text for line in cell.lines[: words[-1]]):
        return True
    first = cell.lines[words[0]].place
    if not from_top or not first:
        return False
    return any(_level(start, first) for part in parts[1:] if (start := _start(part)))


def _fills_from_top(row: PlanRow) -> bool:
    """Whether a cell shorter than its row begins level with the action: the row's cells are not centred then."""
    top = _start(row.cell("action"))
    for name, cell in row.cells.items():
        places = [line.place for line in cell.lines if line.text and line.place]
        if name != "action" and top and places and cell.places and _level(places[0], top):
            height = places[0].bottom - places[0].top
            if places[-1].page == cell.places[0].page and cell.places[0].bottom - places[-1].bottom > 2 * height:
                return True
    return False


def _beside(cell: Cell, parts: Sequence[Cell]) -> list[Cell] | None:
    """Each line given to the last action that begins at its height or above it; None where positions are not known."""
    starts = [_start(part) for part in parts]
    shares: list[list[Line]] = [[] for _ in parts]
    owner = 0
    for line in (line for line in cell.lines if line.text):
        if not line.place or not all(starts):
            return None
        above = shares[owner][-1].place if shares[owner] else None
        if not (line.wraps and above and above.page == line.place.page):
            owner = max((i for i, start in enumerate(starts) if start and _begins(start, line.place)), default=0)
        shares[owner].append(line)
    return [replace(cell, lines=tuple(share)) for share in shares]


def _start(part: Cell) -> Place | None:
    return next((line.place for line in part.lines if line.place and line.place.page), None)


def _level(one: Place, other: Place) -> bool:
    """Whether two lines stand beside each other."""
    return one.page == other.page and abs(one.top - other.top) <= SAME_LINE * (other.bottom - other.top)


def _begins(start: Place, at: Place) -> bool:
    """Whether what starts at one place has begun where a line stands."""
    return (start.page or 0, start.top) <= (at.page or 0, at.top + SAME_LINE * (at.bottom - at.top))
