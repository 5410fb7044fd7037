"""Openings: how each table of a document begins: its header rows and the heading over each column, before anybody asks
what these mean; and what all tables under the same headings hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.continuation.column_spans import is_full_width
from extractors.model import Cell, Row, Table
from pipeline.plan.table.header_rows import header_rows, joined_headings
from pipeline.plan.table.unknown_headings import first_row, is_row_of_headings
from schema.vocabulary import fold

Words = tuple[str, ...]
MOST_ROWS_ASKED = 1_000  # what a column holds, as many of its cells tell as surely as all of them
FEWEST_SAME_HEADINGS = 2  # of two tables whose columns under them then speak for one another


@dataclass(frozen=True)
class Opening:
    """The header rows of a table, () where it has none, and the heading over each column; `said` tells whether these
    are known wordings, or words of the card, and not told by their look and place alone."""

    table: Table
    headers: tuple[int, ...]
    headings: Words
    said: bool = True

    @property
    def key(self) -> Words:
        """The headings as they are compared with those of other tables."""
        return tuple(map(fold, self.headings))

    @property
    def body(self) -> range:
        return range(self.headers[-1] + 1 if self.headers else 0, len(self.table.rows))

    @cached_property
    def cells(self) -> list[list[Cell]]:
        """The cells below the headings, column by column; one over several headings speaks for the first of them."""
        columns = cells_of_columns(self.table, self.body)
        others = [c and self.headings[c] != self.headings[c - 1] for c in range(self.table.width)]
        return [
            [Cell() if others[c] and cell is columns[c - 1][i] else cell for i, cell in enumerate(columns[c])]
            for c in range(self.table.width)
        ]

    @cached_property
    def texts(self) -> list[list[str]]:
        return [[cell.text for cell in cells] for cells in self.cells]


def opening_of(table: Table, card: Mapping[str, str] | None = None, also: frozenset[Words] = frozenset()) -> Opening:
    """How a table begins; `also` are the first rows that other tables of the document begin with as well."""
    if headers := header_rows(table, card):
        return Opening(table, headers, tuple(joined_headings(table, headers)))
    at = first_row(table)
    headers = (at,) if is_row_of_headings(table, at, words_of_row(table, at) in also) else ()
    return Opening(table, headers, tuple(joined_headings(table, headers)), said=False)


def first_rows_again(tables: Iterable[Table]) -> frozenset[Words]:
    """The words of the first rows that several tables have."""
    met = Counter(words_of_row(table, first_row(table)) for table in tables if table.rows)
    return frozenset(
        words for words, count in met.items() if count > 1 and len(set(words) - {""}) >= FEWEST_SAME_HEADINGS
    )


@dataclass(frozen=True)
class Contents:
    """What stands below some headings, column by column: in all tables with just these, and for each column also below
    the same heading in tables like them, and in the choices that a file lists for its cells."""

    cells: Sequence[Sequence[Cell]]
    shown: Sequence[Sequence[str]]

    @cached_property
    def texts(self) -> list[list[str]]:
        return [[cell.text for cell in cells] for cells in self.cells]


def contents_of(openings: Iterable[Opening]) -> dict[Words, Contents]:
    """Headings, as keys of openings, -> what all tables of a document hold below them; none for tables without."""
    found: dict[Words, list[Opening]] = {}
    for opening in openings:
        if opening.headers:
            found.setdefault(opening.key, []).append(opening)
    cells = {key: _put_together([one.cells for one in several], len(key)) for key, several in found.items()}
    return {key: Contents(cells[key], _shown(key, cells, found[key])) for key in found}


def _shown(key: Words, cells: Mapping[Words, list[list[Cell]]], openings: Sequence[Opening]) -> list[list[str]]:
    others = [other for other in cells if other != key and _are_like(key, other)]
    shown = []
    for i, heading in enumerate(key):
        below = [
            *cells[key][i],
            *(c for other in others if heading in other for c in cells[other][other.index(heading)]),
        ]
        listed = {choice for opening in openings for choice in opening.table.choices.get(i, ())}
        shown.append([*(cell.text for cell in (below if heading else cells[key][i])), *sorted(listed)])
    return shown


def _are_like(one: Words, other: Words) -> bool:
    """Whether tables under these headings are of one kind: they share two headings, and half of the fewer."""
    headings = set(one) - {""}, set(other) - {""}
    shared = len(headings[0] & headings[1])
    return shared >= FEWEST_SAME_HEADINGS and 2 * shared >= min(map(len, headings))


def _put_together(tables: Sequence[Sequence[Sequence[Cell]]], width: int) -> list[list[Cell]]:
    return [[cell for columns in tables for cell in columns[i]] for i in range(width)]


def words_of_row(table: Table, at: int = 0) -> Words:
    return tuple(fold(cell.words) for cell in table.rows[at])


def cells_of_columns(table: Table, body: range) -> list[list[Cell]]:
    """The cells of each column in the rows of which each cell is of its column: neither bands, nor a label with its
    value over several columns, nor the headings again, nor blank. Of a long table, in rows evenly spread over it."""
    headings = words_of_row(table, body.start - 1) if body.start else ()
    asked = body[:: len(body) // MOST_ROWS_ASKED + 1]
    rows = [r for r in asked if not _is_few(table.rows[r]) and not _says(table.rows[r], headings)]
    return [[table.rows[r][c] for r in rows] for c in range(table.width)]


def _says(row: Row, headings: Words) -> bool:
    """Whether a row says the headings again; of most its first cell shows that it does not."""
    return bool(headings) and all(fold(cell.words) == said for cell, said in zip(row, headings, strict=True))


def _is_few(row: Row) -> bool:
    """Whether a row has no words, or one cell or two where its table is wider."""
    return len({id(cell) for cell in row}) <= 2 < len(row) or is_full_width(row) or not any(c.words for c in row)


def texts_of(table: Table, body: range) -> list[list[str]]:
    """What the cells of each column say in the rows of which each cell is of its column."""
    return [[cell.text for cell in cells] for cells in cells_of_columns(table, body)]
