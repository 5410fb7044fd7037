"""Pages within one row of a table, on which nothing but the rules between its columns is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.draw_pdf import LEADING, Page, read_drawn, texts

XS = (40, 90, 380, 560, 680)
LINES = [f"visit home {n} and tell the panel what was seen there," for n in range(30)]


def rest_of_row(page: Page, xs: tuple[int, ...], ends: tuple[int, ...]) -> None:
    for x, end in zip(xs, ends, strict=True):
        page.line(x, 40, x, end)
    page.text(XS[1] + 5, 44, "\n".join(LINES))


def test_words_between_upright_rules_alone_are_a_row_open_at_both_ends(tmp_path: Path) -> None:
    foot = int(44 + LEADING * len(LINES))
    (table,) = read_drawn(tmp_path, lambda page: rest_of_row(page, XS, (foot,) * 5)).tables
    assert texts(table) == [["", "\n".join(LINES), "", ""]]
    assert table.open_top and table.open_bottom


@pytest.mark.parametrize("feet", [(460, 460, 460), (460, 460, 460, 300, 200)])
def test_few_upright_rules_or_such_of_other_lengths_are_no_table(tmp_path: Path, feet: tuple[int, ...]) -> None:
    assert not read_drawn(tmp_path, lambda page: rest_of_row(page, XS[: len(feet)], feet)).tables


@pytest.mark.parametrize(("is_closed", "count"), [(True, 0), (False, 1)])
def test_the_sides_of_frames_with_round_corners_side_by_side_are_no_columns(
    tmp_path: Path, is_closed: bool, count: int
) -> None:
    def draw(page: Page) -> None:
        for x0, x1 in ((40, 380), (400, 740)):
            page.line(x0, 48, x0, 292)
            page.line(x1, 48, x1, 292)
            for y in (40, 300) if is_closed else ():
                page.line(x0 + 8, y, x1 - 8, y)
            page.text(x0 + 5, 60, "\n".join(LINES[:15]))

    assert len(read_drawn(tmp_path, draw).tables) == count
