"""Extracts: sheets of a workbook that say some actions of another again, as a list of the overdue ones does."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace

from extractors.model import Cell
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
    again: dict[int, list[Cell]] = {}
    for sheet, row in zip(on, rows, strict=True):
        if whole := wholes.get(sheet or ""):
            again.setdefault(id(whole[_said(row)]), []).extend(printed_cells(row))
    return [
        replace(row, dittos=(*row.dittos, *again[id(row)])) if id(row) in again else row
        for sheet, row in zip(on, rows, strict=True)
        if sheet not in wholes
    ]


def _whole(
    mine: Mapping[Hashable, PlanRow], sheets: Collection[dict[Hashable, PlanRow]]
) -> Mapping[Hashable, PlanRow] | None:
    """The longest sheet of those that say all of a sheet's numbered actions, and more."""
    if not all(row.cell("action_ref").words for row in mine.values()):
        return None
    return max((whole for whole in sheets if mine.keys() < whole.keys()), key=len, default=None)


def _said(row: PlanRow) -> Hashable:
    return tuple(fold(row.cell(name).words) for name in SAME)
