"""Provenance: where the words of each field stand, as boxes on pages or as cells of a table or sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.model import Cell, Place, address
from pipeline.plan.rows.unfold import PlanRow
from schema.contract import Values

NO_BOX = (None,) * 4


def provenance(action_id: str, row: PlanRow, places: Mapping[str, Sequence[Place]]) -> Iterator[Values]:
    """Where each field of the action is printed, a row of the table `provenance` for every page it stands on."""
    for name, cell in row.cells.items():
        if cell.look is not None:  # a plain cell, which stands in a sheet; no place is made for each of very many
            stands = (None, cell.row, cell.column, cell.look.sheet, address(cell.row, cell.column))
            yield (action_id, name, None, *NO_BOX, *stands)
        elif cell.text or cell.fill:
            for place in places[name]:
                box = _box(place) if place.page else NO_BOX
                where = (place.table, place.row, place.column, place.sheet, place.address)
                yield (action_id, name, place.page, *box, *where)


def places_by_field(row: PlanRow) -> dict[str, Sequence[Place]]:
    """Where the cells of an action stand, but for plain ones."""
    return {name: places_of(cell) for name, cell in row.cells.items() if cell.look is None}


def box_of(place: Place) -> dict[str, float | None]:
    if place.page is None:
        return {}
    return dict(zip(("x0", "top", "x1", "bottom"), _box(place), strict=True))


def _box(place: Place) -> tuple[float, float, float, float]:
    return round(place.x0, 1), round(place.top, 1), round(place.x1, 1), round(place.bottom, 1)


def places_of(cell: Cell) -> tuple[Place, ...]:
    """The box of the cell's words on each page; of the cell itself where it holds no words or the format has no
    boxes."""
    if cell.is_plain:
        return cell.places
    lines = [place for line in cell.lines if line.text and (place := line.place) and place.page]
    if not lines:
        return tuple(dict.fromkeys(cell.places))
    if len(lines) == 1:
        return (Place(*lines[0][:5]),)
    pages = {place.page for place in lines}
    if len(pages) == 1:
        return (_union(lines),)
    return tuple(_union([place for place in lines if place.page == page]) for page in sorted(filter(None, pages)))


def _union(places: Sequence[Place]) -> Place:
    pages, left, top, right, bottom, *_ = zip(*places, strict=True)
    return Place(pages[0], min(left), min(top), max(right), max(bottom))
