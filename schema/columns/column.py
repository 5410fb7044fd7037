"""One column of a table, and what is asked of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SURE = 0.8  # share of the cells that overrules a heading, or stands for one that is not read
FEW_WORDS = 3  # of a cell on average, from which on a column without a heading may hold actions
BY_CONTENTS = 0.6  # score of a column read by its contents


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. `field` is None where nothing reads it, "other" where it is known and no field takes it.

    `section` is the heading where it names the part of the plan its objectives belong to; `dated` the words of time in
    a heading ("RAG May 20"); `mark` what a mark in the column says ("Green", of columns "Red", "Amber" and "Green");
    `revises` whether its dates, where it has any, take the place of those of the column beside it ("Revised date").
    """

    heading: str
    field: str | None
    how: str  # exact | pattern | contents | card | refused
    score: float
    section: str | None = None
    dated: str | None = None
    mark: str | None = None
    revises: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it holds: both of "owners+due", none where nothing reads it."""
        return tuple(self.field.split("+")) if self.field else ()


def fields_of(row: Iterable[Column]) -> set[str]:
    """All fields that the columns of a table hold."""
    return {field for column in row for field in column.fields}


def words_a_cell(values: Sequence[str]) -> float:
    """How many words a cell has on average, of those that have any."""
    words = [count for value in values if (count := len(value.split()))]
    return sum(words) / len(words) if words else 0.0


def put(row: list[Column], i: int, column: Column) -> list[Column]:
    """The row with another column at this place."""
    return [*row[:i], column, *row[i + 1 :]]
