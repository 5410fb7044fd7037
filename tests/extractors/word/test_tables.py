"""Word tables as layout grids: every cell where a person sees it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extractors.model import Place
from tests.draw_word import first_cell, only_table, p, r, read, root, tbl, tc, texts, tr

HEADER = "<w:tblHeader/>"
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def across(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def test_merged_cells_stand_at_every_address_they_cover(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("Priority one", across(3))),
        tr(tc("Neglect", RESTART), "Train staff", "May 2025"),
        tr(tc("", CONTINUE), tc("Audit cases", across(2))),
    )
    table = only_table(read(tmp_path, body))
    assert texts(table) == [
        ["Priority one"] * 3,
        ["Neglect", "Train staff", "May 2025"],
        ["Neglect", "Audit cases", "Audit cases"],
    ]
    assert table.rows[1][0] is table.rows[2][0]


def test_a_row_that_starts_or_ends_inside_the_table_keeps_its_columns(tmp_path: Path) -> None:
    body = tbl(
        tr("a", "b", "c"),
        tr("under b", "under c", properties='<w:gridBefore w:val="1"/>'),
        tr("under a", properties='<w:gridAfter w:val="2"/>'),
    )
    assert texts(only_table(read(tmp_path, body))) == [["a", "b", "c"], ["", "under b", "under c"], ["under a", "", ""]]


@pytest.mark.parametrize("level", ["cell", "row", "paragraph", "run", "twice"])
def test_content_controls_at_any_level_hide_nothing_and_shift_nothing(tmp_path: Path, level: str) -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    date = {
        "cell": control(tc("31 May 2025")),
        "twice": control(control(tc("31 May 2025"))),
        "paragraph": tc(control(p("31 May 2025"))),
        "run": tc(f"<w:p>{control(r('31 May 2025'))}</w:p>"),
        "row": tc("31 May 2025"),
    }[level]
    made = tr("Train staff", date, "Head of Service")
    body = tbl(tr("Action", "Due", "Lead"), control(made) if level == "row" else made)
    assert texts(only_table(read(tmp_path, body)))[1] == ["Train staff", "31 May 2025", "Head of Service"]


def test_columns_no_row_tells_apart_and_slivers_are_no_columns(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("Action", across(2)), tc("Due", across(2)), "Lead"),
        tr("Train staff", tc("May", across(3)), "Ann"),
        widths=(3000, 40, 1000, 1000, 2000),
    )
    assert texts(only_table(read(tmp_path, body))) == [["Action", "Due", "Lead"], ["Train staff", "May", "Ann"]]


def test_a_nested_table_is_a_table_in_its_cell_with_a_number_of_its_own(tmp_path: Path) -> None:
    inner = tbl(tr("Milestone", "June 2025"))
    document = read(tmp_path, tbl(tr(tc(p("Steps") + inner + p()), "Ann")) + tbl(tr("next")))
    outer = document.tables[0].rows[0][0]
    assert outer.text == "Steps"
    assert texts(outer.tables[0]) == [["Milestone", "June 2025"]]
    assert [table.places[0].table for table in (*document.tables, outer.tables[0])] == [1, 3, 2]


def test_tables_set_side_by_side_in_a_table_without_words_are_tables_of_their_own(tmp_path: Path) -> None:
    cards = [tc(tbl(tr("Action", action)) + p()) for action in ("Ring", "Write")]
    document = read(tmp_path, tbl(tr(*cards)))
    assert [texts(table) for table in document.tables] == [[["Action", "Ring"]], [["Action", "Write"]]]
    for row in (tr(*cards, "Ann"), tr(cards[0])):
        (outer,) = read(tmp_path, tbl(row)).tables
        assert outer.rows[0][0].tables


def test_every_cell_and_line_says_its_table_row_and_column_from_one(tmp_path: Path) -> None:
    table = read(tmp_path, tbl(tr("x")) + p() + tbl(tr("a", "b"), tr("c", "d"))).tables[1]
    assert table.rows[1][0].places == (Place(table=2, row=2, column=1),)
    assert table.rows[1][0].lines[0].place == Place(table=2, row=2, column=1)


def test_rows_marked_to_repeat_are_the_header(tmp_path: Path) -> None:
    body = tbl(tr("Action", properties=HEADER), tr("(what)", properties=HEADER), tr("Train staff"))
    assert only_table(read(tmp_path, body)).header == 2


def test_where_every_row_is_marked_to_repeat_the_mark_says_nothing(tmp_path: Path) -> None:
    assert only_table(read(tmp_path, tbl(*[tr("x", properties=HEADER)] * 3))).header == 0


def test_a_first_row_that_the_style_dresses_is_the_header(tmp_path: Path) -> None:
    styles = root(
        "styles",
        '<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
        "</w:style>",
    )
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="{}" w:noHBand="1" w:noVBand="1"/>'
    dressed = only_table(read(tmp_path, tbl(tr("Action"), tr("Train"), properties=look.format(1)), styles=styles))
    plain = only_table(read(tmp_path, tbl(tr("Action"), tr("Train"), properties=look.format(0)), styles=styles))
    assert (dressed.header, plain.header) == (1, 0)
    assert dressed.rows[0][0].bold


def test_blank_paragraphs_before_and_between_words_are_kept(tmp_path: Path) -> None:
    cell = first_cell(read(tmp_path, tbl(tr(tc(p() + p("May 2025") + p() + p("June 2025") + p())))))
    assert [line.text for line in cell.lines] == ["", "May 2025", "", "June 2025"]


def test_a_line_break_begins_a_line(tmp_path: Path) -> None:
    cell = first_cell(read(tmp_path, tbl(tr(tc(f"<w:p>{r('Ann')}<w:r><w:br/></w:r>{r('Bob')}</w:p>")))))
    assert [line.text for line in cell.lines] == ["Ann", "Bob"]


def test_a_text_box_in_a_cell_belongs_to_the_cell(tmp_path: Path) -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('Ann')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    cell = tc(f"<w:p>{r('Lead')}<w:r>{box}</w:r></w:p>")
    assert first_cell(read(tmp_path, tbl(tr(cell)))).text == "Lead\nAnn"


def test_four_times_the_rows_take_nothing_like_sixteen_times_as_long(tmp_path: Path) -> None:
    def seconds(rows: int) -> float:
        start = time.perf_counter()
        table = only_table(read(tmp_path, tbl(*(tr(f"{n}.1", f"Action {n}", "Ann", "May 2025") for n in range(rows)))))
        assert len(table.rows) == rows
        return time.perf_counter() - start

    assert seconds(3200) < 10 * seconds(800)
