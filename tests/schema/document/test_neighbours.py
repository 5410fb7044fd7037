"""The list of statistical neighbours: whole, of councils of today, and told in words."""

from __future__ import annotations

from schema.document.authorities import authorities
from schema.document.neighbours import NEIGHBOURS, neighbours


def test_every_council_of_today_has_ten_others() -> None:
    assert neighbours().keys() == {a.name for a in authorities().values() if not a.ended}
    for council, like in neighbours().items():
        assert len({other.name for other in like} - {council}) == NEIGHBOURS


def test_the_nearest_stands_first_with_how_close_it_is() -> None:
    assert neighbours()["Cumberland"][0] == ("Westmorland and Furness", "very close")


def test_no_council_is_closer_than_one_before_it() -> None:
    order = ["extremely close", "very close", "close", "somewhat close", "not close"]
    for like in neighbours().values():
        ranks = [order.index(other.closeness) for other in like]
        assert ranks == sorted(ranks)
