from __future__ import annotations

import pytest

from extractors.model import Block, Cell, Document, Line, Paragraph, Place, Table
from pipeline.plan.document.finding_lists import Finding
from pipeline.report.judgements import judgement_records
from pipeline.report.paragraphs import paragraph_records
from pipeline.report.recommendations import recommendations


def said(
    text: str, label: str = "", *, level: int = 0, x0: float = 70.0, page: int = 2, size: float = 12.0
) -> Paragraph:
    return Paragraph((Line(text, label, size=size, place=Place(page, x0, 0, 500, 10)),), level)


def found(*blocks: Block, framework: str | None = None) -> list[Finding]:
    return recommendations(Document("application/pdf", blocks), framework)[0]


def test_points_end_where_the_next_heading_of_their_rank_comes() -> None:
    points = found(
        said("What needs to improve?", level=2),
        said("The pace of visits.", "•"),
        said("The care in recording.", "•"),
        said("The experiences of children: good", level=2),
        said("Children are seen.", "1."),
    )
    assert [(p.kind, p.text, p.ref, p.addressee) for p in points] == [
        ("area_for_improvement", "The pace of visits.", None, "council"),
        ("area_for_improvement", "The care in recording.", None, "council"),
    ]


@pytest.mark.parametrize(
    "parts",
    [
        (said("first steps", "-", x0=100), said("last steps.", "-", x0=100)),
        (said("− first steps", x0=100), said("− last steps.", x0=100)),
    ],
)
def test_nested_points_stay_in_the_row_of_theirs(parts: tuple[Paragraph, ...]) -> None:
    points = found(said("What needs to improve", level=2), said("The checks on:", "•"), *parts, said("Workloads.", "•"))
    assert [p.text.count("\n") for p in points] == [2, 0]
    assert points[0].text.endswith("last steps.")
    assert points[1].text == "Workloads."


def test_bullets_below_a_number_are_nested_though_they_stand_as_far_left() -> None:
    (point,) = found(said("Recommendations", level=3), said("Better plans by:", "4."), said("asking children", "•"))
    assert (point.ref, point.text) == ("4", "Better plans by:\n• asking children")


def test_sub_headings_keep_a_list_open_and_are_no_points() -> None:
    points = found(
        said("Areas for improvement", level=3),
        said("Practice"),
        said("Plan sooner.", "1."),
        said("Staffing"),
        said("Fill posts.", "2."),
        said("Information about this inspection", level=3),
        said("Inspectors read files.", "3."),
    )
    assert [(p.ref, p.text) for p in points] == [("1", "Plan sooner."), ("2", "Fill posts.")]


def test_words_that_only_open_a_list_are_no_point() -> None:
    points = found(
        said("Areas for improvement", level=4),
        said("To do better the council should take the following action.", "22."),
        said("Immediately:", level=5),
        said("visit every child", "•"),
        said("Within six months:", level=5),
        said("review all plans", "•"),
    )
    assert [p.text for p in points] == ["visit every child", "review all plans"]


def test_what_another_body_is_told_says_so() -> None:
    points = found(
        said("Section 1: the local authority", level=2),
        said("Recommendations", level=3),
        said("Train staff.", "1."),
        said("Section 2: the Local Safeguarding Children Board", level=2),
        said("Recommendations", level=3),
        said("Meet more often.", "90."),
    )
    assert [(p.ref, p.addressee) for p in points] == [("1", "council"), ("90", "safeguarding_board")]
    joint = found(said("What needs to improve", level=2), said("Shared records.", "•"), framework="JTAI")
    assert [p.addressee for p in joint] == ["partnership"]


def test_that_there_is_no_point_is_none() -> None:
    assert not found(
        said("Priority and immediate action", level=4), said("There are no areas for priority action.", "18.")
    )


def test_a_point_cut_by_a_page_is_whole_and_a_footnote_no_part_of_it() -> None:
    (point,) = found(
        said("Recommendations", level=3),
        said("Work with all partners so that", "1."),
        said("1 As counted in spring", size=8),
        said("children are safe.", page=3),
    )
    assert point.text == "Work with all partners so that children are safe."


def asks(*rows: str) -> Table:
    """Cells of a row set apart by "|"."""
    cells = (tuple(Cell((Line(words.strip(), place=Place(2)),)) for words in row.split("|")) for row in rows)
    return Table(tuple(cells), (Place(2),))


def test_what_a_table_asks_for_is_told_with_the_body_it_names() -> None:
    table = asks(
        "Responsible body | Areas for priority action",
        "Anytown Council and the health board | Leaders should cut waiting times.",
        "Anytown Council | Reviews should be held on time.",
    )
    points = found(said("Areas for priority action", level=2), table, framework="SEND")
    assert [(p.kind, p.text, p.addressee, p.page) for p in points] == [
        ("priority_action", "Leaders should cut waiting times.", "partnership", 2),
        ("priority_action", "Reviews should be held on time.", "council", 2),
    ]
    details = asks("Local authority | Health board", "Anytown Council | The board should be told.")
    assert not found(said("Areas for improvement", level=2), details)


def test_bullets_in_a_cell_are_a_point_each() -> None:
    cells = (Line("Area for priority action"),), (Line("Cut waits.", "•"), Line("Hold reviews.", "•"))
    table = Table(tuple((Cell(lines),) for lines in cells))
    assert [p.text for p in found(table, Table(()))] == ["Cut waits.", "Hold reviews."]


def test_paragraphs_that_say_who_should_do_what_are_a_point_each_and_what_follows_is_none() -> None:
    points = found(
        said("Areas for improvement", level=2),
        said("Leaders should write better plans."),
        said("The partners in health must see them in time."),
        said("Families were glad to be asked."),
        said("Schools should be told."),
    )
    assert [p.text for p in points] == [
        "Leaders should write better plans.",
        "The partners in health must see them in time.",
    ]


def test_a_paragraph_cut_before_a_name_or_a_number_is_whole() -> None:
    cut = said("They may stay until they are", "1."), said("18. Most do.", page=3)
    numbered = cut[0], said("Most do.", "18.", page=3)
    named = said("There are more homes in", "1."), said("Anytown now.", page=3)
    ended = said("There are homes.", "1."), said("Anytown has more.", page=3)
    assert [
        paragraph_records("d", Document("application/pdf", (*blocks, said("Next.", "2."))))[0]["text"]
        for blocks in (cut, numbered, named, ended)
    ] == [
        "They may stay until they are 18. Most do.",
        "They may stay until they are 18. Most do.",
        "There are more homes in Anytown now.",
        "There are homes.",
    ]


def test_a_sentence_of_the_opening_pages_that_grades_an_area_is_a_judgement() -> None:
    words = "The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate."
    rows = judgement_records("d", Document("application/pdf", (said(words, page=1), said("It was good.", page=1))))
    assert [(r["area"], r["grade"]) for r in rows] == [("Local Safeguarding Children Board (LSCB)", "inadequate")]
    for other in (said(words, page=9), said("The effectiveness of the plan is good work.", page=1)):
        assert not judgement_records("d", Document("application/pdf", (other,)))


def test_numbered_paragraphs_count_on_and_other_numbers_are_none() -> None:
    rows = paragraph_records(
        "d",
        Document(
            "application/pdf",
            (
                said("One.", "1."),
                said("Two, which", "2."),
                said("goes on.", page=3),
                said("sixty children", "60."),
                said("3.Three.", page=3),
                said("9.Nine is no number that comes next.", page=3),
            ),
        ),
    )
    assert [(r["number"], r["text"], r["page"]) for r in rows] == [
        ("1", "One.", 2),
        ("2", "Two, which goes on.", 2),
        ("3", "Three.", 3),
    ]


def test_judgements_are_rows_that_end_in_a_grade() -> None:
    def cell(text: str, page: int) -> Cell:
        return Cell((Line(text),), places=(Place(page),))

    def table(page: int) -> Table:
        rows = (("Judgement", "Grade"), ("Help", "Requires improvement to be good"), ("Care", "Good work"))
        return Table(tuple(tuple(cell(t, page) for t in row) for row in rows), (Place(page),))

    rows = judgement_records("d", Document("application/pdf", (table(1),)))
    assert [(r["area"], r["grade"], r["page"]) for r in rows] == [("Help", "requires improvement", 1)]
    assert not judgement_records("d", Document("application/pdf", (table(9),)))
