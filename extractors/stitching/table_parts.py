"""Which tables are parts of one, a part a page: the same columns, the same or no heading, references that count on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, takewhile

from extractors.continuation.cell_ends import has_words
from extractors.continuation.column_spans import PAGE_TO_PAGE, columns_over, edges, is_full_width, spread
from extractors.continuation.column_usage import is_reference, usage
from extractors.continuation.repeated_headings import heading_apart, heading_key, is_headed_by_looks, rows_repeated
from extractors.model import Cell, Row, Table

BELOW_REST = 12.0  # points from the rest of a cut row to the row below it
FEW_PARTS = 3  # which tell how references are written, and which is the last
FEWEST_UNLIKE_COLUMNS = 2  # of figures in one table and words in another, which are no parts of one
FEWEST_TELLING_CELLS = 2  # of a column
MOST_PAGES_BETWEEN = 2  # a blank page may stand between two parts


@dataclass(frozen=True)
class Run:
    """The parts of one table, one a page, all on the same grid."""

    parts: tuple[Table, ...]
    edges: tuple[float, ...]  # of its columns; () where the format has no positions


def joined_parts(run: Run, table: Table, is_paged: bool) -> Run | None:
    """The run with this table as its next part; None where the table is another.

    Where no pages cut tables, one that has the same headings again is another of its kind, unless a band of the one
    above speaks for its first rows.
    """
    if not table.rows:
        return None
    if _is_rest_above(run, table):
        return replace(run, parts=(*run.parts[:-1], _one_part(run.parts[-1], table)))
    if not _follows(run.parts[-1], table):
        return None
    fitted = _fitted(run, table) or _numbered_on(run, table)
    if fitted is None:
        return None
    parts, part = fitted.parts[:-1], heading_apart(fitted.parts[0].rows[0], fitted.parts[-1])
    fitted = replace(fitted, parts=(*parts, part))
    if _are_forms(parts[-1], part):
        return None
    if rows_repeated(parts[0], part):
        return fitted if is_paged or _bands_go_on(run.parts[-1].rows, part.rows[1:]) else None
    if part.header or _has_own_heading(parts[0], part):
        return None
    if _holds_other_things(parts, part):
        return None
    if not is_paged and (_is_set_otherwise(parts[-1], part) or _has_own_heading(*map(_below_bands, (parts[0], part)))):
        return None
    return fitted


def _is_rest_above(run: Run, table: Table) -> bool:
    """Whether the run's last part is the rest of a cut row at a page's head, and `table` its next rows right below."""
    rest = run.parts[-1]
    if len(run.parts) < 2 or not rest.open_top or not rest.places or not table.places or rest.pages != table.pages:
        return False
    gap = table.places[0].top - rest.places[0].bottom
    return (
        -PAGE_TO_PAGE < gap < BELOW_REST
        and len(edges(table)) == len(run.edges)
        and bool(columns_over(edges(table), run.edges))
        and not _has_own_heading(run.parts[0], table)
    )


def _one_part(rest: Table, table: Table) -> Table:
    """Both as the one table of their page."""
    a, b = rest.places[0], table.places[0]
    place = b._replace(x0=min(a.x0, b.x0), top=a.top, x1=max(a.x1, b.x1))
    return replace(table, rows=(*rest.rows, *table.rows), places=(place,), open_top=True, joins=rest.joins)


def _follows(above: Table, below: Table) -> bool:
    if not above.pages or not below.pages:
        return not above.pages and not below.pages
    return 0 < below.pages[0] - above.pages[-1] <= MOST_PAGES_BETWEEN


def _fitted(run: Run, table: Table) -> Run | None:
    """The run and the table on the finer of their two grids; None where their columns are others.

    A page whose rows are all merged alike shows fewer columns than the table has.
    """
    at = edges(table)
    if not at or not run.edges:
        return (
            Run((*run.parts, table), ()) if table.width == run.parts[0].width and bool(at) == bool(run.edges) else None
        )
    if len(at) <= len(run.edges):
        columns = columns_over(at, run.edges)
        is_likely = table.width > 1 or any(is_full_width(row) for part in run.parts for row in part.rows)
        return Run((*run.parts, spread(table, columns)), run.edges) if columns and is_likely else None
    columns = columns_over(run.edges, at)
    if not columns or run.parts[0].width == 1:
        return None
    return Run((*(spread(part, columns) for part in run.parts), table), at)


def _numbered_on(run: Run, table: Table) -> Run | None:
    """The run and a table of as many columns, of other widths, whose first row has the reference after the last one's.

    So a plan goes on where its page turns from upright to broad, or where each page was set for itself.
    """
    at = edges(table)
    if not at or len(at) != len(run.edges):
        return None
    usual = usage([part.rows for part in (*run.parts[-FEW_PARTS:], table)])
    if usual.references is None:
        return None
    texts = [row[usual.references].text for part in run.parts[-FEW_PARTS:] for row in part.rows]
    last = next((text for text in reversed(texts) if is_reference(text, usual)), None)
    first = table.rows[0][usual.references].text
    return Run((*run.parts, table), at) if last and is_reference(first, usual) and _comes_next(last, first) else None


def _comes_next(above: str, below: str) -> bool:
    """Whether the one reference counts on from the other: "1.9" and "1.10" or "2.1"."""
    one, other = ([int(digits) for digits in re.findall(r"\d+", text)] for text in (above, below))
    if len(one) != len(other):
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), None)
    return at is not None and other[at] == one[at] + 1 and all(number <= 1 for number in other[at + 1 :])


def _has_own_heading(first: Table, part: Table) -> bool:
    """Whether `part` begins with a heading row other than that of `first`: half of its words, or its look.

    Words of a heading stand in no other row of their column, but where it comes again below a band.
    """
    top, heading = part.rows[0], first.rows[0]
    if is_full_width(top) or is_full_width(heading) or _is_label_and_value(top):
        return False
    below = (*_below_heading(first.rows), *_below_heading((top, *_without_repeats(part))))
    others = [row for row in below if not is_full_width(row)]
    names = enumerate(zip(heading_key(top), heading_key(heading), strict=True))
    again = [(column, name) for column, (name, other) in names if name and name == other]
    shared = sum(name not in heading_key(tuple(row[column] for row in others)) for column, name in again)
    if shared > 1 and shared * 2 >= len(top):
        return True
    if not others or not all(map(has_words, top)):
        return False
    alike, both_bold = _look(top) == _look(heading), _look(top)[0] and _look(heading)[0]
    looks = [_look(row) for row in others] if alike or both_bold else []
    return (both_bold and not any(bold for bold, _ in looks)) or (alike and _look(top) not in looks)


def _below_heading(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows below the first, and below a second that names the parts of groups in it, all else merged down."""
    return rows[2:] if len(rows) > 1 and _names_parts(*rows[:2]) else rows[1:]


def _names_parts(above: Row, below: Row) -> bool:
    """Whether a row has cells of its own below all groups of the one above, which span columns, and nowhere else."""
    under_groups = {column for column, cell in enumerate(above) if sum(cell is other for other in above) > 1}
    other = {column for column, pair in enumerate(zip(above, below, strict=True)) if pair[0] is not pair[1]}
    return bool(under_groups) and other == under_groups


def _below_bands(table: Table) -> Table:
    """The table without the bands at its top; with the last of them where it has nothing else."""
    bands = sum(1 for _ in takewhile(is_full_width, table.rows))
    return replace(table, rows=table.rows[min(bands, len(table.rows) - 1) :])


def _bands_go_on(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether a band above speaks for rows below.

    It does where it is the last row and looks as those over other rows do, and where `below` begins without a band.
    """
    bands = [one for one, row in pairwise(above) if is_full_width(one) and has_words(one[0]) and not is_full_width(row)]
    if is_full_width(above[-1]):
        return has_words(above[-1][0]) and any(_look(one) == _look(above[-1]) for one in bands)
    return bool(bands and below) and not is_full_width(below[0])


def _without_repeats(part: Table) -> Iterator[Row]:
    """The rows below the first without those that say it again below a band."""
    said = heading_key(part.rows[0])
    return (row for above, row in pairwise(part.rows) if not (is_full_width(above) and heading_key(row) == said))


def _is_label_and_value(row: Row) -> bool:
    """Whether every other cell is painted, as labels beside their values are; headings are all painted alike."""
    fills = [cell.fill for cell in dict.fromkeys(row)]
    labels, values = set(fills[::2]), set(fills[1::2])
    return len(fills) % 2 == 0 and len(labels) == 1 and None not in labels and not labels & values


def _look(row: Row) -> tuple[bool, tuple[str | None, ...]]:
    return all(cell.bold for cell in row if has_words(cell)), tuple(cell.fill for cell in row)


def _are_forms(above: Table, below: Table) -> bool:
    """Whether both say the same down their first column, as two forms of key and value do; not those under headings."""
    if above.width != 2:
        return False
    labels = [{heading_key(row[:1])[0] for row in table.rows} - {""} for table in (above, below)]
    is_alike = len(labels[0] & labels[1]) >= 2
    return is_alike and not (is_headed_by_looks(above) and heading_key(above.rows[0]) == heading_key(below.rows[0]))


def _holds_other_things(above: Sequence[Table], below: Table) -> bool:
    """Whether columns hold figures alone in the one table and words in the other, as those of a plan right below
    measures do."""
    unlike = 0
    for column, cells in enumerate(zip(*below.rows, strict=True)):
        share = _share_of_figures(cells)
        if share in (0.0, 1.0):
            unlike += _holds_alone(share == 0.0, _upwards(above, column))
    return unlike >= FEWEST_UNLIKE_COLUMNS


def _upwards(parts: Sequence[Table], column: int) -> Iterator[Cell]:
    """The cells of a column from the last row up to the one below the heading, made as they are asked for: in a table
    of many pages the nearest page mostly tells."""
    for index in range(len(parts) - 1, -1, -1):
        rows = parts[index].rows if index else parts[0].rows[1:]
        yield from (row[column] for row in reversed(rows))


def _holds_alone(figures: bool, cells: Iterable[Cell]) -> bool:
    """Whether those of the cells with words all hold figures, or all words, and are enough to tell."""
    filled = 0
    for cell in cells:
        if has_words(cell):
            filled += 1
            if _is_figures(cell) is not figures:
                return False
    return filled >= FEWEST_TELLING_CELLS


def _share_of_figures(cells: Iterable[Cell]) -> float | None:
    """Share of the cells with words that hold no letter; None where there are too few to tell."""
    filled = [cell for cell in cells if has_words(cell)]
    return sum(map(_is_figures, filled)) / len(filled) if len(filled) >= FEWEST_TELLING_CELLS else None


def _is_figures(cell: Cell) -> bool:
    """Whether no line of a cell has a letter: the first mostly tells, which saves the text of all of them."""
    said = (words for line in cell.lines for words in (line.label, line.text))
    return not any(map(str.isalpha, chain.from_iterable(said)))


def _is_set_otherwise(above: Table, below: Table) -> bool:
    """Whether a column is bold in all rows of the one table and in none of the other, headings left aside."""
    if len(above.rows) < 2:
        return False  # but a heading: nothing tells how its columns are set
    columns = zip(zip(*above.rows[1:], strict=True), zip(*below.rows, strict=True), strict=True)
    looks = ([{cell.bold for cell in part if has_words(cell)} for part in column] for column in columns)
    return len(below.rows) > 1 and any(len(one) == len(other) == 1 and one != other for one, other in looks)
