"""What a table is found to be: the rows of a plan with a field for each column, or another kind that is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from extractors.continuation.column_spans import cells_with_words
from extractors.model import Cell, Row, Table
from pipeline.plan.table.label_rows import labelled
from schema.columns.claims import Claim
from schema.columns.column import Column
from schema.columns.match_columns import TableMapping
from schema.vocabulary import fold, load

WHEN_AND_HOW = {"due", "start", "completed", "rag", "status", "progress", "next_steps"}
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
        rows = ((r, self.table.rows[r]) for r in self.rows)
        return frozenset(r for r, row in rows if not self.sums_up(row) and _is_plain(row))

    def depth_of(self, row: Row) -> int | None:
        """How deep a task stands that only sums up those below it; None for any other row."""
        return self._depths.get(id(row))

    def sums_up(self, row: Row) -> bool:
        """Whether a row of several cells only says what the rows below it are for."""
        return id(row) in self._depths or id(row) in self.numbered_parents or id(row) in self.merged_parents

    @cached_property
    def _depths(self) -> Mapping[int, int]:
        """The level of each task over a deeper one, by the id of its row, where a column gives the level of each task,
        as Microsoft Project does; or a sheet sets it further out than the next, as Smartsheet does."""
        at = next((i for i, c in enumerate(self.columns) if fold(c.heading) in load("columns")["outline_levels"]), None)
        rows = [self.table.rows[r] for r in self.rows]
        if at is None:
            return self._set_out(rows) if self.table.place and self.table.place.sheet else {}
        levels = [row[at].words for row in rows]
        if not all(map(str.isdigit, levels)):
            return {}
        each = zip(rows, pairwise(map(int, levels)), strict=False)
        return {id(row): level for row, (level, below) in each if level < below}

    def _set_out(self, rows: Sequence[Row]) -> Mapping[int, int]:
        """The indent of each row that stands further out than the one below it, and that nobody leads or that is bold
        as that one is not: what is indented for its looks alone sums up nothing."""
        action, owners = ([*self.indices(name), None][0] for name in ("action", "owners"))
        if action is None or owners is None or not any(row[action].level for row in rows):
            return {}
        return {
            id(row): row[action].level
            for row, below in pairwise(rows)
            if row[action].level < below[action].level
            and row[action].words
            and (not row[owners].words or (row[action].bold and not below[action].bold))
        }

    @cached_property
    def numbered_parents(self) -> frozenset[int]:
        """The ids of the rows whose number opens those of the rows right below ("1" over "1.1"), where each of them is
        set apart and tells neither when nor how it stands, which the first below it does."""
        at, action = ([*self.indices(name), None][0] for name in ("action_ref", "action"))
        told = [i for i, column in enumerate(self.columns) if set(column.fields) & WHEN_AND_HOW]
        if at is None or action is None or not told:
            return frozenset()
        found: set[int] = set()
        for row, below in pairwise(self.table.rows[r] for r in self.rows):
            number = row[at].words.rstrip(".")
            if not number or not below[at].words.startswith(f"{number}."):
                continue
            if not _is_apart(row[action], below[action]) or any(row[i].words for i in told):
                return frozenset()
            found |= {id(row)} if any(below[i].words for i in told) else set()
        return frozenset(found)

    @cached_property
    def merged_parents(self) -> frozenset[int]:
        """The ids of the rows that open with one cell over the columns of what, who and when, and go on with another:
        an objective beside who answers for it."""
        over = [*self.indices("action"), *self.indices("owners"), *self.indices("due")]
        if not {"action", "owners", "due"} <= {self.columns[i].field for i in over}:
            return frozenset()
        rows = (row for row in (self.table.rows[r] for r in self.rows) if row[0] is row[over[0]] is row[over[-1]])
        return frozenset(
            id(row) for row in rows if row[0].words and row[-1] is not row[0] and all(row[i] is row[0] for i in over)
        )


def _is_apart(cell: Cell, below: Cell) -> bool:
    """Whether a cell with words is bold or painted as the one below it is not."""
    return bool(cell.words) and ((cell.bold and not below.bold) or cell.fill != below.fill)


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


Found = list[PlanTable] | OtherTable  # what a table is
