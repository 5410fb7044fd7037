"""Grids of rules that cross, from rules and words given as numbers: each tolerance on both sides of its edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from extractors.pdf.page.pdfium import Floats
from extractors.pdf.page.words import Words
from extractors.pdf.tables.cell_grid import Grid, make_grid
from extractors.pdf.tables.ruled import (
    continues,
    cover,
    crossing,
    grid_of,
    inside,
    is_filled,
    reach,
    ruled,
    with_bands,
    with_merged_side,
    without_blank_ends,
)
from extractors.pdf.tables.text_walls import extents_by_row, grids_apart, keeps_to_columns, with_text_walls

Box = tuple[float, float, float, float]
Rules = Sequence[tuple[float, float, float]]
SIZE = 10.0
NONE = np.empty((0, 4))


def words(*boxes: Box, turn: Sequence[int] = (), size: float = SIZE, bold: Sequence[bool] = ()) -> Words:
    """Words with these boxes, their baselines at the foot."""
    box = np.array(boxes, float).reshape(-1, 4)
    n = len(box)
    arrays = {f.name: np.zeros(n, np.int64) for f in fields(Words) if f.name != "text"}
    arrays |= {"box": box, "start": box[:, 0], "end": box[:, 2], "base": box[:, 3], "size": np.full(n, size)}
    arrays["bold"] = np.array(bold or [False] * n, bool)
    return Words(text=["word"] * n, **{**arrays, "turn": np.array(turn or [0] * n)})


def word(x: float, y: float, wide: float = 20) -> Box:
    """A word that begins at x, whose letters stand about y."""
    return (x, y - 5, x + wide, y + 5)


def rules(*found: tuple[float, float, float]) -> Floats:
    return np.array(found, float).reshape(-1, 3)


@pytest.mark.parametrize(
    ("down", "across", "meets"),
    [
        ((50, 103, 200), (100, 0, 100), True),  # a gap of three points does not part them
        ((50, 103.1, 200), (100, 0, 100), False),
        ((50, 0, 97), (100, 0, 100), True),
        ((50, 0, 96.9), (100, 0, 100), False),
        ((50, 0, 200), (100, 53, 100), True),
        ((50, 0, 200), (100, 53.1, 100), False),
        ((50, 0, 200), (100, 0, 47), True),
        ((50, 0, 200), (100, 0, 46.9), False),
    ],
)
def test_rules_hang_together_where_they_touch(
    down: tuple[float, float, float], across: tuple[float, float, float], meets: bool
) -> None:
    apart = (900.0, 0.0, 10.0), (5.0, 890.0, 910.0)  # another pair, elsewhere
    found = list(crossing(rules(down, apart[0]), rules(across, apart[1])))
    assert len(found) == 1 + meets
    assert bool(list(crossing(rules(down), rules(across)))) is meets


def test_rules_hang_together_by_way_of_others() -> None:
    down = rules((0, 0, 10), (100, 0, 30), (200, 20, 30), (500, 0, 10))
    across = rules((5, 0, 100), (25, 100, 200))
    ((v, h),) = crossing(down, across)
    assert v[:, 0].tolist() == [0, 100, 200]
    assert h[:, 0].tolist() == [5, 25]


@pytest.mark.parametrize(
    ("across", "expected"),
    [
        ([(0, 94, 200), (9, 94, 200)], [100, 200]),
        ([(0, 93.9, 200), (9, 90, 200)], [90, 100, 200]),  # two that stick out past the rules end on no rule
        ([(0, 93.9, 200), (9, 100, 200)], [100, 200]),
        ([(0, 93.9, 200)], [93.9, 100, 200]),
        ([(0, 100, 206), (9, 100, 206)], [100, 200]),
        ([(0, 100, 206.1), (9, 100, 210)], [100, 200, 210]),
        ([(0, 100, 206.1), (9, 100, 200)], [100, 200]),
        ([(0, 90, 210), (9, 90, 210), (18, 100, 200)], [90, 100, 200, 210]),
    ],
)
def test_an_open_side_ends_where_rules_across_do(across: Rules, expected: list[float]) -> None:
    xs, open_start, open_end = reach(np.array([200.0, 100.0, 100.0]), rules(*across))
    assert xs.tolist() == expected
    assert (open_start, open_end) == (expected[0] != 100, expected[-1] != 200)


@pytest.mark.parametrize(
    ("rule", "word", "expected"),
    [
        ((50, 40, 300), (60, 60, 80, 70), [40, 100, 200, 300]),  # the words of a merged cell below the rule
        ((50, 40, 300), (60, 100, 80, 110), [100, 200, 300]),  # none beside the rows
        ((0, 40, 300), (60, 60, 80, 70), [100, 200, 300]),  # over the rows: a page's own rule
        ((50, 95, 300), (96, 60, 99, 70), [100, 200, 300]),
        ((50, 100, 360), (310, 10, 330, 20), [100, 200, 300, 360]),
        ((90, 100, 360), (310, 10, 330, 20), [100, 200, 300]),
    ],
)
def test_a_rule_between_rows_alone_tells_a_column_of_merged_cells_with_words(
    rule: tuple[float, float, float], word: Box, expected: list[float]
) -> None:
    xs, ys = np.array([100.0, 200.0, 300.0]), np.array([0.0, 50.0, 90.0])
    assert with_merged_side(xs, False, False, ys, rules(rule), words(word)).tolist() == expected
    both_open = with_merged_side(xs, True, True, ys, rules(rule), words(word))
    assert both_open.tolist() == [100, 200, 300]


def test_the_share_of_each_side_that_rules_run_along() -> None:
    sides = np.zeros((2, 2))
    cover(sides, np.array([0.0, 10.0]), np.array([0.0, 100.0, 300.0]), rules((0, 50, 200), (10, -20, 10), (10, 20, 40)))
    assert sides.tolist() == [[0.5, 0.5], [pytest.approx(0.3), 0.0]]


def test_a_side_without_length_is_covered_by_nothing_absurd() -> None:
    sides = np.zeros((1, 1))
    cover(sides, np.array([0.0]), np.array([0.0, 0.05]), rules((0, 0, 0.05)))
    assert sides.tolist() == [[pytest.approx(0.5)]]


def test_words_stand_inside_only_between_the_outer_rules() -> None:
    xs, ys = np.array([100.0, 200.0, 300.0]), np.array([50.0, 60.0, 90.0])
    found = words(
        *((x - 5, y - 5, x + 5, y + 5) for x, y in [(100, 70), (101, 55), (299, 89), (300, 70), (150, 50), (150, 90)])
    )
    assert inside(found, xs, ys).tolist() == [False, True, True, False, False, False]


BOTTOM, TOP = 140.0, 100.0  # of the band between two parts of a table


def continued(
    gap: float = 40,
    upper: Rules = ((50, 0, 100), (150, 0, 100)),
    lower: Rules | None = None,
    foot: Rules = ((0, 0, 200), (100, 0, 200)),
    head: Rules | None = None,
    fills: Sequence[Box] = (),
    printed: Words | None = None,
) -> bool:
    bottom = 100 + gap
    under = lower if lower is not None else [(x, bottom, 300) for x in (50, 150)]
    heads = head if head is not None else [(bottom, 0, 200), (300, 0, 200)]
    filled = np.array(fills, float).reshape(-1, 4)
    return continues(rules(*upper), rules(*foot), rules(*under), rules(*heads), filled, printed or words())


FILL = (0.0, 100.0, 200.0, 140.0)


@pytest.mark.parametrize(("gap", "expected"), [(3.0, False), (3.1, True), (60.0, True), (60.1, False)])
def test_a_band_has_the_height_of_rows(gap: float, expected: bool) -> None:
    assert continued(gap, fills=[(0, 100, 200, 100 + gap)]) is expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"upper": ((50, 0, 106), (150, 0, 100))}, True),
        ({"upper": ((50, 0, 106.1), (150, 0, 100))}, False),  # a rule down runs into the band
        ({"lower": ((50, 134, 300), (150, 140, 300))}, True),
        ({"lower": ((50, 133.9, 300), (150, 140, 300))}, False),
        ({"head": ((140, 3, 197), (300, 0, 200))}, True),
        ({"head": ((140, 3.1, 200),)}, False),
        ({"head": ((140, 0, 196.9),)}, False),
        ({"head": ((140, 0, 196.9), (143, 0, 200))}, True),  # a doubled rule
        ({"head": ((140, 0, 196.9), (143.1, 0, 200))}, False),
        ({"foot": ((97, 0, 200), (100, 40, 160))}, True),
        ({"foot": ((96.9, 0, 200), (100, 40, 160))}, False),
        ({"upper": ((3, 0, 100), (150, 0, 100))}, True),
        ({"upper": ((2.9, 0, 100), (150, 0, 100))}, False),  # a rule down closes the end
        ({"lower": ((2.9, 140, 300), (150, 140, 300))}, False),
        ({"upper": ((50, 0, 100), (197, 0, 100))}, True),
        ({"upper": ((50, 0, 100), (197.1, 0, 100))}, False),
        ({"lower": ((50, 140, 300), (197.1, 140, 300))}, False),
    ],
)
def test_parts_of_one_table_end_alike_at_the_band(changed: dict[str, Rules], expected: bool) -> None:
    assert continued(fills=[FILL], **changed) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        ((8, 103, 192, 137), True),
        ((8.1, 100, 200, 140), False),
        ((0, 103.1, 200, 140), False),
        ((0, 100, 191.9, 140), False),
        ((0, 100, 200, 136.9), False),
        ((-50, 0, 300, 300), True),
    ],
)
def test_a_fill_over_the_band_joins_what_has_other_columns(fill: Box, expected: bool) -> None:
    lower = ((60, 140, 300), (120, 140, 300), (150, 140, 300))
    assert continued(fills=[fill], lower=lower) is expected


BETWEEN = words((60, 105, 90, 135))


@pytest.mark.parametrize(
    ("lower", "expected"),
    [
        (((50, 140, 300), (150, 140, 300)), True),
        (((53, 140, 300), (147, 140, 300)), True),
        (((53, 140, 300), (146, 140, 300)), False),
        (((54, 140, 300), (150, 140, 300)), False),
        (((50, 140, 300), (150, 140, 200), (150.2, 200, 300)), True),
        (((50, 140, 300),), False),
        (((50, 140, 300), (100, 140, 300), (150, 140, 300)), False),
    ],
)
def test_words_in_the_band_join_what_has_the_same_columns(lower: Rules, expected: bool) -> None:
    assert continued(lower=lower, printed=BETWEEN) is expected
    assert not continued(lower=lower)


@pytest.mark.parametrize(
    ("bold", "expected"),
    [
        ([False, False], True),
        ([True, True], True),
        ([False, True], True),
        ([True, False], False),
    ],
)
def test_a_bold_line_over_a_plain_one_is_no_band(bold: Sequence[bool], expected: bool) -> None:
    lines = (60, 105, 90, 118), (60, 122, 90, 135)
    assert continued(printed=words(*lines, bold=bold)) is expected
    assert continued(printed=words(*lines, bold=bold), fills=[FILL])


def test_a_bold_word_beside_plain_ones_may_open_a_band() -> None:
    assert continued(printed=words((60, 105, 90, 135), (100, 105, 130, 135), bold=[True, False]))


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ((60, 107.9, 90, 132.1), True),
        ((60, 108, 90, 135), False),
        ((60, 105, 90, 132), False),
        ((60, 85, 90, 115), False),  # on the rule above
        ((60, 125, 90, 155), False),
        ((-30, 105, 30, 135), False),
        ((170, 105, 230, 135), False),
        ((-29, 105, 30, 135), True),
        ((170, 105, 229, 135), True),
    ],
)
def test_words_fill_a_band_where_they_leave_no_more_room_than_in_a_cell(box: Box, expected: bool) -> None:
    assert is_filled(words(box), TOP, BOTTOM, 0, 200) is expected


def test_words_of_other_lines_and_none_do_not_count() -> None:
    assert not is_filled(words(), TOP, BOTTOM, 0, 200)
    assert is_filled(words((60, 105, 90, 115), (60, 125, 90, 135), (60, 0, 90, 10)), TOP, BOTTOM, 0, 200)


def test_parts_are_joined_from_the_top_down_whatever_their_order() -> None:
    def part(top: float, x: float = 0) -> tuple[Floats, Floats]:
        down = rules((x + 50, top, top + 40), (x + 150, top, top + 40))
        return down, rules((top, x, x + 200), (top + 40, x, x + 200))

    fills = np.array([(0, 40, 200, 60), (0, 100, 200, 120)], float)
    found = with_bands([part(120), part(60), part(0), part(0, 400)], fills, words(), rules())
    assert sorted(len(v) for v, _ in found) == [2, 6]
    joined = next(h for v, h in found if len(v) == 6)
    assert joined[:, 0].tolist() == [0, 40, 60, 100, 120, 160]


LAST_FILL, LAST_WORDS = (0.0, 40.0, 200.0, 60.0), (60.0, 45.0, 90.0, 55.0)


@pytest.mark.parametrize(
    ("rule", "fill", "expected"),
    [
        ((60, 0, 200), LAST_FILL, [0, 40, 60]),
        ((60, 3, 197), LAST_FILL, [0, 40, 60]),
        ((60, 3.1, 200), LAST_FILL, [0, 40]),  # ends within the band
        ((60, 0, 196.9), LAST_FILL, [0, 40]),
        ((60, 0, 200), (0, 40, 200, 56.9), [0, 40]),  # painted in part
        ((60, 0, 200), (0, 40, 100, 60), [0, 40]),
        ((60, 0, 200), (0, 300, 200, 320), [0, 40]),
        ((110, 0, 200), (0, 40, 200, 110), [0, 40]),  # higher than a band
    ],
)
def test_a_painted_band_below_the_last_row_is_one_of_the_table(
    rule: tuple[float, float, float], fill: Box, expected: list[float]
) -> None:
    table = rules((50, 0, 40), (150, 0, 40)), rules((0, 0, 200), (40, 0, 200))
    across = np.concatenate([table[1], rules(rule)])
    ((_, h),) = with_bands([table], np.array([fill], float), words(LAST_WORDS), across)
    assert h[:, 0].tolist() == expected


def test_bands_below_the_last_row_follow_one_another_and_hold_words() -> None:
    table = rules((50, 0, 40), (150, 0, 40)), rules((0, 0, 200), (40, 0, 200))
    fills = np.array([LAST_FILL, (0, 60, 200, 80), (0, 80, 200, 100)], float)
    across = np.concatenate([table[1], rules((60, 0, 200), (80, 0, 200), (100, 0, 200))])
    printed = words(LAST_WORDS, (60, 65, 90, 75))  # none in the third
    ((_, h),) = with_bands([table], fills, printed, across)
    assert h[:, 0].tolist() == [0, 40, 60, 80]


def test_the_rule_of_another_table_closes_no_band() -> None:
    upper = rules((50, 0, 40), (150, 0, 40)), rules((0, 0, 200), (40, 0, 200))
    lower = rules((30, 45, 90), (90, 60, 90), (150, 60, 90)), rules((60, 0, 200), (90, 0, 200))
    across = np.concatenate([upper[1], lower[1], rules((300, 0, 200))])
    found = with_bands([upper, lower], np.array([LAST_FILL], float), words(LAST_WORDS), across)
    assert [h[:, 0].tolist() for _, h in found] == [[0, 40], [60, 90]]


def test_parts_begin_where_their_highest_rule_does() -> None:
    upper = rules((50, 0, 40), (150, 0, 40)), rules((40, 0, 200))
    lower = rules((50, 60, 100), (150, 60, 100)), rules((60, 0, 200))
    fills = np.array([(0, 40, 200, 60)], float)
    ((v, h),) = with_bands([lower, upper], fills, words(), rules())
    assert (len(v), h[:, 0].tolist()) == (4, [40, 60])


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ((60, 0, 200), [40, 60, 80]),
        ((60, 3, 197), [40, 60, 80]),
        ((60, 3.1, 200), [40, 80]),  # ends within the band
        ((60, 0, 196.9), [40, 80]),
        ((43, 0, 200), [40, 80]),  # a doubled rule
        ((77, 0, 200), [40, 80]),
        ((90, 0, 200), [40, 80]),  # below it
    ],
)
def test_a_rule_of_their_length_between_two_parts_parts_two_bands(
    rule: tuple[float, float, float], expected: list[float]
) -> None:
    upper = rules((50, 0, 40), (150, 0, 40)), rules((40, 0, 200))
    lower = rules((50, 80, 120), (150, 80, 120)), rules((80, 0, 200))
    fills = np.array([(0, 40, 200, 80)], float)
    ((_, h),) = with_bands([upper, lower], fills, words(), rules(rule))
    assert h[:, 0].tolist() == expected


XS, YS = (100.0, 200.0, 300.0), (0.0, 30.0, 60.0, 90.0)


def cells(down: Rules, across: Rules, *boxes: Box) -> list[tuple[int, int, int, int]]:
    grid = grid_of(rules(*down), rules(*across), words(*boxes))
    assert grid is not None
    return sorted(grid.spans)


FULL_DOWN = [(x, 0, 90) for x in XS]
FULL_ACROSS = [(y, 100, 300) for y in YS]
WORD = word(110, 15)


def test_rules_make_a_grid_with_a_cell_for_each_square() -> None:
    grid = grid_of(rules(*FULL_DOWN), rules(*FULL_ACROSS), words(WORD, word(210, 75)))
    assert grid is not None
    assert (grid.xs.tolist(), grid.ys.tolist()) == (list(XS), list(YS))
    assert len(grid.spans) == 6
    assert not grid.open_top and not grid.open_bottom


@pytest.mark.parametrize(
    ("down", "across", "boxes"),
    [
        (FULL_DOWN[:2], [(y, 100, 200) for y in YS], [WORD]),  # a single column
        (FULL_DOWN, FULL_ACROSS, [word(400, 15)]),  # no words in it
    ],
)
def test_one_column_or_none_with_words_is_no_table(down: Rules, across: Rules, boxes: list[Box]) -> None:
    assert grid_of(rules(*down), rules(*across), words(*boxes)) is None


@pytest.mark.parametrize(("stray", "is_drawing"), [(1997, False), (1998, True)])
def test_a_page_with_more_than_four_million_crossings_is_a_drawing(stray: int, is_drawing: bool) -> None:
    far = [(1000.0 + 5 * i, 0.0, 1.0) for i in range(stray)]  # rules down of one point, which cross nothing
    lines = [(2000.0 + i, 0.0, 1.0) for i in range(2000 - len(FULL_ACROSS))]
    here = words(WORD, word(210, 75))
    geometry: Any = SimpleNamespace(words=here, drawing=SimpleNamespace(fills=NONE))
    found = ruled(geometry, rules(*FULL_DOWN, *far), rules(*FULL_ACROSS, *lines), np.ones(2, bool))
    assert (found is None) is is_drawing


def test_a_single_row_is_a_table() -> None:
    assert cells(FULL_DOWN, FULL_ACROSS[:1] + FULL_ACROSS[3:], WORD) == [(0, 0, 1, 1), (0, 1, 1, 2)]


@pytest.mark.parametrize(("length", "is_wall"), [(60, True), (59, False)])
def test_a_rule_along_three_fifths_of_a_side_is_a_wall(length: float, is_wall: bool) -> None:
    across = [(0, 100, 300), (30, 100, 100 + length), (30, 200, 300), (60, 100, 300), (90, 100, 300)]
    found = cells(FULL_DOWN, across, WORD, word(110, 45))
    assert ((0, 0, 1, 1) in found) is is_wall
    assert ((0, 0, 2, 1) in found) is not is_wall


def test_outer_rules_may_be_shorter_than_walls() -> None:
    down = [(100, 0, 50), (200, 0, 90), (300, 40, 90)]
    across = [(0, 100, 150), (30, 100, 300), (60, 100, 300), (90, 250, 300)]
    assert len(cells(down, across, word(110, 15), word(210, 75))) == 6


def test_a_table_open_at_the_foot_says_so() -> None:
    grid = grid_of(rules(*FULL_DOWN), rules(*FULL_ACROSS[:3]), words(WORD))
    assert grid is not None
    assert grid.ys.tolist() == list(YS)
    assert (grid.open_top, grid.open_bottom) == (False, True)
    grid = grid_of(rules(*FULL_DOWN), rules(*FULL_ACROSS[1:]), words(WORD))
    assert grid is not None
    assert (grid.open_top, grid.open_bottom) == (True, False)


def test_rows_without_words_and_rules_are_dropped_at_both_ends_alone() -> None:
    ys = [0, 30, 60, 90, 120, 150]
    down = [(100, 0, 150), (200, 30, 60), (200, 90, 120), (300, 0, 150)]
    across = [(y, 100, 300) for y in ys]
    grid = grid_of(rules(*down), rules(*across), words(word(110, 45), word(110, 105)))
    assert grid is not None
    assert grid.ys.tolist() == [30, 60, 90, 120]


@pytest.mark.parametrize(
    ("row", "walls", "expected"),
    [
        ([1], [(1, 0, 1), (1, 0, 1), (1, 0, 1)], slice(1, 2)),
        ([0, 2], [(1, 0, 1), (1, 0, 1), (1, 0, 1)], slice(0, 3)),
        ([1], [(1, 0, 1), (1, 0, 1), (1, 1, 1)], slice(1, 3)),
        ([1], [(1, 1, 0, 1), (1, 0, 0, 1), (1, 0, 1, 1)], slice(0, 3)),
    ],
)
def test_bare_rows_are_those_without_words_and_inner_walls(
    row: list[int], walls: list[tuple[int, ...]], expected: slice
) -> None:
    assert without_blank_ends(np.array(row), np.array(walls, bool)) == expected


LEFT, RIGHT = word(110, 15), word(205, 15)
EDGE = 200.0


def says(*boxes: Box, turn: Sequence[int] = (), size: float = SIZE) -> bool | None:
    found = words(*boxes, turn=turn, size=size)
    (row,) = extents_by_row(found, np.zeros(len(found), int), np.array([True]))
    return grids_apart(row, EDGE, 100, 300)


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ((LEFT, RIGHT), True),
        ((LEFT,), None),
        ((RIGHT,), None),
        ((LEFT, RIGHT, (198.4, 10, 201.6, 20)), False),  # a word runs across the edge
        ((LEFT, RIGHT, (198.5, 10, 240, 20)), True),
        ((LEFT, RIGHT, (120, 30, 201.5, 40)), True),
        ((LEFT, RIGHT, (120, 30, 201.6, 40)), False),
        ((LEFT, (214.9, 10, 240, 20)), True),
        ((LEFT, (215, 10, 240, 20)), False),  # words to the right begin elsewhere
        (((110, 10, 197, 20), (204.9, 10, 230, 20)), False),  # one sentence on one line
        (((110, 10, 197, 20), (205, 10, 230, 20)), True),
        (((110, 10, 197, 20), (204, 13.4, 230, 23.4)), False),
        (((110, 10, 197, 20), (204, 13.5, 230, 23.5)), True),
        (((110, 6.6, 197, 16.6), (204, 10, 230, 20)), False),
        (((110, 10, 201, 20), (200, 10, 230, 20)), True),  # over one another, as in two cells
        (((110, 10, 200.5, 20), (200, 10, 230, 20)), False),
        ((RIGHT, (60, 10, 100, 20)), None),  # of the cells beside
        ((RIGHT, (60, 10, 100.1, 20)), True),
        ((LEFT, (300, 10, 310, 20)), None),
        ((LEFT, (299.9, 10, 310, 20)), False),
    ],
)
def test_words_show_an_edge_where_they_stand_clear_on_both_sides(boxes: tuple[Box, ...], expected: bool | None) -> None:
    assert says(*boxes) is expected


def test_turned_words_show_nothing() -> None:
    assert says(LEFT, RIGHT, turn=(1, 0)) is None
    assert says(LEFT, RIGHT, (198, 10, 210, 90), turn=(0, 0, 1)) is True


@pytest.mark.parametrize(("size", "expected"), [(8, True), (12, False)])
def test_gaps_are_measured_in_letters(size: float, expected: bool) -> None:
    assert says((110, 10, 197, 20), (204, 10, 230, 20), size=size) is expected


def walls_of(traces: Sequence[Sequence[float]], *boxes: Box) -> list[list[int]]:
    """Walls between columns, 1 for each, of rows of 30 points and columns of 100."""
    found = np.array(traces, float)
    xs, ys = np.arange(100.0, 100.0 * found.shape[1] + 1, 100), np.arange(0.0, 30.0 * len(found) + 1, 30)
    return with_text_walls(found, xs, ys, words(*boxes)).astype(int).tolist()


@pytest.mark.parametrize(
    ("trace", "boxes", "wall"),
    [
        (0.6, (), 1),
        (0.59, (), 1),  # a trace, and nothing contradicts
        (0.08, (), 1),
        (0.079, (), 0),
        (0.079, (LEFT, RIGHT), 1),
        (0.59, ((150, 10, 240, 20),), 0),
        (0.6, ((150, 10, 240, 20),), 1),
        (0.0, ((150, 10, 240, 20),), 0),
    ],
)
def test_words_say_whether_a_trace_of_a_rule_is_a_wall(trace: float, boxes: tuple[Box, ...], wall: int) -> None:
    assert walls_of([(1, trace, 1)], *boxes) == [[1, wall, 1]]


def test_a_row_that_shows_nothing_is_as_those_beside_it_unless_it_is_a_band() -> None:
    beside = (word(110, 15), word(205, 15), word(305, 15))
    assert walls_of([(1, 0, 0, 1), (1, 0, 1, 1)], *beside) == [[1, 1, 1, 1], [1, 1, 1, 1]]
    assert walls_of([(1, 0, 0, 1), (1, 1, 0, 1)], *beside) == [[1, 1, 1, 1], [1, 1, 1, 1]]
    assert walls_of([(1, 0, 0, 1), (1, 0, 0, 1)], *beside) == [[1, 1, 1, 1], [1, 0, 0, 1]]
    assert walls_of([(1, 0, 0, 1), (1, 0, 1, 1)]) == [[1, 0, 0, 1], [1, 0, 1, 1]]


def test_an_edge_that_words_contradict_in_one_row_is_shown_by_the_next() -> None:
    across = (150, 10, 240, 20)
    assert walls_of([(1, 0, 1), (1, 0, 1)], across, word(110, 45), word(205, 45)) == [[1, 0, 1], [1, 1, 1]]


def test_words_that_begin_as_in_ruled_rows_keep_to_columns_without_a_rule() -> None:
    ruled = [(1, 1, 1, 1), (1, 0, 0, 1)]
    above = (word(110, 15), word(225, 15), word(310, 15))
    assert walls_of(ruled, *above, word(110, 45), word(225, 45)) == [[1, 1, 1, 1], [1, 1, 1, 1]]
    assert walls_of([ruled[0], (1, 0.08, 0, 1)], *above, word(110, 45), word(225, 45))[1] == [1, 0, 0, 1]


def keeps(*here: Box, above: Sequence[Box] = (word(110, 15), word(225, 15)), turn: Sequence[int] = ()) -> bool:
    found = words(*above, *here, turn=turn)
    row = np.array([0] * len(above) + [1] * len(here))
    return keeps_to_columns(found, row, 1, np.array(XS), np.array([(1, 1, 1), (1, 0, 1)], bool))


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ((word(110, 45), word(225, 45)), True),
        ((word(111, 45), word(224, 45)), True),
        ((word(111.1, 45), word(225, 45)), False),
        ((word(110, 45), word(223.9, 45)), False),
        ((word(110, 45),), False),  # one column alone
        ((word(110, 45), word(130, 45)), False),
        ((word(110, 45, 92), word(225, 45)), False),  # runs into the next column
        ((word(110, 45, 91), word(225, 45)), True),
        ((), False),
    ],
)
def test_words_keep_to_columns_where_each_begins_as_above(here: tuple[Box, ...], expected: bool) -> None:
    assert keeps(*here) is expected


def test_words_keep_to_columns_only_where_such_are_above() -> None:
    both = word(110, 45), word(225, 45)
    assert not keeps(*both, above=(word(110, 15),))
    assert not keeps(*both, turn=(0, 1, 0, 0))
    assert keeps(*both, word(180, 45, 60), turn=(0, 0, 0, 0, 1))
    assert keeps(word(199.5, 45), word(110, 45), above=(word(199.5, 15), word(110, 15)))


@pytest.mark.parametrize(("end", "top", "expected"), [(199, 45, False), (190, 45, True), (199, 57, True)])
def test_words_a_space_apart_run_on_over_the_edge_of_a_column(end: float, top: float, expected: bool) -> None:
    """Unless they stand on two lines."""
    here = (110, 45, end, 55), (201, top, 240, top + 10)
    assert keeps(*here, above=(word(110, 15), word(201, 15))) is expected


def test_words_below_a_row_that_is_not_ruled_throughout_show_no_columns() -> None:
    found = words(word(110, 15), word(225, 15), word(110, 45), word(225, 45))
    walls = np.array([(1, 1, 0, 1), (1, 0, 0, 1)], bool)
    xs = np.array([100.0, 200.0, 300.0, 400.0])
    assert not keeps_to_columns(found, np.array([0, 0, 1, 1]), 1, xs, walls)
    walls[0, 2] = True
    assert keeps_to_columns(found, np.array([0, 0, 1, 1]), 1, xs, walls)


def grid_from(level: Sequence[Sequence[int]], upright: Sequence[Sequence[int]]) -> Grid:
    rows, columns = len(level) - 1, len(upright[0]) - 1
    xs, ys = np.arange(columns + 1) * 100.0, np.arange(rows + 1) * 10.0
    return make_grid(xs, ys, np.array(level, bool), np.array(upright, bool), open_top=True)


@pytest.mark.parametrize(
    ("level", "upright", "label"),
    [
        ([(1, 1), (1, 1), (1, 1)], [(1, 1, 1), (1, 1, 1)], [[0, 1], [2, 3]]),
        ([(1, 1), (1, 1), (1, 1)], [(1, 0, 1), (1, 1, 1)], [[0, 0], [1, 2]]),
        ([(1, 1), (0, 1), (1, 1)], [(1, 1, 1), (1, 1, 1)], [[0, 1], [0, 2]]),
        ([(1, 1), (0, 0), (1, 1)], [(1, 0, 1), (1, 0, 1)], [[0, 0], [0, 0]]),
        ([(1, 1), (0, 0), (1, 1)], [(1, 0, 1), (1, 1, 1)], [[0, 0], [1, 2]]),  # a wall runs into its foot
        ([(1, 1), (0, 1), (1, 1)], [(1, 0, 1), (1, 0, 1)], [[0, 0], [1, 1]]),
        ([(1, 1), (1, 0), (1, 1)], [(1, 1, 1), (1, 0, 1)], [[0, 1], [2, 1]]),
        ([(1, 1, 1), (0, 0, 0), (1, 1, 1)], [(1, 0, 0, 1), (1, 0, 1, 1)], [[0, 0, 0], [1, 1, 2]]),
        ([(1,), (0,), (0,), (1,)], [(1, 1)] * 3, [[0], [0], [0]]),
    ],
)
def test_squares_that_no_wall_parts_are_one_cell(
    level: Sequence[Sequence[int]], upright: Sequence[Sequence[int]], label: list[list[int]]
) -> None:
    grid = grid_from(level, upright)
    assert grid.label.tolist() == label
    assert grid.open_top
    assert not grid.open_bottom
    for i, (top, left, foot, right) in enumerate(grid.spans):
        assert (grid.label[top:foot, left:right] == i).all()


def test_a_point_on_a_rule_stands_in_the_cell_after_it() -> None:
    grid = grid_from([(1, 1), (1, 1), (1, 1)], [(1, 1, 1), (1, 1, 1)])
    points = np.array([(0, 0), (100, 5), (50, 10), (199.9, 19.9), (200, 5), (50, 20), (-0.1, 5), (50, -0.1)])
    assert grid.cell_of(points).tolist() == [0, 1, 2, 3, -1, -1, -1, -1]
    assert grid.box == (0, 0, 200, 20)
    assert grid.boxes[3].tolist() == [100, 10, 200, 20]
