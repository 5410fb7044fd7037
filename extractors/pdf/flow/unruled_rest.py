"""Lines at the head of a page that keep to the columns of the table before: its last rows, printed without rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.continuation.cell_ends import has_words
from extractors.continuation.column_spans import columns_over, edges, span
from extractors.continuation.column_usage import REFERENCE
from extractors.continuation.line_breaks import STRONG_SENTENCE, goes_on_in_column, sentence
from extractors.labels import labelled
from extractors.model import Cell, Line, Place, Table

LOW_ON_PAGE = 0.6  # share of the page's height below which a table that goes on overleaf must reach
OFF_EDGE = 4.0  # points by which words may stand off their column's left edge of text
ITEM_INDENT = 24.0  # points by which an item of a list may be indented in its column
FAR_BELOW = 3.0  # line heights: words further down belong to something else
LARGER_THAN_TABLE = 1.15  # the size of the table's largest letters: a line so large heads what comes below
FEWEST_IN_ROW = 3  # columns with words that tell a row without rules
Starts = Sequence[Sequence[float]]  # where the words of each column begin, from the left


def unruled_rest(above: Table, page_height: float, lines: Sequence[Line], until: float) -> tuple[Table | None, int]:
    """The table that the first lines of a page make, on the columns of `above`, the last thing of the page before.

    `until` is the y of the first table on the page. Gives the table, with all its rows as one (`divided` tells them
    apart), and how many of the lines it took; None where they do not go on with it.
    """
    if not lines or above.width < 2 or above.places[-1].bottom < LOW_ON_PAGE * page_height:
        return None, 0
    xs = edges(above)
    if not xs:
        return None, 0
    starts = _starts(above)
    largest = max((line.size for row in above.rows for cell in row for line in cell.lines), default=0.0)
    taken: list[tuple[int, Line]] = []
    foot = 0.0
    count = 0
    for line in lines:
        place = line.place
        if place is None or place.top >= until or (taken and place.top - foot > FAR_BELOW * (place.bottom - place.top)):
            break
        if line.size > LARGER_THAN_TABLE * largest:
            break
        found = _in_columns(line, place, xs, starts)
        if not found:
            break
        taken += found
        count += 1
        foot = max(foot, place.bottom)
    if not taken or not _is_rest(above, taken, starts):
        return None, 0
    return _table(above, xs, taken), count


def rows_on_columns(table: Table, lines: Sequence[Line]) -> Table | None:
    """The table that lines make on the columns of another, with all its rows as one; None where one stands in none of
    these, or the lines in too few to be rows."""
    xs = edges(table)
    starts = _starts(table)
    found = [_in_columns(line, line.place, xs, starts) for line in lines if xs and line.place]
    taken = [piece for several in found for piece in several]
    is_row = all(found) and len({column for column, _ in taken}) >= FEWEST_IN_ROW
    return _table(table, xs, taken) if xs and is_row else None


def on_columns(above: Table, table: Table) -> Table:
    """A page's table on the finer columns of the one before, where its words keep to them though its rules do not.

    The same table where its columns are others, words run over them, or none tell them apart.
    """
    if not 1 < table.width < above.width:
        return table
    at, xs = edges(table), edges(above)
    columns = columns_over(at, xs) if at and xs else None
    if columns is None:
        return table
    starts = _starts(above)
    made: dict[int, list[Cell]] = {}
    seen: set[int] = set()  # how many columns the words of a cell stand in
    for row, column, cell in table.cells():
        inside = [c for c, coarse in enumerate(columns) if coarse == column]
        if len(inside) > 1 and span(table.rows[row], column) == 1:
            made[id(cell)] = _taken_apart(cell, inside, xs, starts)
            if not made[id(cell)]:
                return table
            seen.add(sum(bool(part.lines) for part in made[id(cell)]))
    rows = tuple(
        tuple(
            made[id(row[old])][new - columns.index(old)] if id(row[old]) in made else row[old]
            for new, old in enumerate(columns)
        )
        for row in table.rows
    )
    return replace(table, rows=rows) if max(seen, default=0) > 1 else table


def _taken_apart(cell: Cell, inside: Sequence[int], xs: Sequence[float], starts: Starts) -> list[Cell]:
    """The cells that one over several columns is made of; none where its words run over the columns."""
    found = [_in_columns(line, line.place, xs, starts) for line in cell.lines if line.place]
    if not all(found):
        return []
    pieces = [piece for several in found for piece in several]
    return [
        replace(
            cell,
            lines=tuple(line for column, line in pieces if column == c),
            places=tuple(place._replace(x0=xs[c], x1=xs[c + 1]) for place in cell.places),
        )
        for c in inside
    ]


def _in_columns(line: Line, place: Place, xs: Sequence[float], starts: Starts) -> list[tuple[int, Line]]:
    """The line in its column; words and the number of the next column close behind them, or a number and the words it
    was read to label, in two; [] where it stands in none."""
    first = next((c for c in range(len(xs) - 1) if xs[c] - OFF_EDGE < place.x0 < xs[c + 1]), None)
    last = next((c for c in range(len(xs) - 1) if xs[c] < place.x1 < xs[c + 1] + OFF_EDGE), None)
    if last is None and xs[-2] < place.x1 < xs[-1] + ITEM_INDENT:  # without a rule the longest word told where it ends
        last = len(xs) - 2
    if first is None or last is None:
        return []
    if last == first + 1 and starts[last] and (apart := _number_apart(line, place, starts[last][0])):
        return list(zip((first, last), apart, strict=True))
    if last == first + 1 and line.label and line.text:
        edge, words = xs[last], starts[last][0] if starts[last] else xs[last]
        number = line._replace(text=line.label, label="", place=place._replace(x1=edge))
        return [(first, number), (last, line._replace(label="", place=place._replace(x0=words)))]
    is_in = first == last and (_is_indented(place, starts[first]) or _begins_as(place, starts[first]))
    return [(first, line)] if is_in else []


def _number_apart(line: Line, place: Place, start: float) -> tuple[Line, Line] | None:
    """A line without the number at its end, and that number, where it fills the column that begins at `start`."""
    words, _, number = line.text.rpartition(" ")
    is_in_column = 0 < place.x1 - start < line.size * len(number)
    if not words or not is_in_column or not REFERENCE.fullmatch(number):
        return None
    return line._replace(text=words, place=place._replace(x1=start)), line._replace(
        text=number, label="", place=place._replace(x0=start)
    )


def _is_indented(place: Place, starts: Sequence[float]) -> bool:
    """Whether words begin at their column's left edge of text, or as far in as an item of a list."""
    return not starts or abs(place.x0 - starts[0]) <= ITEM_INDENT


def _begins_as(place: Place, starts: Sequence[float]) -> bool:
    """Whether words begin where others of their column do, centred ones too."""
    return any(abs(place.x0 - start) < OFF_EDGE for start in starts)


def _starts(above: Table) -> list[list[float]]:
    return [
        sorted({line.place.x0 for row in above.rows for line in row[column].lines if line.place})
        for column in range(above.width)
    ]


def _is_rest(above: Table, taken: Sequence[tuple[int, Line]], starts: Starts) -> bool:
    """Whether the first words are the table's headings again, go on with its last sentence or its references, or are
    a row of it."""
    firsts = dict(reversed(taken))
    if not all(line.place and _begins_as(line.place, starts[c]) for c, line in firsts.items()):
        return False
    if _is_heading(above, firsts) or _is_row(above, taken):
        return True
    if any(
        sentence(above.rows[-1][c], Cell((line,), places=_of(line))) >= STRONG_SENTENCE for c, line in firsts.items()
    ):
        return True
    first = firsts.get(0)
    return bool(first and len(firsts) > 2 and REFERENCE.fullmatch(f"{first.label}{first.text}".strip()))


def _is_row(above: Table, taken: Sequence[tuple[int, Line]]) -> bool:
    """Whether the first printed line has words in as many columns as the rows of the table, and is set as they are:
    under headings of its own another table begins."""
    place = taken[0][1].place
    beside = [(c, line) for c, line in taken if place and line.place and line.place.top < place.bottom]
    rows = above.rows[1:] or above.rows
    fewest = min(sum(has_words(cell) for cell in row) for row in rows)
    weights = {line.bold for row in rows for cell in row for line in cell.lines}
    return len({c for c, _ in beside}) >= max(FEWEST_IN_ROW, fewest) and {line.bold for _, line in beside} <= weights


def _is_heading(above: Table, firsts: Mapping[int, Line]) -> bool:
    """Whether these lines, one a column, say what the headings of the table begin with."""
    names = {c: cell.lines[0].text for c, cell in enumerate(above.rows[0]) if has_words(cell)}
    return len(names) == above.width and all(c in firsts and firsts[c].text == name for c, name in names.items())


def _of(line: Line) -> tuple[Place, ...]:
    return (line.place,) if line.place else ()


def _table(above: Table, xs: Sequence[float], taken: Sequence[tuple[int, Line]]) -> Table:
    places = [line.place for _, line in taken if line.place]
    top, bottom = min(p.top for p in places), max(p.bottom for p in places)
    page = places[0].page
    cells = []
    for column in range(above.width):
        box = Place(page, xs[column], top, xs[column + 1], bottom)
        cells.append(Cell(_lines([line for c, line in taken if c == column], xs[column + 1]), places=(box,)))
    return Table((tuple(cells),), (Place(page, xs[0], top, xs[-1], bottom),), open_top=True)


def _lines(lines: Sequence[Line], edge: float) -> tuple[Line, ...]:
    found = [labelled(line) for line in lines]
    wrapping = [False, *(goes_on_in_column(above, line, edge) for above, line in pairwise(found))]
    return tuple(line._replace(wraps=wraps) for line, wraps in zip(found, wrapping[: len(found)], strict=True))
