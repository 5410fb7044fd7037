"""`actionplans look`: a page of a PDF as a picture, with the tables, cells and fills that were found drawn on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

    from extractors.model import Place, Table

SCALE = 2.0  # pixels a point
TABLE, CELL, LINE, NOTE = "#C00000", "#0070C0", "#70AD47", "#7030A0"
SWATCH = 7.0  # points


def look(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A PDF.")],
    page: Annotated[int, typer.Option(min=1, help="Which page.")] = 1,
    out: Annotated[
        Path | None, typer.Option(help="The picture to write; beside the working folder's files by default.")
    ] = None,
) -> None:
    """Draw what was found on a page: tables red, cells blue, lines outside of tables green, fills with their names."""
    from PIL import ImageDraw

    from extractors.model import Unreadable
    from extractors.pdf import open_document, read_page

    try:
        document, _ = open_document(file)
    except Unreadable as error:
        typer.echo(f"{file}: {error}", err=True)
        raise typer.Exit(1) from None
    if page > len(document):
        typer.echo(f"{file} has {len(document)} pages", err=True)
        raise typer.Exit(1)
    found = read_page(document, page)
    image = document[page - 1].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    draw = ImageDraw.Draw(image)
    for line in found.lines:
        outline(draw, line.place, LINE, 1)
    for number, table in enumerate(found.tables, 1):
        draw_table(draw, table, number)
    out = out or Path(f"{file.stem}-{page}.png")
    image.save(out)
    for issue in found.issues:
        typer.echo(f"{issue.code}: {issue.message}", err=True)
    typer.echo(f"{out}: {len(found.tables)} tables, {len(found.lines)} lines outside of them")


def draw_table(draw: ImageDraw, table: Table, number: int) -> None:
    from extractors.colour import colour_name

    for _, _, cell in table.cells():
        outline(draw, cell.places[0], CELL, 1)
        if cell.fill:
            place = cell.places[0]
            x, y = (place.x1 - SWATCH) * SCALE, place.top * SCALE
            draw.rectangle((x, y, x + SWATCH * SCALE, y + SWATCH * SCALE), fill=f"#{cell.fill}", outline=NOTE)
            draw.text((x - 6 * SCALE * len(colour_name(cell.fill)) / 2, y), colour_name(cell.fill), fill=NOTE)
    place = table.places[0]
    outline(draw, place, TABLE, 3)
    ends = [name for name, is_open in (("top", table.open_top), ("foot", table.open_bottom)) if is_open]
    note = f"table {number}: {len(table.rows)} rows of {table.width}" + (
        f", open at {' and '.join(ends)}" if ends else ""
    )
    draw.text((place.x0 * SCALE, place.top * SCALE - 14), note, fill=TABLE)


def outline(draw: ImageDraw, place: Place | None, colour: str, width: int) -> None:
    if place:
        box = (place.x0 * SCALE, place.top * SCALE, place.x1 * SCALE, place.bottom * SCALE)
        draw.rectangle(box, outline=colour, width=width)
