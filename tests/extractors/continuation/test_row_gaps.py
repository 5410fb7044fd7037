"""Rows that no rule parts, on one page and over the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.model import Table
from extractors.pdf.reader import read_pdf
from extractors.stitching.stitch import stitch
from tests.draw_pdf import HEIGHT, LEADING, Page

XS = (40, 90, 400, 560, 700)
HEAD = ("Ref", "Action", "Lead", "Due")
ROWS = [
    ("1.1", "Train all social workers and their managers in the\nuse of chronologies.", "Head of Service", "May 2031"),
    ("1.2", "Audit forty cases.", "Principal Social\nWorker", "June 2031"),
    ("1.3", "Report to the Improvement Board on what audits\nfind, and on what was done.", "DCS", "July 2031"),
]
FLAT = [[" ".join(words.split("\n")) for words in row] for row in ROWS]


def write(page: Page, row: tuple[str, ...], top: float) -> float:
    """A row of words, and the top of the next."""
    page.cells(XS, [top], [row])
    return top + 4 + LEADING * max(words.count("\n") + 1 for words in row) + 10


def frame(page: Page, top: float, bottom: float, inner: bool) -> None:
    for x in XS if inner else (XS[0], XS[-1]):
        page.line(x, top, x, bottom)
    page.line(XS[0], top, XS[-1], top)
    page.line(XS[0], bottom, XS[-1], bottom)


def only(path: Path) -> Table:
    (table,) = stitch(read_pdf(path)).tables
    return table


def texts(table: Table) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row] for row in table.rows]


@pytest.mark.parametrize("has_references", [True, False])
def test_rows_of_a_frame_with_column_rules_alone_are_told_by_what_stands_level(
    tmp_path: Path, has_references: bool
) -> None:
    page = Page(tmp_path / "plan.pdf")
    rows = ROWS if has_references else [("Safety", *row[1:]) for row in ROWS]
    page.cells(XS, [60], [HEAD])
    page.line(XS[0], 78, XS[-1], 78)
    top = 82.0
    for row in rows:
        top = write(page, row, top)
    frame(page, 60, top, inner=True)
    page.save()
    assert texts(only(tmp_path / "plan.pdf"))[1:] == [[row[0], *flat[1:]] for row, flat in zip(rows, FLAT, strict=True)]


def test_items_set_beside_their_dates_in_one_ruled_row_stay_one_row(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    page.grid(XS, (60, 78, 180, 200))
    page.cells(XS, [60, 80, 180], [HEAD, ("1", "", "", ""), ("2", "Audit forty cases.", "DCS", "June 2031")])
    for i, (_, action, lead, due) in enumerate(ROWS):
        page.cells(XS[1:], [80 + 32 * i], [(action, lead, due)])
    page.save()
    assert len(only(tmp_path / "plan.pdf").rows) == 3


def test_rows_go_on_overleaf_without_heading_or_rules(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    page.line(XS[0], 398, XS[-1], 398)
    page.cells(XS, [400], [HEAD])
    page.line(XS[0], 418, XS[-1], 418)
    page.cells(XS, [424], [("1.0", "Agree the pathway.", "DCS", "April 2031")])
    page.line(XS[0], 448, XS[-1], 448)
    page.cells(XS, [454], [ROWS[1]])
    page.line(XS[0], 488, XS[-1], 488)
    page.cells(XS, [494], [("1.3", "Report to the Improvement Board on what", "DCS", "July 2031")])
    page.line(XS[0], 520, XS[-1], 520)
    page.canvas.showPage()
    page.cells(XS, [60], [("", "audits find, and on what was done.", "", "")])
    page.cells(XS, [84], [("1.4", "Train all managers.", "DCS", "May 2031")])
    page.save()
    table = only(tmp_path / "plan.pdf")
    assert texts(table)[3:] == [FLAT[2], ["1.4", "Train all managers.", "DCS", "May 2031"]]
    assert table.pages == (1, 2)


def test_words_below_a_table_that_go_on_with_nothing_are_no_rows(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    page.grid(XS, (400, 418, 520))
    page.cells(XS, [400, 420], [HEAD, ROWS[0]])
    page.canvas.showPage()
    page.text(45, 60, "Governance")
    page.text(45, 80, "The Board meets every month and is chaired by the Leader.")
    page.save()
    assert [p.text for p in stitch(read_pdf(tmp_path / "plan.pdf")).paragraphs] == [
        "Governance",
        "The Board meets every month and is chaired by the Leader.",
    ]


def test_a_repeated_heading_without_a_rule_below_it_is_no_part_of_a_cut_row(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    page.grid(XS, (420, 440, 470, HEIGHT - 40))
    page.cells(XS, [420, 440, 470], [HEAD, FLAT[1], ("1.3", "Report to the Board on what", "DCS", "July 2031")])
    page.canvas.showPage()
    page.grid(XS, (40, 90, 120))
    page.cells(XS, [40, 60, 92], [HEAD, ("", "audits find.", "", ""), ("1.4", "Train.", "DCS", "May 2031")])
    page.save()
    table = only(tmp_path / "plan.pdf")
    assert [row[1] for row in texts(table)] == [
        "Action",
        FLAT[1][1],
        "Report to the Board on what audits find.",
        "Train.",
    ]
    assert table.header == 1


def test_a_full_line_reaches_as_near_to_the_next_column_as_a_word_processors_cells_let_it(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    full = "Train all social workers and their managers in chronologies"
    lead = XS[1] + page.canvas.stringWidth(full, "Helvetica", 11) + 2 * 5.4
    rows = [HEAD, ("1.1", f"{full}\nand in plans", "Director", "May 2031"), *ROWS[1:]]
    for i, row in enumerate(rows):
        for x, words in zip((XS[0], XS[1], lead, lead + 110), row, strict=True):
            page.text(x, 60 + 40 * i, words, size=11)
    page.save()
    table = only(tmp_path / "plan.pdf")
    assert texts(table)[1] == ["1.1", f"{full} and in plans", "Director", "May 2031"]


def test_headings_again_with_the_rest_of_a_row_and_a_single_row_are_of_the_table(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    top = 300.0
    for row in (HEAD, *ROWS, ("1.4", "Publish what the panel", "DCS", "May 2032")):
        top = write(page, row, top)
    page.canvas.showPage()
    page.cells(
        XS, [60, 72, 84], [HEAD, ("", "found in its first year."), ("1.5", "Close the panel.", "DCS", "June 2032")]
    )
    page.save()
    last = [["1.4", "Publish what the panel found in its first year.", "DCS", "May 2032"]]
    assert texts(only(tmp_path / "plan.pdf"))[4:] == [*last, ["1.5", "Close the panel.", "DCS", "June 2032"]]


def test_a_title_that_no_rule_parts_from_the_row_below_is_a_row_of_its_own(tmp_path: Path) -> None:
    page = Page(tmp_path / "plan.pdf")
    page.cells(XS, [60], [HEAD])
    top = 80.0
    for i, row in enumerate(ROWS):
        page.line(XS[0], top - 4, XS[-1], top - 4)
        if i != 1:
            page.text(XS[0] + 5, top + 2, "Leadership and governance", font="Helvetica-Bold")
            top += 14
        top = write(page, row, top)
    page.line(XS[0], top - 4, XS[-1], top - 4)
    page.save()
    title = ["Leadership and governance"] * 4
    assert texts(only(tmp_path / "plan.pdf"))[-5:] == [title, FLAT[0], FLAT[1], title, FLAT[2]]
