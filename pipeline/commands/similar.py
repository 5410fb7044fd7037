"""`actionplans similar`: who else does this?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.commands.answer import asking, note, tell
from pipeline.commands.print_rows import RowsFormat, in_a_line, show

EXAMPLES = """[bold]Examples[/bold]

  actionplans similar data/normalized "monthly audit of supervision records"

  actionplans similar data/normalized bd45b7e02ae05d73 --most 5

  actionplans similar data/normalized "family hubs" --neighbours-of Kent

[bold]Exit status[/bold]: 0 there are some; 1 there are none; 2 wrong use.
"""


def similar(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    wanted: Annotated[str, typer.Argument(help="An action_id, or words.", show_default=False)],
    most: Annotated[int, typer.Option(min=1, help="How many to show.")] = 10,
    neighbours_of: Annotated[
        str | None, typer.Option(help="Only actions of this council's statistical neighbours.")
    ] = None,
    neighbours: Annotated[
        Path | None, typer.Option(help="CSV of councils like that one in place of those, as for `missing`.")
    ] = None,
    format: Annotated[RowsFormat, typer.Option(help="How to print them.")] = RowsFormat.TABLE,
) -> None:
    """Show the actions of other authorities that are nearest in their words, with owner, date, rating and source."""
    from pipeline.questions.neighbours import NEIGHBOURS, NoNeighbours, set_beside
    from pipeline.questions.similar import similar as run

    if neighbours and not neighbours_of:
        raise typer.BadParameter("name the council they are like: --neighbours-of Kent", param_hint="--neighbours")
    with asking("similar", NoNeighbours):
        if neighbours_of:
            beside = set_beside(out, neighbours_of, NEIGHBOURS, neighbours, acting=False)
            note(f"similar: {beside.told}")
            rows = run(out, wanted, most, among=beside.others)
        else:
            rows = run(out, wanted, most)
    if format is not RowsFormat.TABLE:
        show(list(rows[0]), rows, format)
        return
    for row in rows:
        tell(
            f"{row['likeness']:.2f}  {in_a_line(row['authority'] or 'authority not known')}: {in_a_line(row['action'])}"
        )
        tell(f"      {_about(row)}")


def _about(row: Mapping[str, Any]) -> str:
    """Owner, date, rating and source in a line."""
    rating = ", ".join(word for word in (row["rag"], row["status"]) if word)
    page = f" page {row['page']}" if row["page"] else ""
    parts = (row["owner"], row["due"] and f"due {row['due']}", rating, f"{row['source_file']}{page}", row["action_id"])
    return " | ".join(in_a_line(part) for part in parts if part)
