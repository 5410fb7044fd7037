"""Picture: one page of a PDF with what was found on it drawn over what is printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.colour import colour_name
from extractors.model import Document, Place, Table
from pipeline.told import count

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from pypdfium2 import PdfDocument

    from extractors.pdf.flow.page_parts import Page
    from extractors.scan.turn import Turn

SCALE = 2.0  # pixels a point
LARGEST_PICTURE = 6000.0  # pixels along a side, for which the scale of a larger page is less
TABLE, CELL, LINE, FIELD, FILL, PAPER = "#C00000", "#0070C0", "#70AD47", "#7030A0", "#595959", "#FFFFFF"
MARK, MARKED = "#FF8C00", "the action"
LEGEND = {TABLE: "table", CELL: "cell", LINE: "line outside of tables", FIELD: "field of a column", FILL: "fill"}
SWATCH = 7.0  # points
LETTER, STRIP = 13.0, 24.0  # pixels: size of notes, height of the legend


class NoPage(Exception):  # noqa: N818 - told to the user as it is
    """There is no such page to draw; the message says why."""


@dataclass(frozen=True)
class Canvas:
    """A page's picture to draw on, at so many pixels a point."""

    draw: ImageDraw
    scale: float


def picture(file: Path, number: int, marked: Collection[Place] = ()) -> tuple[Image, Page, int]:
    """The picture of a page (from 1), what was found on it, and how many fields its columns have. Places of an action
    that are `marked` stand out.

    Raises `Unreadable` for a file that cannot be read, NoPage for a page it does not have or that cannot be drawn.
    """
    from PIL import Image, ImageDraw

    read, found, shown, scale = seen(file, number)
    image = Image.new("RGB", (shown.width, shown.height + int(STRIP)), PAPER)
    image.paste(shown)
    canvas = Canvas(ImageDraw.Draw(image), scale)
    for line in found.lines:
        outline(canvas, line.place, LINE, 1)
    for n, table in enumerate(found.tables, 1):
        draw_table(canvas, table, n)
    fields = list(fields_on(read, number))
    for i, (field, place) in enumerate(fields):  # below the table, on two lines in turn: columns may be narrow
        note(canvas, place.x0 * scale, place.bottom * scale + 3 + i % 2 * 1.2 * LETTER, field, FIELD)
    for place in marked:
        if place.page == number:
            around = Place(number, place.x0 - 2, place.top - 2, place.x1 + 2, place.bottom + 2)  # beside its words
            outline(canvas, around, MARK, 4)
    draw_legend(canvas, shown.height, LEGEND | ({MARK: MARKED} if marked else {}))
    return image, found, len(fields)


def seen(file: Path, number: int) -> tuple[Document, Page, Image, float]:
    """The document, pages that are pictures read by OCR as in a build, and of one page what was found, how it is shown
    and how many pixels a point has. Raises as `picture`."""
    from extractors.pdf.reader import read_pdf
    from extractors.scan.reader import pages_with_ocr

    kept: list[tuple[Page, Image, float]] = []

    def keep(document: PdfDocument, pages: Sequence[Page]) -> Sequence[Page]:
        if number > len(pages):
            raise NoPage(f"it has {count(len(pages), 'page')}")
        pages = pages_with_ocr(document, pages)
        page = pages[number - 1]
        kept.append((page, *rendered(document, page)))
        return pages

    return read_pdf(file, keep), *kept[0]


def rendered(document: PdfDocument, found: Page) -> tuple[Image, float]:
    """The page as it is shown, a scan as it was turned to be read, and how many pixels a point has."""
    import pypdfium2

    try:
        page = document[found.number - 1]
        scale = min(SCALE, LARGEST_PICTURE / max(*page.get_size(), 1))
        shown: Image = page.render(scale=scale).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise NoPage(f"page {found.number} cannot be drawn: {error}") from error
    return upright(shown, found.turn), scale


def upright(shown: Image, turn: Turn) -> Image:
    """The picture of a page as it lies in its file, turned as it was to be read: boxes lie on it so."""
    from PIL.Image import Resampling

    return shown.rotate(90 * turn.quarters, expand=True).rotate(-turn.skew, Resampling.BICUBIC, fillcolor=PAPER)


def fields_on(document: Document, page: int) -> Iterator[tuple[str, Place]]:
    """The field of each column on a page, or the kind of a table that is no plan, and the lowest of its cells there.

    A page in the middle of a table has no headings of its own, so the whole document is asked.
    """
    from extractors.stitching.stitch import stitch
    from pipeline.card import Card
    from pipeline.plan.document.walk import Walk

    walk = Walk(stitch(document), Card())
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


def draw_table(canvas: Canvas, table: Table, number: int) -> None:
    scale = canvas.scale
    for _, _, cell in table.cells():
        place = cell.places[0]
        outline(canvas, place, CELL, 1)
        if cell.fill:
            x, y = (place.x1 - SWATCH) * scale, (place.bottom - SWATCH) * scale
            canvas.draw.rectangle((x, y, x + SWATCH * scale, y + SWATCH * scale), fill=f"#{cell.fill}", outline=FILL)
            note(canvas, x - 8 * len(colour_name(cell.fill)), y, colour_name(cell.fill), FILL)
    place = table.places[0]
    outline(canvas, place, TABLE, 3)
    ends = [name for name, is_open in (("top", table.open_top), ("foot", table.open_bottom)) if is_open]
    words = f"table {number}: {len(table.rows)} rows of {table.width}" + (
        f", open at {' and '.join(ends)}" if ends else ""
    )
    note(canvas, place.x0 * scale, place.top * scale - 1.3 * LETTER, words, TABLE)


def draw_legend(canvas: Canvas, top: float, legend: Mapping[str, str]) -> None:
    x = 8.0
    for colour, name in legend.items():
        canvas.draw.rectangle((x, top + 6, x + 12, top + 18), outline=colour, width=3)
        note(canvas, x + 18, top + 5, name, colour)
        x += 40 + 0.6 * LETTER * len(name)


def note(canvas: Canvas, x: float, y: float, words: str, colour: str) -> None:
    """Words on white paper, at pixels, so that they can be read over what is printed."""
    from PIL import ImageFont

    font = ImageFont.load_default(size=LETTER)
    canvas.draw.rectangle(canvas.draw.textbbox((x, y), words, font=font), fill=PAPER)
    canvas.draw.text((x, y), words, fill=colour, font=font)


def outline(canvas: Canvas, place: Place | None, colour: str, width: int) -> None:
    if place:
        box = [side * canvas.scale for side in (place.x0, place.top, place.x1, place.bottom)]
        canvas.draw.rectangle(box, outline=colour, width=width)
