"""What is seen on a PDF page and not read as words: signs drawn in strokes, pictures, empty fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from extractors.model import Unread
from extractors.pdf.reader import read_pdf
from tests.draw_pdf import Page, read_drawn

XS, YS = (40, 240, 400, 460), (100, 130, 160)


def tick(page: Page, x: float, y: float) -> None:
    page.line(x, y + 4, x + 4, y + 8)
    page.line(x + 4, y + 8, x + 12, y)


def cross(page: Page, x: float, y: float) -> None:
    page.line(x, y, x + 8, y + 8)
    page.line(x, y + 8, x + 8, y)


def photograph(page: Page, x: float, y: float, side: float = 90) -> None:
    drawn = ImageReader(Image.new("RGB", (20, 20), "#507090"))
    page.canvas.drawImage(drawn, x, page.height - y - side, side, side)


def seen(tmp_path: Path, *marks: tuple[Callable[..., None], float, float]) -> list[Unread]:
    """What is left unread on a page with a small plan and these marks."""

    def draw(page: Page) -> None:
        page.grid(XS, YS)
        page.cells(XS, YS, [["Action", "Owner", "Done"], ["Ring each carer back", "Duty manager", ""]])
        for mark, x, y in marks:
            mark(page, x, y)

    return list(read_drawn(tmp_path, draw).unread)


@pytest.mark.parametrize("sign", [tick, cross])
def test_each_sign_drawn_in_strokes_is_told_with_its_place(tmp_path: Path, sign: Callable[..., None]) -> None:
    first, second = seen(tmp_path, (sign, 420, 140), (sign, 440, 140))
    assert (first.kind, second.kind) == ("drawn_mark", "drawn_mark")
    assert first.place is not None and first.place.page == 1
    assert (first.place.x0, first.place.top) == pytest.approx((420, 140), abs=1)
    assert 0 < (first.share or 0) < 0.001


def test_the_rules_of_a_table_and_strokes_over_words_are_no_signs(tmp_path: Path) -> None:
    assert seen(tmp_path) == []
    assert seen(tmp_path, (lambda page, x, y: page.line(x, y, x + 100, y + 16), 42, 134)) == []


def test_a_map_of_many_strokes_is_one_drawing(tmp_path: Path) -> None:
    roads = [(cross, 20 * (i % 35) + 60, 20 * (i // 35) + 300) for i in range(245)]
    (drawn,) = seen(tmp_path, *roads)
    assert drawn.share == pytest.approx(0.19, abs=0.02)


def test_a_picture_is_told_but_a_sign_of_a_cell_is_left_to_its_colour(tmp_path: Path) -> None:
    (picture,) = seen(tmp_path, (photograph, 500, 300))
    assert (picture.kind, picture.share) == ("picture", pytest.approx(90 * 90 / (842 * 595), abs=0.001))
    assert seen(tmp_path, (lambda page, x, y: photograph(page, x, y, side=10), 420, 140)) == []


def test_fields_that_nobody_filled_are_told_with_what_they_ask_for(tmp_path: Path) -> None:
    page = Page(tmp_path / "form.pdf")
    page.text(40, 60, "Improvement plan of the fostering panel, spring round")
    form = page.canvas.acroForm
    for i, (name, value) in enumerate([("Lead officer", ""), ("Deadline", "May 2025")]):
        form.textfield(name=name, tooltip=name, value=value, x=60, y=400 - 40 * i, width=120, height=20)
    form.checkbox(name="Agreed", x=60, y=300)
    page.save()
    (field,) = read_pdf(tmp_path / "form.pdf").unread
    assert (field.kind, field.words, field.place and field.place.page) == ("form_field", "Lead officer", 1)
