"""Vocabulary files of this package, and the one spelling in which words are compared with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

VOCABULARIES = Path(__file__).with_name("vocabularies")

# Letters of other alphabets that print like Latin ones: plans typed on mixed keyboards hold "Ву" for "By". Capitals and
# small letters apart, since some look alike in one case only (Greek "Ν" is an N, "ν" a v).
_LOOK_ALIKES = {
    **dict(zip("АВЕЅІЈКМНОРСТУХҺԚԜӀаеѕіјорсухһԁԛԝӏвкмнт", "ABESIJKMHOPCTYXHQWIaesijopcyxhdqwlbkmht", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιικνορυχ", "ABEZHIKMNOPTYXaiikvopux", strict=True)),
}
_QUOTES_AND_DASHES = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),  # soft hyphens and marks of no width
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),  # of direction
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", ""),  # marks of footnotes, which are no figures of the number before them
}
_FOLDED = _LOOK_ALIKES | _QUOTES_AND_DASHES


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """`text` in the spelling for comparing: one case, Latin letters, straight quotes and dashes, single spaces.

    For matching only; what is kept and shown is the printed text.
    """
    if not text.isascii():
        for mark in set(text) & _FOLDED.keys():  # a text has few of them, where `translate` looks up every letter
            text = text.replace(mark, _FOLDED[mark])
        text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().replace("`", "'").split())


@cache
def load(name: str) -> dict[str, Any]:
    """The vocabulary `vocabularies/NAME.yml`, every scalar as the text written ("No" stays "No"). Not to be changed.

    Raises FileNotFoundError where there is no such file, ValueError, naming the file, where it is not a mapping or
    gives one word twice.
    """
    path = VOCABULARIES / f"{name}.yml"
    try:
        vocabulary = yaml.load(path.read_text(encoding="utf-8"), Loader=_EachKeyOnce)
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: {error}") from error
    if not isinstance(vocabulary, dict):
        raise ValueError(f"{path.name}: a vocabulary is a mapping of words")
    return vocabulary


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """A pattern made of words of a vocabulary, compiled once: `re` forgets those it has been asked for when they are
    more than some hundreds, as ours are."""
    return re.compile(pattern)


def alternatives(phrases: Iterable[str]) -> str:
    """The phrases as a regular expression, the longest first, so that "to be agreed" is not read as "to"."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


class _EachKeyOnce(yaml.CBaseLoader):
    """CBaseLoader, which would keep the last of two equal keys, refusing them."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"{key.value!r} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)
