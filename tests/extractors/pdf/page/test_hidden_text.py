"""What is drawn on a PDF page and not seen: beyond clips, under later paint, in letters without ink."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.colors import Color, HexColor

from extractors.model import Document
from extractors.pdf.reader import read_pdf
from tests.draw_pdf import HEIGHT, WIDTH, Page, read_drawn, texts

XS, YS = (50.0, 100.0, 400.0, 500.0, 560.0), (50.0, 70.0, 95.0, 120.0, 145.0)
ROWS = (
    ("Ref", "Action", "Lead", "RAG"),
    ("1.1", "Visit each child within five days", "Head of Service", ""),
    ("1.2", "Hold a case clinic each week", "Service Manager", ""),
    ("1.3", "Share the thresholds with schools", "Director", ""),
)
FILLS = ("FF0000", "FFC000", "00B050")


@contextmanager
def clip(page: Page, x0: float, top: float, x1: float, bottom: float) -> Iterator[None]:
    page.canvas.saveState()
    path = page.canvas.beginPath()
    path.rect(x0, page.height - bottom, x1 - x0, bottom - top)
    page.canvas.clipPath(path, stroke=0, fill=0)
    yield
    page.canvas.restoreState()


def clipped_fills(page: Page) -> None:
    """Each fill as large as the page, cut back to its cell."""
    for colour, top, bottom in zip(FILLS, YS[1:], YS[2:], strict=False):
        with clip(page, XS[3], top, XS[4], bottom):
            page.fill(0, 0, WIDTH, HEIGHT, f"#{colour}")


def clipped_rules(page: Page) -> None:
    """Each side of each cell from edge to edge of the page, cut back to the cell."""
    for x0, x1 in pairwise(XS):
        for top, bottom in pairwise(YS):
            with clip(page, x0 - 0.3, top - 0.3, x1 + 0.3, bottom + 0.3):
                for y in (top, bottom):
                    page.line(0, y, WIDTH, y)
                for x in (x0, x1):
                    page.line(x, 0, x, HEIGHT)


def in_form(page: Page, scale: float) -> None:
    """Fills and rules with their clips, in a form that is drawn at another scale."""
    canvas = page.canvas
    canvas.beginForm("table", 0, 0, WIDTH / scale, HEIGHT / scale)
    canvas.scale(1 / scale, 1 / scale)
    clipped_fills(page)
    clipped_rules(page)
    canvas.endForm()
    canvas.saveState()
    canvas.scale(scale, scale)
    canvas.doForm("table")
    canvas.restoreState()


@pytest.mark.parametrize("scale", [None, 1.0, 0.5])
def test_clips_cut_back_fills_and_rules(tmp_path: Path, scale: float | None) -> None:
    def draw(page: Page) -> None:
        if scale is None:
            clipped_fills(page)
            clipped_rules(page)
        else:
            in_form(page, scale)
        page.cells(XS, YS, ROWS)

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table) == [list(row) for row in ROWS]
    assert [[cell.fill for cell in row] for row in table.rows[1:]] == [[None, None, None, fill] for fill in FILLS]


def test_pictures_in_forms_colour_the_cells_they_cover(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for i, (colour, top, bottom) in enumerate(zip(FILLS, YS[1:], YS[2:], strict=False)):
            page.canvas.beginForm(f"picture{i}", 0, 0, WIDTH, HEIGHT)
            picture = Image.new("RGB", (4, 4), f"#{colour}")
            page.canvas.drawInlineImage(picture, XS[3], HEIGHT - bottom, XS[4] - XS[3], bottom - top)
            page.canvas.endForm()
            page.canvas.doForm(f"picture{i}")
        page.grid(XS, YS)
        page.cells(XS, YS, ROWS)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[3].fill for row in table.rows[1:]] == list(FILLS)


def test_a_colour_one_can_see_through_is_seen_with_what_lies_under_it(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.fill(XS[0], YS[1], XS[4], YS[2], "#FFFF00")
        red = HexColor("#FF0000")
        page.fill(XS[3], YS[1], XS[4], YS[2], Color(red.red, red.green, red.blue, alpha=0.5))
        page.fill(XS[3], YS[2], XS[4], YS[3], Color(red.red, red.green, red.blue, alpha=0.5))
        page.grid(XS, YS)
        page.cells(XS, YS, ROWS)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [cell.fill for cell in table.rows[1]] == ["FFFF00"] * 3 + ["FF8000"]
    assert table.rows[2][3].fill in ("FF7F7F", "FF8080")


def plan_with(tmp_path: Path, secret: Callable[[Page], None]) -> Document:
    """The plan, with something drawn before it."""

    def draw(page: Page) -> None:
        secret(page)
        page.grid(XS, YS)
        page.cells(XS, YS, ROWS)

    return read_drawn(tmp_path, draw)


def white_on_white(page: Page) -> None:
    page.canvas.setFillColor(HexColor("#FFFFFF"))
    page.canvas.drawString(XS[1] + 200, HEIGHT - YS[2] - 12, "secret")
    page.canvas.setFillColor(HexColor("#000000"))


def covered(page: Page) -> None:
    page.text(XS[1] + 40, YS[2] + 4, "secret")
    page.fill(XS[1], YS[2], XS[2], YS[3], "#FFFFFF")


def without_ink(page: Page) -> None:
    page.canvas.saveState()
    text = page.canvas.beginText(XS[1] + 200, HEIGHT - YS[2] - 12)
    text.setTextRenderMode(3)
    text.textOut("secret")
    page.canvas.drawText(text)
    page.canvas.restoreState()


@pytest.mark.parametrize("secret", [white_on_white, covered, without_ink])
def test_words_that_the_page_does_not_show_are_in_no_cell(tmp_path: Path, secret: Callable[[Page], None]) -> None:
    document = plan_with(tmp_path, secret)
    assert texts(document.tables[0]) == [list(row) for row in ROWS]
    assert [paragraph.text for paragraph in document.furniture] == ["secret"]
    assert [(issue.code, issue.text) for issue in document.issues] == [("hidden_text", "secret")]


def test_a_box_over_part_of_a_line_hides_that_part(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(40, 100, "Lead is Ann Example until May")
        begin, end = (
            40 + page.canvas.stringWidth(words, "Helvetica", 9) for words in ("Lead is ", "Lead is Ann Example")
        )
        page.fill(begin, 98, end, 110, "#000000")

    document = read_drawn(tmp_path, draw)
    assert document.paragraphs[0].text.split() == ["Lead", "is", "until", "May"]
    assert [issue.text for issue in document.issues] == ["Ann Example"]


@pytest.mark.parametrize(
    "mode", ["white on a dark cell", "see-through marker", "words of a scan", "a scan's words alone"]
)
def test_words_that_the_page_shows_stay(tmp_path: Path, mode: str) -> None:
    def draw(page: Page) -> None:
        if mode == "white on a dark cell":
            page.fill(30, 90, 300, 115, "#1F3864")
            page.canvas.setFillColor(HexColor("#FFFFFF"))
            page.canvas.drawString(40, HEIGHT - 107, "Improve our practice")
        elif mode == "see-through marker":
            page.text(40, 100, "Improve our practice")
            page.fill(30, 98, 300, 112, Color(1, 1, 0, alpha=0.4))
        else:
            if mode == "words of a scan":
                page.canvas.drawInlineImage(Image.new("RGB", (8, 8), "white"), 0, 0, WIDTH, HEIGHT)
                page.text(700, 570, "Scanned in May")
            text = page.canvas.beginText(40, HEIGHT - 107)
            text.setTextRenderMode(3)
            text.textOut("Improve our practice")
            page.canvas.drawText(text)

    document = read_drawn(tmp_path, draw)
    assert document.paragraphs[0].text == "Improve our practice"
    assert "hidden_text" not in {issue.code for issue in document.issues}


def test_a_rounded_label_under_all_words_of_a_cell_is_its_fill(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid(XS, YS)
        page.cells(XS, YS, [row[:3] for row in ROWS])
        for words, colour, top in zip(("On track", "Late", "Done"), FILLS, YS[1:], strict=False):
            page.canvas.setFillColor(HexColor(f"#{colour}"))
            page.canvas.roundRect(XS[3] + 3, HEIGHT - top - 20, 50, 15, 6, stroke=0, fill=1)
            page.canvas.setFillColor(HexColor("#000000"))
            page.text(XS[3] + 8, top + 8, words)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [(row[3].text, row[3].fill) for row in table.rows[1:]] == list(
        zip(("On track", "Late", "Done"), FILLS, strict=True)
    )


def test_words_clipped_at_the_edge_of_their_cell_stay_in_it(tmp_path: Path) -> None:
    long = "Visit each child within five days of the first call, and tell the school"

    def draw(page: Page) -> None:
        xs = (50.0, 100.0, 260.0, 400.0, 500.0)
        page.grid(xs, YS)
        with clip(page, xs[1] + 0.5, YS[1], xs[2] - 0.5, YS[2]):
            page.text(xs[1] + 5, YS[1] + 4, long)
        page.cells(xs, YS, [ROWS[0], ("1.1", "", "Director", "R"), *ROWS[2:]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table)[1] == ["1.1", long, "Director", "R"]


def test_strokes_as_broad_as_a_line_of_words_are_fills(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for colour, top, bottom in zip(FILLS[:2], YS[1:], YS[2:], strict=False):
            page.line(XS[3], (top + bottom) / 2, XS[4], (top + bottom) / 2, bottom - top, f"#{colour}")
        page.line((XS[3] + XS[4]) / 2, YS[3], (XS[3] + XS[4]) / 2, YS[4], XS[4] - XS[3], f"#{FILLS[2]}")
        page.grid(XS, YS)
        page.cells(XS, YS, ROWS)

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table) == [list(row) for row in ROWS]
    assert [row[3].fill for row in table.rows[1:]] == list(FILLS)


@pytest.mark.parametrize("strips", [1, 4])
def test_pictures_rate_the_cells_they_stand_in_or_cover(tmp_path: Path, strips: int) -> None:
    def draw(page: Page) -> None:
        for colour, top, bottom in zip(FILLS, YS[1:], YS[2:], strict=False):
            picture = Image.new("RGB", (40, 40), f"#{colour}")
            if strips == 1:
                page.canvas.drawInlineImage(picture, XS[3] + 20, HEIGHT - top - 20, 14, 14)
            for i in range(strips) if strips > 1 else ():
                high = (bottom - top) / strips
                page.canvas.drawInlineImage(picture, XS[3], HEIGHT - top - (i + 1) * high, XS[4] - XS[3], high)
        page.grid(XS, YS)
        page.cells(XS, YS, ROWS)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[3].fill for row in table.rows[1:]] == list(FILLS)


def test_a_colour_that_blends_with_what_lies_under_it_is_seen_blended(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.fill(XS[0], YS[1], XS[4], YS[2], "#FFFF00")
        page.canvas.saveState()
        page.canvas.setBlendMode("Multiply")
        page.fill(XS[3], YS[1], XS[4], YS[2], "#00FFFF")
        page.canvas.restoreState()
        page.grid(XS, YS)
        page.cells(XS, YS, ROWS)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [cell.fill for cell in table.rows[1]] == ["FFFF00"] * 3 + ["00FF00"]


def test_a_fill_of_a_layer_that_is_switched_off_hides_no_words(tmp_path: Path) -> None:
    page = Page(tmp_path / "layers.pdf")
    page.text(40, 100, "Improve our practice")
    page.canvas._code.append("/OC /draft BDC")
    page.fill(30, 90, 300, 115, "#00FF00")
    page.canvas._code.append("EMC")
    page.save()
    with pikepdf.open(tmp_path / "layers.pdf", allow_overwriting_input=True) as file:
        layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="draft"))
        off = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=off)
        file.pages[0].Resources.Properties = pikepdf.Dictionary(draft=layer)
        file.save(tmp_path / "layers.pdf")
    assert [paragraph.text for paragraph in read_pdf(tmp_path / "layers.pdf").paragraphs] == ["Improve our practice"]


@pytest.mark.parametrize("is_on", [True, False])
def test_words_of_a_layer_are_read_where_it_is_switched_on(tmp_path: Path, is_on: bool) -> None:
    page = Page(tmp_path / "drawn.pdf")
    page.text(50, 50, "Last agreed in spring")
    page.save()
    with pikepdf.open(tmp_path / "drawn.pdf") as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Old dates"))
        shown = {"ON" if is_on else "OFF": pikepdf.Array([layer])}
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(**shown))
        sheet = pdf.pages[0]
        sheet.Resources.Properties = pikepdf.Dictionary(Old=layer)
        sheet.contents_add(b"/OC /Old BDC BT /F1 9 Tf 1 0 0 1 50 400 Tm (Moved to autumn) Tj ET EMC")
        sheet.Resources.Font.F1 = next(iter(sheet.Resources.Font.values()))
        pdf.save(tmp_path / "layered.pdf")
    found = read_pdf(tmp_path / "layered.pdf")
    words = [paragraph.text for paragraph in found.paragraphs]
    assert ("Moved to autumn" in " ".join(words)) == is_on
    assert [issue.code for issue in found.issues] == ([] if is_on else ["hidden_text"])


@pytest.mark.parametrize(("value", "read"), [("Duty Manager", ["Lead:", "Duty Manager"]), ("", ["Lead:"])])
def test_a_form_field_s_value_is_read_though_nothing_draws_it(tmp_path: Path, value: str, read: list[str]) -> None:
    page = Page(tmp_path / "drawn.pdf")
    page.text(50, 50, "Lead:")
    page.canvas.acroForm.textfield(name="lead", x=150, y=HEIGHT - 62, width=200, height=16, value=value)
    page.save()
    with pikepdf.open(tmp_path / "drawn.pdf") as pdf:
        for field in pdf.Root.AcroForm.Fields:
            del field.AP
        pdf.save(tmp_path / "filled.pdf")
    found = read_pdf(tmp_path / "filled.pdf")
    assert " ".join(p.text for p in found.paragraphs).split() == " ".join(read).split()
