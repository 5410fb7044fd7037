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
                box = box_of(place).values() if place.page else NO_BOX
                where = (place.table, place.row, place.column, place.sheet, place.address)
                yield (action_id, name, place.page, *box, *where)


def box_of(place: Place) -> dict[str, float | None]:
    if place.page is None:
        return {}
    return {name: round(getattr(place, name), 1) for name in ("x0", "top", "x1", "bottom")}


def places_of(cell: Cell) -> tuple[Place, ...]:
    """The box of the cell's words on each page; of the cell itself where it holds no words or the format has no
    boxes."""
    if cell.is_plain:
        return cell.places
    lines = [line.place for line in cell.lines if line.place and line.place.page and line.text]
    if not lines:
        return tuple(dict.fromkeys(cell.places))
    pages = sorted({p.page for p in lines if p.page})
    return tuple(_union([p for p in lines if p.page == page]) for page in pages)


def pages_of(cell: Cell) -> list[int]:
    """The pages a cell's words stand on; [] in a format without pages."""
    return [] if cell.is_plain else [place.page for place in places_of(cell) if place.page]


def _union(places: Sequence[Place]) -> Place:
    pages, left, top, right, bottom, *_ = zip(*places, strict=True)
    return Place(pages[0], min(left), min(top), max(right), max(bottom))
