"""One column that holds an owner and a time: each word in one of the two, none lost."""

from __future__ import annotations

import pytest

from pipeline.plan.rows.split_columns import split_columns
from tests.draw import cell


@pytest.mark.parametrize(
    ("text", "owner", "time"),
    [
        ("Head of Service\nMarch 2024", "Head of Service", "March 2024"),
        ("Head of Service, March 2024", "Head of Service", "March 2024"),
        ("Team Managers Immediate", "Team Managers", "Immediate"),
        ("Head of Service, Early Help; Designated Nurse\nAutumn term 2024", None, "Autumn term 2024"),
        ("Lead Member\nEvery six months", "Lead Member", "Every six months"),
        ("March 2024", "", "March 2024"),
        ("Head of Service", "Head of Service", ""),
        (
            "Chair of the Board\nBy March 2025, subject to funding",
            "Chair of the Board",
            "By March 2025, subject to funding",
        ),
        ("", "", ""),
    ],
)
def test_a_time_at_the_end_goes_to_the_date(text: str, owner: str | None, time: str) -> None:
    first, second = split_columns(cell(text), ("owners", "due"))
    assert second.text == time
    assert first.text == (owner if owner is not None else text.split("\n")[0])
    words = text.replace(",", " ").replace(";", " ").split()
    assert sorted((first.text + " " + second.text).replace(",", " ").replace(";", " ").split()) == sorted(words)


@pytest.mark.parametrize(("text", "is_rated"), [("Green: begun in May", True), ("The supplier is late", False)])
def test_comments_beside_a_rating_are_rated_where_they_name_a_colour(text: str, is_rated: bool) -> None:
    rag, comments = split_columns(cell(text), ("rag", "comments"))
    assert (rag.text, comments.text) == (text if is_rated else "", text)


@pytest.mark.parametrize(
    ("text", "time", "story"),
    [
        ("30 June 2024: the first of two was held in May", "30 June 2024", "the first of two was held in May"),
        ("End of June 2024\nHalf of the team has been seen", "End of June 2024", "Half of the team has been seen"),
        ("Ongoing - reviewed in March", "Ongoing", "reviewed in March"),
        ("Jan 24 - Mar 24. Nothing done yet", "Jan 24 - Mar 24", "Nothing done yet"),
        ("Two meetings held, the last in June 2024", "", "Two meetings held, the last in June 2024"),
        ("30 June 2024", "30 June 2024", ""),
    ],
)
def test_beside_progress_the_time_stands_first(text: str, time: str, story: str) -> None:
    first, second = split_columns(cell(text), ("due", "progress"))
    assert (first.text, second.text) == (time, story)


@pytest.mark.parametrize(
    ("text", "time", "rating"),
    [
        ("May 2024 Green", "May 2024", "Green"),
        ("31/05/24 - on track", "31/05/24", "on track"),
        ("End of May 2024 (complete)", "End of May 2024", "complete"),
        ("May 2024\nA", "May 2024", "A"),
        ("May 2024", "May 2024", ""),
        ("Green", "", "Green"),
        ("Ongoing", "Ongoing", "Ongoing"),
        ("After the next inspection", "After the next inspection", ""),
    ],
)
def test_beside_a_rating_the_time_stands_first(text: str, time: str, rating: str) -> None:
    first, second = split_columns(cell(text), ("due", "status"))
    assert (first.text, second.text) == (time, rating)


def test_two_fields_that_are_no_dates_both_take_the_whole_cell() -> None:
    whole = cell("Done in all teams")
    assert split_columns(whole, ("progress", "evidence")) == (whole, whole)


@pytest.mark.parametrize(
    ("text", "owner", "partners"),
    [
        ("Housing, Legal, Estates", "Housing", "Legal, Estates"),
        ("Head of Service, Fostering", "Head of Service, Fostering", ""),
        ("Housing\nLegal", "Housing", "Legal"),
        ("Housing", "Housing", ""),
        ("", "", ""),
    ],
)
def test_of_owners_and_partners_the_first_name_is_the_owner(text: str, owner: str, partners: str) -> None:
    first, rest = split_columns(cell(text), ("owners", "partners"))
    assert (first.text, rest.text) == (owner, partners)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("May 2024 - July 2024", "May 2024", "July 2024"),
        ("1/5/24–31/7/24", "1/5/24", "31/7/24"),
        ("01-05-2024 to 31-07-2024", "01-05-2024", "to 31-07-2024"),
        ("May 2024\nJuly 2024", "May 2024", "July 2024"),
        ("July 2024", "", "July 2024"),
        ("May - July 2024", "", "May - July 2024"),
        ("01/05/24 31/07/24", "01/05/24", "31/07/24"),
        ("1 May 2024 31 July 2024", "1 May 2024", "31 July 2024"),
        ("Q2 2024", "", "Q2 2024"),
        ("May July 2024", "", "May July 2024"),
        ("May 2024 - once a lead is in post", "", "May 2024 - once a lead is in post"),
        ("", "", ""),
    ],
)
def test_of_two_times_under_start_and_end_the_first_is_the_start(text: str, start: str, end: str) -> None:
    first, second = split_columns(cell(text), ("start", "due"))
    assert (first.text, second.text) == (start, end)
