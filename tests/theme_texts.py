"""The texts of plans that may have a theme."""

from __future__ import annotations

from collections.abc import Iterable

from schema.contract import Records

FIELDS = {"actions": ("action", "objective"), "findings": ("text",), "measures": ("text",)}


def texts_of(plans: Iterable[Records]) -> list[str]:
    """Each text of the plans once, sorted."""
    rows = ((row, names) for plan in plans for table, names in FIELDS.items() for row in plan[table])
    return sorted({row[name] for row, names in rows for name in names if row[name]})
