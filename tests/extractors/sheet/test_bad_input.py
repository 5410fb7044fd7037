"""Workbooks that are damaged, locked, enormous or no workbooks: each ends in a named state."""

from __future__ import annotations

import zipfile
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from extractors import read
from extractors.model import Unreadable
from extractors.sheet.reader import read_sheet
from tests.draw_sheet import PLAN, drawn, words, write_rows, write_xml


def test_rows_that_are_only_formatted_cost_next_to_nothing(tmp_path: Path) -> None:
    data = '<row r="1"><c t="inlineStr"><is><t>Plan</t></is></c></row>'
    data += "".join(f'<row r="{r}"><c r="A{r}" s="1"/></row>' for r in range(2, 300_000))
    started = process_time()
    document = read_sheet(write_xml(tmp_path / "plan.xlsx", data))
    assert ([b.text for b in document.paragraphs], process_time() - started < 3) == (["Tracker", "Plan"], True)


def test_a_sheet_that_is_only_formatted_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.sheet.sheet_data.MOST_PAINTED", 8)
    rows = "".join(f'<row r="{r}"><c r="A{r}" s="1"/></row>' for r in range(1, 10))
    assert read_sheet(write_xml(tmp_path / "plan.xlsx", rows)).blocks == ()


def test_a_value_in_the_last_cell_of_a_sheet_makes_no_rectangle(tmp_path: Path) -> None:
    document = drawn(tmp_path, lambda book, sheet: (write_rows(sheet, PLAN), sheet.write(1_048_575, 16_383, "End"))[0])
    assert (len(document.tables), document.paragraphs[-1].text) == (1, "End")


def test_sixteen_thousand_columns_are_a_wide_table(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, [range(1, 16_385), range(1, 16_385)])

    assert drawn(tmp_path, draw).tables[0].width < 16_384


def test_more_cells_than_any_plan_has_are_too_large_however_many_sheets_hold_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(book: Any, sheet: Any) -> None:
        for one in (sheet, book.add_worksheet("More")):
            write_rows(one, PLAN)

    cells = 2 * len(PLAN) * len(PLAN[0])
    monkeypatch.setattr("extractors.sheet.sheet_data.MOST_CELLS", cells)
    assert len(drawn(tmp_path, draw).tables) == 2
    monkeypatch.setattr("extractors.sheet.sheet_data.MOST_CELLS", cells - 1)
    with pytest.raises(Unreadable, match="too_large"):
        drawn(tmp_path, draw)


@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
def test_a_csv_named_as_a_workbook_says_what_it_is(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"plan{suffix}"
    path.write_text("Ref,Action\n1,Meet\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="unsupported"):
        read(path)


def test_a_cut_workbook_is_corrupt(tmp_path: Path) -> None:
    drawn(tmp_path, lambda book, sheet: write_rows(sheet, PLAN))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(Unreadable, match="corrupt"):
        read(path)


@pytest.mark.parametrize("data", ["<row", "<row><c><v>1</v></row>"])
def test_a_sheet_that_is_no_xml_is_corrupt(tmp_path: Path, data: str) -> None:
    with pytest.raises(Unreadable, match="corrupt"):
        read(write_xml(tmp_path / "plan.xlsx", data))


@pytest.mark.parametrize(
    "styles", ["<cellXfs><xf numFmtId='x'/></cellXfs>", "<dxfs><dxf><fill>", "<fonts><nothing/></fonts>"]
)
def test_styles_that_make_no_sense_leave_the_words(tmp_path: Path, styles: str) -> None:
    data = '<row><c t="inlineStr"><is><t>Ref</t></is></c><c s="9"><v>1</v></c></row>'
    assert words(read(write_xml(tmp_path / "plan.xlsx", data, styles=styles)).tables[0]) == [["Ref", "1"]]


def test_a_bomb_is_too_large(tmp_path: Path) -> None:
    path = write_xml(tmp_path / "plan.xlsx", " " * 60_000_000)
    with pytest.raises(Unreadable, match="too_large"):
        read(path)


def test_a_workbook_with_macros_is_read_and_a_package_without_a_book_is_corrupt(tmp_path: Path) -> None:
    drawn(tmp_path, lambda book, sheet: write_rows(sheet, PLAN))
    macros, empty = tmp_path / "plan.xlsm", tmp_path / "empty.xlsx"
    with (
        zipfile.ZipFile(tmp_path / "plan.xlsx") as old,
        zipfile.ZipFile(macros, "w") as new,
        zipfile.ZipFile(empty, "w") as bare,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                bare.writestr(name, data)
                sheet = b"openxmlformats-officedocument.spreadsheetml.sheet.main"
                data = data.replace(b"application/vnd." + sheet, b"application/vnd.ms-excel.sheet.macroEnabled.main")
            new.writestr(name, data)
    assert len(read(macros).tables) == 1
    with pytest.raises(Unreadable, match="corrupt"):
        read(empty)
