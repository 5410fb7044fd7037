"""`actionplans look`: a picture of one page with what was found on it, for a reader who wants to see why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.answer import asking, nothing, reading, say, stop
from pipeline.told import count, in_words, shown

if TYPE_CHECKING:
    from pipeline.questions.printed_place import Printed

EXAMPLES = """[bold]Examples[/bold]

  actionplans look data/raw/harbourside-2024.pdf --page 3

  actionplans look data/raw/harbourside-2024.pdf --page 3 --out page.png

  actionplans look data/raw/harbourside-2024.pdf --action bd45b7e02ae05d73 --tables data/normalized

[bold]Exit status[/bold]: 0 drawn; 1 the file cannot be read, or has no such page or action; 2 wrong use.
"""


def look(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A PDF.")],
    page: Annotated[int | None, typer.Option(min=1, help="Which page; the first, or that of the action.")] = None,
    action: Annotated[str | None, typer.Option(metavar="ACTION_ID", help="Mark where this action is printed.")] = None,
    tables: Annotated[Path, typer.Option(help="Folder of the tables that have the action.")] = Path("data/normalized"),
    out: Annotated[Path | None, typer.Option(help="The picture to write; FILE-PAGE.png by default.")] = None,
) -> None:
    """Draw what was found on a page: tables, their cells, which field each column is, fills with their names."""
    from pipeline.outputs.picture import NoPage, picture

    printed = _printed(file, tables, action.strip()) if action else None
    page = page or (printed and printed.page) or 1
    with reading("look", file, NoPage):
        image, found, fields = picture(file, page, printed.boxes if printed else ())
    out = out or Path(f"{file.stem}-{page}.png")
    try:
        image.save(out)
    except (OSError, ValueError) as error:
        stop(f"look: {out} cannot be written: {in_words(error)}")
    for issue in found.issues:
        print(shown(f"{issue.code}: {issue.message}"), file=sys.stderr)
    lines = f"{count(len(found.lines), 'line')} outside of tables"
    say([f"{out}: {count(len(found.tables), 'table')}, {lines}, {count(fields, 'field')}"])


def _printed(file: Path, tables: Path, action: str) -> Printed:
    """Where the action is printed; it ends the command where that is in no place of this file."""
    from pipeline.questions.printed_place import printed_place

    with asking("look"):
        printed = printed_place(tables, action)
    if Path(printed.source_file).name != file.name:
        nothing(f"look: the action is printed in {printed.source_file}, not in {file.name}")
    if not printed.boxes:
        nothing(f"look: the action has no place on a page that can be drawn: {printed.where}")
    return printed
