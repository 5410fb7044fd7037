"""Links from units of a plan to recommendations: by words, number and paragraph, and what is asked instead."""

from __future__ import annotations

import pytest

from pipeline.links.replies import Reply
from pipeline.links.responses import responses
from pipeline.links.wording import difference

ASKED = [
    "Visit every child within five days of a referral",
    "Record the wishes of children in their files",
    "Recruit enough foster carers for brothers and sisters",
    "Give each manager a yearly plan of audits",
]


def asked() -> list[dict[str, object]]:
    return [
        {"finding_id": f"f{n}", "text": text, "ref": str(n + 20), "addressee": "council", "inspection_refs": []}
        for n, text in enumerate(ASKED, start=1)
    ]


def unit(number: str, text: str, *refs: str) -> Reply:
    return Reply(number, [text], actions=[f"a{number}"], refs=set(refs))


def found(*units: Reply, card: dict[str, str] | None = None) -> list[tuple[str, object, str, bool]]:
    return [(r.reply.name, r.finding["finding_id"], r.how, r.sure) for r in responses(units, asked(), card or {})]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("1. visit every child, within five days of a referral.", "verbatim"),
        ("Visit every child within ten days of a referral", "reworded"),
    ],
)
def test_the_same_words_are_verbatim_and_others_reworded(text: str, how: str) -> None:
    assert found(unit("1", text)) == [("a1", "f1", how, True)]


def test_numbers_count_only_where_the_linked_units_bear_them() -> None:
    own = unit("4", "A programme that looks at the work of managers and their audits")
    same = [unit(str(n), text) for n, text in enumerate(ASKED[:3], start=1)]
    assert ("a4", "f4", "number", True) in found(*same, own)
    swapped = [unit("2", ASKED[0]), unit("1", ASKED[1]), same[2]]
    assert not [row for row in found(*swapped, own) if row[2] == "number"]


def test_a_unit_that_cites_the_recommendation_as_a_paragraph_is_linked_where_words_agree() -> None:
    assert found(unit("9", "More foster carers", "para 23")) == [("a9", "f3", "paragraph", True)]


def test_a_card_goes_before_the_words() -> None:
    assert found(unit("1", ASKED[0]), card={"a1": "none"}) == []
    assert found(unit("1", ASKED[0]), card={"a1": "f2"}) == [("a1", "f2", "card", True)]


def test_a_rewording_is_told_as_a_difference() -> None:
    assert difference("Visit within ten days", "Visit within five days") == '"ten" for "five"'
