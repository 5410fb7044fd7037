"""What is drawn on a PDF page: ruling lines and filled areas.

Rules come from strokes and from shapes too thin to be an area. A fat fill is colour only, never a rule: Word writes
one shaded cell as several strips and insets.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.box_overlaps import around_strokes, meet
from extractors.pdf.page.clips import AS_IS, clipped, in_page, limits
from extractors.pdf.page.pdfium import Bools, Floats, Handles, Ints
from extractors.pdf.page.shapes import (
    NO_BOXES,
    NO_HANDLES,
    NO_SHAPES,
    THIN,
    Objects,
    Shapes,
    joined,
    odd_shapes,
    simple_shapes,
)
from extractors.pdf.page.text_style import Display, Matrix

DEEPEST_FORM = 8  # forms within forms
OPAQUE, PAPER = 255, 0xFFFFFF
MOST_CLEAR = 500  # fills; more are a chart
DOT = THIN + 0.1  # points: a disc of THIN, which is broader than high by a rounding, is no rule
PATTERN = 0xBFBFBF  # what pdfium answers for a tiling pattern, whatever it looks like


@dataclass(frozen=True)
class Drawing:
    """Rules and fills as shown, in points from the top left.

    `vertical` and `horizontal` are (n, 3): position across, and from where to where along. `dots` (n, 4) are boxes
    too small to tell their direction: the dots of a dotted rule. `fills` (n, 4) in the order painted, later ones on
    top, with `colours` as seen over white (0xRRGGBB). `patterned` boxes show a pattern, gradient or picture, whose
    colour only a rendering tells. `slanting` (n, 4) are boxes round the strokes that are no rule, in the order painted:
    of signs and of charts.
    """

    vertical: Floats
    horizontal: Floats
    dots: Floats
    fills: Floats
    colours: Ints
    round: Bools  # fills that are no rectangle: discs and other signs
    patterned: Floats
    slanting: Floats
    order: Ints  # of the fills among the page's objects
    objects: Handles = field(default_factory=lambda: NO_HANDLES)  # of the page, in the order painted
    skipped: int = 0  # objects left unread as too many

    @property
    def rules(self) -> int:
        """How many pieces of rules there are."""
        return len(self.vertical) + len(self.horizontal) + len(self.dots)

    def with_fills(self, kept: Bools) -> Drawing:
        """The drawing with these of its fills alone."""
        fills = {name: getattr(self, name)[kept] for name in ("fills", "colours", "round", "order")}
        return replace(self, **fills)


class Form(NamedTuple):
    """A form's own paths and pictures, and the matrix from its space to the page's."""

    paths: Objects
    pictures: Objects
    matrix: Matrix


def read_drawing(page: int, display: Display) -> Drawing:
    """What is drawn on an open page (pdfium's handle)."""
    handles = bulk.handles_at(pdfium.page_object, page, np.arange(max(pdfium.count_objects(page), 0)))
    paths, pictures, forms = page_objects(handles)
    if not (len(paths.handle) or len(pictures.handle) or forms):
        return NOTHING
    simple, odd = simple_shapes(paths, display)
    shapes, strokes, skipped = odd_shapes(odd, display)
    parts = [simple, shapes]
    boxes = picture_boxes(pictures, display)
    for form in forms:
        inner, inner_strokes, inner_skipped = odd_shapes(form.paths, display, form.matrix)
        parts.append(inner)
        strokes = np.concatenate([strokes, inner_strokes])
        boxes = np.concatenate([boxes, picture_boxes(form.pictures, display, form.matrix)])
        skipped += inner_skipped
    return drawing(joined(parts), strokes, boxes, handles, skipped)


def page_objects(handles: Handles) -> tuple[Objects, Objects, list[Form]]:
    """Paths; pictures and gradients; and what is in forms."""
    objects, kinds = listed(handles)
    forms: list[Form] = []
    if not len(kinds):
        return objects, objects, forms
    for i in (kinds == pdfium.FORM).nonzero()[0].tolist():
        open_form(int(objects.handle[i]), int(objects.order[i]), AS_IS, forms, depth=0)
    return objects.take(kinds == pdfium.PATH), objects.take(is_picture(kinds)), forms


def listed(handles: Handles) -> tuple[Objects, Ints]:
    """The objects among these that are no text, and the kind of each."""
    kinds = bulk.numbers(pdfium.object_type, handles)
    order = (kinds != pdfium.TEXT).nonzero()[0]
    return Objects(handles[order], order), kinds[order]


def is_picture(kinds: Ints) -> Bools:
    """Which of these kinds of objects are pictures and gradients."""
    found: Bools = (kinds == pdfium.IMAGE) | (kinds == pdfium.SHADING)
    return found


def open_form(form: int, order: int, outer: Matrix, forms: list[Form], depth: int) -> None:
    """Adds what is in a form and of the forms within it. Forms may be nested without end in a hostile file."""
    if depth > DEEPEST_FORM:
        return
    matrix = multiply(matrix_of(form), outer)
    count = max(pdfium.count_form_objects(form), 0)
    objects, kinds = listed(np.array([pdfium.form_object(form, i) for i in range(count)], np.uint64))
    if not len(kinds):
        return
    objects = Objects(objects.handle, np.full(len(kinds), order))
    forms.append(Form(objects.take(kinds == pdfium.PATH), objects.take(is_picture(kinds)), matrix))
    for i in (kinds == pdfium.FORM).nonzero()[0].tolist():
        open_form(int(objects.handle[i]), order, matrix, forms, depth + 1)


def matrix_of(thing: int) -> Matrix:
    a, b, c, d, e, f = pdfium.struct(pdfium.object_matrix, thing, 6)
    return a, b, c, d, e, f


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does first m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def picture_boxes(pictures: Objects, display: Display, outer: Matrix = AS_IS) -> Floats:
    """What is to be seen of pictures and gradients, as boxes."""
    if not len(pictures.handle):
        return NO_BOXES
    bounds = bulk.fours(pdfium.object_bounds, pictures.handle, np.float32).astype(np.float64)
    box = display.boxes(in_page(bounds, outer))
    limit = limits(pictures.handle, display, outer)
    if limit is not None:
        box, seen = clipped(box, limit)
        box = box[seen]
    return box


def drawing(
    shapes: Shapes, strokes: Floats, others: Floats, objects: Handles = NO_HANDLES, skipped: int = 0
) -> Drawing:
    """Shapes, strokes and pictures sorted into rules, dots and fills."""
    along = around_strokes(strokes)
    is_straight = np.minimum(along[:, 2] - along[:, 0], along[:, 3] - along[:, 1]) <= 1
    if not shapes.alpha.all():
        shapes = shapes.take(shapes.alpha > 0)
    big = (others[:, 2] - others[:, 0] > THIN) & (others[:, 3] - others[:, 1] > THIN)
    box = np.concatenate([shapes.box, along[is_straight], others[~big]])
    wide, high = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    is_dot = np.maximum(wide, high) < DOT
    narrow, low = (wide <= THIN) | is_dot, (high <= THIN) | is_dot
    fat = (~(narrow | low)[: len(shapes.box)]).nonzero()[0]
    fills = shapes.take(fat[shapes.order[fat].argsort(kind="stable")])
    return Drawing(
        middles(box[narrow & ~low], (0, 1, 3), 2), middles(box[low & ~narrow], (1, 0, 2), 3), box[narrow & low],
        fills.box, over_white(fills.colour, fills.alpha), fills.round,
        np.concatenate([fills.box[(fills.colour == PATTERN) | tinges(fills, objects)], others[big]]),
        along[~is_straight], fills.order, objects, skipped,
    )  # fmt: skip


def middles(box: Floats, sides: tuple[int, int, int], opposite: int) -> Floats:
    """Thin boxes as rules: the middle between the first of these sides and the opposite one, and the other two."""
    rules = box[:, sides]
    rules[:, 0] = (rules[:, 0] + box[:, opposite]) / 2
    return rules


def tinges(fills: Shapes, objects: Handles) -> Bools:
    """Which fills only a rendering tells the colour of: those that blend with, or show, what was painted before."""
    clear = fills.alpha < OPAQUE
    if not 0 < len(clear) <= MOST_CLEAR:
        return clear & False
    blends: Bools = (bulk.numbers(pdfium.has_transparency, objects[fills.order]) != 0) & ~clear
    box = fills.box
    for i in clear.nonzero()[0].tolist():
        clear[i] = meet(box[i : i + 1], box[:i][fills.colour[:i] != PAPER])[0]
    return clear | blends


def over_white(colour: Ints, alpha: Ints) -> Ints:
    """Colours as seen through their alpha on white paper."""
    if (alpha == OPAQUE).all():
        return colour
    seen = [255 - ((255 - ((colour >> shift) & 255)) * alpha + 127) // 255 for shift in (16, 8, 0)]
    return (seen[0] << 16) | (seen[1] << 8) | seen[2]


NOTHING = drawing(NO_SHAPES, NO_BOXES, NO_BOXES)
