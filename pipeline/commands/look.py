"""`actionplans look`: a page of a PDF as a picture, with the tables, cells, fields and fills found drawn on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

    from extractors.model import Place, Table

SCALE = 2.0  # pixels a point
TABLE, CELL, LINE, FIELD, FILL, PAPER = "#C00000", "#0070C0", "#70AD47", "#7030A0", "#595959", "#FFFFFF"
LEGEND = {TABLE: "table", CELL: "cell", LINE: "line outside of tables", FIELD: "field of a column", FILL: "fill"}
SWATCH = 7.0  # points
LETTER, STRIP = 13.0, 24.0  # pixels: size of notes, height of the legend
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
    from PIL import Image, ImageDraw

    from extractors.model import Unreadable
    from extractors.pdf.reader import open_document, read_page

    try:
        document, _ = open_document(file)
    except Unreadable as error:
        typer.echo(f"{file}: {error}", err=True)
        raise typer.Exit(1) from None
    if page > len(document):
        typer.echo(f"{file} has {len(document)} pages", err=True)
        raise typer.Exit(1)
    found = read_page(document, page)
    shown = document[page - 1].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    image = Image.new("RGB", (shown.width, shown.height + int(STRIP)), PAPER)
    image.paste(shown)
    draw = ImageDraw.Draw(image)
    for line in found.lines:
        outline(draw, line.place, LINE, 1)
    for number, table in enumerate(found.tables, 1):
        draw_table(draw, table, number)
    fields = list(fields_on(file, page))
    for i, (field, place) in enumerate(fields):  # below the table, on two lines in turn: columns may be narrow
        note(draw, place.x0 * SCALE, place.bottom * SCALE + 3 + i % 2 * 1.2 * LETTER, field, FIELD)
    draw_legend(draw, shown.height, LEGEND)
    out = out or Path(f"{file.stem}-{page}.png")
    image.save(out)
    for issue in found.issues:
        typer.echo(f"{issue.code}: {issue.message}", err=True)
    typer.echo(f"{out}: {len(found.tables)} tables, {len(found.lines)} lines outside of them, {len(fields)} fields")


def fields_on(file: Path, page: int) -> Iterator[tuple[str, Place]]:
    """The field of each column on a page, or the kind of a table that is no plan, and the lowest of its cells there.

    A page in the middle of a table has no headings of its own, so the whole document is read.
    """
    from extractors.pdf.reader import read_pdf
    from extractors.stitching.stitch import stitch
    from pipeline.card import Card
    from pipeline.walk import Walk

    walk = Walk(stitch(read_pdf(file)), Card())
    for other in walk.others:
        foot = lowest((c.places for _, _, c in other.table.cells()), page)
        if foot:
            yield f"no plan: {other.kind}", foot
    for plan in walk.plans:
        rows = [plan.table.rows[i] for i in (*plan.headers, *plan.rows)]
        for i, column in enumerate(plan.columns):
            single = [row[i].places for row in rows if row.count(row[i]) == 1]
            foot = lowest(single, page)
            if foot:
                yield column.field or "extras", foot


def lowest(cells: Iterable[tuple[Place, ...]], page: int) -> Place | None:
    places = [place for found in cells for place in found if place.page == page]
    return max(places, key=lambda place: (place.bottom, -place.x0), default=None)


def draw_table(draw: ImageDraw, table: Table, number: int) -> None:
    from extractors.colour import colour_name

    for _, _, cell in table.cells():
        place = cell.places[0]
        outline(draw, place, CELL, 1)
        if cell.fill:
            x, y = (place.x1 - SWATCH) * SCALE, (place.bottom - SWATCH) * SCALE
            draw.rectangle((x, y, x + SWATCH * SCALE, y + SWATCH * SCALE), fill=f"#{cell.fill}", outline=FILL)
            note(draw, x - 4 * SCALE * len(colour_name(cell.fill)), y, colour_name(cell.fill), FILL)
    place = table.places[0]
    outline(draw, place, TABLE, 3)
    ends = [name for name, is_open in (("top", table.open_top), ("foot", table.open_bottom)) if is_open]
    words = f"table {number}: {len(table.rows)} rows of {table.width}" + (
        f", open at {' and '.join(ends)}" if ends else ""
    )
    note(draw, place.x0 * SCALE, place.top * SCALE - 1.3 * LETTER, words, TABLE)


def draw_legend(draw: ImageDraw, top: float, legend: Mapping[str, str]) -> None:
    x = 8.0
    for colour, name in legend.items():
        draw.rectangle((x, top + 6, x + 12, top + 18), outline=colour, width=3)
        note(draw, x + 18, top + 5, name, colour)
        x += 40 + 0.6 * LETTER * len(name)


def note(draw: ImageDraw, x: float, y: float, words: str, colour: str) -> None:
    """Words on white paper, so that they can be read over what is printed."""
    from PIL import ImageFont

    font = ImageFont.load_default(size=LETTER)
    draw.rectangle(draw.textbbox((x, y), words, font=font), fill=PAPER)
    draw.text((x, y), words, fill=colour, font=font)


def outline(draw: ImageDraw, place: Place | None, colour: str, width: int) -> None:
    if place:
        box = (place.x0 * SCALE, place.top * SCALE, place.x1 * SCALE, place.bottom * SCALE)
        draw.rectangle(box, outline=colour, width=width)
