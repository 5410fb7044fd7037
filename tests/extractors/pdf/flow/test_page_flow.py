"""Pages drawn as lines of text, read as one flow: furniture, columns, paragraphs and headings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.labels import split_label
from extractors.model import Block, Cell, Line, Paragraph, Place, Table
from extractors.pdf.flow.page_flow import flow
from extractors.pdf.flow.page_parts import Page as FoundPage
from tests.draw_pdf import Page, read_drawn

WIDE, HIGH = 595.0, 842.0
FULL = "Workers will read the whole record of each family before they first visit them at home and will"


def line(
    text: str, top: float, x0: float = 60, size: float = 11, bold: bool = False, colour: str | None = None
) -> Line:
    """A line whose letters are half as wide as high."""
    place = Place(1, x0, top, x0 + len(text) * size * 0.45, top + size)
    label, words = split_label(text)
    return Line(words, label, size=size, bold=bold, colour=colour, place=place)


def page(number: int, *lines: Line, tables: Sequence[Table] = ()) -> FoundPage:
    placed = (x._replace(place=_on(x.place, number)) for x in lines)
    order = sorted(placed, key=lambda x: (x.place.top, x.place.x0) if x.place else (0, 0))
    return FoundPage(number, WIDE, HIGH, tuple(order), tuple(tables))


def _on(place: Place | None, number: int) -> Place:
    assert place
    return Place(number, place.x0, place.top, place.x1, place.bottom)


def table(top: float, bottom: float, number: int = 1) -> Table:
    place = Place(number, 60, top, 530, bottom)
    return Table(((Cell((Line("words", size=9, place=place),), places=(place,)),),), (place,))


def prose(top: float = 200) -> tuple[Line, ...]:
    return line(FULL, top), line(FULL.lower(), top + 14), line("listen to them.", top + 28)


def texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else "TABLE" for block in blocks]


def headings(blocks: Sequence[Block]) -> dict[str, int]:
    return {block.text: block.level for block in blocks if isinstance(block, Paragraph) and block.level}


@pytest.mark.parametrize("header", ["Agenda Item 5", "Page {} of 3", "OFFICIAL", "{}"])
@pytest.mark.parametrize("top", [30, 800])
def test_what_the_margins_repeat_is_furniture(header: str, top: float) -> None:
    pages = [page(n, line(header.format(n), top, x0=250, size=9), *prose()) for n in (1, 2, 3)]
    blocks, furniture = flow(pages)
    assert [p.text for p in furniture] == [header.format(n) for n in (1, 2, 3)]
    assert len(blocks) == 3


def test_a_footer_is_one_whatever_spaces_a_scan_hides() -> None:
    pages = [page(n, *prose(), line(footer, 800)) for n, footer in enumerate(("May 2031 |1", "May 2031 | 2"), start=1)]
    assert [p.text for p in flow(pages)[1]] == ["May 2031 |1", "May 2031 | 2"]


def test_a_page_number_on_an_only_page_is_furniture() -> None:
    _, furniture = flow([page(1, *prose(), line("Page 1 of 1", 800))])
    assert [p.text for p in furniture] == ["Page 1 of 1"]


@pytest.mark.parametrize(("last", "levels"), [(3, {2}), (2, {2, 3, 4})])
def test_headings_counted_through_a_document_are_of_one_level_though_their_sizes_differ(
    last: int, levels: set[int]
) -> None:
    numbers, sizes = (1, 2, last), (13.0, 16.0, 14.0)
    headed = [
        item
        for i, (number, size) in enumerate(zip(numbers, sizes, strict=True))
        for item in (line(f"{number}. Care in the harbour", 150 + 150 * i, size=size, bold=True), *prose(190 + 150 * i))
    ]
    blocks, _ = flow([page(1, line("The plan", 60, size=24, bold=True), *headed)])
    assert {b.level for b in blocks if isinstance(b, Paragraph) and b.label} == levels


def test_a_heading_that_comes_again_amid_the_text_is_body_at_the_top_of_a_page_too() -> None:
    pages = [
        page(n, line("What we will do", 60, bold=True), *prose(), line("What we will do", 400, bold=True))
        for n in (1, 2)
    ]
    blocks, furniture = flow(pages)
    assert not furniture
    assert texts(blocks).count("What we will do") == 4


def test_a_heading_under_a_table_is_no_running_header() -> None:
    pages = [page(n, line("Our actions", 110, size=14), *prose(), tables=[table(40, 100, n)]) for n in (1, 2, 3)]
    assert not flow(pages)[1]


def test_lines_that_wrap_are_one_paragraph_and_a_short_line_ends_one() -> None:
    blocks, _ = flow(
        [page(1, *prose(), line("Jo Marsh", 260), line("Director of Services", 274), line("Town Hall", 288))]
    )
    assert texts(blocks) == [f"{FULL} {FULL.lower()} listen to them.", "Jo Marsh", "Director of Services", "Town Hall"]


def test_lines_with_a_label_each_are_paragraphs_however_full_they_are() -> None:
    labelled = ["Action: Ring each family within a day", "Lead: Duty Manager of the north", "Due: May 2024"]
    blocks, _ = flow([page(1, *(line(text, 60 + 14 * i) for i, text in enumerate(labelled)))])
    assert texts(blocks) == labelled
    wrapped = ["Action: Ring each family within a day and", "Visit those who do not answer us today"]
    blocks, _ = flow([page(1, *(line(text, 60 + 14 * i) for i, text in enumerate(wrapped)))])
    assert len(blocks) == 1


@pytest.mark.parametrize(
    ("second", "count"), [("Lead: Head of Service", 4), ("Note: Head of Service", 2)], ids=["again", "once"]
)
def test_a_label_that_comes_again_opens_a_paragraph_under_a_full_line(second: str, count: int) -> None:
    said = ["Ring each family within a day of a call about it", "Lead: Duty Manager"]
    more = ["Write to each of the schools in the whole of the town", second]
    blocks, _ = flow([page(1, *(line(text, 60 + 14 * i) for i, text in enumerate([*said, *more])))])
    assert len(texts(blocks)) == count


def test_a_paragraph_goes_on_over_the_page() -> None:
    above, below = (
        (line(FULL, 700), line(FULL.lower(), 714)),
        (line("listen to them.", 60), line("Then they write.", 100)),
    )
    blocks, _ = flow([page(1, *above), page(2, *below)])
    assert texts(blocks) == [f"{FULL} {FULL.lower()} listen to them.", "Then they write."]


def test_bullets_and_numbers_are_items_with_their_labels() -> None:
    items = [
        line("1.", 200),
        line("Read the record.", 200, x0=80),
        line("• Listen.", 214),
        line("a) Write it down.", 228),
    ]
    blocks, _ = flow([page(1, *items)])
    assert [(b.label, b.text) for b in blocks if isinstance(b, Paragraph)] == [
        ("1.", "Read the record."),
        ("•", "Listen."),
        ("a)", "Write it down."),
    ]


def test_a_name_and_its_value_are_one_line_and_no_column() -> None:
    rows = [
        line(text, 200 + 14 * i, x0)
        for i, n in enumerate("abcde")
        for text, x0 in ((f"Name {n}", 60), (f"Value {n}", 300))
    ]
    assert texts(flow([page(1, *rows)])[0]) == [f"Name {n} Value {n}" for n in "abcde"]


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    words = "They will listen to each child and"
    left = [line(f"{words} left", 200 + 14 * i) for i in range(6)]
    right = [line(f"{words} right", 200 + 14 * i, x0=320) for i in range(6)]
    blocks, _ = flow(
        [page(1, line("A plan for the whole of the county and all who live in it, old and young", 120), *left, *right)]
    )
    read = " ".join(texts(blocks)).split()
    assert len(read) - 1 - read[::-1].index("left") < read.index("right")


def test_tables_stand_where_they_are_printed() -> None:
    blocks, _ = flow([page(1, line("First part.", 100), line("Last part.", 400), tables=[table(150, 350)])])
    assert texts(blocks) == ["First part.", "TABLE", "Last part."]


@pytest.mark.parametrize(
    "heading",
    [
        line("Help for families", 150, size=15),
        line("Help for families", 150, bold=True),
        line("Help for families", 150, colour="2F5496"),
        line("HELP FOR FAMILIES", 150),
    ],
    ids=["larger", "bold", "coloured", "capitals"],
)
def test_a_line_set_apart_is_a_heading(heading: Line) -> None:
    assert headings(flow([page(1, heading, *prose())])[0]) == {heading.text: 1}


def test_levels_go_by_size_and_a_numbered_heading_keeps_its_number() -> None:
    marks = [
        line("Improvement plan", 60, size=20),
        line("2. Leadership", 120, size=14),
        line("What inspectors saw", 160, bold=True),
    ]
    blocks, _ = flow([page(1, *marks, *prose())])
    assert headings(blocks) == {"Improvement plan": 1, "Leadership": 2, "What inspectors saw": 3}
    assert [b.label for b in blocks if isinstance(b, Paragraph) and b.level == 2] == ["2."]


def test_larger_table_text_makes_no_heading_of_plain_words() -> None:
    assert not headings(flow([page(1, *prose(), tables=[table(400, 500)])])[0])


def test_a_large_title_over_tables_alone_does_not_tell_what_plain_text_is() -> None:
    title = line("Ashmere children's services: the action plan of the whole partnership", 60, size=22)
    below = line("Live actions", 120, size=14, bold=True)
    blocks, _ = flow([page(1, title, below, tables=[table(160, 400)])])
    assert headings(blocks) == {title.text: 1, "Live actions": 2}


def test_titles_with_their_pages_are_no_headings() -> None:
    rows = [("Summary", "2"), ("Help and protection", "4"), ("Care leavers", "9")]
    pieces = [
        p for i, (t, n) in enumerate(rows) for p in (line(t, 120 + 20 * i, bold=True), line(n, 120 + 20 * i, x0=500))
    ]
    blocks, _ = flow([page(1, line("Contents", 80, size=18), *pieces, line("Summary", 180, bold=True), *prose())])
    assert list(headings(blocks)) == ["Contents", "Summary"]
    assert texts(blocks)[1:4] == ["Summary 2", "Help and protection 4", "Care leavers 9"]


def test_a_sentence_goes_on_over_the_page_past_a_footnote() -> None:
    mark = line("1", 762, size=6)
    note = (line("The plan uses the term that the young people themselves have chosen, at the", 762, x0=66, size=9),)
    blocks, _ = flow(
        [
            page(1, *prose(600)[:2], mark, *note, line("request of the council of young people.", 773, size=9)),
            page(2, line("listen to them with care.", 100), *prose()),
        ]
    )
    assert texts(blocks)[0].endswith("listen to them with care.")
    assert texts(blocks)[1].startswith("1 The plan uses") and texts(blocks)[1].endswith("young people.")


def test_pages_without_words_give_nothing() -> None:
    assert flow([page(1), page(2)]) == ((), ())


def test_a_line_that_fills_its_column_is_kept_from_the_next_column_by_a_narrow_gutter(tmp_path: Path) -> None:
    left = "Workers read the whole record and then"

    def draw(canvas: Page) -> None:
        edge = 60 + canvas.canvas.stringWidth(left, "Helvetica", 10)
        for i in range(8):
            canvas.text(60, 200 + 14 * i, left if i == 4 else "Workers read the whole", size=10)
            canvas.text(edge + 12, 200 + 14 * i, "families say what they think of it", size=10)

    document = read_drawn(tmp_path, draw)
    assert left + " families" not in " ".join(paragraph.text for paragraph in document.paragraphs)


def test_labels_side_by_side_are_lines_of_their_own() -> None:
    two = line("Lead: Head of Service", 200), line("Timescale: May 2031", 200, x0=320)
    assert texts(flow([page(1, *two)])[0]) == ["Lead: Head of Service", "Timescale: May 2031"]
    one = line("Lead: Head of Service", 200), line("May 2031", 200, x0=320)
    assert texts(flow([page(1, *one)])[0]) == ["Lead: Head of Service May 2031"]


@pytest.mark.parametrize(("has_text", "level"), [(False, 1), (True, None)])
def test_large_lines_right_over_tables_are_no_plain_text(has_text: bool, level: int | None) -> None:
    """Where nothing else stands outside of tables, what these hold is plain."""
    lines = [line("Help that comes early", 100, size=15), line("Homes that last for long", 300, size=15)]
    text = [line(FULL, 480, size=15)] if has_text else []
    tables = [table(150, 250), table(350, 450)]
    assert headings(flow([page(1, *lines, *text, tables=tables)])[0]).get("Help that comes early") == level


@pytest.mark.parametrize(("rest", "count"), [("2031.", 1), ("2031 was a year of change.", 2), ("12.", 2)])
def test_a_year_that_ends_a_date_over_the_page_goes_on_with_it(rest: str, count: int) -> None:
    blocks, _ = flow([page(1, line("Lead: Duty Manager. By: July", 500)), page(2, line(rest, 60))])
    assert len(blocks) == count


def test_words_of_labels_and_values_tell_what_plain_text_is_where_hardly_any_other_stands(tmp_path: Path) -> None:
    def draw(page: Page) -> None:
        page.text(60, 40, "Action plan after the visit", size=18, font="Helvetica-Bold")
        page.text(60, 70, "Ashmere, May 2031", size=11)
        for i, top in enumerate((110, 210), start=1):
            page.text(60, top, f"Action A{i}", size=13, font="Helvetica-Bold")
            for k, (label, value) in enumerate(
                (("Action", "Ring each family"), ("Lead", "Duty Manager"), ("Due", "May 2031"))
            ):
                page.text(60, top + 24 + 16 * k, label, size=11, font="Helvetica-Bold")
                page.text(160, top + 24 + 16 * k, value, size=11)

    found = {one.text: one.level for one in read_drawn(tmp_path, draw).paragraphs}
    assert found == {"Action plan after the visit": 1, "Ashmere, May 2031": 0, "Action A1": 2, "Action A2": 2}
