"""Bullets that are drawn as shapes and not set as letters, as browsers draw those of their lists, made into words."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np

from extractors.pdf.page.content import Geometry
from extractors.pdf.page.drawing import Drawing
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.words import Words

BULLET = "•"
SMALLEST_BULLET, LARGEST_BULLET = 0.12, 0.6  # em: how high a bullet is
LOWEST_BULLET, HIGHEST_BULLET = 0.1, 0.65  # em above the baseline between which its middle lies
NEAREST, FURTHEST = 0.1, 2.5  # em from it to its words
ALONE = 0.8  # em to the next shape: those of a dotted rule, a leader or a chart stand closer
BULLET_CLEAR = 0.3  # em to the words at its left: what stands closer is parted by a dot, and no item begins there
LARGEST_POINTS = 14.0
MOST_SHAPES = 1000  # such shapes on a page; more are a chart
VIVID = (
    80  # of 255, between a colour's strongest and weakest part: such a shape rates, but for one of its words' colour
)


def with_bullets(geometry: Geometry) -> Geometry:
    """The page with a word "•" for each small shape that stands by itself right before the words of a line."""
    shapes, colours = small_shapes(geometry.drawing)
    if not 0 < len(shapes) <= MOST_SHAPES:
        return geometry
    heads, boxes = headed(geometry.words, shapes, colours)
    return replace(geometry, words=with_words(geometry.words, heads, boxes)) if len(heads) else geometry


def small_shapes(drawing: Drawing) -> tuple[Floats, Ints]:
    """Shapes about as broad as high and no larger than a bullet, each once, and their colours; -1 is not known."""
    box = np.concatenate([drawing.dots, drawing.fills])
    colours = np.concatenate([np.full(len(drawing.dots), -1), drawing.colours])
    wide, high = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    index = ((high > 0) & (high < LARGEST_POINTS) & (np.abs(wide - high) < 0.25 * high)).nonzero()[0]
    if len(index) > 1:
        first: dict[tuple[float, ...], int] = {}
        for i, place in zip(index.tolist(), box[index].round().tolist(), strict=True):
            first.setdefault(tuple(place), i)
        index = np.array([first[place] for place in sorted(first)])
    return box[index], colours[index]


def headed(words: Words, shapes: Floats, colours: Ints) -> tuple[Ints, Floats]:
    """The words that such a shape begins a line of, from the first to the last, and the box of each one's shape."""
    upright = ((words.turn == 0) & ~words.inkless).nonzero()[0]
    middle, size = (shapes[:, :2] + shapes[:, 2:]) / 2, words.size[upright]
    rise = words.base[upright] - middle[:, 1:]
    level = (rise > LOWEST_BULLET * size) & (rise < HIGHEST_BULLET * size)
    found: dict[int, list[float]] = {}
    for i in np.flatnonzero((level & (words.start[upright] > middle[:, :1])).any(1)).tolist():
        line = upright[level[i]]
        after = line[words.start[line] > middle[i, 0]]
        word = int(after[words.start[after].argmin()])
        is_next_to_it = np.hypot(*(middle - middle[i]).T) < ALONE * words.size[word]
        if (
            is_next_to_it.sum() == 1
            and begins(words, word, line, shapes[i])
            and goes_with(words, word, int(colours[i]))
        ):
            found[word] = shapes[i].tolist()
    heads = sorted(found)
    return np.array(heads, np.int64), np.array([found[i] for i in heads]).reshape(-1, 4)


def begins(words: Words, word: int, line: Ints, shape: Floats) -> bool:
    """Whether a shape is as large as a bullet of this word, and at such a distance, with no words close before it."""
    x0, top, x1, bottom = shape.tolist()
    size = float(words.size[word])
    gap = float(words.start[word]) - x1
    is_sized = SMALLEST_BULLET * size < bottom - top < LARGEST_BULLET * size and NEAREST * size < gap < FURTHEST * size
    before: Bools = (words.start[line] < x1) & (words.end[line] > x0 - BULLET_CLEAR * size)
    return is_sized and not some(before)


def goes_with(words: Words, word: int, colour: int) -> bool:
    """Whether a shape's colour says nothing, or is its words' own."""
    parts = (colour >> 16, colour >> 8 & 255, colour & 255)
    return colour < 0 or max(parts) - min(parts) < VIVID or colour == words.colour[word]


def with_words(words: Words, heads: Ints, boxes: Floats) -> Words:
    """The words with a bullet of this box right before each of these, in its size, weight and colour."""
    order = np.insert(np.arange(len(words)), heads, heads)
    bullets = heads + np.arange(len(heads))
    arrays = {f.name: getattr(words, f.name)[order] for f in fields(words) if f.name != "text"}
    texts = [words.text[i] for i in order.tolist()]
    for i in bullets.tolist():
        texts[i] = BULLET
    arrays["box"][bullets, 0], arrays["box"][bullets, 2] = boxes[:, 0], boxes[:, 2]
    arrays["start"][bullets], arrays["end"][bullets] = boxes[:, 0], boxes[:, 2]
    arrays["last"][bullets] = arrays["first"][bullets]
    for name in ("mark", "struck"):
        arrays[name][bullets] = False
    return Words(text=texts, **arrays)
