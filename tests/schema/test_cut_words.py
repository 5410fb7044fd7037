"""Words that a narrow column cut in two are read whole where they say nothing as they stand."""

from __future__ import annotations

import pytest

from schema.dates.parse_date import read_date
from schema.ratings.parse_rating import read_rating


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Septemb er 2031", "2031-09-01"),
        ("30 Septem ber 2031", "2031-09-30"),
        ("31/03/20 31", "2031-03-31"),
        ("31/03/2 031", "2031-03-31"),
        ("31/03/20 31 people", "2020-03-31"),  # figures that others follow
        ("Septemb er visits of 2031", ""),  # more words than a narrow cell holds
    ],
)
def test_a_date_cut_within_a_word_or_its_year(text: str, first: str) -> None:
    assert str(read_date(text).first or "") == first


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Complet ed", "complete"),
        ("Not star ted", "not_started"),
        ("Wait ing", None),
        ("Partial ly complet ed", None),  # one of more words may hedge
    ],
)
def test_a_state_cut_within_a_word(text: str, status: str | None) -> None:
    assert read_rating(text).status == status


def test_a_colour_cut_within_its_word() -> None:
    assert read_rating("Am ber").rag == "amber"
    assert read_rating("Am bit").unread
