"""Painted cards on a page, each with words over a row of short ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.draw_pdf import Page, read_drawn, texts

XS = [40.0, 300.0]  # of two panels side by side
WIDE, HIGH = 240.0, 60.0
TITLES = ["Ring each family within a week", "Write a guide for schools", "Open a hub by the river", "Audit forty files"]
FEET = [("Ann Bell", "May 2031"), ("Head of Duty", "June 2031"), ("Tom Reed", "July 2031"), ("Ann Bell", "2032")]


def panel(page: Page, x: float, top: float, title: str, rows: Sequence[tuple[Sequence[str], float, str]]) -> None:
    """A panel with its title and rows of two short texts, each of a size and font."""
    page.fill(x, top, x + WIDE, top + HIGH, "#e8f0f8")
    page.text(x + 8, top + 6, title, size=11, font="Helvetica-Bold")
    for i, (words, size, font) in enumerate(rows):
        for at, word in zip((8, 130), words, strict=True):
            page.text(x + at, top + 28 + 13 * i, word, size=size, font=font)


def places(count: int) -> list[tuple[float, float]]:
    return [(XS[i % 2], 80 + 80 * (i // 2)) for i in range(count)]


@pytest.mark.parametrize(
    ("size", "font", "count"), [(7, "Helvetica", 2), (9, "Helvetica-Bold", 2), (9, "Helvetica", 0)],
    ids=["smaller", "bold", "of the look of the values"],
)  # fmt: skip
def test_labels_over_values_in_panels_tell_cards(tmp_path: Path, size: float, font: str, count: int) -> None:
    def draw(page: Page) -> None:
        for (x, top), title, foot in zip(places(2), TITLES, FEET, strict=False):
            panel(page, x, top, title, [(("Lead", "Due"), size, font), (foot, 9, "Helvetica")])

    tables = read_drawn(tmp_path, draw).tables
    assert [texts(table)[1] for table in tables] == [[f"Lead\n{a}", f"Due\n{b}"] for a, b in FEET[:count]]
    assert [table.rows[0][0].words for table in tables] == TITLES[:count]


@pytest.mark.parametrize(("panels", "count"), [(3, 3), (2, 0)])
def test_short_words_without_labels_need_three_panels(tmp_path: Path, panels: int, count: int) -> None:
    def draw(page: Page) -> None:
        for (x, top), title, foot in zip(places(panels), TITLES, FEET, strict=False):
            panel(page, x, top, title, [(foot, 9, "Helvetica")])

    tables = read_drawn(tmp_path, draw).tables
    assert len(tables) == count
    assert all(table.rows[0][0] is table.rows[0][1] for table in tables)


@pytest.mark.parametrize("foot", [("A long sentence of what", "the board has heard from each of them"), ("", "")])
def test_panels_of_prose_are_no_tables(tmp_path: Path, foot: tuple[str, str]) -> None:
    def draw(page: Page) -> None:
        for (x, top), title in zip(places(4), TITLES, strict=True):
            panel(page, x, top, title, [(foot, 9, "Helvetica")] if any(foot) else [])

    assert not read_drawn(tmp_path, draw).tables


@pytest.mark.parametrize(("gap", "count"), [(20.0, 2), (0.0, 0)], ids=["frames", "cells of a table"])
def test_frames_with_round_corners_are_panels_where_they_stand_apart(tmp_path: Path, gap: float, count: int) -> None:
    def draw(page: Page) -> None:
        for i, (title, foot) in enumerate(zip(TITLES[:2], FEET, strict=False)):
            x = 40 + i * (WIDE + gap)
            for side in (x, x + WIDE):
                page.line(side, 84, side, 136)
            for level in (80, 140):
                page.line(x + 4, level, x + WIDE - 4, level)
            page.text(x + 8, 86, title, size=11, font="Helvetica-Bold")
            for at, label, value in zip((8, 130), ("Lead", "Due"), foot, strict=True):
                page.text(x + at, 106, label, size=7)
                page.text(x + at, 118, value)

    tables = read_drawn(tmp_path, draw).tables
    assert [texts(table)[1] for table in tables if table.width == 2 and len(table.rows) == 2] == [
        [f"Lead\n{a}", f"Due\n{b}"] for a, b in FEET[:count]
    ]


def test_painted_cards_with_borders_close_below_one_another_are_one_panel_each(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for i, (title, foot) in enumerate(zip(TITLES[:3], FEET, strict=False)):
            top = 80 + i * (HIGH + 10)
            panel(page, XS[0], top, title, [(foot, 9, "Helvetica")])
            page.grid((XS[0] + 1.2, XS[0] + WIDE - 1.2), (top + 1.2, top + HIGH - 1.2))

    tables = read_drawn(tmp_path, draw).tables
    assert [texts(table)[1] for table in tables] == [list(foot) for foot in FEET[:3]]
