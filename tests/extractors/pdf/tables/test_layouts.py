"""Layouts of page tables that office programs print and that few plans show."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from extractors.pdf.reader import read_pdf
from extractors.stitching.stitch import stitch
from tests.draw_pdf import Page, read_drawn, texts

XS = [40.0, 90.0, 330.0, 450.0, 560.0]
HEADINGS = ["Ref", "Action", "Owner", "Due"]


def test_a_title_that_spills_over_the_empty_cells_of_a_sheet_is_one_line(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        ys = [60.0, 80.0, 95.0, 135.0]
        page.grid(XS, ys)
        page.cells(XS, ys, [HEADINGS, ["Outcome 2: Families get help early"], ["2.1", "Open a hub", "AD", "June"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table)[1:] == [["Outcome 2: Families get help early"] * 4, ["2.1", "Open a hub", "AD", "June"]]


def test_a_watermark_stands_in_no_cell(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        ys = [60.0, 80.0, 180.0, 280.0]
        page.grid(XS, ys)
        page.cells(XS, ys, [HEADINGS, ["2.1", "Open a hub", "AD", "June"], ["2.2", "Close it", "AD", "July"]])
        page.canvas.translate(150, page.height - 280)
        page.canvas.rotate(30)
        page.canvas.setFont("Helvetica", 90)
        page.canvas.drawString(0, 0, "DRAFT")

    document = read_drawn(tmp_path, draw)
    assert texts(document.tables[0])[1:] == [["2.1", "Open a hub", "AD", "June"], ["2.2", "Close it", "AD", "July"]]
    assert [paragraph.text for paragraph in document.furniture] == ["DRAFT"]


@pytest.mark.parametrize(
    ("xs", "ys"),
    [([336.0, 400.0, 450.0], [110.0, 130.0, 150.0]), ([336.0, 400.0, 444.0], [130.0, 150.0, 169.5])],
    ids=["touching the rule at the right", "touching the rule below"],
)
def test_a_nested_table_that_touches_the_rules_of_its_cell_is_nested(
    tmp_path: Path, xs: list[float], ys: list[float]
) -> None:
    def draw(page: Page) -> None:
        rows = [60.0, 80.0, 170.0, 200.0]
        page.grid(XS, rows)
        page.cells(XS, rows, [HEADINGS, ["2.1", "Open a hub", "These two:", "June"], ["2.2", "Close it", "AD", "July"]])
        page.grid(xs, ys)
        page.cells(xs, ys, [["Amy", "50%"], ["Ben", "50%"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table)[1:] == [["2.1", "Open a hub", "These two:", "June"], ["2.2", "Close it", "AD", "July"]]
    assert [texts(inner) for inner in table.rows[1][2].tables] == [[["Amy", "50%"], ["Ben", "50%"]]]


def test_rows_of_a_split_cell_are_rows_of_the_table(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        rows = [60.0, 80.0, 120.0, 140.0]
        page.grid(XS, rows)
        page.line(200, 80, 200, 120)
        page.line(200, 100, 330, 100)
        page.cells([40, 90], [60], [["Ref", "Action"]])
        page.cells([40, 90, 330, 450], [80, 120], [["2.1", "Open a hub", "AD", "June"], ["2.2", "Close", "AD", "July"]])
        page.cells([200], [80, 100], [["by hiring"], ["by renting"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[2] for row in texts(table)] == ["Action", "by hiring", "by renting", "Close"]


def shaded(page: Page, ys: list[float], tints: list[str]) -> None:
    """A fill for each cell of the rows that have a tint."""
    for top, bottom, tint in zip(ys, ys[1:], tints, strict=False):
        for left, right in pairwise(XS) if tint else ():
            page.fill(left, top, right, bottom, tint)


SHADED = [
    HEADINGS,
    ["2.1", "Open a hub that is near to\nwhere families live", "AD", "June"],
    ["2.2", "Close the old one", "AD", "July"],
    ["2.3", "Ask families what they\nthink of it", "AD", "August"],
    ["2.4", "Tell the board", "DCS", "August"],
]


@pytest.mark.parametrize("style", ["a frame", "no rules", "rules down but the first", "level rules at the ends"])
def test_shaded_cells_are_cells_whatever_rules_their_style_leaves_out(tmp_path: Path, style: str) -> None:
    def draw(page: Page) -> None:
        ys = [60.0, 80.0, 120.0, 145.0, 185.0, 205.0]
        shaded(page, ys, ["#1F3864", "#DEEAF6", "", "#DEEAF6", ""])
        if style == "a frame":
            page.grid([XS[0], XS[-1]], [ys[0], ys[-1]])
        if style == "rules down but the first":
            page.grid(XS[1:], [ys[1], ys[-1]])
        if style == "level rules at the ends":
            for y in (ys[0], ys[1], ys[-1]):
                page.line(XS[0], y, XS[-1], y)
        page.cells(XS, ys, SHADED)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [[cell.replace("\n", " ") for cell in row] for row in texts(table)] == [
        [cell.replace("\n", " ") for cell in row] for row in SHADED
    ]


def test_fills_that_lie_over_one_another_in_a_ruled_cell_are_one_cell(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        ys = [60.0, 80.0, 120.0, 145.0]
        shaded(page, [60.0, 80.0, 100.0, 120.0, 145.0], ["#1F3864", "#DEEAF6", "#DEEAF6", "#F2F2F2"])
        page.grid(XS, ys)
        page.cells(XS, ys, SHADED)

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in texts(table)] == ["Ref", "2.1", "2.2"]


def test_a_row_without_rules_down_keeps_to_the_columns_of_the_row_above(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.grid(XS, [60.0, 80.0])
        page.grid([XS[0], XS[-1]], [80.0, 120.0, 140.0])
        page.cells(XS, [60.0, 80.0], [HEADINGS, ["2.1", "Open a hub", "", "June"]])
        page.cells(XS[:1], [120.0], [["Outcome 3: Families get help early and near to home"]])

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table)[1] == ["2.1", "Open a hub", "", "June"]
    assert len(set(texts(table)[2])) == 1


def test_references_one_a_row_are_a_column_and_numbers_of_a_list_are_not(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        ys = [76.0, 116.0, 156.0, 196.0]
        for y in ys:
            page.line(40, y, 560, y)
        page.text(40, 62, "Ref")
        page.text(80, 62, "Action")
        page.text(400, 62, "Owner")
        for number, top in enumerate(ys[:3], 1):
            page.text(40, top + 4, f"3.{number}")
            page.text(80, top + 4, "1.\n2.")
            page.text(96, top + 4, "Ask families what they think of the hub\nTell the board what they said")
            page.text(400, top + 4, "Head of Service")

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in texts(table)] == ["Ref", "3.1", "3.2", "3.3"]
    assert texts(table)[1][1] == "1. Ask families what they think of the hub\n2. Tell the board what they said"


def test_titles_of_sections_part_no_table_that_white_space_makes(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.cells(XS, [60.0], [HEADINGS], font="Helvetica-Bold")
        page.text(45, 84, "Outcome 1: Families get help early", font="Helvetica-Bold")
        page.cells(XS, [104.0, 136.0], [["1.1", "Open a hub", "AD", "June"], ["1.2", "Close\nit", "AD", "July"]])
        page.text(45, 178, "Outcome 2: Staff stay with us", font="Helvetica-Bold")
        page.cells(XS, [198.0, 230.0], [["2.1", "Ask staff", "DCS", "May"], ["2.2", "Listen\nwell", "DCS", "May"]])
        page.text(45, 290, "What happens next", font="Helvetica-Bold")
        page.text(45, 310, "The board meets each month to hear how the plan is going, and families are told.")

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in texts(table)] == [
        "Ref",
        "Outcome 1: Families get help early",
        "1.1",
        "1.2",
        "Outcome 2: Staff stay with us",
        "2.1",
        "2.2",
    ]


def test_rows_set_by_white_space_in_a_box_under_its_filled_title_are_rows(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (60, 80, 180):
            page.line(40, y, 560, y)
        page.fill(40, 80, 560, 98, "#2E74B5")
        page.cells(XS, [60.0, 80.0], [HEADINGS, ["Outcome 1: Families get help"]])
        page.cells(
            XS, [104.0, 142.0], [["1.1", "Open a hub\nnear to home", "AD", "June"], ["1.2", "Close", "AD", "July"]]
        )

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in texts(table)] == ["Ref", "Outcome 1: Families get help", "1.1", "1.2"]
    assert texts(table)[3] == ["1.2", "Close", "AD", "July"]


def test_plain_lines_that_count_the_tables_below_them_are_headings(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for number, top in enumerate((60.0, 160.0), 1):
            page.text(40, top, f"Outcome {number}: Families get help")
            page.grid(XS, [top + 20, top + 40, top + 60])
            page.cells(XS, [top + 20, top + 40], [HEADINGS, [f"{number}.1", "Open a hub", "AD", "June"]])

    assert [paragraph.level for paragraph in read_drawn(tmp_path, draw).paragraphs] == [1, 1]


def test_two_tables_side_by_side_both_go_on_overleaf(tmp_path: Path) -> None:
    page = Page(tmp_path / "beside.pdf")
    for first in (1, 4):
        ys = [60.0, 80.0, *(120.0 + 140 * n for n in range(4))]
        for x, name in ((40.0, "Action"), (440.0, "Measure")):
            xs = [x, x + 50, x + 250, x + 350]
            page.grid(xs, ys[:5])
            rows = [["Ref", name, "Due"], *([f"{first + n}", f"{name} {first + n}", "June"] for n in range(3))]
            page.cells(xs, ys, rows)
        if first == 1:
            page.canvas.showPage()
    page.save()
    tables = stitch(read_pdf(tmp_path / "beside.pdf")).tables
    assert [[row[1].text for row in table.rows[1:]] for table in tables] == [
        [f"{name} {n}" for n in range(1, 7)] for name in ("Action", "Measure")
    ]


def test_a_frame_around_the_page_that_touches_the_table_adds_no_rows(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        ys = [60.0, 80.0, 110.0]
        page.grid(XS, ys)
        page.cells(XS, ys, [HEADINGS, ["2.1", "Open a hub", "AD", "June"]])
        page.grid([XS[0], XS[-1]], [30.0, 560.0])

    (table,) = read_drawn(tmp_path, draw).tables
    assert texts(table) == [HEADINGS, ["2.1", "Open a hub", "AD", "June"]]


def test_words_that_the_first_rule_of_a_table_runs_through_do_not_cost_the_page(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        for y in (100.0, 130.0, 160.0, 190.0):
            page.line(40, y, 560, y)
        for top, row in (
            (90.75, HEADINGS),
            (134, ["2.1", "Open a hub", "AD", "June"]),
            (164, ["2.2", "Go", "AD", "May"]),
        ):
            for x, words in zip(XS, row, strict=False):
                page.text(x + 5, top, words, size=20)

    document = read_drawn(tmp_path, draw)
    assert not document.issues
    assert texts(document.tables[0])[0] == HEADINGS


SPACED = [
    HEADINGS,
    ["2.1", "Open a hub", "AD", "June"],
    ["2.2", "Close it", "AD", "July"],
    ["2.3", "Go", "AD", "May"],
]


def draw_spaced(page: Page) -> None:
    """A table that white space alone shows."""
    for i, row in enumerate(SPACED):
        for x, words in zip(XS, row, strict=False):
            page.text(x, 60 + 20 * i, words)


def test_a_title_below_a_table_without_rules_that_heads_nothing_of_it_is_none_of_its_rows(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        draw_spaced(page)
        page.text(XS[0], 140, "Outcome 3: Families who need help get it early", font="Helvetica-Bold")
        for x, words in zip(XS, ["3.1", "Ask families", "AD", "May"], strict=False):
            page.text(x, 200, words)

    document = read_drawn(tmp_path, draw)
    assert not document.issues
    assert texts(document.tables[0]) == SPACED


@pytest.mark.parametrize("below", ["Some families wait", ""])
def test_a_bold_line_under_a_table_without_rules_heads_what_stands_close_below(tmp_path: Path, below: str) -> None:
    def draw(page: Page) -> None:
        draw_spaced(page)
        page.text(XS[0], 146, "Visits", font="Helvetica-Bold")
        page.text(XS[0], 166, below)

    assert texts(read_drawn(tmp_path, draw).tables[0]) == (SPACED if below else [*SPACED, ["Visits", "", "", ""]])


def test_full_lines_under_titles_are_rows_of_a_table_without_rules(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.cells([40.0, 240.0, 360.0, 460.0], [60.0, 80.0], [["Action", "Owner", "Due"]])
        for top in (90.0, 140.0):
            page.text(42, top, "The duty team", font="Helvetica-Bold")
            ys = [top + 6, top + 18, top + 30]
            page.cells(
                [40.0, 240.0, 360.0, 460.0], ys, [["Train screeners", "AD", "June"], ["Read files", "PSW", "July"]]
            )

    (table,) = read_drawn(tmp_path, draw).tables
    assert [row[0] for row in texts(table)] == ["Action", *["The duty team", "Train screeners", "Read files"] * 2]
