"""Unknown headings: whether the first row of a table holds headings that no vocabulary has, by its look and by what
stands below."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.continuation.column_spans import is_full_width
from extractors.model import Table
from pipeline.plan.table.header_rows import DEEPEST_HEADER
from schema.columns.claims import Claim, weight
from schema.columns.column import SURE
from schema.columns.content_types import share_of, shows
from schema.columns.deeds import deeds
from schema.columns.known_headings import LONGEST_KNOWN_HEADING

HEADINGS = "headings"  # the role of a row
SHORT_HEADING = 8  # words; what is longer is likelier a sentence of the body
TELLING = ("date", "number", "rating")  # kinds of contents that no heading is of


def first_row(table: Table) -> int:
    """The first row below titles over the full width."""
    return next((r for r, row in enumerate(table.rows[:DEEPEST_HEADER]) if not is_full_width(row)), 0)


def is_row_of_headings(table: Table, at: int, again: bool = False) -> bool:
    """Whether what speaks for headings in a row outweighs what speaks against; `again`: other tables begin so too."""
    cells = {id(cell): cell for cell in table.rows[at]}.values() if table.rows else ()
    if len(cells) < 2 or any(not 0 < len(cell.text.split()) <= LONGEST_KNOWN_HEADING for cell in cells):
        return False
    return sum(claim.weight for claim in why_headings(table, at, again)) > 0


def why_headings(table: Table, at: int, again: bool = False) -> Iterator[Claim]:
    """All that speaks for a row of headings, and against it."""
    first, body = table.rows[at], [row for row in table.rows[at + 1 :] if not is_full_width(row)]
    if not body:
        return
    cells = list({id(cell): cell for cell in first}.values())
    fills = {cell.fill for cell in cells}
    if all(cell.bold for cell in cells) and not all(cell.bold for cell in body[0] if cell.words):
        yield _claim(at, "bold", "bold over words that are not")
    if len(fills) == 1 and None not in fills and not any({cell.fill for cell in row} & fills for row in body):
        yield _claim(at, "filled", "a fill that no row below has")
    if again:
        yield _claim(at, "again", "another table begins so")
    for c, cell in enumerate(first):
        below = [row[c].text for row in body]
        if cell in first[:c]:
            continue
        if len(cell.text.split()) > SHORT_HEADING:
            yield _claim(at, "long", "more words than headings have")
        for kind in TELLING:
            if share_of(kind, below) >= SURE:
                yield _claim(
                    at, *(("as_below", f"a {kind} as below") if shows(kind, cell.text) else ("over", f"{kind}s below"))
                )
        if deeds(below) >= SURE:
            yield _claim(at, *(("as_below", "a deed as below") if deeds([cell.text]) else ("over", "deeds below")))


def _claim(row: int, sign: str, reason: str) -> Claim:
    return Claim(row, HEADINGS, weight("headings", sign), reason)
