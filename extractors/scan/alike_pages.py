"""Sizes and colours of letters over all scanned pages of a document: measured page by page, each a little otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.scan.letters import evened
from extractors.scan.made_page import MadeWord
from extractors.scan.scanned_page import ScannedPage

SAME_COLOUR = 32  # of 255 in each of red, green and blue, by which one colour may be measured otherwise


def alike_pages(pages: Sequence[ScannedPage]) -> list[ScannedPage]:
    """The pages with one colour for colours that are alike, and one size for sizes that are, among letters of one
    colour and weight: headings are told by them."""
    colours = one_colour(word.colour for page in pages for word in page.made.words)
    by_page = [[replace(word, colour=colours[word.colour]) for word in page.made.words] for page in pages]
    sizes = one_size(word for words in by_page for word in words)
    return [
        replace(page, made=replace(page.made, words=[replace(word, size=sizes[sort_of(word)]) for word in words]))
        for page, words in zip(pages, by_page, strict=True)
    ]


def sort_of(word: MadeWord) -> tuple[bool, int, float]:
    return word.bold, word.colour, word.size


def one_size(words: Iterable[MadeWord]) -> dict[tuple[bool, int, float], float]:
    """For each sort of letters the size of those like it."""
    looks: dict[tuple[bool, int], list[float]] = {}
    for word in words:
        looks.setdefault((word.bold, word.colour), []).append(word.size)
    return {
        (*look, size): even
        for look, sizes in looks.items()
        for size, even in zip(sizes, evened(sizes).tolist(), strict=True)
    }


def one_colour(colours: Iterable[int]) -> dict[int, int]:
    """For each colour the most frequent of those like it."""
    out: dict[int, int] = {}
    kept: list[int] = []
    for colour, _ in Counter(colours).most_common():
        out[colour] = next((other for other in kept if is_alike(colour, other)), colour)
        if out[colour] == colour:
            kept.append(colour)
    return out


def is_alike(one: int, other: int) -> bool:
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= SAME_COLOUR for shift in (16, 8, 0))
