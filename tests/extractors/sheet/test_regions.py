"""Where the tables of a sheet stand and what stands around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.draw_sheet import HEADINGS, PLAN, codes, drawn, prose, words, write_rows

ROWS = [list(row) for row in PLAN]


def test_titles_and_notes_stand_outside_of_the_table(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:E1", "Improvement plan", book.add_format({"bold": True, "font_size": 16}))
        sheet.write("A2", "Kept by the board's office.")
        write_rows(sheet, PLAN, top=2)
        sheet.merge_range("A7:E7", "Dates are those agreed in January.", book.add_format())

    document = drawn(tmp_path, draw)
    assert [words(table) for table in document.tables] == [ROWS]
    assert prose(document) == [
        (1, "Tracker"),
        (2, "Improvement plan"),
        (0, "Kept by the board's office."),
        (0, "Dates are those agreed in January."),
    ]


@pytest.mark.parametrize(
    ("below", "rows"), [([("Late", 2), ("Of which old", 1)], 4), ([("Late", 2), ("5", "Ask", "AB", "", 3)], 6)]
)
def test_figures_with_a_name_below_a_sum_are_none_where_nothing_else_follows(
    tmp_path: Path, below: list[tuple[Any, ...]], rows: int
) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, [*PLAN, ("Total", 3), *below])

    assert len(words(drawn(tmp_path, draw).tables[0])) == rows


def test_tables_side_by_side_and_below_are_tables_of_their_own(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        write_rows(sheet, (("Key", "Meaning"), ("R", "Late")), left=6)
        write_rows(sheet, (("Name", "Post"), ("AB", "Nurse")), top=7)

    assert [words(table)[0][0] for table in drawn(tmp_path, draw).tables] == ["Ref", "Key", "Name"]


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize(("right", "levels"), [("Actions of the health trust", [2, 2]), ("", [0])])
def test_lines_over_each_of_several_tables_side_by_side_head_these(
    tmp_path: Path, right: str, levels: list[int], gap: int
) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Actions of the council", *[""] * 6, right])
        write_rows(sheet, PLAN, top=1 + gap)
        write_rows(sheet, PLAN, top=1 + gap, left=7)

    document = drawn(tmp_path, draw)
    assert [words(table) for table in document.tables] == [ROWS, ROWS]
    assert [level for level, _ in prose(document)[1:]] == levels


def test_a_narrow_empty_column_parts_no_table(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, [row[:2] for row in PLAN])
        write_rows(sheet, [row[2:] for row in PLAN], left=3)
        sheet.set_column(2, 2, 1)

    assert [words(table) for table in drawn(tmp_path, draw).tables] == [ROWS]


@pytest.mark.parametrize(("count", "tables"), [(5, 1), (2, 0)])
def test_empty_columns_between_all_columns_part_no_table(tmp_path: Path, count: int, tables: int) -> None:
    def draw(book: Any, sheet: Any) -> None:
        for column in range(count):
            write_rows(sheet, [row[column : column + 1] for row in PLAN], left=2 * column)

    found = drawn(tmp_path, draw).tables
    assert [words(table) for table in found] == [ROWS] * tables


def test_rows_that_wait_for_an_action_are_none(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        for r in (4, 5):
            sheet.write(r, 0, str(r))
            sheet.write(r, 4, "Not started")
        sheet.data_validation("E2:E9", {"validate": "list", "source": ["Not started", "Done"]})

    document = drawn(tmp_path, draw)
    assert words(document.tables[0]) == ROWS
    assert prose(document)[1:] == [(0, "4\nNot started"), (0, "5\nNot started")]


def test_rows_of_sums_are_none_but_an_action_with_a_figure_is(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        write_rows(sheet, [("4", "Sum up what the year has cost", "", "", 12)], top=4)
        sheet.write(5, 1, "Number of actions")
        sheet.write_formula(5, 2, "=COUNTA(B2:B5)", None, 4)

    assert [row[1] for row in words(drawn(tmp_path, draw).tables[0])][3:] == [
        ROWS[3][1],
        "Sum up what the year has cost",
    ]


def test_a_table_object_says_which_rows_are_headings_and_sums(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        columns = [{"header": heading} for heading in HEADINGS]
        columns[1] |= {"total_function": "count"}
        sheet.add_table("A3:E7", {"data": [*PLAN[1:]], "columns": columns, "total_row": True})

    (table,) = drawn(tmp_path, draw).tables
    assert (words(table), table.header) == (ROWS, 1)


def test_rows_that_stay_in_sight_are_headings(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        sheet.write("A1", "Plan")
        write_rows(sheet, PLAN, top=2)
        sheet.freeze_panes(3, 1)

    assert drawn(tmp_path, draw).tables[0].header == 1


def test_merged_cells_are_one_cell_at_all_they_cover(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        sheet.merge_range("A3:A4", "2", book.add_format())

    rows = drawn(tmp_path, draw).tables[0].rows
    assert rows[2][0] is rows[3][0] and rows[2][1] is not rows[3][1]


def test_a_ruled_gap_parts_no_table_and_a_bare_one_does(tmp_path: Path) -> None:
    def draw(ruled: bool) -> Any:
        def gap(book: Any, sheet: Any) -> None:
            write_rows(sheet, PLAN)
            write_rows(sheet, (("4", "Meet"),), top=5)
            for column in range(5 if ruled else 0):
                sheet.write_blank(4, column, None, book.add_format({"border": 1}))

        return gap

    assert [len(drawn(tmp_path, draw(ruled)).tables) for ruled in (True, False)] == [1, 2]


def test_hidden_rows_are_read_and_told_and_hidden_sheets_are_told(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, PLAN)
        for r in (1, 2):
            sheet.set_row(r, None, None, {"hidden": True})
        away = book.add_worksheet("Old")
        write_rows(away, PLAN)
        away.hide()

    document = drawn(tmp_path, draw)
    assert [words(table) for table in document.tables] == [ROWS]
    assert codes(document) == {"hidden_rows": "Tracker: rows 2:3", "hidden_sheets": "Old"}


def test_a_legend_of_painted_cells_is_a_table(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        for r, (colour, meaning) in enumerate((("#FF0000", "Late"), ("#00B050", "On track"))):
            sheet.write_blank(r, 0, None, book.add_format({"bg_color": colour}))
            sheet.write(r, 1, meaning)

    (table,) = drawn(tmp_path, draw).tables
    assert [(row[0].fill, row[1].text) for row in table.rows] == [("FF0000", "Late"), ("00B050", "On track")]


def test_words_that_run_through_a_row_are_one_cell_and_a_short_row_is_not(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        bold, paint = book.add_format({"bold": True}), book.add_format({"bg_color": "#D9E2F3"})
        write_rows(sheet, PLAN)
        sheet.write(4, 0, "Leadership", bold)
        write_rows(sheet, PLAN[1:2], top=5)
        for column in range(5):
            sheet.write_blank(6, column, None, paint)
        sheet.write(6, 0, "Practice", paint)
        write_rows(sheet, PLAN[1:2], top=7)
        sheet.write(8, 0, "Partners")
        write_rows(sheet, PLAN[1:2], top=9)

    rows = drawn(tmp_path, draw).tables[0].rows
    assert [r for r, row in enumerate(rows) if all(cell is row[0] for cell in row)] == [4, 6]


def test_bands_look_alike_over_the_first_table_and_within_it(tmp_path: Path) -> None:
    """The title over all is merged too, and looks otherwise."""

    def draw(book: Any, sheet: Any) -> None:
        band = book.add_format({"bold": True, "bg_color": "#D9E2F3"})
        sheet.merge_range("A1:E1", "Improvement plan", book.add_format({"bold": True, "font_size": 16}))
        for top, name in ((1, "Priority 1: Help comes early"), (6, "Priority 2: Carers stay")):
            sheet.merge_range(top, 0, top, 4, name, band)
            write_rows(sheet, PLAN, top=top + 1)

    document = drawn(tmp_path, draw)
    assert prose(document) == [(1, "Tracker"), (2, "Improvement plan")]
    (rows,) = map(words, document.tables)
    assert [r for r, row in enumerate(rows) if row == [row[0]] * 5] == [0, 5]


def test_a_merged_title_over_each_table_is_none_of_its_rows(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        for top, name in ((0, "Help"), (6, "Care")):
            sheet.merge_range(top, 0, top, 4, name, book.add_format({"bold": True}))
            write_rows(sheet, PLAN, top=top + 1)

    document = drawn(tmp_path, draw)
    assert [words(table) for table in document.tables] == [ROWS, ROWS]
    assert [text for _, text in prose(document)[1:]] == ["Help", "Care"]


def test_the_first_label_of_a_card_is_its_own_though_its_value_is_blank(tmp_path: Path) -> None:
    cards = [
        [("Rating", rating), ("Task", task), ("Lead", "Head of Service")]
        for rating, task in (("R", "Act"), ("", "Plan"))
    ]

    def draw(book: Any, sheet: Any) -> None:
        for top, card in ((1, cards[0]), (6, cards[1])):
            sheet.write(top - 1, 0, "Priority")
            write_rows(sheet, card, top=top)

    document = drawn(tmp_path, draw)
    assert [[tuple(row) for row in words(table)] for table in document.tables] == cards
    assert [text for _, text in prose(document)[1:]] == ["Priority", "Priority"]


def test_bold_lines_of_a_list_are_no_headings_however_long_one_is(tmp_path: Path) -> None:
    long = "The time it takes until a child who is new to care sees a doctor, a dentist and a nurse"
    listed = ["Areas for improvement:", "Visits", long, "Records", "Plans"]

    def draw(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True})
        for r, line in enumerate(listed):
            sheet.write(r, 0, line, bold if r else None)
        sheet.write(5, 0, "The plan below says how.")
        sheet.write(6, 0, "Help", bold)
        write_rows(sheet, PLAN, top=7)

    levels = {text: level for level, text in prose(drawn(tmp_path, draw))}
    assert [levels[line] for line in listed] == [0] * 5 and levels["Help"] > 1


def test_lettered_lines_are_a_list_though_only_some_stand_out(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True})
        for r, line in enumerate(("a) Visits", "b) Records", "c) Plans")):
            sheet.write(r, 0, line, bold if r else None)

    assert prose(drawn(tmp_path, draw))[1:] == [(0, "Visits"), (0, "Records"), (0, "Plans")]
