"""Tables that are set with tabs: paragraphs right below one another whose words stand in as many places each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.word.paragraph_lines import TABBED, Piece
from extractors.word.xml import Element, P, R, w

TAB = w("tab")
FEWEST_PARAGRAPHS = 3  # with the headings
FEWEST_PLACES = 3  # of two the first may be a label, or the second a page


def tabbed_on(roots: Iterable[Element]) -> frozenset[Element]:
    """The paragraphs with a tab among their runs."""
    runs = (tab.getparent() for root in roots for tab in root.iter(TAB))
    paragraphs = (run.getparent() for run in runs if run is not None and run.tag == R)
    return frozenset(paragraph for paragraph in paragraphs if paragraph is not None and paragraph.tag == P)


def cells_between_tabs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces of a paragraph, cell by cell. Tabs with nothing between them are one gap: how many are typed depends
    on how long the words before are. Tabs before all words indent them."""
    cells: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text != TABBED:
            cells[-1].append(piece)
        elif _has_words(cells[-1]):
            cells.append([])
    return cells if _has_words(cells[-1]) else cells[:-1]


def is_entry(cells: Sequence[Iterable[Piece]]) -> bool:
    """Whether a paragraph may be an entry of a table of contents: it ends in a page."""
    return bool(cells) and "".join(piece.text for piece in cells[-1]).strip().isdecimal()


def _has_words(pieces: Iterable[Piece]) -> bool:
    return any(piece.text.strip() for piece in pieces)
