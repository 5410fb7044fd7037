"""The words in the picture of a page: lines as the detector finds them, parted, hugged and read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from extractors.pdf.page.array_runs import runs_of
from extractors.pdf.page.pdfium import Floats
from extractors.scan.close_columns import parted_at_columns
from extractors.scan.engine import read_pictures
from extractors.scan.page_image import Box, Pixels

PAD = 0.25  # heights of a line left around it when it is read: with less, spaces are lost
WHITE_SPACE = 0.34  # heights of a line: so much white between letters is a space
NARROW_SPACE = 0.15  # heights of a line: with less white between two letters there is none, though one was read
LOWEST = 20  # pixels, the height reckoned of a line of small letters alone
WIDE_GAP = 1.6  # heights of a line: so much white in it is the gap between two columns
OF_ONE_LINE = 0.3  # of the height of its letters: the most white between them and their dots and accents
LOWEST_LETTERS = 5  # pixels that the lowest letters are high
ABOUT_AS_HIGH = 0.6  # of the height of letters: of small letters alone, among tall ones
NEIGHBOUR_SLIVER = 0.25  # heights of a line: what is cut off a neighbour's letter is no wider
LEAST_SCORE = 0.35  # a line read with less is no text


@dataclass(frozen=True)
class OcrLine:
    """Words on one line, as (word, left, right), nearly the middles of their end letters; the box of the line in
    pixels, hugging the ink; how sure the recogniser is of them (0 to 1); and where there is white between words."""

    words: tuple[tuple[str, float, float], ...]
    box: Box
    score: float
    white: tuple[tuple[float, float], ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word for word, _, _ in self.words)


def read_lines(pixels: Pixels, ink: Pixels, vertical: Floats, found: Sequence[Box]) -> list[OcrLine]:
    """The lines of a page without its rules, `found` by the detector. `ink` tells where letters are; `vertical` rules
    part what stands on one line in two cells."""
    boxes = hugged((part for box in found for part in parted(box, ink, vertical)), ink)
    boxes = hugged(parted_at_columns(boxes, ink, vertical), ink)
    return recognised(pixels, ink, sorted(set(boxes), key=lambda box: (box[1], box[0])))


def hugged(boxes: Iterable[Box], ink: Pixels) -> list[Box]:
    return [close for box in boxes if (close := hug(box, ink))]


def parted(box: Box, ink: Pixels, vertical: Floats) -> list[Box]:
    """A line cut at the rules that run through it and at gaps as wide as those between columns."""
    x0, top, x1, bottom = box
    middle = (top + bottom) / 2
    cuts = [
        round((left + right) / 2)
        for left, first, right, last in vertical.tolist()
        if x0 + 4 < (left + right) / 2 < x1 - 4 and first < middle < last
    ]
    columns = np.asarray(ink[top:bottom, x0:x1].any(0), bool)
    for begin, end in runs_of(~columns):
        if end - begin > WIDE_GAP * (bottom - top) and begin > 0 and end < x1 - x0:
            cuts.append(x0 + (begin + end) // 2)
    ends = [x0, *sorted(set(cuts)), x1]
    return [(a, top, b, bottom) for a, b in pairwise(ends)]


def hug(box: Box, ink: Pixels) -> Box | None:
    """The box drawn in to the ink of its line; None where it holds next to none.

    What touches the upper or lower side of the box is the end of a neighbour's letters, as is a sliver at its left or
    right side a space from the line's own, and what stands far above or below these is the rest of a rule.
    """
    x0, top, x1, bottom = box
    inside = ink[top:bottom, x0:x1]
    bands = runs_of(inside.sum(1) > 1)
    if not bands:
        return None
    main = main_band(bands, inside)
    near = OF_ONE_LINE * (main[1] - main[0])
    own = [
        band
        for band in bands
        if band == main
        or (band[0] > 0 and band[1] < bottom - top and main[0] - band[1] < near and band[0] - main[1] < near)
    ]
    first, last = min(band[0] for band in own), max(band[1] for band in own)
    letters = without_slivers(runs_of(np.asarray(inside[main[0] : main[1]].any(0), bool)), x1 - x0, last - first)
    left, right = letters[0][0], letters[-1][1]
    if last - first < LOWEST_LETTERS or right - left < 2:
        return None
    return x0 + left, top + first, x0 + right, top + last


def main_band(bands: list[tuple[int, int]], inside: Pixels) -> tuple[int, int]:
    """The rows with the most ink; of rows about as high as the highest, those that the box holds whole."""
    highest = max(last - first for first, last in bands)
    whole = [
        (first, last)
        for first, last in bands
        if first > 0 and last < len(inside) and last - first > ABOUT_AS_HIGH * highest
    ]
    return max(whole or bands, key=lambda band: int(inside[band[0] : band[1]].sum()))


def without_slivers(letters: list[tuple[int, int]], width: int, height: int) -> list[tuple[int, int]]:
    """Where a line's ink stands, in a box so wide, without the end of a neighbour's letter at either side of it."""

    def is_sliver(one: tuple[int, int], other: tuple[int, int]) -> bool:
        at_side = one[0] == 0 or one[1] == width
        white = max(other[0] - one[1], one[0] - other[1])
        return at_side and one[1] - one[0] < NEIGHBOUR_SLIVER * height and white > WHITE_SPACE * max(height, LOWEST)

    first = int(len(letters) > 1 and is_sliver(letters[0], letters[1]))
    last = len(letters) - int(len(letters) > first + 1 and is_sliver(letters[-1], letters[-2]))
    return letters[first:last]


def recognised(pixels: Pixels, ink: Pixels, boxes: Sequence[Box]) -> list[OcrLine]:
    if not boxes:
        return []
    areas = [(max(x0 - pad, 0), max(top - pad, 0), x1 + pad, bottom + pad) for x0, top, x1, bottom in boxes
             for pad in [round(PAD * (bottom - top))]]  # fmt: skip
    crops = [pixels[top:bottom, x0:x1] for x0, top, x1, bottom in areas]
    read = read_pictures(crops)
    out = []
    for box, area, crop, info, score in zip(boxes, areas, crops, read.word_results, read.scores, strict=True):
        letters = placed_letters(info, area[0], crop.shape[1])
        white = white_gaps(ink, box, NARROW_SPACE)
        words = words_of(joined(letters, white), white_gaps(ink, box, WHITE_SPACE))
        if words and score >= LEAST_SCORE:
            out.append(OcrLine(words, box, float(score), tuple(white)))
    return out


def placed_letters(info: Any, left: float, width: float) -> list[list[tuple[str, float]]]:
    """The letters of each word with the middle of each, from the column of the recogniser that fired for it."""
    pitch = width / max(float(info.line_txt_len), 1.0)
    return [
        [(letter, left + (column + 0.5) * pitch) for letter, column in zip(word, columns, strict=True)]
        for word, columns in zip(info.words, info.word_cols, strict=True)
    ]


def white_gaps(ink: Pixels, box: Box, share: float) -> list[tuple[float, float]]:
    """Where no ink stands for so great a share of the line's height, which is told by the widths of all the gaps of a
    line: those between its letters are alike, and a space is wider."""
    x0, top, x1, bottom = box
    columns = ink[top:bottom, x0:x1].sum(0) > 0
    least = share * max(bottom - top, LOWEST)
    return [(float(x0 + a), float(x0 + b)) for a, b in runs_of(~columns) if b - a >= least]


def spaces_of(middles: Sequence[float], white: Iterable[tuple[float, float]]) -> dict[int, tuple[float, float]]:
    """The white between words, by the number of the two words it parts, of which `middles` are nearly the middles: each
    is taken for what it is nearest to, and the widest counts."""
    spaces: dict[int, tuple[float, float]] = {}
    for begin, end in white if middles else ():
        nearest = int(np.abs(np.array(middles) - (begin + end) / 2).argmin())
        spaces[nearest] = max(spaces.get(nearest, (end, end)), (begin, end), key=lambda gap: gap[1] - gap[0])
    return spaces


def joined(words: list[list[tuple[str, float]]], white: list[tuple[float, float]]) -> list[list[tuple[str, float]]]:
    """The words as read, two made one where no white was taken for the space between their letters: recognisers part
    "ll"."""
    spaces = spaces_of([(before[-1][1] + after[0][1]) / 2 for before, after in pairwise(words)], white)
    out = words[:1]
    for i, word in enumerate(words[1:]):
        if i in spaces or not (out[-1][-1][0].isalpha() and word[0][0].isalpha()):
            out.append(word)
        else:
            out[-1] = out[-1] + word
    return out


def words_of(
    words: list[list[tuple[str, float]]], gaps: list[tuple[float, float]]
) -> tuple[tuple[str, float, float], ...]:
    """The words as read, cut further where white stands between two letters though no space was read.

    White in which an end letter is placed is the space beside the word: recognisers place the second "l" of "ll" late.
    """
    out: list[tuple[str, float, float]] = []
    for letters in words:
        inside = [gap for gap in gaps if letters[0][1] < gap[0] and gap[1] < letters[-1][1]] if letters else []
        start = 0
        for i in range(1, len(letters) + 1):
            if i < len(letters) and not is_gap(letters[i - 1], letters[i], inside):
                continue
            part = letters[start:i]
            if text := "".join(letter for letter, _ in part).strip():
                out.append((text, part[0][1], part[-1][1]))
            start = i
    return tuple(out)


def is_gap(before: tuple[str, float], after: tuple[str, float], gaps: list[tuple[float, float]]) -> bool:
    """Whether white stands between two letters. Figures and signs stand far apart by nature ("1.1")."""
    return before[0].isalpha() and after[0].isalpha() and any(before[1] < (a + b) / 2 < after[1] for a, b in gaps)
