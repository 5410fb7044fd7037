"""What is seen in the picture of a page before its letters are read: its skew, rules, filled areas."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import ImageFilter

pytest.importorskip("cv2", reason="needs the extra [ocr]")

from extractors.scan.area_sides import closes_a_cell, framed, over_areas, sharpened
from extractors.scan.bullets import as_before, with_dots
from extractors.scan.colour_areas import background, colour_areas, letters_and_rules, rectangles
from extractors.scan.drawn_rules import drawn_rules
from extractors.scan.engine import READ_HIGH, squeezed
from extractors.scan.grey_scans import is_grey
from extractors.scan.letters import Look, alike, evened, looks_of, prevailing
from extractors.scan.light_rules import light_rules
from extractors.scan.lone_letters import lone_letters
from extractors.scan.made_page import MadePage, MadeWord, pdf_of
from extractors.scan.ocr import OcrLine, hug, is_gap, joined, words_of
from extractors.scan.page_image import PageImage, is_sideways, straightened
from extractors.scan.scanned_page import hairlines, runs_of_words, word_ends
from tests.draw_pdf import Page
from tests.extractors.scan.scans import DPI, drawn_picture, skewed

POINT = DPI / 72


def text_page(page: Page) -> None:
    for i in range(20):
        page.text(60, 60 + 20 * i, "Every child who waits has been told why, and until when it will be.")


def image_of(folder: Path, draw: object, angle: float = 0.0, width: float = 520.0, height: float = 220.0) -> PageImage:
    """A drawn page, with grain, as it is seen; no larger than it needs, since all work goes by its pixels."""
    picture = drawn_picture(folder, draw, width=width, height=height)  # type: ignore[arg-type]
    return straightened(np.asarray(skewed(picture, angle))[:, :, ::-1].copy(), DPI)


@pytest.mark.parametrize("angle", [0.0, 0.35, -1.2, 2.9])
def test_the_skew_is_told_within_a_tenth_of_a_degree(tmp_path: Path, angle: float) -> None:
    assert image_of(tmp_path, text_page, angle, width=700, height=480).skew == pytest.approx(angle, abs=0.1)


def test_lines_that_run_up_the_page_are_told_from_level_ones(tmp_path: Path) -> None:
    grey = np.asarray(drawn_picture(tmp_path, text_page).convert("L"))
    assert not is_sideways(grey)
    assert is_sideways(np.ascontiguousarray(np.rot90(grey)))


def test_words_are_no_rules_and_hairlines_are(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        text_page(page)
        page.text(60, 20, "TITLE", size=30)
        page.grid((60, 300, 500), (480, 510, 540))

    image = image_of(tmp_path, draw, height=560)
    vertical, horizontal = drawn_rules(image, letters_and_rules(image, background(image)))
    assert sorted({round((r[0] + r[2]) / 2 / POINT) for r in vertical.tolist()}) == [60, 300, 500]
    assert sorted({round((r[1] + r[3]) / 2 / POINT) for r in horizontal.tolist()}) == [480, 510, 540]


@pytest.mark.parametrize(("grey", "seen"), [("#B8B8B8", True), ("#D4D4D4", False)])
def test_a_faint_rule_on_a_tint_is_seen(tmp_path: Path, grey: str, seen: bool) -> None:
    def draw(page: Page) -> None:
        page.fill(60, 100, 500, 160, "#D9D9D9")
        page.line(60, 130, 500, 130, 1, grey)

    image = image_of(tmp_path, draw)
    _, horizontal = drawn_rules(image, letters_and_rules(image, background(image)))
    assert any(round((r[1] + r[3]) / 2 / POINT) == 130 for r in horizontal.tolist()) == seen


@pytest.mark.parametrize(("begins", "seen"), [(84.0, [60, 300, 500]), (94.0, [])])
def test_rules_of_cells_that_the_page_cuts_off_hang_from_a_row_of_headings(
    tmp_path: Path, begins: float, seen: list[int]
) -> None:
    def draw(page: Page) -> None:
        page.fill(60, 60, 500, 84, "#203864")
        for x in (60, 300, 500):
            page.line(x, begins, x, begins + 30)

    image = image_of(tmp_path, draw, height=560)
    ink = letters_and_rules(image, background(image))
    areas = np.array([[60.0, 60, 500, 84]]) * POINT
    vertical, _ = drawn_rules(image, ink, areas)
    assert sorted(round((r[0] + r[2]) / 2 / POINT) for r in vertical.tolist()) == seen


def test_a_rule_left_askew_is_made_a_hairline_along_its_middle() -> None:
    assert hairlines(np.array([[100.0, 300, 900, 310]]), 1) == [[100.0, 304.0, 900.0, 306.0]]


@pytest.mark.parametrize(("levels", "seen"), [((100, 120, 140), True), ((100,), False)])
def test_a_rule_close_beside_letters_is_seen_where_it_meets_two_others(
    tmp_path: Path, levels: tuple[float, ...], seen: bool
) -> None:
    def draw(page: Page) -> None:
        for y in levels:
            page.line(60, y, 300, y)
        page.line(180, 100, 180, 140)
        for y in (104, 116, 128):
            page.text(181.2, y, "HMLE", size=12)

    image = image_of(tmp_path, draw)
    vertical, _ = drawn_rules(image, letters_and_rules(image, background(image)))
    assert bool(len(vertical)) == seen


@pytest.mark.parametrize("ruled", [True, False])
def test_the_darker_line_that_sharpening_draws_along_a_fill_is_no_rule(tmp_path: Path, ruled: bool) -> None:
    def draw(page: Page) -> None:
        page.fill(200, 100, 300, 180, "#70AD47")
        page.line(60, 100, 300, 100)
        if ruled:
            page.line(200, 100, 200, 180)

    picture = drawn_picture(tmp_path, draw).filter(ImageFilter.UnsharpMask(2, 15, 0))
    image = straightened(np.asarray(picture)[:, :, ::-1].copy(), DPI)
    vertical, _ = drawn_rules(image, letters_and_rules(image, background(image)))
    assert bool(len(vertical)) == ruled


def test_areas_have_their_colours_and_boxes_whatever_is_written_on_them(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.fill(60, 100, 400, 130, "#1F3864")
        page.canvas.setFillColorRGB(1, 1, 1)
        page.text(70, 110, "Heading in white", font="Helvetica-Bold")
        page.fill(60, 130, 400, 160, "#FFC000")
        page.text(70, 140, "Words on amber")

    image = image_of(tmp_path, draw)
    boxes, colours = colour_areas(image, background(image))
    found = sorted((round(box[1] / POINT, -1), colour) for box, colour in zip(boxes.tolist(), colours, strict=True))
    assert [top for top, _ in found] == [100, 130]
    for (_, seen), wanted in zip(found, ((0x64, 0x38, 0x1F), (0x00, 0xC0, 0xFF)), strict=True):
        assert np.allclose(seen, wanted, atol=8)


@pytest.mark.parametrize(("below", "tops"), [("#D1D8E3", [100, 140]), ("#DBE2ED", [100])])
def test_a_tint_a_little_darker_than_the_one_above_is_an_area_of_its_own(
    tmp_path: Path, below: str, tops: list[int]
) -> None:
    def draw(page: Page) -> None:
        page.fill(60, 100, 400, 140, "#DFE6F1")
        page.fill(60, 140, 400, 160, below)
        page.text(70, 150, "Words on the lower tint")

    image = image_of(tmp_path, draw)
    boxes, _ = colour_areas(image, background(image))
    assert sorted(round(box[1] / POINT, -1) for box in boxes.tolist()) == tops


def test_a_page_without_fills_has_no_areas(tmp_path: Path) -> None:
    image = image_of(tmp_path, text_page)
    assert not len(colour_areas(image, background(image))[0])


@pytest.mark.parametrize(("paper", "letters", "grey"), [
    ("#FFFFFF", "#000000", True),
    ("#F4ECD0", "#000000", True),  # aged paper
    ("#FFFFFF", "#C00000", False),
])  # fmt: skip
def test_a_page_is_grey_without_a_single_coloured_word(tmp_path: Path, paper: str, letters: str, grey: bool) -> None:
    def draw(page: Page) -> None:
        page.fill(0, 0, 600, 800, paper)
        page.canvas.setFillColor(letters)
        page.text(60, 60, "Delayed", font="Helvetica-Bold")

    assert is_grey(image_of(tmp_path, draw).pixels) == grey


def test_sizes_that_differ_by_an_error_of_measuring_are_one_size() -> None:
    assert evened([10.0, 10.3, 9.8, 18.0]).tolist() == [10.0, 10.0, 10.0, 18.0]
    assert evened([10.0, 12.5]).tolist() == [10.0, 12.5]
    assert evened([9.0, 9.6, 10.0, 10.0, 10.4, 10.4, 10.4]).tolist() == [9.0, *[10.2] * 6]  # not 9.6 beside 9.0


def test_white_between_letters_is_a_space_and_between_figures_none() -> None:
    gaps = [(10.0, 18.0)]
    assert is_gap(("t", 8.0), ("o", 20.0), gaps)
    assert not is_gap(("1", 8.0), ("1", 20.0), gaps)
    assert not is_gap(("t", 18.5), ("o", 24.0), gaps)


@pytest.mark.parametrize(("gaps", "read"), [
    ([(13.5, 18.5)], "all of"),  # beyond the middle of the letter where it was read
    ([(7.0, 9.5), (13.5, 18.5)], "al l of"),
])  # fmt: skip
def test_a_space_read_where_no_white_is_is_none(gaps: list[tuple[float, float]], read: str) -> None:
    words = [[("a", 2.0), ("l", 6.0)], [("l", 10.0)], [("o", 16.0), ("f", 24.0)]]
    assert " ".join("".join(letter for letter, _ in word) for word in joined(words, gaps)) == read


@pytest.mark.parametrize(
    ("gap", "read"), [((16.0, 22.0), ["all", "in"]), ((12.0, 18.0), ["al", "l", "in"]), ((4.0, 10.0), ["all", "in"])]
)
def test_white_in_which_the_end_letter_of_a_word_is_placed_is_beside_the_word(
    gap: tuple[float, float], read: list[str]
) -> None:
    letters = [[("a", 5.0), ("l", 11.0), ("l", 21.0)], [("i", 28.0), ("n", 33.0)]]
    assert [word for word, _, _ in words_of(letters, [gap])] == read


def test_capitals_alone_have_the_size_of_the_lines_they_are_nearest_to() -> None:
    lines = [OcrLine(((text, 0, 1),), (0, 0, 9, 9), 1.0) for text in ("held", "died", "NOTE", "TITLE")]
    assert alike([10.0, 10.2, 9.0, 16.0], lines).tolist() == [10.1, 10.1, 10.1, 16.0]


def test_a_line_measured_a_little_wrong_is_weighed_by_the_size_of_most_letters() -> None:
    assert prevailing(np.array([25.0, 26.8, 25.0, 41.7]), [30, 3, 20, 9]).tolist() == [25.0, 25.0, 25.0, 41.7]


@pytest.mark.parametrize("mostly", ["Helvetica", "Helvetica-Bold"])
def test_bold_is_told_by_stems_in_any_size_and_where_most_of_a_page_is_bold(tmp_path: Path, mostly: str) -> None:
    def draw(page: Page) -> None:
        for i in range(6):
            page.text(60, 60 + 20 * i, "Every child who waits has been told why", size=9, font=mostly)
        page.text(60, 240, "The plan of the harbour", size=20, font="Helvetica-Bold")
        page.text(60, 300, "What the inspectors found", size=20)

    image = image_of(tmp_path, draw, 0.4, height=340)
    ink = letters_and_rules(image, background(image))
    tops = [*(60 + 20 * i for i in range(6)), 240, 300]
    boxes = [hug((round(50 * POINT), round((top - 6) * POINT), round(400 * POINT), round((top + 22) * POINT)), ink)
             for top in tops]  # fmt: skip
    texts = ["Every child who waits has been told why"] * 6 + ["The plan of the harbour", "What the inspectors found"]
    lines = [OcrLine(((text, 0, 1),), box, 1.0) for text, box in zip(texts, boxes, strict=True) if box]
    looks = looks_of(image, ink, lines)
    assert [look.bold for look in looks] == [mostly == "Helvetica-Bold"] * 6 + [True, False]
    assert [look.size / POINT for look in looks] == pytest.approx([9.0] * 6 + [20.0] * 2, rel=0.06)


@pytest.mark.parametrize(("read", "behind"), [("•", True), ("1", False)])
def test_a_bullet_read_as_a_line_of_its_own_has_the_look_of_the_line_behind_it(read: str, behind: bool) -> None:
    dot = OcrLine(((read, 63.0, 67.0),), (60, 106, 70, 116), 1.0)
    lines = [dot, OcrLine((("Write", 95.0, 395.0),), (90, 100, 400, 128), 1.0)]
    looks = [Look(14.0, 122.0, True, 0), Look(28.0, 122.0, False, 0)]
    assert as_before(lines, looks) == [looks[1] if behind else looks[0], looks[1]]


@pytest.mark.parametrize(
    ("read", "thick", "text"),
    [("o", cv2.FILLED, "•"), ("0", cv2.FILLED, "•"), ("o", 2, "o"), ("B", cv2.FILLED, "B")],
)
def test_a_disc_read_as_a_round_letter_is_a_bullet_and_a_ring_is_none(read: str, thick: int, text: str) -> None:
    ink = np.zeros((40, 60), np.uint8)
    cv2.circle(ink, (30, 20), 6, 1, thick)
    edge = 6 + max(thick, 0) // 2
    box = (30 - edge, 20 - edge, 31 + edge, 21 + edge)
    [line] = with_dots([OcrLine(((read, 28.0, 32.0),), box, 0.4)], ink)
    assert line.text == text


@pytest.mark.parametrize(("colour", "black"), [("#123060", False), ("#303030", True)])
def test_dark_letters_have_their_colour_and_black_ones_none(tmp_path: Path, colour: str, black: bool) -> None:
    def draw(page: Page) -> None:
        page.canvas.setFillColor(colour)
        page.text(60, 60, "Every child is heard", size=14, font="Helvetica-Bold")

    image = image_of(tmp_path, draw)
    ink = letters_and_rules(image, background(image))
    line = OcrLine((("Every child is heard", 61 * POINT, 199 * POINT),), (160, 165, 560, 215), 1.0)
    assert (looks_of(image, ink, [line])[0].colour == 0) is black


def test_the_rest_of_a_rule_above_a_line_is_no_part_of_it() -> None:
    ink = np.zeros((60, 100), np.uint8)
    ink[30:45, 10:90:4] = 1
    ink[26:28, 10:90:8] = 1  # the dots of its letters
    assert hug((0, 5, 100, 55), ink) == (10, 26, 87, 45)
    ink[12:15, 10:14] = 1
    assert hug((0, 5, 100, 55), ink) == (10, 26, 87, 45)


def test_a_box_that_begins_in_the_line_above_is_of_the_line_it_holds_whole() -> None:
    ink = np.zeros((60, 100), np.uint8)
    ink[0:20, 4:96] = 1
    ink[25:42, 10:40] = 1
    assert hug((0, 3, 100, 50), ink) == (10, 25, 40, 42)
    assert hug((0, 3, 100, 22), ink) == (4, 3, 96, 20)


@pytest.mark.parametrize(("wide", "begins"), [(4, 40), (14, 0)])
def test_the_end_of_a_letter_of_the_next_column_is_no_part_of_a_line(wide: int, begins: int) -> None:
    ink = np.zeros((40, 200), np.uint8)
    ink[8:32, :wide] = 1
    ink[8:32, 40:180] = 1
    assert hug((0, 0, 200, 40), ink) == (begins, 8, 180, 32)


def test_a_letter_alone_is_found_and_a_dot_and_the_corner_of_a_fill_are_not() -> None:
    ink = np.zeros((200, 200), np.uint8)
    ink[50:66, 100:112] = 1
    ink[90:95, 100:105] = 1
    ink[120:134, 140:152] = 1
    found = lone_letters(ink, [(0, 10, 80, 48)], np.array([[138.0, 118.0, 190.0, 160.0]]))
    assert found == [(100, 50, 112, 66)]


@pytest.mark.parametrize(("words", "seen"), [("Behind", 502), ("Objectives of ours", 509)])
def test_the_side_of_a_fill_lies_where_its_colour_ends_and_closes_its_cell(
    tmp_path: Path, words: str, seen: int
) -> None:
    """Also where heavy letters fill the cell from side to side, so that the area was seen only from there on."""

    def draw(page: Page) -> None:
        text_page(page)
        page.fill(300, 500, 380, 540, "#FF0000")
        page.text(301, 510, words, size=9, font="Helvetica-Bold")

    image = image_of(tmp_path, draw, height=560)
    area = np.array([[300.0, seen, 380.0, 537.5]]) * POINT
    found = sharpened(area, image, letters_and_rules(image, background(image)))
    assert found[0] == pytest.approx(np.array([300, 500, 380, 540]) * POINT, abs=1.5)
    level = np.array([[60, 499.8, 380, 500.2], [60, 539.8, 380, 540.2]]) * POINT
    above = np.array([[299.8, 460, 300.2, 500]]) * POINT
    assert len(framed(found, above, level, DPI)[1]) == 2
    assert len(framed(found, above, level[:1], DPI)[1]) == 2  # it goes on from the rule above
    assert not len(framed(found, np.empty((0, 4)), level, DPI)[1])  # all rules are level


def test_a_rule_goes_on_over_a_strong_fill_where_it_is_drawn_there(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for top in (100, 180):
            page.fill(300, top, 380, top + 60, "#FF0000")
            page.canvas.setStrokeColor("#BBBBBB")
            page.line(60, top + 30, 380 if top == 100 else 300, top + 30)

    image = image_of(tmp_path, draw)
    areas = np.array([(300, 100, 380, 160), (300, 180, 380, 240)]) * POINT
    rules = np.array([(60, top - 0.5, 300, top + 0.5) for top in (130, 210)]) * POINT
    _, level = over_areas(areas, np.zeros((0, 4)), rules, image)
    assert np.allclose(level[2:] / POINT, [(300, 129.5, 380, 130.5)])


@pytest.mark.parametrize(("ends", "closes"), [([100.0, 200.0], True), ([100.0], False), ([], False)])
def test_a_side_on_which_two_rules_end_is_the_border_of_a_cell(ends: list[float], closes: bool) -> None:
    rules = np.array([(x, 50.0, x, 90.0) for x in ends]).reshape(-1, 4)
    assert closes_a_cell(np.array([20.0, 30.0, 300.0, 50.0]), 3, rules, near=9.0) == closes


def test_a_made_page_gives_its_words_back_and_the_same_bytes(tmp_path: Path) -> None:
    import pypdfium2

    words = [MadeWord("Lead:", 50, 74, 100, 10), MadeWord("“Zoë” ✓", 80, 130, 100, 10, True, 0xFF0000)]
    made = MadePage(300, 200, words, [(40, 120, 200, 121)], [((40, 80, 200, 110), 0x00FF00)])
    data = pdf_of([made])
    assert data == pdf_of([made])
    (tmp_path / "made.pdf").write_bytes(data)
    document = pypdfium2.PdfDocument(tmp_path / "made.pdf")
    assert document[0].get_textpage().get_text_range() == "Lead: “Zoë” ✓"
    document.close()


@pytest.mark.parametrize(("begins", "runs"), [(35.3, ["Aim 2"]), (35.5, ["Aim", "2"])])
def test_words_of_a_line_are_drawn_as_one_text_up_to_a_gap_wider_than_a_space(begins: float, runs: list[str]) -> None:
    line = OcrLine((("Aim", 3.0, 25.0), ("2", begins, begins)), (0, 0, round(begins) + 3, 8), 1.0)
    assert [text for text, _ in runs_of_words(line, Look(10.0, 8.0, False, 0))] == runs


@pytest.mark.parametrize(("begins", "ends"), [(32.5, [27.7, 29.8]), (32.3, [27.65, 29.65]), (28.0, [25.5, 27.5])])
def test_scanned_words_stand_a_space_apart_at_least(begins: float, ends: list[float]) -> None:
    line = OcrLine((("Aim", 3.0, 25.0), ("2", begins, begins)), (0, 0, 40, 8), 1.0)
    (left, first), (second, right) = word_ends(line, Look(10.0, 8.0, False, 0))
    assert (left, right) == (0, 40)
    assert [first, second] == pytest.approx(ends)


def test_scanned_words_end_at_the_white_between_them() -> None:
    words = (("ref", 3.0, 25.0), ("Actions", 32.0, 60.0))
    line = OcrLine(words, (0, 0, 64, 8), 1.0, ((8.0, 9.5), (26.5, 31.0)))
    assert word_ends(line, Look(10.0, 8.0, False, 0)) == [(0, 26.5), (31.0, 64)]
    assert [text for text, _ in runs_of_words(line, Look(8.0, 8.0, False, 0))] == ["ref", "Actions"]


@pytest.mark.parametrize(
    ("white", "runs"),
    [
        ([2.8, 4.6], ["Action ref", "Actions"]),  # a column begins close by
        ([2.8, 3.8], ["Action ref Actions"]),  # no wider than spaces are
        ([4.4, 4.8], ["Action ref Actions"]),  # a justified line
    ],
)
def test_white_unlike_the_spaces_of_its_line_parts_two_texts(white: list[float], runs: list[str]) -> None:
    ends = ((20.0, 20 + white[0]), (30.0, 30 + white[1]))
    words = (("Action", 3.0, 17.0), ("ref", ends[0][1] + 3, 27.0), ("Actions", ends[1][1] + 3, 57.0))
    line = OcrLine(words, (0, 0, 60, 8), 1.0, ends)
    assert [text for text, _ in runs_of_words(line, Look(10.0, 8.0, False, 0))] == runs


@pytest.mark.parametrize(
    ("thick", "colour", "seen"), [(1, "#FFFFFF", 1), (1, "#B4C6E7", 1), (6, "#FFFFFF", 0), (0, "#FFFFFF", 0)]
)
def test_light_rules_between_dark_headings_are_seen(tmp_path: Path, thick: float, colour: str, seen: int) -> None:
    def draw(page: Page) -> None:
        page.fill(60, 100, 500, 122, "#1F3864")
        page.canvas.setFillColor("#FFFFFF")
        page.text(70, 105, "ILLI LILL", size=12)
        if thick:
            page.line(280, 100, 280, 122, thick, colour)

    image = image_of(tmp_path, draw)
    found, _ = colour_areas(image, background(image))
    vertical, horizontal = light_rules(found, image)
    assert (len(vertical), len(horizontal)) == (seen, 0)


def test_the_fill_between_dark_letters_is_no_light_rule() -> None:
    grey = np.full((60, 200), 225, np.uint8)
    grey[6:54, 96:98] = grey[6:54, 102:104] = 30
    image = PageImage(np.dstack([grey] * 3), grey, DPI)
    vertical, _ = light_rules(np.array([[0.0, 0, 200, 60]]), image)
    assert len(vertical) == 0


def test_a_low_band_whose_rim_is_uneven_is_one_area() -> None:
    ends = [(150, 190), (40, 300), (12, 290), (8, 330), *[(2, 398)] * 10, (10, 340), (14, 300), (60, 290), (250, 290)]
    inside = np.array([[first <= x < last for x in range(400)] for first, last in ends])
    assert rectangles(inside, 12) == [(2, 1, 398, 17)]
    deep = np.concatenate([inside, np.repeat(inside[17:], 40, 0)])  # a column hangs from it
    assert rectangles(deep, 12) != [(2, 1, 398, 17)]


@pytest.mark.parametrize(("strokes", "share"), [(6, 1.0), (10, 1.0), (12, 10.5 / 12), (20, 0.7)])
def test_a_line_is_squeezed_until_its_strokes_are_close(strokes: int, share: float) -> None:
    line = np.full((READ_HIGH, 660, 3), 255, np.uint8)
    for x in range(2, 658, strokes):
        line[8:40, x : x + 3] = 0
    assert squeezed(line).shape[:2] == (READ_HIGH, pytest.approx(660 * share, abs=6))
