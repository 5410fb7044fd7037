"""Split actions: the actions of a cell that holds several, each with the owners and dates that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Cell, Line, Paragraph, Place
from pipeline.plan.rows.action_rows import PlanRow
from schema.columns.content_types import shows
from schema.columns.date_columns import DATES
from schema.dates.parse_date import read_date
from schema.owners.parse_owners import read_owners
from schema.references import split_reference

BESIDE = (
    "due",
    "start",
    "completed",
    "owners",
    "rag",
    "status",
    "progress",
    "next_steps",
)  # may stand beside an item each
OPENING = re.compile(
    r"(?:(?:we|the [\w ’'-]{1,40}|managers|partners) )?"
    r"(?:will|shall|to|by|need to|are to|plan to|aim to|(?:key )?actions?|tasks?)(?: include| are)?\s*[:…]?",
    re.IGNORECASE,
)
BESIDE_WITHIN = 0.6  # of a line's height: how far apart the tops of two lines that stand beside each other may be


def split_actions(row: PlanRow) -> Iterator[PlanRow]:
    """The actions of a row: one for each numbered or bulleted item where the cell holds several as actions."""
    if row.cell("action").is_plain or len(row.cell("action").items) < 2:  # as in most rows
        yield row
        return
    opening, cell = _without_opening(row.cell("action"))
    numbered = bool(row.cell("action_ref").words)
    parts = actions_in(cell, numbered)
    if len(parts) == 1 and not numbered:
        parts = _as_many_as_owners_and_dates(row, cell)
    if len(parts) == 1:
        yield row
        return
    if opening.lines:
        row = replace(row, bands=(*row.bands, opening))
    from_top = _fills_from_top(row)
    shares = {name: _share(row.cells[name], parts, from_top) for name in BESIDE if name in row.cells}
    if not any(share[0] is not share[-1] for share in shares.values()):
        shares |= _one_each(row, len(parts))
    for name in [name for name, share in shares.items() if _label(parts[0]) and _labels(share) == _labels(parts)]:
        row = replace(row, bands=(*row.bands, row.cells[name]))
        shares[name] = [_without_label(share) for share in shares[name]]
    for i, part in enumerate(parts):
        cells = {**row.cells, "action": part, **{name: share[i] for name, share in shares.items()}}
        yield replace(row, cells=cells)


def _labels(cells: Sequence[Cell]) -> list[str]:
    return [_label(cell) for cell in cells]


def _label(cell: Cell) -> str:
    return cell.lines[0].label if cell.lines else ""


def _without_label(cell: Cell) -> Cell:
    """What stands beside an action without the number that only says which ("1. May 2025" is no first of May)."""
    return replace(cell, lines=(cell.lines[0]._replace(label=""), *cell.lines[1:]))


def _without_opening(cell: Cell) -> tuple[Cell, Cell]:
    """The words that only open a list ("We will:") and the list after them, each as a cell."""
    items = cell.items
    if len(items) < 2 or _opens_action(items[0]) or not OPENING.fullmatch(items[0].text):
        return Cell(), cell
    rest = tuple(line for item in items[1:] for line in item.lines)
    return replace(cell, lines=items[0].lines), replace(cell, lines=rest)


def actions_in(cell: Cell, numbered: bool = False) -> list[Cell]:
    """The cell of each action in a cell: its items of the outermost list where that list is all there is; else the
    cell.

    `numbered` says that the row has a number of its own: then only items with longer numbers ("1.1.2") are actions.
    """
    items = cell.items
    heads = [i for i, item in enumerate(items) if _opens_action(item)]
    level = min((items[i].lines[0].level for i in heads), default=0)
    heads = [i for i in heads if items[i].lines[0].level == level]
    if len(heads) < 2 or heads[0] != 0 or (numbered and not all(_number(items[i]).count(".") for i in heads)):
        return [cell]
    kinds = {bool(_number(items[i])) for i in heads}
    if len(kinds) > 1:
        heads = [i for i in heads if _number(items[i])]
        if len(heads) < 2 or heads[0] != 0:
            return [cell]
    ends = [*heads[1:], len(items)]
    return [
        replace(cell, lines=tuple(line for item in items[a:b] for line in item.lines))
        for a, b in zip(heads, ends, strict=True)
    ]


def _as_many_as_owners_and_dates(row: PlanRow, cell: Cell) -> list[Cell]:
    """The cell of each paragraph of a cell without a list, where as many owners and as many dates stand beside them, a
    line each; else the cell."""
    items = cell.items
    lines = [[item.text for item in row.cell(name).items if item.text] for name in ("owners", "due")]
    if any(item.label or not item.text[:1].isupper() or item.text.endswith(":") for item in items):
        return [cell]
    if any(len(told) != len(items) for told in lines) or row.cell("owners") is row.cell("due"):
        return [cell]
    if not all(shows("owner", who) and read_date(when).first for who, when in zip(*lines, strict=True)):
        return [cell]
    return [replace(cell, lines=item.lines) for item in items]


def _opens_action(item: Paragraph) -> bool:
    return bool(item.label or split_reference(item.text)[0])


def _number(item: Paragraph) -> str:
    return split_reference(f"{item.label} {item.text}".strip())[0]


def _share(cell: Cell, parts: Sequence[Cell], from_top: bool) -> list[Cell]:
    """What of a cell belongs to each of the actions beside it.

    As many items with a bullet or number as actions are one each, as are lines set apart; all others stand for all.
    """
    items = cell.items
    if len(items) == len(parts) and all(item.label for item in items):
        return [replace(cell, lines=item.lines) for item in items]
    split_actions = _set_apart(cell, parts, from_top)
    if split_actions or len(items) == len(parts):
        beside = _beside(cell, parts)
        if beside and (split_actions or all(share.words for share in beside)):
            return beside
    if len(items) == len(parts) and split_actions:
        return [replace(cell, lines=item.lines) for item in items]
    return [cell] * len(parts)


def _one_each(row: PlanRow, count: int) -> dict[str, list[Cell]]:
    """The cells of a row that have a line for each of so many actions, where these are dates in one of them: who and
    when then stand in the order of the actions."""
    found = {name: _apart(name, row.cells[name], count) for name in BESIDE if name in row.cells}
    apart = {name: lines for name, lines in found.items() if lines}
    is_dated = any(name in DATES and all(shows("date", line.text) for line in apart[name]) for name in apart)
    return apart if is_dated else {}


def _apart(name: str, cell: Cell, count: int) -> list[Cell]:
    """The lines of a cell, each as one, where they are so many: as the author began them, else, of so many owners, as
    printed."""
    lines = [item.lines for item in cell.items if item.text]
    if len(lines) != count and name == "owners" and len(read_owners([cell.words])) == count:
        lines = [(line._replace(wraps=False),) for line in cell.lines if line.text]
    return [replace(cell, lines=own) for own in lines] if len(lines) == count else []


def _set_apart(cell: Cell, parts: Sequence[Cell], from_top: bool) -> bool:
    """Whether lines stand apart from each other, or begin beside a later action where cells are filled from the top."""
    words = [i for i, line in enumerate(cell.lines) if line.text]
    if not words:
        return False
    if any(not line.text for line in cell.lines[: words[-1]]):
        return True
    first = cell.lines[words[0]].place
    if not from_top or not first:
        return False
    return any(_level(start, first) for part in parts[1:] if (start := _start(part)))


def _fills_from_top(row: PlanRow) -> bool:
    """Whether a cell shorter than its row begins level with the action: the row's cells are not centred then."""
    top = _start(row.cell("action"))
    for name, cell in row.cells.items():
        places = [line.place for line in cell.lines if line.text and line.place]
        if name != "action" and top and places and cell.places and _level(places[0], top):
            height = places[0].bottom - places[0].top
            if places[-1].page == cell.places[0].page and cell.places[0].bottom - places[-1].bottom > 2 * height:
                return True
    return False


def _beside(cell: Cell, parts: Sequence[Cell]) -> list[Cell] | None:
    """Each line given to the last action that begins at its height or above it; None where positions are not known."""
    starts = [_start(part) for part in parts]
    shares: list[list[Line]] = [[] for _ in parts]
    owner = 0
    for line in (line for line in cell.lines if line.text):
        if not line.place or not all(starts):
            return None
        above = shares[owner][-1].place if shares[owner] else None
        if not (line.wraps and above and above.page == line.place.page):
            owner = max((i for i, start in enumerate(starts) if start and _begins(start, line.place)), default=0)
        shares[owner].append(line)
    return [replace(cell, lines=tuple(share)) for share in shares]


def _start(part: Cell) -> Place | None:
    return next((line.place for line in part.lines if line.place and line.place.page), None)


def _level(one: Place, other: Place) -> bool:
    """Whether two lines stand beside each other."""
    return one.page == other.page and abs(one.top - other.top) <= BESIDE_WITHIN * (other.bottom - other.top)


def _begins(start: Place, at: Place) -> bool:
    """Whether what starts at one place has begun where a line stands."""
    return (start.page or 0, start.top) <= (at.page or 0, at.top + BESIDE_WITHIN * (at.bottom - at.top))
