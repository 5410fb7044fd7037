"""Cells as they are shown: the words of each, its lines with their looks, its fill and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from openpyxl.utils.datetime import to_excel

from extractors.labels import split_label
from extractors.model import Cell, Line, Place
from extractors.sheet.date_formats import is_date
from extractors.sheet.number_formats import shown_number, shown_text
from extractors.sheet.sheet_data import Error, Iso, Missing, RawCell
from extractors.sheet.styles import Style
from extractors.sheet.texts import Run, Text
from extractors.symbols import SYMBOLS, shown

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff")) | {0x2011: "-"}
MARK = re.compile(r"[\d,\s*†‡§]*")  # a raised note's number; other raised letters are words ("1st")
TRUTHS = {"TRUE": "Yes", "FALSE": "No"}
ENGLISH_DAY = "dd/mm/yyyy"


@dataclass
class Unshown:
    """Addresses of cells that hold no words though something stands in them."""

    missing: list[tuple[int, int]] = field(default_factory=list)  # formulas that nobody has worked out
    errors: list[tuple[int, int]] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)


def words_shown(raw: RawCell, style: Style, from_1904: bool) -> str | None:
    """The words a cell shows; "" where its format hides them, None where nobody can say."""
    value = raw.value
    if isinstance(value, Text):
        return shown(shown_text(value.plain, style.format), style.font)
    if isinstance(value, bool):
        return ("☑" if value else "☐") if style.ticked else ("Yes" if value else "No")
    if isinstance(value, Iso):
        return _day(value.text, style.format, from_1904)
    if isinstance(value, float):
        text = shown_number(value, style.format, from_1904)
        return shown(TRUTHS.get(text, text), style.font) if text else text
    return "" if value is None else None


def plain_text(raw: RawCell, style: Style, words: str) -> str | None:
    """The words of a cell that are one line like any other: without a label, and all of one look; None for others."""
    if style.struck or "\n" in words or (isinstance(raw.value, Text) and raw.value.runs):
        return None
    text = _clean(words)
    return text if not split_label(text)[0] else None


def cell_of(raw: RawCell, style: Style, words: str, fill: str | None, place: Place) -> Cell:
    """The cell with its words as lines."""
    runs = raw.value.runs if isinstance(raw.value, Text) and words == raw.value.plain else ()
    return Cell(tuple(_lines(runs or (Run(words),), style, place)) if words else (), fill, (place,))


def note_unshown(unshown: Unshown, raw: RawCell, row: int, column: int) -> None:
    """Keep the address of a cell whose value is not shown."""
    if isinstance(raw.value, Error):
        unshown.errors.append((row, column))
        unshown.codes.add(raw.value.code)
    elif isinstance(raw.value, Missing) or raw.formula:
        unshown.missing.append((row, column))
    else:
        unshown.errors.append((row, column))
        unshown.codes.add("a number that is no day")


def _day(text: str, code: str, from_1904: bool) -> str | None:
    try:
        when = datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return text
    serial = float(to_excel(when))  # type: ignore[no-untyped-call]
    return shown_number(serial, code if is_date(code) else ENGLISH_DAY)


def _lines(runs: Sequence[Run], style: Style, place: Place) -> Iterator[Line]:
    """The lines of a cell, without blank ones at its end."""
    if len(runs) == 1 and "\n" not in runs[0].text:
        yield _plain_line(runs[0].text, style, place) if runs[0] == Run(runs[0].text) else _line(runs, style, place)
        return
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=text)] for text in others]
    found = [_line(line, style, place) for line in lines]
    while found and not (found[-1].text or found[-1].struck or found[-1].label):
        found.pop()
    yield from found


def _plain_line(text: str, style: Style, place: Place) -> Line:
    """The line of letters that all look as their cell does."""
    words = _clean(text)
    if style.struck:
        return Line("", size=style.size, struck=words, level=style.indent, place=place)
    label, words = split_label(words)
    return Line(words, label, bold=style.bold, size=style.size, colour=style.colour, level=style.indent, place=place)


def _line(runs: Sequence[Run], style: Style, place: Place) -> Line:
    plain, struck, marks, bold, size = "", "", "", True, 0.0
    for run in runs:
        text = shown(run.text, run.font) if run.font.lower() in SYMBOLS else run.text
        if run.raised and MARK.fullmatch(text):
            marks += text.strip()
        elif style.struck if run.struck is None else run.struck:
            struck += text
        else:
            plain += text
            size = max(size, run.size or style.size)
            bold = bold and (not text.strip() or (style.bold if run.bold is None else run.bold))
    label, words = split_label(_clean(plain))
    return Line(
        words,
        label,
        bold=bold and bool(plain.strip()),
        size=size,
        colour=style.colour,
        struck=_clean(struck),
        marks=marks,
        level=style.indent,
        place=place,
    )


def _clean(text: str) -> str:
    """The text with single blanks, the very same where nothing is to be changed: a workbook has many."""
    clean = " ".join((text if text.isascii() else text.translate(INVISIBLE)).split())
    return text if clean == text else clean
