"""`actionplans issues`: what a person should look at."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import say, stop, tell
from pipeline.told import in_words

EXAMPLES = """[bold]Examples[/bold]

  actionplans issues data/normalized

  actionplans issues data/normalized --code rejoined_row

  actionplans issues data/normalized --document harbourside-2024.pdf --format csv > to-check.csv

[bold]Exit status[/bold]: 0 done; 2 there are no tables, or no such code or document.
"""


class IssuesFormat(StrEnum):
    """How the issues are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def issues(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    code: Annotated[str | None, typer.Option(help="Only issues of this code: unread_heading.")] = None,
    document: Annotated[str | None, typer.Option(help="Only those of this document: its file or its id.")] = None,
    format: Annotated[IssuesFormat, typer.Option(help="text and json are grouped, csv has a line an issue.")] = (
        IssuesFormat.TEXT
    ),
) -> None:
    """Show the issues in OUT by code, the words nobody could read as lines to paste into the vocabularies, and links
    between plans and reports that are not sure."""
    from pipeline.questions.issues import Unknown, to_csv, to_json, to_text
    from pipeline.questions.issues import issues as find
    from pipeline.questions.reports import link_doubts

    try:
        rows = find(out, code, document)
        links = link_doubts(out) if format is IssuesFormat.TEXT and code is None and document is None else []
    except (Unknown, OSError) as error:
        stop(f"issues: {in_words(error)}")
    if format is IssuesFormat.TEXT:
        say(to_text(rows, links))
    else:
        tell(to_json(rows) if format is IssuesFormat.JSON else to_csv(rows).removesuffix("\n"))
