"""Which paragraphs of a PDF are headings, and of what level: by size, weight and colour against the body text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.model import Line, Paragraph
from extractors.pdf_page import Page

LARGER = 1.12  # against the body's size
LONGEST = 200  # characters
MOST_LINES = 3
FEW_WORDS = 300  # letters outside tables below which their cells also tell what plain text is
DEEPEST = 9


@dataclass(frozen=True)
class Look:
    """How the body text is set: size in points, the colours that whole lines of it have."""

    size: float
    bold: bool
    colours: frozenset[str | None]


Style = tuple[float, bool, str | None]


def body_look(pages: Sequence[Page]) -> Look:
    """How most of the words are set; those in tables count where there are hardly any others."""
    lines = [line for page in pages for line in page.lines]
    if sum(len(line.text) for line in lines) < FEW_WORDS:
        lines += [
            line for page in pages for table in page.tables for _, _, cell in table.cells() for line in cell.lines
        ]
    sizes, bold, colours = Counter[float](), Counter[bool](), Counter[str | None]()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = max(sizes, key=lambda s: (sizes[s], -s), default=0.0)
    for line in lines:
        if abs(line.size - size) <= 0.5:
            bold[line.bold] += len(line.text)
            colours[line.colour] += len(line.text)
    usual = sum(colours.values())
    return Look(size, bold[True] > bold[False], frozenset(c for c, n in colours.items() if n * 10 > usual))


def levelled(paragraphs: Iterable[Paragraph | None], body: Look) -> dict[int, int]:
    """The level of each heading, 1 the largest, by its position among the paragraphs."""
    styles = {i: _style(p.lines[0]) for i, p in enumerate(paragraphs) if p and _is_heading(p, body)}
    order = list(dict.fromkeys(styles.values()))
    order.sort(key=lambda style: (-style[0], not style[1]))
    return {i: min(order.index(style) + 1, DEEPEST) for i, style in styles.items()}


def _style(line: Line) -> Style:
    return round(line.size), line.bold, line.colour


def _is_heading(paragraph: Paragraph, body: Look) -> bool:
    text = paragraph.text
    if len(paragraph.lines) > MOST_LINES or len(text) > LONGEST or not any(map(str.isalpha, text)):
        return False
    if paragraph.label and not any(map(str.isalnum, paragraph.label)):
        return False
    if text.endswith((".", ",", ";")) or text[:1].islower():
        return False
    first = paragraph.lines[0]
    if first.size > body.size * LARGER:
        return True
    if first.size < body.size * 0.95:
        return False
    is_coloured = all(line.colour not in body.colours for line in paragraph.lines)
    is_bold = paragraph.bold and not body.bold
    is_capitals = text.isupper() and len(text.split()) > 1
    return is_bold or ((is_coloured or is_capitals) and len(paragraph.lines) == 1)
