"""Ratings and states are read apart, from words, letters, fills, signs and the plan's own legend."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.ratings.parse_rating import Legend, legend_of_words, read_legend, read_legend_lines, read_rating


@pytest.mark.parametrize(
    ("text", "rag", "status"),
    [
        ("G", "green", None),
        ("B", "blue", None),
        ("AMBER", "amber", None),
        ("RAG: Amber", "amber", None),
        ("Dark green", "green", None),
        ("B Blue", "blue", None),
        ("Green – on track", "green", "on_track"),
        ("G – completed", "green", "complete"),
        ("Amber (was Red)", "amber", None),
        ("Amber - recruitment has taken longer than the service had hoped", "amber", None),
        ("Red → Amber", "amber", None),
        ("Amber to Green", "green", None),
        ("R → A", "amber", None),
        ("Complete", None, "complete"),
        ("Compete", None, "complete"),
        ("Action completed.", None, "complete"),
        ("Complete (Jan 24)", None, "complete"),
        ("100% complete", None, "complete"),
        ("Completed. The next audit starts soon", None, "complete"),
        ("COMPLETED Next round of visits is being arranged", None, "complete"),
        ("Complete and embedded", None, "embedded"),
        ("Complete – embedded", None, "embedded"),
        ("Action complete and embedded", None, "embedded"),
        ("Ongoing – on track", None, "on_track"),
        ("On track for completion by the end of May", None, "on_track"),
        ("Not yet complete", None, "in_progress"),
        ("On-going", None, "in_progress"),
        ("Doing", None, "in_progress"),
        ("Delayed – staff sickness", None, "off_track"),
        ("Not yet started (at planning stage)", None, "not_started"),
        ("Paused", None, "on_hold"),
        ("Paused pending review", None, "on_hold"),
        ("Due to start in May", None, "not_started"),
        ("Ahead of schedule", None, "on_track"),
        ("Behind schedule but recoverable", None, "at_risk"),
        ("Slipping", None, "off_track"),
        ("G -> A", "amber", None),
        ("G - A rated peer read it", "green", None),
        ("Red → Amber → Green", "green", None),
        ("Was Red now Amber", "amber", None),
        ("Complete (Green)", "green", "complete"),
        ("Complete/Blue", "blue", "complete"),
        ("Ongoing - amber", "amber", "in_progress"),
        ("BLUE = complete", "blue", "complete"),
        ("G / complete", "green", "complete"),
        ("Green but slipping", "green", "off_track"),
        ("Current: Green", "green", None),
        ("3 - on track", None, "on_track"),
        ("4 (complete)", None, "complete"),
        ("G ↑", "green", None),
        ("A→", "amber", None),
        ("A → G", "green", None),
        ("(R)", "red", None),
        ("No longer required", None, "superseded"),
        ("✓", None, "complete"),
        ("🟢", "green", None),
    ],
)
def test_words_letters_and_signs(text: str, rag: str | None, status: str | None) -> None:
    rating = read_rating(text)
    assert (rating.rag, rating.status, rating.unread) == (rag, status, False)


@pytest.mark.parametrize("text", ["", "-", "N/A", "TBC", "Not yet rated"])
def test_no_rating_is_nothing_to_report(text: str) -> None:
    assert read_rating(text) == read_rating("")


@pytest.mark.parametrize(
    "text",
    [
        "75%",
        "80% complete",
        "Plan in place",
        "To be completed",
        "Will be complete by May",
        "Complete the audit of all case files",
        "Some staff trained",
        "White Paper drafted",
        "Audit completed. The next one is in June.",
        "Completed for three of the five teams so far",
        "Red/Amber/Green",
        "3 - complete the audit of visits",
        "12 - on track",
        "R / A / G",
        "Green spaces near each children's home have been mapped by the team",
    ],
)
def test_what_is_no_rating_is_left_unread(text: str) -> None:
    rating = read_rating(text)
    assert (rating.rag, rating.status, rating.unread) == (None, None, True)


def test_a_colour_among_other_words_beside_a_state_is_none() -> None:
    assert read_rating("Plan for green spaces in progress").rag is None


@pytest.mark.parametrize(
    ("text", "graver"), [("A/G", "amber"), ("R/A", "red"), ("Amber/Green", "amber"), ("AG", "amber")]
)
def test_two_colours_at_once_are_flagged(text: str, graver: str) -> None:
    rating = read_rating(text)
    assert (rating.rag, rating.mixed) == (graver, True)


def test_a_colour_is_no_state_without_a_legend() -> None:
    assert read_rating("Amber", "amber").status is None
    assert read_rating("", "red").status is None


def test_words_go_before_the_fill_and_differing_from_it_is_said() -> None:
    assert read_rating("Amber", "green").disagrees
    assert read_rating("Amber", "green").rag == "amber"
    assert not read_rating("Amber", "yellow").disagrees
    assert not read_rating("Amber", "grey").disagrees  # shading of the table


def test_a_fill_rates_beside_words_that_only_name_a_state() -> None:
    rating = read_rating("Complete", "blue")
    assert (rating.rag, rating.source, rating.status) == ("blue", "fill", "complete")


def test_words_nothing_reads_keep_the_colour_of_the_fill() -> None:
    rating = read_rating("Plan in place", "amber")
    assert (rating.rag, rating.status, rating.unread) == ("amber", None, True)


def test_a_coloured_dot_is_a_symbol() -> None:
    assert read_rating("●", "red").source == "symbol"


@pytest.mark.parametrize(("colour", "rag"), [("grey", "grey"), ("white", None)])
def test_an_empty_cell_of_a_neutral_colour(colour: str, rag: str | None) -> None:
    assert read_rating("", colour).rag == rag


LEGEND = legend_of_words(
    {"Red": "Overdue", "Amber": "In progress", "Green": "Completed", "P": "Parked: no longer needed"}
)


@pytest.mark.parametrize(
    ("text", "colour", "rag", "source", "status"),
    [
        ("", "amber", "amber", "fill", "in_progress"),
        ("", "yellow", "amber", "fill", "in_progress"),  # the plan calls it amber
        ("A", None, "amber", "text", "in_progress"),
        ("Completed", None, "green", "legend", "complete"),
        ("Delayed", "amber", "amber", "fill", "off_track"),
        ("", "blue", "blue", "fill", None),
    ],
)
def test_the_plans_own_legend_gives_the_state(
    text: str, colour: str | None, rag: str, source: str, status: str | None
) -> None:
    rating = read_rating(text, colour, LEGEND)
    assert (rating.rag, rating.source, rating.status) == (rag, source, status)


def test_a_meaning_in_a_cell_of_another_colour_disagrees() -> None:
    assert read_rating("Completed", "red", LEGEND).disagrees


def test_a_legend_of_a_card_names_only_colours_and_letters() -> None:
    with pytest.raises(ValueError, match="Turquoise"):
        legend_of_words({"Turquoise": "Done"})


Rows = list[list[tuple[str, str | None]]]

LEGENDS: dict[str, Rows] = {
    "fill beside words": [[("", "red"), ("Late", None), ("Behind plan", None)], [("", "green"), ("On track", None)]],
    "words beside fill": [[("Behind plan", None), ("", "red")], [("On track", None), ("", "green")]],
    "words in fills": [[("Behind plan", "red"), ("On track", "green")]],
    "one row of pairs": [[("Key", None), ("", "red"), ("overdue", None), ("", "green"), ("on track", None)]],
    "equals signs": [[("Red = behind plan", None)], [("Green = on track", None)]],
    "letters": [[("RAG key", None)], [("R: overdue", None)], [("G: on target", None)]],
    "letter and word": [[("R Red Overdue", None)], [("G Green On target", None)]],
    "letter in a fill": [
        [("Red", "red"), ("R", None), ("Off track", None)],
        [("Green", "green"), ("G", None), ("On track", None)],
    ],
    "colours over meanings": [[("Red", None), ("Green", None)], [("Overdue", None), ("On track", None)]],
    "shaded title": [
        [("Rating", "blue"), ("Meaning", "blue")],
        [("Red", None), ("Late: overdue", None)],
        [("Green", None), ("On track", None)],
    ],
    "words on their colours": [[("Off track", "red")], [("At risk", "amber")], [("On track", "green")]],
    "named on one grey": [
        [("Red: overdue", "grey"), ("Amber: at risk", "grey")],
        [("Green: on track", "grey"), ("Blue: complete", "grey")],
    ],
    "one cell": [[("Red – overdue\nGreen – on track", None)]],
}


@pytest.mark.parametrize("rows", LEGENDS.values(), ids=LEGENDS)
def test_a_table_that_is_a_legend(rows: Rows) -> None:
    legend = read_legend(rows)
    assert legend is not None
    assert (legend.status_of("red"), legend.status_of("green")) == ("off_track", "on_track")


def test_a_scale_of_numbers_is_a_legend() -> None:
    scale = read_legend(
        [
            [("1", None), ("Fully met", None)],
            [("2", None), ("On track", None)],
            [("3", None), ("Late: behind plan", None)],
        ]
    )
    assert scale is not None
    assert [read_rating(sign, None, scale).status for sign in "123"] == ["complete", "on_track", "off_track"]


OTHERS: dict[str, Rows] = {
    "a plan whose rows open with a rating": [
        [("RED", "red"), ("Visits", None), ("3", None), ("Begun", None), ("Complete them", None), ("AD", None)],
        [("GREEN", "green"), ("Plans", None), ("2", None), ("On track", None), ("Write them", None), ("AD", None)],
    ],
    "a plan of two rows": [
        [("Train staff", None), ("Complete", "green")],
        [("Write policy", None), ("On track", "amber")],
    ],
    "a plan with letters": [
        [("1.1", None), ("Audit cases", None), ("G", "green")],
        [("1.2", None), ("Meet families", None), ("A", "amber")],
    ],
    "a plan with fills": [
        [("Action", "blue"), ("RAG", "blue")],
        [("Write policy", None), ("", "amber")],
        [("Review it", None), ("", "green")],
    ],
    "a plan painted grey, as slides are": [
        [("What we will do", "blue"), ("Lead", "blue"), ("When", "blue"), ("Status", "blue")],
        [("Open two homes", "grey"), ("Head of Homes", "grey"), ("May 2031", "grey"), ("On track", "green")],
        [("Pay carers more", "grey"), ("Fostering Manager", "grey"), ("June 2031", "grey"), ("Delayed", "red")],
    ],
    "orders": [[("Complete the audit", None), ("G", "green")], [("Start the training", None), ("A", "amber")]],
    "a heading of colours": [[("KEY RED AMBER GREEN", None)]],
    "one meaning": [[("Red", "red"), ("Overdue", None)]],
    "nothing": [[("", None)]],
    "no rows": [],
}


@pytest.mark.parametrize("rows", OTHERS.values(), ids=OTHERS)
def test_a_table_that_is_no_legend(rows: Rows) -> None:
    assert read_legend(rows) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["RAG key: Red – overdue; Amber – some slippage; Green – on track"],
        ["Key", "R = overdue, A = some slippage, G = on track"],
        ["Red: overdue", "Amber: some slippage", "Green: on track"],
        ["Red Overdue", "Amber Some slippage", "Green On track"],
        ["Key: 🔴 off track 🟠 some delay 🟢 on track"],
        ["🟢 = on track; 🟠 Amber: some delay; 🔴\ufe0f – off track"],
    ],
)
def test_a_legend_in_prose(lines: list[str]) -> None:
    legend = read_legend_lines(lines)
    assert legend is not None
    assert [legend.status_of(c) for c in ("red", "amber", "green")] == ["off_track", "at_risk", "on_track"]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["The action moved from red to amber: progress was slow."],
        ["Green: on track", "", "Text.", "More text.", "And more.", "Red: overdue"],
        ["Red is the colour of the front door; green is that of the gate."],
        ["Homes open 🟢", "Carers trained 🔴"],
    ],
)
def test_prose_that_is_no_legend(lines: list[str]) -> None:
    assert read_legend_lines(lines) is None


def test_a_meaning_that_is_one_state_or_another_is_none() -> None:
    legend = legend_of_words({"Red": "The action has not yet started or there is significant delay"})
    assert legend is not None
    assert legend.status_of("red") is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from([None, "red", "amber", "white"]), st.sampled_from([None, LEGEND]))
def test_any_text_has_a_rating_or_none(text: str, colour: str | None, legend: Legend | None) -> None:
    rating = read_rating(text, colour, legend)
    assert (rating.source is None) == (rating.rag is None)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.text(max_size=20), st.sampled_from([None, "red", "green"])), max_size=4), max_size=5)
)
def test_any_table_is_a_legend_or_none(rows: Rows) -> None:
    legend = read_legend(rows)
    assert legend is None or len(legend.meanings) >= 2
    assert read_legend_lines([text for row in rows for text, _ in row]) is None or rows


def test_a_figure_on_a_fill_is_rated_by_the_fill() -> None:
    rating = read_rating("60%", "green")
    assert (rating.rag, rating.source, rating.unread) == ("green", "fill", False)
    assert read_rating("60%").unread


@pytest.mark.parametrize(
    ("text", "status"), [("New", "not_started"), ("New action.", "not_started"), ("Partly", "in_progress")]
)
def test_a_word_that_is_a_state_only_where_it_stands_alone(text: str, status: str) -> None:
    assert read_rating(text).status == status
    assert read_rating(f"{text.rstrip('.')} berths were bought").status is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Audit done", "complete"),
        ("First audit done", None),
        ("Four teams done", None),
        ("Draft complete", None),
        ("Complete. Four teams took part", "complete"),
    ],
)
def test_what_is_done_of_a_part_is_no_state_of_the_whole(text: str, status: str | None) -> None:
    assert read_rating(text).status == status
