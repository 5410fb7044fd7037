"""What is read of single words, fills and files: marks, strikes, symbols, colours, damage."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from reportlab.lib.colors import CMYKColor, Color
from reportlab.pdfgen.canvas import Canvas

from extractors.colour import colour_name
from extractors.model import Unreadable
from extractors.pdf.page.content import middle, open_page
from extractors.pdf.reader import read_pdf
from tests.draw_pdf import Page, read_drawn, texts


def test_words_have_box_size_weight_and_colour(tmp_path: Path) -> None:
    page = Page(tmp_path / "words.pdf")
    page.text(100, 200, "Actions", size=12, font="Helvetica-Bold")
    page.canvas.setFillColorRGB(1, 0, 0)
    page.text(100, 230, "late", size=9)
    page.save()
    document = pypdfium2.PdfDocument(tmp_path / "words.pdf")
    with open_page(document, 1) as geometry:
        words = geometry.words
        assert words.text == ["Actions", "late"]
        assert words.box[0][:2] == pytest.approx([100, 200], abs=1)
        assert words.size.tolist() == pytest.approx([12, 9])
        assert words.bold.tolist() == [True, False]
        assert words.colour.tolist() == [0, 0xFF0000]


def test_words_struck_through_are_kept_apart(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(40, 100, "Due May 2024 June 2024")
        start = 40 + page.canvas.stringWidth("Due ", "Helvetica", 9)
        page.line(start, 104.5, start + page.canvas.stringWidth("May 2024", "Helvetica", 9), 104.5)

    (line,) = read_drawn(tmp_path, draw).paragraphs[0].lines
    assert (line.text, line.struck) == ("Due June 2024", "May 2024")


def test_new_words_set_right_after_struck_ones_are_not_struck(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(40, 100, "Due May 2024")
        begin, end = (40 + page.canvas.stringWidth(words, "Helvetica", 9) for words in ("Due ", "Due May 2024"))
        page.line(begin, 104.5, end, 104.5)
        page.text(end, 98.5, "June 2025", size=11)

    (line,) = read_drawn(tmp_path, draw).paragraphs[0].lines
    assert (line.text, line.struck) == ("Due June 2025", "May 2024")


def test_a_raised_footnote_mark_is_kept_apart_and_a_raised_ordinal_is_not(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(40, 100, "Panel", size=10)
        x = 40 + page.canvas.stringWidth("Panel", "Helvetica", 10)
        page.text(x, 98.5, "3", size=6)
        page.text(x + 6, 100, "by 4", size=10)
        page.text(x + 6 + page.canvas.stringWidth("by 4", "Helvetica", 10), 98.5, "th", size=6)

    (line,) = read_drawn(tmp_path, draw).paragraphs[0].lines
    assert (line.text, line.marks) == ("Panel by 4th", "3")


@pytest.mark.parametrize(("lift", "marks"), [(4.0, "3"), (0.0, "")])
def test_a_mark_hardly_smaller_than_its_word_is_told_by_how_high_it_stands(
    tmp_path: Path, lift: float, marks: str
) -> None:
    def draw(page: Page) -> None:
        page.text(40, 100, "June 2031", size=10)
        page.text(40 + page.canvas.stringWidth("June 2031", "Helvetica", 10), 100.75 - lift, "3", size=9)

    (line,) = read_drawn(tmp_path, draw).paragraphs[0].lines
    assert line.marks == marks


@pytest.mark.parametrize(
    "paint",
    ["#FFC000", CMYKColor(0, 0, 0, 0.5), CMYKColor(0.7, 0, 1, 0), Color(1, 0, 0, alpha=0.5), Color(0.5, 0.5, 0.5)],
)
def test_a_fill_is_the_colour_seen(tmp_path: Path, paint: str | Color) -> None:
    def draw(page: Page) -> None:
        page.fill(100, 80, 200, 100, paint)
        page.grid([40, 100, 200], [60, 80, 100])
        page.cells([40.0, 100.0], [60.0, 80.0], [["Action", "RAG"], ["Agree a plan", ""]])

    (table,) = read_drawn(tmp_path, draw).tables
    fill = table.rows[1][1].fill
    picture = pypdfium2.PdfDocument(tmp_path / "drawn.pdf")[0].render().to_pil().convert("RGB")
    assert fill is not None
    assert [int(fill[i : i + 2], 16) for i in (0, 2, 4)] == pytest.approx(picture.getpixel((150, 90)), abs=2)
    assert table.rows[0][1].fill is None


def test_white_is_no_fill(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.fill(40, 60, 200, 100, "#FFFFFF")
        page.grid([40, 100, 200], [60, 80, 100])
        page.cells([40.0, 100.0], [60.0, 80.0], [["Action", "RAG"], ["Agree a plan", ""]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert {cell.fill for row in table.rows for cell in row} == {None}


def test_a_gradient_is_seen_as_it_is_drawn(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.canvas.saveState()
        path = page.canvas.beginPath()
        path.rect(100, page.height - 100, 100, 20)
        page.canvas.clipPath(path, stroke=0)
        page.canvas.linearGradient(100, 0, 200, 0, (Color(1, 0, 0), Color(0.9, 0, 0)))
        page.canvas.restoreState()
        page.grid([40, 100, 200], [60, 80, 100])
        page.cells([40.0, 100.0], [60.0, 80.0], [["Action", "RAG"], ["Agree a plan", ""]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert colour_name(table.rows[1][1].fill or "FFFFFF") == "red"
    assert table.rows[0][1].fill is None


def test_a_fill_of_strips_and_one_painted_over_another(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.fill(40, 80, 200, 120, "#F2F2F2")
        for top in (80, 90, 100, 110):
            page.fill(104, top, 196, top + 10, "#00B050")
        page.grid([40, 100, 200], [60, 80, 120])
        page.cells([40.0, 100.0], [60.0, 80.0], [["Action", "RAG"], ["Agree a plan", ""]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert [cell.fill for cell in table.rows[1]] == ["F2F2F2", "00B050"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("FF0000", "red"), ("C00000", "red"), ("FFC000", "amber"), ("ED7D31", "amber"), ("FFFF00", "yellow"),
        ("92D050", "green"), ("00B050", "green"), ("0070C0", "blue"), ("00B0F0", "blue"), ("7030A0", "purple"),
        ("D9D9D9", "grey"), ("808080", "grey"), ("FFFFFF", "white"), ("000000", "black"),
    ],
)  # fmt: skip
def test_a_colour_is_called_what_a_person_calls_it(code: str, name: str) -> None:
    assert colour_name(code) == name


def test_the_crop_box_is_the_page(tmp_path: Path) -> None:
    page = Page(tmp_path / "whole.pdf")
    page.text(100, 100, "Shown")
    page.text(700, 500, "Hidden")
    page.save()
    with pikepdf.open(tmp_path / "whole.pdf") as pdf:
        pdf.pages[0].cropbox = [50, 295, 450, 545]
        pdf.save(tmp_path / "cropped.pdf")
    (paragraph,) = read_pdf(tmp_path / "cropped.pdf").paragraphs
    assert paragraph.text == "Shown"
    assert paragraph.place is not None and paragraph.place.x0 == pytest.approx(50, abs=1)


def test_words_are_counted_by_the_page_itself(tmp_path: Path) -> None:
    document = read_drawn(tmp_path, lambda page: page.text(40, 60, "five words on this page"))
    assert document.words == {1: 5}
    assert document.pages == 1


def test_a_damaged_file_is_repaired_and_says_so(tmp_path: Path) -> None:
    page = Page(tmp_path / "whole.pdf")
    page.text(40, 60, "Still here")
    page.save()
    whole = (tmp_path / "whole.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole.replace(b"trailer", b"       "))
    document = read_pdf(tmp_path / "cut.pdf")
    assert "Still here" in document.paragraphs[0].text
    assert [issue.code for issue in document.issues] == ["repaired"]
    (tmp_path / "lost.pdf").write_bytes(whole.replace(b"trailer", b"       ").replace(b"stream", b"strewn"))
    with pytest.raises(Unreadable, match="damaged, and none of its words"):
        read_pdf(tmp_path / "lost.pdf")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "not_a_pdf"),
        (b"", "not_a_pdf"),
        (b"%PDF-1.4\nnothing else", "corrupt"),
    ],
)
def test_a_file_that_is_no_pdf_is_said_to_be_none(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "plan.pdf").write_bytes(content)
    with pytest.raises(Unreadable) as error:
        read_pdf(tmp_path / "plan.pdf")
    assert error.value.reason == reason


def test_a_locked_file_is_said_to_be_locked(tmp_path: Path) -> None:
    page = Page(tmp_path / "open.pdf")
    page.text(40, 60, "Secret")
    page.save()
    with pikepdf.open(tmp_path / "open.pdf") as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(Unreadable, match="encrypted"):
        read_pdf(tmp_path / "locked.pdf")


def test_a_damaged_file_is_not_said_to_be_locked_after_one_that_is(tmp_path: Path) -> None:
    """pdfium 159.0.8149 keeps the error of the last file it refused, and tells it of one without a list of pages, for
    which it sets none."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
        pdf.save(tmp_path / "whole.pdf")
    whole = (tmp_path / "whole.pdf").read_bytes()
    (tmp_path / "lost.pdf").write_bytes(whole.replace(b"/Pages 2 0 R", b"/Pages 9 0 R"))
    said = []
    for name in ("lost", "locked", "lost"):
        with pytest.raises(Unreadable) as error:
            read_pdf(tmp_path / f"{name}.pdf")
        said.append(error.value.reason)
    assert said == ["corrupt", "encrypted", "corrupt"]


def test_pages_without_text_are_no_text_layer(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "blank.pdf"))
    for _ in range(3):
        canvas.showPage()
    canvas.save()
    with pytest.raises(Unreadable, match="no_text_layer"):
        read_pdf(tmp_path / "blank.pdf")


def test_a_page_of_very_many_small_shapes_is_read_in_good_time(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "dots.pdf"), pagesize=(600, 600))
    canvas.drawString(50, 560, "A map of the district")
    path = canvas.beginPath()
    for i in range(30_000):
        path.rect(10 + (i % 200) * 2.5, 10 + (i // 200) * 3.1, 1, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    document = read_pdf(tmp_path / "dots.pdf")
    assert document.paragraphs[0].text == "A map of the district"
    assert not document.tables


def test_no_cell_of_a_plain_table_loses_a_word(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 100, 200], [60, 80, 100])
        page.cells([40.0, 100.0], [60.0, 80.0], [["Due", "Owner"], ["May", "Panel"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table) == [["Due", "Owner"], ["May", "Panel"]]


@pytest.mark.parametrize("shape", ["circle", "square"])
@pytest.mark.parametrize(("letters", "fill"), [("", "00B050"), ("G", "00B050"), ("Reported to the board", None)])
def test_a_sign_in_a_cell_is_its_rating_where_no_words_stand_beside_it(
    tmp_path: Path, shape: str, letters: str, fill: str | None
) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 100, 300], [60, 80, 120])
        page.cells([40.0, 100.0], [60.0, 80.0], [["Action", "RAG"], ["Agree a plan", letters]])
        page.canvas.setFillColorRGB(0, 0xB0 / 255, 0x50 / 255)
        if shape == "circle":
            page.canvas.circle(250, page.height - 100, 7, stroke=0, fill=1)
        else:
            page.canvas.rect(243, page.height - 107, 14, 14, stroke=0, fill=1)

    (table,) = read_drawn(tmp_path, draw).tables
    assert table.rows[1][1].fill == fill
    assert table.rows[0][1].fill is None


def test_what_is_written_in_a_form_field_is_read_in_its_cell(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 100, 300], [60, 80, 120])
        page.cells([40.0, 100.0], [60.0, 80.0], [["Action", "Lead"], ["Agree a plan", ""]])
        page.canvas.acroForm.textfield(
            name="lead", value="Head of Service", x=104, y=page.height - 116, width=190, height=18, borderWidth=0
        )

    document = read_drawn(tmp_path, draw)
    assert texts(document.tables[0])[1] == ["Agree a plan", "Head of Service"]
    assert document.words == {1: 8}


@pytest.mark.parametrize("room", [1.5, 3.0, 5.0])
def test_letter_spaced_words_are_words(tmp_path: Path, room: float) -> None:
    def draw(page: Page) -> None:
        text = page.canvas.beginText(40, page.height - 100)
        text.setFont("Helvetica-Bold", 8)
        text.setCharSpace(room)
        text.textOut("ACTION PLAN")
        page.canvas.drawText(text)
        x = 40.0
        for letter in "LEADS":
            page.text(x, 140, letter, size=8)
            x += page.canvas.stringWidth(letter, "Helvetica", 8) + room

    document = read_drawn(tmp_path, draw)
    assert [paragraph.text for paragraph in document.paragraphs] == ["ACTION PLAN", "LEADS"]
    assert document.words == {1: 3}


def test_single_letters_that_are_words_stay_apart(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(40, 100, "Choose a b c")
        for x, letter in ((40, "R"), (70, "A"), (100, "G")):
            page.text(x, 140, letter)

    assert [p.text for p in read_drawn(tmp_path, draw).paragraphs] == ["Choose a b c", "R A G"]


def test_letters_drawn_one_by_one_are_words_where_they_touch(tmp_path: Path) -> None:
    """pdfium ends a line after each of them."""

    def draw(page: Page) -> None:
        x = 40.0
        for letter in "Care Plan 2025":
            page.text(x, 60, letter, size=20)
            x += page.canvas.stringWidth(letter, "Helvetica", 20)
        for i, letter in enumerate("GARB"):
            page.text(40, 100 + 25 * i, letter)
            page.text(300, 100 + 25 * i, "Owner Deadline")

    document = read_drawn(tmp_path, draw)
    assert document.paragraphs[0].text == "Care Plan 2025"
    assert document.words == {1: 3 + 4 * 3}


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_the_median_of_pixels_is_that_of_numpy(count: int) -> None:
    pixels = np.random.default_rng(count).integers(0, 256, (count, 3), np.uint8)
    assert middle(pixels).tolist() == np.median(pixels, 0).astype(int).tolist()
