"""`actionplans check`: do the tables hold what the contract promises?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import Format, asking, say, tell

EXAMPLES = """[bold]Examples[/bold]

  actionplans check data/normalized

  actionplans check data/normalized --format json | jq '.faults[].message'

[bold]Exit status[/bold]: 0 every promise holds; 1 one does not; 2 there are no tables.
"""


def check(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    format: Annotated[Format, typer.Option(help="Print the report as text or json.")] = Format.TEXT,
) -> None:
    """Check the tables in OUT against the contract: columns, values, keys, counts, every word of every plan table."""
    from pipeline.questions.check import check as run

    with asking("check"):
        report = run(out)
    if format is Format.JSON:
        tell(report.to_json())
    else:
        say(report.lines())
    raise typer.Exit(0 if report.holds else 1)
