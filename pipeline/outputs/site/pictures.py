"""Pictures of printed pages, one a page however much is shown of it, each with the boxes a reader should look at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.scan.turn import UNTURNED, Turn, told_turn
from pipeline.outputs.picture import upright
from pipeline.outputs.site.document_rows import Row
from pipeline.tables import each_row

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

FOLDER = "pages"
MOST_PICTURES = 300  # pictures a site holds, some 50 kB each
PICTURE_WIDTH = 1240  # pixels
COLOURS = 64
SHOWN_MARGIN = 28.0  # points of the page shown above and below a box
SMALLEST_SHOWN = 1.0  # points; a page may be no more than a line


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page in points from its top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Window:
    """A strip of a page's picture over its whole width, and a frame in it. All measures but `page` and `ratio` are
    percentages: of the strip's width and height; `scale` is the picture's height in that of the strip."""

    file: str
    page: int
    ratio: float  # width of the strip by its height
    shift: float
    left: float
    top: float
    width: float
    height: float


@dataclass(slots=True)
class Pictures:
    """Draws pages of the documents below `raw` into `site` as they are asked for; without `raw` there are none. Pages
    that were read by OCR are drawn as they were `turned` to be read."""

    site: Path
    raw: Path | None
    turned: Mapping[tuple[str, int], Turn] = field(default_factory=dict)
    drawn: dict[tuple[str, int], tuple[float, float] | None] = field(default_factory=dict)
    _open: tuple[str, PdfDocument | None] = ("", None)

    @property
    def count(self) -> int:
        return sum(size is not None for size in self.drawn.values())

    def windows(self, document: Row, boxes: Iterable[Box]) -> list[Window]:
        """A strip for each page of the boxes, with one frame round those on it; [] where no picture can be had."""
        pages: dict[int, list[Box]] = {}
        for box in boxes:
            pages.setdefault(box.page, []).append(box)
        return [w for page, found in sorted(pages.items()) if (w := self._window(document, page, found))]

    def find(self, document: Row, page: int, words: str) -> Box | None:
        """Where words stand on a page as one line; None where they do not, or not as one."""
        if (document["document_id"], page) in self.turned:
            return None
        pdf = self._pdf(document)
        if pdf is None or not 1 <= page <= len(pdf) or pdf[page - 1].get_rotation():
            return None
        text = pdf[page - 1].get_textpage()
        place = text.search(words).get_next()
        if not place or not (number := text.count_rects(*place)):
            return None
        height = pdf[page - 1].get_height()
        edges = list(zip(*(text.get_rect(i) for i in range(number)), strict=True))
        left, bottom, right, top = min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])
        return Box(page, left, height - top, right, height - bottom)

    def _window(self, document: Row, page: int, boxes: Sequence[Box]) -> Window | None:
        size = self._draw(document, page)
        if size is None:
            return None
        width, height = size
        x0, x1 = max(min(b.x0 for b in boxes) - 2, 0), min(max(b.x1 for b in boxes) + 2, width)
        top, bottom = max(min(b.top for b in boxes) - 2, 0), min(max(b.bottom for b in boxes) + 2, height)
        if x1 <= x0 or bottom <= top:
            return None
        above, below = max(top - SHOWN_MARGIN, 0), min(bottom + SHOWN_MARGIN, height)
        tall = below - above
        return Window(
            file=f"{FOLDER}/{document['document_id']}-{page}.png",
            page=page,
            ratio=round(width / tall, 4),
            shift=round(-100 * above / tall, 3),
            left=round(100 * x0 / width, 3),
            top=round(100 * (top - above) / tall, 3),
            width=round(100 * (x1 - x0) / width, 3),
            height=round(100 * (bottom - top) / tall, 3),
        )

    def _draw(self, document: Row, page: int) -> tuple[float, float] | None:
        """Width and height in points of a page whose picture is in the site; None where it cannot be drawn, or enough
        have been."""
        key = (document["document_id"], page)
        if key not in self.drawn:
            turn = self.turned.get(key, UNTURNED)
            self.drawn[key] = self._drawn(document, page, turn) if self.count < MOST_PICTURES else None
        return self.drawn[key]

    def _drawn(self, document: Row, number: int, turn: Turn) -> tuple[float, float] | None:
        pdf = self._pdf(document)
        if pdf is None or not 1 <= number <= len(pdf):
            return None
        import pypdfium2

        try:
            page = pdf[number - 1]
            picture = _picture(page, turn)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            return None
        (self.site / FOLDER).mkdir(exist_ok=True)
        picture.save(self.site / FOLDER / f"{document['document_id']}-{number}.png")
        return _size(page, turn)

    def _pdf(self, document: Row) -> PdfDocument | None:
        """The document as pdfium opens it; None where it is no PDF, not there, or not the file that was read."""
        if self._open[0] != document["document_id"]:
            self.close()
            self._open = (document["document_id"], self._opened(document))
        return self._open[1]

    def _opened(self, document: Row) -> PdfDocument | None:
        if self.raw is None or document["extractor"] != "pdf":
            return None
        from extractors.model import Unreadable
        from extractors.pdf.reader import open_document

        path = self.raw / document["source_file"]
        try:
            with path.open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == document["sha256"]
            return open_document(path)[0] if same else None
        except (OSError, Unreadable):
            return None

    def close(self) -> None:
        if self._open[1] is not None:
            self._open[1].close()
        self._open = ("", None)


def boxes_of(rows: Iterable[Row]) -> Iterator[Box]:
    """The boxes of rows of provenance or issues; those of formats without pages have none."""
    for row in rows:
        if row["page"] and row["x0"] is not None and row["bottom"] is not None:
            yield Box(row["page"], row["x0"], row["top"], row["x1"], row["bottom"])


def turned_pages(out: Path) -> dict[tuple[str, int], Turn]:
    """How each page that was read by OCR was turned, by document_id and page. Raises as `each_row`."""
    wanted = ("document_id", "code", "page", "message")
    read = (row for row in each_row(out, "issues", wanted) if row["code"] == "read_by_ocr")
    return {(row["document_id"], row["page"]): told_turn(row["message"]) for row in read}


def _size(page: PdfPage, turn: Turn) -> tuple[float, float]:
    """Width and height in points of the page as turned."""
    width, height = page.get_size()
    return (height, width) if turn.quarters % 2 else (width, height)


def _picture(page: PdfPage, turn: Turn) -> Image:
    """A page in few colours, as wide as any other however large its paper is."""
    from PIL.Image import Quantize

    width, height = _size(page, turn)
    scale = PICTURE_WIDTH / max(width, height / 4, SMALLEST_SHOWN)
    picture = upright(page.render(scale=scale).to_pil().convert("RGB"), turn)
    return picture.quantize(COLOURS, method=Quantize.FASTOCTREE)
