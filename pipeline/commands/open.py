"""`actionplans open`: the document of an action, at the page it is printed on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import asking, nothing, say, stop

EXAMPLES = """[bold]Examples[/bold]

  actionplans open data/normalized bd45b7e02ae05d73

  actionplans open data/normalized bd45b7e02ae05d73 --raw data/raw

[bold]Exit status[/bold]: 0 shown; 1 there is no such action, or nothing that can show it; 2 wrong use.
"""


def open(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    action: Annotated[str, typer.Argument(metavar="ACTION_ID", help="An action.", show_default=False)],
    raw: Annotated[Path, typer.Option(help="Folder of the documents.")] = Path("data/raw"),
) -> None:
    """Say where an action is printed and show its document there: a PDF in a browser at its page, other files by their
    own program. `look --action` draws the place."""
    import webbrowser

    from pipeline.questions.printed_place import printed_place

    with asking("open"):
        printed = printed_place(out, action.strip())
    file = raw / printed.source_file
    if not file.is_file():
        stop(f"open: there is no {file}; name the folder of the documents with --raw")
    say([f"{file}: {printed.where}"])
    at = f"#page={printed.page}" if printed.page else ""
    if not webbrowser.open(file.resolve().as_uri() + at):
        nothing("open: there is no browser here to show it in")
