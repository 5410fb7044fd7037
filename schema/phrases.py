"""Phrases of known words found among the words of a text, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

Meaning = TypeVar("Meaning")


class Phrases(Generic[Meaning]):
    """Phrases with what each means, as a tree of their words: what spaCy's PhraseMatcher finds, without the second it
    takes to import."""

    def __init__(self) -> None:
        self._tree: dict[str | None, Any] = {}  # word -> tree of those that may follow; None -> meanings that end here

    def add(self, words: Sequence[str], meaning: Meaning) -> None:
        """Know a phrase of one word or more; the same phrase may mean several things."""
        tree = self._tree
        for word in words:
            tree = tree.setdefault(word, {})
        tree.setdefault(None, {})[meaning] = True

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Meaning]]:
        """First word, the one after the last, and meaning of every phrase that stands among the words."""
        for start in [i for i, word in enumerate(words) if word in self._tree]:  # few words open a phrase
            tree, end = self._tree[words[start]], start + 1
            while tree is not None:
                for meaning in tree.get(None, ()):
                    yield start, end, meaning
                tree, end = tree.get(words[end]) if end < len(words) else None, end + 1
