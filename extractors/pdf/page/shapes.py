"""The shapes painted on a PDF page or in a form, asked of pdfium in bulk: filled parts as boxes, and straight strokes.

A filled shape of four corners, and a stroke from one point to another, need one call for their bounds; only odd
shapes are read point by point.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from extractors.pdf.page import bulk, pdfium
from extractors.pdf.page.array_runs import run_ends
from extractors.pdf.page.box_overlaps import around_strokes
from extractors.pdf.page.clips import AS_IS, clipped, limits
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.filled_frames import EVEN_ODD, INWARD, Parts, with_frames_as_sides
from extractors.pdf.page.pdfium import Bools, Floats, Handles, Ints
from extractors.pdf.page.text_style import RED_GREEN_BLUE, Display, Matrix

BROAD = 8.0  # points: a stroke as broad as this is an area
THIN = 3.0  # points: a shape thinner than this is a rule
RING = 8.0  # points: a circle that is drawn and not filled is, up to this size, a mark
MOST_POINTS = 1_000_000  # of strokes and odd shapes on one page; beyond that it is a map or a chart


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


def simple_shapes(paths: Objects, display: Display) -> tuple[Shapes, Objects]:
    """Shapes that their bounds describe (fills of four corners, level and upright strokes), and the other paths."""
    if not len(paths.handle):
        return NO_SHAPES, paths
    fills, strokes = (bulk.pairs(pdfium.draw_mode, paths.handle, np.int32) != 0).T
    corners = bulk.numbers(pdfium.count_segments, paths.handle)
    is_fill = (corners >= 4) & (corners <= 5) & fills & ~strokes
    is_stroke = (corners == 2) & strokes
    bounded = (is_fill | is_stroke).nonzero()[0]
    objects = paths.handle[bounded]
    box = display.boxes(bulk.fours(pdfium.object_bounds, objects, np.float32).astype(np.float64))
    thickness = np.minimum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])
    is_fat, is_line = thickness > THIN, is_stroke[bounded]
    if some(is_line):
        box += (is_line * thickness / 2)[:, None] * INWARD  # pdfium adds a width all around
    simple = ~(is_line & is_fat)
    limit, seen = limits(objects, display), None
    if limit is not None:
        box, seen = clipped(box, limit)
    fat = (is_fat & ~is_line).nonzero()[0]
    colour, alpha = np.zeros(len(box), np.int64), np.full(len(box), 255, np.int64)
    colour[fat], alpha[fat] = painted_colours(objects[fat], pdfium.fill_colour)
    if seen is not None:
        alpha[~seen] = 0
    shapes = Shapes(box, paths.order[bounded], colour, alpha, np.zeros(len(box), bool))
    odd = fills | strokes
    odd[bounded[simple]] = False
    return shapes if simple.all() else shapes.take(simple), paths.take(odd)


def painted_colours(objects: Handles, call: pdfium.Call) -> tuple[Ints, Ints]:
    """Colour as 0xRRGGBB and alpha of each object."""
    rgba = bulk.fours(call, objects, np.uint32).astype(np.int64) & 255
    return rgba @ RED_GREEN_BLUE, rgba[:, 3]


def odd_shapes(paths: Objects, display: Display, outer: Matrix = AS_IS) -> tuple[Shapes, Floats, int]:
    """Filled parts of these paths as boxes, straight strokes (n, 4) x0, y0, x1, y1, and how many it skipped."""
    if not len(paths.handle):
        return NO_SHAPES, NO_BOXES, 0
    corners = bulk.numbers(pdfium.count_segments, paths.handle)
    fits = np.cumsum(corners) <= MOST_POINTS
    skipped = int((~fits).sum())
    paths, corners = paths.take(fits), corners[fits]
    objects = paths.handle
    if not corners.sum():
        return NO_SHAPES, NO_BOXES, skipped
    x, y, kind, closes, owner = corner_points(objects, corners, display, outer)
    begins = ((kind == pdfium.MOVE_TO) | np.concatenate([[True], owner[1:] != owner[:-1]])).nonzero()[0]
    mode = bulk.pairs(pdfium.draw_mode, objects, np.int32)
    stroked = mode[:, 1] != 0
    strokes, stroke_owner = straight_strokes(x, y, kind, closes, begins, stroked[owner], owner)
    shapes, part = part_boxes(x, y, kind, begins, owner, mode, paths)
    if len(strokes):
        areas, by, is_rule = painted_strokes(paths, strokes, stroke_owner, outer)
        shapes, part = joined([shapes, areas]), np.concatenate([part, by])
        strokes, stroke_owner = strokes[is_rule], stroke_owner[is_rule]
    limit = limits(objects, display, outer)
    if limit is not None:
        strokes = clipped_strokes(strokes, limit[stroke_owner])
        box, seen = clipped(shapes.box, limit[part])
        shapes = replace(shapes, box=box).take(seen)
    return shapes, strokes, skipped


def painted_strokes(paths: Objects, strokes: Floats, owner: Ints, outer: Matrix) -> tuple[Shapes, Ints, Bools]:
    """The strokes that paint an area, with the index of each one's path, and which strokes are rules."""
    colour, alpha = painted_colours(paths.handle, pdfium.stroke_colour)
    box, is_area = broad_strokes(strokes, stroke_widths(paths.handle, outer)[owner])
    by = owner[is_area]
    areas = Shapes(box, paths.order[by], colour[by], alpha[by], np.zeros(len(by), bool))
    return areas, by, ~is_area & (alpha > 0)[owner]


def stroke_widths(objects: Handles, outer: Matrix) -> Floats:
    """How broad the strokes of each path are, in points."""
    a, b, c, d, _, _ = outer
    m = bulk.structs(pdfium.object_matrix, objects, 6)
    scale = np.sqrt(np.abs((m[:, 0] * m[:, 3] - m[:, 1] * m[:, 2]) * (a * d - b * c)))
    width: Floats = bulk.structs(pdfium.stroke_width, objects, 1)[:, 0] * scale
    return width


def broad_strokes(strokes: Floats, width: Floats) -> tuple[Floats, Bools]:
    """The boxes of level and upright strokes as broad as a line of words, which paint an area; and which those are."""
    across, down = np.abs(strokes[:, 2] - strokes[:, 0]), np.abs(strokes[:, 3] - strokes[:, 1])
    broad = (width >= BROAD) & (np.minimum(across, down) < 1)
    found, half = strokes[broad], width[broad, None] / 2
    is_level = (across >= down)[broad, None]
    return around_strokes(found) + np.where(is_level, [0, -1, 0, 1], [-1, 0, 1, 0]) * half, broad


def corner_points(
    objects: Handles, corners: Ints, display: Display, outer: Matrix
) -> tuple[Floats, Floats, Ints, Bools, Ints]:
    """For each corner of these paths: x, y as shown, kind of segment, whether it closes its part, its path's index."""
    owner = np.repeat(np.arange(len(objects)), corners)
    total = len(owner)
    within = np.arange(total) - np.repeat(np.cumsum(corners) - corners, corners)
    segments = bulk.handles_at(pdfium.path_segment, objects[owner], within)
    point = bulk.pairs(pdfium.segment_point, segments, np.float32).astype(np.float64)
    kind = bulk.numbers(pdfium.segment_type, segments)
    closes = bulk.numbers(pdfium.segment_closes, segments) != 0
    m = bulk.structs(pdfium.object_matrix, objects, 6)[owner]
    x = m[:, 0] * point[:, 0] + m[:, 2] * point[:, 1] + m[:, 4]
    y = m[:, 1] * point[:, 0] + m[:, 3] * point[:, 1] + m[:, 5]
    a, b, c, d, e, f = outer
    x, y = display.points(a * x + c * y + e, b * x + d * y + f)
    return x, y, kind, closes, owner


def straight_strokes(
    x: Floats, y: Floats, kind: Ints, closes: Bools, begins: Ints, stroked: Bools, owner: Ints
) -> tuple[Floats, Ints]:
    """Each stroked segment that is straight, and the one that closes a part; and the index of its path."""
    start = np.zeros(len(x), bool)
    start[begins] = True
    to = (stroked & ~start & (kind != pdfium.BEZIER_TO)).nonzero()[0]
    back = (stroked & closes).nonzero()[0]
    first = begins[begins.searchsorted(back, side="right") - 1]
    a, b = np.concatenate([to - 1, back]), np.concatenate([to, first])
    return np.stack([x[a], y[a], x[b], y[b]], 1), owner[a]


def clipped_strokes(strokes: Floats, limit: Floats) -> Floats:
    """What the limits leave of strokes; of a slanting one, which is no rule, the box."""
    box, seen = clipped(around_strokes(strokes), limit)
    return box[seen]


def part_boxes(
    x: Floats, y: Floats, kind: Ints, begins: Ints, owner: Ints, mode: Ints, paths: Objects
) -> tuple[Shapes, Ints]:
    """The box of each filled part (a path may hold a hundred rectangles), ring and frame, and the index of its path.

    `mode` (n, 2) says of each path how it is filled and whether it is stroked.
    """
    low, high = np.minimum.reduceat, np.maximum.reduceat
    box = np.stack([low(x, begins), low(y, begins), high(x, begins), high(y, begins)], 1)
    curves = np.add.reduceat((kind == pdfium.BEZIER_TO).astype(np.int64), begins)
    long = run_ends(begins, len(x)) - begins + 1
    colour, alpha = painted_colours(paths.handle, pdfium.fill_colour)
    box, part, curves, long = with_frames_as_sides(Parts(box, owner[begins], curves, long), mode[:, 0] == EVEN_ODD)
    curved = curves > 0
    filled, stroked = (mode[part] != 0).T
    ring = stroked & ~filled & curved & (np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) < RING)
    if some(ring):
        hollow = distinct(part[ring])
        colour[hollow], alpha[hollow] = painted_colours(paths.handle[hollow], pdfium.stroke_colour)
    shapes = Shapes(box, paths.order[part], colour[part], alpha[part], curved | (long > 12))
    keep = filled | ring
    return shapes.take(keep), part[keep]


def joined(parts: list[Shapes]) -> Shapes:
    parts = [part for part in parts if len(part.box)] or [NO_SHAPES]
    if len(parts) == 1:
        return parts[0]
    names = ("box", "order", "colour", "alpha", "round")
    return Shapes(*(np.concatenate([getattr(p, name) for p in parts]) for name in names))


NO_ORDER = np.empty(0, np.int64)
NO_HANDLES = np.empty(0, np.uint64)
NO_BOXES = np.empty((0, 4))
NO_SHAPES = Shapes(NO_BOXES, NO_ORDER, NO_ORDER, NO_ORDER, np.empty(0, bool))
