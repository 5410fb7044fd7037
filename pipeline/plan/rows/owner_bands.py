"""Owner bands: rows over the actions of a table that name who leads these, as where a plan is sorted by its leads."""

from __future__ import annotations

from pipeline.plan.rows.bands import band_cell, is_band
from pipeline.plan.table.plan_tables import PlanTable
from schema.owners.parse_owners import named_owners

FEWEST_OWNER_BANDS = 2  # of a table, that name different posts
OF_OWNERS = {"owners", "accountable", "partners"}


def has_owner_bands(plan: PlanTable) -> bool:
    """Whether no column tells who leads the actions and every band is a post or a person, and nothing more: a team or a
    body may as well be a part of the plan."""
    if any(set(column.fields) & OF_OWNERS for column in plan.columns):
        return False
    rows = (plan.table.rows[r] for r in plan.rows if r not in plan.plain_rows)
    bands = {band_cell(plan, row).words for row in rows if is_band(plan, row)}
    return len(bands) >= FEWEST_OWNER_BANDS and all(map(_is_one_person, bands))


def _is_one_person(words: str) -> bool:
    owners = named_owners([words])
    return len(owners) == 1 and owners[0].name == words and owners[0].kind in ("role", "person")
