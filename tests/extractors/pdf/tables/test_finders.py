"""Tables of PDF pages drawn in every manner that plans draw them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from extractors.pdf.reader import read_pdf
from tests.draw_pdf import HEIGHT, WIDTH, Page, read_drawn, texts

XS = [40.0, 90.0, 330.0, 450.0, 560.0]
YS = [60.0, 80.0, 120.0, 160.0]
ROWS = [
    ["Ref", "Action", "Owner", "Due"],
    ["1.1", "Agree how the front door decides\nand tell partners", "Head of Service", "June 2024"],
    ["1.2", "Train all managers", "Principal Social\nWorker", "Ongoing"],
]


def plain(page: Page) -> None:
    page.grid(XS, YS)


def doubled(page: Page) -> None:
    page.grid(XS, YS)
    page.grid([x + 1.5 for x in XS], [y + 1.5 for y in YS])


def as_thin_rectangles(page: Page) -> None:
    for y in YS:
        page.fill(XS[0], y, XS[-1], y + 0.5, "#000000")
    for x in XS:
        page.fill(x, YS[0], x + 0.5, YS[-1], "#000000")


def dotted(page: Page) -> None:
    for y in YS:
        for i in range(int((XS[-1] - XS[0]) / 2)):
            page.fill(XS[0] + 2 * i, y, XS[0] + 2 * i + 0.6, y + 0.6, "#000000")
    for x in XS:
        for i in range(int((YS[-1] - YS[0]) / 2)):
            page.fill(x, YS[0] + 2 * i, x + 0.6, YS[0] + 2 * i + 0.6, "#000000")


def broken(page: Page) -> None:
    for y in YS:
        for a, b in pairwise(XS):
            page.line(a + 1, y, b - 1, y)
    for x in XS:
        for a, b in pairwise(YS):
            page.line(x, a + 1, x, b - 1)


def white_over_tint(page: Page) -> None:
    for a, b, tint in zip(YS, YS[1:], ["#1F3864", "#F2F2F2", "#FFFFFF"], strict=False):
        page.fill(XS[0], a, XS[-1], b, tint)
    for y in YS:
        page.line(XS[0], y, XS[-1], y, colour="#FFFFFF")
    for x in XS:
        page.line(x, YS[0], x, YS[-1], colour="#FFFFFF")


def without_outer_rules(page: Page) -> None:
    for y in YS[1:-1]:
        page.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        page.line(x, YS[0], x, YS[-1])


def between_rows_only(page: Page) -> None:
    for y in YS:
        page.line(XS[0], y, XS[-1], y)


def tinted_rows_only(page: Page) -> None:
    page.fill(XS[0], YS[0], XS[-1], YS[1], "#D9D9D9")
    page.fill(XS[0], YS[2], XS[-1], YS[3], "#F2F2F2")


@pytest.mark.parametrize(
    "rules",
    [
        plain, doubled, as_thin_rectangles, dotted, broken, white_over_tint, without_outer_rules, between_rows_only,
        tinted_rows_only,
    ],
)  # fmt: skip
def test_a_table_is_read_however_its_rules_are_drawn(tmp_path: Path, rules: Callable[[Page], None]) -> None:
    def draw(page: Page) -> None:
        rules(page)
        page.cells(XS, YS, ROWS)

    tables = read_drawn(tmp_path, draw).tables
    assert len(tables) == 1
    assert [[text.split() for text in row] for row in texts(tables[0])] == [
        [text.split() for text in row] for row in ROWS
    ]


def test_a_table_that_white_space_alone_makes(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.cells(XS, YS, ROWS)
        page.cells(XS, [160.0], [["1.3", "Tell families", "Head of Service", "May 2024"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0].text for row in table.rows] == ["Ref", "1.1", "1.2", "1.3"]
    assert [cell.text for cell in table.rows[3]] == ["1.3", "Tell families", "Head of Service", "May 2024"]


def test_a_row_cut_by_the_foot_of_the_page_without_a_rule_there_is_a_row(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in YS[:-1]:
            page.line(XS[0], y, XS[-1], y)
        for x in XS:
            page.line(x, YS[0], x, YS[-1])
        page.cells(XS, YS, ROWS)

    (table,) = read_drawn(tmp_path, draw).tables
    assert table.open_bottom and not table.open_top
    assert table.rows[-1][1].text == "Train all managers"


def test_cells_merged_both_ways_stand_at_every_address(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (60, 80, 160):
            page.line(40, y, 560, y)
        page.line(90, 120, 560, 120)
        for x in (40, 560):
            page.line(x, 60, x, 160)
        for x in (90, 330, 450):
            page.line(x, 80, x, 160)
        page.text(45, 64, "Objective 1: children are seen quickly and heard by those who help them")
        page.cells(XS, [80.0, 120.0], [["A", "one", "two", "three"], ["", "four", "five", "six"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert len({id(cell) for cell in table.rows[0]}) == 1
    assert table.rows[1][0] is table.rows[2][0]
    assert [cell.text for cell in table.rows[2]] == ["A", "four", "five", "six"]


def test_columns_whose_rules_are_missing_in_a_row_come_apart_where_words_stand_in_columns(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid(XS, YS[:2])
        for y in YS[1:]:
            page.line(XS[0], y, XS[-1], y)
        for x in (XS[0], XS[1], XS[-1]):
            page.line(x, YS[1], x, YS[-1])
        page.cells(XS, YS, ROWS)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [cell.text for cell in table.rows[1]][2:] == ["Head of Service", "June 2024"]


def test_a_band_between_parts_of_a_table_without_outer_rules_is_a_row_of_it(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.fill(40, 80, 560, 100, "#DEEAF6")
        for y in (80, 100, 140):
            page.line(40, y, 560, y)
        for x in XS[1:-1]:
            page.line(x, 60, x, 80)
            page.line(x, 100, x, 180)
        page.cells(XS, [60.0, 80.0, 100.0, 140.0], [ROWS[0], ["1. Children are safe"], ROWS[1], ROWS[2]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0].text for row in table.rows] == ["Ref", "1. Children are safe", "1.1", "1.2"]
    assert table.rows[1][0] is table.rows[1][3] and table.rows[1][0].fill == "DEEAF6"


def test_two_bands_between_parts_of_a_table_without_outer_rules_are_two_rows_of_it(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.fill(40, 80, 560, 100, "#BDD7EE")
        page.fill(40, 100, 560, 120, "#DEEAF6")
        for y in (80, 100, 120, 160):
            page.line(40, y, 560, y)
        for x in XS[1:-1]:
            page.line(x, 60, x, 80)
            page.line(x, 120, x, 200)
        rows = [ROWS[0], ["Section 1: Safety"], ["1. Children are safe"], ROWS[1], ROWS[2]]
        page.cells(XS, [60.0, 80.0, 100.0, 120.0, 160.0], rows)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0].text for row in table.rows] == ["Ref", "Section 1: Safety", "1. Children are safe", "1.1", "1.2"]
    assert [table.rows[row][0].fill for row in (1, 2)] == ["BDD7EE", "DEEAF6"]


def test_tables_side_by_side_and_below_each_other_are_tables_of_their_own(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for x, y, name in ((40, 60, "a"), (300, 60, "b"), (40, 200, "c")):
            page.grid([x, x + 60, x + 200], [y, y + 20, y + 40])
            page.cells([x, x + 60], [y, y + 20], [[f"{name}1", f"{name}2"], [f"{name}3", f"{name}4"]])

    tables = read_drawn(tmp_path, draw).tables
    assert sorted(texts(t)[0][0] for t in tables) == ["a1", "b1", "c1"]


def test_a_word_that_runs_across_a_column_rule_is_cut_there(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 100, 200], [60, 80, 100])
        page.cells([40.0, 100.0], [60.0], [["Due", "Owner"]])
        page.canvas.setFont("Helvetica", 9)
        page.canvas.drawString(
            100 - page.canvas.stringWidth("December", "Helvetica", 9), page.height - 90, "DecemberPanel"
        )

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table)[1] == ["December", "Panel"]


def test_a_framed_paragraph_and_an_empty_grid_are_no_tables(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 400], [60, 100])
        page.text(50, 70, "A single box with words in it is a paragraph.")
        page.grid([40, 60, 80, 100, 120], [200, 220, 240, 260])

    document = read_drawn(tmp_path, draw)
    assert not document.tables
    assert "A single box" in document.paragraphs[0].text


def test_two_columns_of_prose_are_no_table(tmp_path: Path) -> None:
    prose = "\n".join(["Families told us that they wait and that nobody says why"] * 12)

    def draw(page: Page) -> None:
        page.line(40, 50, 800, 50)
        page.text(40, 60, prose)
        page.text(430, 60, prose)
        page.line(40, 560, 800, 560)

    assert not read_drawn(tmp_path, draw).tables


def test_items_of_a_cell_begin_where_the_author_began_them(tmp_path: Path) -> None:
    cell = "• Review all open cases\n• Report to the board every\nmonth\nAgree a plan\nSee 1.2"

    def draw(page: Page) -> None:
        page.grid([40, 160, 300], [60, 80, 160])
        page.cells([40.0, 160.0], [60.0, 80.0], [["Action", "Owner"], [cell, "A. Name"]])

    (table,) = read_drawn(tmp_path, draw).tables
    items = table.rows[1][0].items
    assert [(item.label, item.text) for item in items] == [
        ("•", "Review all open cases"),
        ("•", "Report to the board every month"),
        ("", "Agree a plan"),
        ("", "See 1.2"),
    ]


@pytest.mark.parametrize("x", [47.0, 49.8, 51.2])
@pytest.mark.parametrize(("further", "level"), [(0.4, 0), (-0.4, 0), (9.0, 1)])
def test_a_list_within_a_list_is_told_by_how_far_in_it_stands(
    tmp_path: Path, x: float, further: float, level: int
) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 200, 300], [60, 80, 160])
        page.cells([40.0, 200.0], [60.0, 80.0], [["Action", "Owner"], ["", "A. Name"]])
        page.text(x, 92, "a) Review all open cases")
        page.text(x + further, 104, "b) Report to the board")

    (table,) = read_drawn(tmp_path, draw).tables
    assert [line.level for line in table.rows[1][0].lines] == [0, level]


def test_empty_lines_in_a_cell_are_kept_for_what_stands_beside_what(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 240, 400], [60, 80, 160])
        page.cells(
            [40.0, 240.0], [60.0, 80.0], [["Action", "Due"], ["one\ntwo\nthree\nfour", "May 2024\n\n\nJune 2024"]]
        )

    (table,) = read_drawn(tmp_path, draw).tables
    assert [line.text for line in table.rows[1][1].lines] == ["May 2024", "", "", "June 2024"]
    assert table.rows[1][1].lines[3].place is not None


NUMBERED = [
    ("1.1", "Ring each family", "AD", "May"),
    ("1.2", "Write a guide", "PSW", "June"),
    ("1.3", "Open a hub", "AD", "July"),
]


@pytest.mark.parametrize(("last", "count"), [("1.4", 5), ("Note", 4)])
def test_a_numbered_row_further_off_goes_on_with_a_table_of_white_space(tmp_path: Path, last: str, count: int) -> None:
    def draw(page: Page) -> None:
        page.cells(XS, [60], [("Ref", "Action", "Owner", "Due")], font="Helvetica-Bold")
        page.cells(XS, [80, 100, 120, 170], [*NUMBERED, (last, "Visit the hubs", "AD", "May")])

    (table,) = read_drawn(tmp_path, draw).tables
    assert len(table.rows) == count


@pytest.mark.parametrize(("refs", "shape"), [(("1-1", "1-2"), [(3, 4)]), (("Ways", "Hubs"), [])], ids=["refs", "words"])
def test_references_under_no_heading_begin_rows_of_evenly_set_lines(
    tmp_path: Path, refs: tuple[str, str], shape: list[tuple[int, int]]
) -> None:
    rows = [
        ("", "Action", "Owner", "Due"),
        (refs[0], "Ring each family", "AD", "May"),
        ("", "in the town", "", "2031"),
        (refs[1], "Write a guide", "PSW", "June"),
    ]

    def draw(page: Page) -> None:
        page.cells(XS, [60 + 12.0 * i for i in range(len(rows))], rows)

    tables = read_drawn(tmp_path, draw).tables
    assert [(len(table.rows), table.width) for table in tables] == shape
    assert [table.rows[1][1].words for table in tables] == ["Ring each family in the town"] * len(shape)


@pytest.mark.parametrize(("back", "count"), [(6.0, 5), (2.0, 3)], ids=["room as between columns", "a space"])
def test_a_line_that_nearly_reaches_the_next_column_keeps_to_its_own(tmp_path: Path, back: float, count: int) -> None:
    def draw(page: Page) -> None:
        full = "Visit the three hubs by the river in the evening"
        end = XS[1] + 5 + page.canvas.stringWidth(full, "Helvetica", 9) + back - 5
        xs = (*XS[:2], end, *XS[3:])
        page.cells(xs, [60], [("Ref", "Action", "Owner", "Due")], font="Helvetica-Bold")
        page.cells(xs, [80, 100, 120, 140], [*NUMBERED[:2], ("1.3", full, "AD", "July"), NUMBERED[2]])

    assert [len(table.rows) for table in read_drawn(tmp_path, draw).tables] == [count]


TURNS = {90: (0, 1, -1, 0, HEIGHT, 0), 180: (-1, 0, 0, -1, WIDTH, HEIGHT), 270: (0, -1, 1, 0, 0, WIDTH)}


@pytest.mark.parametrize("turn", TURNS)
def test_a_turned_page_reads_as_it_is_shown(tmp_path: Path, turn: int) -> None:
    upright = {"width": HEIGHT, "height": WIDTH} if turn != 180 else {}
    page = Page(tmp_path / "flat.pdf", **upright)
    page.height = HEIGHT
    page.canvas.transform(*TURNS[turn])
    page.grid(XS, YS)
    page.cells(XS, YS, ROWS)
    page.save()
    with pikepdf.open(tmp_path / "flat.pdf") as pdf:
        pdf.pages[0].rotate(turn, relative=False)
        pdf.save(tmp_path / "turned.pdf")
    (table,) = read_pdf(tmp_path / "turned.pdf").tables
    assert texts(table) == ROWS
    assert table.places[0].x0 == pytest.approx(XS[0], abs=1)


def test_headings_set_sideways_are_read_along_their_direction(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 70, 300], [60, 150, 170])
        page.canvas.saveState()
        page.canvas.translate(52, page.height - 145)
        page.canvas.rotate(90)
        page.canvas.setFont("Helvetica", 9)
        page.canvas.drawString(0, 0, "Reference")
        page.canvas.drawString(0, -11, "number")
        page.canvas.restoreState()
        page.cells([40.0, 70.0], [60.0, 150.0], [["", "Action"], ["1.1", "Agree a plan"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table) == [["Reference number", "Action"], ["1.1", "Agree a plan"]]


def narrow(page: Page, lines: list[str]) -> None:
    """A narrow cell of these lines, each drawn with a space at its end, but for the last and the cut one."""
    page.grid([40, 104, 500], [60, 80, 160])
    page.cells([40.0, 104.0], [60.0, 80.0], [["Lead", "Action"]])
    page.text(45, 84, "\n".join(lines))
    record = [
        "The team will read the whole record of each family before it first ",
        "visits at home and listens to what the children say of their ",
        "lives, their schools and all who help them or ",
        "should",
    ]
    page.text(109, 84, "\n".join(record))


def test_a_word_that_a_narrow_column_cut_is_one_word(tmp_path: Path) -> None:
    (table,) = read_drawn(tmp_path, lambda page: narrow(page, ["Commissionin", "g team "])).tables
    assert table.rows[1][0].text == "Commissioning team"


def test_two_words_that_each_fill_a_narrow_column_stay_two(tmp_path: Path) -> None:
    (table,) = read_drawn(tmp_path, lambda page: narrow(page, ["Commissioner ", "responsible"])).tables
    assert table.rows[1][0].text == "Commissioner responsible"


def test_a_table_within_a_cell_of_another_is_nested_in_it(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid([40, 240, 560], [60, 80, 200])
        page.cells([40.0, 240.0], [60.0, 80.0], [["Action", "Milestones"], ["Agree a plan", "These are due:"]])
        page.grid([260, 400, 540], [110, 130, 150])
        page.cells([260.0, 400.0], [110.0, 130.0], [["Draft", "May"], ["Final", "June"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table) == [["Action", "Milestones"], ["Agree a plan", "These are due:"]]
    assert [texts(inner) for inner in table.rows[1][1].tables] == [[["Draft", "May"], ["Final", "June"]]]


@pytest.mark.parametrize(
    ("x", "rows"), [(110.0, 7), (45.0, 7), (250.0, 0)], ids=["in the middle", "at the left", "at the right"]
)
def test_titles_in_the_middle_of_a_table_of_white_space_are_bands(tmp_path: Path, x: float, rows: int) -> None:
    xs = [40.0, 70.0, 180.0, 260.0]

    def draw(page: Page) -> None:
        page.cells(xs, [60], [("", "Action", "Owner", "Due")], font="Helvetica-Bold")
        for i, name in enumerate(("Objective 1: Homes that are near", "Objective 2: Plans that are clear")):
            page.text(x, 84 + 60 * i, name, font="Helvetica-Bold")
            page.cells(xs, [98 + 60 * i, 118 + 60 * i], NUMBERED[:2])

    tables = read_drawn(tmp_path, draw).tables
    assert [len(table.rows) for table in tables if table.rows[0][1].words == "Action"] == [rows] * bool(rows)


@pytest.mark.parametrize(("size", "tables"), [(13, 2), (9, 1)], ids=["larger", "as large as the rows"])
def test_larger_titles_part_tables_of_two_columns_with_rules_over_their_rows(
    tmp_path: Path, size: float, tables: int
) -> None:
    rows = [
        ("Task", "Lead and date"),
        ("Ring each family\nwithin a week", "Duty Manager, May"),
        ("Write it", "Ann, June"),
    ]

    def draw(page: Page) -> None:
        for top in (80, 240):
            page.text(42, top - 30, "Homes are found close to school, and early enough for them", size=size)
            for y, row in zip((top, top + 20, top + 52), rows, strict=True):
                page.line(40, y, 540, y)
                page.cells((40, 300), [y], [row])

    found = read_drawn(tmp_path, draw).tables
    assert len(found) == tables
    assert tables == 1 or [texts(table) for table in found] == [[[*row] for row in rows]] * tables


@pytest.mark.parametrize(("words", "count"), [("work with each", 0), ("Work with each", 1)], ids=["small", "capital"])
def test_words_that_go_on_in_small_letters_begin_no_rows_of_evenly_set_lines(
    tmp_path: Path, words: str, count: int
) -> None:
    rows = [
        ("Record direct", "Manager", "May 2031"),
        (words, "Duty", "Spring"),
        (words, "Team", "or soon"),
        ("", "of homes", ""),
    ]

    def draw(page: Page) -> None:
        page.cells([40, 240, 440], [60 + 12.0 * i for i in range(4)], rows)

    assert len(read_drawn(tmp_path, draw).tables) == count


@pytest.mark.parametrize(
    ("x", "top", "is_band"),
    [(235.0, 0.0, False), (247.0, 0.0, False), (60.0, 0.0, True), (280.0, 0.0, True), (235.0, 1.0, True)],
    ids=["at the column's edge", "as an item of its list", "at the left", "in the middle", "below a rule"],
)
def test_words_alone_in_a_later_column_at_a_page_s_head_without_inner_rules_are_the_rest_of_its_cell(
    tmp_path: Path, x: float, top: float, is_band: bool
) -> None:
    xs, ys = (40.0, 130.0, 230.0, 400.0), (40.0, 60.0, 100.0)

    def draw(page: Page) -> None:
        for y in ys[1 - int(top) :]:
            page.line(xs[0], y, xs[-1], y)
        for column in xs:
            page.line(column, ys[0] if column in (xs[0], xs[-1]) else ys[1], column, ys[2])
        page.text(x, 46, "fewer moves.")
        page.cells(xs, [ys[1]], [("1.1", "Visit each home", "Homes are near")])
        page.text(247, 76, "and warm")

    (table,) = read_drawn(tmp_path, draw).tables
    assert (table.rows[0][0] is table.rows[0][2]) == is_band
    assert table.rows[0][2].text == "fewer moves."
