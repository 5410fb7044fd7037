"""The cells of one sheet, streamed from its XML without the rows that are only formatted behind its last value."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import NamedTuple, TypeAlias

from lxml import etree

from extractors.model import Unreadable
from extractors.sheet.texts import Text, text_of, words_alone
from extractors.sheet.xml import Element, is_true, parser_options, s, transitional, unescaped

CHUNK = 1 << 20
OVERLAP = 64  # bytes: no tag that is looked for is longer
MOST_CELLS = 900_000  # with a value, in a workbook: some 550 MB, and ten cells each of 90,000 actions
MOST_PAINTED = 2_000_000  # cells between the values that may carry a colour alone
VALUE = re.compile(rb"<(?:[A-Za-z0-9]+:)?(?:v|is|f)[\s>/]")
DATA_END = re.compile(rb"</(?:[A-Za-z0-9]+:)?sheetData\s*>")
ROW_END = re.compile(rb"</(?:[A-Za-z0-9]+:)?row\s*>")
LETTERS = re.compile(r"[A-Z]{1,3}")
VALUES_KEPT = 20_000  # the cells of a column often say the same
DIGITS = "0123456789"
V = s("v")


class Error(NamedTuple):
    """What a cell shows where its formula fails: "#REF!"."""

    code: str


class Iso(NamedTuple):
    """A day as some writers store it: "2031-03-05T00:00:00"."""

    text: str


class Missing(NamedTuple):
    """A formula that nobody has worked out."""

    formula: str


Value: TypeAlias = float | bool | Text | Iso | Error | Missing | None


class RawCell(NamedTuple):
    """A cell as it is stored: its value, the number of its style, its formula ("" for none; "=" for one that shares
    another's)."""

    value: Value
    style: int
    formula: str = ""


@dataclass
class SheetData:
    """The cells of a sheet by row and column from 1, the rows that are hidden, and its XML without rows."""

    rows: dict[int, dict[int, RawCell]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    root: Element | None = None
    cells: int = 0
    painted: int = 0


def sheet_data(
    archive: zipfile.ZipFile, part: str, shared: Sequence[Text], calculates: bool, before: int = 0
) -> SheetData:
    """The cells of a sheet. `calculates`: as `Package`, a formula's nought is then no value; `before`: how many cells
    with a value the sheets before it hold.

    Raises Unreadable `too_large`, etree.XMLSyntaxError.
    """
    found = SheetData()
    feed = etree.XMLPullParser(events=("end",), tag=s("row"), **parser_options())
    read = _Reader(shared, calculates)
    at = 0
    for chunk in _without_idle_rows(archive, part):
        feed.feed(transitional(chunk))
        for _, row in feed.read_events():
            at = _take(found, row, at, read)
            if before + found.cells > MOST_CELLS or found.painted > MOST_PAINTED:
                cells = before + found.cells + found.painted
                raise Unreadable("too_large", f"a workbook of more than {cells - 1:,} cells")
            row.clear()  # before it is moved out, which takes the square of the cells in it
            row.getparent().remove(row)
    found.root = feed.close()
    return found


def _without_idle_rows(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The bytes of a sheet in chunks, without what stands between its last row with a value and the end of its rows."""
    last, end = _bounds(archive, part)
    position = 0
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            start, position = position, position + len(chunk)
            if last is None or end is None or position <= last or start >= end:
                yield chunk
                continue
            yield chunk[: max(last - start, 0)] + chunk[max(end - start, 0) if end < position else len(chunk) :]


def _bounds(archive: zipfile.ZipFile, part: str) -> tuple[int | None, int | None]:
    """Where the last row that holds a value ends, of a sheet without values its first row, and where its rows end, as
    offsets in the part; None where unsure."""
    first = value = last = end = None
    tail, position = b"", 0
    with archive.open(part) as file:
        while chunk := file.read(CHUNK):
            window, base = tail + chunk, position - len(tail)
            closes = DATA_END.search(window) if end is None else None
            inside = window[: closes.start()] if closes else window if end is None else b""
            if first is None and (row := ROW_END.search(inside)):
                first = base + row.end()
            for match in _last(VALUE, inside):
                value, last = base + match.start(), None
            if value is not None and last is None:
                found = ROW_END.search(inside, max(value - base, 0))
                last = base + found.end() if found else None
            if closes:
                end = base + closes.start()
            tail, position = window[-OVERLAP:], position + len(chunk)
    kept = first if value is None else last
    return (kept, end) if kept is not None and end is not None and kept <= end else (None, None)


def _last(pattern: re.Pattern[bytes], window: bytes) -> Iterator[re.Match[bytes]]:
    """The last match in a window, looked for from its end in growing pieces."""
    size = 4096
    while True:
        start = max(len(window) - size, 0)
        matches = list(pattern.finditer(window, start))
        if matches:
            yield matches[-1]
            return
        if not start:
            return
        size *= 8


def _take(found: SheetData, row: Element, above: int, read: _Reader) -> int:
    """Keep the cells of a row; its number, which is the next one where it has none."""
    number = _whole(row.get("r"), above + 1)
    if is_true(row.get("hidden")):
        found.hidden.add(number)
    cells: dict[int, RawCell] = {}
    column = valued = 0
    for cell in row:
        column = _column(cell.get("r", "").rstrip(DIGITS)) or column + 1
        raw = read.cell(cell)
        if raw.value is not None:
            cells[column] = raw
            valued += 1
        elif raw.style:
            cells[column] = raw
    if cells:
        found.rows[number] = cells
        found.cells += valued
        found.painted += len(cells) - valued
    return number


@cache  # every row names the same few
def _column(letters: str) -> int | None:
    """The number of a column, from 1, by its letters; None for what is none."""
    if not LETTERS.fullmatch(letters):
        return None
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


class _Reader:
    """Reads the cells of a sheet, those that store the same once.

    What is kept for that knows nothing of the reader: it would keep the reader, and so itself, beyond the sheet.
    """

    def __init__(self, shared: Sequence[Text], calculates: bool) -> None:
        self._stored = partial(_stored, shared, calculates)
        self._value_of = lru_cache(maxsize=VALUES_KEPT)(self._stored)
        self._words_of = lru_cache(maxsize=VALUES_KEPT)(_inline)

    def cell(self, cell: Element) -> RawCell:
        """A cell as it is stored; most are a value or words and no more."""
        if len(cell) != 1:
            return self._any(cell)
        child, kind = cell[0], cell.get("t", "n")
        if kind == "inlineStr" and (words := words_alone(child)) is not None:
            return self._words_of(words, cell.get("s"))
        return self._value_of(kind, cell.get("s"), child.text) if child.tag == V else self._any(cell)

    def _any(self, cell: Element) -> RawCell:
        value = formula = inline = None
        for child in cell:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name == "v":
                value = child.text
            elif name == "f":
                formula = child.text or "="
            elif name == "is":
                inline = child
        kind, style = cell.get("t", "n"), cell.get("s")
        if kind == "inlineStr":
            return RawCell(text_of(inline) if inline is not None else None, _whole(style, 0))
        return self._stored(kind, style, value, formula or "")


def _inline(words: str, style: str | None) -> RawCell:
    return RawCell(Text(unescaped(words)), _whole(style, 0))


def _stored(
    shared: Sequence[Text], calculates: bool, kind: str, style: str | None, value: str | None, formula: str = ""
) -> RawCell:
    return RawCell(_value(kind, value, formula, shared, calculates), _whole(style, 0), formula)


def _value(kind: str, value: str | None, formula: str, shared: Sequence[Text], calculates: bool) -> Value:
    if not value:
        return Missing(formula) if formula and kind != "str" else None
    match kind:
        case "s":
            number = _whole(value, -1)
            return shared[number] if 0 <= number < len(shared) else None
        case "str":
            return Text(unescaped(value))
        case "b":
            return is_true(value)
        case "e":
            return Error(value)
        case "d":
            return Iso(value)
    try:
        figure = float(value)
    except ValueError:
        return Text(unescaped(value))
    return Missing(formula) if formula and calculates and figure == 0 else figure


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else otherwise
