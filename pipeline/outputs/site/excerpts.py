"""Excerpts of sheets: the rows around a cell as they stand in the workbook, under the headings of their table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractors.model import Cell, Place, Table
from pipeline.outputs.site.document_rows import Row

ROWS_AROUND = 2  # rows shown above and below
MOST_SHOWN_COLUMNS = 20
DARK_FILL = 128  # of 255: words are white on a colour that is darker


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell of an excerpt; `ink` is the colour in which its words can be read on its fill."""

    text: str
    fill: str | None = None
    framed: bool = False

    @property
    def ink(self) -> str:
        red, green, blue = (int((self.fill or "FFFFFF")[i : i + 2], 16) for i in (0, 2, 4))
        return "#fff" if 0.3 * red + 0.59 * green + 0.11 * blue < DARK_FILL else "#0b0c0c"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Rows of a sheet by their numbers, under the letters of its columns; `address` is the cell in question."""

    sheet: str
    address: str
    letters: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Seen, ...]], ...]


@dataclass(slots=True)
class Excerpts:
    """Reads the workbooks below `raw` as they are asked for, one at a time; without `raw` there are none."""

    raw: Path | None
    _open: tuple[str, tuple[Table, ...]] = field(default=("", ()))

    def around(self, document: Row, rows: Iterable[Row]) -> list[Excerpt]:
        """The rows around each cell that rows of provenance name; [] where the workbook cannot be had."""
        found = ((row, self._table(document, row)) for row in rows if row["cell"])
        return [excerpt(table, row["word_row"], row["cell"]) for row, table in found if table is not None]

    def _table(self, document: Row, of: Row) -> Table | None:
        if self._open[0] != document["document_id"]:
            self._open = (document["document_id"], self._tables(document))
        return next((t for t in self._open[1] if _holds(t, of)), None)

    def _tables(self, document: Row) -> tuple[Table, ...]:
        """The tables of the workbook; none where it is not there, or not the file that was read."""
        if self.raw is None or document["extractor"] != "sheet":
            return ()
        from extractors import read
        from extractors.model import Unreadable

        path = self.raw / document["source_file"]
        try:
            with path.open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == document["sha256"]
            return read(path).tables if same else ()
        except (OSError, Unreadable):
            return ()


def excerpt(table: Table, row: int, address: str) -> Excerpt:
    """The rows of a table around a row of its sheet, below its headings."""
    numbers = [_number(cells) for cells in table.rows]
    at = numbers.index(row) if row in numbers else 0
    near = range(max(at - ROWS_AROUND, 0), min(at + ROWS_AROUND + 1, len(numbers)))
    shown = sorted({*range(max(table.header, 1)), *near})
    columns = _columns(table)[:MOST_SHOWN_COLUMNS]
    rows = tuple(
        (numbers[i], tuple(_seen(cell, address) for cell in table.rows[i][:MOST_SHOWN_COLUMNS])) for i in shown
    )
    sheet = table.place.sheet if table.place else None
    letters = tuple((Place(sheet="", row=1, column=column).address or "")[:-1] for column in columns)
    return Excerpt(sheet or "", address, letters, rows)


def _holds(table: Table, of: Row) -> bool:
    """Whether a table has the cell that a row of provenance names."""
    if table.place is None or table.place.sheet != of["sheet"]:
        return False
    low, high = _number(table.rows[0]), _number(table.rows[-1])
    cells = (cell for r, row in enumerate(table.rows) if _number(row) == of["word_row"] for cell in table.rows[r])
    return low <= of["word_row"] <= high and any(p.address == of["cell"] for cell in cells for p in cell.places)


def _seen(cell: Cell, address: str) -> Seen:
    return Seen(cell.text, cell.fill, any(place.address == address for place in cell.places))


def _number(cells: Sequence[Cell]) -> int:
    """The sheet's number of a row: that of its lowest cell, since a merged one has the number of its first row."""
    return max(place.row or 0 for cell in cells for place in cell.places)


def _columns(table: Table) -> list[int]:
    """The sheet's numbers of the columns: those of their rightmost cell."""
    return [
        max(place.column or 0 for cell in column for place in cell.places) for column in zip(*table.rows, strict=True)
    ]
