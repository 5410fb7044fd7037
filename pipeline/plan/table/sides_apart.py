"""Sides apart: a plan that is wider than its pages, with its right-hand columns on pages of their own, as one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.continuation.column_spans import edges
from extractors.model import Block, Cell, Document, Row, Table
from pipeline.plan.table.header_rows import header_rows
from schema.columns.known_headings import read_with_card
from schema.vocabulary import fold

FEWEST_RIGHT_FIELDS = 2
SAME_LEVEL = 1.5  # points by which the tops of one row may differ on the two pages
LEAST_NUMBERED_ALIKE = 2  # rows that bear the same numbers
TOLD_OF_NUMBERED = {"owners", "accountable", "partners", "start", "due", "completed", "rag", "status", "progress"}

Edges = tuple[int, ...]  # in whole points


def with_sides_joined(document: Document, card: Mapping[str, str]) -> Document:
    """The document with each table that holds the right-hand columns of a plan before it joined to that; so are the
    next two on the columns of both, where neither has headings again."""
    blocks: list[Block] = []
    sides: dict[tuple[Edges, Edges], list[int]] = {}  # where the columns of both stand -> those that the right one adds
    for block in document.blocks:
        if not isinstance(block, Table):
            blocks.append(block)
            continue
        before = ((i, left) for i, left in enumerate(blocks) if isinstance(left, Table))
        if found := [(i, left) for i, left in before if _is_side(left, block, card)]:
            at, left = found[-1]
            sides[_edges(left), _edges(block)] = new = _new_columns(left, block)
            blocks[at] = _joined(left, block, new)
        elif sides and (upper := _goes_on_beside(blocks[-1], block, sides, card)):
            blocks[-1] = _joined(upper, block, sides[_edges(upper), _edges(block)])
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _goes_on_beside(
    left: Block, right: Table, sides: Mapping[tuple[Edges, Edges], object], card: Mapping[str, str]
) -> Table | None:
    """The block above, where it and a table are the two sides of rows that go on overleaf without headings."""
    if not isinstance(left, Table) or (_edges(left), _edges(right)) not in sides or len(left.rows) != len(right.rows):
        return None
    is_level = _is_overleaf(left, right) and _are_level(left, right)
    return left if is_level and not header_rows(left, card) and not header_rows(right, card) else None


def _edges(table: Table) -> Edges:
    return tuple(map(round, edges(table)))


def _is_overleaf(left: Table, right: Table) -> bool:
    return bool(left.pages and right.pages) and left.pages[-1] < right.pages[0]


def _is_side(left: Table, right: Table, card: Mapping[str, str]) -> bool:
    """Whether a table stands on later pages, its rows at the same heights as those of a plan, under known headings that
    the plan lacks, or with the same numbers, and says who, when or how; columns of the plan may be printed again beside
    them."""
    if len(left.rows) != len(right.rows) or not _is_overleaf(left, right):
        return False
    if not (is_level := _are_level(left, right)) and not _are_numbered_alike(left, right, card):
        return False
    if header_rows(left, card) != (0,) or header_rows(right, card) != (0,):
        return False
    own = _fields(left.rows[0], card)
    fields = _fields([right.rows[0][c] for c in _new_columns(left, right)], card)
    if "action" not in own or fields & own or len(fields) < FEWEST_RIGHT_FIELDS:
        return False
    return None not in fields if is_level else bool(fields & TOLD_OF_NUMBERED)


def _are_numbered_alike(left: Table, right: Table, card: Mapping[str, str]) -> bool:
    """Whether the same references, each once, stand under the same heading of both ("QA1", "QA2"); bare figures may
    count the rows of any table."""
    ours, theirs = (dict(_references(table, card)) for table in (left, right))
    return any(theirs.get(heading) == refs and _are_apart(refs) for heading, refs in ours.items())


def _references(table: Table, card: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for head, *below in zip(*table.rows, strict=True):
        if read_with_card(head.words, card).field == "action_ref":
            yield fold(head.words), [cell.words for cell in below]


def _are_apart(refs: Sequence[str]) -> bool:
    return (
        len(refs) >= LEAST_NUMBERED_ALIKE
        and len(set(refs)) == len(refs)
        and not any(ref.rstrip(".").isdecimal() or not ref for ref in refs)
    )


def _are_level(left: Table, right: Table) -> bool:
    tops = [(_top(one), _top(other)) for one, other in zip(left.rows, right.rows, strict=True)]
    return all(a is not None and b is not None and abs(a - b) < SAME_LEVEL for a, b in tops)


def _top(row: Row) -> float | None:
    return min((cell.places[0].top for cell in row if cell.places), default=None)


def _fields(head: Iterable[Cell], card: Mapping[str, str]) -> set[str | None]:
    return {read_with_card(cell.words, card).field for cell in head}


def _new_columns(left: Table, right: Table) -> list[int]:
    """The columns of the right-hand side that say anything else than one of the plan's."""
    said = {tuple(cell.words for cell in column) for column in zip(*left.rows, strict=True)}
    columns = enumerate(zip(*right.rows, strict=True))
    return [c for c, column in columns if tuple(cell.words for cell in column) not in said]


def _joined(left: Table, right: Table, new: Sequence[int]) -> Table:
    rows = tuple((*one, *(other[c] for c in new)) for one, other in zip(left.rows, right.rows, strict=True))
    return replace(left, rows=rows, places=(*left.places, *right.places), joins={**right.joins, **left.joins})
