"""The workbook: what a person finds on opening it, in Excel's terms and in LibreOffice."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.outputs.export import export
from pipeline.questions.twelve_questions import QUESTIONS
from schema.contract import contract
from tests.data_sets import document, written
from tests.two_councils import FORMULA, SCRIPT, two_councils


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbook")
    export(two_councils(folder / "out"), folder / "plans.xlsx")
    return folder / "plans.xlsx"


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def column(sheet: Worksheet, name: str) -> list[object]:
    at = headings(sheet).index(name) + 1
    return [sheet.cell(row, at).value for row in range(2, sheet.max_row + 1)]


def test_the_cover_leads_to_every_sheet(book: Workbook) -> None:
    cover = book["Contents"]
    links = {cell.value: cell.hyperlink.location for row in cover for cell in row if cell.hyperlink}
    assert set(links) == set(book.sheetnames) - {"Contents"}
    assert links["Actions"] == "'Actions'!A1"
    assert next(row[1].value for row in cover if row[0].value == "Actions") == 33
    tall = [cover.row_dimensions[row[2].row].height for row in cover if len(str(row[2].value)) > 120]
    assert tall
    assert min(tall) > 26  # of two lines


def test_every_sheet_of_rows_has_one_header_filters_frozen_panes_and_no_merged_cells(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.auto_filter.ref, sheet.title
        assert sheet.freeze_panes, sheet.title
        assert sheet["A1"].font.bold, sheet.title
    assert [sheet.title for sheet in book if sheet.merged_cells.ranges] == []


def test_the_sheets_hold_the_columns_of_the_contract(book: Workbook) -> None:
    for name in ("actions", "documents", "findings", "measures", "owners", "themes", "updates", "issues"):
        found = headings(book[name.capitalize()])
        references = [c.name for c in contract()[name].columns if c.source == "documents.document_id"]
        assert sorted(found) == sorted([c.name for c in contract()[name].columns] + ["source_file"] * len(references))


def test_what_a_reader_wants_first_stands_first(book: Workbook) -> None:
    assert headings(book["Actions"])[:4] == ["authority", "action_ref", "action", "owners"]
    assert headings(book["Issues"])[:3] == ["source_file", "page", "severity"]


def test_a_row_leads_to_its_printed_page_where_the_address_is_known(tmp_path: Path) -> None:
    url = "https://council.example/plan.pdf"
    known = document("plan", [{"action": "Do", "page_first": 3}], source_file="plan.pdf", url=url)
    export(written(tmp_path / "out", known), tmp_path / "plans.xlsx")
    actions = openpyxl.load_workbook(tmp_path / "plans.xlsx")["Actions"]
    cell = actions.cell(2, headings(actions).index("source_file") + 1)
    assert (cell.value, cell.hyperlink.target, cell.hyperlink.location) == ("plan.pdf", url, "page=3")


def test_dates_are_dates_and_ratings_are_words_on_their_colour(book: Workbook) -> None:
    actions = book["Actions"]
    assert column(actions, "due_last")[1] == dt.datetime(2024, 3, 1)
    assert actions.cell(3, headings(actions).index("due_last") + 1).is_date
    rag = actions.cell(2, headings(actions).index("rag") + 1)
    assert (rag.value, rag.fill.fgColor.rgb) == ("Amber", "FFF5A623")
    assert column(actions, "due_kind")[30] == "Ongoing"


def test_text_is_text_whatever_it_begins_with(book: Workbook) -> None:
    actions = book["Actions"]
    assert column(actions, "action")[0] == SCRIPT
    assert column(actions, "action")[31] == "+ Réview “café” visits"
    formula = actions.cell(3, headings(actions).index("progress") + 1)
    assert (formula.value, formula.data_type, formula.quotePrefix) == (FORMULA, "s", True)
    assert [c.coordinate for sheet in book for row in sheet for c in row if c.data_type == "f"] == []


def test_several_values_stand_on_lines_of_their_own_and_are_wrapped(book: Workbook) -> None:
    actions = book["Actions"]
    owners = actions.cell(32, headings(actions).index("owners") + 1)
    assert (owners.value, owners.alignment.wrap_text) == ("J Smith\nK Jones", True)
    assert column(actions, "extras")[31] == "Notes & more: @home"


def test_a_reader_sees_the_file_of_an_action_and_not_the_identifiers(book: Workbook) -> None:
    actions = book["Actions"]
    assert column(actions, "source_file")[-1] == "sub/bexcombe.docx"
    letter = actions.cell(1, headings(actions).index("action_id") + 1).column_letter
    assert actions.column_dimensions[letter].hidden


def test_themes_go_by_their_names(book: Workbook) -> None:
    assert "Supervision of staff" in column(book["Themes"], "theme")


def test_the_dictionary_tells_every_column(book: Workbook) -> None:
    told = {(row[0].value, row[1].value) for row in book["Data dictionary"].iter_rows(min_row=2)}
    tables = book.worksheets[1 + len(QUESTIONS) : -1]
    assert {(s.title, name) for s in tables for name in headings(s)} == told


def test_each_question_has_a_sheet_that_answers_it_or_says_why_not(book: Workbook) -> None:
    assert len(book.sheetnames[1 : 1 + len(QUESTIONS)]) == 12
    assert column(book["9 Lacking"], "Council")[0] == "Ashby"
    assert column(book["9 Lacking"], "Owner")[0] == "yes"
    assert column(book["6 Slipped"], "Answer") == [next(q.otherwise for q in QUESTIONS if q.slug == "slipped")]
    assert [cell.coordinate for cell in book["9 Lacking"][1] if str(cell.value).endswith("id")] == []


def test_the_same_tables_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    export(path.parent / "out", tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_words_longer_than_a_cell_are_cut(tmp_path: Path) -> None:
    export(written(tmp_path / "out", document("plan", [{"action": "x" * 40_000}])), tmp_path / "plans.xlsx")
    assert len(str(column(openpyxl.load_workbook(tmp_path / "plans.xlsx")["Actions"], "action")[0])) == 32_767


@pytest.mark.parametrize("words", ["<r>Review & <b>report</r>", "<r>Review", "Review</r>"])
def test_text_that_looks_like_the_file_s_own_marks_is_text(tmp_path: Path, words: str) -> None:
    export(written(tmp_path / "out", document("plan", [{"action": words}])), tmp_path / "plans.xlsx")
    assert column(openpyxl.load_workbook(tmp_path / "plans.xlsx")["Actions"], "action") == [words]


def test_an_empty_data_set_is_a_workbook_too(tmp_path: Path) -> None:
    export(written(tmp_path / "out"), tmp_path / "plans.xlsx")
    assert openpyxl.load_workbook(tmp_path / "plans.xlsx")["Actions"].max_row == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(path: Path, tmp_path: Path) -> None:
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,false,true,false,false,14"  # the actions, as shown
    subprocess.run([*office, "--convert-to", csv, "--outdir", tmp_path, path], check=True, capture_output=True)
    (written_csv,) = tmp_path.glob("*.csv")
    text = written_csv.read_text(encoding="utf-8")
    assert "Write “what good looks like” for supervisors" in text
    assert ",1 Mar 2024," in text
