"""Without the letters that an expression needs it is not found."""

from __future__ import annotations

import re

import pytest

from schema.needed_letters import needed_letters


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bareas? of (weakness|concern)\b", {"weakness", "concern"}),
        (r"\b(late|overdue) (again)?", {"late", "overdue"}),
        (r"(very )*late", {"late"}),
        (r"(very )+good", {"very "}),
        (r"\blate|\bnever", {"late", "never"}),
        (r"[a-z]+ed", {"ed"}),
        (r"\d+|late", set()),
        (r"(?i:late)", set()),
        (r"(?!late)\w+", set()),
    ],
)
def test_an_expression_needs_its_longest_letters(pattern: str, letters: set[str]) -> None:
    assert needed_letters([pattern]) == letters


def test_several_need_one_of_what_each_needs_and_nothing_where_one_needs_nothing() -> None:
    assert needed_letters(["late", "on time"]) == {"late", "on time"}
    assert needed_letters(["late", r"\d"]) == frozenset()


@pytest.mark.parametrize("text", ["late", "too late", "on time", "never", "areas of concern", ""])
def test_what_is_found_holds_needed_letters(text: str) -> None:
    patterns = [r"\blate$", r"on t?ime", r"areas? of (weakness|concern)"]
    found = any(re.search(pattern, text) for pattern in patterns)
    assert not found or any(letters in text for letters in needed_letters(patterns))
