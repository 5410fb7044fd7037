"""Reads a workbook (.xlsx, .xlsm, .xltx): each visible sheet under its name, with its tables and the words around."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from lxml import etree
from openpyxl.utils import get_column_letter

from extractors import sniff
from extractors.collection import no_collection
from extractors.model import Block, Cell, Document, Issue, Line, Paragraph, Place, Row, Table, Unreadable
from extractors.sheet.bands import as_bands
from extractors.sheet.choices import Choices
from extractors.sheet.colour_rules import colour_rules, unread_rules
from extractors.sheet.grid import Grid, sheet_grid
from extractors.sheet.headings import without_listed
from extractors.sheet.icon_sets import icon_sets
from extractors.sheet.package import Package, SheetPart, open_package
from extractors.sheet.region_rows import header_count, table_rows
from extractors.sheet.regions import Alone, Region, regions, row_values
from extractors.sheet.sheet_data import sheet_data
from extractors.sheet.sheet_parts import sheet_parts
from extractors.sheet.styles import Styles, read_styles
from extractors.sheet.texts import Text, shared_texts
from extractors.word.headings_by_looks import with_headings
from extractors.word_count import count_words

PROPERTIES = {"title": "title", "subject": "subject", "creator": "author", "created": "created", "modified": "modified"}
MOST_SHEETS = 500
MOST_NAMED = 20  # ranges of cells that an issue names


def read_sheet(path: Path) -> Document:
    """The workbook as a person sees it: hidden rows and columns are read and told, hidden sheets are told alone.

    Rows and columns of places are the sheet's own. `pages` is None, `words[0]` counts the whole workbook. Raises
    Unreadable: `corrupt`, `too_large`, `encrypted`.
    """
    try:
        with zipfile.ZipFile(path) as archive, no_collection():
            sniff.check_zip(archive)
            return _read(path, open_package(archive))
    except (*sniff.DAMAGED, etree.LxmlError, KeyError, TypeError) as error:
        raise Unreadable("corrupt", "parts of the workbook are damaged or missing") from error
    except RuntimeError as error:  # what zipfile says of a member with a password
        raise Unreadable("encrypted", "it opens only with a password") from error


def _read(path: Path, package: Package) -> Document:
    if len(package.sheets) > MOST_SHEETS:
        raise Unreadable("too_large", f"a workbook of {len(package.sheets)} sheets")
    book = _Book(package, read_styles(package), shared_texts(package))
    blocks = [block for sheet in package.sheets if sheet.shown for block in book.sheet(sheet)]
    hidden = [sheet.name for sheet in package.sheets if not sheet.shown]
    if hidden:
        message = "Hidden sheets are not read; show them in the workbook if they belong to the plan."
        book.issues.append(Issue("hidden_sheets", message, text=", ".join(hidden)))
    return Document(
        media_type=sniff.media_type(path),
        blocks=without_listed(with_headings(blocks)),
        furniture=tuple(Paragraph((Line(text),)) for text in dict.fromkeys(book.furniture)),
        notes=tuple(book.notes),
        words={0: book.words},
        properties=_properties(package),
        issues=tuple(book.issues),
        extractor="sheet",
    )


class _Book:
    """One reading of a workbook; tables are numbered on from sheet to sheet."""

    def __init__(self, package: Package, styles: Styles, texts: list[Text]) -> None:
        self.package, self.styles, self.texts = package, styles, texts
        self.choices = Choices(package, texts)
        self.numbers = count(1)
        self.words = self.cells = 0
        self.issues: list[Issue] = list(styles.issues)
        self.notes: list[Paragraph] = []
        self.furniture: list[str] = []

    def sheet(self, sheet: SheetPart) -> Iterator[Block]:
        """The blocks of a sheet below its name; nothing of one that holds no words."""
        part = self.package.names.get(sheet.part.lower())
        if part is None:
            self.issues.append(Issue("part_unreadable", f"the sheet {sheet.name} is not there", text=sheet.name))
            return
        data = sheet_data(self.package.archive, part, self.texts, self.package.calculates, self.cells)
        self.cells += data.cells
        if data.root is None:
            return
        parts = sheet_parts(self.package, sheet.part, data.root)
        rules = colour_rules(data.root, self.styles)
        drawn = (rules, icon_sets(data.root))
        grid = sheet_grid(sheet.name, data, parts, self.styles, drawn, self.package.from_1904)
        self._notes(grid)
        self.furniture += parts.furniture
        self.words += grid.words
        self.issues += [*_sheet_issues(grid), *unread_rules(sheet.name, rules if grid.rows else ())]
        if not grid.rows:
            return
        self.words += count_words(sheet.name)
        yield Paragraph((Line(sheet.name, place=Place(sheet=sheet.name)),), level=1)
        for found in regions(grid):
            if isinstance(found, Alone):
                yield Paragraph(tuple(line._replace(bold=line.bold or found.heads) for line in found.cell.lines))
            else:
                yield from self._table(grid, found)

    def _table(self, grid: Grid, region: Region) -> Iterator[Block]:
        """The table of a region, then the sums and notes that stood in it."""
        rows, aside, notes = table_rows(grid, region)
        number = next(self.numbers)
        made = as_bands([_row(grid, row, region.columns) for row in rows])
        place = Place(table=number, row=rows[0], column=region.columns[0], sheet=grid.sheet)
        choices = {i: words for i, column in enumerate(region.columns) if (words := self._choices(grid, rows, column))}
        yield Table(made, (place,), header_count(grid, region, rows), choices=choices)
        for row in (*aside, *notes):
            lines = tuple(line for cell in row_values(grid, row, region.columns) for line in cell.lines)
            if lines:
                yield Paragraph(lines)

    def _choices(self, grid: Grid, rows: list[int], column: int) -> tuple[str, ...]:
        """The list that cells of a column below its heading are chosen from; () for none."""
        lists = (c for c in grid.parts.chosen if any(c.area.holds(row, column) for row in rows[1:]))
        return next((words for c in lists if (words := self.choices.listed(c.formula, grid.sheet))), ())

    def _notes(self, grid: Grid) -> None:
        for address, words in grid.parts.notes:
            lines = tuple(Line(text.strip()) for text in words.splitlines() if text.strip())
            if lines:
                first = lines[0]._replace(label=address, place=Place(sheet=grid.sheet))
                self.notes.append(Paragraph((first, *lines[1:])))
                self.words += count_words(address) + count_words(words)
        for text in grid.parts.furniture:
            self.words += 0 if text in self.furniture else count_words(text)


def _row(grid: Grid, row: int, columns: Sequence[int]) -> Row:
    """The cells of a row, with one of its own at an address where the sheet has none."""
    cells = grid.rows.get(row, {})
    return tuple(cells[column] if column in cells else _blank(grid.sheet, row, column) for column in columns)


def _blank(sheet: str, row: int, column: int) -> Cell:
    return Cell(places=(Place(row=row, column=column, sheet=sheet),))


def _sheet_issues(grid: Grid) -> Iterator[Issue]:
    hidden = sorted(grid.data.hidden & {row for row, cells in grid.rows.items() if cells})
    if hidden:
        message = f"Rows of {grid.sheet} are hidden by a filter, a group or by hand; they were read like any other."
        yield Issue("hidden_rows", message, text=f"{grid.sheet}: rows {_ranges(hidden)}", severity="info")
    used = {column for cells in grid.rows.values() for column in cells}
    columns = sorted(c for c in used if any(a.left <= c <= a.right for a in grid.parts.hidden_columns))
    if columns:
        letters = ", ".join(map(get_column_letter, columns))
        message = f"Columns of {grid.sheet} are hidden; they were read like any other."
        yield Issue("hidden_columns", message, text=f"{grid.sheet}: columns {letters}", severity="info")
    if grid.unshown.missing:
        message = "Formulas without a stored value were not worked out: open the workbook in Excel and save it."
        yield Issue("not_calculated", message, text=f"{grid.sheet}!{_addresses(grid.unshown.missing)}")
    if grid.unshown.errors:
        message = (
            f"Cells show {', '.join(sorted(grid.unshown.codes))} where their formula fails; they were read as empty."
        )
        yield Issue("error_cells", message, text=f"{grid.sheet}!{_addresses(grid.unshown.errors)}")


def _addresses(cells: list[tuple[int, int]]) -> str:
    """Addresses by column, as runs of rows: "D5:D9, F3"."""
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(column, []).append(row)
    runs = [run for column, rows in sorted(columns.items()) for run in _runs(sorted(rows), get_column_letter(column))]
    return ", ".join(runs[:MOST_NAMED]) + (" ..." if len(runs) > MOST_NAMED else "")


def _ranges(rows: list[int]) -> str:
    runs = list(_runs(rows, ""))
    return ", ".join(runs[:MOST_NAMED]) + (" ..." if len(runs) > MOST_NAMED else "")


def _runs(rows: list[int], letter: str) -> Iterator[str]:
    start = rows[0]
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        if after != row + 1:
            yield f"{letter}{start}" if start == row else f"{letter}{start}:{letter}{row}"
            start = after or 0


def _properties(package: Package) -> dict[str, str]:
    root = package.root(package.target("", "core-properties"))
    named = (
        {e.tag.rpartition("}")[2]: (e.text or "").strip() for e in root if isinstance(e.tag, str)}
        if root is not None
        else {}
    )
    return {ours: named[name] for name, ours in PROPERTIES.items() if named.get(name)}
