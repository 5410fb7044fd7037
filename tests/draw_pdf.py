"""PDF pages drawn for the tests: positions in points from the top left, as the extractor gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from extractors.model import Document, Table
from extractors.pdf.reader import read_pdf

WIDTH, HEIGHT = 842.0, 595.0
LEADING = 12.0


class Page:
    """One page at a time of a canvas turned upside down."""

    def __init__(self, path: Path, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.canvas = Canvas(str(path), pagesize=(width, height))
        self.height = height

    def text(self, x: float, top: float, words: str, size: float = 9, font: str = "Helvetica") -> None:
        """Lines of words, the first with its letters' top at `top`."""
        for i, line in enumerate(words.split("\n")):
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, self.height - top - 0.75 * size - i * LEADING, line)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: str = "#000000") -> None:
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str | Color) -> None:
        self.canvas.setFillColor(HexColor(colour) if isinstance(colour, str) else colour)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillColor(HexColor("#000000"))

    def cells(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], font: str = "Helvetica"
    ) -> None:
        """Words in cells, 5 points from the rules at the left and 4 from those above."""
        for y, row in zip(ys, rows, strict=False):
            for x, words in zip(xs, row, strict=False):
                self.text(x + 5, y + 4, words, font=font)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])

    def save(self) -> None:
        self.canvas.showPage()
        self.canvas.save()


def read_drawn(path: Path, draw: Callable[[Page], None], **size: float) -> Document:
    """The document of a single page as drawn."""
    page = Page(path / "drawn.pdf", **size)
    draw(page)
    page.save()
    return read_pdf(path / "drawn.pdf")


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]
