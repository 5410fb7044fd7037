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
