"""Bullets drawn as shapes: which small shapes begin an item, and which are something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor

from extractors.model import Line
from tests.draw_pdf import Page, read_drawn

XS, YS = (40, 240, 400), (100, 180)


def disc(page: Page, x: float, y: float, radius: float = 1.5, colour: str = "#000000", fill: int = 1) -> None:
    page.canvas.setFillColor(HexColor(colour))
    page.canvas.setStrokeColor(HexColor(colour))
    page.canvas.circle(x, page.height - y, radius, stroke=1 - fill, fill=fill)
    page.canvas.setFillColor(HexColor("#000000"))


def square(page: Page, x: float, y: float) -> None:
    page.fill(x - 1.5, y - 1.5, x + 1.5, y + 1.5, "#000000")


def ring(page: Page, x: float, y: float) -> None:
    disc(page, x, y, radius=2, fill=0)


def broad_disc(page: Page, x: float, y: float) -> None:
    """A disc of three points that is broader than high by a rounding, as a browser writes it."""
    page.canvas.ellipse(x - 1.50004, page.height - y - 1.5, x + 1.5, page.height - y + 1.5, stroke=0, fill=1)


def lines_beside(tmp_path: Path, *marks: tuple[object, float, float]) -> list[Line]:
    """The lines of a cell that holds two lines of words from x 62 on, with these marks drawn."""

    def draw(page: Page) -> None:
        page.grid(XS, YS)
        page.text(62, 110, "Desk opened in spring\nRota sent to all teams")
        page.text(245, 110, "Duty manager")
        for mark, x, y in marks:
            mark(page, x, y)  # type: ignore[operator]

    return list(read_drawn(tmp_path, draw).tables[0].rows[0][0].lines)


@pytest.mark.parametrize("mark", [disc, square, ring, broad_disc])
def test_a_small_shape_before_the_words_of_a_line_is_their_bullet(tmp_path: Path, mark: object) -> None:
    lines = lines_beside(tmp_path, (mark, 54, 114), (mark, 54, 126))
    assert [(line.label, line.text) for line in lines] == [
        ("•", "Desk opened in spring"),
        ("•", "Rota sent to all teams"),
    ]


def test_a_line_without_a_shape_goes_on_with_the_item_above(tmp_path: Path) -> None:
    assert [line.label for line in lines_beside(tmp_path, (disc, 54, 114))] == ["•", ""]


def test_shapes_that_follow_closely_are_a_dotted_rule(tmp_path: Path) -> None:
    dots = [(disc, 54, 106 + 4.0 * i) for i in range(8)]
    assert [line.label for line in lines_beside(tmp_path, *dots)] == ["", ""]


def test_a_dot_between_words_begins_no_item(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(62, 110, "Open")
        page.text(92, 110, "Closed")
        disc(page, 87, 114)

    assert not any(line.label for block in read_drawn(tmp_path, draw).paragraphs for line in block.lines)


def test_a_coloured_disc_before_black_words_is_a_rating(tmp_path: Path) -> None:
    def red(page: Page, x: float, y: float) -> None:
        disc(page, x, y, radius=2.4, colour="#CC0000")

    assert [line.label for line in lines_beside(tmp_path, (red, 54, 114))] == ["", ""]


def test_a_shape_as_high_as_letters_is_no_bullet(tmp_path: Path) -> None:
    def large(page: Page, x: float, y: float) -> None:
        disc(page, x, y, radius=4)

    assert [line.label for line in lines_beside(tmp_path, (large, 54, 114))] == ["", ""]
