"""Tables with little drawn: rules under rows alone, tints alone, cards; and what stands between them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from reportlab.lib.colors import HexColor

from extractors.model import Table
from extractors.pdf.reader import read_pdf
from extractors.pdf.tables.text_lines import Columns, TextLine, at_paint, columns_by_gutters
from tests.draw_pdf import LEADING, Page, read_drawn

XS = (40, 90, 380, 560, 680, 780)
HEAD = ("No", "What will be done", "Who", "By when", "State")
BOLD = "Helvetica-Bold"
GREY, GREEN, RED = "#EEEEEE", "#00B050", "#FF0000"
ROWS = [
    ("1", "Ask foster carers each spring what they\nneed, and tell them of it", "Fostering Lead", "May 2031", "Due"),
    ("2", "Hold a clinic for new starters", "Practice Lead,\nAssessment", "June 2031", "Done"),
    ("3", "Publish the rota", "Duty Manager", "July 2031", ""),
    ("4", "Visit the three hubs", "Director", "Aug 2031", "Due"),
]  # fmt: skip
FLAT = [[" ".join(words.split()) for words in row] for row in ROWS]


def flat(table: Table) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row] for row in table.rows]


def height(row: tuple[str, ...]) -> float:
    return 8 + LEADING * max(words.count("\n") + 1 for words in row)


def rows_down(page: Page, rows: list[tuple[str, ...]], top: float) -> list[float]:
    """Rows of words one below the other, and the levels between them."""
    ys = [top]
    for row in rows:
        page.cells(XS, [ys[-1]], [row])
        ys.append(ys[-1] + height(row))
    return ys


def under_rows(page: Page, rows: list[tuple[str, ...]], top: float) -> float:
    """A table with a rule under each row, its headings' too, and none above; gives its foot."""
    page.cells(XS, [top], [HEAD], font=BOLD)
    ys = rows_down(page, rows, top + 18)
    for y in ys:
        page.line(XS[0], y, XS[-1], y)
    return ys[-1]


@pytest.mark.parametrize("title", ["Children are seen and heard in each plan", "Care"])
def test_headings_above_the_first_rule_and_between_tables_of_one_width_part_them(tmp_path: Path, title: str) -> None:
    def draw(page: Page) -> None:
        foot = under_rows(page, ROWS[:2], 60)
        page.text(XS[0], foot + 14, title, size=12, font=BOLD)
        page.text(XS[0], foot + 32, "What we were told: visits are late, and notes of them are thin.")
        under_rows(page, ROWS[2:], foot + 50)

    tables = read_drawn(tmp_path, draw).tables
    assert [flat(table) for table in tables] == [[[*HEAD], *FLAT[:2]], [[*HEAD], *FLAT[2:]]]


@pytest.mark.parametrize("titles", [[("Care", "")], [("Priority", "1: Carers")], [("Theme", ""), ("Care", "")]])
def test_titles_right_above_headings_are_no_part_of_them_though_they_reach_the_next_column(
    tmp_path: Path, titles: list[tuple[str, str]]
) -> None:
    def draw(page: Page) -> None:
        for i, (first, rest) in enumerate(titles):
            page.text(XS[0] + 5, 60 + 16 * i, first, size=12, font=BOLD)
            page.text(XS[1] + 5, 60 + 16 * i, rest, size=12, font=BOLD)
        under_rows(page, ROWS[:2], 60 + 16 * len(titles))

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table) == [[*HEAD], *FLAT[:2]]


@pytest.mark.parametrize(("size", "is_title"), [(11.4, False), (11.6, True)])
def test_a_larger_line_close_below_rows_without_rules_is_no_part_of_them(
    tmp_path: Path, size: float, is_title: bool
) -> None:
    def draw(page: Page) -> None:
        page.fill(XS[0], 56, XS[-1], 74, GREY)
        for top, row, font in ((60, HEAD, BOLD), (78, ROWS[3], "Helvetica")):
            for x, words in zip(XS, row, strict=False):
                page.text(x + 5, top, words, size=10, font=font)
        page.text(XS[0] + 5, 96, "Risks", size=size, font=BOLD)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table) == [[*HEAD], ["4" if is_title else "4 Risks", *FLAT[3][1:]]]


def test_a_heading_in_two_lines_of_the_first_column_is_no_title(tmp_path: Path) -> None:
    head = ("Our\nnumber", *HEAD[1:])

    def draw(page: Page) -> None:
        page.cells(XS, [60], [head], font=BOLD)
        for y in rows_down(page, ROWS[:2], 60 + height(head)):
            page.line(XS[0], y, XS[-1], y)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table)[0] == ["Our number", *HEAD[1:]]


@pytest.mark.parametrize(("numbers", "count"), [(("4.4", "4.5"), 2), (("4.4", ""), 0)])
def test_numbers_tell_two_rows_without_headings(tmp_path: Path, numbers: tuple[str, str], count: int) -> None:
    def draw(page: Page) -> None:
        words = "Ask all of our carers in each of the hubs by spring\nwhat they need from us and when"
        rows = [(number, words, *row[2:]) for number, row in zip(numbers, ROWS[1:3], strict=True)]
        for a, b in pairwise(XS):
            page.fill(a, 60 + height(rows[0]), b, 60 + height(rows[0]) + height(rows[1]), GREY)
        rows_down(page, rows, 60)

    assert sum(len(table.rows) for table in read_drawn(tmp_path, draw).tables) == count


def test_rows_without_headings_are_a_table_where_one_in_the_same_columns_has_them(tmp_path: Path) -> None:
    """As where a page begins with the last rows of the table before."""
    words = "Ask all of our carers in each of the hubs by spring\nwhat they need from us and when"
    rows = [("Staff", words, *row[2:]) for row in ROWS[1:3]]

    def draw(page: Page, below: list[tuple[str, ...]]) -> None:
        ys = rows_down(page, rows, 60)
        for y in ys:
            page.line(XS[0], y, XS[-1], y)
        page.text(XS[0], ys[-1] + 30, "Children are seen and heard in each plan", size=12, font=BOLD)
        if below:
            under_rows(page, below, ys[-1] + 40)

    headless = [["Staff", " ".join(words.split()), *row[2:]] for row in FLAT[1:3]]
    assert [flat(table) for table in read_drawn(tmp_path, lambda page: draw(page, ROWS[:2])).tables] == [
        headless,
        [[*HEAD], *FLAT[:2]],
    ]
    assert read_drawn(tmp_path, lambda page: draw(page, [])).tables == ()


def test_tables_of_a_page_may_keep_other_margins_on_the_same_edges(tmp_path: Path) -> None:
    first = [("1", "Hold a clinic", "Lead", "May 2031", "Due"), *ROWS[1:], *ROWS[1:]]

    def draw(page: Page) -> None:
        end = XS[1] + 5 + page.canvas.stringWidth(ROWS[1][1], "Helvetica", 9)
        xs = (XS[0], XS[1], end + 2, *XS[3:])
        top = 60.0
        for shift, rows in ((0, first), (-3, ROWS[1:])):
            moved = (*xs[:2], xs[2] + shift, *xs[3:])
            page.cells(moved, [top], [HEAD], font=BOLD)
            for row in rows:
                page.line(XS[0], top + 18, XS[-1], top + 18)
                page.cells(moved, [top + 18], [row])
                top += height(row)
            page.line(XS[0], top + 18, XS[-1], top + 18)
            page.text(XS[0], top + 34, "What follows was added in spring.", size=12, font=BOLD)
            top += 50

    tables = read_drawn(tmp_path, draw).tables
    assert [len(table.rows) for table in tables] == [len(first) + 1, len(ROWS)]


def test_a_band_alone_between_two_rules_is_a_row_and_parts_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        foot = under_rows(page, ROWS[:2], 60)
        page.text(XS[0] + 5, foot + 4, "Homes near to where children grew up", font=BOLD)
        for y in (foot + 18, *rows_down(page, ROWS[2:], foot + 18)):
            page.line(XS[0], y, XS[-1], y)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [len(set(map(id, row))) for row in table.rows] == [5, 5, 5, 1, 5, 5]


@pytest.mark.parametrize(("size", "columns"), [(16, 5), (9, 4)])
def test_what_stands_over_a_larger_title_runs_over_no_column(tmp_path: Path, size: float, columns: int) -> None:
    """As the line that a browser prints at the head of each page."""

    def draw(page: Page) -> None:
        page.text(XS[0], 24, "30/11/2031, 9:12")
        page.text(XS[2] - 40, 24, "Our actions, all of the items of this list, page by page")
        page.text(XS[0], 38, "Our actions", size=size)
        under_rows(page, ROWS, 64)

    (table,) = read_drawn(tmp_path, draw).tables
    assert len(table.rows[-1]) == columns


@pytest.mark.parametrize(("font", "count"), [(BOLD, 1), ("Helvetica", 0)])
def test_a_bold_line_alone_right_over_the_words_of_a_row_is_a_row_of_its_own(
    tmp_path: Path, font: str, count: int
) -> None:
    def draw(page: Page) -> None:
        foot = under_rows(page, ROWS[:2], 60)
        page.text(XS[0] + 5, foot + 4, "Homes", font=font)
        for y in rows_down(page, ROWS[2:], foot + LEADING)[1:]:
            page.line(XS[0], y, XS[-1], y)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in flat(table)].count("Homes") == count


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize(("head", "top"), [(HEAD, 78.0), ((*HEAD[:2], HEAD[2] + "\nof it", *HEAD[3:]), 92.0)])
def test_every_other_row_tinted_tells_all_rows_also_the_first_and_last_without_a_tint(
    tmp_path: Path, first: int, head: tuple[str, ...], top: float
) -> None:
    def draw(page: Page) -> None:
        ys = [top]
        for row in ROWS:
            ys.append(ys[-1] + height(row))
        for i in range(first, len(ROWS), 2):
            for a, b in pairwise(XS):
                page.fill(a, ys[i], b, ys[i + 1], GREY)
        page.cells(XS, [60], [head], font=BOLD)
        rows_down(page, ROWS, top)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table) == [[heading.replace("\n", " ") for heading in head], *FLAT]


@pytest.mark.parametrize("room", [16, 22])
@pytest.mark.parametrize("last", ["State", "Its\nstate"])
def test_a_band_between_headings_and_tinted_rows_is_a_row_of_their_table(tmp_path: Path, room: int, last: str) -> None:
    def draw(page: Page) -> None:
        page.cells(XS, [60 - LEADING * last.count("\n")], [(*HEAD[:-1], last)], font=BOLD)
        page.text(XS[0] + 5, 80, "Children who are cared for by relatives are seen in good time", font=BOLD)
        ys = [80 + room - 4]
        for i, row in enumerate(ROWS):
            if i % 2 == 0:
                for x0, x1 in pairwise(XS):
                    page.fill(x0, ys[-1], x1, ys[-1] + height(row), GREY)
            ys = rows_down(page, [row], ys[-1])

    (table,) = read_drawn(tmp_path, draw).tables
    band = "Children who are cared for by relatives are seen in good time"
    assert flat(table) == [[*HEAD[:-1], " ".join(last.split())], [band] * 5, *FLAT]


def test_cells_tinted_by_their_rating_alone_tell_the_rows(tmp_path: Path) -> None:
    rows = [(*row[:4], "") for row in ROWS]

    def draw(page: Page) -> None:
        page.cells(XS, [60], [HEAD], font=BOLD)
        ys = rows_down(page, rows, 78)
        for a, b, colour in zip(ys, ys[1:], (GREEN, GREEN, RED, GREEN), strict=False):
            page.fill(XS[4], a, XS[5], b, colour)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table)[1:] == [[*row[:4], ""] for row in FLAT]
    assert [row[4].fill for row in table.rows] == [None, "00B050", "00B050", "FF0000", "00B050"]


def test_a_gap_as_narrow_as_two_margins_parts_columns_where_words_begin_at_the_edge(tmp_path: Path) -> None:
    rows = [("1", "Ask foster carers each spring what they", "AB", "May", "Due"), *ROWS[1:]]

    def draw(page: Page) -> None:
        end = XS[1] + 5 + page.canvas.stringWidth(rows[0][1], "Helvetica", 9)
        xs = (XS[0], XS[1], end - 1, *XS[3:])
        page.cells(xs, [60], [HEAD], font=BOLD)
        top = 78.0
        page.line(XS[0], top, XS[-1], top)
        for row in rows:
            page.cells(xs, [top], [row])
            top += height(row)
            page.line(XS[0], top, XS[-1], top)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table)[1] == list(rows[0])


def test_the_page_s_own_head_and_foot_are_no_rows(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(XS[0] + 5, 38, "Improvement plan, draft")
        foot = under_rows(page, ROWS, 60)
        page.text(XS[0] + 5, foot + 20, "Page 3")

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table) == [[*HEAD], *FLAT]


@pytest.mark.parametrize(("rows", "count"), [([*ROWS, *ROWS[1:]], 8), (ROWS[:1], 2)])
def test_rules_round_a_table_and_its_headings_alone_leave_rows_to_white_space(
    tmp_path: Path, rows: list[tuple[str, ...]], count: int
) -> None:
    def draw(page: Page) -> None:
        page.cells(XS, [60], [HEAD], font=BOLD)
        foot = rows_down(page, rows, 78)[-1]
        for y in (58, 78, foot):
            page.line(XS[0], y, XS[-1], y)

    (table,) = read_drawn(tmp_path, draw).tables
    assert len(table.rows) == count
    assert flat(table)[-1] == [" ".join(words.split()) for words in rows[-1]]


def test_rows_far_below_the_last_rule_of_a_page_are_its_table_s_and_the_sentence_below_them_is_not(
    tmp_path: Path,
) -> None:
    sentence = "All of this is told to parents, carers and staff each spring, with what has changed for children since."

    def draw(page: Page) -> None:
        foot = 40.0
        for rows in (ROWS, [*ROWS, *ROWS]):
            page.cells(XS, [foot + 20], [HEAD], font=BOLD)
            page.line(XS[0], foot + 38, XS[-1], foot + 38)
            foot = rows_down(page, rows, foot + 40)[-1]
        page.text(XS[0] + 5, foot + 4, sentence)

    document = read_drawn(tmp_path, draw)
    assert [flat(table)[1:] for table in document.tables] == [FLAT, [*FLAT, *FLAT]]
    assert document.paragraphs[-1].text == sentence


def test_a_tall_row_above_the_first_tint_is_of_the_table(tmp_path: Path) -> None:
    tall = ("0", "\n".join(f"line {n} of what was done there" for n in range(12)), "Ann", "May 2031", "Due")
    rows = [tall, *ROWS, ROWS[1]]

    def draw(page: Page) -> None:
        tops = [60.0]
        for row in rows:
            tops.append(tops[-1] + height(row))
        for i in range(1, len(rows), 2):
            for x0, x1 in pairwise(XS):
                page.fill(x0, tops[i], x1, tops[i + 1], GREY)
        page.cells(XS, tops, rows)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in flat(table)] == ["0", "1", "2", "3", "4", "2"]


LINES = [("1", "Ring each", "Duty", "May", "Due"), ("2", "family once", "manager of", "next year", "in time")]
GOING_ON = [LINES[0], *[("and", *LINES[1][1:])] * 3]
SHORTER = [LINES[0], ("Calls", "family once", "Manager", "Next", ""), ("and care", "a week", "Team", "", "")]
BLANKS = [tuple(words.capitalize() for words in row) for row in SHORTER]
TWO_ROWS = [LINES[0], ("2", "Write home", "Manager", "June", "Done")]
TWO_LINES = [LINES[0], ("", "Write home", "Manager", "", "Done")]
SMALL = [tuple(words.lower() for words in row) for row in LINES[:1] * 4]


@pytest.mark.parametrize(
    ("lines", "count"),
    [(GOING_ON, 2), (SHORTER, 2), (BLANKS, 4), (SMALL, 5), (TWO_ROWS, 3), (TWO_LINES, 2)],
    ids=["one row", "ever fewer columns", "each a sentence", "all in small letters", "two full rows", "two lines"],
)
def test_lines_that_go_on_in_small_letters_between_rules_are_one_row(
    tmp_path: Path, lines: list[tuple[str, ...]], count: int
) -> None:
    def draw(page: Page) -> None:
        page.cells(XS, [60], [HEAD], font=BOLD)
        page.cells(XS, [78 + LEADING * i for i in range(len(lines))], lines)
        for y in (58, 78, 84 + LEADING * len(lines)):
            page.line(XS[0], y, XS[-1], y)

    (table,) = read_drawn(tmp_path, draw).tables
    assert len(table.rows) == count


def test_prose_between_rules_is_no_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (60, 110, 160, 210):
            page.line(XS[0], y, XS[-1], y)
            page.text(XS[0], y + 10, "The board met in spring and heard from carers, and from\nthe staff of both hubs.")

    assert not read_drawn(tmp_path, draw).tables


@pytest.mark.parametrize("fill", [0, 1])
def test_rounded_boxes_side_by_side_are_the_cells_of_a_row(tmp_path: Path, fill: int) -> None:
    def draw(page: Page) -> None:
        top = 60.0
        for row in (HEAD, *ROWS):
            page.canvas.setFillColor(HexColor(GREY))
            for a, b in pairwise(XS):
                box = (a, page.height - top - height(row) + 6, b - a - 6, height(row) - 6)
                page.canvas.roundRect(*box, 5, stroke=1 - fill, fill=fill)
            page.canvas.setFillColor(HexColor("#000000"))
            page.cells(XS, [top - 2], [row])
            top += height(row)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table) == [[*HEAD], *FLAT]


@pytest.mark.parametrize("is_merged", [True, False])
def test_a_cell_that_has_not_the_tint_of_its_row_belongs_to_the_one_above(tmp_path: Path, is_merged: bool) -> None:
    rows = [ROWS[2], (*ROWS[3][:2], "", *ROWS[3][3:]), ROWS[2]]

    def draw(page: Page) -> None:
        ys = [78 + 20 * i for i in range(4)]
        for c, (a, b) in enumerate(pairwise(XS)):
            page.fill(a, 60, b, 78, "#99BBDD")
            if not (is_merged and c == 2):
                page.fill(a, ys[1], b, ys[2], GREY)
        page.cells(XS, [60], [HEAD], font=BOLD)
        rows_down(page, rows, 78)

    (table,) = read_drawn(tmp_path, draw).tables
    assert table.rows[2][2].text == ("Duty Manager" if is_merged else "")


@pytest.mark.parametrize(("step", "told"), [(11, ["Care that lasts"] * 2), (18, ["Care that", "lasts"])])
@pytest.mark.parametrize("first", [0, 1])
def test_lines_of_a_label_over_two_rows_are_one_cell_where_the_tints_of_every_other_row_leave_it_whole(
    tmp_path: Path, first: int, step: float, told: list[str]
) -> None:
    rows = [("", *row[1:]) for row in (ROWS[2], ROWS[3])] * 2
    xs = (40, 140, *XS[2:])

    def draw(page: Page) -> None:
        ys = [78 + 18 * i for i in range(5)]
        for i in range(first, 4, 2):
            for a, b in pairwise(xs[1:]):
                page.fill(a, ys[i], b, ys[i + 1], GREY)
        for i in (0, 2) if first == 0 else ():
            page.fill(xs[0] - 4, ys[i], xs[1], ys[i + 2], GREY)
        page.cells(xs, [60], [HEAD], font=BOLD)
        for y, row in zip(ys, rows, strict=False):
            page.cells(xs, [y], [row])
        for i, words in enumerate(("Care that", "lasts")):
            page.cells(xs, [ys[0] + step * i], [(words, "", "", "", "")])
            page.cells(xs, [ys[2] + step * i], [(words, "", "", "", "")])

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in flat(table)[1:]] == told * 2


@pytest.mark.parametrize("is_tinted", [True, False])
def test_a_label_in_the_middle_of_the_rows_that_tints_show_it_stands_over_is_of_all_of_them(
    tmp_path: Path, is_tinted: bool
) -> None:
    rows = [("", *row[1:]) for row in (ROWS[2], ROWS[3])] * 2
    xs, start = (40, 140, *XS[2:]), int(not is_tinted)

    def draw(page: Page) -> None:
        ys = [78 + 18 * i for i in range(5)]
        for i in range(start, 4, 2):
            for a, b in pairwise(xs[1:]):
                page.fill(a, ys[i], b, ys[i + 1], GREY)
        if is_tinted:
            page.fill(xs[0], ys[0], xs[1], ys[3], GREY)
        page.cells(xs, [60], [HEAD], font=BOLD)
        for y, row in zip(ys, rows, strict=False):
            page.cells(xs, [y], [row])
        page.cells(xs, [ys[1] if is_tinted else (ys[1] + ys[2]) / 2], [("Care that lasts", "", "", "", "")])

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in flat(table)] == [HEAD[0], *["Care that lasts"] * (3 if is_tinted else 4), ""][:5]


@pytest.mark.parametrize("font", [BOLD, "Helvetica"])
def test_headings_over_a_row_whose_first_cell_is_blank_and_not_tinted_are_not_of_that_row(
    tmp_path: Path, font: str
) -> None:
    rows = [("", *ROWS[2][1:]), ROWS[3], ROWS[2]]

    def draw(page: Page) -> None:
        ys = [78 + 18 * i for i in range(4)]
        for i in (0, 2):
            for a, b in pairwise(XS[1:] if i == 0 else XS):
                page.fill(a, ys[i], b, ys[i + 1], GREY)
        page.cells(XS, [60], [HEAD], font=font)
        for y, row in zip(ys, rows, strict=False):
            page.cells(XS, [y], [row])

    (table,) = read_drawn(tmp_path, draw).tables
    assert (table.rows[1][0].text == "") == (font == BOLD)


@pytest.mark.parametrize("shift", [0, 30])
def test_a_tinted_row_on_the_columns_of_a_ruled_table_is_its_headings(tmp_path: Path, shift: float) -> None:
    def draw(page: Page) -> None:
        xs = [XS[0], *(x + shift for x in XS[1:-1]), XS[-1]]
        for a, b in pairwise(xs):
            page.fill(a, 60, b, 78, "#99BBDD")
        page.cells(xs, [60], [HEAD])
        page.grid(XS, rows_down(page, ROWS, 78))

    first = read_drawn(tmp_path, draw).tables[-1]
    assert (flat(first)[0] == [*HEAD]) == (not shift)


def test_a_page_printed_sideways_is_read_as_the_sheet_is_turned(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf", width=595, height=842)
    page.canvas.translate(595, 0)
    page.canvas.rotate(90)
    page.height = 595
    page.cells(XS, [60], [HEAD])
    page.grid(XS, [60, *rows_down(page, ROWS, 78)])
    page.save()
    (table,) = read_pdf(tmp_path / "plan.pdf").tables
    assert flat(table) == [[*HEAD], *FLAT]


@pytest.mark.parametrize(
    ("words", "turn", "inset"), [("", 65, 20), ("Each year", 65, 20), ("", 90, 20), ("", 50, 1), ("", 45, 1)]
)
def test_headings_set_upwards_on_top_of_a_ruled_table_are_its_first_row(
    tmp_path: Path, words: str, turn: int, inset: int
) -> None:
    def draw(page: Page) -> None:
        for x, name in zip(XS, HEAD, strict=False):
            page.canvas.saveState()
            page.canvas.translate(x + inset, page.height - 196)
            page.canvas.rotate(turn)
            page.canvas.setFont("Helvetica", 9)
            page.canvas.drawString(0, 0, name)
            page.canvas.restoreState()
        page.text(XS[1] + 60, 180, words)
        page.grid(XS, rows_down(page, ROWS, 200))

    (table,) = read_drawn(tmp_path, draw).tables
    assert (flat(table)[0] == [*HEAD]) == (not words)
    assert flat(table)[-len(FLAT) :] == FLAT


def test_titles_between_ruled_tables_with_tints_make_no_table_of_their_own(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        top = 60.0
        for title in ("Children who are cared for by relatives are seen in good time", "Staff stay", "Homes are near"):
            x = XS[0] + 5
            for word in title.split():
                page.text(x, top, word, font=BOLD)
                x += page.canvas.stringWidth(f"{word} ", BOLD, 9)
            ys = [top + 16, *(top + 34 + 18 * i for i in range(3))]
            for a, b in pairwise(XS):
                page.fill(a, ys[0], b, ys[1], GREY)
            page.fill(XS[4], ys[-2], XS[5], ys[-1], GREEN)
            page.grid(XS, ys)
            page.cells(XS, [ys[0]], [HEAD], font=BOLD)
            for y, row in zip(ys[1:], ROWS[2:], strict=False):
                page.cells(XS, [y], [row])
            top = ys[-1] + 8

    document = read_drawn(tmp_path, draw)
    assert [flat(table) for table in document.tables] == [[[*HEAD], *FLAT[2:]]] * 3


def test_a_heading_in_two_lines_of_the_first_column_is_no_title_of_a_second_table(tmp_path: Path) -> None:
    head = ("Our\nnumber", *HEAD[1:])

    def draw(page: Page) -> None:
        for top, rows, xs in ((60.0, ROWS[:2], XS), (260.0, ROWS[2:], (40, 90, 300, 480, 640, 780))):
            page.text(XS[0], top - 10, "We will look after those who look after children", size=12, font=BOLD)
            for row in (head, *rows):
                page.cells(xs, [top], [row], font=BOLD if row is head else "Helvetica")
                top += height(row)
                page.line(XS[0], top, XS[-1], top)

    found = [flat(table) for table in read_drawn(tmp_path, draw).tables]
    assert found == [[["Our number", *HEAD[1:]], *FLAT[:2]], [["Our number", *HEAD[1:]], *FLAT[2:]]]


def test_headings_of_two_tables_tinted_cell_by_cell_are_not_one_table_with_what_stands_between(tmp_path: Path) -> None:
    tall = ("No\nof the\naction", *HEAD[1:])

    def draw(page: Page) -> None:
        top = 60.0
        for rows in (ROWS[:1], ROWS[1:]):
            for x0, x1 in pairwise(XS):
                page.fill(x0, top, x1, top + height(tall), GREY)
            page.cells(XS, [top], [tall], font=BOLD)
            ys = rows_down(page, rows, top + height(tall))
            for y in ys:
                page.line(XS[0], y, XS[-1], y)
            top = ys[-1]
            page.text(XS[0], top + 22, "We will look after those who look after children", size=12, font=BOLD)
            page.text(
                XS[0], top + 44, "What we were told: visits are late, and notes of them are thin, from first to last."
            )
            top += 58

    found = [flat(table) for table in read_drawn(tmp_path, draw).tables]
    assert [len(rows) for rows in found] == [2, 4]
    assert [rows[1:] for rows in found] == [FLAT[:1], FLAT[1:]]


def test_tables_of_one_width_may_have_columns_at_other_places(tmp_path: Path) -> None:
    other = (40, 130, 330, 600, 720, 780)

    def draw(page: Page) -> None:
        foot = under_rows(page, ROWS[:2], 60)
        page.text(XS[0], foot + 14, "Care", size=12, font=BOLD)
        page.cells(other, [foot + 36], [HEAD], font=BOLD)
        top = foot + 54
        page.line(XS[0], top, XS[-1], top)
        for row in ROWS[1:]:
            page.cells(other, [top], [row])
            top += height(row)
            page.line(XS[0], top, XS[-1], top)

    tables = read_drawn(tmp_path, draw).tables
    assert [flat(table) for table in tables] == [[[*HEAD], *FLAT[:2]], [[*HEAD], *FLAT[1:]]]


def test_tables_under_a_sentence_keep_to_the_tints_of_their_own_headings(tmp_path: Path) -> None:
    wide = (40, 90, 420, 580, 690, 780)
    rows = [("3", "Publish the rota of " + "each of the teams and " * 2 + "ask about leave", *ROWS[2][2:]), ROWS[3]]

    def draw(page: Page) -> None:
        top = 60.0
        for xs, several in ((XS, ROWS[:2]), (wide, rows)):
            page.text(XS[0], top - 34, "Children are seen and heard", size=12, font=BOLD)
            page.text(XS[0], top - 14, "What we were told: visits are late, and notes of them are thin.")
            for row in (HEAD, *several):
                for x0, x1 in pairwise(xs if row is HEAD else ()):
                    page.fill(x0, top, x1, top + height(row), GREY)
                page.cells(xs, [top], [row], font=BOLD if row is HEAD else "Helvetica")
                top += height(row)
                page.line(XS[0], top, XS[-1], top)
            top += 50

    found = [flat(table) for table in read_drawn(tmp_path, draw).tables]
    assert found == [[[*HEAD], *FLAT[:2]], [[*HEAD], [*rows[0]], FLAT[3]]]


def test_a_larger_title_close_between_two_levels_parts_tables_of_other_columns(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        top = 60.0
        for xs in (XS, (40, 80, 200, 500, 720, 780)):
            page.line(XS[0], top, XS[-1], top)
            page.cells(xs, [top], [HEAD], font=BOLD)
            page.line(XS[0], top + 18, XS[-1], top + 18)
            top += 18
            for row in ROWS[1:]:
                page.cells(xs, [top], [row])
                top += height(row)
                page.line(XS[0], top, XS[-1], top)
            page.text(XS[0] + 5, top + 6, "Staff stay", size=12, font=BOLD)
            top += 26

    assert [flat(table) for table in read_drawn(tmp_path, draw).tables] == [[[*HEAD], *FLAT[1:]]] * 2


@pytest.mark.parametrize(("end", "start", "crosses"), [(100.4, 102.4, True), (99.0, 101.0, True), (99.0, 110.0, False)])
def test_words_a_space_apart_run_over_an_edge_that_one_of_them_just_reaches(
    end: float, start: float, crosses: bool
) -> None:
    columns = Columns(np.array([40.0, 100.0, 200.0]), ((99.0, 101.0),), (45.0, 105.0), ((45.0,), (105.0,)))
    words = np.array([[45.0, 70.0], [72.0, end], [start, 140.0]])
    assert columns.is_crossed_by(TextLine(words[:, 0], words[:, 1], 26, 8, False, ("of", "the", "Board"))) == crosses


@pytest.mark.parametrize("rows_filled", [0, 1])
def test_spaces_under_the_white_behind_a_short_heading_part_no_column(rows_filled: int) -> None:
    def line(*words: tuple[float, float]) -> TextLine:
        x0, x1 = np.array(words, float).T
        return TextLine(x0, x1, 0, 10, False, ("word",) * len(words))

    head = line((0, 20), (100, 130), (300, 340))
    text = line((0, 15), (100, 147), (150, 170), (173, 190), (300, 330))
    column = line((0, 15), (100, 120), (150, 168), (300, 330))  # words begin behind wide white: a column
    found = columns_by_gutters([head, text, *[column] * rows_filled], 0, 400)
    assert found is not None
    assert found.gutters == ((20, 100), *[(147, 150)] * rows_filled, (190, 300))


@pytest.mark.parametrize(("firsts", "read"), [(("2b", "2c", "2d"), 3), (("Staff", "Money", "Homes"), 0)])
def test_few_rows_of_long_words_without_headings_are_a_table_where_each_begins_with_a_reference(
    tmp_path: Path, firsts: tuple[str, ...], read: int
) -> None:
    words = "Ask foster carers what they need each spring and tell\nthem by letter what will come of all that they said"

    def draw(page: Page) -> None:
        rows = [(first, words, f"Lead {first}", "May 2031", "Due") for first in firsts]
        for y in rows_down(page, rows, 60.0):
            page.line(XS[0], y, XS[-1], y)

    tables = read_drawn(tmp_path, draw).tables
    assert [len(table.rows) for table in tables if table.width == len(XS) - 1] == ([read] if read else [])


def test_lines_that_leave_no_room_between_them_have_no_columns() -> None:
    lines = [
        TextLine(np.array([0.0, 60.0]), np.array([20.0, 90.0]), 0, 10, False, ("two", "parts")),
        TextLine(np.array([0.0]), np.array([90.0]), 12, 10, False, ("Words over all of them",)),
        TextLine(np.array([15.0, 100.0]), np.array([65.0, 120.0]), 24, 10, False, ("other", "parts")),
        TextLine(np.array([0.0, 80.0]), np.array([60.0, 120.0]), 36, 10, False, ("more", "parts")),
    ]
    assert columns_by_gutters(lines, 0, 120) is None


@pytest.mark.parametrize(
    ("firsts", "space", "count"),
    [
        (("101", "102", "103"), 6.0, 3),
        (("101", "101", "103"), 6.0, 2),  # the same again
        (("ask", "and", "for"), 6.0, 2),
        (("101", "102", "103"), 3.0, 2),  # no more than a space
    ],
)
def test_references_a_little_more_than_a_space_before_the_words_are_a_column(
    firsts: tuple[str, ...], space: float, count: int
) -> None:
    x0, x1 = np.array([0.0, 16 + space, 200]), np.array([16.0, 120, 240])
    lines = [TextLine(x0, x1, 14 * i, 10, False, (first, "words", "Ann")) for i, first in enumerate(("Ref", *firsts))]
    found = columns_by_gutters(lines, 0, 240)
    assert found is not None
    assert len(found.xs) - 1 == count


def test_a_larger_title_parts_tables_though_the_tint_of_the_headings_begins_between(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        top = 60.0
        for rows in (ROWS[:2], ROWS[2:]):
            for a, b in pairwise(XS):
                page.fill(a, top, b, top + 18, GREY)
                page.fill(a, top + 18, b, top + 18 + height(rows[0]), GREY)
            page.cells(XS, [top], [HEAD], font=BOLD)
            top = rows_down(page, rows, top + 18)[-1] + 30
            page.text(XS[0] + 5, top - 24, "Aim 2:", size=13, font=BOLD)
            page.text(XS[1] + 2, top - 24, "Staff stay", size=13, font=BOLD)

    assert [flat(table) for table in read_drawn(tmp_path, draw).tables] == [[[*HEAD], *FLAT[:2]], [[*HEAD], *FLAT[2:]]]


@pytest.mark.parametrize(("size", "tables"), [(13, 2), (9, 1)])
def test_a_short_sentence_below_a_larger_title_parts_tables_too(tmp_path: Path, size: float, tables: int) -> None:
    """Both stand in the wide first column, below the rule that ends the rows; below words no larger it may be a row."""
    xs = (40, 420, 560, 680)
    head = ("What will be done", "Who", "By when")
    rows = [
        ("Ask foster carers each spring", "Fostering Lead", "May 2031"),
        ("Visit the hubs", "Director", "June 2031"),
    ]

    def draw(page: Page) -> None:
        top = 60.0
        for i in range(2):
            page.fill(xs[0], top, xs[-1], top + 18, GREY)
            page.cells(xs, [top], [head], font=BOLD)
            for j, row in enumerate(rows):
                page.line(xs[0], top + 18 + 20 * j, xs[-1], top + 18 + 20 * j)
                page.cells(xs, [top + 18 + 20 * j], [row])
            top += 18 + 20 * len(rows)
            page.line(xs[0], top, xs[-1], top)
            if not i:
                page.text(xs[0] + 5, top + 12, "Care is steady", size=size, font=BOLD)
                page.text(xs[0] + 5, top + 30, "What we were told: visits are late.")
                top += 48

    assert len(read_drawn(tmp_path, draw).tables) == tables


def test_a_heading_that_comes_close_to_the_next_keeps_to_its_column(tmp_path: Path) -> None:
    """The words below the next heading are set in, so that nothing else begins where that does."""
    words = "What we shall do in all of the hubs"
    head = ("No", words, "Who leads it", "By when", "State")

    def draw(page: Page) -> None:
        start = XS[1] + 5 + page.canvas.stringWidth(words, BOLD, 9) + 5
        page.cells((*XS[:2], start - 5, *XS[3:]), [60], [head], font=BOLD)
        top = 78.0
        page.line(XS[0], top, XS[-1], top)
        for row in ROWS[1:]:
            page.cells((*XS[:2], start + 30, *XS[3:]), [top], [row])
            top += height(row)
            page.line(XS[0], top, XS[-1], top)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table) == [list(head), *FLAT[1:]]


@pytest.mark.parametrize(("at", "is_ruled"), [(1, True), (4, True), (4, False)])
def test_a_column_of_paint_alone_is_a_column_also_on_a_page_without_its_heading(
    tmp_path: Path, at: int, is_ruled: bool
) -> None:
    rows = [[*row[:at], "", *row[at:4]] for row in FLAT]
    xs = (40, 90, 150, 480, 640, 780) if at == 1 else XS

    def draw(page: Page) -> None:
        ys = [60 + 20 * i for i in range(5)]
        page.cells(xs, ys, rows)
        for y in ys if is_ruled else ():
            page.line(xs[0], y, xs[-1], y)
        for a, b, colour in zip(ys, ys[1:], (GREEN, RED, GREEN, GREEN), strict=False):
            page.fill(xs[at], a, xs[at + 1], b, colour)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table) == rows
    assert [row[at].fill for row in table.rows] == ["00B050", "FF0000", "00B050", "00B050"]


@pytest.mark.parametrize("heading", ["State", ""])
def test_a_heading_set_left_over_centred_words_heads_them(tmp_path: Path, heading: str) -> None:
    def draw(page: Page) -> None:
        page.fill(XS[0], 40, XS[-1] + 60, 60, "#D9E1F2")
        page.cells((*XS[:-1], XS[-1] + 60), [40], [(*HEAD[:-1], heading)], font=BOLD)
        for i, row in enumerate(FLAT):
            page.cells((*XS[:-2], XS[-2] + 60, XS[-1] + 60), [64 + 20 * i], [(*row[:-1], "Due")])
            page.fill(XS[0], 80 + 20 * i, XS[-1] + 60, 81 + 20 * i, "#000000")

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table) == [[*HEAD[:-1], heading], *([*row[:-1], "Due"] for row in FLAT)]


@pytest.mark.parametrize(("page_before", "columns", "count"), [(True, 5, 3), (False, 5, 0), (True, 4, 0)])
def test_rows_of_long_words_between_rules_are_a_table_at_the_head_of_a_later_page(
    tmp_path: Path, page_before: bool, columns: int, count: int
) -> None:
    """Fewer words between rules may be the page's own head, and no table goes on upon a first page."""
    words = "Ask foster carers what they need each spring and tell\nthem by letter what will come of all that they said"
    rows = [(first, words, f"Lead {first}", "May 2031", "Due")[:columns] for first in ("Staff", "Money", "Homes")]
    page = Page(tmp_path / "two.pdf")
    if page_before:
        page.text(XS[0], 60, "What we will do follows overleaf")
        page.canvas.showPage()
    for y in rows_down(page, rows, 60.0):
        page.line(XS[0], y, XS[columns], y)
    page.save()

    tables = read_pdf(tmp_path / "two.pdf").tables
    assert [len(table.rows) for table in tables if table.width == columns] == ([count] if count else [])


@pytest.mark.parametrize(("indent", "count"), [(18, 2), (40, 1)])
def test_a_row_alone_at_the_head_of_a_page_whose_cells_begin_with_a_list_is_on_the_columns_below(
    tmp_path: Path, indent: int, count: int
) -> None:
    def draw(page: Page) -> None:
        row = ("1", "", "Fostering Lead", "May 2031", "Due")
        page.cells(XS, [60], [row])
        page.text(
            XS[1] + 5 + indent,
            64,
            "Ask foster carers each spring what they\nneed, tell them by letter\nwhat comes of it",
        )
        for y in (60, 104):
            page.line(XS[0], y, XS[-1], y)
        page.text(XS[0], 120, "Children are seen and heard in each plan", size=12, font=BOLD)
        under_rows(page, ROWS[:2], 140)

    assert len(read_drawn(tmp_path, draw).tables) == count


@pytest.mark.parametrize(("foot", "right", "count"), [(6.0, XS[-1], 6), (6.0, XS[3], 5), (20.0, XS[-1], 6)])
def test_a_low_stripe_as_broad_as_the_others_is_a_blank_row_between_rows_without_tints(
    tmp_path: Path, foot: float, right: float, count: int
) -> None:
    """Above and below it stand rows that nothing else parts; a narrower mark says nothing of rows."""
    carers, staff = (("", title, "", "", "") for title in ("1: Carers", "2: Staff"))
    rows = [carers, ROWS[0], ROWS[1], ("",) * 5, staff, *ROWS[2:]]

    def draw(page: Page) -> None:
        page.cells(XS, [40], [HEAD], font=BOLD)
        ys = [58.0]
        for row in rows:
            ys.append(ys[-1] + (height(row) if any(row) else foot))
        for a, b in zip(ys[1::2], ys[2::2], strict=False):
            page.fill(XS[0], a, right if b - a == foot else XS[-1], b, GREY)
        page.cells(XS, ys[:-1], rows)

    (table,) = read_drawn(tmp_path, draw).tables
    assert len([row for row in flat(table)[1:] if any(row)]) == count


@pytest.mark.parametrize(("font", "rows"), [("Helvetica", 2), (BOLD, 5)])
def test_a_painted_row_below_a_plain_one_is_one_row_and_paint_below_headings_may_hold_several(
    tmp_path: Path, font: str, rows: int
) -> None:
    upper = ("No 1", "Ask Carers", "Lead", "May 2031", "Due")
    lines = ("2\nB", "Visit Hubs\nMeet Staff", "Duty\nManager", "June\n2031", "Not\nDue")
    lower = tuple(f"{words}\n{words}" for words in lines)

    def draw(page: Page) -> None:
        foot = 58 + height(lower)
        for a, b in pairwise(XS):
            page.fill(a, 58, b, foot, GREY)
        page.cells(XS, [40], [upper], font=font)
        page.cells(XS, [58], [lower])
        page.text(XS[0], foot + 24, "Children are seen and heard in each plan", size=12, font=BOLD)
        top = foot + 34
        for a, b in pairwise(XS):
            page.fill(a, top, b, top + 18, GREEN)
        page.cells(XS, [top], [HEAD], font=BOLD)
        ys = rows_down(page, ROWS, top + 18)
        for i in (1, 3):
            for a, b in pairwise(XS):
                page.fill(a, ys[i], b, ys[i + 1], GREY)
        rows_down(page, ROWS, top + 18)

    first, second = read_drawn(tmp_path, draw).tables
    assert (len(first.rows), len(second.rows)) == (rows, 5)


OTHER = ("Ref", "Steps", *HEAD[2:])


@pytest.mark.parametrize(
    ("again", "first", "rows"),
    [(HEAD, ROWS[:2], [3, 3]), (OTHER, ROWS[:2], [7]), (HEAD, ROWS[2:3], [2, 3]), (OTHER, ROWS[2:3], [6])],
)
def test_a_bold_title_as_small_as_the_headings_parts_tables_of_the_same_headings(
    tmp_path: Path, again: tuple[str, ...], first: list[tuple[str, ...]], rows: list[int]
) -> None:
    def draw(page: Page) -> None:
        top = 60.0
        for head, several in ((HEAD, first), (again, ROWS[2:])):
            for a, b in pairwise(XS):
                page.fill(a, top, b, top + 18, GREY)
            page.cells(XS, [top], [head], font=BOLD)
            ys = rows_down(page, several, top + 18)
            for y in ys:
                page.line(XS[0], y, XS[-1], y)
            if head is HEAD and several is first:
                page.text(XS[0], ys[-1] + 12, "Care", size=9, font=BOLD)
            top = ys[-1] + 28

    assert [len(table.rows) for table in read_drawn(tmp_path, draw).tables] == rows


@pytest.mark.parametrize(
    ("is_painted", "expected"), [(True, ["By when it is done", "State"]), (False, ["By when it is done State", ""])]
)
def test_painted_cells_tell_where_the_column_of_a_heading_close_to_the_one_before_begins(
    tmp_path: Path, is_painted: bool, expected: list[str]
) -> None:
    def draw(page: Page) -> None:
        wide = page.canvas.stringWidth("By when it is done", BOLD, 9)
        page.cells(
            (*XS[:3], XS[4] - 7 - wide, XS[4] - 1), [60], [(*HEAD[:3], "By when it is done", "State")], font=BOLD
        )
        top = 78.0
        for row in ROWS[1:]:
            if is_painted:
                page.fill(XS[4], top, XS[5], top + height(row), GREEN)
            page.cells((*XS[:4], XS[4] + 45), [top], [(*row[:4], "Done")])
            page.line(XS[0], top, XS[-1], top)
            top += height(row)
        page.line(XS[0], top, XS[-1], top)

    (table,) = read_drawn(tmp_path, draw).tables
    assert flat(table)[0][3:] == expected


@pytest.mark.parametrize(
    ("words", "edge"),
    [([(101, 120)], 100.0), ([(101, 120), (150, 160)], 130.0)],  # as where a heading alone, and a row, cross the edge
)
def test_an_edge_within_paint_moves_to_its_side_unless_words_of_a_line_stand_on_both_sides(
    words: list[tuple[float, float]], edge: float
) -> None:
    x0, x1 = (np.array(ends, float) for ends in zip(*words, strict=True))
    line = TextLine(x0, x1, 10, 9, False, ("Due",) * len(words))
    assert [x for x, _ in at_paint([line], [(130.0, (120, 135))], [(96, 101), (120, 135)], [(100, 180)])] == [edge]
    assert at_paint([line], [(130.0, (120, 135))], [(120, 135)], [(100, 180)]) == [(130.0, (120, 135))]


@pytest.mark.parametrize(
    ("above", "first_cells"),
    [(("Care", "Staff"), ["No", "1", "2", "No", "3", "4"]), (("Ref", "Ref"), ["Ref No", "1", "2", "Ref No", "3", "4"])],
)
def test_a_bold_line_as_close_as_headings_is_a_title_where_another_stands_over_them_again(
    tmp_path: Path, above: tuple[str, str], first_cells: list[str]
) -> None:
    def draw(page: Page) -> None:
        foot = 60.0
        for title, rows in zip(above, (ROWS[:2], ROWS[2:]), strict=True):
            page.text(XS[0] + 5, foot + 12, title, font=BOLD)
            foot = under_rows(page, rows, foot + 20)

    tables = read_drawn(tmp_path, draw).tables
    assert [row[0] for table in tables for row in flat(table)] == first_cells
