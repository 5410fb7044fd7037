"""Unfold: a plan table as rows that hold one action each; bands and merges carried down, several actions in a cell
apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Cell, Line, Row
from pipeline.plan.document.context import Above, Context
from pipeline.plan.document.objectives import Objective, objective_of
from pipeline.plan.rows.action_rows import (
    NOTHING,
    UPDATED,
    CellReader,
    RowCells,
    time_of_heading,
    under,
    without_dittos,
)
from pipeline.plan.rows.action_rows import PlanRow as PlanRow
from pipeline.plan.rows.bands import is_band
from pipeline.plan.rows.blank_actions import FLAG as NO_ACTION_WORDS
from pipeline.plan.rows.blank_actions import ITS_TARGET, action_of_blank, goes_on, heads_below, standing_for
from pipeline.plan.rows.group_rows import (
    CARRIED,
    HELD,
    SAID_IN_BANDS,
    SECTION_ROW,
    Carried,
    carry_above,
    carry_band,
    carry_labelled,
    is_labelled,
    said_below,
)
from pipeline.plan.rows.owner_bands import has_owner_bands
from pipeline.plan.rows.row_order import in_reading_order
from pipeline.plan.rows.split_actions import split_actions
from pipeline.plan.rows.struck_actions import FLAG as STRUCK
from pipeline.plan.rows.struck_actions import struck_action
from pipeline.plan.table.label_rows import Labelled
from pipeline.plan.table.plan_tables import PlanTable
from pipeline.plan.table.row_fills import Painter, in_full_colours
from schema.columns.known_headings import read_heading
from schema.columns.numbered_actions import numbers_an_action
from schema.dates.parse_date import some_same_as_above
from schema.references import trailing_reference


def unfold(plan: PlanTable, context: Context) -> Iterator[PlanRow]:
    """Rows of one action each, in the order printed.

    Columns that say what the actions are for (objective, its number, section) hold for the rows below until the next. A
    heading that is but the number of an action numbers the one of the table below it.
    """
    if number := context.number:
        rows = list(_rows(plan, replace(context, path=context.path[:-1])))
        if len(rows) == 1 and not rows[0].cell("action_ref").words:
            yield replace(rows[0], cells={**rows[0].cells, "action_ref": Cell((Line(number),))})
            return
    yield from _rows(plan, context)


def _rows(plan: PlanTable, context: Context) -> Iterator[PlanRow]:
    carried = Carried(
        list(context.path),
        own=bool(plan.indices("objective")),
        outline=context.outline,
        by_owner=has_owner_bands(plan),
    )
    if section := _heading_section(plan):
        carried.put(Above(SECTION_ROW, section, objective_of(section), "section"))
    carried.held = {name: cell for name, cell in context.said.items() if name in HELD}
    plan = in_full_colours(plan)
    painter, reader = Painter(plan), CellReader(plan)
    has_dittos = some_same_as_above(cell.text for row in plan.table.rows for cell in row)
    above: dict[int, Cell] = {}
    pending: PlanRow | None = None
    for index in (*carry_above(plan, carried), *in_reading_order(plan)):
        is_plain = index in plan.plain_rows
        if not is_plain and pending and (pairs := said_below(plan, plan.table.rows[index])):
            pending = _told(pending, plan.table.rows[index], pairs)
            continue
        if not is_plain and _is_carried(plan, plan.table.rows[index], carried):
            continue
        if heads_below(plan, index):
            _carry_objective_row(plan, reader, plan.table.rows[index], carried)
            continue
        row, dittos = without_dittos(plan.table.rows[index], above) if has_dittos else (plan.table.rows[index], {})
        found = reader.read(row)
        found.dittos = dittos
        found.cells = painter.painted(index, found.cells)
        own = dict(found.cells)
        _carry_cells(found.cells, carried)
        action = found.cells.get("action", NOTHING)
        struck = struck_action(own)
        blank = struck or (not action.words and action_of_blank(found, own, pending))
        if blank:
            found, action = standing_for(found, blank), blank
        if not action.words and (not pending or not any(c.words for f, c in found.cells.items() if f not in CARRIED)):
            continue
        if pending and (not action.words or action is pending.cell("action") or goes_on(found, own, pending)):
            pending = _continued(pending, found)
            continue
        if pending:
            yield from _actions_of(plan, pending)
        pending = _plan_row(plan, index, found, carried)
        if blank:
            pending = replace(pending, flags=(*pending.flags, STRUCK if struck else NO_ACTION_WORDS))
        if struck:
            pending = replace(pending, bands=(*pending.bands, own["action"]))
    if pending:
        yield from _actions_of(plan, pending)


def _is_carried(plan: PlanTable, row: Row, carried: Carried) -> bool:
    """Whether a row speaks for those below it; takes what it says."""
    if is_labelled(plan, row):
        carry_labelled(plan, row, carried)
        return True
    if is_band(plan, row):
        carry_band(plan, row, carried)
        return True
    return False


def _actions_of(plan: PlanTable, row: PlanRow) -> Iterator[PlanRow]:
    """The actions of a row: one of each column that numbers them ("Action 2"); those of a column headed "By March 2031
    we will" are due then where no cell says when."""
    if several := [i for i in plan.indices("action") if numbers_an_action(plan.columns[i].heading)]:
        for cell in (cell for i in several if (cell := plan.table.rows[row.row][i]).words):
            yield from split_actions(replace(row, cells={**row.cells, "action": cell}))
        return
    if row.cell("due").words or not (limited := _limited(plan)):
        yield from split_actions(row)
        return
    for i in limited:
        cell = plan.table.rows[row.row][i]
        if cell.words:
            due_then = {**row.cells, "action": cell, "due": time_of_heading(plan, i)}
            yield from split_actions(replace(row, cells=due_then))


def _limited(plan: PlanTable) -> list[int]:
    """The columns of actions that are headed by a time: "By March 2031 we will", or nothing else: "Within 30 days"."""
    columns = ((i, plan.columns[i]) for i in plan.indices("action"))
    return [i for i, one in columns if one.dated and (one.dated.startswith("by ") or one.dated == one.heading)]


def _plan_row(plan: PlanTable, index: int, found: RowCells, carried: Carried) -> PlanRow:
    section, above = carried.told()
    objective = _objective(carried, above)
    if carried.in_prose and above and not section and objective is not above:
        section = above.printed or None  # a numbered heading, where the rows have objectives of their own
    as_above = (f"{plan.columns[i].field or 'extras'}_as_above" for i in found.dittos)
    row = PlanRow(
        plan.number,
        index,
        {**carried.held, **carried.cells, **found.cells},
        tuple(found.dated),
        (*carried.beside, *found.extras),
        section,
        objective,
        carried.in_prose and objective is not None and objective is above,
        tuple(carried.bands),
        (*as_above, *(("rejoined",) if index in plan.table.joins else ())),
        found.lent,
        tuple(found.dittos.values()),
    )
    carried.bands, carried.beside = [], []
    return row


def _carry_objective_row(plan: PlanTable, reader: CellReader, row: Row, carried: Carried) -> None:
    """Takes the objective of a row that heads those below it; its target is told beside the first of them, under its
    heading, since it is no action's own."""
    _carry_cells({name: cell for name, cell in reader.read(row).cells.items() if name in CARRIED}, carried)
    for column, cell in zip(plan.columns, row, strict=True):
        if cell.words and column.field in ITS_TARGET:
            carried.beside.append((column.heading, cell))


def _heading_section(plan: PlanTable) -> str | None:
    return next((c.section for c in plan.columns if c.section), None)


def _carry_cells(cells: dict[str, Cell], carried: Carried) -> None:
    """A new objective ends what was carried of the old one; a blank cell takes what stands above it."""
    if any(
        cells[f].words and cells[f] is not carried.cells.get(f) for f in ("objective", "objective_ref") if f in cells
    ):
        carried.cells = {f: c for f, c in carried.cells.items() if f not in (*CARRIED, *SAID_IN_BANDS)}
    for name in CARRIED:
        if name in cells and cells[name].words:
            carried.cells[name] = cells[name]
        elif name in carried.cells:
            cells[name] = carried.cells[name]
    if "section" in carried.cells:
        words = carried.cells["section"].words
        if not carried.column or carried.column.words != words:
            carried.column = Above(SECTION_ROW, words, objective_of(words, carried.outline.numbers), "section")


def _objective(carried: Carried, above: Objective | None) -> Objective | None:
    """The objective of the row: of its own columns where they hold words, else of the band or the prose above."""
    words = carried.cells.get("objective", NOTHING).words
    number = carried.cells.get("objective_ref", NOTHING).words.rstrip(".")
    if not words and not number:
        return above
    if not words:
        return replace(above, ref=number) if above else Objective("", number)
    if carried.said[:2] != (words, number):  # rows of one objective often say it each
        carried.said = (words, number, _said(words, number, carried))
    return carried.said[2]


def _said(words: str, number: str, carried: Carried) -> Objective:
    """The objective that a row's own columns give."""
    objective = objective_of(words, carried.outline.numbers)
    if not objective.ref:
        text, trailing = trailing_reference(objective.text)
        objective = replace(objective, text=text, ref=trailing or None)
    return replace(objective, ref=number) if number else objective


def _told(pending: PlanRow, row: Row, pairs: Sequence[Labelled]) -> PlanRow:
    """The action with what a row below it says under labels, those with a date as of that time."""
    cells, dated = dict(pending.cells), list(pending.dated)
    for label, field, value in pairs:
        as_at = read_heading(label.rstrip(": ")).dated
        if as_at and field in UPDATED:
            dated.append((as_at, field, value))
        elif field:
            cells[field] = under(cells[field], value) if field in cells else value
    return replace(pending, cells=cells, dated=tuple(dated), bands=(*pending.bands, *dict.fromkeys(row)))


def _continued(pending: PlanRow, found: RowCells) -> PlanRow:
    """A row without an action of its own, or beside the same one, goes on with the action above."""
    cells = dict(pending.cells)
    for name, cell in found.cells.items():
        if name not in CARRIED and cell is not cells.get(name) and (cell.words or cell.fill):
            cells[name] = under(cells[name], cell) if name in cells else cell
    known = {id(cell) for _, _, cell in pending.dated} | {id(cell) for _, cell in pending.extras}
    return replace(
        pending,
        cells=cells,
        dated=(*pending.dated, *(one for one in found.dated if id(one[2]) not in known)),
        extras=(*pending.extras, *(one for one in found.extras if id(one[1]) not in known)),
        lent={**pending.lent, **found.lent},
        dittos=(*pending.dittos, *found.dittos.values()),
    )
