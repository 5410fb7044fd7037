"""`actionplans look`: a picture of one page with what was found on it, for a reader who wants to see why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import reading, say, stop
from pipeline.told import in_words, shown

EXAMPLES = """[bold]Examples[/bold]

  actionplans look data/raw/plan.pdf --page 3

  actionplans look data/raw/plan.pdf --page 3 --out page.png

[bold]Exit status[/bold]: 0 drawn; 1 the file cannot be read or has no such page; 2 wrong use.
"""


def look(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A PDF.")],
    page: Annotated[int, typer.Option(min=1, help="Which page.")] = 1,
    out: Annotated[Path | None, typer.Option(help="The picture to write; FILE-PAGE.png by default.")] = None,
) -> None:
    """Draw what was found on a page: tables, their cells, which field each column is, fills with their names."""
    from pipeline.outputs.picture import NoPage, picture

    with reading("look", file, NoPage):
        image, found, fields = picture(file, page)
    out = out or Path(f"{file.stem}-{page}.png")
    try:
        image.save(out)
    except (OSError, ValueError) as error:
        stop(f"look: {out} cannot be written: {in_words(error)}")
    for issue in found.issues:
        print(shown(f"{issue.code}: {issue.message}"), file=sys.stderr)
    say([f"{out}: {len(found.tables)} tables, {len(found.lines)} lines outside of them, {fields} fields"])
