"""Lists whose lines say what is to be done and end in who does it, and by when."""

from __future__ import annotations

import pytest

from extractors.model import Block, Line, Paragraph, Place, Table
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.action_tails import labels_in
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, prose, table

READ = [("Ring each family within a day", "Duty Manager", "May 2024"), ("Write a guide for carers", "PSW", "June 2024")]


def rows(*blocks: Block) -> list[tuple[str, str, str]]:
    walk = Walk(laid_out(document(heading("Plan"), *blocks)), Card())
    return [(row.cell("action").text, row.cell("owners").text, row.cell("due").text) for row in walk.rows]


def listed(*lines: str) -> list[Paragraph]:
    return [prose(line, "•") for line in lines]


@pytest.mark.parametrize(
    "shape",
    [
        "{} ({}, {})",
        "{} (Lead: {}, by {})",
        "{} (Lead: {}; Deadline: {}).",
        "{} [led by {}, due {}]",
        "{} - {} - {}",
        "{}; {}; {}.",
        "{} – {}, {}",
        "{} [{}] [{}]",
        "{} ({}) (by {}).",
        "{} @{} {}",
        "{} @{}, due {}",
        "{}. Lead: {}. Timescale: {}",
        "{}. (Lead: {}. Timescale: {})",
        "{}. Lead - {}; Timescale - {}",
        "{} – Lead: {} – Due: {} – Status: Late",
        "{} | Lead: {} | Due: {} | Cost: none",
    ],
)
def test_a_list_with_owner_and_date_is_read(shape: str) -> None:
    found = rows(*listed(*(shape.format(*told) for told in READ)))
    assert [tuple(part.strip("•. ") for part in told) for told in found] == READ


@pytest.mark.parametrize(
    ("who", "when", "is_read"), [("Who – ", "When – ", True), ("Who – ", "", False), ("North – ", "When – ", False)]
)
def test_lines_below_an_action_may_open_with_labels_before_dashes(who: str, when: str, is_read: bool) -> None:
    found = rows(*(prose(line) for what, lead, due in READ for line in (f"{what}.", who + lead, when + due)))
    assert found == ([(f"{what}.", lead, due) for what, lead, due in READ] if is_read else [])


RATED = [(*READ[0], "Green"), (*READ[1], "Amber")]


@pytest.mark.parametrize(
    "shape",
    [
        "{} ({}, {}, {})",
        "{} ({}, {}) – {}",
        "{} ({}, {}) {}",
        "{} [{}] [{}] [{}]",
        "{} – {} – {} – {}",
        "{}; {}; {}; {}.",
        "{}. {} – by {} – {}",
        "{} (Lead: {}. Timescale: {}) {}",
    ],
)
def test_such_a_line_may_end_in_how_it_stands(shape: str) -> None:
    walk = Walk(laid_out(document(heading("Plan"), *listed(*(shape.format(*told) for told in RATED)))), Card())
    found = [
        tuple(row.cell(name).text.strip("•. ") for name in ("action", "owners", "due", "rag")) for row in walk.rows
    ]
    assert found == RATED


def test_a_coloured_disc_at_the_end_of_such_a_line_rates_it() -> None:
    told = zip(READ, "🟢🟠", strict=True)
    lines = [f"{what} — Lead: {who} — Due: {when} — {sign}" for (what, who, when), sign in told]
    walk = Walk(laid_out(document(heading("Plan"), *listed(*lines))), Card())
    assert [row.cell("action").text for row in walk.rows] == [f"• {what}" for what, *_ in READ]
    assert [row.cell("rag").text for row in walk.rows] == ["🟢", "🟠"]


def test_who_and_when_in_a_line_of_their_own_below_a_sentence_tell_of_it() -> None:
    for shape in ("{} – by {}", "{}, {}", "({}, {})"):
        blocks = [b for what, *told in READ for b in (prose(f"We will {what.lower()}."), prose(shape.format(*told)))]
        assert [row[1:] for row in rows(*blocks)] == [row[1:] for row in READ]


@pytest.mark.parametrize("below", ["{} since {}", "{} told us in {}", "See the {} of {}, too"])
def test_a_line_below_a_sentence_that_says_anything_else_tells_nothing_of_it(below: str) -> None:
    blocks = [b for what, *told in READ for b in (prose(f"We will {what.lower()}."), prose(below.format(*told)))]
    assert rows(*blocks) == []


def test_brackets_one_behind_the_other_that_tell_no_date_are_words_of_the_line() -> None:
    assert rows(*listed(*(f"{what} ({who}) (see page 4)" for what, who, _ in READ))) == []


def test_who_and_when_below_what_is_not_to_be_done_are_no_tail() -> None:
    blocks = [b for _, *told in READ for b in (prose("Families wait too long."), prose("{}, {}".format(*told)))]
    assert rows(*blocks) == []


@pytest.mark.parametrize(("label", "count"), [("Action", 2), ("Purpose", 0)])
def test_a_line_may_open_with_the_label_of_its_action(label: str, count: int) -> None:
    found = rows(*(prose(f"{label}: {what}. Owner: {who}. Deadline: {when}.") for what, who, when in READ))
    assert [tuple(part.strip(". ") for part in told) for told in found] == READ[:count]


def test_the_label_of_an_action_may_stand_over_a_line_of_others() -> None:
    blocks = [
        b for what, who, when in READ for b in (prose(f"Action: {what}"), prose(f"Lead: {who}; Deadline: {when}"))
    ]
    assert rows(*blocks) == READ


@pytest.mark.parametrize(("over", "count"), [("{}", 2), ("1.1 {}", 2), ("About {}", 0)])
def test_bullets_with_labels_below_a_line_that_is_no_item_tell_of_it(over: str, count: int) -> None:
    def headed(words: str) -> Paragraph:
        said = words.removeprefix("1.1 ")
        return Paragraph((Line(said, label="1.1" if said != words else "", bold=True),), 3)

    blocks = [
        b
        for what, who, when in READ
        for b in (headed(over.format(what)), prose(f"Lead: {who}", "•"), prose(f"By when: {when}", "•"))
    ]
    assert [row[1:] for row in rows(*blocks)] == [row[1:] for row in READ[:count]]


@pytest.mark.parametrize(
    ("others", "level", "expected"), [(2, 3, "owned"), (3, 3, "deeds"), (2, 4, "deeds"), (0, 3, "deeds")]
)
def test_lines_that_look_as_those_that_say_a_deed_over_labels_do_are_actions_as_well(
    others: int, level: int, expected: str
) -> None:
    def part(what: str, level: int) -> list[Block]:
        return [heading(what, level), prose("Who: Duty Manager | By when: May 2024")]

    deeds, nouns = [what for what, *_ in READ], ["A new rota", "Weekly calls", "The yearly offer"][:others]
    blocks = [block for what in deeds for block in part(what, 3)]
    found = rows(*blocks, *(block for what in nouns for block in part(what, level)))
    assert [what for what, *_ in found] == [*deeds, *(nouns if expected == "owned" else [])]


@pytest.mark.parametrize("dash", [":", " –"])
def test_labels_of_a_list_within_the_list_may_stand_before_dashes(dash: str) -> None:
    def inner(said: str) -> Paragraph:
        return Paragraph((Line(said, label="•", level=1),))

    blocks = [
        b
        for what, who, when in READ
        for b in (prose(what, "1."), inner(f"Lead{dash} {who}"), inner(f"By when{dash} {when}"))
    ]
    assert [row[1:] for row in rows(*blocks)] == [row[1:] for row in READ]


def test_bars_may_part_labels_in_the_line_below() -> None:
    blocks = [
        b
        for what, *told in READ
        for b in (prose(f"{what}.", "1."), prose("Lead: {} | Due: {} | RAG: Red".format(*told)))
    ]
    assert [row[1:] for row in rows(*blocks)] == [row[1:] for row in READ]


def test_labels_may_stand_in_a_line_of_their_own_below() -> None:
    blocks = [block for action, who, when in READ for block in (prose(action, "•"), prose(f"Lead: {who} By: {when}"))]
    assert rows(*blocks) == [(f"• {action}", who, when) for action, who, when in READ]


def test_labels_before_dashes_in_the_line_below_are_read_where_there_are_two() -> None:
    def below(shape: str) -> list[tuple[str, str, str]]:
        return rows(*(b for what, *told in READ for b in (prose(f"{what}."), prose(shape.format(*told)))))

    assert below("Lead officer – {}; Timescale – {}; Measure – audit") == [(f"{w}.", who, t) for w, who, t in READ]
    assert below("Lead officer – {} until {}, when a new one begins") == []


def test_a_post_before_a_dash_is_no_label() -> None:
    assert list(labels_in("Lead – Duty Manager; When – May 2031")) == [0, 21]
    assert list(labels_in("Lead Practitioner – North; Deadline May 2031 – South")) == []


@pytest.mark.parametrize(("level", "count"), [(1, 2), (0, 0)])
def test_labels_behind_bullets_below_an_action_tell_of_it_where_they_stand_further_in(level: int, count: int) -> None:
    def inner(text: str) -> Paragraph:
        return Paragraph((Line(text, label="•", level=level),))

    blocks = [b for what, who, when in READ for b in (prose(what, "☐"), inner(f"Who: {who}"), inner(f"When: {when}"))]
    assert [row[1:] for row in rows(*blocks)] == [row[1:] for row in READ][:count]


@pytest.mark.parametrize(("x0", "count"), [(60.0, 2), (40.0, 0)], ids=["further in", "at one edge"])
def test_labels_behind_bullets_on_a_page_tell_of_the_numbered_action_they_stand_further_in_than(
    x0: float, count: int
) -> None:
    def line(text: str, label: str, x: float) -> Paragraph:
        return Paragraph((Line(text, label=label, place=Place(1, x, 80, 500, 90)),))

    blocks = [
        block
        for n, (what, who, when) in enumerate(READ, 1)
        for block in (line(what, f"{n}.", 40), line(f"Who: {who}", "•", x0), line(f"When: {when}", "•", x0))
    ]
    assert [row[1:] for row in rows(*blocks)] == [row[1:] for row in READ][:count]


def test_a_heading_with_who_and_when_in_the_one_line_below_is_an_action() -> None:
    blocks = [b for what, who, when in READ for b in (heading(what, 2), prose(f"Owner: {who} | Deadline: {when}"))]
    assert rows(*blocks) == READ
    assert rows(*blocks[:2], prose("Homes are found late."), *blocks[2:], prose("Plans drift.")) == []


def test_words_over_lines_that_tell_who_and_when_are_an_action_but_not_over_a_list_or_table() -> None:
    blocks = [b for what, who, when in READ for b in (prose(what), prose(f"Lead: {who}"), prose(f"By: {when}"))]
    assert rows(*blocks) == READ
    assert rows(*[b for i in (0, 3) for b in (*blocks[i : i + 3], *listed("Plain", "Simple"))]) == []
    held = table("Theme | Grade", "Homes | Good")
    assert rows(*[b for i in (0, 3) for b in (*blocks[i : i + 3], held)]) == []


def test_a_tail_may_go_on_in_the_next_line() -> None:
    halves = ("{} Owner: {}", "Deadline: {}")
    blocks = [
        b for what, who, when in READ for b in (prose(halves[0].format(what, who)), prose(halves[1].format(when)))
    ]
    assert rows(*blocks) == READ


def test_the_label_that_is_one_as_a_whole_ends_what_stands_before_it() -> None:
    line = "Ring each family within a day Owner: Duty Manager Deadline: May 2024"
    assert rows(prose(line), prose(line))[0] == READ[0]


def test_the_date_may_stand_first_and_a_role_may_hold_a_comma() -> None:
    line = "Ring each family within a day (May 2024, Assistant Director, Early Help)"
    found = rows(*listed(line, "Write a guide for carers (June 2024, PSW)"))
    assert found[0][1:] == ("Assistant Director, Early Help", "May 2024")


def test_numbers_stay_with_their_actions_and_wrapped_lines_are_cut_where_the_tail_begins() -> None:
    wrapped = Paragraph(
        (Line("Ring each family within", label="1."), Line("a day (Duty Manager, May 2024)", wraps=True))
    )
    found = rows(wrapped, prose("Write a guide for carers (PSW, June 2024)", "2."))
    assert found[0] == ("1. Ring each family within a day", *READ[0][1:])


def test_each_list_belongs_to_its_heading_and_one_line_alone_is_a_list_beside_others() -> None:
    first, second = listed(*("{} ({}, {})".format(*told) for told in READ))
    blocks = laid_out(document(heading("Visits", 2), first, second, heading("Care", 2), listed(second.text)[0])).blocks
    assert [isinstance(block, Table) for block in blocks] == [False, True, False, True]


def test_a_line_without_owner_and_date_is_an_action_of_its_list() -> None:
    first, second = ("{} (Lead: {}, by {})".format(*told) for told in READ)
    found = rows(*listed(first, "Ask parents what they think", second))
    assert found[1] == ("• Ask parents what they think", "", "")


def test_numbered_lines_over_bullets_with_owner_and_date_head_them() -> None:
    first, second = ("{} – {} – {}".format(*told) for told in READ)
    blocks = [prose("Timely visits", "1."), prose(first, "•"), prose("Good homes", "2."), prose(second, "•")]
    walk = Walk(laid_out(document(heading("Plan"), *blocks)), Card())
    assert [row.objective.text if row.objective else row.section for row in walk.rows] == [
        "Timely visits",
        "Good homes",
    ]
    assert [row.cell("action").text for row in walk.rows] == [f"• {told[0]}" for told in READ]
    assert len(rows(prose(first, "1."), prose("Ask parents", "2."), prose(second, "3."))) == 3
    assert len(rows(prose(first, "•"), prose("Ask parents", "•"), prose(second, "•"))) == 3


def test_labels_that_come_again_are_furniture() -> None:
    lines = listed(*("{} (Lead: {}, by {})".format(*told) for told in READ))
    assert [p.text for p in laid_out(document(*lines)).furniture] == ["Lead", "by"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Working Together to Safeguard Children (Safeguarding Board, July 2018)",
            "The Review of Care (DfE, May 2022)",
        ],
        ["The council has a new director (Jo Hart, May 2024).", "A board was set up (Independent Chair, June 2024)."],
        ["Write to all schools (May 2024)", "Ring each family within a day (June 2024)"],
        ["Meet the board each month (see the terms of reference)", "Report to the chair twice a year (June and May)"],
        ["Ring each family within a day (Duty Manager, May 2024)"],
        ["Follow us @FernhamCouncil for news", "Write to the panel @Fernham in May"],
    ],
    ids=["sources", "what was done", "no owner", "no dates", "one line", "addresses"],
)
def test_what_only_ends_in_brackets_stays_prose(lines: list[str]) -> None:
    assert rows(*listed(*lines)) == []


@pytest.mark.parametrize(
    "tail", ["Decision maker: Cabinet, Date: 3 May 2024", "Likelihood: High, Impact: Low, Due: May"]
)
def test_a_list_whose_labels_name_another_kind_stays_beside_one_of_actions(tail: str) -> None:
    shape = "{} (Lead: {}, by {})"
    plan = listed(*(shape.format(*told) for told in READ))
    others = listed(f"Open a hub ({tail})", f"Close a home ({tail})")
    assert [(what.strip("•. "), *told) for what, *told in rows(*plan, heading("Others"), *others)] == [
        (what, who, when) for what, who, when in READ
    ]
