"""How alike two wordings of one recommendation are, and the difference between them in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from math import log, sqrt

from schema.vocabulary import fold

NUMBER = re.compile(r"^\s*\(?\d+(?:\.\d+)*[.)]?\s*(?=[^\W\d])")  # "3. ", "10.Staff": what stands before the words
_WORD = re.compile(r"\w+")
POINT = re.compile(r"^(?:[^\w\s]+|\(?(?:\w|[ivx]+|\d+)[.)])\s+")  # the bullet or letter of a nested point
SHORTEST_PART = 6  # words of a wording that stands for the whole it is part of
PART = 95.0  # per cent of a part's letters that must stand in the whole


@lru_cache(maxsize=1 << 12)  # texts of one council, which are compared pair by pair
def plain(text: str) -> str:
    """The words alone: one case, without punctuation and the number in front."""
    return " ".join(_WORD.findall(NUMBER.sub("", fold(text).replace("'", ""))))


def wordings(text: str) -> list[str]:
    """A recommendation as a plan may repeat it: whole, and the words over nested points with each of them."""
    opening, *points = [line for line in text.splitlines() if line.strip()] or [text]
    if not points:
        return [text]
    return [text, *(f"{opening} {POINT.sub('', point.strip())}" for point in points)]


def verbatim(one: str, other: str) -> bool:
    """Whether two texts have the same words; spaces do not count ("head teacher", "headteacher")."""
    words = plain(one).replace(" ", "")
    return bool(words) and words == plain(other).replace(" ", "")


def part_of(part: str, whole: str) -> bool:
    """Whether one text, long enough to tell, stands within a longer one."""
    from rapidfuzz import fuzz

    part, whole = plain(part), plain(whole)
    return SHORTEST_PART <= len(part.split()) < len(whole.split()) and fuzz.partial_ratio(part, whole) >= PART


def likeness(ours: Sequence[str], theirs: Sequence[str]) -> list[list[float]]:
    """How alike each of `ours` is to each of `theirs`, 0 to 1: the mean of the cosine of their TF-IDF weights, which
    hears rare words, and of the share of letters the sorted words have in common, which hears all of them."""
    from rapidfuzz import fuzz

    texts = [plain(text) for text in (*ours, *theirs)]
    if not any(texts):
        return [[0.0] * len(theirs) for _ in ours]
    weights = _weights(texts)
    return [
        [
            round((_cosine(weights[i], weights[j]) + fuzz.token_sort_ratio(texts[i], texts[j]) / 100) / 2, 4)
            for j in range(len(ours), len(texts))
        ]
        for i in range(len(ours))
    ]


def _weights(texts: Sequence[str]) -> list[dict[str, float]]:
    """The words of each text with their TF-IDF weights, in a vector of length 1; a word said again adds its logarithm.

    As scikit-learn weighs them, whose loading takes longer than the weighing of a hundred plans.
    """
    counts = [Counter(text.split()) for text in texts]
    known = Counter(word for count in counts for word in count)
    rare = {word: log((1 + len(texts)) / (1 + number)) + 1 for word, number in known.items()}
    weights = [{word: (1 + log(number)) * rare[word] for word, number in count.items()} for count in counts]
    lengths = [sqrt(sum(weight * weight for weight in found.values())) for found in weights]
    return [{word: w / length for word, w in one.items()} for one, length in zip(weights, lengths, strict=True)]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def difference(printed: str, asked: str) -> str:
    """What a re-wording changed: '"to social workers" for "across the service"; without "yearly"'."""
    ours, theirs = NUMBER.sub("", printed).split(), asked.split()
    matcher = SequenceMatcher(None, [plain(w) for w in theirs], [plain(w) for w in ours], autojunk=False)
    told = []
    for tag, i, j, k, n in matcher.get_opcodes():
        before, after = " ".join(theirs[i:j]), " ".join(ours[k:n])
        if tag == "replace":
            told.append(f'"{after}" for "{before}"')
        elif tag != "equal":
            told.append(f'without "{before}"' if before else f'with "{after}"')
    return "; ".join(told)
