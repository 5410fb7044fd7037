"""One scanned page as words, rules and fills: upright, straight, rules and fills told from letters, letters read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

import cv2
import numpy as np
import pypdfium2

from extractors.pdf.page.pdfium import Floats
from extractors.pdf.page.type_metrics import HALF_LETTER, LEAST_SPACE, SPACED
from extractors.scan.area_sides import borders, framed, over_areas, sharpened
from extractors.scan.bullets import as_before, as_label, bullets_of, with_dots
from extractors.scan.colour_areas import background, colour_areas, letters_and_rules, without_letters_alone
from extractors.scan.drawn_rules import drawn_rules, without_rules
from extractors.scan.engine import detected, is_upside_down
from extractors.scan.even_light import evenly_lit
from extractors.scan.grey_scans import is_grey
from extractors.scan.letters import Look, looks_of
from extractors.scan.light_rules import light_rules
from extractors.scan.lone_letters import lone_letters
from extractors.scan.made_page import MadePage, MadeWord
from extractors.scan.ocr import OcrLine, read_lines, spaces_of
from extractors.scan.page_image import PageImage, Pixels, draw_page, is_sideways, straightened
from extractors.scan.turn import Turn

DOUBTFUL = 0.8  # a line read with a lower score is asked about
WIDE_SPACE = 0.4  # of a size: no narrower white parts two texts
UNLIKE = 1.5  # times the usual space of a line: wider white is the gap between two columns


@dataclass(frozen=True)
class Doubt:
    """Words the recogniser was not sure of, with its score and their box in points of the page as made."""

    text: str
    score: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class ScannedPage:
    made: MadePage
    doubts: tuple[Doubt, ...]
    turn: Turn
    is_grey: bool


def scanned_page(document: pypdfium2.PdfDocument, number: int) -> ScannedPage:
    """Page `number` (from 1) read from its picture."""
    pixels, dpi = draw_page(document, number)
    pixels = evenly_lit(pixels)
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).astype(np.uint8)
    image = straightened(pixels, dpi, 1 if is_sideways(grey) else 0)
    found = Found(image)
    if is_upside_down(found.clean, found.lines):
        image = straightened(pixels, dpi, image.turned + 2)
        found = Found(image)
    return found.page()


class Found:
    """What is seen on one page image, before and after its letters are read."""

    def __init__(self, image: PageImage) -> None:
        self.image = image
        ground = background(image)
        ink = letters_and_rules(image, ground)
        self.areas, self.colours = without_letters_alone(colour_areas(image, ground), image, ground, ink)
        self.areas = sharpened(self.areas, image, ink)
        self.vertical, self.horizontal = drawn_rules(image, ink, self.areas)
        self.vertical, self.horizontal = over_areas(self.areas, self.vertical, self.horizontal, image)
        light_v, light_h = light_rules(self.areas, image)
        self.vertical = np.concatenate([self.vertical, light_v])
        self.horizontal = np.concatenate([self.horizontal, light_h])
        self.areas, self.framed_v, self.framed_h = framed(self.areas, self.vertical, self.horizontal, image.dpi)
        between_v, between_h = borders(self.areas, self.colours, image.dpi)
        self.framed_v = np.concatenate([self.framed_v, between_v])
        self.framed_h = np.concatenate([self.framed_h, between_h])
        high, wide = image.grey.shape
        rules = np.concatenate([self.vertical, self.horizontal])
        below = cv2.resize(ground, (wide, high), interpolation=cv2.INTER_LINEAR).astype(np.uint8)
        self.clean = without_rules(image, rules, below)
        self.ink = _erased(ink, rules)
        self.lines = detected(self.clean, image.dpi)

    def page(self) -> ScannedPage:
        image = self.image
        alone = lone_letters(self.ink, self.lines, self.areas)
        read = read_lines(self.clean, self.ink, self.framed_v, [*self.lines, *alone])
        lines = with_dots(read, self.ink)
        looks = as_before(lines, looks_of(image, self.ink, lines))
        made = MadePage(
            image.grey.shape[1] * image.points,
            image.grey.shape[0] * image.points,
            self._words(lines, looks),
            [_scaled(box, image.points) for box in (*hairlines(self.framed_v, 0), *hairlines(self.framed_h, 1))],
            [(_scaled(box, image.points), _rgb(c)) for box, c in zip(self.areas.tolist(), self.colours, strict=True)],
        )
        doubts = tuple(
            Doubt(line.text, line.score, _scaled(list(line.box), image.points))
            for line in lines
            if line.score < DOUBTFUL
        )
        return ScannedPage(made, doubts, Turn(image.turned % 4, image.skew), is_grey(image.pixels))

    def _words(self, lines: list[OcrLine], looks: list[Look]) -> list[MadeWord]:
        out = [
            self._made(as_label(text), ends, look)
            for line, look in zip(lines, looks, strict=True)
            for text, ends in runs_of_words(line, look)
        ]
        bullets = bullets_of(self.ink, lines, looks)
        return out + [self._made("•", (bullet.x0, bullet.x1), looks[bullet.line]) for bullet in bullets]

    def _made(self, word: str, ends: tuple[float, float], look: Look) -> MadeWord:
        points = self.image.points
        x0, x1 = ends
        return MadeWord(
            word, x0 * points, x1 * points, look.baseline * points, look.size * points, look.bold, look.colour
        )


def runs_of_words(line: OcrLine, look: Look) -> list[tuple[str, tuple[float, float]]]:
    """The words of a line parted by a space alone, as one text that begins and ends so, as programs draw them."""
    out: list[tuple[str, tuple[float, float]]] = []
    ends = word_ends(line, look)
    widest = widest_space(ends, look.size)
    for (word, _, _), (begin, end) in zip(line.words, ends, strict=True):
        if out and begin - out[-1][1][1] < widest:
            text, (first, _) = out.pop()
            out.append((f"{text} {word}", (first, end)))
        else:
            out.append((word, (begin, end)))
    return out


def widest_space(ends: Sequence[tuple[float, float]], size: float) -> float:
    """As wide as white on a line may be and be a space: not much wider than its other spaces, which are alike also
    where a line is justified. One of two is held to the narrower."""
    gaps = [after[0] - before[1] for before, after in pairwise(ends)]
    usual = median_low(gaps) if gaps else SPACED * size
    return min(max(UNLIKE * usual, WIDE_SPACE * size), SPACED * size)


def word_ends(line: OcrLine, look: Look) -> list[tuple[float, float]]:
    """Where each word begins and ends: at the white around it, or half a letter beyond the middles of its end letters,
    and the line's own ends."""
    half = HALF_LETTER * look.size
    ends = [[left - half, right + half] for _, left, right in line.words]
    ends[0][0], ends[-1][1] = line.box[0], line.box[2]
    middles = [(before[1] + after[0]) / 2 for before, after in pairwise(ends)]
    for i, (begin, end) in spaces_of(middles, line.white).items():
        if ends[i][0] < begin and end < ends[i + 1][1] and abs((begin + end) / 2 - middles[i]) < look.size / 2:
            ends[i][1], ends[i + 1][0] = begin, end
    space = LEAST_SPACE * look.size
    for before, after in pairwise(ends):
        if before[1] > after[0] - space:
            middle = (before[1] + after[0]) / 2
            before[1], after[0] = middle - space / 2, middle + space / 2
    return [(a, max(b, a + 1)) for a, b in ends]


def hairlines(rules: Floats, axis: int) -> list[list[float]]:
    """Rules drawn along their middles, across this axis (0 vertical, 1 level): the box of one that is left a little
    askew is so thick that it would be taken for a fill."""
    thin = rules.copy()
    middle = (rules[:, axis] + rules[:, axis + 2]) / 2
    thin[:, axis], thin[:, axis + 2] = middle - 1, middle + 1
    return [list(box) for box in thin.tolist()]


def _erased(ink: Pixels, rules: Floats) -> Pixels:
    ink = ink.copy()
    for x0, top, x1, bottom in rules.round().astype(int).tolist():
        ink[max(top - 1, 0) : bottom + 1, max(x0 - 1, 0) : x1 + 1] = 0
    return ink


def _scaled(box: list[float] | list[int], points: float) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (value * points for value in box)
    return x0, top, x1, bottom


def _rgb(colour: tuple[int, int, int]) -> int:
    blue, green, red = colour
    return red << 16 | green << 8 | blue
