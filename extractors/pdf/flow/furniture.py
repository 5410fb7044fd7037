"""Running headers and footers, page numbers and marks in the margins, told from the body by their coming again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median_low

from extractors.model import Line
from extractors.pdf.flow.page_parts import Page
from extractors.pdf.flow.text_columns import box

FURNITURE_MARGIN = 0.16  # share of the page's height that a running header may reach down, or a footer up
SIDE = 0.06  # share of its width at both sides, where marks stand upright
SAME_PLACE = 3.0  # points; footers hang on a bottom margin that moves a little with the size of the letters
REPEATED_TITLE = 1.15  # size against the body's from which a repeated line is a title rather than a running header
PAGE_NUMBER = re.compile(r"page\W*\d+(?:\W*(?:of|/)\W*\d+)?|\W*\d+\W*(?:of|/)\W*\d+\W*", re.IGNORECASE)
MORE_DIGITS = 12  # by which a line may be longer than another that says the same, numbers and spaces aside
DIGITS = re.compile(r"\d+")
ROMAN_LETTERS = frozenset("ivxl")
ROMAN = re.compile(r"[ivxl]+")

Spot = tuple[str, str]  # the margin ("top", "foot", "side") and what the line says, numbers and spaces aside


def furniture(pages: Sequence[Page]) -> list[frozenset[int]]:
    """For each page the indices of those of its lines that are furniture.

    A line is, where a margin says the same at the same height on another page, numbers aside and spaces, which scans
    may hide, and nothing of the body stands further out. A title repeated on some pages only is body where it is
    printed first: it heads what follows.
    """
    spots = [_spots(page) for page in pages]
    heights: dict[Spot, list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for i, spot in spots[number].items():
            heights[spot].append((number, _height(page, page.lines[i], spot[0])))
    longest = max((len(words) for (_, words), found in heights.items() if len(found) > 1), default=0) + MORE_DIGITS
    inside = Counter(
        _words(line)
        for page, all_spots in zip(pages, spots, strict=True)
        for i, line in enumerate(page.lines)
        if len(line.text) - line.text.count(" ") <= longest and i not in all_spots
    )
    body_size = median_low([line.size for page in pages for line in page.lines] or [0.0])
    found, titles = [], set[Spot]()
    for number, page in enumerate(pages):
        repeated = {
            i for i, spot in spots[number].items() if _comes_again(heights[spot], number, page, i, spot, inside)
        }
        kept = _outermost(page, spots[number], repeated) if repeated else repeated
        for i in sorted(kept):
            spot = spots[number][i]
            if spot not in titles and _is_title(page.lines[i], body_size, heights[spot], len(pages)):
                titles.add(spot)
                kept = kept - {i}
        found.append(frozenset(kept))
    return found


def _spots(page: Page) -> dict[int, Spot]:
    """The spots of those of the page's lines that stand in a margin, by their index."""
    top, foot = page.height * FURNITURE_MARGIN, page.height * (1 - FURNITURE_MARGIN)
    left, right = page.width * SIDE, page.width * (1 - SIDE)
    spots: dict[int, Spot] = {}
    for i, line in enumerate(page.lines):
        x0, y0, x1, y1 = box(line)[1:5]
        if y0 < top:
            spots[i] = "top", _words(line)
        elif y1 > foot:
            spots[i] = "foot", _words(line)
        elif x1 < left or x0 > right:
            spots[i] = "side", _words(line)
    return spots


def _words(line: Line) -> str:
    words = "".join(f"{line.label}{line.text}".casefold().split())
    if words[:1] in ROMAN_LETTERS and ROMAN.fullmatch(words):
        return "#"
    return words if words.isalpha() else DIGITS.sub("#", words)


def _height(page: Page, line: Line, margin: str) -> float:
    """Distance from the edge the line belongs to: pages of one document may differ in height."""
    return page.height - box(line).bottom if margin == "foot" else box(line).top


def _comes_again(
    heights: Sequence[tuple[int, float]], number: int, page: Page, index: int, spot: Spot, inside: Counter[str]
) -> bool:
    """Whether other pages have the line at its height, more of them than have it amid the text: headings come there."""
    line = page.lines[index]
    if spot[0] != "side" and "#" in spot[1] and PAGE_NUMBER.fullmatch(line.text.strip()):
        return True
    if len(heights) == 1:
        return False
    here = _height(page, line, spot[0])
    enough, again = max(1, inside[spot[1]]), set()
    for other, height in heights:
        if other != number and abs(height - here) < SAME_PLACE:
            again.add(other)
            if len(again) == enough:
                return True
    return False


def _outermost(page: Page, spots: dict[int, Spot], repeated: set[int]) -> set[int]:
    """The repeated lines with nothing of the body between them and the page's edge."""
    body = [box(line) for i, line in enumerate(page.lines) if i not in repeated]
    body += [place for table in page.tables for place in table.places]
    first = min([place.top for place in body], default=page.height)
    last = max([place.bottom for place in body], default=0.0)
    kept = set()
    for i in repeated:
        spot, place = spots[i], box(page.lines[i])
        middle = (place.top + place.bottom) / 2
        if spot[0] == "side" or (spot[0] == "top" and middle <= first) or (spot[0] == "foot" and middle >= last):
            kept.add(i)
    return kept


def _is_title(line: Line, body_size: float, heights: Sequence[tuple[int, float]], pages: int) -> bool:
    large = line.size > body_size * REPEATED_TITLE or (line.bold and line.size >= body_size)
    return large and len({number for number, _ in heights}) * 2 < pages
