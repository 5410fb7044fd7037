"""The columns and rows of a table's sheet: those a reader wants first before the others, each row with its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.outputs.sheet_format import MOST_CHARACTERS, told
from pipeline.tables import ROWS_HELD, each_row
from schema.contract import Column, TableContract, contract
from schema.themes import themes

# The columns a reader looks at before the others, which follow in the order of the contract.
READ_FIRST = {
    "actions": (
        *("authority", "action_ref", "action", "owners", "due_text", "due_first", "due_last", "rag", "status"),
        *("progress", "objective", "themes", "source_file", "page_first"),
    ),
    "findings": ("source_file", "page", "kind", "ref", "text"),
    "issues": ("source_file", "page", "severity", "code", "message", "text"),
}
LONGEST_LINK = 2_000  # characters; Excel holds no link over 2,079


class Printed(str):
    """The file of the document a row was printed in; `url` is empty where no card tells one that can be opened."""

    __slots__ = ("url",)
    url: str

    def __new__(cls, source_file: str, url: str) -> Printed:
        printed = super().__new__(cls, source_file)
        printed.url = url
        return printed

    def at(self, page: int | None) -> str:
        """The address, of a PDF that of the page."""
        return f"{self.url}#page={page}" if page and self.lower().endswith(".pdf") else self.url


def columns_of(table: TableContract) -> tuple[Column, ...]:
    """The columns of a table's sheet, those a reader wants first before the others."""
    columns = list(_with_sources(table))
    return tuple(columns[place] for place in _order(table, columns))


def _with_sources(table: TableContract) -> Iterator[Column]:
    """The table's columns; beside a document's id its file, by which people know it."""
    for column in table.columns:
        yield column
        if column.source == "documents.document_id":
            yield contract()["documents"].column("source_file")


def _order(table: TableContract, columns: Sequence[Column]) -> list[int]:
    """The places of columns in the order of their sheet."""
    first = READ_FIRST.get(table.name, ())
    rank = {name: place for place, name in enumerate(first)}
    return sorted(range(len(columns)), key=lambda place: rank.get(columns[place].name, len(first)))


def rows_of(table: TableContract, path: Path, printed: Mapping[str, Printed]) -> Iterator[tuple[Any, ...]]:
    """The values of each row in the order of `columns_of`, as cells hold them: text, numbers, dates, None for nothing;
    files as `Printed`, where `printed` has them by id."""
    import pyarrow.parquet as pq

    order = _order(table, list(_with_sources(table)))
    for batch in pq.ParquetFile(path).iter_batches(ROWS_HELD, columns=[c.name for c in table.columns]):
        values = []
        for column in table.columns:
            values.append(_plain(column, batch.column(column.name).to_pylist()))
            if column.source == "documents.document_id":
                values.append([printed.get(document) for document in values[-1]])
        yield from zip(*(values[place] for place in order), strict=True)


def _plain(column: Column, values: list[Any]) -> list[Any]:
    """The values of a column as cells hold them."""
    if column.type in ("integer", "number", "date"):
        return values
    if column.type == "text" and column.name != "theme" and not column.values:
        return [value and value[:MOST_CHARACTERS] for value in values]
    return [_words(column, value)[:MOST_CHARACTERS] if value not in (None, []) else None for value in values]


def _words(column: Column, value: Any) -> str:
    if column.type == "boolean":
        return "yes" if value else "no"
    if column.name in ("theme", "themes"):
        names = [value] if isinstance(value, str) else value
        return "\n".join(themes()[name].label if name in themes() else name for name in names)
    if column.type == "list":
        return "\n".join(value)
    if column.type == "map":
        return "\n".join(f"{key}: {words}" for key, words in value)
    return told(value)


def printed_in(out: Path) -> dict[str, Printed]:
    """The file and address of each document, by its id."""
    rows = each_row(out, "documents", ("document_id", "source_file", "url"))
    return {row["document_id"]: Printed(row["source_file"], _link(row["url"] or "")) for row in rows}


def _link(url: str) -> str:
    """An address that a cell may lead to, or nothing."""
    return url if url.startswith(("https://", "http://")) and len(url) <= LONGEST_LINK else ""
