"""Lines of two columns that a detector takes for one."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="needs the extra [ocr]")

from extractors.scan.close_columns import parted_at_columns
from extractors.scan.page_image import Box, Pixels

HIGH, STEP = 20, 30  # pixels of a line, and from line to line
SECOND = 200  # where the second column begins
NO_RULES = np.empty((0, 4))


def page(gap: int, begins: list[int], to: int = 180) -> tuple[list[Box], Pixels]:
    """A line over both columns, `gap` pixels white before the second; below it lines of two columns, of which the
    second begins at these places."""
    ink = np.zeros((HIGH * 20 * (len(begins) + 2), 400), np.uint8)
    ink[:HIGH, 20 : SECOND - gap] = ink[:HIGH, SECOND:300] = 1
    boxes = [(20, 0, 300, HIGH)]
    for row, begin in enumerate(begins, start=1):
        top = row * STEP
        ink[top : top + HIGH, 20:to] = ink[top : top + HIGH, begin:300] = 1
        boxes += [(20, top, to, top + HIGH), (begin, top, 300, top + HIGH)]
    return boxes, ink


@pytest.mark.parametrize(
    ("gap", "begins", "parts"),
    [
        (5, [200, 201, 199], 2),
        (3, [200, 201, 199], 1),  # no space before the column
        (5, [200, 201], 1),  # two lines may begin alike by chance
        (5, [205, 206, 204], 1),  # the column begins in a word
    ],
)
def test_a_line_is_parted_at_white_where_the_lines_below_begin_a_column(
    gap: int, begins: list[int], parts: int
) -> None:
    boxes, ink = page(gap, begins)
    assert len(parted_at_columns(boxes, ink, NO_RULES)) - len(boxes) + 1 == parts


def test_lines_that_begin_alike_with_none_before_them_make_no_column() -> None:
    boxes, ink = page(5, [200, 201, 199])
    below = [box for box in boxes[1:] if box[0] > 20]
    assert parted_at_columns([boxes[0], *below], ink, NO_RULES) == [boxes[0], *below]


def test_far_lines_make_no_column() -> None:
    boxes, ink = page(5, [200, 201, 199])
    far = [(x0, top + 16 * HIGH, x1, bottom + 16 * HIGH) for x0, top, x1, bottom in boxes[1:]]
    assert parted_at_columns([boxes[0], *far], ink, NO_RULES) == [boxes[0], *far]


@pytest.mark.parametrize(("x", "parts"), [(190, 1), (170, 2)])
def test_a_line_over_a_column_that_is_ruled_elsewhere_is_not_parted(x: float, parts: int) -> None:
    boxes, ink = page(5, [200, 201, 199], to=160)
    rule = np.array([[x - 1, STEP, x + 1, 4 * STEP]], np.float64)
    assert len(parted_at_columns(boxes, ink, rule)) - len(boxes) + 1 == parts


@pytest.mark.parametrize(("high", "parts"), [(6, 1), (14, 2)])
def test_a_line_is_not_parted_behind_its_bullet_but_behind_a_letter(high: int, parts: int) -> None:
    boxes, ink = page(5, [200, 201, 199], to=160)
    boxes[0] = (165, 0, 300, HIGH)
    ink[:HIGH, :SECOND] = 0
    ink[4 : 4 + high, 165:175] = 1
    assert len(parted_at_columns(boxes, ink, NO_RULES)) - len(boxes) + 1 == parts
