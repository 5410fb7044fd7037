"""The data set as a workbook for people: a sheet a table with filters and real dates, a cover, a data dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.outputs.sheet_format import (
    DATE_LOOK,
    HEADER_LOOK,
    LINE,
    LINK_LOOK,
    LOOKS,
    MOST_SHEET_ROWS,
    NOTE_LOOK,
    NUMBER_LOOK,
    RATING_LOOKS,
    TEXT_LOOK,
    TITLE_LOOK,
    WIDE,
    WRAPPED_LOOK,
    height,
    told,
)
from pipeline.outputs.sheet_rows import Printed, columns_of, printed_in, rows_of
from pipeline.outputs.workbook_questions import MOST_ANSWER_ROWS, answer_sheet, question_sheets
from pipeline.outputs.xlsx.book import write_book
from pipeline.outputs.xlsx.cells import MOST_CHARACTERS
from pipeline.outputs.xlsx.look import Look
from pipeline.outputs.xlsx.sheet import Sheet, SheetColumn, SheetRow
from pipeline.questions.twelve_questions import Answer, all_answered
from pipeline.tables import build_of, table_file
from pipeline.version import VERSION
from pipeline.whole_file import replacing
from schema.contract import Column, TableContract, contract

LEFT_OUT = ("provenance", "ledger", "columns", "unread")  # for programs; their rows are many times those of the actions
FIRST = ("actions",)  # the sheets a reader wants first
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
    tables = [*(contract()[name] for name in FIRST), *(t for t in contract().values() if t.name not in FIRST)]
    tables = [table for table in tables if table.name not in LEFT_OUT]
    files = {table.name: table_file(out, table.name) for table in tables}
    counts = {name: _number_of_rows(path) for name, path in files.items()}
    printed, asked = printed_in(out), answers or all_answered(out, MOST_ANSWER_ROWS)
    sheets = [
        _cover(tables, counts, build_of(files["documents"])),
        *(answer_sheet(name, question, asked[question.slug][0]) for name, question in question_sheets().items()),
        *(_sheet(table, files[table.name], counts[table.name], printed) for table in tables),
        _dictionary(tables),
    ]
    with replacing(target) as partial:
        write_book(partial, "Action plans compared", LOOKS, sheets)


def _number_of_rows(path: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_metadata(path).num_rows)


def _cover(tables: Sequence[TableContract], counts: Mapping[str, int], build: str | None) -> Sheet:
    columns = [SheetColumn(width) for width in (30, 12, SAID)]
    rows = [
        SheetRow([(0, "Action plans compared", TITLE_LOOK)], 2 * LINE),
        *(SheetRow([(0, note, TEXT_LOOK)]) for note in _notes(tables, counts, build)),
        SheetRow([]),
        _headings(["Sheet", "Rows", "What it holds"]),
        *(_lead(name, f"{question.asks} {question.says}") for name, question in question_sheets().items()),
        *(_lead(_title(table), table.says, counts[table.name]) for table in tables),
        _lead("Data dictionary", "What every column of every sheet holds."),
    ]
    return Sheet("Contents", columns, len(rows), rows)


def _headings(names: Sequence[str]) -> SheetRow:
    return SheetRow([(number, name, HEADER_LOOK) for number, name in enumerate(names)])


def _lead(name: str, says: str, count: int | None = None) -> SheetRow:
    """A line of the contents: a link to a sheet, its number of rows, and what it holds, as tall as its words need."""
    counted = [] if count is None else [(1, count, NUMBER_LOOK)]
    return SheetRow(
        [(0, name, LINK_LOOK), *counted, (2, says, NOTE_LOOK)], height([(says, SAID)]), [(0, f"#'{name}'!A1")]
    )


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


def _sheet(table: TableContract, path: Path, count: int, printed: Mapping[str, Printed]) -> Sheet:
    """One header row, frozen with the first column that is seen, and a filter over all columns."""
    columns = [SheetColumn(_width(column), column.name.endswith(HIDDEN)) for column in columns_of(table)]
    frozen = next((place for place, column in enumerate(columns, start=1) if not column.hidden), 1)
    rows = _rows(table, columns, islice(rows_of(table, path, printed), MOST_SHEET_ROWS))
    return Sheet(_title(table), columns, 1 + min(count, MOST_SHEET_ROWS), rows, frozen)


def _rows(table: TableContract, columns: Sequence[SheetColumn], rows: Iterable[tuple[Any, ...]]) -> Iterator[SheetRow]:
    names = [column.name for column in columns_of(table)]
    yield _headings(names)
    seen = [(number, column.width) for number, column in enumerate(columns) if not column.hidden]
    paged = [number for number, name in enumerate(names) if name in PAGES]
    files = [number for number, name in enumerate(names) if name == "source_file"]
    rated = [number for number, name in enumerate(names) if name == "rag"]
    looks = [_look(column) for column in columns_of(table)]
    for number, cells in enumerate(rows, start=1):
        page = cells[paged[0]] if paged else None
        links = {n: c.at(page) for n in files if number <= MOST_LINKS and isinstance(c := cells[n], Printed) and c.url}
        own = dict.fromkeys(links, LINK_LOOK)
        own |= {n: RATING_LOOKS.get(cells[n].lower(), WRAPPED_LOOK) for n in rated if cells[n]}
        looking = [(n, cell, own.get(n) or looks[n]) for n, cell in enumerate(cells) if cell is not None]
        tall = height((cell, width) for number, width in seen if isinstance(cell := cells[number], str))
        yield SheetRow(looking, tall, links.items())


def _width(column: Column) -> int:
    if column.name in SENTENCES:
        return WIDE
    return NARROW.get(column.name, WIDTHS[column.type])


def _look(column: Column) -> Look:
    """How the values of a column look."""
    return {"date": DATE_LOOK, "integer": NUMBER_LOOK, "number": NUMBER_LOOK}.get(column.type, WRAPPED_LOOK)


def _dictionary(tables: Sequence[TableContract]) -> Sheet:
    columns = [SheetColumn(width) for width in (26, 24, 12, 110)]
    rows = [_headings(["sheet", "column", "type", "what it holds"])]
    for table in tables:
        for column in columns_of(table):
            says = column.says + (f" One of: {', '.join(map(told, column.values))}." if column.values else "")
            told_of = (_title(table), column.name, column.type, says)
            rows.append(SheetRow([(number, words, WRAPPED_LOOK) for number, words in enumerate(told_of)]))
    return Sheet("Data dictionary", columns, len(rows), rows, frozen=2)


def _title(table: TableContract) -> str:
    """The name of a table's sheet; a workbook has room for 31 characters."""
    return told(table.name)[:31]
