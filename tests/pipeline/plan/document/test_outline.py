"""The outline: what stands above the actions, decided once for the whole document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Cell, Line, Paragraph, Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, prose, row, table

Above = tuple[str | None, str | None, str | None]  # section, number and words of the objective


def plan(*actions: str) -> Table:
    return table("Action | Lead | By when", *(f"{action} | Team manager | May 2031" for action in actions))


def above(*blocks: Paragraph | Table) -> list[Above]:
    """What stands above each action of a document."""
    rows = Walk(laid_out(document(*blocks)), Card()).rows
    told = [(r.section, r.objective.ref if r.objective else None, r.objective) for r in rows]
    return [(section, ref, objective.text if objective else None) for section, ref, objective in told]


def test_headings_of_two_levels_are_section_and_objective_though_neither_has_a_number() -> None:
    assert above(
        heading("Kestrelham improvement plan"),
        heading("Quality of practice", 2),
        heading("Visits are made on time", 3),
        plan("Ring each family"),
        heading("Records tell what matters", 3),
        plan("Read ten files"),
        heading("Leadership", 2),
        heading("Leaders hear from children", 3),
        plan("Meet the council of children"),
    ) == [
        ("Quality of practice", None, "Visits are made on time"),
        ("Quality of practice", None, "Records tell what matters"),
        ("Leadership", None, "Leaders hear from children"),
    ]


def test_a_bold_line_right_over_headings_of_a_higher_style_stands_above_them_all_the_same() -> None:
    found = above(
        heading("Improvement plan"),
        heading("Workstream 1 – Practice", 4),
        heading("Priority 1: Visits", 3),
        plan("Ring each family"),
        heading("Priority 2: Records", 3),
        plan("Read ten files"),
        heading("Workstream 2 – Leaders", 4),
        heading("Priority 3: Voice", 3),
        plan("Meet the council of children"),
    )
    assert found == [
        ("Workstream 1 – Practice", "1", "Visits"),
        ("Workstream 1 – Practice", "2", "Records"),
        ("Workstream 2 – Leaders", "3", "Voice"),
    ]


def test_titles_of_slides_that_name_the_plan_each_are_its_parts() -> None:
    first, second = "Improvement plan: care", "Improvement plan: leaving care"
    slides = heading(first), plan("Ring each family"), heading(second), plan("Read ten files")
    assert above(*slides) == [(first, None, None), (second, None, None)]
    assert above(heading(first), plan("Ring each family"), heading("Care", 2), plan("Read ten files"))[0][0] is None


@pytest.mark.parametrize(
    ("title", "due"),
    [
        ("Quick wins (by 31 May 2031)", "31 May 2031"),
        ("Next steps (to be completed by the end of June 2031)", "end of June 2031"),
        ("Plans (read by the board in May 2031)", ""),
        ("Visits (by car)", ""),
        ("Visits (from 31 May 2031)", ""),
        ("Within 30 days", "Within 30 days"),
        ("Quick wins (0-3 months)", "0-3 months"),
        ("First 100 days: make visits safe", "First 100 days"),
        ("Within 30 days we will make visits safe", ""),
        ("Visits (monthly)", ""),
        ("Visits (immediate)", ""),  # how much it presses
        ("June 2031", ""),  # when the plan was looked at, or is for
    ],
)
def test_a_heading_may_say_by_when_all_below_it_is_due(title: str, due: str) -> None:
    undated, dated = table("Action | Lead", "Ring each family | AD"), plan("Read ten files")
    rows = Walk(laid_out(document(heading("Improvement plan"), heading(title, 2), undated, dated)), Card()).rows
    assert [row.cell("due").text for row in rows] == [due, "May 2031"]


def test_a_band_may_say_by_when_the_rows_below_it_are_due() -> None:
    bands = table(
        "Action | Lead",
        "Within 30 days",
        "Ring each family | AD",
        "Later",
        "Read files | AD",
        "Next 12 months",
        "Ask | AD",
    )
    rows = Walk(laid_out(document(heading("Improvement plan"), bands)), Card()).rows
    assert [row.cell("due").text for row in rows] == ["Within 30 days", "", "Next 12 months"]
    assert [row.section for row in rows] == ["Within 30 days", "Later", "Next 12 months"]


def test_a_title_that_comes_again_over_each_part_of_the_plan_is_no_section() -> None:
    title = "School improvement plan 2031"
    pages = heading(title), plan("Ring each family"), heading(title), plan("Read ten files")
    assert {told[0] for told in above(*pages)} == {None}
    assert above(*pages, heading("Other actions"), plan("Ask each carer"))[0][0] == title
    report = "Ofsted report: what we do about it"
    parts = heading(report, 2), plan("Ring each family"), heading(report, 2), plan("Read ten files")
    assert {told[0] for told in above(heading("Harbour"), *parts)} == {report}


@pytest.mark.parametrize(
    ("upper", "told"),
    [
        ("Area 1: Visits", ("Strand A: Records", "1", "Visits")),
        ("Help and protection", ("Help and protection", "A", "Records")),
        ("Annex B: What was promised", ("Strand A: Records", None, None)),
    ],
)
def test_what_stands_over_a_part_of_the_plan_is_told_with_it(upper: str, told: tuple[str, ...]) -> None:
    banded = table("Action | Lead | By when", "Strand A: Records", "Read ten files | AD | May 2024")
    assert above(heading("Improvement plan"), heading(upper, 2), banded) == [told]


def test_a_heading_is_used_up_by_the_table_below_it_that_is_no_plan() -> None:
    people = table("Name | Role | Organisation", "Ida Moss | Chair | Council", "Olu Grey | Member | Police")
    blocks = heading("Improvement plan"), heading("Who sits on the board", 2), people
    assert above(*blocks, plan("Ring each family")) == [(None, None, None)]


def test_a_numbered_heading_over_a_small_table_and_its_plan_is_not_used_up() -> None:
    people = table("Name | Role | Organisation", "Ida Moss | Chair | Council", "Olu Grey | Member | Police")
    blocks = heading("Improvement plan"), heading("Priority 1: Visits", 2), people
    assert above(*blocks, plan("Ring each family")) == [(None, "1", "Visits")]


def test_figures_without_a_stop_number_headings_where_they_run_on() -> None:
    blocks = [heading("Improvement plan")]
    for words in ("1 Strong teams", "2 Timely visits", "3 Clear plans"):
        blocks += [heading(words, 2), plan(f"Work on {words[2:]}")]  # type: ignore[list-item]
    assert [(ref, text) for _, ref, text in above(*blocks)] == [
        ("1", "Strong teams"),
        ("2", "Timely visits"),
        ("3", "Clear plans"),
    ]


@pytest.mark.parametrize(
    ("objectives", "refs"),
    [
        (("1 Strong teams", "2 Timely visits"), ["1", "2"]),
        (("3 Localities", "16 Schools"), [None, None]),
    ],
)
def test_figures_that_run_on_number_the_objectives_beside_a_label(objectives: list[str], refs: list[str]) -> None:
    blocks: list[Paragraph | Table] = []
    for words in objectives:
        said = (f"Objective | {words}", "Outcome | Children say so")
        blocks += [heading("Part A: Visits"), table(*said), plan(f"Work on {words[2:]}")]
    assert [ref for _, ref, _ in above(*blocks)] == refs


def test_a_figure_that_belongs_to_the_words_is_no_number() -> None:
    found = above(heading("Improvement plan"), heading("3 Localities", 2), plan("Ring each family"))
    assert found == [("3 Localities", None, None)]


def test_what_is_set_in_the_style_of_a_title_is_no_section() -> None:
    title = replace(heading("Getting to good"), is_title=True)
    assert above(title, plan("Ring each family")) == [(None, None, None)]
    assert above(heading("Getting to good"), plan("Ring each family")) == [("Getting to good", None, None)]
    later = above(heading("Visits"), plan("Ring each family"), title, plan("Read ten files"))
    assert later == [("Visits", None, None), ("Getting to good", None, None)]


@pytest.mark.parametrize(("again", "section"), [("homes board", "Carers"), ("Our homes", "Our homes")])
def test_a_first_heading_that_says_the_one_over_it_again_says_nothing(again: str, section: str) -> None:
    blocks = heading("Homes board"), heading(again, 2), heading("Carers", 3), plan("Ring each family")
    found = above(*blocks, heading("Houses", 3), plan("Hold a forum"))
    assert found[0] == ((section, None, None) if section == "Carers" else (section, None, "Carers"))


@pytest.mark.parametrize(
    ("upper", "section"), [("Priority 1", None), ("Priority 2", "Priority 2"), ("Part 1", "Part 1")]
)
def test_a_heading_that_says_the_number_over_it_again_takes_its_place(upper: str, section: str | None) -> None:
    blocks = heading("Homes for all"), heading(upper, 2), heading("Priority 1: Safe homes", 3), plan("Ring each family")
    assert above(*blocks)[0] == (section, "1", "Safe homes")


@pytest.mark.parametrize(
    ("title", "section"),
    [("Improvement tracker", None), ("Action log", None), ("Family tracker", "Family tracker")],
)
def test_a_title_that_calls_the_document_a_tracker_or_log_of_actions_is_no_section(title: str, section: str) -> None:
    assert above(heading(title), plan("Ring each family")) == [(section, None, None)]


def test_the_title_of_a_document_is_no_section() -> None:
    blocks = heading("Better together"), prose("What we will do."), heading("Priority 1: Visits", 2)
    assert above(*blocks, plan("Ring each family")) == [(None, "1", "Visits")]


def test_the_title_of_a_plan_whose_rows_name_the_objectives_beside_labels_is_no_section() -> None:
    label, value = row("Recommendation 1 | Make visits prompt")
    named = Table(((label, value, value), *plan("Ring each family").rows))
    titles = heading("Action plan"), prose("As at May."), heading("Improvement and Development Plan", 2)
    assert above(*titles, named) == [(None, "1", "Make visits prompt")]
    assert above(*titles, plan("Ring each family")) == [("Improvement and Development Plan", None, None)]


def test_a_heading_over_a_band_is_its_section() -> None:
    drawn = table("Action | Lead | By when", "Visits are made on time", "Ring each family | Team manager | May 2031")
    blocks = heading("Improvement plan"), heading("Practice", 2), drawn, heading("Leadership", 2), plan("Hold a forum")
    assert above(*blocks) == [("Practice", None, "Visits are made on time"), ("Leadership", None, None)]


def test_two_bands_in_a_row_are_section_and_objective() -> None:
    drawn = table(
        "Action | Lead | By when",
        "Practice",
        "Aim 1 - Visits",
        "Ring each family | Team manager | May 2031",
        "Aim 2 - Records",
        "Read ten files | Team manager | May 2031",
        "Leadership",
        "Aim 3 - Voice",
        "Meet the council of children | Team manager | May 2031",
    )
    assert above(heading("Improvement plan"), drawn) == [
        ("Practice", "1", "Visits"),
        ("Practice", "2", "Records"),
        ("Leadership", "3", "Voice"),
    ]


def test_a_band_of_two_lines_is_taken_apart_where_the_second_has_a_name_and_number() -> None:
    drawn = table("Action | Lead | By when", "Practice\\nAim 1 - Visits", "Ring each family | Team manager | May 2031")
    assert above(drawn) == [("Practice", "1", "Visits")]


def test_a_band_at_the_head_of_a_page_read_as_a_heading_ends_where_the_next_band_begins() -> None:
    bands = table(
        "Action | Lead | By when",
        "Aim 1 - Visits",
        "Ring each family | Team manager | May 2031",
        "Aim 2 - Records",
        "Read ten files | Team manager | May 2031",
    )
    later = table(
        "Action | Lead | By when",
        "Hold a forum | Team manager | May 2031",
        "Aim 4 - Voice",
        "Meet the council of children | Team manager | May 2031",
    )
    found = above(heading("Improvement plan"), bands, heading("Aim 3 - Leaders", 2), later)
    assert [(section, ref) for section, ref, _ in found] == [(None, "1"), (None, "2"), (None, "3"), (None, "4")]


def set_in(size: float, words: str, level: int = 0) -> Paragraph:
    return Paragraph((Line(words, bold=True, size=size),), level)


def small(drawn: Table) -> Table:
    """The table with all its words in 9 points, but a row over the full width in bold as large as headings."""
    wide = [len({id(cell) for cell in r}) == 1 for r in drawn.rows]
    rows = []
    for r, alone in zip(drawn.rows, wide, strict=True):
        cells = {id(c): Cell(tuple(ln._replace(size=13 if alone else 9, bold=alone) for ln in c.lines)) for c in r}
        rows.append(tuple(cells[id(c)] for c in r))
    return Table(tuple(rows))


def test_a_heading_drawn_into_a_table_is_level_with_headings_that_look_like_it() -> None:
    swallowed = small(
        table(
            "Action | Lead | By when",
            "Ring each family | Team manager | May 2031",
            "Records tell what matters",
            "Read ten files | Team manager | May 2031",
        )
    )
    found = above(set_in(20, "Improvement plan", 1), set_in(13, "Visits are made on time", 2), swallowed)
    assert found == [("Visits are made on time", None, None), ("Records tell what matters", None, None)]


def test_an_attachment_by_its_letter_alone_is_no_section() -> None:
    found = above(heading("Terms of reference"), heading("Annex A", 2), heading("Work for the year", 3), plan("Meet"))
    assert found == [("Work for the year", None, None)]


@pytest.mark.parametrize(("count", "ref"), [(1, "2.1"), (2, None)])
def test_the_number_of_an_action_over_its_table_is_its_reference(count: int, ref: str | None) -> None:
    drawn = plan(*("Ring each family", "Read ten files")[:count])
    rows = Walk(document(heading("Improvement plan"), heading("Action 2.1", 2), drawn), Card()).rows
    assert [r.cell("action_ref").words or None for r in rows] == [ref] * count


@pytest.mark.parametrize(
    ("line", "said"), [("Priority 1: A team that stays", "A team that stays"), ("We want more", "Team")]
)
def test_the_line_below_a_heading_that_names_the_same_objective_says_it_in_full(line: str, said: str) -> None:
    assert above(heading("Priority 1 Team", 1), prose(line), plan("Ring each family")) == [(None, "1", said)]


def test_a_section_cell_over_the_page_ends_where_the_next_begins() -> None:
    head = row("Theme | Action | Lead")
    body = row("Practice | Ring each family | AB"), (Cell(), *row("Read ten files | CD"))
    found = Walk(document(Table((head, *body))), Card()).rows
    assert [r.section for r in found] == ["Practice", "Practice"]


@pytest.mark.parametrize(
    ("line", "first"), [("Theme A: Homes", "Theme A: Homes"), ("Theme B: Homes", None), ("Homes for all", None)]
)
def test_a_plain_line_over_a_plan_whose_bands_count_on_from_it_is_their_like(line: str, first: str | None) -> None:
    drawn = table(
        "Action | Lead | By when",
        "Ring each family | AD | May 2024",
        "Theme B: Schools",
        "Write the guide | AD | May 2024",
    )
    assert above(heading("Improvement plan"), prose(line), drawn) == [
        (first, None, None),
        ("Theme B: Schools", None, None),
    ]


def by_theme(theme: str) -> Table:
    return table("Theme | Action | Lead | By when", f"{theme} | Ring each family | Team manager | May 2031")


def banded(first: str, second: str = "") -> Table:
    rows = (f"{theme} | Ring each family in {theme} | Team manager | May 2031" for theme in ("Visits", "Fostering"))
    parts = [row for band, row in zip((first, second), rows, strict=True) for row in (band, row) if row]
    return table("Theme | Action | Lead | By when", *parts)


def test_a_column_of_themes_below_headings_or_bands_that_part_the_plan_tells_objectives() -> None:
    title = heading("Improvement plan")
    assert above(
        title, heading("Better practice", 2), by_theme("Visits"), heading("Better homes", 2), by_theme("Fostering")
    ) == [("Better practice", None, "Visits"), ("Better homes", None, "Fostering")]
    assert above(title, heading("What we will do", 2), by_theme("Visits")) == [("Visits", None, None)]
    assert above(title, banded("Better practice", "Better homes")) == [
        ("Better practice", None, "Visits"),
        ("Better homes", None, "Fostering"),
    ]
    assert above(title, banded("What we will do")) == [("Visits", None, None), ("Fostering", None, None)]
    numbered = [
        heading("Priority 1: Practice", 2),
        by_theme("Visits"),
        heading("Priority 2: Homes", 2),
        by_theme("Fostering"),
    ]
    assert above(title, *numbered) == [("Visits", "1", "Practice"), ("Fostering", "2", "Homes")]


@pytest.mark.parametrize(
    ("words", "section"), [("Action plan", None), ("Key actions", None), ("Help at home", "Help at home")]
)
def test_a_heading_that_only_says_that_the_plan_follows_is_no_section(words: str, section: str | None) -> None:
    title, letter = heading("Response to the inspection"), prose("Inspectors came in May.")
    assert above(title, heading("Background", 2), letter, heading(words, 2), plan("Ring"))[0][0] == section
    counted = heading("1. Background", 2), letter, heading(f"2. {words}", 2), plan("Ring")
    assert above(title, *counted)[0] == (None, section and "2", section)
    parts = [heading(words, 2), plan("Ring"), heading("Homes", 2), plan("Write")]
    assert [told[0] for told in above(title, letter, *parts)] == [words, "Homes"]


@pytest.mark.parametrize(
    ("over", "section"),
    [
        ("1. Safe", None),
        ("1. Safe homes", None),
        ("Safe homes", None),
        ("2. Safe homes", "2. Safe homes"),
        ("Safe", "Safe"),
    ],
)
def test_a_heading_takes_the_place_of_one_right_over_it_whose_words_it_says_behind_a_label(
    over: str, section: str | None
) -> None:
    blocks = heading("Improvement plan"), heading(over, 2), heading("Priority 1: Safe homes", 3), plan("Ring")
    assert above(*blocks) == [(section, "1", "Safe homes")]


def test_no_heading_below_a_numbered_one_is_a_title_whatever_it_speaks_of() -> None:
    numbered = heading("Part I – Joint work", 2), heading("Signpost 1: No joint strategy", 3), plan("Agree one")
    found = above(heading("Improvement plan"), *numbered, heading("Signpost 2: No joint board", 3), plan("Set up one"))
    assert found == [("Part I – Joint work", "1", "No joint strategy"), ("Part I – Joint work", "2", "No joint board")]


def test_a_heading_below_another_that_only_says_that_actions_follow_is_no_objective() -> None:
    lead_on = [heading("What we will do", 3), plan("Ring each family")]
    parts = [heading("Visits", 2), prose("Too few."), heading("Why", 3), prose("Few staff."), *lead_on]
    assert above(heading("Improvement plan"), *parts, heading("Homes", 2), *lead_on) == [
        ("Visits", None, None),
        ("Homes", None, None),
    ]


@pytest.mark.parametrize(("between", "section"), [([prose("“I was heard.”")], None), ([], "What children said")])
def test_a_heading_with_prose_of_its_own_after_a_plan_is_not_above_larger_ones(
    between: list[Paragraph], section: str | None
) -> None:
    aside = [heading("What children said", 4), *between]
    parts = [
        b
        for n, words in ((1, "Visits"), (2, "Homes"))
        for b in (heading(f"Priority {n}: {words}", 2), plan("Ring"), *aside)
    ]
    found = above(heading("Improvement plan"), *parts, heading("Priority 3: Staff", 2), plan("Hire"))
    assert found == [(None, "1", "Visits"), (section, "2", "Homes"), (section, "3", "Staff")]


@pytest.mark.parametrize(
    ("again", "section"),
    [
        ("Visits (continued)", "Visits"),
        ("Visits – cont’d", "Visits"),
        ("Visits (contact centre)", "Visits (contact centre)"),
        ("Visits continued", "Visits continued"),
    ],
)
def test_what_says_that_a_heading_comes_again_is_no_part_of_it(again: str, section: str) -> None:
    found = above(heading("Improvement plan"), heading("Visits", 2), plan("Ring"), heading(again, 2), plan("Write"))
    assert [told[0] for told in found] == ["Visits", section]
    numbered = [heading("Priority 2: Visits", 2), plan("Ring"), heading(f"Priority 2: {again}", 2), plan("Write")]
    assert above(heading("Improvement plan"), *numbered)[1] == (None, "2", section)
