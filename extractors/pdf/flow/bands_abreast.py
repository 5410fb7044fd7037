"""Bands of a page in which tables stand side by side, each with lines of its own over it: read one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from extractors.model import Line, Place, Table
from extractors.pdf.flow.label_columns import with_labels_beside
from extractors.pdf.flow.text_columns import LEAST_SHARED, Item, box, in_columns

LINE_OUTDENT = 12.0  # points by which the lines over a table may begin left of it
LEVEL_OF_LINES = 2.0  # points by which the lines of one level stand apart at most
SIDES_APART = 3.0  # points by which the sides of tables of one column stand apart at most
BAR_OVER_TABLE = 20.0  # points from the words in a bar to the table that it heads


class Band(NamedTuple):
    """What stands left and right of a gutter, and the y at which it begins."""

    top: float
    left: list[Item]
    right: list[Item]


def in_reading_order(items: Sequence[Item]) -> list[list[Item]]:
    """The lines and tables of a page, one list a column of it or of a band; labels beside their values as tables."""
    return in_bands(with_labels_beside(list(_without_title_bars(items))))


def _without_title_bars(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with its lines in the place of a row of bars that stand each on a table of its own."""
    tables = [box(item) for item in items if isinstance(item, Table)]
    for item in items:
        if isinstance(item, Table) and len(tables) > len(item.rows[0]) > 1 and _are_titles(item, tables):
            yield from (line for cell in item.rows[0] for line in cell.lines)
        else:
            yield item


def _are_titles(row: Table, tables: Sequence[Place]) -> bool:
    """Whether a table is one row of words each of which stands right over another table."""
    lines = [cell.lines[0] for cell in row.rows[0] if cell.lines]
    if len(row.rows) > 1 or len(lines) < row.width:
        return False
    over = [next((i for i, place in enumerate(tables) if _is_over(box(line), place)), None) for line in lines]
    return None not in over and len(set(over)) == len(over)


def _is_over(words: Place, table: Place) -> bool:
    is_right_over = 0 < table.top - words.bottom <= BAR_OVER_TABLE
    return is_right_over and words.x0 > table.x0 - LINE_OUTDENT and words.x1 < table.x1 + LINE_OUTDENT


def in_bands(items: Sequence[Item]) -> list[list[Item]]:
    tables = [item for item in items if isinstance(item, Table)]
    if len(tables) < 2 or len(tables) == len(items):
        return in_columns(items)
    found = next(_bands(tables, items), None)
    if found is None:
        return in_columns(items)
    within = {id(item) for item in (*found.left, *found.right)}
    others = [item for item in items if id(item) not in within]
    before = [item for item in others if box(item).top < found.top]
    after = [item for item in others if box(item).top >= found.top]
    return [*in_columns(before), *in_bands(found.left), *in_bands(found.right), *in_bands(after)]


def _bands(tables: Sequence[Table], items: Sequence[Item]) -> Iterator[Band]:
    """The bands of two tables side by side, from the top."""
    ordered = sorted(tables, key=lambda table: (box(table).top, box(table).x0))
    for one, other in combinations(ordered, 2):
        left, right = sorted((box(one), box(other)), key=lambda place: place.x0)
        if left.x1 <= right.x0 and _shares(left, right) >= LEAST_SHARED and (band := _band(left, right, items)):
            yield band


def _shares(one: Place, other: Place) -> float:
    """The share of the lower table's height at which both stand."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared / max(min(one.bottom - one.top, other.bottom - other.top), 1.0)


def _band(left: Place, right: Place, items: Sequence[Item]) -> Band | None:
    """The band of two tables with the lines over each; None where no line stands over the one at the right alone, or
    something lies across both."""
    top = min(left.top, right.top)
    gutter = right.x0 - LINE_OUTDENT if right.x0 - LINE_OUTDENT > left.x1 else (left.x1 + right.x0) / 2
    foot = _foot(max(left.bottom, right.bottom), items)
    sides: tuple[list[Item], list[Item]] = ([], [])
    for item in sorted(items, key=lambda item: -box(item).top):
        place = box(item)
        if place.top >= foot:
            continue
        is_across = place.x0 < gutter < place.x1
        is_above = place.bottom <= top + LEVEL_OF_LINES
        if is_above and (is_across or isinstance(item, Table)):
            sides = _below(place, sides[0]), _below(place, sides[1])
            break
        if is_across:
            return None
        sides[place.x0 >= gutter].append(item)
    over = [box(item).top for item in sides[1] if isinstance(item, Line)]
    if not over:
        return None
    begin = min(top, *over) - LEVEL_OF_LINES
    return Band(begin, *([item for item in side if box(item).top >= begin] for side in sides))


def _foot(foot: float, items: Sequence[Item]) -> float:
    """Where a band ends whose tables so far end at `foot`: below those that follow on the same columns with no line
    between, as the cards of a board do."""
    over = [box(item) for item in items if isinstance(item, Table) and box(item).top < foot]
    for item in sorted(items, key=lambda item: box(item).top):
        place = box(item)
        if place.top < foot:
            continue
        if not isinstance(item, Table) or not any(_stand_alike(place, other) for other in over):
            break
        foot = max(foot, place.bottom)
    return foot


def _stand_alike(one: Place, other: Place) -> bool:
    return abs(one.x0 - other.x0) < SIDES_APART and abs(one.x1 - other.x1) < SIDES_APART


def _below(place: Place, items: Sequence[Item]) -> list[Item]:
    return [item for item in items if box(item).top >= place.bottom - LEVEL_OF_LINES]
