"""Provenance: where the words of each field stand, as boxes on pages or as cells of a table or sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Cell, Place, address
from pipeline.plan.rows.unfold import PlanRow
from schema.contract import Values

NO_BOX = (None,) * 4


def provenance(action_id: str, row: PlanRow) -> Iterator[Values]:
    """Where each field of the action is printed, a row of the table `provenance` for every page it stands on."""
    for name, cell in row.cells.items():
        if cell.look is not None:  # a plain cell, which stands in a sheet; no place is made for each of very many
            stands = (None, cell.row, cell.column, cell.look.sheet, address(cell.row, cell.column))
            yield (action_id, name, None, *NO_BOX, *stands)
        elif cell.text or cell.fill:
            for place in places_of(cell):
                box = _box(place) if place.page else NO_BOX
                where = (place.table, place.row, place.column, place.sheet, place.address)
                yield (action_id, name, place.page, *box, *where)


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
    lines = _of_words(cell)
    if not lines:
        return tuple(dict.fromkeys(cell.places))
    pages = sorted({p.page for p in lines if p.page})
    if len(pages) == 1:
        return (_union(lines),)
    return tuple(_union([p for p in lines if p.page == page]) for page in pages)


def pages_of(cell: Cell) -> list[int]:
    """The pages a cell's words stand on; [] in a format without pages."""
    if cell.is_plain:
        return []
    if lines := _of_words(cell):
        return sorted({place.page for place in lines if place.page})
    return [place.page for place in dict.fromkeys(cell.places) if place.page]


def _of_words(cell: Cell) -> list[Place]:
    """The places of the lines with words on pages."""
    return [line.place for line in cell.lines if line.place and line.place.page and line.text]


def _union(places: Sequence[Place]) -> Place:
    if len(places) == 1:
        return Place(*places[0][:5])
    pages, left, top, right, bottom, *_ = zip(*places, strict=True)
    return Place(pages[0], min(left), min(top), max(right), max(bottom))
