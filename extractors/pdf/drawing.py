"""What is drawn on a PDF page: ruling lines and filled areas, asked of pdfium in bulk.

Rules come from strokes and from shapes too thin to be an area. A fat fill is colour only, never a rule: Word writes
one shaded cell as several strips and insets. A filled shape of four corners, and a stroke from one point to another,
need one call for their bounds; only odd shapes are read point by point.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import numpy as np

from extractors.pdf import raw
from extractors.pdf.raw import Bools, Floats, Handles, Ints
from extractors.pdf.runs import RED_GREEN_BLUE, Display

THIN = 3.0  # points: a shape thinner than this is a rule
MOST_POINTS = 1_000_000  # of strokes and odd shapes on one page; beyond that it is a map or a chart
DEEPEST = 8  # forms within forms
PATTERN = 0xBFBFBF  # what pdfium answers for a tiling pattern, whatever it looks like
INWARD = np.array([1, 1, -1, -1])  # from each side of a box towards its middle
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Drawing:
    """Rules and fills as shown, in points from the top left.

    `vertical` and `horizontal` are (n, 3): position across, and from where to where along. `dots` (n, 4) are boxes
    too small to tell their direction: the dots of a dotted rule. `fills` (n, 4) in the order painted, later ones on
    top, with `colours` as seen over white (0xRRGGBB). `patterned` boxes show a pattern, gradient or picture, whose
    colour only a rendering tells.
    """

    vertical: Floats
    horizontal: Floats
    dots: Floats
    fills: Floats
    colours: Ints
    round: Bools  # fills that are no rectangle: discs and other signs
    patterned: Floats
    skipped: int = 0  # objects left unread as too many

    @property
    def rules(self) -> int:
        """How many pieces of rules there are."""
        return len(self.vertical) + len(self.horizontal) + len(self.dots)


@dataclass(frozen=True)
class Shapes:
    """Shapes as boxes with what paints them. `order` is the place in the painting order."""

    box: Floats
    order: Ints
    colour: Ints
    alpha: Ints
    round: Bools

    def take(self, index: Bools | Ints) -> Shapes:
        return Shapes(self.box[index], self.order[index], self.colour[index], self.alpha[index], self.round[index])


class Objects(NamedTuple):
    """Objects of a page, by pdfium's handles, and where each stands in the painting order."""

    handle: Handles
    order: Ints

    def take(self, index: Bools) -> Objects:
        return Objects(self.handle[index], self.order[index])


def read_drawing(page: int, display: Display, texts: Set[int] = frozenset()) -> Drawing:
    """What is drawn on an open page (pdfium's handle). `texts` are objects known to be text, which need no look."""
    paths, others, forms = page_objects(page, texts)
    if not (len(paths.handle) or len(others.handle) or forms):
        return NOTHING
    simple, odd = simple_shapes(paths, display)
    shapes, strokes, skipped = odd_shapes(odd, display)
    parts = [simple, shapes]
    for objects, matrix in forms:
        inner, inner_strokes, inner_skipped = odd_shapes(objects, display, matrix)
        parts.append(inner)
        strokes = np.concatenate([strokes, inner_strokes])
        skipped += inner_skipped
    boxes = raw.many(raw.object_bounds, others.handle.tolist(), np.float32, 4).astype(np.float64)
    return drawing(joined(parts), strokes, display.boxes(boxes), skipped)


def page_objects(page: int, texts: Set[int]) -> tuple[Objects, Objects, list[tuple[Objects, Matrix]]]:
    """Paths; pictures and gradients; and the paths in forms with each form's matrix."""
    objects, kinds = listed(raw.count_objects(page), raw.page_object, page, texts)
    forms: list[tuple[Objects, Matrix]] = []
    if not len(kinds):
        return objects, objects, forms
    for i in np.flatnonzero(kinds == raw.FORM).tolist():
        open_form(int(objects.handle[i]), i, (1, 0, 0, 1, 0, 0), forms, depth=0)
    return objects.take(kinds == raw.PATH), objects.take((kinds == raw.IMAGE) | (kinds == raw.SHADING)), forms


def listed(count: int, call: raw.Call, owner: int, texts: Set[int] = frozenset()) -> tuple[Objects, Ints]:
    """The objects of a page or form that are no text, and the kind of each."""
    handles = enumerate(map(call, repeat(owner), range(max(count, 0))))
    known = [(i, handle, raw.object_type(handle)) for i, handle in handles if handle not in texts]
    found = [object_ for object_ in known if object_[2] != raw.TEXT]
    if not found:
        return NO_OBJECTS, NO_ORDER
    order, handle, kind = zip(*found, strict=True)
    return Objects(np.array(handle, np.uint64), np.array(order)), np.array(kind)


def open_form(form: int, order: int, outer: Matrix, forms: list[tuple[Objects, Matrix]], depth: int) -> None:
    """Adds the paths of a form and of the forms within it. Forms may be nested without end in a hostile file."""
    if depth > DEEPEST:
        return
    matrix = multiply(matrix_of(form), outer)
    objects, kinds = listed(raw.count_form_objects(form), raw.form_object, form)
    paths = objects.take(kinds == raw.PATH)
    if len(paths.handle):
        forms.append((Objects(paths.handle, np.full(len(paths.handle), order)), matrix))
    for i in np.flatnonzero(kinds == raw.FORM).tolist():
        open_form(int(objects.handle[i]), order, matrix, forms, depth + 1)


def matrix_of(thing: int) -> Matrix:
    a, b, c, d, e, f = raw.struct(raw.object_matrix, thing, 6)
    return a, b, c, d, e, f


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does first m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def simple_shapes(paths: Objects, display: Display) -> tuple[Shapes, Objects]:
    """Shapes that their bounds describe (fills of four corners, level and upright strokes), and the other paths."""
    handles = paths.handle.tolist()
    if not handles:
        return NO_SHAPES, paths
    fills, strokes = (raw.many(raw.draw_mode, handles, np.int32, 2) != 0).T
    corners = np.array(list(map(raw.count_segments, handles)))
    is_fill = (corners >= 4) & (corners <= 5) & fills & ~strokes
    is_stroke = (corners == 2) & strokes
    bounded = (is_fill | is_stroke).nonzero()[0]
    box = display.boxes(raw.many(raw.object_bounds, paths.handle[bounded].tolist(), np.float32, 4).astype(np.float64))
    thickness = np.minimum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])
    is_fat, is_line = thickness > THIN, is_stroke[bounded]
    if is_line.any():
        box += (is_line * thickness / 2)[:, None] * INWARD  # pdfium adds a width all around
    simple = ~(is_line & is_fat)
    fat = (is_fat & ~is_line).nonzero()[0]
    colour, alpha = np.zeros(len(box), np.int64), np.full(len(box), 255, np.int64)
    colour[fat], alpha[fat] = painted_colours(paths.handle[bounded[fat]].tolist(), raw.fill_colour)
    shapes = Shapes(box, paths.order[bounded], colour, alpha, np.zeros(len(box), bool))
    odd = fills | strokes
    odd[bounded[simple]] = False
    return shapes if simple.all() else shapes.take(simple), paths.take(odd)


def painted_colours(objects: list[int], call: raw.Call) -> tuple[Ints, Ints]:
    """Colour as 0xRRGGBB and alpha of each object."""
    rgba = raw.many(call, objects, np.uint32, 4).astype(np.int64) & 255
    return rgba @ RED_GREEN_BLUE, rgba[:, 3]


def odd_shapes(paths: Objects, display: Display, outer: Matrix = (1, 0, 0, 1, 0, 0)) -> tuple[Shapes, Floats, int]:
    """Filled parts of these paths as boxes, straight strokes (n, 4) x0, y0, x1, y1, and how many it skipped."""
    if not len(paths.handle):
        return NO_SHAPES, NO_BOXES, 0
    corners = np.fromiter(map(raw.count_segments, paths.handle.tolist()), np.int64, len(paths.handle))
    fits = np.cumsum(corners) <= MOST_POINTS
    skipped = int((~fits).sum())
    paths, corners = paths.take(fits), corners[fits]
    objects = paths.handle.tolist()
    if not corners.sum():
        return NO_SHAPES, NO_BOXES, skipped
    x, y, kind, closes, owner = corner_points(objects, corners, display, outer)
    begins = np.flatnonzero((kind == raw.MOVE_TO) | np.concatenate([[True], owner[1:] != owner[:-1]]))
    mode = raw.many(raw.draw_mode, objects, np.int32, 2)
    stroked = mode[:, 1] != 0
    if stroked.any():
        _, alpha = painted_colours(objects, raw.stroke_colour)
        stroked &= alpha > 0
    strokes = straight_strokes(x, y, kind, closes, begins, stroked[owner])
    return part_boxes(x, y, kind, begins, owner, mode[:, 0] != 0, paths), strokes, skipped


def corner_points(
    objects: list[int], corners: Ints, display: Display, outer: Matrix
) -> tuple[Floats, Floats, Ints, Bools, Ints]:
    """For each corner of these paths: x, y as shown, kind of segment, whether it closes its part, its path's index."""
    owner = np.repeat(np.arange(len(objects)), corners)
    total = len(owner)
    within = (np.arange(total) - np.repeat(np.cumsum(corners) - corners, corners)).tolist()
    segments = list(map(raw.path_segment, np.array(objects, np.uint64)[owner].tolist(), within))
    point = raw.many(raw.segment_point, segments, np.float32, 2).astype(np.float64)
    kind = np.fromiter(map(raw.segment_type, segments), np.int64, total)
    closes = np.fromiter(map(raw.segment_closes, segments), np.int8, total) != 0
    m = raw.structs(raw.object_matrix, objects, len(objects), 6)[owner]
    x = m[:, 0] * point[:, 0] + m[:, 2] * point[:, 1] + m[:, 4]
    y = m[:, 1] * point[:, 0] + m[:, 3] * point[:, 1] + m[:, 5]
    a, b, c, d, e, f = outer
    x, y = display.points(a * x + c * y + e, b * x + d * y + f)
    return x, y, kind, closes, owner


def straight_strokes(x: Floats, y: Floats, kind: Ints, closes: Bools, begins: Ints, stroked: Bools) -> Floats:
    """Each stroked segment that is straight, and the one that closes a part."""
    start = np.zeros(len(x), bool)
    start[begins] = True
    to = np.flatnonzero(stroked & ~start & (kind != raw.BEZIER_TO))
    back = np.flatnonzero(stroked & closes)
    first = begins[np.searchsorted(begins, back, side="right") - 1]
    a, b = np.concatenate([to - 1, back]), np.concatenate([to, first])
    return np.stack([x[a], y[a], x[b], y[b]], 1)


def part_boxes(x: Floats, y: Floats, kind: Ints, begins: Ints, owner: Ints, filled: Bools, paths: Objects) -> Shapes:
    """The box of each filled part (a path may hold a hundred rectangles)."""
    low, high = np.minimum.reduceat, np.maximum.reduceat
    box = np.stack([low(x, begins), low(y, begins), high(x, begins), high(y, begins)], 1)
    curved = np.add.reduceat((kind == raw.BEZIER_TO).astype(np.int64), begins) > 0
    long = np.diff(np.append(begins, len(x)))
    colour, alpha = painted_colours(paths.handle.tolist(), raw.fill_colour)
    part = owner[begins]
    keep = filled[part]
    return Shapes(
        box[keep], paths.order[part][keep], colour[part][keep], alpha[part][keep], (curved | (long > 12))[keep]
    )


def joined(parts: list[Shapes]) -> Shapes:
    parts = [part for part in parts if len(part.box)] or [NO_SHAPES]
    if len(parts) == 1:
        return parts[0]
    names = ("box", "order", "colour", "alpha", "round")
    return Shapes(*(np.concatenate([getattr(p, name) for p in parts]) for name in names))


def drawing(shapes: Shapes, strokes: Floats, others: Floats, skipped: int) -> Drawing:
    """Shapes, strokes and pictures sorted into rules, dots and fills."""
    along = np.concatenate([np.minimum(strokes[:, :2], strokes[:, 2:]), np.maximum(strokes[:, :2], strokes[:, 2:])], 1)
    straight = along[np.minimum(along[:, 2] - along[:, 0], along[:, 3] - along[:, 1]) <= 1]
    if not shapes.alpha.all():
        shapes = shapes.take(shapes.alpha > 0)
    big = (others[:, 2] - others[:, 0] > THIN) & (others[:, 3] - others[:, 1] > THIN)
    box = np.concatenate([shapes.box, straight, others[~big]])
    narrow, low = box[:, 2] - box[:, 0] <= THIN, box[:, 3] - box[:, 1] <= THIN
    fat = (~(narrow | low)[: len(shapes.box)]).nonzero()[0]
    fills = shapes.take(fat[shapes.order[fat].argsort(kind="stable")])
    return Drawing(
        middles(box[narrow & ~low], (0, 1, 3), 2), middles(box[low & ~narrow], (1, 0, 2), 3), box[narrow & low],
        fills.box, over_white(fills.colour, fills.alpha), fills.round,
        np.concatenate([fills.box[fills.colour == PATTERN], others[big]]), skipped,
    )  # fmt: skip


def middles(box: Floats, sides: tuple[int, int, int], opposite: int) -> Floats:
    """Thin boxes as rules: the middle between the first of these sides and the opposite one, and the other two."""
    rules = box[:, sides]
    rules[:, 0] = (rules[:, 0] + box[:, opposite]) / 2
    return rules


def over_white(colour: Ints, alpha: Ints) -> Ints:
    """Colours as seen through their alpha on white paper."""
    if (alpha == 255).all():
        return colour
    seen = [255 - ((255 - ((colour >> shift) & 255)) * alpha + 127) // 255 for shift in (16, 8, 0)]
    return (seen[0] << 16) | (seen[1] << 8) | seen[2]


NO_ORDER = np.empty(0, np.int64)
NO_OBJECTS = Objects(np.empty(0, np.uint64), NO_ORDER)
NO_BOXES = np.empty((0, 4))
NO_SHAPES = Shapes(NO_BOXES, NO_ORDER, NO_ORDER, NO_ORDER, np.empty(0, bool))
NOTHING = drawing(NO_SHAPES, NO_BOXES, NO_BOXES, 0)
