"""`actionplans diff`: what changed between two builds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import Format, asking, say, tell

EXAMPLES = """[bold]Examples[/bold]

  actionplans diff last-month/normalized data/normalized

  actionplans diff last-month/normalized data/normalized --format json > changes.json

[bold]Exit status[/bold]: 0 compared, whether anything changed or not; 2 there are no tables.
"""


def diff(
    old: Annotated[Path, typer.Argument(help="Folder of the tables before.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="Folder of the tables now.", show_default=False)],
    format: Annotated[Format, typer.Option(help="Print the changes as text or json.")] = Format.TEXT,
) -> None:
    """Say what changed between two builds: documents and their facts; actions added, removed, re-worded, slipped,
    re-rated, re-owned.

    A plan that is there again, by its bytes, by council and title or by the name of its file, is compared action by
    action.
    """
    from pipeline.questions.diff import diff as run

    with asking("diff"):
        changes = run(old, new)
    if format is Format.JSON:
        tell(changes.to_json())
    else:
        say(changes.lines())
