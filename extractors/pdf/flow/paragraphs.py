"""Where the paragraphs of a column of text begin."""

from __future__ import annotations

from extractors.labels import split_label
from extractors.model import Line
from extractors.pdf.flow.text_columns import box

NEARLY_FULL = 0.12  # share of a line that may be left blank where the next word is long
SENTENCE_ENDS = (".", "!", "?", ":", ";")


def begins(above: Line, line: Line, edge: float) -> bool:
    """Whether a line right under another one begins a paragraph of its own. `edge` is where full lines end."""
    if line.label:
        return True
    if not line.text or line.text[0].islower() or above.text.endswith((",", "-", "&")):
        return False
    if above.bold != line.bold:
        return True
    place, end = box(line), box(above).x1
    if end > edge - NEARLY_FULL * (edge - box(above).x0) and not above.text.endswith(SENTENCE_ENDS):
        return False
    word = len(line.text.split()[0]) + 1
    return end + (place.x1 - place.x0) / max(len(line.text), 1) * word < edge


def labelled(line: Line) -> Line:
    """The line with the bullet or number it opens with as its label."""
    if line.label:
        return line
    label, text = split_label(line.text)
    return line._replace(label=label, text=text) if label else line
