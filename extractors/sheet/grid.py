"""A sheet as a grid: the cell that stands at each address, a merged one at all it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import NamedTuple, TypeAlias

from extractors.model import Cell, Look, Place, plain_cell
from extractors.sheet.cells import Unshown, cell_of, note_unshown, plain_text, words_shown
from extractors.sheet.colour_rules import ColourRule, painted
from extractors.sheet.icon_sets import IconSet, shown_icons
from extractors.sheet.rule_tests import Plain
from extractors.sheet.sheet_data import VALUES_KEPT, RawCell, SheetData, Value
from extractors.sheet.sheet_parts import Area, SheetParts
from extractors.sheet.styles import Styles
from extractors.sheet.texts import Text
from extractors.word_count import count_words

NOTHING = RawCell(None, 0)

Drawn: TypeAlias = tuple[Sequence[ColourRule], Sequence[IconSet]]  # what rules paint, and what they draw


@dataclass
class Grid:
    """The cells of a sheet that hold words or a fill, by row and column from 1; `data` and `parts` are what they were
    made of. `words` counts those of its cells, one by one."""

    sheet: str
    data: SheetData
    parts: SheetParts
    styles: Styles
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    unshown: Unshown = field(default_factory=Unshown)
    words: int = 0

    def at(self, row: int, column: int) -> Cell | None:
        return self.rows.get(row, {}).get(column)

    def raw(self, row: int, column: int) -> RawCell:
        return self.data.rows.get(row, {}).get(column, NOTHING)

    def ruled(self, row: int, columns: Sequence[int]) -> bool:
        """Whether lines or colours go through most of these columns of a row that holds no words."""
        styles = [self.styles[self.raw(row, column).style] for column in columns]
        return 2 * sum(style.ruled or style.fill is not None for style in styles) > len(columns)


class _Reading(NamedTuple):
    """What one value shows in one style: its words, whether anybody can say them, and how many they are; the same as
    one plain line where it is no more; and the fill of the style."""

    words: str
    is_shown: bool
    size: int
    text: str | None
    fill: str | None


class _Reader:
    """Reads the values of a sheet, those that come again once; as that of `sheet_data` it is not kept beyond it."""

    def __init__(self, sheet: str, styles: Styles, from_1904: bool) -> None:
        self.read = lru_cache(maxsize=VALUES_KEPT, typed=True)(partial(_read, styles, from_1904))
        self.look = cache(partial(_look, sheet, styles))


def _read(styles: Styles, from_1904: bool, value: Value, number: int) -> _Reading:
    raw, style = RawCell(value, number), styles[number]
    shown = words_shown(raw, style, from_1904)
    words = (shown or "").strip()
    return _Reading(words, shown is not None, count_words(words), plain_text(raw, style, words), style.fill)


def _look(sheet: str, styles: Styles, number: int) -> Look:
    style = styles[number]
    return Look(sheet, style.bold, style.size, style.colour, style.indent)


def sheet_grid(sheet: str, data: SheetData, parts: SheetParts, styles: Styles, drawn: Drawn, from_1904: bool) -> Grid:
    """The grid of a sheet: values as they are shown, fills and icons as its rules draw them."""
    rules, icons = drawn
    grid = Grid(sheet, data, parts, styles)
    used = sorted(row for row, cells in data.rows.items() if any(raw.value is not None for raw in cells.values()))
    last = max((c for r in used for c, raw in data.rows[r].items() if raw.value is not None), default=0)
    fills = painted(rules, used, last, lambda row, column: plain(grid.raw(row, column))) if rules else {}
    signs = shown_icons(icons, used, last, lambda row, column: plain(grid.raw(row, column))) if icons else {}
    by_row: dict[int, set[int]] = {}
    for row, column in fills:
        by_row.setdefault(row, set()).add(column)
    reader = _Reader(sheet, styles, from_1904)
    for row in used:
        cells = data.rows.get(row, {})
        found = {}
        for column in sorted(cells.keys() | by_row[row] if row in by_row else cells):
            fill = fills.get((row, column)) if fills else None
            sign = signs.get((row, column), "") if signs else ""
            cell = _cell(grid, reader, cells.get(column, NOTHING), row, column, fill, sign)
            if cell is not None:
                found[column] = cell
        grid.rows[row] = found
        data.rows[row] = {column: raw for column, raw in cells.items() if raw.formula}  # the others are used up
    for area in parts.merges:
        _merge(grid, area, used, last)
    return grid


def plain(raw: RawCell) -> Plain:
    """A value as rules compare it."""
    value = raw.value
    return value.plain if isinstance(value, Text) else value if isinstance(value, (float, bool)) else None


def _cell(grid: Grid, reader: _Reader, raw: RawCell, row: int, column: int, fill: str | None, sign: str) -> Cell | None:
    """The cell at an address, with the sign that stands in place of its value; None where it shows neither words nor
    colour."""
    words, is_shown, size, text, own_fill = reader.read(raw.value, raw.style)
    if not is_shown:
        note_unshown(grid.unshown, raw, row, column)
    fill = (None if fill == "FFFFFF" else fill) if fill else own_fill
    if sign:
        return plain_cell(sign, fill, reader.look(raw.style), row, column)
    if not words and fill is None:
        return None
    grid.words += size
    if text is not None:
        return plain_cell(text, fill, reader.look(raw.style), row, column)
    return cell_of(raw, grid.styles[raw.style], words, fill, Place(row=row, column=column, sheet=grid.sheet))


def _merge(grid: Grid, area: Area, used: Sequence[int], last: int) -> None:
    """Put the cell of a merge at all it covers, as far as the sheet has cells."""
    cell = grid.at(area.top, area.left)
    if cell is None:
        return
    bottom = min(area.bottom, used[-1] if used else 0)
    for row in range(area.top, bottom + 1):
        cells = grid.rows.setdefault(row, {})
        cells.update(dict.fromkeys(range(area.left, max(min(area.right, last), area.left) + 1), cell))
