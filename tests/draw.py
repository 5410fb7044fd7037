"""Tables and documents drawn as text, for tests that look at one step."""

from __future__ import annotations

from extractors.model import Cell, Document, Line, Paragraph, Place, Row, Table

HEIGHT = 12.0


def cell(text: str, fill: str | None = None, page: int | None = None, top: float = 0.0) -> Cell:
    """A cell with a line for every line of `text`; a line that opens with "• " has that label. With a page, lines have
    places one below the other from `top`."""
    lines = []
    for i, words in enumerate(text.split("\n")):
        label, words = ("•", words[2:]) if words.startswith("• ") else ("", words)
        y = top + i * HEIGHT
        place = Place(page, 0.0, y, 100.0, y + HEIGHT) if page else None
        lines.append(Line(words, label=label, place=place))
    return Cell(tuple(lines) if text else (), fill)


def row(words: str, width: int | None = None) -> Row:
    """A row from "a | b | c"; one cell alone is drawn over the whole width."""
    cells = tuple(cell(part.strip().replace("\\n", "\n")) for part in words.split("|"))
    return cells * (width or 1) if len(cells) == 1 else cells


def table(*rows: str, header: int = 0, caption: str = "") -> Table:
    """A table from its rows; the first row of several cells gives the width."""
    width = next(len(r.split("|")) for r in rows if "|" in r)
    return Table(tuple(row(r, width) for r in rows), header=header, caption=caption)


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph((Line(text, bold=True),), level)


def prose(text: str, label: str = "") -> Paragraph:
    return Paragraph((Line(text, label=label),))


def document(*blocks: Paragraph | Table) -> Document:
    return Document("text/plain", blocks, extractor="text", is_paged=True)
