"""What cells of a workbook say."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from extractors.model import Table
from extractors.sheet.reader import read_sheet
from tests.draw_sheet import PLAN, codes, drawn, words, write_rows, write_xml

STRICT = "http://purl.oclc.org/ooxml"


def row(*cells: str, number: int = 1) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def said(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def table_of(path: Path, *rows: str, around: str = "", **more: str) -> Table:
    (table,) = read_sheet(write_xml(path / "plan.xlsx", "".join(rows), around, **more)).tables
    return table


def test_a_day_is_shown_as_its_format_shows_it(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        for r, code in ((1, "mmm-yy"), (2, "d mmmm yyyy")):
            sheet.write_datetime(r, 3, datetime(2031, 3, 9), book.add_format({"num_format": code}))

    (table,) = drawn(tmp_path, draw).tables
    assert [cells[3] for cells in words(table)] == ["Due date", "Mar-31", "9 March 2031", "July 2031"]


def test_booleans_are_yes_and_no_and_boxes_to_tick_are_ticked(tmp_path: Path) -> None:
    box = '<ext uri="x"><xfpb:xfComplement xmlns:xfpb="urn:x" i="0"/></ext>'
    styles = (
        "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        '<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/><xf numFmtId="0"><extLst>{box}</extLst></xf></cellXfs>'
    )
    cells = (f'<c t="b" s="{style}"><v>{value}</v></c>' for style in (0, 1) for value in (1, 0))
    assert words(table_of(tmp_path, row(*cells), styles=styles)) == [["Yes", "No", "☑", "☐"]]


def test_a_failed_formula_is_no_text_and_told(tmp_path: Path) -> None:
    data = row(said("Ref"), said("Action")) + row(said("1"), '<c t="e"><f>A9</f><v>#REF!</v></c>', said("x"), number=2)
    document = read_sheet(write_xml(tmp_path / "plan.xlsx", data))
    assert words(document.tables[0])[1] == ["1", "", "x"]
    assert codes(document) == {"error_cells": "Tracker!B2"}


def test_a_formula_nobody_worked_out_is_no_text_and_told(tmp_path: Path) -> None:
    data = row(said("Ref"), said("Due")) + row(said("1"), "<c><f>TODAY()</f></c>", said("x"), number=2)
    document = read_sheet(write_xml(tmp_path / "plan.xlsx", data))
    assert (words(document.tables[0])[1], codes(document)) == (["1", "", "x"], {"not_calculated": "Tracker!B2"})


def test_a_nought_that_stands_for_a_formula_is_no_midnight(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        sheet.write_formula(1, 3, "=EDATE(D9,1)", book.add_format({"num_format": "hh:mm"}))
        sheet.write_formula(2, 3, "=EDATE(D9,1)", book.add_format({"num_format": "mmm yyyy"}), 47900)

    document = drawn(tmp_path, draw)
    assert [cells[3] for cells in words(document.tables[0])][1:3] == ["", "Feb 2031"]
    assert codes(document) == {"not_calculated": "Tracker!D2"}


def test_letters_struck_out_are_told_apart(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        sheet.write_rich_string(1, 1, book.add_format({"font_strikeout": True}), "Close the desk. ", "Open the desk.")
        sheet.write(2, 1, "Write to nobody", book.add_format({"font_strikeout": True}))

    lines = [cells[1].lines for cells in drawn(tmp_path, draw).tables[0].rows]
    assert [(line.text, line.struck) for (line,) in lines[1:3]] == [
        ("Open the desk.", "Close the desk."),
        ("", "Write to nobody"),
    ]


def test_lines_of_a_cell_keep_their_labels(tmp_path: Path) -> None:
    table = table_of(tmp_path, row(said("• Meet&#10;• Write_x000D_&#10;2) Ask"), said("_x005F_x_")))
    assert [(line.label, line.text) for line in table.rows[0][0].lines] == [
        ("•", "Meet"),
        ("•", "Write"),
        ("2)", "Ask"),
    ]
    assert table.rows[0][1].text == "_x_"


def test_a_strict_workbook_is_read_as_any_other(tmp_path: Path) -> None:
    data = row(said("Ref"), '<c t="d"><v>2031-03-09T00:00:00</v></c>')
    table = table_of(
        tmp_path, data, main=f"{STRICT}/spreadsheetml/main", office=f"{STRICT}/officeDocument/relationships"
    )
    assert words(table) == [["Ref", "09/03/2031"]]


def test_notes_and_links_are_kept_beside_their_address(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        sheet.write_comment("B3", "Moved by the board", {"author": "x"})
        sheet.write_url("B4", "https://plans.example/ten", string="Read ten records")

    document = drawn(tmp_path, draw)
    assert [(note.label, note.text) for note in document.notes] == [
        ("B4", "https://plans.example/ten"),
        ("B3", "Moved by the board"),
    ]


def test_every_cell_knows_its_sheet_and_address(tmp_path: Path) -> None:
    document = drawn(tmp_path, lambda book, sheet: write_rows(sheet, PLAN, top=6, left=27))
    place = document.tables[0].rows[2][1].places[0]
    assert (place.sheet, place.address, place.row, place.column) == ("Tracker", "AC9", 9, 29)


def test_words_are_counted_once(tmp_path: Path) -> None:
    document = drawn(tmp_path, lambda book, sheet: sheet.merge_range("A1:C1", "One plan", book.add_format()))
    assert document.words == {0: 3}
