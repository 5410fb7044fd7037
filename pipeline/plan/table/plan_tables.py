"""What a table is found to be: the rows of a plan with a field for each column, or another kind that is named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from extractors.continuation.column_spans import cells_with_words
from extractors.model import Row, Table
from pipeline.plan.table.label_rows import labelled
from schema.columns.claims import Claim
from schema.columns.column import Column
from schema.columns.match_columns import TableMapping

MOST_IN_BAND = 2  # cells with words of a row that speaks for those below it: a number and a heading


@dataclass(frozen=True)
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
    going_on: tuple[Claim, ...] = ()  # why it does, or does not

    def indices(self, field: str) -> list[int]:
        """Grid columns of a field, left to right."""
        return [i for i, column in enumerate(self.columns) if column.field == field]

    @cached_property
    def plain_rows(self) -> frozenset[int]:
        """The body rows that at first sight are neither bands nor labels and their values, as nearly all are."""
        return frozenset(r for r in self.rows if _is_plain(self.table.rows[r]))


def _is_plain(row: Row) -> bool:
    return len(list(islice(cells_with_words(row), MOST_IN_BAND + 1))) > MOST_IN_BAND and not labelled(row)


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table that is no plan; `kind` names it: risk_register, performance, budget, timetable, glossary, legend ..."""

    number: int
    table: Table
    kind: str
    columns: tuple[Column, ...] = ()
    mapping: TableMapping | None = None
