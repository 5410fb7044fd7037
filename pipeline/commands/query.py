"""`actionplans query`: a question to the tables in SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import asking, nothing
from pipeline.commands.print_rows import RowsFormat, show

EXAMPLES = """[bold]Examples[/bold]

  actionplans query data/normalized "SHOW TABLES"

  actionplans query data/normalized "SELECT authority, count(*) FROM actions GROUP BY ALL ORDER BY 2 DESC"

  actionplans query data/normalized "SELECT * FROM actions WHERE list_contains(themes, 'neglect')" --format csv

[bold]Exit status[/bold]: 0 there are rows; 1 there are none; 2 wrong use.
"""


def query(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    sql: Annotated[str, typer.Argument(help="One SELECT in the SQL of DuckDB.", show_default=False)],
    format: Annotated[RowsFormat, typer.Option(help="How to print the rows.")] = RowsFormat.TABLE,
) -> None:
    """Ask the tables in OUT a question in SQL; each is there under its name. Nothing is written, no other file read."""
    from pipeline.questions.query import Refused
    from pipeline.questions.query import query as run

    with asking("query", Refused):
        columns, rows = run(out, sql)
    if not rows and format is RowsFormat.TABLE:
        nothing("query: no rows")
    show(columns, rows, format)
    if not rows:
        raise typer.Exit(1)
