"""Keys: small tables that say what the colours and letters of a plan mean."""

from __future__ import annotations

from extractors.colour import colour_name
from extractors.model import Table
from schema.ratings.legends import Legend, read_legend

LEGEND = 60  # cells; no key to colours has more


def legend_of_table(table: Table) -> Legend | None:
    if len(table.rows) * table.width > LEGEND:
        return None
    rows = [
        [(cell.text, colour_name(cell.fill) if cell.fill else None) for cell in dict.fromkeys(row)]
        for row in table.rows
    ]
    return read_legend(rows)
