"""Rows that speak for the rows below them: what makes a band or a row of labels, and what each of them carries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Cell, Row, Table
from pipeline.plan.document.context import Above
from pipeline.plan.document.objectives import objective_of
from pipeline.plan.document.outline import BAND, Outline
from pipeline.plan.rows.bands import band_cell, band_parts, is_band, is_band_above
from pipeline.plan.rows.group_rows import Carried, carry_above, carry_band, carry_labelled, is_labelled, said_below
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.column import Column
from tests.draw import cell


def bold(drawn: Cell) -> Cell:
    return replace(drawn, lines=tuple(line._replace(bold=True) for line in drawn.lines))


def line_of(words: str, width: int) -> Row:
    """A row from "a | b | c"; "*a" is bold, "<" is the cell to the left; one cell alone is drawn over the whole
    width."""
    cells: list[Cell] = []
    for part in map(str.strip, words.split("|")):
        if part == "<":
            cells.append(cells[-1])
        else:
            drawn = cell(part.removeprefix("*").replace("\\n", "\n"))
            cells.append(bold(drawn) if part.startswith("*") else drawn)
    return tuple(cells) * (width if len(cells) == 1 else 1)


def plan(fields: str, *rows: str, above: int = 0) -> PlanTable:
    """A plan whose columns are of these fields, "-" for none; the first rows stand over its header."""
    names = fields.split()
    columns = tuple(Column(f"{name} {i}", None if name == "-" else name, "exact", 1.0) for i, name in enumerate(names))
    drawn = Table(tuple(line_of(words, len(names)) for words in rows))
    return PlanTable(1, drawn, columns, tuple(range(above, len(rows))), (), tuple(range(above)))


BODY = ("Visit families | Ann | May 2031 | G", "Ask the board | Bob | June 2031 | A")
FIELDS = "action owners due rag"


@pytest.mark.parametrize(
    ("fields", "words", "expected"),
    [
        (FIELDS, "Leadership", True),  # over the full width
        (FIELDS, "", False),
        (FIELDS, "Leadership | < | < | ", True),  # over more than half of it
        (FIELDS, "Leadership | < | | ", False),
        ("owners action rag", "Leadership | < | ", True),
        ("owners action", "Leadership teams | ", False),  # of two columns one is no band
        ("owners action rag", "Leadership teams | | ", True),
        ("owners action rag", "Leadership | | ", False),  # one word is a name
        ("owners action rag", "| | Leadership teams", False),
        ("owners action rag", "Leadership teams | | Green", False),
        ("owners section action", "Leadership teams | | ", True),
        ("section owners action", "Leadership teams | | ", False),  # of its own column
        ("- owners action", "Leadership teams | | ", True),
        (FIELDS, "Leadership teams | | | ", False),
        (FIELDS, "*Leadership teams | | | ", True),
        (FIELDS, "Better visits Para 13 | | | ", True),
        (FIELDS, "Actions carried forward | | | ", True),
        (FIELDS, "Complete outstanding actions | | | ", False),
        (FIELDS, "Theme 1: Leaders | | | ", True),
        (FIELDS, "Priority 2: Homes | | | ", True),
        (FIELDS, "Priority 2 | | | ", False),
        ("objective owners due action", "Theme 1: Leaders | | | ", True),
        ("objective owners due action", "Priority 2: Homes | | | ", False),
        ("objective owners due action", "*Leadership teams | | | ", True),
        ("objective owners due action", "Leadership teams | | | ", False),
        ("objective owners due action", "Better visits Para 13 | | | ", False),
        ("owners due objective action", "| | *Leadership teams | ", True),
    ],
)
def test_a_row_is_a_band_where_words_in_one_cell_are_no_action(fields: str, words: str, expected: bool) -> None:
    found = plan(fields, words, *(" | ".join(["Words"] * len(fields.split())) for _ in range(2)))
    assert is_band(found, found.table.rows[0]) is expected


def test_numbered_words_are_no_band_where_no_row_has_more() -> None:
    found = plan(FIELDS, "Priority 1: Visits | | | ", "Priority 2: Homes | | | ")
    assert not is_band(found, found.table.rows[0])


@pytest.mark.parametrize(
    ("others", "expected"), [(("*a | b | c | d", "a | b | c | d"), False), (("a | b | c | d",) * 2, True)]
)
def test_bold_words_stand_out_where_less_than_half_of_the_column_is_bold(
    others: tuple[str, str], expected: bool
) -> None:
    found = plan(FIELDS, "*Leadership teams | | | ", "x | b | c | d", *others)
    assert is_band(found, found.table.rows[0]) is expected


NUMBERED = "action_ref action owners due"


@pytest.mark.parametrize(
    ("fields", "rows", "expected"),
    [
        (NUMBERED, ("1 | *Leadership | | ", "2 | a | b | c", "3 | a | b | c"), True),
        (NUMBERED, ("1 | *Leadership | | ", "2 | *a | b | c", "3 | *a | b | c"), False),
        (NUMBERED, ("1 | Leadership | | ", "2 | a | b | c", "3 | a | b | c"), False),
        (NUMBERED, ("1 | Leadership | | ", "1.1 | a | b | c", "1.2 | a | b | c"), True),
        (NUMBERED, ("1. | Leadership | | ", "1.1. | a | b | c", "1.2. | a | b | c"), True),
        (NUMBERED, ("1 | Leadership | Ann | ", "1.1 | a | b | c", "1.2 | a | b | c"), False),
        ("objective_ref action owners due", ("1 | Leadership | | ", "1.1 | a | b | c", "1.2 | a | b | c"), True),
        ("action_ref action owners", ("1 | Leadership | ", "1.1 | a | b", "1.2 | a | b"), False),
        ("action_ref objective owners action", ("1 | Leadership | | ", "1.1 | a | b | c", "1.2 | a | b | c"), True),
        ("action_ref objective owners action", ("1 | Leadership | | ", "1.1 | | b | c", "1.2 | | b | c"), False),
    ],
)
def test_a_number_with_words_alone_is_a_band_where_they_are_bold_or_numbers_go_deeper(
    fields: str, rows: tuple[str, ...], expected: bool
) -> None:
    found = plan(fields, *rows)
    assert is_band(found, found.table.rows[0]) is expected


def test_the_last_row_has_nothing_below_it_and_is_no_band() -> None:
    found = plan(NUMBERED, "1.1 | a | b | c", "1 | Leadership | | ")
    assert not is_band(found, found.table.rows[1])


def test_a_band_gives_its_number_with_its_words() -> None:
    found = plan(NUMBERED, "1. | *Leadership of teams | | ", "1.1 | a | b | c", "1.2 | a | b | c")
    band = found.table.rows[0]
    assert band_cell(found, band) is band[1]
    assert band_parts(found, band) == [(id(band[1]), "1. Leadership of teams", True)]
    carried = Carried([])
    carry_band(found, band, carried)
    assert [c.text for c in carried.bands] == ["Leadership of teams", "1."]
    assert carried.path[0].objective.ref == "1"


def test_a_band_is_parted_where_a_line_names_an_objective() -> None:
    words = cell("Leadership\nfor all\nPriority 2: Strong teams\nin each area")
    drawn = replace(words, lines=tuple(line._replace(bold=i < 2) for i, line in enumerate(words.lines)))
    found = plan(FIELDS, *BODY)
    parts = band_parts(found, (drawn,) * 4)
    assert [(part.words, part.bold) for part in parts] == [
        ("Leadership for all", True),
        ("Priority 2: Strong teams in each area", False),
    ]
    carried = Carried([], outline=Outline({parts[0].key: 7}, numbers={}))
    carry_band(found, (drawn,) * 4, carried)
    assert [above.rank for above in carried.path] == [7, BAND]
    assert carried.objective and carried.objective.ref == "2"
    assert [c.text for c in carried.bands] == [drawn.text]


@pytest.mark.parametrize(
    ("beside", "words", "expected"),
    [
        ("Priority 2 | Homes | < | <", "Where families stand | Families wait | < | <", True),
        ("Visit families | Ann | May 2031 | G", "Where families stand | Families wait | < | <", False),
        ("Priority 2 | Homes | < | <", "Where families stand | Families wait | | ", False),
        ("Priority 2 | Homes | < | <", "Where families stand | | < | <", False),
    ],
)
def test_a_row_set_as_the_labelled_one_beside_it_is_one(beside: str, words: str, expected: bool) -> None:
    found = plan(FIELDS, BODY[0], beside, words, BODY[1])
    assert is_labelled(found, found.table.rows[2]) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Homes that last | < | < | Amber", True),
        ("Homes that last | < | | Amber", True),
        ("Homes that last | < | | Open a home", False),  # no rating's column
        ("Homes that last | < | May 2031 | Amber", False),
        ("Homes that last | Ann | < | Amber", False),
    ],
)
def test_words_over_the_action_and_who_or_when_beside_a_rating_are_a_band(words: str, expected: bool) -> None:
    fields = "action owners due rag" if words.endswith("Amber") else "action owners due comments"
    found = plan(fields, "Visit families | Ann | May 2031 | Green", words, "Ring schools | Bo | June 2031 | Red")
    row = found.table.rows[1]
    assert is_band(found, row) is expected
    if expected:
        carried = Carried([])
        carry_band(found, row, carried)
        assert [(above.words, carried.beside[0][1].words) for above in carried.path] == [("Homes that last", "Amber")]


def test_numbers_that_open_headings_number_bands() -> None:
    carried = Carried([], outline=Outline(numbers={"3 Strong teams": ("3", "Strong teams")}))
    found = plan(FIELDS, "3 Strong teams", *BODY)
    carry_band(found, found.table.rows[0], carried)
    assert carried.path[0].objective.ref == "3"


def test_a_row_without_words_carries_nothing() -> None:
    found = plan(FIELDS, "", *BODY)
    assert band_cell(found, found.table.rows[0]) == Cell()
    carried = Carried([])
    carry_band(found, found.table.rows[0], carried)
    assert not carried.path and not carried.bands


@pytest.mark.parametrize(
    ("fields", "words", "is_due"),
    [
        ("action owners rag -", "Within the first half of May 2031", True),  # seven words
        ("action owners rag -", "All of this by end of May 2031", True),  # eight
        ("action owners rag -", "All of this by the end of May 2031", False),  # nine
        ("action owners rag -", "Leadership", False),
        (FIELDS, "May 2031", False),  # the rows have dates of their own
    ],
)
def test_a_short_band_with_a_date_is_when_the_rows_below_are_due(fields: str, words: str, is_due: bool) -> None:
    found, carried = plan(fields, words, *BODY), Carried([])
    carry_band(found, found.table.rows[0], carried)
    assert ({name: c.text for name, c in carried.cells.items()} == {"due": words}) is is_due
    assert bool(carried.path) is not is_due


def test_a_band_with_a_label_gives_a_field_to_the_rows_below_until_the_next_band() -> None:
    found, carried = plan(FIELDS, "Lead: Head of Care", "Leadership", *BODY), Carried([])
    carried.cells = {name: Cell() for name in ("objective", "objective_ref", "inspection_refs", "due")}
    carry_band(found, found.table.rows[0], carried)
    assert carried.cells["owners"].text == "Head of Care"
    assert not carried.path
    carry_band(found, found.table.rows[1], carried)
    assert set(carried.cells) == {"due"}
    assert carried.section == "Leadership"
    assert [c.text for c in carried.bands] == ["Lead: Head of Care", "Leadership"]


def test_what_stands_above_ends_all_of_its_rank_and_below() -> None:
    carried = Carried([])
    for rank, words in ((0, "a"), (1, "b"), (2, "c"), (1, "d")):
        carried.put(Above(rank, words, objective_of(words)))
    assert [above.words for above in carried.path] == ["a", "d"]


@pytest.mark.parametrize(
    ("fields", "words", "expected"),
    [
        (FIELDS, "Lead: Head of Care\\nDue: May 2031", True),
        (FIELDS, "Lead: Head of Care", False),
        (FIELDS, "Lead: Head of Care\\nDue: May 2031\\nRAG: Green", True),
        (FIELDS, "What must improve 2: Visits", True),  # numbers an objective in other words
        (FIELDS, "Recommendation 2: Visits", False),  # a band as any other
        (FIELDS, "What must improve: Visits", False),
        (FIELDS, "Lead: | Head of Care | Due: | May 2031", True),
        (FIELDS, "Lead | Head of Care | Due | May 2031", False),
        (FIELDS, "Lead: | Head of Care | Hat: | None", False),
        (NUMBERED, "Objective | Better visits | | ", True),  # alone, where actions have numbers
        (NUMBERED, "Theme | Better visits | | ", True),
        (NUMBERED, "Lead | Head of Care | | ", True),
        (NUMBERED, "RAG | Green | | ", False),
        (NUMBERED, "Lead | Head of Care | Due | May 2031", False),
        ("owners action_ref action due", "Lead | Head of Care | | ", False),
        (NUMBERED, "Visit families | Head of Care | | ", False),
        (FIELDS, "Lead | Head of Care | < | ", True),  # a value under several headings
        (FIELDS, "Lead | Head of Care | | ", False),
        (FIELDS, "Visit families | Ann | May 2031 | G", False),
    ],
)
def test_a_row_of_labels_with_their_values(fields: str, words: str, expected: bool) -> None:
    found = plan(fields, words, *BODY)
    assert is_labelled(found, found.table.rows[0]) is expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Update: begun in May", [("progress", "begun in May")]),
        (
            "Update: begun in May\\nNow half done\\nNext steps: finish",
            [("progress", "begun in May\nNow half done"), ("next_steps", "finish")],
        ),
        ("Begun in May\\nUpdate: half done", []),
        ("Lead: Head of Care", []),
        ("Update: begun in May\\nLead: Head of Care", []),
        ("Update: | begun in May | | ", [("progress", "begun in May")]),
        ("Update | begun in May | | ", []),
        ("Update 12/05/31: begun | | | ", [("progress", "begun")]),
        ("| Update: begun | | ", [("progress", "begun")]),
        ("| Update the guide | | ", []),
        ("| Update the guide: add a page | | ", []),
        ("Visit families | Ann | May 2031 | G", []),
    ],
)
def test_labels_of_progress_speak_of_the_action_above(words: str, said: list[tuple[str, str]]) -> None:
    found = plan(FIELDS, words, *BODY)
    assert [(pair.field, pair.value.text) for pair in said_below(found, found.table.rows[0])] == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("02/04/2031 | Draft sent to partners | < | <", ["Draft sent to partners"]),
        ("02.04.2031 | Draft sent to partners | < | <", ["Draft sent to partners"]),
        ("2 April 2031 | Draft sent to partners | | ", ["Draft sent to partners"]),
        ("1.2.31 | Send the draft to partners | | ", []),  # the action's number
        ("2 | Send the draft to partners | | ", []),
        ("April 2031 | Send the draft to partners | | ", []),
        ("02/04/2031 | Send the draft to partners | Ann | ", []),
        ("02/04/2031 | | Ann | ", []),
    ],
)
def test_words_behind_a_day_in_place_of_a_reference_are_progress(words: str, said: list[str]) -> None:
    found = plan("action_ref action owners due", "A1 | Write a draft | Ann | May 2031", words)
    assert [pair.value.text for pair in said_below(found, found.table.rows[1])] == said


def test_a_log_whose_references_are_all_days_tells_no_progress() -> None:
    found = plan("action_ref action owners due", "01/04/2031 | Write a draft | Ann | ", "02/04/2031 | Send it | | ")
    assert said_below(found, found.table.rows[1]) == ()


def carried_from(fields: str, *rows: str, path: tuple[Above, ...] = (), outline: Outline | None = None) -> Carried:
    found, carried = plan(fields, *rows), Carried(list(path), outline=outline or Outline())
    for drawn in found.table.rows:
        carry_labelled(found, drawn, carried)
    return carried


def test_values_hold_under_their_labels_until_the_next_objective() -> None:
    carried = carried_from(FIELDS, "Lead: | Ann | Due: | May 2031")
    assert {name: c.text for name, c in carried.held.items()} == {"owners": "Ann", "due": "May 2031"}
    assert [c.text for c in carried.bands] == ["Lead:", "Ann", "Due:", "May 2031"]
    carried.cells["evidence"] = cell("Minutes")
    carry_labelled(
        plan(FIELDS, "Objective: | Better visits | | "), line_of("Objective: | Better visits | | ", 4), carried
    )
    assert not carried.held and not carried.cells
    assert [c.text for c in carried.bands][-2:] == ["Objective:", "Better visits"]


def test_a_rating_under_a_label_is_not_held_for_rows_below() -> None:
    assert not carried_from(FIELDS, "RAG: | Green | | ").held


@pytest.mark.parametrize(
    ("fields", "words", "above"),
    [
        (
            FIELDS,
            "Objective: | Better visits | | ",
            Above(2000, "Better visits", objective_of("Better visits"), "objective"),
        ),
        (FIELDS, "Theme: | Better visits | | ", Above(1000, "Better visits", objective_of("Better visits"), "section")),
        (
            "objective action owners due",
            "Objective: | Better visits | | ",
            Above(1000, "Better visits", objective_of("Better visits"), "section"),
        ),
        (
            FIELDS,
            "Recommendation 2: | Better visits | | ",
            Above(
                2000, "Recommendation 2: Better visits", objective_of("Recommendation 2: Better visits"), "objective"
            ),
        ),
        (
            FIELDS,
            "What must improve 2: | Better visits (para 13) | | ",
            Above(
                2000,
                "What must improve 2: Better visits (para 13)",
                replace(
                    objective_of("Better visits (para 13)"),
                    ref="2",
                    printed="What must improve 2: Better visits (para 13)",
                ),
                "objective",
            ),
        ),
        (
            FIELDS,
            "Section 3a | Better visits | | ",
            Above(1000, "Section 3a: Better visits", objective_of("Section 3a: Better visits"), "section"),
        ),
    ],
)
def test_an_objective_under_its_label(fields: str, words: str, above: Above) -> None:
    assert carried_from(fields, words).path == [above]


def test_numbers_that_open_headings_number_objectives_under_labels() -> None:
    outline = Outline(numbers={"3 Strong teams": ("3", "Strong teams")})
    carried = carried_from(FIELDS, "Objective: | 3 Strong teams | | ", outline=outline)
    assert carried.objective and carried.objective.ref == "3"


def heading(words: str, in_prose: bool = True) -> Above:
    return Above(0, words, objective_of(words), in_prose=in_prose)


@pytest.mark.parametrize(
    ("last", "words", "refs"),
    [
        (heading("Objective 2"), "Objective: | Better visits | | ", ["2"]),  # the heading is but the number
        (heading("Objective 2"), "Objective: | Priority 4: Better visits | | ", ["2", "4"]),
        (heading("Objective 2", in_prose=False), "Objective: | Better visits | | ", ["2", None]),
        (heading("Objective 2: Leadership"), "Objective: | Better visits | | ", ["2", None]),
    ],
)
def test_a_heading_that_is_only_a_number_numbers_the_objective_below(
    last: Above, words: str, refs: list[str | None]
) -> None:
    carried = carried_from(FIELDS, words, path=(last,))
    assert [above.objective.ref for above in carried.path] == refs
    assert carried.path[-1].objective.text == "Better visits"


@pytest.mark.parametrize(
    ("words", "rows", "section"),
    [
        ("Leadership of teams", [], "Leadership of teams"),
        ("Visit | Ann | May 2031 | ", [0], None),  # cells for most columns: a row of the plan
        ("Visit | Ann | | ", [], None),  # a note
        ("Theme: | Leadership | | ", [], "Leadership"),
        ("May 2031", [], None),
        ("Version: 3", [], None),
        ("Last time it was all changed: 3", [], "Last time it was all changed: 3"),  # six words before the colon
        ("Last time it was changed: 3", [], None),
        ("Version 3 of these: leadership", [], "Version 3 of these: leadership"),
        ("Leadership: 3: teams 4", [], None),
        ("Action plan", [], None),  # the title, at the top
    ],
)
def test_rows_over_the_header_speak_for_all_or_of_the_document(
    words: str, rows: list[int], section: str | None
) -> None:
    found, carried = plan(FIELDS, words, *BODY, above=1), Carried([])
    assert carry_above(found, carried) == rows
    assert carried.section == section


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Section 1: Leadership", ["Section 1: Leadership", "Safe homes"]),
        ("Section 1: Leaders by 2031", ["Section 1: Leaders by 2031", "Safe homes"]),
        ("Version: 3 of 2031", ["Safe homes"]),
        ("Section: Leadership", ["Safe homes"]),
    ],
)
def test_a_numbered_part_over_the_header_is_a_band_and_stands_above_the_next(words: str, told: list[str]) -> None:
    found = plan(FIELDS, words, "Safe homes", *BODY, above=2)
    ranks = {id(row[0].lines[0]): rank for rank, row in enumerate(found.table.rows[:2])}
    carried = Carried([], outline=Outline(ranks))
    carry_above(found, carried)
    assert [above.words for above in carried.path] == told
    assert is_band_above(found, found.table.rows[0], 0) is (len(told) == 2)


def test_only_the_top_row_is_a_title() -> None:
    found, carried = plan(FIELDS, "", "Action plan of teams", *BODY, above=2), Carried([])
    assert carry_above(found, carried) == []
    assert carried.section == "Action plan of teams"
    assert not is_band_above(found, found.table.rows[1], 0)
    assert is_band_above(found, found.table.rows[1], 1)


@pytest.mark.parametrize("words", ["Leadership | teams | | ", "Lead: Head of Care", ""])
def test_a_row_over_the_header_is_no_band_with_two_cells_or_a_label(words: str) -> None:
    assert not is_band_above(plan(FIELDS, *BODY), line_of(words, 4), 1)
