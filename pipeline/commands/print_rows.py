"""Rows as commands print them: a table on a terminal, records on a narrow one; plainer in a pipe; CSV; JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipeline.commands.answer import tell
from pipeline.outputs.spreadsheet import defused

if TYPE_CHECKING:
    from rich.table import Table

WIDEST_LINE = 100_000  # characters of a line in a pipe: a row is one line
LEAST_READ = 12  # characters in which a column of longer words can still be read
BETWEEN_COLUMNS = 2  # characters between columns


class RowsFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def show(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], format: RowsFormat) -> None:
    """Print rows, of which each has the columns. In a table, `x_share` stands in brackets behind `x`."""
    if format is RowsFormat.JSON:
        tell(json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=2, default=str))
    elif format is RowsFormat.CSV:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([defused(_plain(row[column])) for column in columns] for row in rows)
        tell(text.getvalue().removesuffix("\n"))
    else:
        _draw(columns, rows)


def _plain(value: Any) -> Any:
    """A value as one cell: a list as its items in lines, other structures as JSON."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict | tuple) else value


def _draw(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    from rich.console import Console

    terminal = sys.stdout.isatty()
    console = Console(highlight=False, markup=False, width=None if terminal else WIDEST_LINE)
    shown = [name for name in columns if not (name.endswith("_share") and name.removesuffix("_share") in columns)]
    lines = [{column: row[column] for column in columns} for row in rows]
    if _narrowest(shown, lines) > console.width:
        for line in lines:
            console.print(_record(shown, line))
    else:
        console.print(_table(shown, lines, terminal), soft_wrap=not terminal)


def _narrowest(shown: Sequence[str], lines: Sequence[Mapping[str, Any]]) -> int:
    """Characters that a table of these rows needs at least to be read."""
    widths = (max(len(column), *(len(_cell(line, column)) for line in lines), 0) for column in shown)
    return sum(min(width, LEAST_READ) + BETWEEN_COLUMNS for width in widths)


def _record(shown: Sequence[str], line: Mapping[str, Any]) -> Table:
    """One row as lines of a heading and a value, with an empty line after them."""
    from rich.table import Table
    from rich.text import Text

    record = Table.grid(padding=(0, BETWEEN_COLUMNS, 0, 0))
    for column in shown:
        record.add_row(Text(column.replace("_", " "), style="bold"), Text(_cell(line, column)))
    record.add_row()
    return record


def _table(shown: Sequence[str], lines: Sequence[Mapping[str, Any]], terminal: bool) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False)
    for column in shown:
        is_number = all(isinstance(line[column], int | float | None) for line in lines)
        table.add_column(column.replace("_", " "), justify="right" if is_number else "left", overflow="fold")
    for line in lines:
        table.add_row(*(Text(_cell(line, column)) for column in shown))
    return table


def _cell(line: Mapping[str, Any], column: str) -> str:
    value = line[column]
    if column == "share" or column.endswith("_share"):
        return "–" if value is None else f"{value:.1%}"
    share = line.get(f"{column}_share")
    return f"{_words(value)} ({share:.0%})" if share is not None else _words(value)


def _words(value: Any) -> str:
    """A value as a reader is shown it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else in_a_line(str(_plain(value)))


def in_a_line(text: str) -> str:
    """The text in one line, without what would steer the terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
