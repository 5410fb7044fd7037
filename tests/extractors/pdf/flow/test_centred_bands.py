"""Bands in the middle of tables without upright rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.model import Cell, Line, Place, Table
from extractors.pdf.flow.centred_bands import with_centred_bands
from tests.draw_pdf import Page, read_drawn, texts

XS = (60.0, 110.0, 370.0, 520.0, 780.0)  # about the middle of the page
HEAD = ("Ref", "Action", "Lead", "By when")
ROWS = (("1.1", "Ring each family", "Duty Manager", "May 2031"), ("1.2", "Write the guide", "PSW", "June 2031"))


def drawn(path: Path, between: str, at: float, ruled: bool = True, size: float = 9) -> list[list[str]]:
    """The rows of a table with words between its two, their middle at an x, with rules between its rows or none."""

    def draw(page: Page) -> None:
        page.cells(XS, [100], [HEAD], font="Helvetica-Bold")
        page.cells(XS, [118], ROWS[:1])
        page.text(at - page.canvas.stringWidth(between, "Helvetica", size) / 2, 140, between, size)
        page.cells(XS, [154], ROWS[1:])
        for y in (100, 118, 136, 154, 172) if ruled else ():
            page.line(XS[0], y, XS[-1], y)

    [table] = [block for block in read_drawn(path, draw).blocks if isinstance(block, Table)]
    return texts(table)


@pytest.mark.parametrize("ruled", [True, False])
def test_words_in_the_middle_between_rows_are_a_band(tmp_path: Path, ruled: bool) -> None:
    assert drawn(tmp_path, "EDUCATION", 421, ruled) == [[*HEAD], [*ROWS[0]], ["EDUCATION"] * 4, [*ROWS[1]]]


def test_words_off_the_middle_are_no_band(tmp_path: Path) -> None:
    assert ["EDUCATION"] * 4 not in drawn(tmp_path, "EDUCATION", 450)


def test_what_goes_on_with_the_words_above_is_no_band(tmp_path: Path) -> None:
    assert ["of education"] * 4 not in drawn(tmp_path, "of education", 421)


def placed(words: str, x0: float, x1: float, top: float) -> Cell:
    place = Place(1, x0, top, x1, top + 9)
    return Cell((Line(words, place=place),) if words else (), places=(place,))


@pytest.mark.parametrize(("sides", "is_band"), [((380, 450, 430), True), ((390, 452, 442), False)])
def test_words_of_a_column_that_is_centred_itself_are_no_band(sides: tuple[float, ...], is_band: bool) -> None:
    """The first begin where those below them do, the second stand in the middle of their own cells."""
    start, end, below = sides
    rows = [
        (placed("Ref", 60, 90, 0), placed("Lead", start, end, 0), placed("Due", 700, 782, 0)),
        (placed("", 60, 90, 20), placed("Health", 412, 430, 20), placed("", 700, 782, 20)),
        (placed("1", 60, 90, 40), placed("PSW", start if is_band else 400, below, 40), placed("May", 700, 782, 40)),
    ]
    found = with_centred_bands(Table(tuple(rows), (Place(1, 60, 0, 782, 80),)), 842)
    assert (found.rows[1][0] is found.rows[1][-1]) is is_band
