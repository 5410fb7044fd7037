"""How letters stand on their line, measured on letters drawn here; each tolerance on both sides of its edge."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from extractors.model import Line
from extractors.pdf.page.content import open_page
from extractors.pdf.page.printed_lines import printed_lines
from extractors.pdf.page.type_metrics import ASCENT, DESCENT, OVERSHOOT
from extractors.pdf.tables.column_gaps import pieces_of
from tests.draw_pdf import Page, read_drawn, texts

SIZE = 20.0
LETTERS = "Hdklbft Ogpqyj,"


def lines(folder: Path, *words: tuple[float, float, str], rule: tuple[float, float, float] | None = None) -> list[Line]:
    """The lines of a page with words at (x, top), and with a level rule (x0, x1, y)."""

    def draw(page: Page) -> None:
        for x, top, text in words:
            page.text(x, top, text, size=SIZE)
        if rule:
            page.line(rule[0], rule[2], rule[1], rule[2])

    return [line for paragraph in read_drawn(folder, draw).paragraphs for line in paragraph.lines]


def width(text: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, "Helvetica", SIZE))


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Times-Roman"])
def test_letters_reach_as_high_and_as_low_as_is_said(tmp_path: Path, font: str) -> None:
    page = Page(tmp_path / "letters.pdf")
    page.text(20, 100, LETTERS, size=100, font=font)
    page.save()
    document = pypdfium2.PdfDocument(tmp_path / "letters.pdf")
    ink = np.flatnonzero((document[0].render().to_numpy()[:, :, 0] < 128).any(1))
    top, foot = (175 - ink[0]) / 100, (ink[-1] - 175) / 100
    assert ASCENT - 0.12 < top <= ASCENT + OVERSHOOT
    assert DESCENT - OVERSHOOT < foot <= DESCENT + 2 * OVERSHOOT


def test_the_box_of_a_word_is_that_of_its_letters(tmp_path: Path) -> None:
    page = Page(tmp_path / "words.pdf")
    page.text(100, 200, "Actions", size=SIZE)
    page.save()
    with open_page(pypdfium2.PdfDocument(tmp_path / "words.pdf"), 1) as geometry:
        assert geometry.words.box[0, [1, 3]] == pytest.approx([200, 200 + (ASCENT + DESCENT) * SIZE], abs=0.1)


@pytest.mark.parametrize(("lower", "number"), [(0.33, 1), (0.37, 2)])
def test_words_a_third_of_an_em_lower_are_on_the_same_line(tmp_path: Path, lower: float, number: int) -> None:
    xs, ys = [40.0, 400.0, 500.0], [50.0, 120.0, 150.0]

    def draw(page: Page) -> None:
        page.grid(xs, ys)
        page.text(50, 60, "One", size=SIZE)
        page.text(130, 60 + lower * SIZE, "two", size=SIZE)
        page.text(410, 60, "May", size=SIZE)

    (table,) = read_drawn(tmp_path, draw).tables
    assert len(table.rows[0][0].lines) == number


@pytest.mark.parametrize(("rise", "is_struck"), [(0.10, False), (0.14, True), (0.43, True), (0.47, False)])
def test_a_rule_strikes_through_what_it_runs_through(tmp_path: Path, rise: float, is_struck: bool) -> None:
    base = 100 + ASCENT * SIZE
    (line,) = lines(tmp_path, (50, 100, "May 2024"), rule=(50, 50 + width("May 2024"), base - rise * SIZE))
    assert (line.struck == "May 2024") is is_struck


def printed(folder: Path, gap: float, below: int = 0) -> list[str]:
    """The lines of two words `gap` em apart, drawn one after all others, with lines below that begin as the second."""
    page = Page(folder / "gap.pdf")
    right = 50 + width("Children") + gap * SIZE
    page.text(50, 100, "Children", size=SIZE)
    for row in range(below):
        page.text(right, 160 + 60 * row, "Others", size=SIZE)
    page.text(50, 400, "End", size=SIZE)
    page.text(right, 100, "Families", size=SIZE)
    page.save()
    with open_page(pypdfium2.PdfDocument(folder / "gap.pdf"), 1) as geometry:
        found = printed_lines(geometry, np.zeros(len(geometry.words), np.int64), 0)
    return [line.text for line in found if line.text not in ("Others", "End")]


@pytest.mark.parametrize(("gap", "text"), [(0.09, "ChildrenFamilies"), (0.11, "Children Families")])
def test_a_tenth_of_an_em_parts_two_words(tmp_path: Path, gap: float, text: str) -> None:
    assert printed(tmp_path, gap) == [text]


@pytest.mark.parametrize(("gap", "below", "number"), [(0.79, 3, 1), (0.81, 3, 2), (0.81, 2, 1)])
def test_a_gap_wider_than_between_words_is_a_gutter_where_lines_of_a_column_begin_after_it(
    tmp_path: Path, gap: float, below: int, number: int
) -> None:
    assert len(printed(tmp_path, gap, below)) == number


@pytest.mark.parametrize(("gap", "number"), [(1.49, 1), (1.51, 2)])
def test_a_gap_of_an_em_and_a_half_begins_another_line_anyhow(tmp_path: Path, gap: float, number: int) -> None:
    assert len(printed(tmp_path, gap)) == number


@pytest.mark.parametrize(("gap", "number"), [(0.74, 1), (0.76, 2)])
def test_words_three_quarters_of_an_em_apart_are_one_run(tmp_path: Path, gap: float, number: int) -> None:
    page = Page(tmp_path / "run.pdf")
    page.text(50, 100, "Children", size=SIZE)
    page.text(50 + width("Children") + gap * SIZE, 100, "Families", size=SIZE)
    page.save()
    with open_page(pypdfium2.PdfDocument(tmp_path / "run.pdf"), 1) as geometry:
        assert len(pieces_of(geometry.words)) == number


@pytest.mark.parametrize(("raised", "text"), [(0.08, "Panel3"), (0.12, "Panel")])
def test_a_small_figure_a_tenth_of_an_em_higher_is_a_footnote_mark(tmp_path: Path, raised: float, text: str) -> None:
    def draw(page: Page) -> None:
        page.text(50, 100, "Panel", size=SIZE)
        page.text(50 + width("Panel"), 100 + ASCENT * (SIZE - 12) - raised * SIZE, "3", size=12)

    (line,) = read_drawn(tmp_path, draw).paragraphs[0].lines
    assert line.text == text


@pytest.mark.parametrize(("cover", "seen"), [((0.62, 0.08), False), ((0.55, 0.08), True), ((0.62, 0.15), True)])
def test_a_fill_over_the_body_of_the_letters_hides_them(tmp_path: Path, cover: tuple[float, float], seen: bool) -> None:
    def draw(page: Page) -> None:
        page.text(50, 200, "Unseen words", size=SIZE)
        base = 200 + ASCENT * SIZE
        page.fill(40, base - cover[0] * SIZE, 300, base - cover[1] * SIZE, "#FFFFFF")
        page.text(50, 100, "Words that are seen", size=SIZE)

    found = " ".join(paragraph.text for paragraph in read_drawn(tmp_path, draw).paragraphs)
    assert ("Unseen" in found) is seen


def test_the_cells_of_a_borderless_table_hold_their_letters(tmp_path: Path) -> None:
    rows = [["Action", "Lead", "Due"], ["Train staff", "Ann", "May 2031"], ["Audit files", "Bob", "June 2031"]]
    rows += [["Hear families", "Cat", "July 2031"], ["Tell the board", "Dan", "May 2032"]]

    def draw(page: Page) -> None:
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                page.text(50 + 200 * c, 100 + 24 * r, text, size=10)

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table) == rows
    (place,) = table.places
    assert (place.top, place.bottom) == pytest.approx((100 - 1.5, 100 + 96 + 9.5 + 1.5), abs=0.1)
