"""Extracts: sheets of a workbook that say some actions of another again, as a list of the overdue ones does."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace

from pipeline.plan.rows.action_rows import PlanRow
from pipeline.plan.rows.sheet_versions import printed_cells, sheet_of
from schema.vocabulary import fold

SAME = ("action_ref", "action", "owners", "accountable", "due")


def without_extracts(rows: Sequence[PlanRow]) -> list[PlanRow]:
    """The rows without those of sheets that say nothing but some of another's again, whose cells are accounted for with
    the rows they repeat. Two sheets that say the same in full stay apart: nothing tells which of them is the plan."""
    on = [sheet_of(row) for row in rows]
    if len(set(on)) < 2:
        return list(rows)
    sheets: dict[str, dict[Hashable, PlanRow]] = {}
    for sheet, row in zip(on, rows, strict=True):
        if sheet:
            sheets.setdefault(sheet, {})[_said(row)] = row
    wholes = {sheet: whole for sheet, mine in sheets.items() if (whole := _whole(mine, sheets.values()))}
    again: dict[int, list[PlanRow]] = {}
    for sheet, row in zip(on, rows, strict=True):
        if whole := wholes.get(sheet or ""):
            again.setdefault(id(whole[_said(row)]), []).append(row)
    return [
        _with_again(row, again[id(row)]) if id(row) in again else row
        for sheet, row in zip(on, rows, strict=True)
        if sheet not in wholes
    ]


def _whole(
    mine: Mapping[Hashable, PlanRow], sheets: Collection[dict[Hashable, PlanRow]]
) -> Mapping[Hashable, PlanRow] | None:
    """The longest sheet of those that say all of a sheet's numbered actions, and more."""
    if not all(row.cell("action_ref").words for row in mine.values()):
        return None
    longer = (whole for whole in sheets if mine.keys() < whole.keys())
    return max((w for w in longer if all(_repeats(row, w[said]) for said, row in mine.items())), key=len, default=None)


def _repeats(row: PlanRow, whole: PlanRow) -> bool:
    """Whether a row says in the columns of the plan nothing but what the other says."""
    told = {"", *(fold(cell.words) for cell in printed_cells(whole))}
    return all(fold(cell.words) in told for cell in (*row.cells.values(), *(cell for _, _, cell in row.dated)))


def _with_again(row: PlanRow, again: Sequence[PlanRow]) -> PlanRow:
    """A row with those that repeat it: what columns of theirs add that are none of a plan's stands beside its own."""
    told = {fold(cell.words) for cell in printed_cells(row)}
    added = [(heading, cell) for one in again for heading, cell in one.extras if fold(cell.words) not in told]
    dittos = [cell for one in again for cell in printed_cells(one)]
    return replace(row, extras=(*row.extras, *added), dittos=(*row.dittos, *dittos))


def _said(row: PlanRow) -> Hashable:
    return tuple(fold(row.cell(name).words) for name in SAME)
