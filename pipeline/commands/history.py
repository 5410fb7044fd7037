"""`actionplans history`: what became of an action, or of a council's plan, from version to version."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import asking
from pipeline.commands.print_rows import RowsFormat, show

EXAMPLES = """[bold]Examples[/bold]

  actionplans history data/normalized bd45b7e02ae05d73

  actionplans history data/normalized --authority "Harbourside (invented)" --format csv > changes.csv

[bold]Exit status[/bold]: 0 there are rows; 1 there are none; 2 wrong use.
"""


def history(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    action: Annotated[str | None, typer.Argument(metavar="[ACTION_ID]", help="An action of any version.")] = None,
    authority: Annotated[str | None, typer.Option(help="All changes of this council's plans.")] = None,
    format: Annotated[RowsFormat, typer.Option(help="How to print the rows.")] = RowsFormat.TABLE,
) -> None:
    """Show an action in every version of its plan, or all that changed in a council's plans.

    Changes: re-worded, slipped, brought forward, re-dated, re-rated, re-owned, split, merged, dropped, new. All
    versions must stand in OUT together.
    """
    from pipeline.questions.history import changes_of
    from pipeline.questions.history import history as run

    if (action is None) == (authority is None):
        raise typer.BadParameter("give an action_id or --authority, and not both")
    with asking("history"):
        rows = run(out, action.strip()) if action else changes_of(out, authority or "")
    show(list(rows[0]), rows, format)
