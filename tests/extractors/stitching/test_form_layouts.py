"""Form layouts: one action a small table, or a few lines "label: value"."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.model import Block, Cell, Document, Line, Paragraph, Place, Row, Table
from extractors.stitching.stitch import stitch
from tests.draw import cell, heading, prose, table

FIRST = ["Action | Train managers.", "Lead | AB", "Due | May 2031"]
SECOND = ["Action | Audit every file.", "Lead | CD", "Due | June 2031"]
ONE_TABLE = [["Action", "Lead", "Due"], ["Train managers.", "AB", "May 2031"], ["Audit every file.", "CD", "June 2031"]]


def stitched(*blocks: Block) -> tuple[Block, ...]:
    return stitch(Document("x", blocks)).blocks


def texts(found: Block) -> list[list[str]]:
    assert isinstance(found, Table)
    return [[cell.text for cell in row] for row in found.rows]


def lines(shapes: Sequence[str]) -> list[Paragraph]:
    return [prose(shape.replace(" | ", ": ")) for shape in shapes]


@pytest.mark.parametrize(
    "blocks",
    [
        [table(*FIRST), table(*SECOND)],
        [table(*FIRST, *SECOND)],
        [*lines(FIRST), *lines(SECOND)],
    ],
    ids=["a table each", "one long table", "lines"],
)
def test_forms_are_one_table_with_a_row_each(blocks: list[Block]) -> None:
    (found,) = stitched(*blocks)
    assert texts(found) == ONE_TABLE
    assert isinstance(found, Table) and found.header == 1


def test_forms_two_pairs_wide_are_read_by_label() -> None:
    wide = [table("Action | Train managers. | Lead | AB", "Due | May 2031 | RAG | Green")]
    wide += [table("Action | Audit every file. | Lead | CD", "Due | June 2031 | RAG | Red")]
    (found,) = stitched(*wide)
    assert texts(found)[0] == ["Action", "Lead", "Due", "RAG"]
    assert texts(found)[2] == ["Audit every file.", "CD", "June 2031", "Red"]


@pytest.mark.parametrize(
    ("rated", "headings"),
    [
        ("RAG: Green", ["Due", "RAG"]),
        ("Green", ["Due: May 2031", "Due: June 2031"]),
        ("RAG:", ["Due: May 2031", "Due: June 2031"]),
    ],
)
def test_two_cells_beside_each_other_with_their_labels_in_them_are_no_label_and_value(
    rated: str, headings: list[str]
) -> None:
    one = table("Action | Train managers. | Lead | AB", f"Priority | High | Due: May 2031 | {rated}")
    other = table("Action | Audit every file. | Lead | CD", f"Priority | Low | Due: June 2031 | {rated}")
    (found,) = stitched(one, other)
    assert texts(found)[0] == ["Action", "Lead", "Priority", *headings]


def test_blank_rows_between_forms_part_them() -> None:
    one = ["Action | Train managers. | Lead | AB", "Due | May 2031 | RAG | Green", " | | | "]
    other = ["Action | Audit every file. | Lead | CD", "Due | June 2031 | RAG | Red", " | | | "]
    (found,) = stitched(table(*one, *other))
    assert [row[0] for row in texts(found)] == ["Action", "Train managers.", "Audit every file."]
    (found,) = stitched(table(*FIRST, " | ", *SECOND, " | "))
    assert texts(found) == ONE_TABLE


def test_a_label_that_a_form_lacks_is_an_empty_cell() -> None:
    (found,) = stitched(table(*FIRST, "Progress | Begun."), table(*SECOND))
    assert texts(found)[2] == ["Audit every file.", "CD", "June 2031", ""]


def test_headings_between_forms_stay_where_they_are() -> None:
    found = stitched(heading("Help"), table(*FIRST), heading("Care"), table(*SECOND))
    assert [type(block) for block in found] == [Paragraph, Table, Paragraph, Table]
    assert [texts(block)[0] for block in found if isinstance(block, Table)] == [ONE_TABLE[0]] * 2


def test_a_list_under_a_label_is_its_value() -> None:
    first = [*lines(FIRST[:2]), prose("EF", label="•"), *lines(FIRST[2:])]
    (found,) = stitched(*first, *lines(SECOND))
    assert texts(found)[1][1].split() == ["AB", "•", "EF"]


def test_an_item_over_each_form_of_lines_is_no_value_of_the_form_above() -> None:
    items = [prose("Ring each family", "•"), prose("Write a guide", "•")]
    blocks = stitched(items[0], *lines(FIRST), items[1], *lines(SECOND))
    assert [blocks[0], blocks[2]] == items
    (found,) = stitched(*lines(FIRST), items[0], *lines(SECOND))
    assert texts(found)[1] == ["Train managers.", "AB", "May 2031\n• Ring each family"]


@pytest.mark.parametrize(
    "blocks",
    [
        [
            table("R | Off track", "A | At risk", "G | On track"),
            heading("Plan"),
            table("R | Off track", "A | At risk", "G | On track"),
        ],
        [table("Risk | What we do", "Money | A reserve", "Staff | A new offer")],
        [
            *lines(["From | The director", "To | The board", "Date | May 2031"]),
            prose("Members are asked to agree the plan."),
        ],
    ],
    ids=["a legend on every page", "a table of two columns", "the head of a letter"],
)
def test_what_only_looks_like_forms_stays(blocks: list[Block]) -> None:
    assert stitched(*blocks) == tuple(blocks)


def test_the_labels_that_forms_repeat_are_furniture() -> None:
    forms = [
        table(f"Action | {words}", "Lead | AD", f"By when | {day} May 2024")
        for day, words in ((1, "Ring"), (2, "Read"))
    ]
    found = stitch(Document("x", tuple(forms)))
    assert [p.text for p in found.furniture] == ["Action", "Lead", "By when"]


def test_a_form_cut_by_a_page_break_is_one() -> None:
    """Its first row overleaf is painted as the first of all: labels, and values between them."""

    def on(page: int, *rows: tuple[str, str, str, str]) -> Table:
        painted = [tuple(cell(w, "DDEEFF" if i % 2 == 0 else None) for i, w in enumerate(r)) for r in rows]
        return Table(tuple(painted), (Place(page, 0.0, 0.0, 100.0, 100.0),))

    whole = on(1, ("Action", "Train managers.", "RAG", "Red"), ("Lead", "AB", "Due", "May 2031"))
    cut = on(1, ("Action", "Audit every file.", "RAG", "Green")), on(2, ("Lead", "CD", "Due", "June 2031"))
    (found,) = stitched(whole, *cut)
    assert texts(found)[2] == ["Audit every file.", "Green", "CD", "June 2031"]


def test_a_value_without_a_label_goes_on_with_the_one_above() -> None:
    cut = ("Measures | • Fewer wait", " | • Audits are better", "RAG | Green")
    (found,) = stitched(table(*FIRST, *cut), table(*SECOND, "Measures | None", "RAG | Red"))
    assert texts(found)[1][3:] == ["• Fewer wait\n• Audits are better", "Green"]


def test_a_table_that_opens_without_a_label_is_no_form() -> None:
    assert len(stitched(table(" | Notes", *FIRST), table(" | Notes", *SECOND))) == 2


@pytest.mark.parametrize(("fill", "count"), [("DDEEFF", 2), (None, 1)])
def test_a_row_of_headings_over_four_columns_opens_no_form(fill: str | None, count: int) -> None:
    """Though ratings, the same in both tables, stand where labels would."""
    shapes = (("Ring each family.", "AB", "Write a guide.", "CD"), ("Train managers.", "EF", "Open a hub.", "GH"))
    drawn = []
    for one, lead, other, second in shapes:
        head = tuple(cell(words, fill) for words in ("RAG", "Action", "Lead", "Due"))
        drawn.append(
            Table(
                (head, (*map(cell, ("B", one)), cell("AB"), cell(lead)), tuple(map(cell, ("R", other, "CD", second))))
            )
        )
    assert len(stitched(*drawn)) == count


NUMBERED = (["Action 1.1 | Train managers.", *FIRST[1:]], ["Action 1.2 | Audit every file.", *SECOND[1:]])
NUMBERED_TABLE = [["Action", "Lead", "Due"], *([f"1.{i} {row[0]}", *row[1:]] for i, row in enumerate(ONE_TABLE[1:], 1))]


@pytest.mark.parametrize(
    "blocks",
    [
        [*lines(NUMBERED[0]), *lines(NUMBERED[1])],
        [table(*NUMBERED[0]), table(*NUMBERED[1])],
        [table(*NUMBERED[0], *NUMBERED[1])],
    ],
    ids=["lines", "a table each", "one long table"],
)
def test_a_number_in_a_label_is_the_number_of_what_it_labels(blocks: list[Block]) -> None:
    (found,) = stitched(*blocks)
    assert texts(found) == NUMBERED_TABLE
    (found,) = stitched(table(*NUMBERED[0]), table(*NUMBERED[1]))
    assert texts(found) == NUMBERED_TABLE


@pytest.mark.parametrize("opening", ["Action {}: {}", "{1}"])
def test_a_form_may_open_with_a_title_over_its_width(opening: str) -> None:
    forms = [
        table(opening.format(i, rows[0].split(" | ")[1]), *rows[1:], "Cost | None")
        for i, rows in enumerate((FIRST, SECOND), 1)
    ]
    (found,) = stitched(*forms)
    assert [row[0].removeprefix(f"{i}. ") for i, row in enumerate(texts(found)[1:], 1)] == [
        "Train managers.",
        "Audit every file.",
    ]
    assert texts(found)[0][1:] == ["Lead", "Due", "Cost"]


def under_titles(*rows: str) -> Table:
    """A table three columns wide; the second of two cells stands over two of them."""
    cells = [[cell(part.strip()) for part in row.split("|")] for row in rows]
    return Table(tuple((*some, *some[-1:] * (3 - len(some))) for some in cells))


@pytest.mark.parametrize("below", [" | Lead: {} | Due: {}", "Lead: {} | Due: {}", "Due: {1} | Lead: {0}"])
def test_cells_with_their_labels_below_a_numbered_title_are_a_form(below: str) -> None:
    rows = ["1.1 | Train managers.", below.format("AB", "May 2031"), "1.2 | Audit.", below.format("CD", "June 2031")]
    (found,) = stitched(under_titles(*rows))
    read = [dict(zip(texts(found)[0], row, strict=True)) for row in texts(found)[1:]]
    assert read == [
        {"": "1.1 Train managers.", "Lead": "AB", "Due": "May 2031"},
        {"": "1.2 Audit.", "Lead": "CD", "Due": "June 2031"},
    ]
    opened = [row.replace("1.1 | ", "Action: ").replace("1.2 | ", "Action: ") for row in rows]
    (found,) = stitched(under_titles(*opened))
    assert [row[0] for row in texts(found)] == ["Action", "Train managers.", "Audit."]
    unlike = under_titles("1.1 | Train managers.", "Lead: AB | May 2031", "1.2 | Audit.", "Lead: CD | June 2031")
    assert stitched(unlike) == (unlike,)


SIDES = ["Action: Train managers. | Action: Audit every file.", "Lead: AB | Lead: CD", "Due: May 2031 | Due: June 2031"]


@pytest.mark.parametrize(
    "rows",
    [
        SIDES,
        ["Action: Train | Action: Audit", "managers. | every file.", *SIDES[1:]],
        ["Action: Train managers.\\nLead: AB\\nDue: May 2031 | Action: Audit every file.\\nLead: CD\\nDue: June 2031"],
    ],
    ids=["a row a label", "a row a line", "a cell a form"],
)
def test_forms_side_by_side_are_read_one_after_the_other(rows: list[str]) -> None:
    (found,) = stitched(table(*rows))
    assert [[" ".join(text.split()) for text in row] for row in texts(found)] == ONE_TABLE


def test_titles_over_forms_side_by_side_are_kept() -> None:
    (found,) = stitched(table("Skills | Files", *SIDES))
    assert [row[0] for row in texts(found)] == ["", "Skills", "Files"]


@pytest.mark.parametrize("last", ["Due: May 2031 | Cost: None", "Due: May 2031 | June 2031"])
def test_columns_that_tell_other_labels_are_no_forms(last: str) -> None:
    one = table(*SIDES[:2], last)
    assert stitched(one) == (one,)


def test_numbers_of_labels_within_a_form_tell_them_apart() -> None:
    forms = [table(*rows, "Step 1 | Write it.", "Step 2 | Send it.") for rows in (FIRST, SECOND)]
    (found,) = stitched(*forms)
    assert texts(found)[0][-2:] == ["Step 1", "Step 2"]


def test_a_label_over_several_forms_is_no_line_of_the_first() -> None:
    over = [prose("Aim 1: Safe homes"), prose("Aim 2: Good schools")]
    blocks = stitched(over[0], *lines(FIRST), *lines(SECOND), over[1], *lines(SECOND), *lines(FIRST))
    assert [blocks[0], blocks[2]] == over
    assert [texts(block)[1:] for block in (blocks[1], blocks[3])] == [ONE_TABLE[1:], ONE_TABLE[:0:-1]]


def test_first_lines_of_forms_that_stand_out_as_headings_are_lines_of_the_forms() -> None:
    def form(shapes: Sequence[str]) -> list[Paragraph]:
        first, *rest = lines(shapes)
        return [heading(first.text, 3), *rest]

    (found,) = stitched(*form(NUMBERED[0]), *lines(NUMBERED[1]))
    assert texts(found) == NUMBERED_TABLE


@pytest.mark.parametrize("label", ["What we do:", "What we do"])
def test_a_label_that_stands_out_over_a_list_is_one_of_the_form(label: str) -> None:
    def form(aim: str, *rest: str) -> list[Block]:
        return [
            heading(f"Aim {aim}: {aim} homes", 2),
            prose("Outcome: all are well"),
            heading(label, 6),
            prose(f"Ring {aim}", "•"),
            prose(f"Write {aim}", "•"),
            *lines(rest),
        ]

    blocks = stitched(*form("1", *FIRST[1:]), *form("2", *SECOND[1:]))
    rows = [row for block in blocks if isinstance(block, Table) for row in texts(block)]
    assert [row[2:] for row in rows] == [
        ["What we do", "Lead", "Due"],
        ["• Ring 1\n• Write 1", "AB", "May 2031"],
        ["• Ring 2\n• Write 2", "CD", "June 2031"],
    ]


def test_a_heading_in_the_midst_of_lines_opens_what_follows_and_ends_none() -> None:
    def part(aim: str, *rest: str) -> list[Block]:
        return [
            heading(f"Aim {aim}: {aim} homes", 2),
            prose("Outcome: all are well"),
            prose("Some words."),
            *lines(rest),
        ]

    blocks = [*part("1", *FIRST[1:]), *part("2", *SECOND[1:]), *part("3", *FIRST[1:])]
    assert stitched(*blocks) == tuple(blocks)


def test_a_heading_whose_label_comes_once_stays_a_heading() -> None:
    blocks = stitched(heading("Purpose: safe homes", 2), *lines(FIRST), *lines(SECOND))
    assert blocks[0] == heading("Purpose: safe homes", 2)
    assert texts(blocks[1]) == ONE_TABLE


def test_labelled_lines_between_a_heading_and_its_table_are_no_form() -> None:
    def part(number: int, aim: str) -> list[Block]:
        over = [
            heading(f"Part {number}: Homes", 2),
            heading(f"Aim {number}: {aim}", 3),
            prose(f"Inspectors saw: {aim}"),
        ]
        return [*over, table("Action | Lead | Due", f"Ring {number} | AB | May", f"Write {number} | CD | June")]

    blocks = [*part(1, "safe"), *part(2, "warm"), *part(3, "near")]
    assert stitched(*blocks) == tuple(blocks)


def test_forms_that_open_with_a_heading_stay_forms_where_a_table_follows_the_last() -> None:
    forms = [[heading(f"Action 1.{i}: Ring", 3), *lines(shapes[1:])] for i, shapes in enumerate((FIRST, SECOND))]
    other = table("Name | Post | Body", "A | B | C")
    found = stitched(*forms[0], heading("Care", 2), *forms[1], other)
    assert [texts(block)[0] for block in found if isinstance(block, Table)] == [
        ONE_TABLE[0],
        ONE_TABLE[0],
        texts(other)[0],
    ]


@pytest.mark.parametrize(("fill", "count"), [("DDEEFF", 1), (None, 2)], ids=["headings painted", "forms"])
def test_two_columns_under_headings_are_one_table_over_pages_though_they_say_the_same_again(
    fill: str | None, count: int
) -> None:
    said = (("May 2031", "On track"), ("June 2031", "Delayed"), ("July 2031", "Complete"))
    pages = []
    for page in (1, 2):
        rows = [tuple(cell(words, fill) for words in ("Due", "Status")), *(tuple(map(cell, pair)) for pair in said)]
        pages.append(Table(tuple(rows), (Place(page, 0.0, 0.0, 100.0, 100.0),)))
    assert len(stitch(Document("x", tuple(pages), is_paged=True)).blocks) == count


def over(label: str, value: str, size: float) -> Cell:
    """A cell with a label in smaller letters over its value."""
    return Cell((Line(label, size=size), Line(value, size=9)))


def test_a_number_alone_beside_the_title_of_a_form_is_its_number() -> None:
    (found,) = stitched(table("A1 | Train managers.", *FIRST[1:]), table("A2 | Audit every file.", *SECOND[1:]))
    assert texts(found) == [
        ["", *ONE_TABLE[0][1:]],
        *([f"A{n} {row[0]}", *row[1:]] for n, row in enumerate(ONE_TABLE[1:], 1)),
    ]


@pytest.mark.parametrize(("bold", "count"), [(True, 2), (False, 0)])
def test_bold_labels_over_their_values_are_no_labels_beside_them(bold: bool, count: int) -> None:
    def card(what: str, who: str, when: str) -> Table:
        head = tuple(Cell((Line(label, bold=bold),)) for label in ("Lead", "Due", "RAG", "Update"))
        return Table(((cell(what),) * 4, head, *table(f"{who} | {when} | Green | Begun").rows))

    found = stitched(
        card("Train managers.", "AB", "May 2031"), heading("Care", 2), card("Audit them.", "AB", "May 2031")
    )
    assert sum(isinstance(one, Table) and texts(one)[0][0] != "" for one in found) == count


@pytest.mark.parametrize(("colon", "is_form"), [(":", True), ("", False)])
def test_labels_with_a_colon_over_values_below_a_counted_title_are_a_form_each(colon: str, is_form: bool) -> None:
    def card(number: int, what: str, *told: str) -> Table:
        below = table(
            " | ".join(f"{label}{colon}\\n{said}" for label, said in zip(("Lead", "Due", "RAG"), told, strict=True))
        )
        return Table(((cell(f"Action {number}"), *(cell(what),) * 2), *below.rows))

    found = stitched(
        card(1, "Train managers.", "AB", "May", "Red"), card(2, "Audit every file.", "CD", "June", "Amber")
    )
    assert (texts(found[0])[0][0] == "Action") is is_form
    if is_form:
        assert [row[1:] for row in texts(found[0])[1:]] == [["AB", "May", "Red"], ["CD", "June", "Amber"]]


@pytest.mark.parametrize("size", [7, 9])
def test_small_labels_over_values_below_a_title_are_a_form_each(size: float) -> None:
    cards = [
        Table(((cell(f"{n}. {title}"),) * 2, (over("Lead", who, size), over("Due", when, size))))
        for n, title, who, when in ((1, "Train managers.", "AB", "May 2031"), (2, "Audit files.", "CD", "June 2031"))
    ]
    found = stitched(*cards)
    read = [["", "Lead", "Due"], ["1. Train managers.", "AB", "May 2031"], ["2. Audit files.", "CD", "June 2031"]]
    assert (texts(found[0]) == read) is (size < 9)  # labels of the look of the values are words like them


@pytest.mark.parametrize(
    ("fill", "is_form"), [("eeeeee", True), (None, False)], ids=["painted labels", "labels like values"]
)
def test_rows_of_labels_beside_values_below_numbered_titles_are_forms(fill: str | None, is_form: bool) -> None:
    def form(number: str, title: str, who: str, when: str) -> list[Row]:
        over = cell(title)
        pairs = (("Lead", who), ("Due", when))
        return [(cell(number), *(over,) * 3), tuple(c for a, b in pairs for c in (cell(a, fill=fill), cell(b)))]

    rows = [*form("1.1", "Train managers.", "AB", "May 2031"), *form("1.2", "Audit files.", "CD", "June 2031")]
    found = stitched(Table(tuple(rows)))
    told = [["", "Lead", "Due"], ["1.1 Train managers.", "AB", "May 2031"], ["1.2 Audit files.", "CD", "June 2031"]]
    assert (texts(found[0]) == told) is is_form


def test_numbered_lines_over_forms_are_titles_and_such_below_a_label_its_value() -> None:
    forms = [["Lead | AB", "Due | May 2031", "State | Begun"], ["Lead | CD", "Due | June 2031", "State | Done"]]
    titles = [prose("Train managers", "1.1"), prose("Audit every file", "1.2")]
    blocks = [block for title, form in zip(titles, forms, strict=True) for block in (title, *lines(form))]
    found = stitched(*blocks)
    assert [block for block in found if isinstance(block, Paragraph)] == titles
    assert [texts(block)[1] for block in found if isinstance(block, Table)] == [
        ["AB", "May 2031", "Begun"],
        ["CD", "June 2031", "Done"],
    ]
    (listed,) = stitched(*lines(forms[0]), titles[0], *lines(forms[1]), titles[1])
    assert [row[2] for row in texts(listed)[1:]] == ["Begun\n1.1 Train managers", "Done\n1.2 Audit every file"]
