"""Words that are in the file and not to be seen on the page: under a later fill, white on white, without ink."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.model import Line, Place
from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.box_overlaps import as_boxes, meet
from extractors.pdf.page.content import WHITE, Geometry
from extractors.pdf.page.drawing import PATTERN
from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats, Handles, Ints
from extractors.pdf.page.type_metrics import BODY
from extractors.pdf.page.words import Words

MOST_PAIRS = 2_000_000  # words by fills; a page with more is a drawing
LAYER = "OC"  # the mark of optional content (ISO 32000-1, 8.11.3.2)
PEEPS = 2.0  # points: a fill that covers no more of a word's end than this hides none of it


def without_hidden(geometry: Geometry, lines: tuple[Line, ...] = ()) -> tuple[Geometry, tuple[Line, ...]]:
    """The page without the words it does not show, and those as lines after those given. Covers cut the words they hide
    in part."""
    words = geometry.words
    if not (len(geometry.drawing.fills) or some(words.inkless) or some(words.colour == WHITE)):
        return geometry, lines
    covers = np.flatnonzero(covering(geometry, np.arange(len(geometry.drawing.fills))).any(0))
    if len(covers):
        over = geometry.drawing.fills[covers]
        geometry = geometry.split_at(np.concatenate([over[:, [0, 1, 3]], over[:, [2, 1, 3]]]))
    hidden = is_under(geometry, covers) | is_white(geometry) | is_inkless(geometry)
    return without_words(geometry, hidden, lines)


def without_words(geometry: Geometry, hidden: Bools, lines: tuple[Line, ...] = ()) -> tuple[Geometry, tuple[Line, ...]]:
    """The page without these words, and them as lines after those given."""
    if not some(hidden):
        return geometry, lines
    found = (hidden_line(geometry, i) for i in hidden.nonzero()[0].tolist())
    return replace(geometry, words=geometry.words.take(~hidden)), (*lines, *found)


def without_layers_off(geometry: Geometry) -> tuple[Geometry, tuple[Line, ...]]:
    """The page without the words of layers that are switched off: in optional content, and drawn nowhere."""
    optional = bulk.marked(LAYER, geometry.words.operator)
    if not some(optional):
        return geometry, ()
    index = optional.nonzero()[0]
    off = np.zeros(len(geometry.words), bool)
    off[index] = geometry.blank(geometry.words.box[index])
    return without_words(geometry, off)


def covering(geometry: Geometry, index: Ints) -> Bools:
    """(words, fills): which words lie under which of these fills, painted after them and letting nothing through."""
    words, drawing = geometry.words, geometry.drawing
    found = np.zeros((len(words), len(index)), bool)
    if not 0 < found.size < MOST_PAIRS:
        return found
    earlier = drawing.objects[: int(drawing.order[index].max())]
    if set(earlier.tolist()).isdisjoint(words.operator.tolist()):
        return found
    order = painting_order(words, drawing.objects)
    found = (order[:, None] < drawing.order[index]) & covered(words, drawing.fills[index])
    found &= ~drawing.round[index] & (drawing.colours[index] != PATTERN)
    for i in np.flatnonzero(found.any(0)).tolist():
        found[:, i] &= not pdfium.has_transparency(int(drawing.objects[drawing.order[index[i]]]))
    return found


def is_under(geometry: Geometry, covers: Ints) -> Bools:
    """Which words these fills hide: the page as drawn shows none of their ink, or other words in their place.

    A fill may itself be hidden, as one of a layer that is switched off.
    """
    pairs = covering(geometry, covers)
    found = np.asarray(pairs.any(1), bool)
    index = found.nonzero()[0]
    if len(index):
        words, over = geometry.words, geometry.drawing.fills[covers[pairs[index].argmax(1)]]
        low, high = np.maximum(words.box[index, :2], over[:, :2]), np.minimum(words.box[index, 2:], over[:, 2:])
        found[index] = meet(words.box[index], words.box[~found]) | geometry.blank(np.concatenate([low, high], 1))
    return found


def painting_order(words: Words, objects: Handles) -> Ints:
    """Where the text object of each word stands among the page's objects; at the end where it is in a form."""
    by_handle = objects.argsort()
    at = objects.searchsorted(words.operator, sorter=by_handle)
    order = by_handle[np.minimum(at, len(objects) - 1)]
    order[objects[order] != words.operator] = len(objects)
    return order


def covered(words: Words, fills: Floats) -> Bools:
    """(words, fills): which upright words lie under which fills, at one end at least."""
    high, low = (words.base - share * words.size for share in BODY)
    found: Bools = (high[:, None] > fills[:, 1]) & (low[:, None] < fills[:, 3])
    found &= (words.box[:, 0, None] < fills[:, 2] - PEEPS) & (words.box[:, 2, None] > fills[:, 0] + PEEPS)
    found &= (words.turn == 0)[:, None]
    return found


def is_white(geometry: Geometry) -> Bools:
    """Which words are white on white paper: on no fill or picture, and the page as drawn shows white there."""
    found: Bools = geometry.words.colour == WHITE
    if not some(found):
        return found
    drawing = geometry.drawing
    ground = np.concatenate([drawing.fills[drawing.colours != WHITE], drawing.patterned])
    index = found.nonzero()[0]
    index = index[~meet(as_boxes(geometry.words.middle[index]), ground)]
    found[:] = False
    if len(index):
        found[index] = np.array(geometry.colours_in(geometry.words.box[index])) == WHITE
    return found


def is_inkless(geometry: Geometry) -> Bools:
    """Which words have no ink: neither their own, nor that of a scan that they are the words of.

    A scan is a picture, or letters drawn as shapes. Where a page has no other words, they are what there is to read.
    """
    words = geometry.words
    found = words.inkless & (not words.inkless.all())
    index = found.nonzero()[0]
    if not len(index):
        return found
    visible = words.box[~found]
    middle = as_boxes(words.middle[index])
    scanned = meet(middle, geometry.drawing.patterned)
    found[index[scanned]] = meet(middle[scanned], visible)
    index = index[~scanned]
    if len(index):
        found[index] = meet(words.box[index], visible) | geometry.blank(words.box[index])
    return found


def hidden_line(geometry: Geometry, i: int) -> Line:
    words = geometry.words
    x0, top, x1, bottom = words.box[i].round(2).tolist()
    return Line(words.text[i], place=Place(geometry.number, x0, top, x1, bottom))
