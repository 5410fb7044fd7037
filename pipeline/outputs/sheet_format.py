"""How sheets of the workbook look: fonts, fills, the heights of rows, and how they print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.outputs.rating_colours import FILLS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
HEADER = FONT | {"bold": True, "font_color": "white", "bg_color": "#0B0C0C", "text_wrap": True}
LINE, TALLEST = 13.0, 260.0  # points: of a line, and of a row however much its cells hold
MOST_SHEET_ROWS = 1_048_575  # of a sheet below its header
MOST_CHARACTERS = 32_767  # of a cell
WIDE = 60  # characters a line, for columns of sentences


@dataclass(frozen=True, slots=True)
class Formats:
    text: Format
    wrapped: Format
    header: Format
    date: Format
    number: Format
    title: Format
    note: Format
    link: Format
    ratings: Mapping[str, Format]


def formats_of(book: Workbook) -> Formats:
    def made(**more: Any) -> Format:
        return book.add_format(FONT | more)

    return Formats(
        text=made(quote_prefix=True),
        wrapped=made(text_wrap=True, quote_prefix=True),
        header=book.add_format(HEADER),
        date=made(num_format="d mmm yyyy", align="left"),
        number=made(align="right"),
        title=made(bold=True, font_size=18),
        note=made(text_wrap=True, indent=1),
        link=made(font_color="#1A65A6", underline=1),
        ratings={name: made(bg_color=fill, font_color=ink) for name, (fill, ink) in FILLS.items()},
    )


def height(lines: Iterable[tuple[str, int]]) -> float:
    """Points for a row, since not every program fits rows to wrapped words: as many lines as its fullest cell has, of
    words and the characters that a line of them holds."""
    most = 1
    for words, width in lines:
        if len(words) >= width or "\n" in words:  # few cells
            most = max(most, sum(1 + len(line) // width for line in words.split("\n")))
    return min(most * LINE + 2, TALLEST)


def print_well(sheet: Worksheet) -> None:
    """Landscape A3, one page wide, the headings on every page: no row is torn over sheets of paper."""
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P of &N")


def told(code: str) -> str:
    """A code in words: "on_track" is "On track"."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]
