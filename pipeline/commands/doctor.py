"""`actionplans doctor`: is a built folder well, and what would the next build do?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import Format, say, stop, tell
from pipeline.told import in_words

EXAMPLES = """[bold]Examples[/bold]

  actionplans doctor data/normalized

  actionplans doctor data/normalized --format json | jq '.findings[] | select(.well | not)'

[bold]Exit status[/bold]: 0 all is well; 1 something is to be looked at; 2 nothing was ever built there.
"""


def doctor(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    format: Annotated[Format, typer.Option(help="Print the findings as text or json.")] = Format.TEXT,
) -> None:
    """Look at the folder of a build, changing nothing: tables, versions, cache, lock, leftovers, what is next."""
    from pipeline.batch.doctor import doctor as run

    try:
        health = run(out)
    except OSError as error:
        stop(f"doctor: {in_words(error)}")
    if format is Format.JSON:
        tell(health.to_json())
    else:
        say(health.lines())
    raise typer.Exit(0 if health.well else 1)
