"""`actionplans missing`: what like councils plan and a council does not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.against import Against
from pipeline.commands.answer import asking, note, nothing
from pipeline.commands.print_rows import RowsFormat, show

EXAMPLES = """[bold]Examples[/bold]

  actionplans missing data/normalized "Harbourside (invented)"

  actionplans missing data/normalized "Harbourside (invented)" --against all

  actionplans missing data/normalized "Harbourside (invented)" --neighbours neighbours.csv

[bold]Exit status[/bold]: 0 there are themes; 1 there are none, or nothing to compare; 2 wrong use.
"""


def missing(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    authority: Annotated[str, typer.Argument(help="A council, by its name or code.", show_default=False)],
    against: Annotated[
        Against | None,
        typer.Option(
            help="Set it beside its statistical neighbours or all others; if not given the neighbours, if any."
        ),
    ] = None,
    neighbours: Annotated[
        Path | None, typer.Option(help="CSV of like councils, in place of the statistical neighbours.")
    ] = None,
    format: Annotated[RowsFormat, typer.Option(help="How to print the rows.")] = RowsFormat.TABLE,
) -> None:
    """Show themes that like councils' plans have and the council's plans lack, those that most have first.

    Like are the statistical neighbours of its children's services, as the Department for Education lists them. A CSV of
    yours has the columns authority and neighbour, or la_code and stat_neighbours.
    """
    from pipeline.questions.missing import missing as run
    from pipeline.questions.neighbours import NoNeighbours, set_beside

    with asking("missing", NoNeighbours):
        beside = set_beside(out, authority, against, neighbours)
        rows = run(out, beside)
    note(f"missing: {beside.told}")
    if not rows:
        nothing("missing: there is no theme that the others have and this council lacks")
    show(list(rows[0]), rows, format)
