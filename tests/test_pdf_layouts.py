"""Layouts of page tables that office programs print and that few plans show."""

from __future__ import annotations

from pathlib import Path

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
