"""Extracts: sheets of a workbook that say actions of another again, as a list of the overdue or a dashboard does."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import replace

from pipeline.plan.rows.action_rows import PlanRow
from pipeline.plan.rows.sheet_versions import printed_cells, sheet_of
from schema.columns.date_columns import DATES
from schema.dates.parse_date import read_date
from schema.vocabulary import fold

SAME = ("action_ref", "action")

Sheet = dict[Hashable, PlanRow]  # the rows of a sheet by what they say


def without_extracts(rows: Sequence[PlanRow]) -> list[PlanRow]:
    """The rows without those of sheets that say nothing but some of another's again, or all of them in fewer columns,
    whose cells are accounted for with the rows they repeat. Two sheets that say the same in full stay apart: nothing
    tells which of them is the plan."""
    on = [sheet_of(row) for row in rows]
    if len(set(on)) < 2:
        return list(rows)
    sheets: dict[str, Sheet] = {}
    twice: set[str] = set()  # sheets with two rows that say the same
    for sheet, row in zip(on, rows, strict=True):
        if sheet:
            mine, said = sheets.setdefault(sheet, {}), _said(row)
            twice |= {sheet} if said in mine else set()
            mine[said] = row
    once = {sheet: mine for sheet, mine in sheets.items() if sheet not in twice}
    wholes = {sheet: whole for sheet, mine in once.items() if (whole := _whole(mine, sheets.values()))}
    again: dict[int, list[PlanRow]] = {}
    for sheet, row in zip(on, rows, strict=True):
        if whole := wholes.get(sheet or ""):
            again.setdefault(id(whole[_said(row)]), []).append(row)
    return [
        _with_again(row, again[id(row)]) if id(row) in again else row
        for sheet, row in zip(on, rows, strict=True)
        if sheet not in wholes
    ]


def _whole(mine: Sheet, sheets: Collection[Sheet]) -> Sheet | None:
    """The longest sheet of those that say all of a sheet's numbered actions, and more."""
    if not all(row.cell("action_ref").words for row in mine.values()):
        return None
    longer = (w for w in sheets if mine.keys() <= w.keys() and (len(mine) < len(w) or _says_less(mine, w)))
    return max((w for w in longer if all(_repeats(row, w[said]) for said, row in mine.items())), key=len, default=None)


def _says_less(mine: Sheet, whole: Sheet) -> bool:
    """Whether a sheet fills only some of the columns of another."""
    said, told = ({name for row in rows.values() for name in _filled(row)} for rows in (mine, whole))
    return said < told


def _filled(row: PlanRow) -> Iterator[str]:
    """The fields and unknown headings under which a row holds words."""
    yield from (name for name, cell in row.cells.items() if cell.words)
    yield from (name for _, name, cell in row.dated if cell.words)
    yield from (heading for heading, cell in row.extras if cell.words)


def _repeats(row: PlanRow, whole: PlanRow) -> bool:
    """Whether a row says in the columns of the plan nothing but what the other says, be it a day written otherwise."""
    told = {"", *(fold(cell.words) for cell in printed_cells(whole))}
    others = [(n, c) for n, c in (*row.cells.items(), *((n, c) for n, _, c in row.dated)) if fold(c.words) not in told]
    return all(name in DATES and _same_days(cell.words, whole.cell(name).words) for name, cell in others)


def _same_days(one: str, two: str) -> bool:
    """Whether two cells name the same days: copies of a sheet often lose the format of its dates."""
    days, others = read_date(one), read_date(two)
    return bool(days.periods) and days.periods == others.periods and not (days.unread or others.unread)


def _with_again(row: PlanRow, again: Sequence[PlanRow]) -> PlanRow:
    """A row with those that repeat it: what columns of theirs add that are none of a plan's stands beside its own."""
    told = {fold(cell.words) for cell in printed_cells(row)}
    added = [(heading, cell) for one in again for heading, cell in one.extras if fold(cell.words) not in told]
    dittos = [cell for one in again for cell in printed_cells(one)]
    return replace(row, extras=(*row.extras, *added), dittos=(*row.dittos, *dittos))


def _said(row: PlanRow) -> Hashable:
    return tuple(fold(row.cell(name).words) for name in SAME)
