"""The geometry of one PDF page as it is shown: its words, rules and fills, and its size."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.broken_lines import without_broken_lines
from extractors.pdf.page.characters import Kinds, page_text
from extractors.pdf.page.drawing import Drawing, read_drawing
from extractors.pdf.page.few_values import some
from extractors.pdf.page.letter_spacing import without_letter_spacing
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.split_words import read_words, split_words, split_words_at
from extractors.pdf.page.strikes import without_strikes
from extractors.pdf.page.text_style import Display
from extractors.pdf.page.words import Words, character_boxes

Pixels = NDArray[np.uint8]

WHITE = 0xFFFFFF
SPACE_AT_END = " \r"
FLATTENED = 1  # FLATTEN_SUCCESS
MOST_DRAWN_PIXELS = 10_000_000  # of a page drawn at a pixel a point
FEW_SIDEWAYS, SIDEWAYS = 8, 0.9  # share of so many words or more that run one way on a page printed sideways
EVEN = 24  # of 255: the most by which pixels of one colour differ
WORDS_ASKED = 20  # words of a page that tell whether the file gives their Unicode


class UnloadableError(Exception):
    """A page that pdfium cannot load."""


@dataclass(frozen=True)
class Picture:
    """A page as drawn, which is done once and only when it is asked for."""

    page: int  # pdfium's handle
    display: Display

    @cached_property
    def pixels(self) -> Pixels:
        """(height, width, 3) blue, green and red, a pixel a point; (0, 0, 3) where the page is too large."""
        wide, high = max(1, round(self.display.width)), max(1, round(self.display.height))
        if wide * high > MOST_DRAWN_PIXELS:
            return np.empty((0, 0, 3), np.uint8)
        bitmap = pypdfium2.PdfBitmap.new_native(wide, high, pypdfium2.raw.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
        page = ctypes.cast(self.page, pypdfium2.raw.FPDF_PAGE)
        pypdfium2.raw.FPDF_RenderPageBitmap(bitmap.raw, page, 0, 0, wide, high, 0, 0)
        pixels: Pixels = bitmap.to_numpy().copy()
        bitmap.close()
        return pixels


@dataclass(frozen=True)
class Geometry:
    """One page, open as long as it is read. Points from the top left of the page as shown (cropped, turned)."""

    number: int  # from 1
    display: Display
    words: Words
    drawing: Drawing
    text: str  # pdfium's own text of the page
    kinds: Kinds
    text_page: int  # pdfium's handle
    picture: Picture

    @property
    def width(self) -> float:
        return self.display.width

    @property
    def height(self) -> float:
        return self.display.height

    def split_at(self, rules: Floats) -> Geometry:
        """The same page with words that run across these vertical rules cut by their letters."""
        words = split_words(self.text_page, self.display, self.text, self.words, rules)
        return self if words is self.words else replace(self, words=words)

    @cached_property
    def spaces(self) -> Ints:
        """Where the spaces of `text` stand; after them a place behind its end."""
        codes = np.frombuffer(f"{self.text} ".encode("utf-32-le", "surrogatepass"), np.uint32)
        found: Ints = (codes == ord(" ")).nonzero()[0]
        return found

    def first_words(self, index: Ints) -> Floats:
        """How long, in points, the first word is of each of these upright entries of `words`."""
        words = self.words
        length = words.end[index] - words.start[index]
        space = self.spaces[self.spaces.searchsorted(words.first[index], side="right")]
        several = (space < words.last[index]).nonzero()[0]
        if len(several):
            box = character_boxes(self.text_page, self.display, space[several] - 1)
            length[several] = box[:, 2] - words.start[index[several]]
        return length

    def ends_spaced(self, index: Ints) -> list[bool]:
        """Whether a space was drawn after each of these entries, though the line ends there."""
        text = self.text
        return [text[last + 1 : last + 3] == SPACE_AT_END for last in self.words.last[index].tolist()]

    def colours_in(self, boxes: Floats) -> list[int]:
        """The colour (0xRRGGBB) that prevails in each box of the page as drawn, white where nothing of it is drawn; for
        patterns, gradients and pictures."""
        out = []
        for inside in self.pixels_in(boxes):
            blue, green, red = middle(inside).tolist() if len(inside) else (255, 255, 255)
            out.append(red << 16 | green << 8 | blue)
        return out

    def blank(self, boxes: Floats) -> Bools:
        """In which boxes the page as drawn shows one colour alone; in none where it is too large to draw."""
        pixels = self.pixels_in(boxes)
        return np.array([len(inside) > 0 and bool((np.ptp(inside, 0) < EVEN).all()) for inside in pixels], bool)

    def pixels_in(self, boxes: Floats) -> list[Pixels]:
        """For each box the (n, 3) pixels, blue, green and red, a point from its sides; none on a page too large."""
        pixels = self.picture.pixels
        return [
            pixels[max(top, 0) + 2 : max(bottom - 1, 0), max(x0, 0) + 2 : max(x1 - 1, 0)].reshape(-1, 3)
            for x0, top, x1, bottom in boxes.round().astype(int).tolist()
        ]

    def unmapped(self) -> float:
        """The share of the page's words whose letters the file gives no Unicode for; 0 where a few show none."""
        return self._unmapped(WORDS_ASKED) and self._unmapped(len(self.words))

    def _unmapped(self, count: int) -> float:
        sample = self.words.first[:: max(1, len(self.words) // max(count, 1))]
        missing = np.count_nonzero(bulk.numbers_at(pdfium.lacks_unicode, self.text_page, sample) == 1)
        return missing / max(1, len(sample))


def middle(pixels: Pixels) -> Ints:
    """The median of (n, 3) pixels, rounded down: `np.median` would load masked arrays, which take longer."""
    low, high = (len(pixels) - 1) // 2, len(pixels) // 2
    part = np.partition(pixels, (low, high), 0).astype(np.int64)
    both: Ints = (part[low] + part[high]) // 2
    return both


@contextmanager
def open_page(document: pypdfium2.PdfDocument, number: int) -> Iterator[Geometry]:
    """The geometry of page `number` (from 1), closed at the end of the block. Raises `UnloadableError`."""
    page = load_page(ctypes.cast(document.raw, ctypes.c_void_p).value or 0, number - 1)
    text_page = pdfium.load_text(page)
    try:
        yield read_geometry(page, text_page, number)
    finally:
        if text_page:
            pdfium.close_text(text_page)
        pdfium.close_page(page)


def load_page(document: int, index: int) -> int:
    """pdfium's handle of a page, with what is written in form fields and text boxes made part of the page."""
    page: int = pdfium.load_page(document, index)
    if page and has_written_annotations(page) and pdfium.flatten(page, pdfium.AS_SHOWN) == FLATTENED:
        pdfium.close_page(page)
        page = pdfium.load_page(document, index)
    if not page:
        raise UnloadableError("the page cannot be loaded")
    return page


def has_written_annotations(page: int) -> bool:
    for index in range(pdfium.count_annotations(page)):
        annotation = pdfium.annotation(page, index)
        kind = pdfium.annotation_kind(annotation)
        pdfium.close_annotation(annotation)
        if kind in (pdfium.FREE_TEXT, pdfium.WIDGET):
            return True
    return False


def read_geometry(page: int, text_page: int, number: int) -> Geometry:
    display = read_display(page)
    read = page_text(text_page) if text_page else ("", np.empty(0, np.uint8))
    text, kinds, words = words_shown(text_page, display, *read)
    turn = sideways(words)
    if turn:  # as a reader turns the sheet
        pdfium.set_page_rotation(page, (pdfium.page_rotation(page) - turn) % 4)
        display = read_display(page)
        text, kinds, words = words_shown(text_page, display, *read)
    drawing = read_drawing(page, display)
    words, drawing = without_strikes(
        words, drawing, lambda which: split_words_at(text_page, display, text, words, which)
    )
    return Geometry(number, display, words, drawing, text, kinds, text_page, Picture(page, display))


def words_shown(text_page: int, display: Display, text: str, kinds: Kinds) -> tuple[str, Kinds, Words]:
    """The page's text, the kinds of its characters and its words, whole where pdfium parted their letters."""
    text, kinds = without_broken_lines(text_page, display, text, kinds)
    text, kinds = without_letter_spacing(text_page, display, text, kinds)
    return text, kinds, shown(read_words(text_page, display, text, kinds), display)


def sideways(words: Words) -> int:
    """The direction (as `Words.turn`) that nearly all of a page's words have, where it is not upright; else 0."""
    if len(words) < FEW_SIDEWAYS or not some(words.turn):
        return 0
    count = np.bincount(words.turn, minlength=4)
    turn = int(count.argmax())
    return turn if count[turn] >= SIDEWAYS * len(words) else 0


def read_display(page: int) -> Display:
    """How the page is shown: its crop box, turned."""
    left, top, right, bottom = pdfium.struct(pdfium.page_box, page, 4)
    wide, high = right - left, top - bottom
    turns = pdfium.page_rotation(page) % 4
    if turns == 1:
        return Display(high, wide, (0, 1, 1, 0, -bottom, -left))
    if turns == 2:
        return Display(wide, high, (-1, 0, 0, 1, right, -bottom))
    if turns == 3:
        return Display(high, wide, (0, -1, -1, 0, top, right))
    return Display(wide, high, (1, 0, 0, -1, -left, top))


def shown(words: Words, display: Display) -> Words:
    """The words within the page as shown: what the crop box cuts away nobody sees."""
    box = words.box
    right, bottom = box[:, 2:].max(0, initial=0).tolist()
    if right <= display.width and bottom <= display.height and box[:, :2].min(initial=0) >= 0:
        return words
    x, y = words.middle.T
    return words.take((x >= -2) & (y >= -2) & (x <= display.width + 2) & (y <= display.height + 2))
