"""`actionplans compare`: what recurs across councils, who answers it, how it stands."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.against import Against
from pipeline.commands.answer import asking, note
from pipeline.commands.print_rows import RowsFormat, show
from pipeline.told import count

EXAMPLES = """[bold]Examples[/bold]

  actionplans compare data/normalized --by theme

  actionplans compare data/normalized --by authority --theme supervision --as-at 2024-09-30

  actionplans compare data/normalized --by theme --authority Kent --against neighbours

  actionplans compare data/normalized --by role --authority "Harbourside (invented)" --format csv > roles.csv

[bold]Exit status[/bold]: 0 there are rows; 1 nothing to compare; 2 wrong use.
"""


class By(StrEnum):
    """What actions are counted by."""

    THEME = "theme"
    AUTHORITY = "authority"
    ROLE = "role"
    RATING = "rating"


def compare(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    by: Annotated[By, typer.Option(help="What to count by.")] = By.THEME,
    as_at: Annotated[
        str | None,
        typer.Option(
            help="Count as well what is complete, overdue, due in 90 days, later, ongoing, undated on this day."
        ),
    ] = None,
    theme: Annotated[
        str | None, typer.Option(help="Only this theme, by its name as `actionplans themes` shows.")
    ] = None,
    authority: Annotated[str | None, typer.Option(help="Only this council, by its name or GSS code.")] = None,
    against: Annotated[
        Against | None,
        typer.Option(
            help="Beside the council of --authority the share of its statistical neighbours, or of all others."
        ),
    ] = None,
    neighbours: Annotated[
        Path | None, typer.Option(help="CSV of like councils in place of the statistical ones, as for `missing`.")
    ] = None,
    format: Annotated[RowsFormat, typer.Option(help="How to print the rows.")] = RowsFormat.TABLE,
) -> None:
    """Count the actions in OUT by theme, authority, owner's role or rating, with the share they are.

    An action counts once for each of its themes and owners. Rows marked few are shares of fewer than 20 actions.
    """
    from pipeline.questions.compare import Unknown
    from pipeline.questions.compare import compare as run
    from pipeline.questions.neighbours import NoNeighbours, compare_beside, set_beside

    if (against or neighbours) and not authority:
        option = "--against" if against else "--neighbours"
        raise typer.BadParameter("name the council to set beside others: --authority Kent", param_hint=option)
    day = _day(as_at)
    with asking("compare", Unknown, NoNeighbours):
        if authority and (against or neighbours):
            beside = set_beside(out, authority, against, neighbours)
            note(f"compare: {beside.told}")
            found = compare_beside(out, by.value, beside, as_at=day, theme=theme)
        else:
            found = run(out, by.value, as_at=day, theme=theme, authorities=[authority] if authority else [])
    show(list(found.rows[0]) if found.rows else [], found.rows, format)
    if format is RowsFormat.TABLE:
        print(f"\n{count(found.actions, 'action')} of {count(found.authorities, 'authority', 'authorities')}")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write 2024-09-30", param_hint="--as-at") from None
