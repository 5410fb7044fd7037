"""The columns of text on a page: which of its lines and tables are read before which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from statistics import median

from extractors.model import Line, Place, Table

NARROWEST_GUTTER = 9.0  # points between two columns of text
LINES_OF_A_COLUMN = 4
MOST_LINES_OVER = 4  # short lines over two columns: title, subtitle, date, a line of introduction
LETTERS_OF_A_COLUMN = 20  # on average a line: pairs of a name and a value are no columns
SPANNING = 0.6  # share of the width from which a line runs over both columns
LARGER_ASIDE = 1.4  # times the letters beside them: words of a column of titles
LARGER_HEADING = 1.1  # times the letters of what it heads
LEAST_SHARED = 0.5  # share of the lower column's height at which both stand side by side

Item = Line | Table
box: Callable[[Item], Place] = attrgetter("place")  # every line and table of a PDF has one


def in_columns(items: Sequence[Item]) -> list[list[Item]]:
    """The lines and tables of a page in reading order, one list a column; most pages have one."""
    ordered = sorted(items, key=_order)
    if not any(isinstance(item, Line) for item in ordered):
        return [ordered] if ordered else []
    if parted := _titles_aside(ordered):
        titles, beside = parted
        return [titles, *in_columns(beside)]
    places = list(map(box, ordered))
    widest = SPANNING * (max([place.x1 for place in places]) - min([place.x0 for place in places]))
    out: list[list[Item]] = [[]]
    narrow: list[Item] = []
    for place, item in zip(places, ordered, strict=True):
        if place.x1 - place.x0 <= widest:
            narrow.append(item)
            continue
        if narrow:
            heading = _heading_below(narrow, item)
            _add(out, narrow[: len(narrow) - len(heading)])
            out[-1] += heading
            narrow = []
        out[-1].append(item)
    _add(out, narrow)
    return [column for column in out if column]


def _titles_aside(ordered: Sequence[Item]) -> tuple[list[Item], list[Item]] | None:
    """The lines of a column at the left, all much larger than what stands beside them, which they head, and all that
    does; None where none do."""
    first = min(ordered, key=_left)
    if not isinstance(first, Line) or first.size < LARGER_ASIDE * min(map(_size, ordered)):
        return None
    from_left = sorted(ordered, key=_left)
    reach = box(first).x1
    count = 1
    for item in from_left[1:]:
        if _left(item) - reach >= NARROWEST_GUTTER or not isinstance(item, Line):
            break
        reach = max(reach, box(item).x1)
        count += 1
    titles, beside = from_left[:count], from_left[count:]
    if not beside or _left(beside[0]) - reach < NARROWEST_GUTTER:
        return None
    is_larger = min(map(_size, titles)) >= LARGER_ASIDE * median(map(_size, beside))
    is_beside = min(box(item).top for item in beside) < max(box(item).bottom for item in titles)
    return (sorted(titles, key=_order), beside) if is_larger and is_beside else None


def _size(item: Item) -> float:
    """How large the letters of a line are, or the first of a table."""
    lines = (item,) if isinstance(item, Line) else (line for row in item.rows for cell in row for line in cell.lines)
    return next((line.size for line in lines), 0.0)


def _left(item: Item) -> float:
    return box(item).x0


def _order(item: Item) -> tuple[float, float]:
    place = box(item)
    return place.top, place.x0


def _heading_below(narrow: Sequence[Item], across: Item) -> list[Item]:
    """The last of these items where it stands below all the others and in larger letters than what follows `across`,
    which it heads: none of one column."""
    last = narrow[-1]
    is_heading = isinstance(last, Line) and _size(last) > LARGER_HEADING * _size(across)
    is_below = all(box(item).bottom <= box(last).top for item in narrow[:-1])
    return [last] if is_heading and is_below else []


def _add(out: list[list[Item]], narrow: list[Item]) -> None:
    """Add items that run over no more than one column: as two columns where a gutter parts them, also below short lines
    such as a title that stand over both."""
    if not narrow:
        return
    for over in range(min(MOST_LINES_OVER, len(narrow) - 2 * LINES_OF_A_COLUMN) + 1):
        if gutter := _gutter(narrow[over:]):
            out[-1] += narrow[:over]
            out.append([item for item in narrow[over:] if box(item).x1 <= gutter])
            out.append([item for item in narrow[over:] if box(item).x1 > gutter])
            out.append([])
            return
    out[-1] += narrow


def _gutter(items: Sequence[Item]) -> float | None:
    """The x that parts two columns of running text, None where there are none."""
    reach, best, width = -1.0, None, NARROWEST_GUTTER
    for place in sorted(map(box, items), key=lambda p: p.x0):
        if reach >= 0 and place.x0 - reach >= width:
            best, width = (place.x0 + reach) / 2, place.x0 - reach
        reach = max(reach, place.x1)
    if best is None:
        return None
    sides = [[i for i in items if (box(i).x1 <= best) == is_left] for is_left in (True, False)]
    return best if all(map(_is_prose, sides)) and _stand_side_by_side(*sides) else None


def _is_prose(items: Sequence[Item]) -> bool:
    lines = [item for item in items if isinstance(item, Line)]
    return len(lines) >= LINES_OF_A_COLUMN and sum(len(i.text) for i in lines) >= LETTERS_OF_A_COLUMN * len(lines)


def _stand_side_by_side(one: Sequence[Item], other: Sequence[Item]) -> bool:
    tops = [min(box(i).top for i in side) for side in (one, other)]
    feet = [max(box(i).bottom for i in side) for side in (one, other)]
    lower = min(foot - top for top, foot in zip(tops, feet, strict=True))
    return min(feet) - max(tops) >= LEAST_SHARED * lower
