"""Tables joined over pages: one table where it runs on, repeated headings dropped, rows cut by a break made whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from statistics import median

from extractors.continuation.column_spans import edges, same_merges
from extractors.continuation.column_usage import Usage, is_rest_of_reference, usage
from extractors.continuation.line_breaks import goes_on_overleaf
from extractors.continuation.repeated_headings import heading_rows, rows_repeated, says_again
from extractors.model import SOFT_HYPHEN, Block, Cell, Document, Paragraph, Row, Table
from extractors.stitching.cut_rows import merge_goes_on, why_cut
from extractors.stitching.cut_words import mend_cut_words
from extractors.stitching.form_layouts import forms_to_tables
from extractors.stitching.hyphens import mend_hyphens
from extractors.stitching.split_rows import whole_rows
from extractors.stitching.table_parts import Run, joined_parts

# "Continued overleaf", "Action plan (continued)"
CONTINUED = re.compile(
    r"continue[sd](?: overleaf| on (?:the )?next page)?\W*|.*\(cont(?:inued|['’.]?d|\.)?\)\W*", re.IGNORECASE
)
NOTE = re.compile(r"[\d*†‡§¹²³]")
TABLE_NOTE_SMALLER = 0.92  # letters of a footnote against those of the table


def stitch(document: Document, apart: Collection[int] = ()) -> Document:
    """The document with each table whole, standing where its first part stood; repeated headings become furniture.

    `Table.header` is set where headings were repeated; `Table.joins` says why a row was made whole. Where no page cuts
    a table, as in Word, only tables without headings of their own go on with the table right above. Forms of the same
    labels, which are small tables or lines, are one table. Words hyphenated at a line's end are mended. The last row of
    a page in `apart` never goes on overleaf.
    """
    blocks, repeated = _in_runs(document)
    joined = [_joined(block, apart) if isinstance(block, Run) else block for block in blocks]
    if document.is_paged and not document.has_positions:  # a page's end may stand between any two rows
        joined = [whole_rows(block) if isinstance(block, Table) else block for block in joined]
    with_forms, labels = forms_to_tables(joined)
    furniture = (*document.furniture, *repeated, *labels)
    return mend_cut_words(mend_hyphens(replace(document, blocks=tuple(with_forms), furniture=furniture)))


def _in_runs(document: Document) -> tuple[list[Block | Run], list[Paragraph]]:
    """The blocks with the parts of each table as one run, and the cells that its later parts only repeat."""
    blocks: list[Block | Run] = []
    between: list[Block] = []  # what parts no table follows the one it was printed under
    repeated: list[Paragraph] = []
    beside: list[int] = []  # where the tables printed beside the run stand, which may go on overleaf too
    run: Run | None = None
    for block in document.blocks:
        if run and isinstance(block, Paragraph) and _is_aside(block, run.parts[-1]):
            between.append(block)
            continue
        longer = joined_parts(run, block, document.is_paged) if run and isinstance(block, Table) else None
        if run and longer:
            repeated += _repeated_cells(longer)
            run = longer
            continue
        at = _goes_on_beside(blocks, beside, block, document.is_paged)
        if at is not None:
            index, longer = at
            repeated += _repeated_cells(longer)
            blocks[index] = longer
            continue
        beside = [*beside, len(blocks)] if run and _is_beside(run.parts[-1], block) else []
        blocks += [*([run] if run else []), *between]
        between = []
        run = Run((block,), edges(block)) if isinstance(block, Table) and block.rows else None
        if run is None:
            blocks.append(block)
    blocks += [*([run] if run else []), *between]
    return blocks, repeated


def _is_beside(table: Table, block: Block) -> bool:
    """Whether a block is a table printed at the right of this one, on the same page."""
    if not isinstance(block, Table) or not table.places or not block.places:
        return False
    left, right = table.places[-1], block.places[0]
    return left.page == right.page and left.x1 <= right.x0 and min(left.bottom, right.bottom) > max(left.top, right.top)


def _goes_on_beside(
    blocks: Sequence[Block | Run], beside: Sequence[int], block: Block, is_paged: bool
) -> tuple[int, Run] | None:
    """Which of the tables printed beside the present one this one goes on with, and the two as one run."""
    for index in beside:
        run = blocks[index]
        longer = joined_parts(run, block, is_paged) if isinstance(run, Run) and isinstance(block, Table) else None
        if longer:
            return index, longer
    return None


def _repeated_cells(run: Run) -> list[Paragraph]:
    """The cells that only come again in the last part, one paragraph each: its headings, and merged ones continued."""
    part, count = run.parts[-1], rows_repeated(run.parts[0], run.parts[-1])
    cells = {id(cell): cell for row in part.rows[:count] for cell in row if cell.lines}
    if len(part.rows) > count:
        pairs = zip(run.parts[-2].rows[-1], part.rows[count], strict=True)
        cells |= {id(below): below for above, below in pairs if says_again(above, below)}
    return [Paragraph(cell.lines) for cell in cells.values()]


def _is_aside(paragraph: Paragraph, above: Table) -> bool:
    """Whether a paragraph parts no table: "continued overleaf", or a footnote at the foot of the table's page."""
    if CONTINUED.fullmatch(paragraph.text):
        return True
    first = paragraph.lines[0]
    sizes = [line.size for row in above.rows for cell in row for line in cell.lines if line.size]
    is_small = bool(sizes) and 0 < first.size < TABLE_NOTE_SMALLER * median(sizes)
    return is_small and paragraph.page in above.pages and bool(NOTE.match(first.label or first.marks or first.text))


def _joined(run: Run, apart: Collection[int]) -> Table:
    """One table of all parts."""
    first, *later = run.parts
    if not later:
        return first
    repeats = [rows_repeated(first, part) for part in later]
    groups = [first.rows[max(repeats) :], *(part.rows[n:] for part, n in zip(later, repeats, strict=True))]
    usual = usage([rows for rows in groups if rows] or [first.rows])
    foot = max(part.places[-1].bottom for part in run.parts) if first.places else 0.0
    whole = list(first.rows)
    joins = dict(first.joins)
    above = first
    for part, rows in zip(later, groups[1:], strict=True):
        if rows:
            left_over = foot - above.places[-1].bottom if above.places else 0.0
            ends = bool(above.pages) and above.pages[-1] in apart
            reason = "" if ends else why_cut(whole[-1], rows[0], usual, left_over, above.open_bottom)
            if reason:
                at = len(whole) - 1
                joins[at] = f"{joins[at]}; {reason}" if at in joins else reason
            _append(whole, rows, usual, reason)
        above = part
    return replace(
        first,
        rows=tuple(whole),
        places=tuple(place for part in run.parts for place in part.places),
        header=max(first.header, heading_rows(first, max(repeats))),
        joins=joins,
        open_bottom=run.parts[-1].open_bottom,
    )


def _append(whole: list[Row], rows: Sequence[Row], usual: Usage, reason: str) -> None:
    """Add the rows of the next page, the first of them to the last row so far where there is a reason for it."""
    below = list(rows)
    above, top = whole[-1], rows[0]
    made: dict[tuple[int, int], Cell] = {}
    for column, (a, b) in enumerate(zip(above, top, strict=True)):
        if not reason and not (same_merges(above, top) and merge_goes_on(above, top, column, usual)):
            continue
        is_cut = column == usual.references and is_rest_of_reference(a.text, b.text, usual)
        cell = made.setdefault((id(a), id(b)), _one_cell(a, b, is_cut))
        _put(whole, range(len(whole) - 1, -1, -1), column, a, cell)
        _put(below, range(len(below)), column, b, cell)
    whole += below[1:] if reason else below


def _put(rows: list[Row], order: Iterable[int], column: int, old: Cell, new: Cell) -> None:
    """Put `new` for `old` in a column, from the first of the rows in this order as far as `old` stands."""
    for i in order:
        if rows[i][column] is not old:
            return
        rows[i] = (*rows[i][:column], new, *rows[i][column + 1 :])


def _one_cell(above: Cell, below: Cell, is_cut: bool) -> Cell:
    """The cell of both parts; where `is_cut`, the break cut a word in two."""
    if says_again(above, below):
        return replace(above, places=(*above.places, *below.places))
    upper, lower = above.lines, below.lines
    if is_cut:
        upper = (*upper[:-1], upper[-1]._replace(text=upper[-1].text + SOFT_HYPHEN))
    if is_cut or goes_on_overleaf(above, below):
        start = next(i for i, line in enumerate(lower) if line.text)
        lower = (lower[start]._replace(wraps=True), *lower[start + 1 :])
    return Cell(
        lines=(*upper, *lower),
        fill=above.fill or below.fill,
        places=(*above.places, *below.places),
        tables=(*above.tables, *below.tables),
    )
