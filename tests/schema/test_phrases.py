"""Known phrases are found wherever they stand, as spaCy's PhraseMatcher finds them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from schema.phrases import Phrases

VOCABULARY = spacy.blank("en").vocab
WORDS = st.sampled_from(["plan", "the", "of", "care"])


def known(*phrases: Sequence[str]) -> Phrases[str]:
    found = Phrases[str]()
    for phrase in phrases:
        found.add(phrase, " ".join(phrase))
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the care plan", [(1, 2, "care"), (1, 3, "care plan")]),
        ("care", [(0, 1, "care")]),
        ("plan of care", [(2, 3, "care")]),
        ("plan", []),
        ("", []),
    ],
)
def test_longer_and_shorter_phrases_are_found(words: str, found: list[tuple[int, int, str]]) -> None:
    assert list(known(["care"], ["care", "plan"]).find(words.split())) == found


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=5), st.lists(WORDS, max_size=8))
def test_the_same_is_found_as_by_spacy(phrases: list[list[str]], words: list[str]) -> None:
    matcher = PhraseMatcher(VOCABULARY)
    for phrase in phrases:
        matcher.add(" ".join(phrase), [Doc(VOCABULARY, words=phrase)])
    by_spacy = {(start, end, VOCABULARY.strings[key]) for key, start, end in matcher(Doc(VOCABULARY, words=words))}
    assert sorted(known(*phrases).find(words)) == sorted(by_spacy)
