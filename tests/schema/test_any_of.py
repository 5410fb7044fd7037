"""Many expressions asked at once say what they would say one by one."""

from __future__ import annotations

import re

import pytest

from schema.any_of import AnyOf, any_of

PATTERNS = [
    r"^late|early",
    r"^on (track|time)$",
    r"\bdone\b",
    r"\b(fully|partly) met|missed",
    r"[|^]!",
    r"^[|(]x",
    r"\((a|b)[)(]",
]
TEXTS = [
    "late again",
    "not late",
    "too early",
    "on track",
    "is on track",
    "all done now",
    "undone",
    "partly met",
    "unpartly met",
    "dismissed",
    "a|!",
    "(x",
    "a (x",
    "a(b(",
    "(c)",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_all_at_once_find_what_one_of_them_finds(text: str) -> None:
    assert AnyOf(PATTERNS).found_in(text) is any(re.search(pattern, text) is not None for pattern in PATTERNS)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", TEXTS)
def test_each_alone_is_found_where_it_stands(pattern: str, text: str) -> None:
    assert any_of((pattern,)).found_in(text) is (re.search(pattern, text) is not None)


def test_no_expressions_are_found_nowhere() -> None:
    assert not AnyOf([]).found_in("anything")
