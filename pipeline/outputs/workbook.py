"""The data set as a workbook for people: a sheet a table with filters and real dates, a cover, a data dictionary."""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.outputs.sheet_format import (
    LINE,
    MOST_CHARACTERS,
    MOST_SHEET_ROWS,
    WIDE,
    Formats,
    formats_of,
    height,
    print_well,
    told,
)
from pipeline.outputs.sheet_rows import Printed, columns_of, printed_in, rows_of
from pipeline.outputs.workbook_questions import MOST_ANSWER_ROWS, question_sheets, write_answer
from pipeline.outputs.write_row import write_row
from pipeline.questions.twelve_questions import Answer, all_answered
from pipeline.tables import build_of, table_file
from pipeline.version import VERSION
from pipeline.whole_file import replacing
from schema.contract import Column, TableContract, contract

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LEFT_OUT = ("provenance", "ledger", "columns", "unread")  # for programs; their rows are many times those of the actions
FIRST = ("actions",)  # the sheets a reader wants first
EPOCH = dt.datetime(2000, 1, 1)  # when the workbook says it was made: the same bytes on any day
WIDTHS = {"text": 22, "integer": 10, "number": 10, "date": 13, "boolean": 10, "list": 32, "map": 40}
SENTENCES = {
    "action",
    "objective",
    "objective_text",
    "progress",
    "next_steps",
    "outcomes",
    "evidence",
    "text",
    "message",
    "comments",
}
NARROW = {"rag": 11, "status": 13, "due_kind": 12, "rag_source": 11, "action_ref": 9, "objective_ref": 10}
SAID = 120  # characters a line of the contents has for what a sheet holds
PAGES = ("page_first", "page")  # columns that tell where a row is printed
MOST_LINKS = 60_000  # of a sheet; Excel opens none with over 65,530
HIDDEN = ("_id", "sha256", "same_as")  # ends of names of columns that only join tables


def write_workbook(out: Path, target: Path, answers: Mapping[str, Answer] | None = None) -> None:
    """The tables in `out` as a workbook; the same tables give the same bytes. Raises FileNotFoundError where there are
    none.

    `answers` are those of all questions, by their slugs, with MOST_ANSWER_ROWS rows, where they are known already.
    """
    import xlsxwriter

    tables = [*(contract()[name] for name in FIRST), *(t for t in contract().values() if t.name not in FIRST)]
    tables = [table for table in tables if table.name not in LEFT_OUT]
    files = {table.name: table_file(out, table.name) for table in tables}
    options = {"constant_memory": True, "default_date_format": "d mmm yyyy"}
    with replacing(target) as partial:
        partial.touch()  # where nothing can be written, the system says so in its own words
        try:
            with xlsxwriter.Workbook(str(partial), options) as book:
                _fill(book, out, tables, files, answers or all_answered(out, MOST_ANSWER_ROWS))
        except xlsxwriter.exceptions.FileCreateError as error:  # wraps the system's own
            _drop_half_written(error)
            raise error.args[0] from error


def _drop_half_written(error: BaseException | None) -> None:
    """Throw away the ZIP that the frames of a failed write still hold, without the second fault it would print then:
    that it cannot be finished either."""
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    while error:
        traceback.clear_frames(error.__traceback__)
        error = error.__context__
    sys.unraisablehook = hook


def _fill(
    book: Workbook,
    out: Path,
    tables: Sequence[TableContract],
    files: Mapping[str, Path],
    answers: Mapping[str, Answer],
) -> None:
    book.set_properties({"title": "Action plans compared", "created": EPOCH})
    formats = formats_of(book)
    printed = printed_in(out)
    counts = {name: _number_of_rows(path) for name, path in files.items()}
    _cover(book.add_worksheet("Contents"), formats, tables, counts, build_of(files["documents"]))
    for name, question in question_sheets().items():
        write_answer(book.add_worksheet(name), formats, question, answers[question.slug][0])
    for table in tables:
        _sheet(book.add_worksheet(_title(table)), formats, table, files[table.name], printed)
    _dictionary(book.add_worksheet("Data dictionary"), formats, tables)


def _number_of_rows(path: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(path).num_rows)


def _cover(
    sheet: Worksheet, formats: Formats, tables: Sequence[TableContract], counts: Mapping[str, int], build: str | None
) -> None:
    sheet.hide_gridlines(2)
    print_well(sheet)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, SAID)
    sheet.set_row(0, 2 * LINE)
    sheet.write_string(0, 0, "Action plans compared", formats.title)
    notes = list(_notes(tables, counts, build))
    for row, note in enumerate(notes, start=1):
        sheet.write_string(row, 0, note, formats.text)
    at = len(notes) + 2
    for column, heading in enumerate(("Sheet", "Rows", "What it holds")):
        sheet.write_string(at, column, heading, formats.header)
    for row, (name, question) in enumerate(question_sheets().items(), start=at + 1):
        _lead(sheet, formats, row, name, f"{question.asks} {question.says}")
    at += len(question_sheets())
    for row, table in enumerate(tables, start=at + 1):
        _lead(sheet, formats, row, _title(table), table.says)
        sheet.write_number(row, 1, counts[table.name], formats.number)
    _lead(sheet, formats, at + 1 + len(tables), "Data dictionary", "What every column of every sheet holds.")


def _lead(sheet: Worksheet, formats: Formats, row: int, name: str, says: str) -> None:
    """A line of the contents: a link to a sheet, and what it holds, in a row as tall as its words need."""
    sheet.set_row(row, height([(says, SAID)]))
    sheet.write_url(row, 0, f"internal:'{name}'!A1", formats.link, name)
    sheet.write_string(row, 2, says, formats.note)


def _notes(tables: Sequence[TableContract], counts: Mapping[str, int], build: str | None) -> Iterator[str]:
    yield f"Councils' post-inspection action plans: data set {build or 'unknown'}, made by actionplans {VERSION}."
    yield "Columns ending in _text are as printed; _first and _last are the ends of a period, as exact as the page is."
    yield "Ratings are the colours plans use; what a colour means is for each plan to say."
    yield "Themes are given by rules that see words, not meaning."
    yield f"A question's sheet has the first {MOST_ANSWER_ROWS:,} rows of its answer; its command tells them all."
    yield "Several values of a cell stand on lines of their own. Hidden columns hold identifiers that join the sheets."
    yield f"Tables for programs ({', '.join(LEFT_OUT)}) are in the Parquet files and the CSV package."
    yield f"Text is cut after {MOST_CHARACTERS:,} characters, which is all that a cell holds."
    for table in tables:
        if counts[table.name] > MOST_SHEET_ROWS:
            yield f"{_title(table)} holds {MOST_SHEET_ROWS:,} of {counts[table.name]:,} rows, all a sheet has room for."


def _sheet(
    sheet: Worksheet, formats: Formats, table: TableContract, path: Path, printed: Mapping[str, Printed]
) -> None:
    """One header row, frozen with the first column that is seen, and a filter over all columns."""
    columns = columns_of(table)
    hidden = [column.name.endswith(HIDDEN) for column in columns]
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _width(column), None, {"hidden": True} if hidden[number] else {})
        sheet.write_string(0, number, column.name, formats.header)
    sheet.freeze_panes(1, hidden.index(False) + 1 if False in hidden else 1)
    print_well(sheet)
    seen = [(number, _width(column)) for number, column in enumerate(columns) if not hidden[number]]
    paged = [number for number, column in enumerate(columns) if column.name in PAGES]
    files = [number for number, column in enumerate(columns) if column.name == "source_file"]
    rated = [number for number, column in enumerate(columns) if column.name == "rag"]
    looks = [_look(column, formats) for column in columns]
    row = 0
    for row, cells in enumerate(islice(rows_of(table, path, printed), MOST_SHEET_ROWS), start=1):
        page = cells[paged[0]] if paged else None
        links = {n: c.at(page) for n in files if row <= MOST_LINKS and isinstance(c := cells[n], Printed) and c.url}
        own = dict.fromkeys(links, formats.link)
        own |= {n: formats.ratings.get(cells[n].lower(), formats.wrapped) for n in rated if cells[n]}
        looking = [(n, cell, own.get(n) or looks[n]) for n, cell in enumerate(cells) if cell is not None]
        tall = height((cell, width) for number, width in seen if isinstance(cell := cells[number], str))
        write_row(sheet, row, tall, looking, links)
    sheet.autofilter(0, 0, max(row, 1), len(columns) - 1)


def _width(column: Column) -> int:
    if column.name in SENTENCES:
        return WIDE
    return NARROW.get(column.name, WIDTHS[column.type])


def _look(column: Column, formats: Formats) -> Format:
    """How the values of a column look."""
    return {"date": formats.date, "integer": formats.number, "number": formats.number}.get(column.type, formats.wrapped)


def _dictionary(sheet: Worksheet, formats: Formats, tables: Sequence[TableContract]) -> None:
    for number, (heading, width) in enumerate((("sheet", 26), ("column", 24), ("type", 12), ("what it holds", 110))):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, heading, formats.header)
    sheet.freeze_panes(1, 2)
    print_well(sheet)
    row = 0
    for table in tables:
        for column in columns_of(table):
            row += 1
            says = column.says + (f" One of: {', '.join(map(told, column.values))}." if column.values else "")
            for number, words in enumerate((_title(table), column.name, column.type, says)):
                sheet.write_string(row, number, words, formats.wrapped)
    sheet.autofilter(0, 0, row, 3)


def _title(table: TableContract) -> str:
    """The name of a table's sheet; a workbook has room for 31 characters."""
    return told(table.name)[:31]
