"""`actionplans tables`: the tables of one document as they stand, stitched over its pages, before any meaning."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.answer import reading
from pipeline.outputs.spreadsheet import defused
from pipeline.told import count, shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    from extractors.model import Cell, Document, Row, Table

PIPED_WIDTH = 160  # characters, where there is no terminal to ask
NARROWEST = 6
EXAMPLES = """[bold]Examples[/bold]

  actionplans tables data/raw/harbourside-2024.pdf --page 3

  actionplans tables data/raw/harbourside-2024.docx --format csv > tables.csv

  actionplans tables data/raw/harbourside-2024.pdf --format json | jq '.[0].rows | length'

[bold]Exit status[/bold]: 0 done, also where there is no table; 1 the file cannot be read; 2 wrong use.
"""


class Format(StrEnum):
    """How tables are written."""

    text = "text"
    json = "json"
    csv = "csv"


def tables(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A PDF, Word or text document.")
    ],
    page: Annotated[int | None, typer.Option(min=1, help="Only tables that stand on this page.")] = None,
    format: Annotated[Format, typer.Option(help="How to write them.")] = Format.text,
) -> None:
    """Print the tables of a document as they stand, joined over its pages, before any meaning."""
    from extractors import read
    from extractors.stitching.stitch import stitch

    with reading("tables", file):
        document = stitch(read(file))
    found = _on_page(document, page)
    if format is Format.json:
        print(json.dumps([_record(table) for table in found], ensure_ascii=False, indent=1))
    elif format is Format.csv:
        _write_csv(found)
    else:
        _draw(found)


def _on_page(document: Document, page: int | None) -> Sequence[Table]:
    if page is None:
        return document.tables
    if document.pages is None:
        raise typer.BadParameter("this format has no pages", param_hint="--page")
    if page > document.pages:
        raise typer.BadParameter(f"the document has {document.pages} pages", param_hint="--page")
    return [table for table in document.tables if page in table.pages]


def _record(table: Table) -> dict[str, object]:
    """A table as JSON; a merged cell stands at every address it covers."""
    return {
        "pages": table.pages,
        "caption": table.caption,
        "header": table.header,
        "joins": {str(row): reason for row, reason in table.joins.items()},
        "rows": [[{"text": cell.text, "fill": cell.fill} for cell in row] for row in table.rows],
    }


def _write_csv(found: Sequence[Table]) -> None:
    """One line a row: the table's number, its pages, the row's number, then its cells."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for number, table in enumerate(found, start=1):
        pages = " ".join(map(str, table.pages))
        for at, row in enumerate(table.rows, start=1):
            writer.writerow([number, pages, at, *(defused(cell.text) for cell in row)])


def _draw(found: Sequence[Table]) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(highlight=False, markup=False, width=PIPED_WIDTH)
    if not found:
        console.print("no tables")
    for number, table in enumerate(found, start=1):
        console.print(_title(number, table), style="bold")
        _draw_rows(console, table)
        for row, reason in table.joins.items():
            console.print(f"row {row + 1} was cut by a page's end: {reason}", style="dim")
        console.print()


def _title(number: int, table: Table) -> str:
    first, last = (table.pages[0], table.pages[-1]) if table.pages else (0, 0)
    pages = "" if not first else f", page {first}" if first == last else f", pages {first} to {last}"
    caption = f": {shown(table.caption)}" if table.caption else ""
    return f"Table {number}{pages}, {count(len(table.rows), 'row')} of {count(table.width, 'column')}{caption}"


def _draw_rows(console: Console, table: Table) -> None:
    """Rows as boxes, each merged cell's words once; a band over the whole width as a line of its own."""
    from rich.text import Text

    corners = {(row, column) for row, column, _ in table.cells()}
    widths = _widths(table, console.width)
    grid = _grid(widths)
    for at, row in enumerate(table.rows):
        if table.width > 1 and all(cell is row[0] for cell in row):
            if grid.row_count:
                console.print(grid)
            grid = _grid(widths)
            if (at, 0) in corners:
                console.print(_words(row[0], console.is_terminal) or Text(" "))
            continue
        grid.add_row(*_row(row, at, corners, console.is_terminal))
    if grid.row_count:
        console.print(grid)


def _row(row: Row, at: int, corners: set[tuple[int, int]], in_colour: bool) -> list[Text | str]:
    return [_words(cell, in_colour) if (at, column) in corners else "" for column, cell in enumerate(row)]


def _words(cell: Cell, in_colour: bool) -> Text:
    """The words on their fill; where there are no colours, the fill in words."""
    from rich.text import Text

    if not cell.fill or cell.fill == "FFFFFF":
        return Text(shown(cell.text))
    if not in_colour:
        return Text(shown(f"{cell.text} [{cell.fill}]".strip()))
    dark = sum(weight * int(cell.fill[i : i + 2], 16) for weight, i in ((0.299, 0), (0.587, 2), (0.114, 4))) < 140
    return Text(shown(cell.text) or "   ", style=f"{'white' if dark else 'black'} on #{cell.fill}")


def _widths(table: Table, width: int) -> list[int]:
    """Characters for each column: shared out by the square root of its words, so that short columns stay readable."""
    room = max(width - 3 * table.width - 1, NARROWEST * table.width)
    sizes = [0] * table.width
    for _, column, cell in table.cells():
        sizes[column] += len(cell.text)
    shares = [max(size, 1) ** 0.5 for size in sizes]
    return [max(NARROWEST, int(room * share / sum(shares))) for share in shares]


def _grid(widths: Sequence[int]) -> Grid:
    from rich import box
    from rich.table import Table as Grid

    grid = Grid(show_header=False, show_lines=True, box=box.SQUARE)
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    return grid
