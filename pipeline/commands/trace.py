"""`actionplans trace`: from a recommendation to its answer, its progress and the next judgement, each with its page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import asking
from pipeline.commands.print_rows import RowsFormat, show

EXAMPLES = """[bold]Examples[/bold]

  actionplans trace data/normalized bd45b7e02ae05d73

  actionplans trace data/normalized bd45b7e02ae05d73 --format json | jq '.[].words'

[bold]Exit status[/bold]: 0 there is a way to follow; 1 there is none; 2 wrong use.
"""


def trace(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    record: Annotated[
        str, typer.Argument(metavar="FINDING|ACTION", help="A finding_id or an action_id.", show_default=False)
    ],
    format: Annotated[RowsFormat, typer.Option(help="How to print the rows.")] = RowsFormat.TABLE,
) -> None:
    """Follow a recommendation to its paragraphs, the objective and actions that answer it, their progress, and what the
    next inspection judged; from an action back to what it answers as well. `gaps` and `query` tell the ids."""
    from pipeline.questions.trace import trace as run

    with asking("trace"):
        rows = run(out, record.strip())
    show(list(rows[0]), rows, format)
