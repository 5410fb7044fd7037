"""`actionplans similar`: who else does this?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.commands.answer import asking, tell
from pipeline.commands.print_rows import RowsFormat, in_a_line, show

EXAMPLES = """[bold]Examples[/bold]

  actionplans similar data/normalized "monthly audit of supervision records"

  actionplans similar data/normalized 0061086f24538a77 --most 5

[bold]Exit status[/bold]: 0 there are some; 1 there are none; 2 wrong use.
"""


def similar(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    wanted: Annotated[str, typer.Argument(help="An action_id, or words.", show_default=False)],
    most: Annotated[int, typer.Option(min=1, help="How many to show.")] = 10,
    format: Annotated[RowsFormat, typer.Option(help="How to print them.")] = RowsFormat.TABLE,
) -> None:
    """Show the actions of other authorities that are nearest in their words, with owner, date, rating and source."""
    from pipeline.questions.similar import similar as run

    with asking("similar"):
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
