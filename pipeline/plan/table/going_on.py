"""Going on: whether a table without known headings has the columns of the plan table above."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Table
from pipeline.plan.table.openings import Opening
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.claims import HALF, Claim, weight
from schema.columns.column import FEW_WORDS
from schema.columns.content_types import share_of

GOES_ON = "goes on"  # the role of a table
SAME_SIDE = 3.0  # points
# Field -> the kinds of contents (schema/vocabularies/contents.yml) that a column of it shows.
SHOWN_BY = {
    "action_ref": ("ref",),
    "objective_ref": ("ref",),
    "owners": ("owner",),
    "accountable": ("owner",),
    "start": ("date",),
    "due": ("date",),
    "completed": ("date",),
    "rag": ("rating",),
    "status": ("rating",),
    "inspection_refs": ("inspection_ref", "number"),
}


def why_goes_on(before: PlanTable, opening: Opening, apart: bool, kind: str | None) -> tuple[Claim, ...]:
    """All that speaks for and against a table going on with the columns of the plan table above it; () where it cannot,
    with known headings or another width. `apart`: a heading stands between the two; `kind` is what the words of its
    first row say it is."""
    if opening.said or opening.table.width != before.table.width:
        return ()
    return tuple(_why(before, opening, apart, kind))


def goes_on(claims: tuple[Claim, ...]) -> bool:
    return sum(claim.weight for claim in claims) > 0


def columns_stand_alike(one: Table, other: Table) -> bool:
    """Whether all columns of two tables with words begin at the same places of their pages: two columns or more."""
    pairs = list(zip(_left_sides(one), _left_sides(other), strict=False))
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return one.width == other.width and len(both) > 1 and all(abs(a - b) <= SAME_SIDE for a, b in both)


def _left_sides(table: Table) -> list[float | None]:
    """Where the words of each column begin, in points; None for a column without any, or on no page."""
    return [
        min((place.x0 for row in table.rows for place in row[i].places if place.page and row[i].words), default=None)
        for i in range(table.width)
    ]


def _why(before: PlanTable, opening: Opening, apart: bool, kind: str | None) -> Iterator[Claim]:
    yield _claim("apart", "a heading stands between") if apart else _claim("below", "no heading stands between")
    if opening.headers:
        yield _claim("headings", "it has a row of headings")
    if kind:
        yield _claim("kind", f"its first row is that of another kind: {kind}")
    for i, column in enumerate(before.columns):
        values = opening.texts[i]
        if column.field == "action":
            worded = sum(len(text.split()) >= FEW_WORDS for text in values)
            is_worded = 2 * worded > len(values)
            yield _claim(
                "action" if is_worded else "no_action",
                "words in the place of the actions" if is_worded else "few words in the place of the actions",
            )
        elif column.field in SHOWN_BY and any(values):
            is_shown = max(share_of(kind, values) for kind in SHOWN_BY[column.field]) >= HALF
            yield _claim(
                "shown" if is_shown else "not_shown", f"{column.field}{' ' if is_shown else ' not '}shown in its place"
            )


def _claim(sign: str, reason: str) -> Claim:
    return Claim(0, GOES_ON, weight("goes_on", sign), reason)
