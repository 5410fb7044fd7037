"""Text renditions: tables as they stand, what was lost flagged and never guessed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extractors.labels import split_label
from extractors.model import Document, Paragraph
from extractors.text.reader import read_text
from tests.draw_word import only_table, texts


def read(folder: Path, text: str, name: str = "plan.txt") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_text(path)


def test_tab_separated_rows_are_a_table(tmp_path: Path) -> None:
    table = only_table(
        read(tmp_path, "Before the table.\nRef\tAction\tDue\n1.1\tTrain staff\t\n\tAudit\tMay\nAfter it.\n")
    )
    assert texts(table) == [["Ref", "Action", "Due"], ["1.1", "Train staff", ""], ["", "Audit", "May"]]
    assert (table.rows[2][1].places[0].table, table.rows[2][1].places[0].row, table.rows[2][1].places[0].column) == (
        1,
        3,
        2,
    )


def test_a_markdown_table_has_the_header_it_rules_off(tmp_path: Path) -> None:
    table = only_table(read(tmp_path, "| Action | Due |\n|:--|--:|\n| Train \\| coach | May |\n", "plan.md"))
    assert texts(table) == [["Action", "Due"], ["Train | coach", "May"]]
    assert table.header == 1


def test_a_markdown_table_whose_header_is_blank_has_none(tmp_path: Path) -> None:
    table = only_table(read(tmp_path, "|  |  |\n|--|--|\n|  | On track |\n", "plan.md"))
    assert (texts(table), table.header) == ([["", "On track"]], 0)


def test_breaks_begin_lines_and_tags_are_no_words(tmp_path: Path) -> None:
    text = "| Action | Lead |\n|--|--|\n| <b>Train</b> <i>all</i> staff<br><br>Audit &amp; report | **Ann**<br/>Bob |\n"
    train, leads = only_table(read(tmp_path, text, "plan.md")).rows[1]
    assert [line.text for line in train.lines] == ["Train all staff", "", "Audit & report"]
    assert [(line.text, line.bold) for line in leads.lines] == [("Ann", True), ("Bob", False)]


def test_struck_words_and_footnote_marks_stand_apart(tmp_path: Path) -> None:
    line = only_table(read(tmp_path, "Due\tLead\n~~May~~ June<sup>2</sup>\tAnn\n")).rows[1][0].lines[0]
    assert (line.text, line.struck, line.marks) == ("June", "May", "2")


@pytest.mark.parametrize("band", ["| <b>Objective one</b> <i>Para 3</i> |  |  |", "**Objective one** Para 3\t\t"])
def test_a_row_with_bold_words_in_its_first_cell_alone_goes_across_the_table(tmp_path: Path, band: str) -> None:
    row = "a\tb\tc" if "\t" in band else "| a | b | c |"
    table = only_table(read(tmp_path, f"{row}\n{band}\n{row}\n"))
    assert texts(table)[1] == ["Objective one Para 3"] * 3
    assert table.rows[1][0] is table.rows[1][2]


def test_a_line_without_tabs_between_rows_goes_across_the_table(tmp_path: Path) -> None:
    assert texts(only_table(read(tmp_path, "a\tb\nObjective one\nc\td\n")))[1] == ["Objective one"] * 2


def test_rules_in_the_middle_of_a_table_are_no_rows(tmp_path: Path) -> None:
    assert texts(only_table(read(tmp_path, "a\tb\n-----\t-----\nc\td\n--\t--\ne\tf\n"))) == [
        ["a", "b"],
        ["c", "d"],
        ["e", "f"],
    ]


def test_a_row_with_a_cell_too_few_is_filled_up_and_flagged_and_not_moved(tmp_path: Path) -> None:
    document = read(tmp_path, "Ref\tAction\tLead\tDue\n1\tTrain\tMay 2025\n2\tAudit\tAnn\tJune\n")
    assert texts(only_table(document))[1] == ["1", "Train", "May 2025", ""]
    assert [(issue.code, issue.text) for issue in document.issues] == [("ragged_row", "1 | Train | May 2025")]


def test_a_row_with_a_cell_too_many_widens_the_table_and_is_flagged(tmp_path: Path) -> None:
    document = read(tmp_path, "Ref\tAction\n1\tTrain\tMay\n")
    assert texts(only_table(document)) == [["Ref", "Action", ""], ["1", "Train", "May"]]
    assert [issue.code for issue in document.issues] == ["ragged_row"]


def test_a_table_broken_by_a_blank_line_is_two_and_the_rest_is_held_against_its_first_part(tmp_path: Path) -> None:
    document = read(tmp_path, "Ref\tAction\tDue\n1\tTrain\tMay\n\n2\tJune\n3\tAudit\tJuly\n")
    assert [len(table.rows) for table in document.tables] == [2, 2]
    assert [issue.text for issue in document.issues] == ["2 | June"]


def test_bullets_kept_inside_a_cell_are_lines(tmp_path: Path) -> None:
    cell = only_table(read(tmp_path, "Action\tLead\nWe will: • train staff • audit cases \uf0b7 report\tAnn\n")).rows[
        1
    ][0]
    assert [(line.label, line.text) for line in cell.lines] == [
        ("", "We will:"),
        ("•", "train staff"),
        ("•", "audit cases"),
        ("•", "report"),
    ]


def test_items_that_run_on_in_one_cell_come_apart_by_their_numbers(tmp_path: Path) -> None:
    row = "1\t1.1 Train staff. 1.1.1 Coach 20. See 1.2 Audits.1.2 Audit cases in 2. April and 1.3 May.\t1. Up 2. On\n"
    cells = only_table(read(tmp_path, f"Ref\tAction\tMeasure\n{row}")).rows[1]
    assert [(line.label, line.text) for line in cells[1].lines] == [
        ("1.1", "Train staff."),
        ("1.1.1", "Coach 20. See 1.2 Audits."),
        ("1.2", "Audit cases in 2. April and 1.3 May."),
    ]
    assert [line.label for line in cells[2].lines] == ["1.", "2."]


def test_a_number_goes_on_from_the_cell_above(tmp_path: Path) -> None:
    lines = only_table(read(tmp_path, "Action\tLead\n1.1 Train\tAnn\nall staff. 1.2 Audit\tBob\n")).rows[2][0].lines
    assert [(line.label, line.text) for line in lines] == [("", "all staff."), ("1.2", "Audit")]


def test_a_cell_set_off_by_blanks_was_a_list_of_sentences(tmp_path: Path) -> None:
    rows = "Action\tAim\tLead\nOne\t Train all staff. Audit cases (e.g. neglect). \tAnn\nTwo\tTrain. Audit.\tBob\n"
    table = only_table(read(tmp_path, rows))
    assert [line.label for line in table.rows[1][1].lines] == ["•", "•"]
    assert [line.label for line in table.rows[2][1].lines] == [""]


def test_cells_of_a_page_that_lost_columns_stand_where_their_words_go_on(tmp_path: Path) -> None:
    text = (
        "Ref\tAim\tAction\tLead\tMeasure\n1\tSafer children\t1.1 Train all of the\tAnn\t6. Staff trained\n\n"
        "new managers.\t7. Managers trained\n1.2 Audit\ta) monthly\n"
    )
    document = read(tmp_path, text)
    assert texts(document.tables[1]) == [
        ["", "", "new managers.", "", "7. Managers trained"],
        ["", "", "1.2 Audit", "", "a) monthly"],
    ]
    assert [issue.code for issue in document.issues] == ["ragged_row"] * 2


def test_headings_of_a_plain_text_are_short_lines_standing_alone(tmp_path: Path) -> None:
    text = (
        "Quality of practice\n\n1. Caseloads and their impact.\n\nWhat needs to change?\n\n"
        "Caseloads must come down.\n\n"
        "- a point\n- another point\n\nAnn Smith\nDirector\n"
    )
    assert [(b.level, b.label, b.text) for b in read(tmp_path, text).paragraphs] == [
        (1, "", "Quality of practice"),
        (2, "1.", "Caseloads and their impact."),
        (3, "", "What needs to change?"),
        (0, "", "Caseloads must come down."),
        (0, "•", "a point"),
        (0, "•", "another point"),
        (0, "", "Ann Smith\nDirector"),
    ]


@pytest.mark.parametrize(("title", "level"), [("# Plan", 0), ("Plan", 1)])
def test_a_label_with_its_value_is_no_heading_beside_those_marked(tmp_path: Path, title: str, level: int) -> None:
    document = read(tmp_path, f"{title}\n\nUpdate: work has begun\n\nRAG: Green\n", "plan.md")
    assert [paragraph.level for paragraph in document.paragraphs[1:]] == [level, level]


def test_headings_of_markdown_are_those_it_marks_and_the_same_words_again(tmp_path: Path) -> None:
    text = "# Plan\n\n### Priority **one** ##\n\nwords that begin small\n\nPriority one\n\nAnother line\n"
    assert [b.level for b in read(tmp_path, text, "plan.md").paragraphs] == [1, 3, 0, 3, 4]


def test_lines_cut_for_want_of_room_are_joined_and_an_authors_are_not(tmp_path: Path) -> None:
    wrapped = "The plan answers the inspection of last autumn and will be looked at\n"
    wrapped += "every month by the board of the council.\n"
    assert read(tmp_path, wrapped).paragraphs[0].text.count("\n") == 0
    assert (
        read(tmp_path, "First line\nsecond line  \nthird\n", "plan.md").paragraphs[0].text
        == "First line second line\nthird"
    )


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("• Train staff", "•", "Train staff"),
        ("\u25cf\tTrain staff", "•", "Train staff"),
        ("- Train staff", "-", "Train staff"),
        ("1.1 Train staff", "1.1", "Train staff"),
        ("2.1.0. Train staff", "2.1.0.", "Train staff"),
        ("a) Train staff", "a)", "Train staff"),
        ("10.Train staff", "10.", "Train staff"),
        ("(iv) Train staff", "(iv)", "Train staff"),
        ("☐ Train each team", "☐", "Train each team"),
        ("☒ Train each team", "☒", "Train each team"),
        ("☐ On track", "", "☐ On track"),
        ("☐ Yes it is ☒ No it is not", "", "☐ Yes it is ☒ No it is not"),
        ("12 children were seen", "", "12 children were seen"),
        ("1.12.2023 Board", "", "1.12.2023 Board"),
        ("R. Smith", "", "R. Smith"),
        ("1.1", "", "1.1"),
        ("e.g. training", "", "e.g. training"),
    ],
)
def test_the_label_a_line_opens_with(text: str, label: str, words: str) -> None:
    assert split_label(text) == (label, words)


def test_ten_times_the_text_takes_nothing_like_a_hundred_times_as_long(tmp_path: Path) -> None:
    def seconds(rows: int) -> float:
        start = time.perf_counter()
        read(tmp_path, "# x" + " " * rows + "\n" + "-" * rows + "x\n" + "a\t**b** <br> • c\n" * rows + "[" * rows)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(5000) < 50 * max(seconds(500), 0.02)


def test_the_boxes_of_a_list_of_tasks_are_its_labels(tmp_path: Path) -> None:
    text = "- [ ] Ring each family\n- [x] Write the guide\n- [draft] Hold a forum\n"
    blocks = [block for block in read(tmp_path, text, "plan.md").blocks if isinstance(block, Paragraph)]
    told = [("☐", "Ring each family"), ("☑", "Write the guide"), ("•", "[draft] Hold a forum")]
    assert [(block.label, block.text) for block in blocks] == told
