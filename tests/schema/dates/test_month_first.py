"""Dates in figures whose month stands first."""

from __future__ import annotations

import pytest

from schema.dates.month_first import months_stand_first, with_days_first


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["05/30/2031", "by 06/13/31", "04/11/2031"], True),
        (["05/30/2031", "05/30/2031", "04/11/2031"], False),  # one may be a slip of the pen
        (["05/30/2031", "06/13/2031", "13/06/2031"], False),
        (["30/05/2031", "13/06/2031"], False),
        (["2031/05/30", "99/99/2031", "31/31/2031"], False),
    ],
)
def test_months_stand_first_where_several_dates_are_none_else_and_none_has_its_day_there(
    texts: list[str], first: bool
) -> None:
    assert months_stand_first(texts) == first


def test_only_whole_dates_in_figures_are_turned() -> None:
    assert with_days_first("From 05/30/2031 to 6/1/31, 24/7 (3/4)") == "From 30/05/2031 to 1/6/31, 24/7 (3/4)"
