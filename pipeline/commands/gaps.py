"""`actionplans gaps`: what inspectors recommended and no action answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import asking, nothing
from pipeline.commands.print_rows import RowsFormat, show

EXAMPLES = """[bold]Examples[/bold]

  actionplans gaps data/normalized

  actionplans gaps data/normalized --authority "Harbourside (invented)" --format csv > gaps.csv

[bold]Exit status[/bold]: 0 there are gaps; 1 there are none, or no plan with its report; 2 wrong use.
"""


def gaps(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    authority: Annotated[str | None, typer.Option(help="Only this council, by its name.")] = None,
    format: Annotated[RowsFormat, typer.Option(help="How to print the rows.")] = RowsFormat.TABLE,
) -> None:
    """Show recommendations without an action, or with none that has an owner, date or measure; those answered in other
    words; and objectives that answer none. Reports and plans must stand in OUT together."""
    from pipeline.questions.gaps import gaps as run

    with asking("gaps"):
        rows = run(out, authority)
    if not rows:
        nothing("gaps: there are none, or no plan here stands beside the report it answers")
    show(list(rows[0]), rows, format)
