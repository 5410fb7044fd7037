"""Where an action is printed: its document, with the page and boxes, or the table and row, or the cells of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractors.model import Place
from pipeline.questions.query import Nothing, Row, opened, rows_of

PRINTED = """
    SELECT source_file, coalesce(page, page_first) AS page, x0, top, x1, bottom, word_table, word_row, sheet, cell
    FROM actions JOIN documents USING (document_id) LEFT JOIN provenance USING (action_id) WHERE action_id = $id
    ORDER BY page, top, x0, word_table, word_row, word_column
"""


@dataclass(frozen=True, slots=True)
class Printed:
    """The document an action stands in, the place in words, its first page and its boxes, if it has pages."""

    source_file: str
    where: str
    page: int | None
    boxes: tuple[Place, ...]


def printed_place(out: Path, action_id: str) -> Printed:
    """Where an action is printed. Raises OSError where there are no tables, Nothing where there is no such action."""
    with opened(out) as connection:
        rows = rows_of(connection, PRINTED, {"id": action_id})
    if not rows:
        raise Nothing(f"there is no action {action_id}; `query` and `history` tell the ids")
    boxes = tuple(
        Place(row["page"], row["x0"], row["top"], row["x1"], row["bottom"]) for row in rows if row["x0"] is not None
    )
    return Printed(rows[0]["source_file"], _where(rows), rows[0]["page"], boxes)


def _where(rows: list[Row]) -> str:
    first = rows[0]
    if first["page"]:
        pages = sorted({row["page"] for row in rows})
        return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
    if first["sheet"]:
        return f"sheet {first['sheet']}, {', '.join(dict.fromkeys(row['cell'] for row in rows if row['cell']))}"
    if first["word_table"]:
        return f"table {first['word_table']}, row {first['word_row']}"
    return "a place that the tables do not tell"
