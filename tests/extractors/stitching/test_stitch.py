"""Tables joined over pages, rows made whole, and what must stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.model import Block, Cell, Document, Line, Paragraph, Place, Table
from extractors.stitching.stitch import stitch

EDGES = (40, 90, 330, 430, 520)
HEADING = ["Ref", "Action", "Lead", "Due"]
Shape = Sequence[Sequence[str]]


def table(
    page: int | None,
    rows: Shape,
    edges: Sequence[float] = EDGES,
    fills: dict[tuple[int, int], str] | None = None,
    top: float = 60,
) -> Table:
    """ "^" is the cell above, "<" that to the left; "/" ends a line; "• " and "# 1.1 " label."""
    grid: list[list[Cell]] = []
    foot = top
    for r, row in enumerate(rows):
        height = 8 + 12 * max(text.count("/") + 1 for text in row)
        cells: list[Cell] = []
        for c, text in enumerate(row):
            if text == "^":
                cells.append(grid[-1][c])
            elif text == "<":
                cells.append(cells[-1])
            else:
                right = c + 1
                while right < len(row) and row[right] == "<":
                    right += 1
                at = (
                    Place(page, edges[c], foot, edges[right], foot + height) if page else Place(row=r + 1, column=c + 1)
                )
                cells.append(Cell(lines(text, at), (fills or {}).get((r, c)), (at,)))
        grid.append(cells)
        foot += height
    place = Place(page, edges[0], top, edges[-1], foot) if page else Place(table=1)
    return Table(tuple(map(tuple, grid)), (place,))


def lines(text: str, at: Place) -> tuple[Line, ...]:
    if not text:
        return ()
    out = []
    for i, words in enumerate(text.split("/")):
        place = Place(
            at.page, at.x0 + 3, at.top + 4 + 12 * i, min(at.x0 + 3 + 5 * len(words), at.x1 - 3), at.top + 14 + 12 * i
        )
        label, words = ("•", words[2:]) if words.startswith("• ") else ("", words)
        if words.startswith("# "):
            _, label, words = words.split(" ", 2)
        out.append(Line(words, label=label, size=10, wraps=i > 0 and not label, place=place if at.page else None))
    return tuple(out)


def paragraph(text: str, page: int = 1) -> Paragraph:
    return Paragraph((Line(text, size=10, place=Place(page, 40, 20, 300, 32)),))


def stitched(*blocks: Block, is_paged: bool = True) -> list[Table]:
    return list(stitch(Document("x", blocks, is_paged=is_paged)).tables)


def texts(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.rows]


FIRST = [HEADING, ["1.1", "Train all managers.", "AB", "May 2031"], ["1.2", "Audit every file.", "CD", "June 2031"],
         ["1.3", "Write to each family.", "AB", "July 2031"]]  # fmt: skip
NEXT = [["1.4", "Hold a monthly forum.", "EF", "May 2031"], ["1.5", "Publish the offer.", "CD", "June 2031"],
        ["1.6", "Review the rota.", "AB", "July 2031"]]  # fmt: skip


@pytest.mark.parametrize("heading", [[], [HEADING], [["Ref", "Action (continued)", "Lead", "Due"]]])
def test_a_table_over_pages_is_one_with_its_headings_once(heading: list[list[str]]) -> None:
    (found,) = stitched(table(1, FIRST), table(2, [*heading, *NEXT]))
    assert texts(found) == [*FIRST, *NEXT]
    assert found.pages == (1, 2)
    assert found.header == len(heading)
    assert not found.joins


def test_a_heading_row_alone_at_the_foot_of_a_page_joins_its_rows() -> None:
    (found,) = stitched(table(1, [HEADING], top=700), table(2, NEXT))
    assert texts(found) == [HEADING, *NEXT]


def test_two_heading_rows_are_dropped_together() -> None:
    double = [["Plan", "<", "Who and when", "<"], HEADING]
    (found,) = stitched(table(1, [*double, *FIRST[1:]]), table(2, [*double, *NEXT]))
    assert found.header == 2
    assert texts(found)[2:] == [*FIRST[1:], *NEXT]


def test_a_moved_table_is_the_same_table() -> None:
    (found,) = stitched(table(1, FIRST), table(2, NEXT, edges=[x + 25 for x in EDGES]))
    assert len(found.rows) == 7


@pytest.mark.parametrize(
    ("below", "whole"),
    [
        (["", "family in writing.", "", ""], ["1.4", "Agree a plan with every family in writing.", "AB", "May 2031"]),
        (["", "", "and CD", ""], ["1.4", "Agree a plan with every", "AB\nand CD", "May 2031"]),
        (["", "• Tell the board.", "", ""], ["1.4", "Agree a plan with every\n• Tell the board.", "AB", "May 2031"]),
    ],
)
def test_a_row_cut_by_a_page_break_is_one_row(below: list[str], whole: list[str]) -> None:
    cut = ["1.4", "Agree a plan with every", "AB", "May 2031"]
    (found,) = stitched(table(1, [*FIRST, cut]), table(2, [HEADING, below, *NEXT]))
    assert [" ".join(text.split()) for text in texts(found)[4]] == [" ".join(text.split()) for text in whole]
    assert list(found.joins) == [4]
    assert "reference is empty" in found.joins[4]
    assert len(found.rows[4][1].places) == 2


def test_a_row_whose_reference_is_continued_overleaf_is_one_row() -> None:
    cut = ["1.4", "Agree a plan with every family.", "AB", "May 2031"]
    below = ["1.4 (cont.)", "Tell the board.", "", ""]
    (found,) = stitched(table(1, [*FIRST, cut]), table(2, [HEADING, below, *NEXT[1:]]))
    assert texts(found)[4] == ["1.4", "Agree a plan with every family.\nTell the board.", "AB", "May 2031"]


def test_a_row_cut_twice_is_one_row() -> None:
    parts = ["Agree a plan with", "every family who has to", "wait, in writing."]
    (found,) = stitched(
        table(1, [*FIRST, ["1.4", parts[0], "AB", "May 2031"]]),
        table(2, [["", parts[1], "", ""]]),
        table(3, [["", parts[2], "", ""], *NEXT]),
    )
    assert texts(found)[4][1] == " ".join(parts)
    assert len(found.rows) == 8


def test_a_table_without_references_is_joined_where_the_sentence_goes_on() -> None:
    def rows(*shapes: Sequence[str]) -> list[list[str]]:
        return [["", *row][1:] for row in shapes]

    edges = (40, 300, 420, 520)
    first = rows(
        ["Task", "Lead", "By"],
        ["Train managers.", "AB", "May"],
        ["Audit files.", "CD", "June"],
        ["Agree how the", "EF", "July"],
    )
    (found,) = stitched(
        table(1, first, edges), table(2, rows(["team is run.", "", ""], ["Hold a forum.", "AB", "May"]), edges)
    )
    assert texts(found)[3] == ["Agree how the team is run.", "EF", "July"]


def test_a_row_without_a_number_of_its_own_stays_a_row() -> None:
    sub_row = ["", "Managers report each week.", "Team managers", ""]
    (found,) = stitched(table(1, FIRST), table(2, [HEADING, sub_row, *NEXT]))
    assert texts(found)[4] == sub_row


@pytest.mark.parametrize("colour, rows", [("FFC000", 7), ("00B050", 8)])
def test_another_colour_begins_another_row(colour: str, rows: int) -> None:
    cut = ["Agree how the", "AB", "", ""]
    tints = {(1, 3): "FF0000", (2, 3): "00B050", (3, 3): "00B050", (4, 3): "FFC000"}
    first = [["Task", "Lead", "By", "RAG"], *([f"Task {i}", "AB", "May", ""] for i in range(3)), cut]
    later = [["team is run", "", "", ""], *([f"Other {i}", "CD", "June", ""] for i in range(2))]
    (found,) = stitched(table(1, first, fills=tints), table(2, later, fills={(0, 3): colour, (1, 3): "FF0000"}))
    assert len(found.rows) == rows


def test_a_cell_merged_over_rows_goes_on_over_the_page() -> None:
    first = [
        ["Area", "Ref", "Action", "Lead"],
        ["Front door", "1.1", "Train.", "AB"],
        ["^", "1.2", "Audit.", "CD"],
        ["Care", "1.3", "Write.", "EF"],
    ]
    later = [["", "1.4", "Hold.", "AB"], ["^", "1.5", "Publish.", "CD"], ["Leaving care", "1.6", "Review.", "EF"]]
    (found,) = stitched(table(1, first), table(2, later))
    assert [row[0].text for row in found.rows] == [
        "Area",
        "Front door",
        "Front door",
        "Care",
        "Care",
        "Care",
        "Leaving care",
    ]
    assert found.rows[3][0] is found.rows[5][0]
    assert not found.joins


@pytest.mark.parametrize(("overleaf", "is_one"), [("", True), ("Panel set.", False)])
def test_a_piece_left_at_the_open_foot_belongs_to_the_row_that_lacks_it(overleaf: str, is_one: bool) -> None:
    first = [HEADING, ["1.1", "Train.", "AB", "May"], ["1.2", "Audit.", "CD", "June"], ["", "", "", "July"]]
    later = [["1.3", "Write.", "EF", overleaf], ["1.4", "Hold.", "GH", "May"]]
    (found,) = stitched(replace(table(1, first), open_bottom=True), table(2, later))
    assert [row[3].text for row in found.rows][3:] == (["July", "May"] if is_one else ["July", overleaf, "May"])


def test_two_names_that_each_fill_their_line_are_not_one_merged_cell() -> None:
    first = [
        HEADING,
        ["1.1", "Train.", "Rota lead", "May"],
        ["1.2", "Audit.", "^", "May"],
        ["1.3", "Meet.", "Chair of the panel", "May"],
    ]
    later = [["1.4", "Hold.", "Representative of carers", "May"], ["1.5", "Write.", "Rota lead", "May"]]
    (found,) = stitched(table(1, first, edges=(40, 90, 330, 418, 520)), table(2, later, edges=(40, 90, 330, 418, 520)))
    assert [row[2].text for row in found.rows][3:5] == ["Chair of the panel", "Representative of carers"]


def test_a_band_stays_a_row_whose_cell_stands_at_every_address() -> None:
    band = ["2. Help for families", "<", "<", "<"]
    (found,) = stitched(table(1, [*FIRST, band]), table(2, [HEADING, *NEXT]))
    assert len({id(cell) for cell in found.rows[4]}) == 1
    assert len(found.rows) == 8


def test_a_page_that_shows_fewer_columns_takes_its_place_in_the_grid() -> None:
    narrow = table(
        2, [["3. Leaving care", "<"], ["1.4", "Hold a forum each month with young people"]], edges=(40, 90, 520)
    )
    (found,) = stitched(table(1, FIRST), narrow)
    assert found.width == 4
    assert found.rows[5][1] is found.rows[5][3]


@pytest.mark.parametrize(
    "blocks",
    [
        (table(1, FIRST), paragraph("Help for families", 2), table(2, [HEADING, *NEXT])),
        (table(1, FIRST), table(2, [["Ref", "Risk", "Lead", "Due"], *NEXT])),
        (table(1, FIRST), table(2, NEXT[1:], edges=(40, 200, 280, 430, 520))),
        (table(1, FIRST), table(1, NEXT, top=400)),
        (table(1, FIRST), table(5, NEXT)),
    ],
    ids=["a heading between", "another heading row", "other columns", "the same page", "pages between"],
)
def test_other_tables_stay_apart(blocks: tuple[Block, ...]) -> None:
    assert [texts(t) for t in stitched(*blocks)] == [texts(t) for t in blocks if isinstance(t, Table)]


def test_values_that_come_again_make_no_heading() -> None:
    edges = (40, 300, 400, 520)
    first = [["Train managers.", "AB", "May"], ["Audit files.", "AB", "May"], ["Write letters.", "CD", "June"]]
    (found,) = stitched(table(1, first, edges), table(2, [["Hold a forum.", "AB", "May"]], edges))
    assert len(found.rows) == 4


def test_continued_overleaf_parts_no_table_and_is_kept() -> None:
    document = stitch(Document("x", (table(1, FIRST), paragraph("Continued overleaf"), table(2, NEXT)), is_paged=True))
    assert [type(block) for block in document.blocks] == [Table, Paragraph]


def test_a_merged_cell_said_again_overleaf_as_continued_is_one_cell() -> None:
    rows = [["Objective", "Action", "Lead"], ["1. Early help", "Open a hub.", "AB"], ["^", "Train staff.", "CD"]]
    below = [["1. Early help (continued)", "Ring each family.", "EF"], ["^", "Tell the board.", "AB"]]
    parts = (table(1, rows, edges=EDGES[:4]), table(2, [rows[0], *below], edges=EDGES[:4]))
    document = stitch(Document("x", parts, is_paged=True))
    assert [row[0] for row in texts(document.tables[0])] == ["Objective", *["1. Early help"] * 4]
    assert "1. Early help (continued)" in [paragraph.text for paragraph in document.furniture]


@pytest.mark.parametrize(
    ("first", "is_one"), [("1.4", True), ("2.1", True), ("3.7", False), ("1.1", False), ("No", False)]
)
def test_a_table_on_a_page_of_another_shape_goes_on_with_its_references(first: str, is_one: bool) -> None:
    below = [[first, "Hold a monthly forum.", "EF", "May 2031"], *NEXT[1:]]
    found = stitched(table(1, FIRST), table(2, below, edges=(40, 70, 210, 300, 360)))
    assert len(found) == (1 if is_one else 2)
    assert [row for part in found for row in texts(part)] == [*FIRST, *below]


def test_the_rest_of_a_cut_row_and_the_rows_right_below_it_are_one_page() -> None:
    cut = ["1.4", "Agree a plan with every", "AB", "May 2031"]
    rest = replace(table(2, [["", "family in writing.", "", ""]]), open_top=True)
    (found,) = stitched(table(1, [*FIRST, cut]), rest, table(2, NEXT[1:], top=82))
    assert " ".join(texts(found)[4][1].split()) == "Agree a plan with every family in writing."
    assert texts(found)[5:] == NEXT[1:]
    assert [place.page for place in found.places] == [1, 2]


def test_a_footnote_under_the_table_parts_it_not() -> None:
    note = Paragraph((Line("1 From the board's minutes.", size=7, place=Place(1, 40, 780, 300, 790)),))
    document = stitch(Document("x", (table(1, FIRST), note, table(2, NEXT)), is_paged=True))
    assert [type(block) for block in document.blocks] == [Table, Paragraph]


def test_a_row_of_numbered_actions_goes_on_with_its_numbers() -> None:
    def row(ref: str, *numbers: str) -> list[str]:
        return [ref, "/".join(f"# {number} Do it." for number in numbers), "AB" if ref else "", ""]

    rows = [HEADING, row("1", "1.1", "1.2"), row("2", "2.1", "2.2")]
    (found,) = stitched(table(1, rows), table(2, [HEADING, row("", "2.3"), row("3", "3.1", "3.2")]))
    assert [line.label for line in found.rows[2][1].lines] == ["2.1", "2.2", "2.3"]


def test_where_no_pages_cut_tables_only_one_without_headings_goes_on() -> None:
    assert len(stitched(table(None, FIRST), table(None, NEXT), is_paged=False)) == 1
    assert len(stitched(table(None, FIRST), table(None, [HEADING, *NEXT]), is_paged=False)) == 2


def test_headings_in_a_table_of_their_own_go_on_in_the_rows_below() -> None:
    (joined,) = stitched(table(None, [HEADING]), table(None, NEXT), is_paged=False)
    assert len(joined.rows) == 1 + len(NEXT)


def test_in_text_a_row_cut_by_a_lost_page_break_is_one_row() -> None:
    cut = ["1.4", "Agree a plan with every", "AB &", "May 2031"]
    (found,) = stitched(table(None, [*FIRST, cut]), table(None, [["", "family in writing.", "CD", ""], *NEXT]))
    assert texts(found)[4] == ["1.4", "Agree a plan with every family in writing.", "AB & CD", "May 2031"]


def test_in_text_rows_of_printed_lines_are_one_row_from_number_to_number() -> None:
    (found,) = stitched(
        table(
            None,
            [
                ["Aim", "Action", "Due", "Lead"],
                ["Safer", "# 1.1 Train all", "May", "Ann"],
                ["children", "of the staff", "", ""],
                ["", "New Managers.", "2031", ""],
                ["", "# 1.2 Audit", "June", "Bob"],
                ["", "# 1.3 Report", "", ""],
            ],
        ),
    )
    assert [(row[1].text, row[2].text) for row in found.rows[1:]] == [
        ("1.1 Train all of the staff New Managers.", "May 2031"),
        ("1.2 Audit", "June"),
        ("1.3 Report", ""),
    ]


def test_in_text_rows_written_in_lower_case_stay_apart() -> None:
    rows = [["Action", "Due"], ["train staff", "May"], ["audit cases", ""], ["report to board", ""]]
    (found,) = stitched(table(None, rows))
    assert texts(found) == rows


@pytest.mark.parametrize(
    ("first", "last", "below", "number"),
    [
        ("Visits help", "Plans are clear", "", 1),
        ("Visits help", "", "", 1),
        ("Visits help", "", "Plans are clear", 2),  # each names its own
        ("", "Agreed by the board in May", "", 2),  # no other row speaks for those below it: a note
        ("", "", "", 2),
    ],
)
def test_where_no_pages_cut_tables_one_goes_on_whose_band_speaks_for_rows_of_the_next(
    first: str, last: str, below: str, number: int
) -> None:
    bands = [[[words, "<", "<", "<"]] if words else [] for words in (first, last, below)]
    above = table(None, [HEADING, *bands[0], *NEXT, *bands[1]])
    assert len(stitched(above, table(None, [HEADING, *bands[2], *NEXT]), is_paged=False)) == number


@pytest.mark.parametrize("between", [0, 20])
def test_two_tables_side_by_side_each_go_on_overleaf(between: int) -> None:
    sides = [(40, 80, 240), (240 + between, 280 + between, 440 + between)]
    pages = [
        [table(page, [["No", "Action"], [f"{number}.{page}", "Ask."]], edges) for number, edges in enumerate(sides, 1)]
        for page in (1, 2)
    ]
    found = stitched(*pages[0], *pages[1])
    assert [[row[0] for row in texts(one)] for one in found] == [["No", "1.1", "1.2"], ["No", "2.1", "2.2"]]


def test_cards_on_two_pages_are_told_from_a_table_that_runs_on() -> None:
    edges = (40, 140, 520)
    cards = [[["Action", f"Do {i}"], ["Lead", "AB"], ["Due", "May 2031"]] for i in (1, 2)]
    (found,) = stitched(table(1, cards[0], edges), table(2, cards[1], edges))
    assert texts(found) == [["Action", "Lead", "Due"], ["Do 1", "AB", "May 2031"], ["Do 2", "AB", "May 2031"]]
    assert found.pages == (1, 2)


def test_cards_that_begin_with_the_same_state_repeat_no_headings() -> None:
    edges = (40, 140, 520)
    cards = [[["State", "Late"], ["Action", f"Do {i}"], ["Lead", "AB"]] for i in (1, 2)]
    (found,) = stitched(table(1, cards[0], edges), table(2, cards[1], edges))
    assert texts(found) == [["State", "Action", "Lead"], ["Late", "Do 1", "AB"], ["Late", "Do 2", "AB"]]
    run_on = [[["No", "Action"], [f"{i}.1", "Ask."], [f"{i}.2", "Go."]] for i in (1, 2)]
    (found,) = stitched(table(1, run_on[0], edges), table(2, run_on[1], edges))
    assert [row[0] for row in texts(found)] == ["No", "1.1", "1.2", "2.1", "2.2"]


def test_cells_with_tables_in_them_can_be_told_apart_as_others_can() -> None:
    nested = Cell(tables=(table(1, [["Measure", "Now"], ["Visits", "87%"]]),))
    assert list(dict.fromkeys([nested, nested])) == [nested]


def test_a_reference_that_a_break_cuts_is_one_and_a_shorter_one_elsewhere_begins_a_row() -> None:
    rows = [[f"12.13{n}", f"Agree how reviews are chaired, part {n}.", "Panel", "May"] for n in range(4)]
    above = table(
        1, [HEADING, *rows, ["12.13", "Establish an offer for families, through", "Service Manager", "Ongoing"]]
    )
    below = table(2, [["4", "supervision workshops.", "QA", ""], ["12.135", "Publish the offer.", "Panel", "June"]])
    (found,) = stitched(above, below)
    assert texts(found)[5][0] == "12.134"
    assert [row[0] for row in texts(found)[6:]] == ["12.135"]
    numbered = [[str(n), f"Agree how reviews are chaired, part {n}.", "Panel", "May"] for n in range(1, 5)]
    (found,) = stitched(table(1, [HEADING, *numbered[:3]]), table(2, numbered[3:]))
    assert [row[0] for row in texts(found)[1:]] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(("bold_rows", "number"), [((0,), 2), ((0, 2), 1)])
def test_a_first_row_in_bold_that_is_the_only_one_is_another_heading(bold_rows: tuple[int, ...], number: int) -> None:
    """Of the same width, as tables that follow one another in Word without a line between them."""

    def bold(found: Table, which: Sequence[int]) -> Table:
        rows = (
            tuple(replace(c, lines=tuple(line._replace(bold=r in which) for line in c.lines)) for c in row)
            for r, row in enumerate(found.rows)
        )
        return replace(found, rows=tuple(rows))

    measures = table(None, [["Indicator", "Now", "Goal", "Owner"], ["Visits", "70%", "90%", "AB"]])
    plan = table(None, [["Item", "Deed", "Who", "When"], *NEXT])
    assert len(stitched(bold(measures, (0,)), bold(plan, bold_rows), is_paged=False)) == number


@pytest.mark.parametrize(("bold_labels", "number"), [(True, 2), (False, 1)])
def test_where_no_pages_cut_tables_one_with_a_column_set_otherwise_is_another(bold_labels: bool, number: int) -> None:
    control = table(None, [["Version", "2"], ["Owner", "AB"], ["Review", "May"]], EDGES[:3])
    head = table(None, [["Objective", "Visits help"], ["Lead", "CD"]], EDGES[:3])
    labels = (replace(r[0], lines=(r[0].lines[0]._replace(bold=bold_labels),)) for r in head.rows)
    head = replace(head, rows=tuple((label, row[1]) for label, row in zip(labels, head.rows, strict=True)))
    assert len(stitched(control, head, is_paged=False)) == number


def test_where_no_pages_cut_tables_one_with_a_heading_below_its_bands_is_another() -> None:
    measures = [["Indicator", "Now", "Goal", "Owner"], ["Visits", "70%", "90%", "AB"], ["Plans", "71%", "95%", "CD"]]
    band = ["Priority 1: Visits help", "<", "<", "<"]
    plan = table(None, [band, HEADING, *NEXT, band, HEADING, *NEXT])

    def headed(found: Table) -> Table:
        bold = [tuple(replace(c, lines=(c.lines[0]._replace(bold=True),)) for c in row) for row in found.rows]
        heads = ("".join(measures[0]), "".join(HEADING))
        said = ["".join(cell.text for cell in row) for row in found.rows]
        rows = (bold[i] if said[i] in heads else row for i, row in enumerate(found.rows))
        return replace(found, rows=tuple(rows))

    assert len(stitched(headed(table(None, measures)), headed(plan), is_paged=False)) == 2
    assert len(stitched(table(None, FIRST), table(None, [band, *NEXT]), is_paged=False)) == 1


@pytest.mark.parametrize(("last", "number"), [(["Duty Manager", "July"], 2), (["91%", "95%"], 1)])
def test_words_in_the_place_of_figures_are_another_table(last: list[str], number: int) -> None:
    measures = table(
        1, [["No", "Measure", "Now", "Goal"], ["1", "Visits", "88%", "95%"], ["2", "Checks", "71%", "90%"]]
    )
    below = [["3", "Write to schools", "Head of Service" if number > 1 else "80%", "May" if number > 1 else "90%"]]
    assert len(stitched(measures, table(2, [*below, ["4", "Review the rota", *last]]))) == number


@pytest.mark.parametrize(("below", "number"), [(["^", "Who", "When", "^"], 2), (["^", "AB", "May", "On time"], 1)])
def test_a_heading_of_two_rows_is_one_though_its_rows_look_alike(below: list[str], number: int) -> None:
    """The second names the parts of a group; a row below a merged cell is no second row of a heading."""
    fills = {(0, column): "DDDDDD" for column in range(4)}
    measures = table(None, [["Indicator", "Now", "Goal", "Owner"], ["Visits", "70%", "90%", "CD"]], fills=fills)
    fills |= {(1, column): "DDDDDD" for column in range(4)}
    plan = table(None, [["Deed", "Charge", "<", "State"], below, ["Visit homes", "AB", "June", "Late"]], fills=fills)
    for first, second in ((measures, plan), (plan, measures)):
        assert len(stitched(first, second, is_paged=False)) == number


@pytest.mark.parametrize(
    ("heading", "others", "is_one"),
    [
        (["Task", "Lead", "Due"], [["• Ask/• Tell", "AB", "May 2031"], ["• Sort", "CD", "June 2031"]], True),
        (["Task", "Lead", "Due"], [["• Ask/• Tell", "AB", "May 2031"], ["• Sort", "", ""]], False),  # often blank
        (["Risk", "Score", "Held by"], [["• Ask/• Tell", "AB", "May 2031"], ["• Sort", "CD", "June 2031"]], False),
    ],
)
def test_a_small_table_has_from_others_like_it_what_is_usual(
    heading: list[str], others: list[list[str]], is_one: bool
) -> None:
    edges = (40, 330, 430, 520)
    whole = [table(1, [heading, row], edges) for row in others]
    own = ["Task", "Lead", "Due"]
    cut = [table(2, [own, ["• Ring", "EF", "July 2031"]], edges, top=500), table(3, [own, ["• Write", "", ""]], edges)]
    *_, last = stitched(*(part for one in (*whole, cut[0]) for part in (paragraph("Next"), one)), cut[1])
    rows = [["• Ring\n• Write", "EF", "July 2031"]] if is_one else [["• Ring", "EF", "July 2031"], ["• Write", "", ""]]
    assert texts(last)[1:] == rows
